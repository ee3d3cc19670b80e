"""The page on retractions shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import html5lib

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

EXPECTED = {
    'pub-quist2021fog': 'Retracted (2023, February 1): The measurements of two nights were exchanged. '
    'https://doi.org/10.5555/fog.2023',
    'pub-bell2020the': 'Corrected https://doi.org/10.5555/oil.2022',
    'pub-bell2019keeping': 'Retracted (2023, March 3).',
    'pub-wu2018a': 'Expression of concern',
    'pub-sato2017retraction': '',
    'pub-sato2022guide': 'Superseded (2024, May 12): second edition.',
}


def test_every_work_of_the_example_has_its_notice(site: Path) -> None:
    page = tree(site)
    shown = {
        entry.get('id'): ' '.join(map(words, having(entry, 'pubs-notice'))) for entry in having(page, 'pubs-entry')
    }
    assert shown == EXPECTED
    assert not any(re.search('retracted', words(title), re.IGNORECASE) for title in having(page, 'pubs-title'))


def test_grave_notices_are_groups_of_their_own(site: Path) -> None:
    ids = [str(each.get('id')) for each in tree(site).iter() if str(each.get('id')).startswith('pubs-status-')]
    assert ids == ['pubs-status-expression-of-concern', 'pubs-status-retracted', 'pubs-status-other']


def tree(site: Path) -> Element:
    return html5lib.parse((site / 'notices.html').read_text(encoding='utf8'), namespaceHTMLElements=False)


def having(tree: Element, name: str) -> list[Element]:
    return [each for each in tree.iter() if name in (each.get('class') or '').split()]


def words(element: Element) -> str:
    return ' '.join(''.join(element.itertext()).split())
