"""The entries of a page as a browser's parser sees them, and what those of the seed page are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import html5lib

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: The lines of the first real page, in the default style.
LINES = (Path(__file__).parent / 'seed' / 'apa.txt').read_text(encoding='utf8').splitlines()


def entries(html: str) -> list[Element]:
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [element for element in tree.iter('li') if element.get('class') == 'pubs-entry']


def lines(html: str) -> list[str]:
    return [''.join(element.itertext()) for element in entries(html)]


def classes(element: Element) -> list[str]:
    return (element.get('class') or '').split()
