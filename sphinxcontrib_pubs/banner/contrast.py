"""Which text can be read on a background, proven for the worst point that the background can have anywhere.

Angle, shape and positions do not matter: whatever they are, only mixtures of neighbouring colours appear.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sphinxcontrib_pubs.banner.blending import mixture, over
from sphinxcontrib_pubs.banner.colour import BLACK, WHITE, Colour
from sphinxcontrib_pubs.banner.colour_spaces import luminance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_pubs.banner.blending import Shown
    from sphinxcontrib_pubs.banner.colour_spaces import Triple
    from sphinxcontrib_pubs.banner.gradient import Background, Layer

#: WCAG 2.2 asks for 4.5:1; browsers round colours, which moved measured ratios by up to 0.04.
TARGET: Final = 4.6
_SAMPLES: Final = 64
_SAMPLES_OF_LAYERS: Final = 24
_MOST_MIXTURES: Final = 4096


@dataclass(frozen=True, slots=True)
class Legible:
    """The text colour, the veil to lay over the background first if there must be one, and the ratio at worst."""

    text: Colour
    ratio: float
    scrim: Colour | None = None


def choose_text(background: Background, *, over_picture: bool = False) -> Legible:
    """Black or white, whichever is better at worst; if neither reaches 4.6:1, with the thinnest veil that does.

    ``over_picture`` puts a picture below all layers, which may have any colour anywhere.
    """
    points = surface(background, over_picture=over_picture)
    plain = max((_judged(text, points) for text in (BLACK, WHITE)), key=lambda legible: legible.ratio)
    if plain.ratio >= TARGET:
        return plain
    veiled = [_with_scrim(text, points) for text in (BLACK, WHITE)]
    return min(veiled, key=lambda legible: legible.scrim.alpha if legible.scrim else 0.0)


def judge_text(text: Colour, background: Background, *, over_picture: bool = False) -> Legible:
    """What a text colour chosen by hand is worth: without a veil, but over a picture with the one that it needs."""
    points = surface(background, over_picture=over_picture)
    plain = _judged(text, points)
    return _with_scrim(text, points) if over_picture and plain.ratio < TARGET else plain


def opaque_base(background: Background) -> Colour:
    """The colour to paint below all layers, and alone where gradients are not drawn."""
    if background.base is not None:
        return _over(background.base, WHITE.srgb)
    lowest = background.layers[-1]
    if lowest.is_opaque:
        return Colour('rgb', lowest.colours[len(lowest.colours) // 2].srgb)
    return WHITE


def surface(background: Background, *, over_picture: bool = False) -> list[Triple]:
    """sRGB colours that bound what the background can show, from 0 to 1.

    One layer is sampled closely. Several are mixed point by point; past some thousand mixtures the layers below
    are replaced by their darkest and brightest channels, which can only make the answer more careful.
    """
    # Of any picture, black and white are the extremes, and what is laid over them keeps their order.
    alone = [BLACK.srgb, WHITE.srgb] if over_picture else [opaque_base(background).srgb]
    below = alone
    samples = _SAMPLES if len(background.layers) < 2 else _SAMPLES_OF_LAYERS
    for layer in reversed(background.layers):
        points = list(_points(layer, samples))
        if layer.is_opaque:
            below = [colour for colour, _ in points]
            continue
        if len(points) * len(below) > _MOST_MIXTURES:
            below = _extremes(below)
        below = [over(shown, under) for under in below for shown in points]
    return list(dict.fromkeys([*below, *([] if over_picture else alone)]))


def _points(layer: Layer, samples: int) -> Iterable[Shown]:
    """Colours (sRGB, clipped) and opacities along a gradient."""
    colours = layer.colours
    if len(colours) == 1:
        yield colours[0].srgb, colours[0].alpha
    for first, second in pairwise(colours):
        shown = mixture(first, second, layer.blending_space)
        for step in range(samples + 1):
            yield shown(step / samples)


def _extremes(colours: Sequence[Triple]) -> list[Triple]:
    reds, greens, blues = zip(*colours, strict=True)
    return [
        (min(reds), min(greens), min(blues)),
        (max(reds), max(greens), max(blues)),
    ]


def _over(colour: Colour, under: Triple) -> Colour:
    return Colour('rgb', over((colour.srgb, colour.alpha), under))


def _judged(text: Colour, points: Sequence[Triple]) -> Legible:
    return Legible(text, _worst_ratio(luminance(text.srgb), points))


def _worst_ratio(text: float, points: Iterable[Triple]) -> float:
    return min(_ratio(text, luminance(point)) for point in points)


def _ratio(first: float, second: float) -> float:
    high, low = max(first, second), min(first, second)
    return (high + 0.05) / (low + 0.05)


def _with_scrim(text: Colour, points: Sequence[Triple]) -> Legible:
    """The thinnest veil of the opposite colour, in hundredths, under which the text reaches the target."""
    veil = BLACK if text == WHITE else WHITE
    tone = luminance(text.srgb)
    low, high = 0, 100
    while high - low > 1:
        middle = (low + high) // 2
        reached = _worst_ratio(tone, (over((veil.srgb, middle / 100), point) for point in points)) >= TARGET
        low, high = (low, middle) if reached else (middle, high)
    alpha = high / 100
    ratio = _worst_ratio(tone, (over((veil.srgb, alpha), point) for point in points))
    return Legible(text, ratio, Colour('rgb', veil.coordinates, alpha))
