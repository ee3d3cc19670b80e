"""A canvas as drawing commands for LaTeX, which ``latex/pubsbanner.sty`` defines; nothing of a page's text is in them.

A linear or a radial gradient is one shading of the PDF, in the geometry of CSS. What no shading can say, a conic
gradient or translucent layers over each other, is drawn as a fine mosaic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinxcontrib_pubs.banner.geometry import Line, Rings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinxcontrib_pubs.banner.canvas import Canvas
    from sphinxcontrib_pubs.banner.colour_spaces import Triple

#: The unit of a shading: it is declared as long, and scaled to what it must cover.
_LENGTH: Final = 100.0
#: How far apart two colours must stand for PDF viewers to show an edge between them.
_EDGE: Final = 0.005
_MOST_KNOTS: Final = 600
#: How far from the box a shading may reach, in CSS pixels: TeX's dimensions end at twice as much.
_FARTHEST: Final = 8000.0
#: The side of a mosaic's stones, in CSS pixels: about a millimetre on paper.
_STONE: Final = 5


def as_drawing(canvas: Canvas) -> str:
    """Commands in CSS pixels from the lower left corner."""
    if not canvas.layers:
        return _fill(canvas.veiled(canvas.base), 0, 0, *canvas.box)
    (first, *others) = canvas.layers
    if not others:
        if isinstance(first, Line) and (shades := _shades(canvas, first, 0.0, 1.0, _LENGTH)):
            return _along(canvas, first, shades)
        if isinstance(first, Rings) and (drawing := _rings(canvas, first)):
            return drawing
    return _mosaic(canvas)


def _along(canvas: Canvas, line: Line, shades: str) -> str:
    (x, y), (width, height) = line.direction, canvas.box
    thickness = abs(width * y) + abs(height * x)
    matrix = (line.length * x, -line.length * y, thickness * y, thickness * x)
    middle = (line.centre[0], height - line.centre[1])
    return _shading('line', [*(number / _LENGTH for number in matrix), *middle], shades)


def _rings(canvas: Canvas, rings: Rings) -> str:
    width, height = canvas.box
    outermost = max(rings.place(x, y) for x in (0, width) for y in (0, height))
    if min(rings.radii) <= 0:
        return _fill(canvas.over_base(rings.ramp.pieces[-1].shown(1.0)), 0, 0, width, height)
    # A little more, or the corners might show what is below.
    reach = outermost * 1.002
    if max(map(abs, rings.centre)) + max(rings.radii) * reach > _FARTHEST:
        return ''
    shades = _shades(canvas, rings, 0.0, reach, _LENGTH / 2)
    scale = [radius * reach / (_LENGTH / 2) for radius in rings.radii]
    middle = (rings.centre[0], height - rings.centre[1])
    return shades and _shading('rings', [scale[0], 0, 0, scale[1], *middle], shades)


def _shades(canvas: Canvas, layer: Line | Rings, start: float, end: float, length: float) -> str:
    """pgf's list of colours from ``start`` to ``end`` of a layer; '' for more of them than a shading should have."""
    knots = layer.ramp.knots(start, end)
    if not knots or len(knots) > _MOST_KNOTS:
        return ''
    shades = []
    latest = -_EDGE
    for number, (place, shown) in enumerate(knots):
        left = len(knots) - 1 - number
        at = min(max((place - start) / (end - start) * length, latest + _EDGE), length - left * _EDGE)
        latest = at
        shades.append(f'rgb({_number(at)}bp)=({_channels(canvas.over_base(shown))})')
    return '; '.join(shades)


def _mosaic(canvas: Canvas) -> str:
    """Each stone reaches to the right and the lower edge, and the next ones are laid over it: so there are no seams."""
    return '%\n'.join(_stones(canvas))


def _stones(canvas: Canvas) -> Iterator[str]:
    width, height = canvas.box
    for top in _steps(height):
        latest = None
        for left in _steps(width):
            colour = canvas.at(left + _STONE / 2, top + _STONE / 2)
            if colour != latest:
                yield _fill(colour, left, 0, width - left, height - top)
            latest = colour


def _steps(size: float) -> Iterable[int]:
    return range(0, round(size), _STONE)


def _fill(colour: Triple, x: float, y: float, width: float, height: float) -> str:
    numbers = ''.join(f'{{{_number(number)}}}' for number in (x, y, width, height))
    return f'\\pubsbannerfill{{{_channels(colour)}}}{numbers}'


def _shading(kind: str, numbers: Iterable[float], shades: str) -> str:
    return f'\\pubsbanner{kind}{"".join(f"{{{_number(number)}}}" for number in numbers)}%\n{{{shades}}}'


def _channels(colour: Triple) -> str:
    return ','.join(f'{channel:.4f}' for channel in colour)


def _number(value: float) -> str:
    """As TeX takes it: no exponent, at most five decimals, which is all that its dimensions hold."""
    return f'{value:.5f}'.rstrip('0').rstrip('.')
