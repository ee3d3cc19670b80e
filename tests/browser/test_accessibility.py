"""Everything that a list can have, in twelve themes: no rule of accessibility is broken within it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.banner.themes import THEMES, Theme, build
from tests.browser.axe import violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser

pytestmark = pytest.mark.browser

SETTINGS = """
pubs_people = {
    'lin': {'name': 'Lin, J.', 'roles': ['self'], 'url': 'https://example.org/'},
    'quist': {'name': 'Quist, Rosa', 'roles': ['member']},
}
pubs_venues = {'KDD': {'colour': '#8a3ffc'}, 'CHI': {'colour': '#ffd166', 'url': 'https://example.org/'}}
"""
BIB = """
@article{fog, author={Müller, Jörg and Łuczak, Ewa and Sato, Kenji and Mbeki, Rita}, author+an={1=equal; 2=equal},
  title={Fog}, journal={Quay Letters}, year={2021}, abstract={We count lanterns.}, keywords={harbour, mist},
  doi={10.5555/fog}, pdf={https://example.org/fog.pdf}, annote={Read it twice.}}
@inproceedings{wick, author={Quist, Rosa and Wu, Bo}, title={The wicks}, booktitle={CHI}, year={2020}}
"""
PAGE = """# Lists

## Papers

```{publications} publication.md
:search:
:facets: year, type, venue, author
:group-by: year
:counts:
:jump-list:
:numbering: descending
:authors: 4
:banner: none
```

## More

```{publications} list.bib
:search:
:facets: year
:show: abstract, keywords, notes, bibtex
:links: doi, pdf
:authors: 2
:download: bib
```
"""
for layout in ('cards', 'table', 'timeline'):
    PAGE += f"""
## As {layout}

```{{publications}} list.bib
:name: {layout}
:layout: {layout}
:search:
:show: abstract, bibtex
:numbering: ascending
```
"""
#: Opens what is folded, filters, and looks for a word, so that nothing of ours is out of sight.
USE = """
document.querySelectorAll('.pubs details').forEach(one => { one.open = true; });
document.querySelector('.pubs-facet')?.click();
const box = document.querySelector('.pubs-find__search');
if (box) { box.value = 'a'; box.dispatchEvent(new Event('input')); }
new Promise(done => setTimeout(done, 400))
"""


#: How a page is looked at beside light and dark, and the direction of its text.
OTHERWISE: dict[str, tuple[dict[str, Any], str]] = {
    'forced colours': ({'features': {'forced-colors': 'active'}}, 'ltr'),
    'forced colours, dark': ({'features': {'forced-colors': 'active'}, 'dark': True}, 'ltr'),
    'reduced motion': ({'features': {'prefers-reduced-motion': 'reduce'}}, 'ltr'),
    'on paper': ({'media': 'print'}, 'ltr'),
    'on paper, from a dark page': ({'media': 'print', 'dark': True}, 'ltr'),
    'from right to left': ({}, 'rtl'),
    'from right to left, narrow and dark': ({'width': 390, 'dark': True}, 'rtl'),
}


#: With a switch for dark pages and without one: what is looked at otherwise is ours and not the theme's.
TOLD_APART = ('furo', 'sphinx_rtd_theme')


@pytest.fixture(scope='module', params=THEMES, ids=lambda theme: theme.name)
def site(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    seed: Path,
    serve: Callable[[Path], str],
) -> tuple[Theme, str]:
    theme: Theme = request.param
    index = '# Site\n\n```{toctree}\npublication\nlists\n```\n'
    files = {'index.md': index, 'publication.md': seed.read_text('utf8'), 'lists.md': PAGE, 'list.bib': BIB}
    theme = replace(theme, configuration=f'{theme.configuration}\n{SETTINGS}')
    folder, said = build(theme, tmp_path_factory.mktemp('site'), files)
    assert 'pubs' not in said
    return theme, serve(folder)


def test_no_rule_is_broken_within_our_elements(site: tuple[Theme, str], browser: Browser, node_modules: Path) -> None:
    theme, address = site
    broken = {}
    for page, width, dark in (('publication', 1280, False), ('lists', 1280, False), ('lists', 390, True)):
        browser.open(f'{address}{page}.html', width, dark=dark)
        browser.evaluate(f'{theme.dark if dark else ""}\n{USE}')
        if found := violations(browser, node_modules):
            broken[page, width, 'dark' if dark else 'light'] = found
    assert broken == {}


@pytest.mark.parametrize('site', [theme for theme in THEMES if theme.name in TOLD_APART], ids=TOLD_APART, indirect=True)
def test_no_rule_is_broken_however_the_page_is_looked_at(
    site: tuple[Theme, str], browser: Browser, node_modules: Path
) -> None:
    theme, address = site
    broken = {}
    for way, (options, direction) in OTHERWISE.items():
        browser.open(address + 'lists.html', **options)
        browser.evaluate(f'document.documentElement.dir = {direction!r}')
        browser.evaluate(f'{theme.dark if options.get("dark") else ""}\n{USE}')
        # Forced colours are the reader's, and axe sees those that they take the place of.
        without = ('color-contrast',) if 'forced-colors' in options.get('features', ()) else ()
        if found := violations(browser, node_modules, without=without):
            broken[way] = found
    assert broken == {}


def test_what_opens_is_words_in_the_line_and_a_row_below_it(site: tuple[Theme, str], browser: Browser) -> None:
    """Some themes make boxes, icons and arrows of all that folds, which would stand on the names."""
    browser.open(site[1] + 'lists.html')
    summary, before = (
        '.pubs-more-authors > summary',
        'getComputedStyle(document.querySelector(".pubs-more-authors > summary"), "::before")',
    )
    assert browser.evaluate(f'[{before}.position, {before}.maskImage, {before}.backgroundColor]') == [
        'static',
        'none',
        'rgba(0, 0, 0, 0)',
    ]
    line = browser.evaluate('parseFloat(getComputedStyle(document.querySelector(".pubs-entry")).lineHeight)')
    assert browser.box(summary)['width'] > 40 and browser.box(summary)['height'] <= line
    for selector in (summary, '.pubs-abstract > summary'):
        after = f'getComputedStyle(document.querySelector({selector!r}), "::after").content'
        assert browser.evaluate(after) in ('none', 'normal'), selector
    first, second = browser.box('.pubs-abstract > summary'), browser.box('.pubs-abstract + .pubs-notes > summary')
    assert 24 <= first['height'] < 45 and browser.style('.pubs-abstract', 'box-shadow') == 'none'
    assert first['top'] == second['top'] >= browser.box('.pubs-entry:has(> .pubs-abstract) .pubs-title')['bottom'] - 8
    assert first['right'] + 8 < second['left']
    # Open, it stays where it was, and takes the width of the entry.
    browser.evaluate('document.querySelector(".pubs-abstract").open = true')
    opened, below = browser.box('.pubs-abstract > summary'), browser.box('.pubs-abstract > p')
    assert (opened['left'], opened['top']) == (first['left'], first['top'])
    assert below['top'] >= opened['bottom'] - 8
    assert below['width'] > browser.box('.pubs-entry:has(> .pubs-abstract)')['width'] - 40
    assert browser.box('.pubs-abstract + .pubs-notes > summary')['top'] >= below['bottom']


@pytest.mark.parametrize('site', [theme for theme in THEMES if theme.dark], ids=lambda theme: theme.name, indirect=True)
def test_what_the_browser_draws_is_dark_where_the_theme_is_whatever_the_system_is(
    site: tuple[Theme, str], browser: Browser
) -> None:
    """An empty box in the colours of the system would look as if it were ticked."""
    theme, address = site
    browser.open(address + 'lists.html')
    browser.evaluate(theme.dark)
    assert browser.style('.pubs-find__search', 'color-scheme') == 'dark'
    if theme.name == 'furo':
        browser.open(address + 'lists.html', dark=True)
        browser.evaluate('document.body.dataset.theme = "light"')
        assert browser.style('.pubs-find__search', 'color-scheme') == 'light'


def test_a_table_fits_its_page_and_titles_have_the_most_of_it(site: tuple[Theme, str], browser: Browser) -> None:
    """Some themes keep links whole, so that an address would take the room of the other columns."""
    browser.open(site[1] + 'lists.html')
    columns = ('title', 'authors', 'place')
    widths = {name: browser.box(f'.pubs-list--table th.pubs-field--{name}')['width'] for name in columns}
    assert max(widths, key=lambda name: widths[name]) == 'title', widths
    assert browser.box('.pubs-list--table')['right'] <= browser.box('.pubs:has(.pubs-list--table)')['right'] + 1


def test_a_broken_rule_is_found(
    browser: Browser, serve: Callable[[Path], str], node_modules: Path, tmp_path: Path
) -> None:
    broken = '<button></button><p style="color: #999">grey words</p>'
    (tmp_path / 'index.html').write_text(f'<!doctype html><section class="pubs">{broken}</section>', 'utf8')
    browser.open(serve(tmp_path))
    assert {'button-name', 'color-contrast'} <= set(violations(browser, node_modules))
