"""The page that says what works has a row for every wish, and each leads to a place where it can be seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from html5lib import parse

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

#: Sources, people, the page, banners, programs, command line, promises: how many wishes there are of each.
WISHES = {'A': 5, 'B': 4, 'C': 8, 'D': 5, 'E': 5, 'F': 1, 'G': 3}
#: What an example leaves on its page: a list, a banner, the output of a command, figures.
AT_WORK = re.compile(r'<section class="pubs|<div class="pubs-banner|class="highlight-console|<table class="docutils')


def rows(page: Path) -> dict[str, list[Element]]:
    tree = parse(page.read_text('utf8'), treebuilder='etree', namespaceHTMLElements=False)
    found = [row.findall('td') for row in tree.iter('tr')]
    return {''.join(cells[0].itertext()).strip(): cells for cells in found if len(cells) == 4}


def test_every_wish_has_a_row_that_says_what_works(site: Path) -> None:
    told = rows(site / 'comparison.html')
    assert list(told) == [f'{letter}{number + 1}' for letter, count in WISHES.items() for number in range(count)]
    for name, (_, works, _, _) in told.items():
        assert len(''.join(works.itertext())) > 30, name


def test_every_row_leads_to_where_it_can_be_seen(site: Path) -> None:
    for name, cells in rows(site / 'comparison.html').items():
        addresses = [urlsplit(link.get('href', '')) for link in cells[3].iter('a')]
        assert addresses, name
        pages = []
        for address in addresses:
            assert not address.scheme, name
            text = (site / unquote(address.path)).read_text('utf8')
            assert not address.fragment or f'id="{unquote(address.fragment)}"' in text, (name, address)
            pages.append(text)
        assert any(AT_WORK.search(text) for text in pages), name
