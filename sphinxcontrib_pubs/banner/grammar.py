"""CSS Images 4 by recursive descent: a background's text in, a `Background` or one located refusal out."""

from __future__ import annotations

from typing import Final

from sphinxcontrib_pubs.banner.colour import Colour, read_colour
from sphinxcontrib_pubs.banner.colour_spaces import HUE_INDEX, SPACES
from sphinxcontrib_pubs.banner.css import CssError, Token, read_tokens
from sphinxcontrib_pubs.banner.gradient import (
    Background,
    Blending,
    ConicGradient,
    Hint,
    Layer,
    LinearGradient,
    Measure,
    Place,
    RadialGradient,
    Stop,
)

MOST_LAYERS: Final = 4
MOST_STOPS: Final = 24

_ANGLES: Final = frozenset(('deg', 'grad', 'rad', 'turn'))
_LENGTHS: Final = frozenset(
    (
        *('px', 'em', 'rem', 'ex', 'ch', 'cm', 'mm', 'q', 'in', 'pt', 'pc'),
        *(size + axis for size in ('', 's', 'l', 'd') for axis in ('vw', 'vh', 'vi', 'vb', 'vmin', 'vmax')),
    )
)
_EXTENTS: Final = ('closest-side', 'closest-corner', 'farthest-side', 'farthest-corner')
_HUE_WAYS: Final = ('shorter', 'longer', 'increasing', 'decreasing')
_KINDS: Final = ('linear-gradient', 'radial-gradient', 'conic-gradient')
_NOT_A_LAYER: Final = 'linear-, radial- or conic-gradient(…), or a colour'


class _Cursor:
    """Tokens of one argument or layer, read from the left; ``end`` is where a missing token would stand."""

    def __init__(self, tokens: tuple[Token, ...], end: int) -> None:
        self.tokens = tokens
        self.end = end
        self.at = 0

    @property
    def next(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    @property
    def offset(self) -> int:
        return self.next.offset if self.next else self.end

    def take_word(self, *words: str) -> str:
        """The next word if it is one of these, else ''."""
        token = self.next
        if token is None or not token.is_word(*words):
            return ''
        self.at += 1
        return token.text

    def take_measure(self, units: frozenset[str], *, percent: bool, zero: bool = True) -> Measure | None:
        token = self.next
        if token is None or token.kind not in ('number', 'percentage', 'dimension'):
            return None
        fits = {
            'number': zero and token.value == 0,
            'percentage': percent,
            'dimension': token.unit in units,
        }[token.kind]
        if not fits:
            return None
        self.at += 1
        return Measure(token.value, token.unit)

    def refuse_rest(self, expected: str) -> None:
        if self.next is not None:
            raise CssError(f'{_shown(self.next)} has no place there', self.next.offset, expected)


def read_background(value: str) -> Background:
    """Reads a gradient, up to four layers of them, a base colour under the last, or a plain colour.

    Raises `CssError`, which says what is wrong and at which character of the value.
    """
    tokens = read_tokens(value)
    if not tokens:
        raise CssError('the value is empty', 0, _NOT_A_LAYER)
    if len(tokens) > 1 and tokens[1].is_literal(':'):
        raise CssError("a property's name and a colon", tokens[0].offset, 'the value alone')
    parts = _split(tokens, len(value.rstrip(' \t\n;')))
    layers: list[Layer] = []
    base: Colour | None = None
    for number, part in enumerate(parts, start=1):
        layer, base = _read_layer(part, last=number == len(parts))
        if layer is not None:
            layers.append(layer)
        if len(layers) > MOST_LAYERS:
            raise CssError('too many layers', part.tokens[0].offset, f'at most {MOST_LAYERS}')
    return Background(tuple(layers), base)


def _split(tokens: tuple[Token, ...], end: int) -> list[_Cursor]:
    """The tokens between commas."""
    parts: list[_Cursor] = []
    start = 0
    for index, token in enumerate(tokens):
        if token.is_literal(','):
            parts.append(_Cursor(tokens[start:index], token.offset))
            start = index + 1
    parts.append(_Cursor(tokens[start:], end))
    return parts


def _read_layer(part: _Cursor, *, last: bool) -> tuple[Layer | None, Colour | None]:
    layer: Layer | None = None
    base: Colour | None = None
    if part.next is None:
        raise CssError('a layer is missing', part.end, _NOT_A_LAYER)
    while (token := part.next) is not None:
        if layer is None and token.kind == 'function' and token.text.endswith('gradient'):
            layer = _read_gradient(token)
        elif base is None and (colour := read_colour(token)) is not None:
            if not last:
                raise CssError('a colour in a layer that is not the last', token.offset, 'the colour at the very end')
            base = colour
        elif layer is not None and token.kind in ('number', 'percentage', 'dimension', 'ident', 'literal'):
            raise CssError(
                f'{_shown(token)} behind the gradient', token.offset, 'no position, size or repetition of a layer'
            )
        else:
            raise CssError(f'{_shown(token)} is no background', token.offset, _NOT_A_LAYER)
        part.at += 1
    return layer, base


def _read_gradient(token: Token) -> Layer:
    kind = token.text.removeprefix('repeating-')
    if kind not in _KINDS:
        _, _, without_prefix = kind[1:].partition('-') if kind.startswith('-') else ('', '', '')
        hint = f'{without_prefix}() without a prefix' if without_prefix else _NOT_A_LAYER
        raise CssError(f'{token.text}() is no gradient of today', token.offset, hint)
    end = token.arguments[-1].offset if token.arguments else token.offset + len(token.text) + 1
    parts = _split(token.arguments, end)
    repeating = kind != token.text
    head = parts[0]
    has_head = head.next is not None and not _starts_stop(head.next, kind)
    units = _ANGLES if kind == 'conic-gradient' else _LENGTHS
    stops = _read_stops(parts[1:] if has_head else parts, units, end)
    if not has_head:
        head = _Cursor((), head.offset)
    if kind == 'linear-gradient':
        return _read_linear(head, stops, repeating)
    if kind == 'radial-gradient':
        return _read_radial(head, stops, repeating)
    return _read_conic(head, stops, repeating)


def _starts_stop(token: Token, kind: str) -> bool:
    """Whether the first argument is a stop already: it starts with a colour, or with a position and a colour."""
    if kind == 'linear-gradient' and (token.kind == 'percentage' or token.unit in _LENGTHS):
        return True
    if kind == 'conic-gradient' and (token.kind == 'percentage' or token.unit in _ANGLES):
        return True
    return token.kind in ('ident', 'hash', 'function') and read_colour(token) is not None


def _read_stops(parts: list[_Cursor], units: frozenset[str], end: int) -> tuple[Stop | Hint, ...]:
    if not parts:
        raise CssError('the colours are missing', end, 'two or more colours, with commas between them')
    if len(parts) > MOST_STOPS:
        raise CssError('too many stops', parts[MOST_STOPS].offset, f'at most {MOST_STOPS}')
    stops = [_read_stop(part, units) for part in parts]
    for index, (part, stop) in enumerate(zip(parts, stops, strict=True)):
        if isinstance(stop, Hint) and (index in (0, len(stops) - 1) or isinstance(stops[index - 1], Hint)):
            raise CssError('a hint that is not between two colours', part.tokens[0].offset, 'a colour before and after')
    return tuple(stops)


def _read_stop(part: _Cursor, units: frozenset[str]) -> Stop | Hint:
    if part.next is None:
        raise CssError('a colour is missing', part.end, 'a colour after each comma')
    before = _read_positions(part, units)
    if part.next is None and len(before) == 1:
        return Hint(before[0])
    colour = read_colour(part.next) if part.next else None
    if colour is None:
        what = f'{_shown(part.next)} is no colour' if part.next else 'a colour is missing'
        raise CssError(what, part.offset, 'a colour: a name, #rrggbb, rgb(), hsl(), oklch() …')
    part.at += 1
    positions = before or _read_positions(part, units)
    part.refuse_rest('a comma, or at most two positions after a colour')
    return Stop(colour, positions)


def _read_positions(part: _Cursor, units: frozenset[str]) -> tuple[Measure, ...]:
    positions: list[Measure] = []
    while len(positions) < 2 and (position := part.take_measure(units, percent=True)) is not None:
        positions.append(position)
    return tuple(positions)


def _read_linear(head: _Cursor, stops: tuple[Stop | Hint, ...], repeating: bool) -> LinearGradient:
    blending = _read_blending(head)
    direction: Measure | tuple[str, ...] | None = head.take_measure(_ANGLES, percent=False)
    if direction is None and head.take_word('to'):
        direction = _read_sides(head)
    blending = blending or _read_blending(head)
    head.refuse_rest("an angle such as 45deg, or 'to' and a side, then a comma")
    return LinearGradient(stops=stops, blending=blending, repeating=repeating, direction=direction)


def _read_sides(head: _Cursor) -> tuple[str, ...]:
    first = head.take_word('left', 'right', 'top', 'bottom')
    if not first:
        raise CssError("no side after 'to'", head.offset, 'left, right, top or bottom')
    across = ('top', 'bottom') if first in ('left', 'right') else ('left', 'right')
    second = head.take_word(*across)
    return (first, second) if second else (first,)


def _read_radial(head: _Cursor, stops: tuple[Stop | Hint, ...], repeating: bool) -> RadialGradient:
    blending = _read_blending(head)
    start = head.offset
    shape = head.take_word('circle', 'ellipse')
    size = _read_size(head)
    shape = shape or head.take_word('circle', 'ellipse')
    if isinstance(size, tuple):
        if any(radius.value < 0 for radius in size):
            raise CssError('a negative radius', start, 'a size of 0 or more')
        if shape == 'circle' and (len(size) > 1 or size[0].unit == '%'):
            raise CssError('a circle with two radii or a percentage', start, 'one length, such as 20rem')
        if shape != 'circle' and len(size) == 1 and (shape or size[0].unit == '%'):
            raise CssError('an ellipse with one radius', start, 'two lengths or percentages')
    position = _read_place(head) if head.take_word('at') else None
    blending = blending or _read_blending(head)
    head.refuse_rest('a shape, a size, at and a position, then a comma')
    return RadialGradient(
        stops=stops, blending=blending, repeating=repeating, shape=shape, size=size, position=position
    )


def _read_size(head: _Cursor) -> str | tuple[Measure, ...]:
    if extent := head.take_word(*_EXTENTS):
        return extent
    first = head.take_measure(_LENGTHS, percent=True)
    if first is None:
        return ''
    second = head.take_measure(_LENGTHS, percent=True)
    return (first, second) if second is not None else (first,)


def _read_conic(head: _Cursor, stops: tuple[Stop | Hint, ...], repeating: bool) -> ConicGradient:
    blending = _read_blending(head)
    start: Measure | None = None
    if head.take_word('from'):
        start = head.take_measure(_ANGLES, percent=False)
        if start is None:
            raise CssError("no angle after 'from'", head.offset, 'an angle such as 45deg')
    position = _read_place(head) if head.take_word('at') else None
    blending = blending or _read_blending(head)
    head.refuse_rest('from and an angle, at and a position, then a comma')
    return ConicGradient(stops=stops, blending=blending, repeating=repeating, start=start, position=position)


def _read_blending(head: _Cursor) -> Blending | None:
    if not head.take_word('in'):
        return None
    space = head.take_word(*SPACES)
    if not space:
        raise CssError("no colour space after 'in'", head.offset, ', '.join(sorted(SPACES)))
    at = head.offset
    way = head.take_word(*_HUE_WAYS)
    if way and (space not in HUE_INDEX or not head.take_word('hue')):
        raise CssError(f'{way} without a hue', at, f"'{way} hue' after hsl, hwb, lch or oklch")
    return Blending(space, way or 'shorter')


_HALF: Final = Measure(50.0, '%')
_EDGE: Final = Measure(0.0, '%')


def _read_place(head: _Cursor) -> Place:
    """The <position> of CSS Values 4, with its one, two and four parts."""
    offset = head.offset
    parts: list[str | Measure] = []
    while len(parts) < 4:
        part = head.take_word('left', 'right', 'top', 'bottom', 'center') or head.take_measure(_LENGTHS, percent=True)
        if part is None:
            break
        parts.append(part)
    place = _as_place(parts)
    if place is None:
        raise CssError('no position', offset, "one such as 'center', 'left 20%' or '30% 70%'")
    return place


def _as_place(parts: list[str | Measure]) -> Place | None:
    if len(parts) == 1:
        parts = ['center', parts[0]] if parts[0] in ('top', 'bottom') else [parts[0], 'center']
    if len(parts) == 2:
        first, second = parts
        both_words = isinstance(first, str) and isinstance(second, str)
        if both_words and (first in ('top', 'bottom') or second in ('left', 'right')):
            first, second = second, first
        x, y = _along(first, 'left', 'right'), _along(second, 'top', 'bottom')
        return Place(x[1], y[1], x[0], y[0]) if x and y else None
    if len(parts) == 4:
        first, first_distance, second, second_distance = parts
        if first in ('top', 'bottom'):
            first, first_distance, second, second_distance = second, second_distance, first, first_distance
        distances = isinstance(first_distance, Measure) and isinstance(second_distance, Measure)
        if distances and first in ('left', 'right') and second in ('top', 'bottom'):
            assert isinstance(first_distance, Measure)
            assert isinstance(second_distance, Measure)
            return Place(first_distance, second_distance, str(first), str(second))
    return None


def _along(part: str | Measure, start: str, end: str) -> tuple[str, Measure] | None:
    """The edge and the distance from it, of one part of a two-part position."""
    if isinstance(part, Measure):
        return start, part
    if part == 'center':
        return start, _HALF
    if part in (start, end):
        return part, _EDGE
    return None


def _shown(token: Token | None) -> str:
    """A token as a message names it; never more than its own few characters."""
    if token is None:
        return 'nothing'
    if token.kind == 'function':
        return f"'{token.text[:40]}()'"
    if token.kind == 'hash':
        return f"'#{token.text[:40]}'"
    if token.kind in ('number', 'percentage', 'dimension'):
        return f"'{Measure(token.value, token.unit[:20])}'"
    return f"'{token.text[:40]}'"
