"""The seed's banner as readers see it: where it stands, that nothing covers it, that its words can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bitmaps import pixels
from tests.contrast import worst_contrast

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser
    from tests.conftest import Site

pytestmark = pytest.mark.browser

THEMES = ('alabaster', 'furo', 'pydata_sphinx_theme', 'sphinx_rtd_theme')
SIZES = ((1280, False), (1280, True), (390, False), (390, True))
INDEX = '# Site\n\n```{toctree}\npublication\nplain\n```\n'
#: The theme's navigation takes the left of a wide window, as high as the window.
LEFT = {('sphinx_rtd_theme', 1280): 300}


@pytest.fixture(params=THEMES)
def built(request: pytest.FixtureRequest, make_site: Callable[..., Site], seed: Path) -> tuple[str, Path]:
    files = {'index.md': INDEX, 'publication.md': seed, 'plain.md': '# Selected Publications\n\nWords.\n'}
    return request.param, make_site(files, html_theme=request.param).build().outdir


def test_the_banner_stands_where_the_theme_permits(
    built: tuple[str, Path], browser: Browser, serve: Callable[..., str]
) -> None:
    theme, outdir = built
    address = serve(outdir)
    for width, dark in SIZES:
        case = f'{theme}, {width} pixels, {"dark" if dark else "light"}'
        browser.open(address + 'plain.html', width, dark=dark)
        usual = browser.evaluate('document.documentElement.scrollWidth')
        browser.open(address + 'publication.html', width, dark=dark)
        assert browser.evaluate('document.documentElement.scrollWidth') <= usual, f'{case} scrolls sideways'
        assert browser.evaluate('document.querySelectorAll(".pubs-banner").length') == 1, case
        box = browser.box('.pubs-banner')
        assert (box['left'], box['right']) == (LEFT.get((theme, width), 0), width), case
        # On a phone it leaves the page its first screen.
        assert (240 <= box['height'] < 320) if width < 500 else box['height'] >= 320, case
        assert browser.evaluate('document.querySelector(".pubs-banner__title").innerText') == 'Publication', case
        assert browser.style('.pubs-banner__title', 'color') == 'rgb(0, 0, 0)', case
        assert browser.evaluate('document.querySelector("h1").innerText').startswith('Selected Publications'), case
        assert browser.box('h1')['top'] >= box['bottom'], case
        for x, y in ((0.02, 0.5), (0.5, 0.1), (0.5, 0.9), (0.98, 0.5)):
            left, top = box['left'] + x * box['width'], box['top'] + y * box['height']
            top_element = f'document.elementFromPoint({left}, {top}).closest(".pubs-banner") !== null'
            assert browser.evaluate(top_element), f'{case}: something covers the banner at {left}, {top}'
        assert browser.errors() == [], case


PARTS = '---\ntitle: Other\nheader: {background: navy}\n---\n\n# Words\n\nText.\n\n## Part\n\nText.\n'
#: One page with each of the two sidebars that a theme may show, one with both, one with none.
PAGES = {
    'index.md': '# Site\n\n```{toctree}\nboth/index\n```\n',
    'both/index.md': '# Both\n\n```{toctree}\npage\nleft\n```\n',
    'both/page.md': PARTS,
    'both/left.md': PARTS.partition('\n## ')[0],
    'right.md': PARTS.replace('title:', 'orphan: true\ntitle:'),
    'none.md': PARTS.partition('\n## ')[0].replace('title:', 'orphan: true\ntitle:'),
}


@pytest.mark.parametrize('theme', THEMES)
def test_the_title_starts_where_the_text_starts(
    make_site: Callable[..., Site], browser: Browser, serve: Callable[..., str], theme: str
) -> None:
    address = serve(make_site(PAGES, html_theme=theme).build().outdir)
    for page in ('both/page', 'both/left', 'right', 'none'):
        for width in (390, 800, 1000, 1280, 1920):
            browser.open(f'{address}{page}.html', width)
            title, text = browser.box('.pubs-banner__title')['left'], browser.box('h1 + p')['left']
            assert abs(title - text) <= 1, f'{theme}, {page} at {width} pixels: {title}, the text {text}'


@pytest.mark.parametrize('theme', THEMES)
def test_text_keeps_its_distance_where_the_heading_is_hidden(
    make_site: Callable[..., Site], browser: Browser, serve: Callable[..., str], theme: str
) -> None:
    files = {'index.md': PARTS.replace('# Words', '# Other').replace('title:', 'orphan: true\ntitle:')}
    address = serve(make_site(files, html_theme=theme).build().outdir)
    for width in (390, 1280):
        browser.open(address + 'index.html', width)
        assert browser.box('h1')['width'] == 1
        assert browser.box('h1 + p')['top'] - browser.box('.pubs-banner')['bottom'] >= 16, f'{theme}, {width} pixels'


def test_the_words_can_be_read_on_every_pixel(
    built: tuple[str, Path], browser: Browser, serve: Callable[..., str], tmp_path: Path
) -> None:
    theme, outdir = built
    address = serve(outdir)
    for width in (1280, 390):
        browser.open(address + 'publication.html', width, 500)
        colour = browser.style('.pubs-banner__title', 'color')
        assert colour == 'rgb(0, 0, 0)'
        box = browser.box('.pubs-banner')
        browser.evaluate('document.querySelector(".pubs-banner__inner").style.visibility = "hidden"')
        picture = pixels(browser.screenshot(tmp_path / f'{width}.png'))
        # The shadow of a theme's navigation bar falls on the first few rows.
        rows = picture[int(box['top']) + 16 : int(box['bottom']) - 1 : 7]
        seen = {pixel for row in rows for pixel in row[int(box['left']) + 1 : int(box['right']) - 1]}
        worst = worst_contrast(seen, colour)
        # 5.72 by calculation, at the corner where the gradient starts.
        assert 5.6 <= worst <= 6.0, f'{theme}, {width} pixels: {worst:.2f}:1'


def test_it_needs_neither_scripts_nor_inline_styles(
    make_site: Callable[..., Site], seed: Path, browser: Browser, serve: Callable[..., str]
) -> None:
    outdir = make_site({'index.md': INDEX, 'publication.md': seed, 'plain.md': '# Plain\n'}).build().outdir
    address = serve(outdir, {'Content-Security-Policy': "default-src 'self'"})
    browser.open(address + 'plain.html')
    themes_own = browser.errors()
    browser.open(address + 'publication.html', scripts=False)
    assert 'linear-gradient' in browser.style('.pubs-banner', 'background-image')
    assert browser.box('.pubs-banner')['width'] == 1280
    browser.open(address + 'publication.html')
    assert len(browser.errors()) <= len(themes_own)
    assert browser.style('.pubs-banner__title', 'color') == 'rgb(0, 0, 0)'
