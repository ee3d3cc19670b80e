"""A reference runs as its script does, on pages that run the other way as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser
    from tests.conftest import Site

pytestmark = pytest.mark.browser

PAGE = """# Papers

```{publications}
:layout: LAYOUT
:format: bibtex

@article{oil, author={Quist, Rosa}, title={Oil for lamps}, journal={Quay Letters}}
@article{light, author={לוי, דן}, title={אור הנמל}, journal={כתב עת}}
```
"""
#: Whether the full stop that ends an entry stands right of its venue, and where its first line begins.
ENDS = """
[...document.querySelectorAll('.pubs-entry')].map(entry => {
  const texts = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT), range = document.createRange();
  let end = null;
  while (texts.nextNode()) if (texts.currentNode.data.trim() === '.') end = texts.currentNode;
  range.selectNodeContents(end);
  const venue = entry.querySelector('.pubs-venue').getBoundingClientRect(), box = entry.getBoundingClientRect();
  const author = entry.querySelector('.pubs-author').getBoundingClientRect();
  return [range.getBoundingClientRect().left >= venue.right - 1,
          Math.min(author.left - box.left, venue.left - box.left) < box.right - Math.max(author.right, venue.right)];
})
"""


@pytest.mark.parametrize('layout', ['list', 'cards', 'timeline'])
def test_punctuation_stands_where_the_script_has_it(
    layout: str, make_site: Callable[..., Site], browser: Browser, serve: Callable[[Path], str]
) -> None:
    page = serve(make_site({'index.md': PAGE.replace('LAYOUT', layout)}).build().outdir) + 'index.html'
    for direction in ('ltr', 'rtl'):
        browser.open(page)
        browser.evaluate(f'document.documentElement.dir = {direction!r}')
        # The Latin entry ends at its right, the Hebrew one at its left; both begin where the page begins its lines.
        assert browser.evaluate(ENDS) == [[True, direction == 'ltr'], [False, direction == 'ltr']], direction


FOLDED = """# Papers

```{publications}
:authors: 3
:format: bibtex

@article{oil, author={Quist, Rosa and Ito, Mei and Roe, Jane and Bell, Ann and Wu, Bo and Sato, Kenji}, title={Oil}}
```
"""
#: Where each name of the entry stands, from the left, and where the label of the folded ones does.
PLACES = """
[...document.querySelectorAll('.pubs-entry :is(.pubs-author, summary)')]
  .map(one => [Math.round(one.getBoundingClientRect().left), one.textContent || 'label'])
"""


def test_folded_names_run_as_the_line_does(
    make_site: Callable[..., Site], browser: Browser, serve: Callable[[Path], str]
) -> None:
    browser.open(serve(make_site({'index.md': FOLDED}).build().outdir) + 'index.html')
    browser.evaluate('document.documentElement.dir = "rtl"')
    for opened in (False, True):
        browser.evaluate(f'document.querySelector(".pubs-more-authors").open = {str(opened).lower()}')
        names = ['Rosa Quist', 'Mei Ito', 'label', *(['Jane Roe', 'Ann Bell', 'Bo Wu'] if opened else []), 'Kenji Sato']
        places = [place for place in browser.evaluate(PLACES) if place[1] in names]
        assert [name for _, name in sorted(places)] == names
    # The label is no paragraph of its own, which would begin at the right.
    assert browser.style('.pubs-more-authors > summary', 'unicode-bidi') == 'normal'


#: Whether the full stop of each introduction stands right of its first letter, and whether it begins at the left.
INTRODUCED = """
[...document.querySelectorAll('.pubs-people__about')].map(one => {
  const text = one.firstChild, range = document.createRange(), page = one.parentNode.getBoundingClientRect();
  const at = place => (range.setStart(text, place), range.setEnd(text, place + 1), range.getBoundingClientRect());
  const [first, last] = [at(0), at(text.length - 1)];
  const left = Math.min(first.left, last.left) - page.left, right = page.right - Math.max(first.right, last.right);
  return [last.left > first.left, left < right];
})
"""


def test_what_people_say_of_themselves_runs_as_its_script_does(
    make_site: Callable[..., Site], browser: Browser, serve: Callable[[Path], str]
) -> None:
    people = {
        'quist': {'name': 'Quist, Rosa', 'role': 'member', 'about': 'Lights lamps.'},
        'levi': {'name': 'לוי, דן', 'role': 'member', 'about': 'אור הנמל.'},
    }
    page = serve(make_site({'index.md': '# Us\n\n```{pub:people}\n```\n'}, pubs_people=people).build().outdir)
    for direction in ('ltr', 'rtl'):
        browser.open(page + 'index.html')
        browser.evaluate(f'document.documentElement.dir = {direction!r}')
        assert browser.evaluate(INTRODUCED) == [[True, direction == 'ltr'], [False, direction == 'ltr']], direction
