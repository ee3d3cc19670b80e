"""The first real page, with everything that a list can have, is used without a mouse, in three themes."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import SETTLED, Reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser
    from tests.conftest import Site

pytestmark = pytest.mark.browser

PAGE = """# Papers

<p><a href="#before">Before</a></p>

```{publications} publication.md
:group-by: year
:search:
:facets: year, venue, author
:counts:
:jump-list:
:download: bib
:authors: 6
:show: bibtex
:banner: none
```

<p><a href="#after">After</a></p>
"""
SETTINGS: dict[str, object] = {
    'pubs_people': {'lin': {'name': 'Lin, J.', 'roles': ['self'], 'url': 'https://example.org/'}},
    'pubs_venues': {'KDD': {'colour': '#8a3ffc', 'url': 'https://example.org/'}},
    'exclude_patterns': ['_build', 'publication.md'],
    'html_permalinks': True,
}
#: What has the focus: its kind, whether it can be seen that it has, and whether it is in the window.
FOCUSED = """
(() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && style.opacity === '1';
  const kind = one.closest('.pubs-jump-list') ? 'jump' : one.closest('.pubs-more-authors, .pubs-author, .pubs-venue')
    ? 'within' : one.classList[0] ?? one.closest('[class]').classList[0];
  return [one.hash === '#after' ? 'after' : kind, seen, box.bottom > 0 && box.top < innerHeight];
})()
"""
#: In an entry: people and venues, names that open, links, the entry's own link, its copy, its BibTeX.
ENTRY = r'(within )*(pubs-link )?pubs-permalink pubs-copy pubs-bibtex '


@pytest.fixture(scope='module', params=['furo', 'pydata_sphinx_theme', 'sphinx_rtd_theme'])
def address(
    request: pytest.FixtureRequest, make_shared_site: Callable[..., Site], seed: Path, serve: Callable[[Path], str]
) -> str:
    site = make_shared_site({'index.md': PAGE, 'publication.md': seed}, html_theme=request.param, **SETTINGS)
    return serve(site.build().outdir) + 'index.html'


@pytest.fixture
def reader(browser: Browser, address: str) -> Reader:
    reader = Reader(browser, address).open()
    browser.evaluate(f'document.documentElement.style.scrollBehavior = "auto"; {SETTLED}')
    browser.evaluate('document.querySelector("a[href=\'#before\']").focus()')
    return reader


def walk(reader: Reader, most: int = 400) -> list[str]:
    """Goes on with Tab until the link behind the list; everything on the way can be seen to have the focus."""
    kinds = []
    for _ in range(most):
        reader.press('Tab')
        kind, seen, in_window = reader.browser.evaluate(FOCUSED)
        if kind == 'after':
            return kinds
        assert seen and in_window, (kind, len(kinds))
        kinds.append(kind)
    raise AssertionError(f'caught in the list: {kinds[-8:]}')


def test_tab_goes_through_the_list_in_the_order_of_reading_and_out_of_it(reader: Reader) -> None:
    kinds = [kind for kind in walk(reader) if kind != 'headerlink']  # which only some themes let the keyboard reach
    assert kinds[:11] == ['pubs-find__search', *['pubs-facet'] * 3, 'pubs-download', *['jump'] * 6]
    assert re.fullmatch(f'({ENTRY}){{25}}', ''.join(f'{kind} ' for kind in kinds[11:])), kinds[11:40]
    reader.press('Tab', back=True)
    assert reader.browser.evaluate(FOCUSED)[0] == 'pubs-bibtex'


def test_what_was_filtered_away_is_not_stopped_at(reader: Reader) -> None:
    reader.press('Tab')
    reader.type('ICML')
    assert reader.said == '3 of 25 publications' and reader.focused() == 'pubs-find__search'
    kinds = [kind for kind, _ in groupby(kind for kind in walk(reader) if kind != 'headerlink')]
    assert kinds[:4] == ['pubs-facet', 'pubs-find__clear', 'pubs-download', 'jump']
    assert kinds.count('pubs-permalink') == 3


def test_filters_are_chosen_folds_opened_and_all_is_cleared(reader: Reader) -> None:
    for _ in range(3):
        reader.press('Tab')
    assert reader.focused() == 'Venue'
    reader.press(' ')
    for _ in range(2):
        reader.press('Tab')
    reader.press(' ')
    # The choice stays where it is, and so does whoever made it.
    assert reader.browser.evaluate('document.activeElement.checked') is True
    narrowed = reader.said
    assert re.fullmatch(r'\d+ of 25 publications', narrowed)
    reader.press('Escape')
    assert reader.browser.evaluate('document.activeElement.getAttribute("aria-expanded")') == 'false'
    for _ in range(2):
        reader.press('Tab')  # over the last filter to the button that clears
    assert reader.focused() == 'Clear'
    reader.press('Enter')
    assert reader.said == '25 publications' and reader.focused() == 'pubs-find__search'
    for selector in ('.pubs-more-authors', '.pubs-bibtex'):
        reader.browser.evaluate(f'document.querySelector("{selector} > summary").focus()')
        reader.press('Enter')
        assert reader.browser.evaluate(f'document.querySelector("{selector}").open') is True
        reader.press(' ')
        assert reader.browser.evaluate(f'document.querySelector("{selector}").open') is False


def test_the_theme_takes_no_search_of_ours_for_its_own(reader: Reader) -> None:
    """Sphinx's own search goes by ``q``, and some themes load it with every page."""
    reader.open('?find=qwen')
    reader.browser.evaluate(SETTLED)
    assert reader.said == '3 of 25 publications'
    assert [error for error in reader.browser.errors() if 'searchtools' in error] == []
    assert not reader.browser.evaluate('[...document.querySelectorAll("input[name=q]")].some(one => one.value)')


def test_a_link_to_a_group_takes_the_keyboard_there(reader: Reader) -> None:
    reader.browser.evaluate('[...document.querySelectorAll(".pubs-jump-list a")].at(-1).focus()')
    reader.press('Enter')
    reader.browser.evaluate(SETTLED)
    assert 0 <= reader.browser.box('#pubs-year-2019')['top'] < 900
    reader.press('Tab')
    assert reader.browser.evaluate('document.activeElement.closest(".pubs-group").id') == 'pubs-year-2019'


#: Links to the groups of the list that stand beside it, with their words.
CONTENTS = """
[...document.querySelectorAll('a[href^="#pubs-year-"]')].filter(link => !link.closest('.pubs'))
  .map(link => [link.hash.slice(-4), link.textContent.trim()])
"""


@pytest.mark.parametrize('address', ['furo', 'pydata_sphinx_theme'], indirect=True)
def test_the_table_of_contents_keeps_its_links_and_says_how_many_are_left(reader: Reader) -> None:
    whole = reader.browser.evaluate(CONTENTS)
    assert [year for year, _ in whole] == ['2024', '2023', '2022', '2021', '2020', '2019']
    reader.press('Tab')
    reader.type('ICML')
    left = dict(reader.browser.evaluate(CONTENTS))
    assert left['2022'] == '2022 (2 of 9)' and left['2024'] == dict(whole)['2024']
    reader.press('Escape')
    assert reader.browser.evaluate(CONTENTS) == whole
