"""A publication as COinS: an OpenURL ContextObject (ANSI/NISO Z39.88-2004) that reference managers find in a page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinxcontrib_pubs.export.names import filed_family, filed_name
from sphinxcontrib_pubs.export.page_range import page_range
from sphinxcontrib_pubs.export.zotero import ZOTERO_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.model import Publication

_FORMAT = 'info:ofi/fmt:kev:mtx:'
#: The matrix of keys of a type, and the genre in it.
_GENRES = {
    'article-journal': ('journal', 'article'),
    'article-magazine': ('journal', 'article'),
    'article-newspaper': ('journal', 'article'),
    'review': ('journal', 'article'),
    'review-book': ('journal', 'article'),
    'book': ('book', 'book'),
    'classic': ('book', 'book'),
    'pamphlet': ('book', 'book'),
    'chapter': ('book', 'bookitem'),
    'entry-encyclopedia': ('book', 'bookitem'),
    'entry-dictionary': ('book', 'bookitem'),
    'paper-conference': ('book', 'proceeding'),
    'report': ('book', 'report'),
    'thesis': ('dissertation', ''),
    'patent': ('patent', ''),
}
#: Of a venue's kind, where the source does not say what the work is.
_OF_VENUES = {
    'journal': ('journal', 'article'),
    'conference': ('book', 'proceeding'),
    'workshop': ('book', 'proceeding'),
}


def to_coins(publication: Publication) -> str:
    """The ContextObject as a query, which is the title of a ``span`` of the class ``Z3988``; '' without a title."""
    if not publication.title_text.strip():
        return ''
    pairs = (('ctx_ver', 'Z39.88-2004'), *_pairs(publication))
    return '&'.join(f'{name}={quote(" ".join(value.split()), safe="")}' for name, value in pairs if value.strip())


def _pairs(told: Publication) -> Iterator[tuple[str, str]]:
    of_venue = _OF_VENUES.get(told.venue.kind) if told.venue is not None and told.type in ('', 'document') else None
    matrix, genre = _GENRES.get(told.type) or of_venue or ('dc', '')
    yield 'rft_val_fmt', _FORMAT + matrix
    if doi := told.identifier('doi'):
        yield 'rft_id', f'info:doi/{doi}'
    if pmid := told.identifier('pmid'):
        yield 'rft_id', f'info:pmid/{pmid}'
    address = next((link.url for link in told.links if '://' in link.url and link.kind != 'pdf'), '')
    if not doi:
        arxiv = next((each.url for each in told.identifiers if each.scheme == 'arxiv'), '')
        yield 'rft_id', arxiv or address
    if matrix == 'dc':
        yield from _dublin_core(told)
        return
    yield 'rft.genre', genre
    venue = (told.venue.full_name or told.venue.name) if told.venue is not None else ''
    title = told.title_text
    if matrix == 'journal':
        yield 'rft.atitle', title
        yield 'rft.jtitle', venue
        yield 'rft.stitle', told.venue.abbreviation if told.venue is not None else ''
        yield 'rft.issn', told.identifier('issn')
    elif matrix == 'book':
        has_container = genre in ('bookitem', 'proceeding')
        yield ('rft.atitle' if has_container else 'rft.btitle'), title
        yield 'rft.btitle', venue if has_container else ''
        yield 'rft.isbn', told.identifier('isbn')
    else:
        yield 'rft.title', title
        yield 'rft.inst', (told.publisher or venue) if matrix == 'dissertation' else ''
    if matrix != 'dissertation':
        yield 'rft.pub', told.publisher
        yield 'rft.place', told.publisher_place
    yield 'rft.date', _date(told)
    yield 'rft.volume', told.volume
    yield 'rft.issue', told.issue
    yield 'rft.edition', told.edition
    yield from _pages(told.page)
    people = [each.person for each in told.authors]
    if people and not people[0].is_team:
        yield 'rft.aulast', filed_family(people[0])
        yield 'rft.aufirst', people[0].given
        people = people[1:]
    for person in people:  # without the comma, Zotero takes the last word alone for the family name
        yield ('rft.aucorp' if person.is_team else 'rft.au'), filed_name(person)


def _dublin_core(told: Publication) -> Iterator[tuple[str, str]]:
    yield 'rft.type', ZOTERO_TYPES.get(told.type, 'document')
    yield 'rft.title', told.title_text
    for each in told.authors:
        yield 'rft.creator', filed_name(each.person)
    yield 'rft.date', _date(told)
    yield 'rft.source', (told.venue.full_name or told.venue.name) if told.venue is not None else ''
    yield 'rft.publisher', told.publisher
    yield 'rft.language', told.language


def _date(told: Publication) -> str:
    """The date as precise as it is known, never more."""
    return str(told.appeared) if told.appeared is not None and told.appeared.year > 0 else ''


def _pages(text: str) -> Iterator[tuple[str, str]]:
    pages = page_range(text)
    if pages is None:
        yield 'rft.pages', text
    else:
        yield from zip(('rft.spage', 'rft.epage'), pages, strict=True)
