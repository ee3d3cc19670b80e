"""The page that says what works has a row for every wish, and each leads to a place where it can be seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from html5lib import parse

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

#: What people ask of a page of publications, by the sections of the page.
WISHES = {
    'Sources': ('Pages of Hugo', 'References by hand', 'Files of references', 'Several sources', 'Nothing lost'),
    'People': ('Members', 'Roles of authors', 'Long lists of names', 'Pages of people'),
    'The page': (
        'Venues', 'Groups and order', 'Layouts', 'Links', 'Details and notices', 'Search and filters', 'Every reader',
        'Languages',
    ),
    'Banners': ('Front matter', 'Gradients', 'Themes', 'Books and paper', 'Where banners come from'),
    'Programs': ('Exports', 'Search engines and feeds', 'Citations', 'Styles', 'Registries'),
    'Command line and promises': ('Command line', 'Builders', 'Speed', 'Hostile input'),
}  # fmt: skip
#: What an example leaves on its page: a list, a banner, the output of a command, figures.
AT_WORK = re.compile(r'<section class="pubs|<div class="pubs-banner|class="highlight-console|<table class="docutils')


def rows(page: Path) -> dict[str, dict[str, list[Element]]]:
    """The rows of the tables by their names, and by the titles of the sections that they stand in."""
    tree = parse(page.read_text('utf8'), treebuilder='etree', namespaceHTMLElements=False)
    told: dict[str, dict[str, list[Element]]] = {}
    for section in tree.iter('section'):
        found = [row.findall('td') for row in section.iter('tr')]
        if all(inner is section for inner in section.iter('section')) and any(found):
            title = ''.join(section[0].itertext()).rstrip('#¶')
            told[title] = {''.join(cells[0].itertext()).strip(): cells for cells in found if len(cells) == 4}
    return told


def test_every_wish_has_a_row_that_says_what_works(site: Path) -> None:
    told = rows(site / 'comparison.html')
    assert {section: tuple(found) for section, found in told.items()} == WISHES
    for name, (_, works, _, _) in (row for found in told.values() for row in found.items()):
        assert len(''.join(works.itertext())) > 30, name


def test_every_row_leads_to_where_it_can_be_seen(site: Path) -> None:
    for name, cells in (row for found in rows(site / 'comparison.html').values() for row in found.items()):
        addresses = [urlsplit(link.get('href', '')) for link in cells[3].iter('a')]
        assert addresses, name
        pages = []
        for address in addresses:
            assert not address.scheme, name
            text = (site / unquote(address.path)).read_text('utf8')
            assert not address.fragment or f'id="{unquote(address.fragment)}"' in text, (name, address)
            pages.append(text)
        assert any(AT_WORK.search(text) for text in pages), name
