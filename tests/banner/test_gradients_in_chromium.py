"""Chromium as the judge: what is read looks as it was written, and its text can be read on every pixel."""

from __future__ import annotations

import html
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.banner.blending import mixture
from sphinxcontrib_pubs.banner.colour_spaces import luminance
from sphinxcontrib_pubs.banner.contrast import choose_text
from sphinxcontrib_pubs.banner.css import CssError
from sphinxcontrib_pubs.banner.gradient import LinearGradient, Measure
from sphinxcontrib_pubs.banner.grammar import read_background
from sphinxcontrib_pubs.banner.stylesheet import as_stylesheet
from tests.banner.gradients import HARD, MISSING, OURS_ALONE, accepted, corpus_values, rows
from tests.bitmaps import pixels

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = 96, 40
#: Refused here for reasons of safety or of proof, although they are valid CSS.
NOT_TAKEN = (
    'is not taken',
    'is no gradient of today',
    'behind the gradient',
    'an escape',
    "'none' is no background",
    "'inherit'",
    'left open',  # CSS closes at the end of a text what is open
    'out of range',
    'too many',
    'longer than',
)


@pytest.fixture
def values(corpus: Path) -> list[str]:
    return [value for _, value in corpus_values(corpus)]


def test_chromium_takes_what_is_taken_here_and_refuses_the_rest(values: list[str], browser: Browser) -> None:
    browser.open('about:blank')
    tables = [row[0] for name in ('accepted.tsv', 'refused.tsv') for row in rows(name)]
    disagreements = []
    for value in [*values, *tables, *HARD, *MISSING]:
        written = value.strip().removesuffix(';')
        is_valid = browser.evaluate(f'CSS.supports("background", {json.dumps(written)})')
        try:
            printed = str(read_background(value))
        except CssError as error:
            if is_valid and not any(reason in error.reason for reason in NOT_TAKEN):
                disagreements.append((value, error.reason))
        else:
            is_printed_valid = browser.evaluate(f'CSS.supports("background", {json.dumps(printed)})')
            if not (is_valid and is_printed_valid) and not any(name in value for name in OURS_ALONE):
                disagreements.append((value, printed))
    assert disagreements == []


def test_a_reading_looks_as_written_and_its_text_is_legible_on_every_pixel(
    values: list[str], browser: Browser, serve: Callable[..., str], tmp_path: Path
) -> None:
    """Each row of the picture: as written, as printed from the reading, and as the banner's style sheet paints it."""
    tables = [row[0] for row in rows('accepted.tsv') if not any(name in row[0] for name in OURS_ALONE)]
    shown = list(dict.fromkeys([*accepted(values), *accepted(tables), *HARD, *MISSING]))
    legible = [choose_text(read_background(value)) for value in shown]
    sheets = [as_stylesheet(read_background(value), choice) for value, choice in zip(shown, legible, strict=True)]
    boxes = ''.join(
        f'<i style="background: {html.escape(value.strip().removesuffix(";"))}"></i>'
        f'<i style="background: {html.escape(str(read_background(value)))}"></i>'
        f'<i class="pubs-banner {sheet.class_name}"></i>'
        for value, sheet in zip(shown, sheets, strict=True)
    )
    css = f'body {{ margin: 0; background: white }} i {{ float: left; width: {WIDTH}px; height: {HEIGHT}px }}'
    painted = ''.join(sheet.css for sheet in sheets)
    page = f'<!doctype html><meta charset="utf-8"><style>{css}{painted}</style>{boxes}'
    (tmp_path / 'index.html').write_text(page, encoding='utf8')
    browser.open(serve(tmp_path) + 'index.html', WIDTH * 3, HEIGHT * len(shown))
    picture = pixels(browser.screenshot(tmp_path / 'picture.png'))
    assert len(picture) == HEIGHT * len(shown)
    different, illegible = [], []
    for index, (value, choice) in enumerate(zip(shown, legible, strict=True)):
        band = picture[index * HEIGHT : (index + 1) * HEIGHT]
        written = [row[:WIDTH] for row in band]
        printed = [row[WIDTH : 2 * WIDTH] for row in band]
        far = max(
            abs(a - b)
            for left, right in zip(written, printed, strict=True)
            for one, other in zip(left, right, strict=True)
            for a, b in zip(one, other, strict=True)
        )
        if far > 1:
            different.append((value, far))
        lights = {luminance((r / 255, g / 255, b / 255)) for row in band for r, g, b in set(row[2 * WIDTH :])}
        text = luminance(choice.text.srgb)
        worst = min((max(text, light) + 0.05) / (min(text, light) + 0.05) for light in lights)
        # Browsers round channels to whole numbers, twice under a veil.
        if worst < max(4.5, choice.ratio - 0.15):
            illegible.append((value, round(worst, 2), round(choice.ratio, 2)))
    assert different == []
    assert illegible == []


def test_the_colours_between_two_stops_are_those_of_chromium(
    browser: Browser, serve: Callable[..., str], tmp_path: Path
) -> None:
    """Within what its half-precision numbers cost; a part that is carried wrongly costs ten times as much."""
    # Chromium takes the hue of a grey from how its numbers are rounded, and turns through others from there.
    values = [value for value in (*HARD, *MISSING) if value.count('gradient') == 1 and 'in lch, white' not in value]
    layers = [layer for value in values for layer in read_background(value).layers if isinstance(layer, LinearGradient)]
    level = [replace(layer, direction=Measure(90, 'deg')) for layer in layers]
    boxes = ''.join(f'<i style="background: {layer}"></i>' for layer in level)
    css = f'body {{ margin: 0; background: white }} i {{ display: block; width: {WIDTH}px; height: 8px }}'
    (tmp_path / 'index.html').write_text(f'<!doctype html><style>{css}</style>{boxes}', encoding='utf8')
    browser.open(serve(tmp_path) + 'index.html', WIDTH, 8 * len(level))
    picture = pixels(browser.screenshot(tmp_path / 'picture.png'))
    different = []
    for number, layer in enumerate(level):
        colour_at = mixture(*layer.colours, layer.blending_space)
        for x in range(WIDTH):
            channels, alpha = colour_at((x + 0.5) / WIDTH)
            expected = [(channel * alpha + 1 - alpha) * 255 for channel in channels]
            far = max(abs(a - b) for a, b in zip(picture[8 * number + 4][x], expected, strict=True))
            if far > 10:
                different.append((str(layer), x, picture[8 * number + 4][x], [round(channel) for channel in expected]))
    assert different == []
