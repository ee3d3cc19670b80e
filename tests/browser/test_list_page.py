"""The seed page as readers see it: four themes, wide and narrow, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contrast import contrast

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser
    from tests.conftest import Site

pytestmark = pytest.mark.browser

THEMES = ('alabaster', 'furo', 'pydata_sphinx_theme', 'sphinx_rtd_theme')
PEOPLE = {'lin': {'name': 'Lin, J.', 'roles': ['self']}, 'yang': {'name': 'Yang, A.', 'roles': ['member']}}
#: Walks up to the first background that is painted.
BACKGROUND = """
(selector => {
  for (let node = document.querySelector(selector); node; node = node.parentElement) {
    const color = getComputedStyle(node).backgroundColor;
    if (!/, 0\\)$|transparent/.test(color)) return color;
  }
  return 'rgb(255, 255, 255)';
})
"""


@pytest.mark.parametrize('theme', THEMES)
def test_the_list_can_be_read(
    theme: str,
    make_site: Callable[..., Site],
    seed: Path,
    browser: Browser,
    serve: Callable[[Path], str],
    tmp_path: Path,
) -> None:
    files = {'index.md': '# Site\n\n```{toctree}\npublication\n```\n', 'publication.md': seed}
    built = make_site(files, html_theme=theme, pubs_people=PEOPLE).build()
    address = serve(built.outdir) + 'publication.html'
    for width in (1280, 390):
        for dark in (False, True):
            browser.open(address, width, dark=dark)
            browser.screenshot(tmp_path / 'shots' / f'{theme}-{width}-{"dark" if dark else "light"}.png')
            case = f'{theme}, {width} pixels, {"dark" if dark else "light"}'
            assert browser.evaluate('document.querySelectorAll("li.pubs-entry").length') == 25, case
            # No entry is wider than its column, whatever the theme's own page does.
            assert browser.evaluate(
                '[...document.querySelectorAll(".pubs-entry")].every(one => one.scrollWidth <= one.clientWidth + 1)'
            ), case
            assert browser.box('.pubs-entry')['right'] <= width, case
            # The colour of links is the theme's.
            for selector in ('.pubs-venue--highlighted', '.pubs-title', '.pubs-author--self'):
                ratio = contrast(browser.style(selector, 'color'), browser.evaluate(f'{BACKGROUND}({selector!r})'))
                assert ratio >= 4.5, f'{case}: {selector} has {ratio:.2f}:1'
    assert browser.errors() == []


@pytest.mark.parametrize('layout', ['list', 'cards', 'table', 'timeline'])
def test_a_theme_that_justifies_its_text_makes_no_holes_between_names(
    layout: str, make_site: Callable[..., Site], seed: Path, browser: Browser, serve: Callable[[Path], str]
) -> None:
    page = f'# Site\n\nSome words.\n\n```{{publications}} publication.md\n:layout: {layout}\n:banner: none\n```\n'
    built = make_site({'index.md': page, 'publication.md': seed}, html_theme='agogo').build()
    browser.open(serve(built.outdir) + 'index.html')
    assert browser.style('p', 'text-align') == 'justify'
    aligned = browser.evaluate(
        '[...new Set([...document.querySelectorAll(".pubs-author")].map(name => getComputedStyle(name).textAlign))]'
    )
    assert set(aligned) <= {'left', 'start'}, aligned


@pytest.mark.parametrize('width', [1280, 760])
def test_long_words_of_journals_are_divided_within_their_column(
    width: int, make_site: Callable[..., Site], browser: Browser, serve: Callable[[Path], str]
) -> None:
    entries = ''.join(
        f'@article{{k{year}, author = {{Quist, Rosa}}, title = {{Lamps of {year}}}, journal = {{{journal}}}, '
        f'year = {year}, pdf = {{https://a.example/{year}}}}}\n'
        for year, journal in ((2021, 'Clinical Electroencephalography'), (2020, 'Annals of Otorhinolaryngology'))
    )
    page = '# Site\n\n```{publications} list.bib\n:layout: table\n```\n'
    built = make_site({'index.md': page, 'list.bib': entries}, html_theme='alabaster').build()
    browser.open(serve(built.outdir) + 'index.html', width)
    assert {browser.style(f'td.pubs-field--{name}', 'hyphens') for name in ('title', 'place')} == {'auto'}
    assert browser.style('td.pubs-field--authors', 'hyphens') == 'manual'
    assert browser.evaluate('document.documentElement.scrollWidth <= innerWidth')


@pytest.mark.parametrize('theme', THEMES)
def test_a_venue_in_a_badge_can_be_read_and_shows_its_link(
    theme: str, make_site: Callable[..., Site], browser: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    entries = (
        '- Quist, R. (2021). *Harbour lights.* **CHI**.\n- Wu, B. (2020). *The wick of a lamp.* **KDD**.\n'
        '- Bell, A. (2019). *Oil.* Physical Review Letters, 1, 2–3.\n'
    )
    venues = {
        'CHI': {'colour': '#8a3ffc', 'url': 'https://example.org/'},
        'KDD': {'colour': '#ffd166', 'url': 'https://example.org/'},
        'Phys. Rev. Lett.': {'colour': '#0f766e'},
    }
    page = f'# Site\n\n```{{publications}}\n:format: markdown\n\n{entries}```\n'
    built = make_site({'index.md': page}, html_theme=theme, pubs_venues=venues).build()
    address = serve(built.outdir) + 'index.html'
    for dark in (False, True):
        browser.open(address, 1280, dark=dark)
        browser.screenshot(tmp_path / 'shots' / f'badges-{theme}-{"dark" if dark else "light"}.png')
        assert browser.evaluate('document.querySelectorAll(".pubs-venue--badge").length') == 3
        for number in (1, 2, 3):
            badge = f'li.pubs-entry:nth-child({number}) .pubs-venue--badge'
            text = f'{badge} a' if number < 3 else badge
            ratio = contrast(browser.style(text, 'color'), browser.style(badge, 'background-color'))
            assert ratio >= 4.5, f'{theme}, {number}: {ratio:.2f}:1'
    assert browser.errors() == []
