"""Two colours mixed: between the stops of a gradient, as CSS Color 4 does it (section 12), or one over another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from sphinxcontrib_pubs.banner.colour import ALPHA, clipped
from sphinxcontrib_pubs.banner.colour_spaces import HUE_INDEX, Triple, from_xyz, to_xyz

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.banner.colour import Colour
    from sphinxcontrib_pubs.banner.gradient import Blending

#: Channels on an sRGB screen, from 0 to 1, and opacity.
Shown: TypeAlias = tuple[Triple, float]

_ACHROMATIC: Final = {'hsl': 1e-4, 'hwb': 1e-4, 'lch': 1.5e-3, 'oklch': 4e-6}
#: What the coordinates of a space mean: a missing one stays missing where another space has one of the same meaning.
_MEANINGS: Final[dict[str, tuple[str, str, str]]] = {
    **dict.fromkeys(('lab', 'oklab'), ('lightness', 'a', 'b')),
    **dict.fromkeys(('lch', 'oklch'), ('lightness', 'colourfulness', 'hue')),
    'hsl': ('hue', 'colourfulness', 'lightness'),
    'hwb': ('hue', 'whiteness', 'blackness'),
}
_LIGHTS: Final = ('red', 'green', 'blue')
#: The two pairs that say what is not lightness; missing both of one is missing both of the other.
_CHROMATICITIES: Final = ({'a', 'b'}, {'colourfulness', 'hue'})


def mixture(first: Colour, second: Colour, blending: Blending) -> Callable[[float], Shown]:
    """A function from the share of the second colour, 0 … 1, to what is shown there."""
    space = blending.space
    start, end = _coordinates(first, space), _coordinates(second, space)
    start, end = (
        [_either(own, other) for own, other in zip(start, end, strict=True)],
        [_either(other, own) for own, other in zip(start, end, strict=True)],
    )
    first_alpha, second_alpha = first.alpha, second.alpha
    if ALPHA in first.missing:
        first_alpha = second_alpha
    if ALPHA in second.missing:
        second_alpha = first_alpha
    hue = HUE_INDEX.get(space)
    if hue is not None:
        end[hue] = _end_of_turn(_known(start[hue]), _known(end[hue]), blending.hue)

    def shown(share: float) -> Shown:
        # Weighted by opacity, hues are not.
        alpha = first_alpha + (second_alpha - first_alpha) * share
        weight = second_alpha * share / alpha if alpha else share
        mixed = [_known(a) + (_known(b) - _known(a)) * weight for a, b in zip(start, end, strict=True)]
        if hue is not None:
            mixed[hue] = _known(start[hue]) + (_known(end[hue]) - _known(start[hue])) * share
        return clipped(from_xyz('srgb', to_xyz(space, (mixed[0], mixed[1], mixed[2])))), alpha

    return shown


def over(shown: Shown, under: Triple) -> Triple:
    """What is seen of a colour on the channels of an opaque one."""
    (red, green, blue), alpha = shown
    return (
        under[0] + (red - under[0]) * alpha,
        under[1] + (green - under[1]) * alpha,
        under[2] + (blue - under[2]) * alpha,
    )


def _coordinates(colour: Colour, space: str) -> list[float | None]:
    """The colour in a space; none for what is missing in it, and for the hue of a grey, which has no say."""
    coordinates = from_xyz(space, colour.xyz)
    meanings = _MEANINGS.get(space, _LIGHTS)
    missing = _missing(colour, meanings)
    if space in HUE_INDEX and _is_grey(coordinates, space):
        # Otherwise a blend with white would run through the rainbow.
        missing = {*missing, 'hue'}
    return [None if meaning in missing else value for meaning, value in zip(meanings, coordinates, strict=True)]


def _missing(colour: Colour, meanings: tuple[str, str, str]) -> set[str]:
    own = _MEANINGS.get(colour.space, _LIGHTS)
    missing = {own[index] for index in colour.missing if index != ALPHA}
    for pair in _CHROMATICITIES:
        if pair <= missing:
            missing.update(*_CHROMATICITIES)
    return missing & set(meanings)


def _is_grey(colour: Triple, space: str) -> bool:
    if space == 'hwb':
        return colour[1] + colour[2] >= 100 - _ACHROMATIC[space]
    return colour[1] <= _ACHROMATIC[space]


def _either(own: float | None, other: float | None) -> float | None:
    return other if own is None else own


def _known(value: float | None) -> float:
    """What is missing at both ends is zero."""
    return value or 0.0


def _end_of_turn(start: float, end: float, way: str) -> float:
    """The second hue, with the turns added that make a straight line to it go the way asked for."""
    turn = end - start
    if way == 'shorter':
        return end + (-360 if turn > 180 else 360 if turn < -180 else 0)
    if way == 'longer':
        return end + (-360 if 0 < turn < 180 else 360 if -180 < turn <= 0 else 0)
    if way == 'increasing':
        return end + (360 if turn < 0 else 0)
    return end - (360 if turn > 0 else 0)
