"""The text that is chosen, against ratios that were measured and against every mixture that can appear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxcontrib_pubs.banner.colour import BLACK, WHITE, Colour
from sphinxcontrib_pubs.banner.colour_spaces import luminance
from sphinxcontrib_pubs.banner.contrast import TARGET, choose_text, judge_text, opaque_base, surface
from sphinxcontrib_pubs.banner.css import CssError
from sphinxcontrib_pubs.banner.grammar import read_background

if TYPE_CHECKING:
    from pathlib import Path

SEED = 'linear-gradient(-225deg, #7085B6 0%, #87A7D9 50%, #DEF3F8 100%);'

#: value, white's and black's ratio at worst, as measured from the pixels of a browser
MEASURED = [
    (SEED, 1.15, 5.72),
    ('linear-gradient(to top, #30cfd0 0%, #330867 100%)', 1.92, 1.37),
    ('linear-gradient(-225deg, #2CD8D5 0%, #6B8DD6 48%, #8E37D7 100%)', 1.77, 3.68),
    ('linear-gradient(to top, #a18cd1 0%, #fbc2eb 100%)', 1.50, 7.19),
    # between the two colours it is darker than at both
    ('linear-gradient(red, lime)', 1.37, 3.94),
]


@pytest.mark.parametrize(('value', 'white', 'black'), MEASURED)
def test_the_worst_ratio_is_the_measured_one(value: str, white: float, black: float) -> None:
    background = read_background(value)
    assert judge_text(WHITE, background).ratio == pytest.approx(white, abs=0.04)
    assert judge_text(BLACK, background).ratio == pytest.approx(black, abs=0.04)


def test_the_seed_gets_black_text_without_a_veil() -> None:
    legible = choose_text(read_background(SEED))
    assert (legible.text, legible.scrim) == (BLACK, None)
    assert legible.ratio == pytest.approx(5.72, abs=0.005)


@pytest.mark.parametrize(
    ('value', 'text', 'veil', 'opacity'),
    [
        ('linear-gradient(to top, #30cfd0 0%, #330867 100%)', WHITE, BLACK, 0.38),
        ('linear-gradient(-225deg, #2CD8D5 0%, #6B8DD6 48%, #8E37D7 100%)', BLACK, WHITE, 0.13),
        ('linear-gradient(black, white)', BLACK, WHITE, 0.47),
    ],
)
def test_where_neither_colour_is_legible_the_thinnest_veil_is_laid(
    value: str, text: Colour, veil: Colour, opacity: float
) -> None:
    legible = choose_text(read_background(value))
    assert legible.text == text
    assert legible.scrim is not None
    assert legible.scrim.coordinates == veil.coordinates
    assert legible.scrim.alpha == pytest.approx(opacity, abs=0.011)
    assert TARGET <= legible.ratio < TARGET + 0.2


@pytest.mark.parametrize('value', ['white', 'black', '#767676', '#777', 'rgb(0 0 0 / 50%)', 'linear-gradient(gold)'])
def test_a_plain_colour_is_always_legible(value: str) -> None:
    assert choose_text(read_background(value)).ratio >= TARGET


@pytest.mark.parametrize('kind', ['linear', 'radial', 'conic', 'repeating-linear'])
def test_a_gradient_of_one_colour_that_is_seen_through_is_that_colour_on_white(kind: str) -> None:
    background = read_background(f'{kind}-gradient(rgb(0 0 0 / 50%))')
    assert surface(background) == [pytest.approx((0.5, 0.5, 0.5)), (1.0, 1.0, 1.0)]
    assert judge_text(BLACK, background).ratio == pytest.approx(5.28, abs=0.01)


def test_a_text_chosen_by_hand_gets_a_veil_over_a_picture_alone_and_only_where_it_needs_one() -> None:
    thin, thick = (read_background(f'linear-gradient(rgb(0 0 0 / {part}%))') for part in (10, 90))
    veiled = judge_text(WHITE, thin, over_picture=True)
    assert veiled.scrim is not None and veiled.scrim.coordinates == BLACK.coordinates
    assert TARGET <= veiled.ratio < TARGET + 0.2
    assert judge_text(WHITE, thick, over_picture=True).scrim is None
    assert judge_text(WHITE, thin).scrim is None and judge_text(WHITE, thin).ratio < 2


def test_every_value_of_the_corpus_becomes_legible(corpus: Path) -> None:
    count = 0
    for line in (corpus / 'gradients' / 'gradients.tsv').read_text(encoding='utf8').splitlines()[1:]:
        try:
            background = read_background(line.split('\t', 1)[1].strip('"'))
        except CssError:
            continue
        count += 1
        assert choose_text(background).ratio >= TARGET
    assert count >= 80


@pytest.mark.parametrize(
    ('value', 'base'),
    [
        ('linear-gradient(red, transparent)', '#ffffff'),
        ('linear-gradient(red, lime, blue)', '#00ff00'),
        ('linear-gradient(transparent, red), linear-gradient(black, black)', '#000000'),
        ('linear-gradient(red, transparent) navy', '#000080'),
        ('rgb(0 0 0 / 0)', '#ffffff'),
    ],
)
def test_below_the_layers_lies_an_opaque_colour(value: str, base: str) -> None:
    assert str(opaque_base(read_background(value))) == base


def test_layers_are_mixed_point_by_point_and_not_by_their_extremes() -> None:
    """From red to lime nothing is black, which the darkest of both channels together would be."""
    layers = 'linear-gradient(rgb(255 0 0 / 50%)), linear-gradient(red, lime)'
    assert judge_text(BLACK, read_background(layers)).ratio == pytest.approx(3.92, abs=0.04)


def test_a_blend_with_grey_keeps_the_hue_of_the_other() -> None:
    """White has no hue: its blend with blue in oklch stays blue and never turns through green or red."""
    points = surface(read_background('linear-gradient(in oklch, white, blue)'))
    assert all(blue >= max(red, green) - 1e-6 for red, green, blue in points)


def test_the_long_way_round_shows_the_hues_between() -> None:
    short = judge_text(BLACK, read_background('linear-gradient(in hsl, #f00, #ff0)')).ratio
    long = judge_text(BLACK, read_background('linear-gradient(in hsl longer hue, #f00, #ff0)')).ratio
    assert long < 2.5 < short  # only the long way passes blue


CHANNEL = st.integers(0, 255)
STOP = st.tuples(CHANNEL, CHANNEL, CHANNEL, st.integers(0, 10))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(STOP, min_size=2, max_size=3), min_size=2, max_size=4), st.data())
def test_no_mixture_of_layers_is_worse_than_the_proof(layers: list[list[tuple[int, ...]]], data: st.DataObject) -> None:
    """A point of the page shows one point of each layer, whichever: none may lie outside the bounds."""
    printed = [
        ', '.join(f'rgb({red} {green} {blue} / {tenths / 10})' for red, green, blue, tenths in stops)
        for stops in layers
    ]
    background = read_background(', '.join(f'linear-gradient({stops})' for stops in printed))
    lights = [luminance(point) for point in surface(background)]
    shown = opaque_base(background).srgb
    for stops in reversed(layers):
        *colour, tenths = data.draw(st.sampled_from(stops))
        alpha = tenths / 10
        red, green, blue = (c / 255 * alpha + under * (1 - alpha) for c, under in zip(colour, shown, strict=True))
        shown = (red, green, blue)
    assert min(lights) - 1e-9 <= luminance(shown) <= max(lights) + 1e-9


def test_the_colour_below_counts_where_a_browser_draws_no_gradient() -> None:
    background = read_background('linear-gradient(#111, #222), white')
    assert opaque_base(background).srgb in surface(background)
    chosen = choose_text(background)
    assert chosen.scrim is not None or chosen.text == BLACK


def test_layers_over_layers_are_no_more_points_than_can_be_looked_at() -> None:
    layer = 'linear-gradient(#1118, #eee8, #f008, #0f08, #00f8)'
    assert len(surface(read_background(', '.join([layer] * 3)))) < 5_000
