"""What the exports of databases have in tags that mean something else to EndNote and Zotero."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.records.dated import read_written_date
from sphinxcontrib_pubs.sources.records.dates import read_year

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_pubs.sources.records.item import Item

#: Where articles have a number of PubMed or of its archive: EndNote and Scopus, the Cochrane Library, Embase.
PLACES_OF_PUBMED = frozenset({'C2', 'C3', 'C5'})
_PUBMED = re.compile(r'(?P<pmcid>PMC\d{1,9})|(?P<pmid>\d{5,9})|PUBMED\s+(?P<among>\d{1,9})\b.*', re.DOTALL)
#: The date of publication as Ovid has it, where others have the day on which an address was visited.
_DATE_OF_OVID = re.compile(r'\d{4}(?:-\d\d){0,2}//')
#: More commas than one name has.
_MOST_COMMAS = 3
_OF_ABSTRACT = re.compile(r'Copyright of .{1,200} is the property of ')


def is_date_of_ovid(text: str) -> bool:
    """Whether a date that others mean as that of a visit is the one of publication."""
    return _DATE_OF_OVID.fullmatch(text) is not None


def names_cited(text: str) -> bool:
    """Whether the text of one editor is all those whom an article cites, as PsycINFO has them."""
    return text.count(',') > _MOST_COMMAS


def day_of(told: Iterable[tuple[str, str]], year: int) -> str:
    """The month, the months or the day of a date without its year, as the Web of Science has it: ``SEP 22``."""
    for tag, text in told:
        if tag == 'DA' and not read_written_date(text).date:
            read = read_year(f'{year:04d}', text, '')
            if read.date is not None and (read.date.month or read.date.printed) and not read.left:
                return text
    return ''


def put_pubmed(item: Item, tag: str, text: str) -> None:
    """A number of PubMed, or whatever else a program has in a field that EndNote leaves to everybody."""
    found = _PUBMED.fullmatch(text)
    if found is not None:
        item.put('PMCID' if found['pmcid'] else 'PMID', found['pmcid'] or found['pmid'] or found['among'], tag)
    if found is None or found['among']:
        item.further.append((tag, text))


def take_rights(item: Item) -> None:
    """What EBSCO says behind an abstract of its rights, and not of the work."""
    texts = item.get('abstract')
    if isinstance(texts, list) and any(_OF_ABSTRACT.match(str(text)) for text in texts):
        item.further += [('abstract-rights', text) for text in texts if _OF_ABSTRACT.match(str(text))]
        item['abstract'] = [text for text in texts if not _OF_ABSTRACT.match(str(text))]
