"""The gallery shows every layout, with the words of the list in each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import html5lib

from sphinxcontrib_pubs.sphinx_ext.option_values import LAYOUTS
from sphinxcontrib_pubs.sphinx_ext.thumbnails import FIELDS
from tests.docs.conftest import DOCS

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (DOCS / 'layouts.md').read_text(encoding='utf8')


def test_the_gallery_shows_every_layout(site: Path) -> None:
    html = (site / 'layouts.html').read_text(encoding='utf8')
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    lists = [each for each in tree.iter() if 'pubs-list' in (each.get('class') or '').split()]
    shown = [[name for name in LAYOUTS if f'pubs-list--{name}' in (each.get('class') or '')] for each in lists]
    assert shown == [[], ['cards'], ['table'], ['timeline'], ['cards']]
    entries = [[e for e in each.iter() if 'pubs-entry' in (e.get('class') or '').split()] for each in lists]
    assert [len(each) for each in entries] == [4, 4, 4, 4, 2]
    # A work that has a page of its own leads to it from its title.
    titles = [
        ''.join(next(e for e in entry.iter('em') if e.get('class') == 'pubs-title').itertext()) for entry in entries[-1]
    ]
    assert titles == ['Harbour lights, counted from the sea', 'What the shore sees']
    pictures = [each for each in tree.iter('img') if 'pubs-thumbnail' in (each.get('class') or '')]
    assert len(pictures) == 4
    assert all((site / str(each.get('src'))).is_file() and each.get('alt') and each.get('width') for each in pictures)


def test_what_is_shown_is_what_is_written() -> None:
    examples = re.findall(r'^````markdown\n(.*?)^````$', PAGE, re.MULTILINE | re.DOTALL)
    assert len(examples) == 5
    assert all(PAGE.count(example) == 2 for example in examples)
    assert all(f'`{field}`' in PAGE for field in FIELDS)
