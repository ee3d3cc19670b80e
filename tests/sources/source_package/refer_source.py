"""A source of another package: the format of refer, whose lines are a sign, a letter and a value (``%A Ada Roe``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Reading, Severity
from sphinxcontrib_pubs.sources.records.build import Builder
from sphinxcontrib_pubs.sources.records.collection import collected
from sphinxcontrib_pubs.sources.records.fields import Record
from sphinxcontrib_pubs.sources.records.item import Item
from sphinxcontrib_pubs.sources.records.tagged import read_tagged
from sphinxcontrib_pubs.sources.registry import Format

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.sources.page import Page

_ENTRY = re.compile(r'^%.+(?:\n.+)*', re.MULTILINE)
_FIELD = re.compile(r'^%(\S) (.*(?:\n(?!%).+)*)', re.MULTILINE)
#: Letters to the names that CSL has for what they say.
_NAMES = {'T': 'title', 'J': 'container-title', 'B': 'container-title', 'V': 'volume', 'N': 'issue', 'P': 'page'}
_NAMES |= {'I': 'publisher', 'C': 'publisher-place', 'D': 'issued', 'U': 'URL', 'K': 'keyword', 'X': 'abstract'}
_PEOPLE = {'A': 'author', 'E': 'editor'}


def read(page: Page) -> Reading:
    """Reads a text; what it has no name for is kept with each entry, and a text without an entry is refused."""
    builder = Builder(page, read_tagged)
    publications = [_publication(builder, match) for match in _ENTRY.finditer(page.text)]
    if not publications:
        problem = page.problem(Severity.ERROR, 'source-format', 'no line begins with a sign such as "%A"', 0)
        return Reading(problems=(problem,))
    return collected(page, publications, builder.problems)


def _publication(builder: Builder, match: re.Match[str]) -> Publication:
    item, places = Item(), dict[str, int]()
    for field in _FIELD.finditer(builder.page.text, *match.span()):
        letter, value = field[1], ' '.join(field[2].split())
        places.setdefault(letter, field.start())
        if letter in _PEOPLE:
            item.add(_PEOPLE[letter], [value], letter)
        elif letter in _NAMES:
            item.put(_NAMES[letter], value, letter)
        else:
            item.further.append((f'%{letter}', value))
    record = Record({}, *match.span(), lambda path: places.get(str(path[0]), match.start()) if path else match.start())
    return builder.build(record, item)


def recognises(text: str) -> bool:
    """Whether a text has the format whatever its file is called."""
    return _FIELD.match(text.lstrip()) is not None


FORMAT = Format('refer', read, ('.refer', '.enw'), recognises)
