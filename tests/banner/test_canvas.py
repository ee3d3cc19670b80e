"""Every point of a background as it is computed here, for paper, beside what Chromium shows there."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.banner.blending import over
from sphinxcontrib_pubs.banner.canvas import canvas
from sphinxcontrib_pubs.banner.colour import Colour
from sphinxcontrib_pubs.banner.contrast import opaque_base
from sphinxcontrib_pubs.banner.geometry import Box, lay
from sphinxcontrib_pubs.banner.gradient import Hint
from sphinxcontrib_pubs.banner.grammar import read_background
from tests.banner.gradients import HARD, OURS_ALONE, accepted, corpus_values, rows
from tests.bitmaps import pixels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.browser_session import Browser

BOX = Box(150, 66)
PAPER = (0.8, 0.9, 1.0)
#: One for each rule of the geometry and of the places of stops.
RULES = [
    *(f'linear-gradient({angle}, red, gold 30%, navy)' for angle in ('17deg', '100grad', '-2rad', '1.3turn')),
    *(f'linear-gradient(to {corner}, red, gold 30%, navy)' for corner in ('top left', 'right top', 'bottom right')),
    *(f'linear-gradient(to {side}, red, navy)' for side in ('top', 'right', 'bottom', 'left', 'left bottom')),
    'linear-gradient(90deg, red 10px, gold 5px, gold 40%, navy 2em)',
    'linear-gradient(90deg, red -20%, lime 50%, navy 130%)',
    'linear-gradient(90deg, red 30%, navy 60%)',
    'linear-gradient(90deg, red, lime, gold, navy 60%, black)',
    'linear-gradient(90deg, red 20% 40%, navy 40% 70%, gold 0)',
    'linear-gradient(90deg, red, 20%, navy)',
    'linear-gradient(90deg, red, 100%, navy)',
    'linear-gradient(90deg, red 20%, 20%, navy 90%)',
    'linear-gradient(gold)',
    'repeating-linear-gradient(60deg, red 5px, gold 20px, navy 45px)',
    'repeating-linear-gradient(90deg, red, gold 0.5in)',
    'repeating-linear-gradient(-45deg, navy 0 1pc, gold 0 24pt)',
    'radial-gradient(red, gold, navy)',
    *(
        f'radial-gradient({shape} {size} at 30% 20%, red, gold 50%, navy)'
        for shape in ('circle', 'ellipse')
        for size in ('closest-side', 'closest-corner', 'farthest-side', 'farthest-corner')
    ),
    'radial-gradient(40px at right 20px bottom 10px, red, navy)',
    'radial-gradient(20% 80% at left, red, navy)',
    'radial-gradient(circle 3cm at -10px 120%, red, gold 30px, navy)',
    'radial-gradient(circle 0 at center, red, navy)',
    'repeating-radial-gradient(circle at 10% 50%, red, gold 10px, navy 30px)',
    'repeating-radial-gradient(circle, navy 0 5px, gold 0 12mm)',
    'conic-gradient(red, gold, navy, red)',
    'conic-gradient(from 40deg at 20% 70%, red 10deg, gold 0.3turn, 60%, navy)',
    'repeating-conic-gradient(from -20deg, navy 0 15deg, gold 0 30deg)',
    'linear-gradient(90deg, rgb(255 0 0 / 50%), transparent), radial-gradient(circle at 20% 50%, gold, navy 40px)',
    'conic-gradient(#0006, #fff6), repeating-linear-gradient(45deg, red 0 9px, navy 0 18px)',
    'linear-gradient(to top right, transparent, gold) teal',
]


def nearest(colour: Sequence[float], shown: Callable[[float, float], Sequence[float]], x: int, y: int) -> float:
    """How far a pixel is from the nearest colour computed within one and a half pixels around: edges are blurred."""
    offsets = ((0, 0),) if x % 3 else ((0, 0), (1.5, 0), (-1.5, 0), (0, 1.5), (0, -1.5))
    return min(
        max(abs(a - b * 255) for a, b in zip(colour, shown(x + 0.5 + dx, y + 0.5 + dy), strict=True))
        for dx, dy in offsets
    )


@pytest.mark.browser
def test_every_point_has_the_colour_that_chromium_gives_it(
    browser: Browser, serve: Callable[..., str], tmp_path: Path, corpus_gradients: list[str]
) -> None:
    tables = [row[0] for row in rows('accepted.tsv') if not any(name in row[0] for name in OURS_ALONE)]
    # Chromium takes the hue of a grey from how its numbers are rounded.
    hard = [value for value in HARD if 'in lch, white' not in value]
    values = list(dict.fromkeys([*RULES, *hard, *tables, *corpus_gradients]))
    backgrounds = [read_background(value) for value in values]
    boxes = ''.join(f'<i style="background: {background}"></i>' for background in backgrounds)
    css = (
        f'body {{ margin: 0; background: white }} i {{ display: block; width: {BOX.width}px; height: {BOX.height}px }}'
    )
    page = f'<!doctype html><meta charset="utf-8"><style>{css}</style>{boxes}'
    (tmp_path / 'index.html').write_text(page, encoding='utf8')
    browser.open(serve(tmp_path) + 'index.html', int(BOX.width), int(BOX.height) * len(values))
    picture = pixels(browser.screenshot(tmp_path / 'picture.png'))
    wrong = []
    for number, (value, background) in enumerate(zip(values, backgrounds, strict=True)):
        shown = canvas(background, BOX)
        # A translucent colour below everything is mixed with white by both.
        assert shown.base == opaque_base(background).srgb
        # Chromium draws a bent way as nine straight ones.
        limit = 30 if any(isinstance(stop, Hint) for layer in background.layers for stop in layer.stops) else 10
        points = [(x, y) for x in range(3, int(BOX.width), 8) for y in range(2, int(BOX.height), 8)]
        far = [
            (x, y, picture[number * int(BOX.height) + y][x], [round(channel * 255) for channel in shown.at(x, y)])
            for x, y in points
            if nearest(picture[number * int(BOX.height) + y][x], shown.at, x, y) > limit
        ]
        # One in a hundred may lie beside an edge.
        if len(far) > len(points) / 100:
            wrong.append((value, len(far), far[:3]))
    assert wrong == [], '\n'.join(map(str, wrong))


@pytest.fixture
def corpus_gradients(request: pytest.FixtureRequest) -> list[str]:
    """What a browser takes of the collected values; none where they are not beside this checkout."""
    from tests.conftest import TESTS

    if not (TESTS.parent.parent / 'shared' / 'corpus').is_dir():
        return []
    return accepted([value for _, value in corpus_values(request.getfixturevalue('corpus'))])


@pytest.mark.parametrize('value', [rule for rule in RULES if 'gradient' in rule])
def test_between_two_knots_the_channels_run_straight(value: str) -> None:
    """What a PDF draws of a ramp is what the ramp shows, at every place of it."""
    for layer in read_background(value).layers:
        ramp = lay(layer, BOX).ramp
        knots = ramp.knots(-0.3, 1.4)
        places = [place for place, _ in knots]
        assert places == sorted(places)
        assert (places[0], places[-1]) == (-0.3, 1.4)
        for (start, left), (end, right) in pairwise(knots):
            for share in (0.25, 0.5, 0.75) if end - start > 1e-6 else ():
                seen = over(ramp.at(start + (end - start) * share), PAPER)
                straight = [a + (b - a) * share for a, b in zip(over(left, PAPER), over(right, PAPER), strict=True)]
                assert seen == pytest.approx(straight, abs=0.02)


def test_stripes_too_fine_to_be_drawn_have_no_knots() -> None:
    layer = read_background('repeating-linear-gradient(90deg, red, navy 0.1px)').layers[0]
    assert lay(layer, BOX).ramp.knots(0, 1) == []


def test_what_an_opaque_layer_hides_is_left_out_and_a_veil_lies_over_all() -> None:
    background = read_background(
        'linear-gradient(transparent, red), linear-gradient(gold, navy), linear-gradient(teal, red)'
    )
    shown = canvas(background, BOX)
    assert len(shown.layers) == 2
    veil = Colour('rgb', (0.0, 0.0, 0.0), 0.5)
    veiled = canvas(background, BOX, veil)
    assert veiled.at(10, 10) == pytest.approx([channel / 2 for channel in shown.at(10, 10)])
