"""Charts, teams and pages of people as readers have them: four themes, wide and narrow, dark, by keyboard, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bitmaps import png
from tests.browser.axe import violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser
    from tests.conftest import Site

pytestmark = pytest.mark.browser

OURS = ['section.pubs', 'article.pubs', 'ul.pubs-people']
THEMES = ('alabaster', 'furo', 'pydata_sphinx_theme', 'sphinx_rtd_theme')
PEOPLE: dict[str, object] = {
    'quist': {
        'name': 'Quist, Rosa',
        'orcid': '0000-0002-1825-0097',
        'url': 'https://example.org/',
        'from': 2012,
        'title': 'Keeper of lamps',
        'about': 'Lights and puts out.',
        'image': 'quist.png',
        'links': {'github': 'rosa-quist'},
    },
    'sato': {'name': 'Sato, Ken', 'role': 'self'},
    'wu': {'name': 'Wu, Bo', 'role': 'collaborator', 'url': 'https://example.org/wu'},
}
FEW = ''.join(
    f'- Quist, R., Sato, K., & Wu, B. ({year}). _On wick {year}._ **KDD**.\n' for year in (2012, 2013, 2020, 2023)
)
LONG = ''.join(f'- Sato, K. ({year}). _On bell {year}._ **KDD**.\n' for year in range(1950, 2024, 3))
PAGE = """# Lists

## Few

```{publications} few.txt
:chart: year
:group-by: year
```

## Two

```{publications} few.txt
:chart: year
:filter: year in (2012, 2013)
:name: two
```

## Long

```{publications} long.txt
:chart: year
:group-by: year
:name: long
```
"""
TEAM = """---
orphan: true
---

# Team

```{pub:people}
:role: self, member, collaborator
```
"""
#: Whether something of the chart is out of the window; names of years may hang over its sides.
OUTSIDE = """
[...document.querySelectorAll('.pubs-chart rect, .pubs-chart text, .pubs-chart li')].filter(one => {
  const box = one.getBoundingClientRect();
  return box.left < 0 || box.right > document.documentElement.clientWidth;
}).length
"""
#: Names of years that would be read as one.
OVERLAPPING = """
[...document.querySelectorAll('.pubs-chart')].flatMap(chart => {
  const boxes = [...chart.querySelectorAll('.pubs-chart__year')].map(one => one.getBoundingClientRect());
  return boxes.slice(1).filter((box, place) => box.left < boxes[place].right + 3);
}).length
"""


@pytest.fixture
def built_site(make_site: Callable[..., Site]) -> Callable[..., Path]:
    def build(theme: str) -> Path:
        files = {
            'index.md': PAGE,
            'few.txt': FEW,
            'long.txt': LONG,
            'team.md': TEAM,
            'quist.png': png([[(90, 60, 30)] * 8] * 8),
        }
        built = make_site(files, html_theme=theme, pubs_people=PEOPLE, pubs_author_pages='all').build()
        assert built.warnings == ''
        return built.outdir

    return build


@pytest.mark.parametrize('theme', THEMES)
def test_they_can_be_read_in_every_theme(
    theme: str,
    built_site: Callable[..., Path],
    browser: Browser,
    serve: Callable[[Path], str],
    node_modules: Path,
) -> None:
    address = serve(built_site(theme))
    broken = {}
    for page in ('index.html', 'people/quist.html', 'team.html'):
        for width in (1280, 390):
            for dark in (False, True):
                case = (page, width, 'dark' if dark else 'light')
                browser.open(address + page, width, dark=dark)
                browser.evaluate('document.querySelectorAll(".pubs details").forEach(one => { one.open = true; })')
                if found := violations(browser, node_modules, OURS):
                    broken[case] = found
                assert browser.evaluate(OUTSIDE) == 0, case
                assert browser.evaluate(OVERLAPPING) == 0, case
    assert broken == {}
    assert browser.errors() == []


def test_a_column_is_reached_and_followed_by_keyboard(
    built_site: Callable[..., Path], browser: Browser, serve: Callable[[Path], str]
) -> None:
    browser.open(serve(built_site('alabaster')) + 'index.html', 390)
    browser.evaluate('document.querySelector(".pubs-chart").setAttribute("tabindex", "-1")')
    browser.evaluate('document.querySelector(".pubs-chart").focus()')
    browser.press('Tab')
    browser.press('Tab')
    focused = 'document.activeElement'
    assert browser.evaluate(f'{focused}.getAttribute("aria-label")') == '2013: 1 publication'
    # What shows the focus is drawn, and as wide as a finger needs.
    room = f'{focused}.querySelector(".pubs-chart__room")'
    assert browser.evaluate(f'getComputedStyle({room}).strokeWidth') == '2px'
    assert browser.evaluate(f'{room}.getBoundingClientRect().width') >= 24
    browser.press('Enter')
    assert browser.evaluate('location.hash') == '#pubs-year-2013'


def test_colours_follow_the_text_and_paper_has_the_chart(
    built_site: Callable[..., Path], browser: Browser, serve: Callable[[Path], str]
) -> None:
    address = serve(built_site('furo')) + 'index.html'
    fills = []
    for dark in (False, True):
        browser.open(address, dark=dark)
        fills.append(browser.style('.pubs-chart__column', 'fill'))
    assert len(set(fills)) == 2
    browser.open(address, media='print')
    assert browser.box('.pubs-chart__column')['height'] > 0
    assert browser.style('.pubs-chart__numbers', 'display') == 'none'
