"""Publications as RIS, the tags as EndNote, Mendeley and Zotero read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.names import filed_family
from sphinxcontrib_pubs.export.page_range import page_range
from sphinxcontrib_pubs.model import notice_sentence, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinxcontrib_pubs.model import PartialDate, Person, Publication

_TYPES = {
    'article': 'UNPB',
    'article-journal': 'JOUR',
    'article-magazine': 'MGZN',
    'article-newspaper': 'NEWS',
    'bill': 'BILL',
    'book': 'BOOK',
    'broadcast': 'SOUND',
    'chapter': 'CHAP',
    'classic': 'CLSWK',
    'dataset': 'DATA',
    'entry-dictionary': 'DICT',
    'entry-encyclopedia': 'ENCYC',
    'figure': 'FIGURE',
    'graphic': 'ART',
    'hearing': 'HEAR',
    'legal_case': 'CASE',
    'legislation': 'STAT',
    'manuscript': 'UNPB',
    'map': 'MAP',
    'motion_picture': 'MPCT',
    'musical_score': 'MUSIC',
    'pamphlet': 'PAMP',
    'paper-conference': 'CONF',
    'patent': 'PAT',
    'periodical': 'JFULL',
    'personal_communication': 'PCOMM',
    'post': 'BLOG',
    'post-weblog': 'BLOG',
    'regulation': 'LEGAL',
    'report': 'RPRT',
    'review': 'JOUR',
    'review-book': 'JOUR',
    'software': 'COMP',
    'song': 'SOUND',
    'speech': 'SLIDE',
    'standard': 'STAND',
    'thesis': 'THES',
    'webpage': 'ELEC',
}
#: What appears in a venue of a kind, where the source does not say what it is.
_TYPES_OF_VENUES = {'journal': 'JOUR', 'conference': 'CONF', 'workshop': 'CONF', 'preprint server': 'UNPB'}
_PEOPLE = {'author': 'AU', 'editor': 'A2', 'collection-editor': 'A3', 'translator': 'A4'}
#: Works that are no part of another one; their pages are counted.
_WHOLE = frozenset({'BOOK', 'PAMP', 'CLSWK', 'THES'})
#: Tags for what is in ``extra`` under CSL's names.
_FURTHER = {
    'title-short': 'ST',
    'original-title': 'OP',
    'number-of-volumes': 'NV',
    'section': 'SE',
    'call-number': 'CN',
    'archive': 'DB',
    'archive_location': 'AV',
    'source': 'DP',
    'accessed': 'Y2',
}
_BREAKS = re.compile(r'[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+')
_UNWRITABLE = re.compile('[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]')


def to_ris(publications: Iterable[Publication]) -> str:
    """The references in the order of the publications, each ended by ``ER``, with an empty line between them."""
    return '\n'.join(entry_to_ris(publication) for publication in publications)


def entry_to_ris(publication: Publication) -> str:
    """One reference; every value is one line, so that none can be taken for a tag."""
    lines = ''.join(f'{tag}  - {text}\n' for tag, value in _values(publication) if (text := _line(value)))
    return f'{lines}ER  - \n'


def _line(value: str) -> str:
    return _BREAKS.sub(' ', _UNWRITABLE.sub('\ufffd', value)).strip(' ')


def _values(told: Publication) -> Iterator[tuple[str, str]]:
    extra = dict(reversed(told.extra))
    venue = told.venue
    type_ = _TYPES.get(told.type, '') or (_TYPES_OF_VENUES.get(venue.kind, '') if venue is not None else '') or 'GEN'
    yield 'TY', type_
    yield 'ID', told.key
    if told.verbatim:
        yield 'N1', plain_text(told.as_written or (told.raw,))
        return
    yield 'TI', told.title_text
    for contributor in told.contributors:
        if contributor.kind in _PEOPLE:
            is_editor = contributor.kind == 'editor' and type_ in _WHOLE  # A2 of a book edits its series
            yield 'ED' if is_editor else _PEOPLE[contributor.kind], _name(contributor.person)
    if told.appeared is not None:
        yield from _date(told.appeared)
    publisher = told.publisher
    if venue is not None:
        name = venue.full_name or venue.name
        if type_ == 'THES' and not publisher:
            publisher = name  # T2 of a thesis is a department
        elif type_ == 'CONF':
            # Zotero and EndNote have the conference under T2 and its proceedings under C3; others know T2 alone.
            yield 'T2', extra.get('event-title', '') or name
            yield 'C3', name
        else:
            # Some programs look for a journal under one of the tags alone.
            yield ('JO' if type_ == 'JOUR' else 'T2'), name
        yield 'J2', venue.abbreviation if venue.abbreviation != venue.name else ''
    yield from _series(told, type_, extra)
    yield 'VL', told.volume
    yield 'IS', told.issue or ('' if type_ == 'JOUR' else told.number)
    yield 'C7', told.number if type_ == 'JOUR' else ''
    yield from _pages(told.page or (extra.get('number-of-pages', '') if type_ in _WHOLE else ''))
    yield 'ET', told.edition
    # EndNote and Zotero have who was granted a patent, or granted it, in the publisher's place.
    yield 'PB', publisher or (extra.get('authority', '') if type_ == 'PAT' else '')
    yield 'CY', told.publisher_place
    yield from _identifiers(told)
    yield from (('KW', word) for word in told.keywords)
    yield 'AB', plain_text(told.abstract)
    yield 'N1', plain_text(told.note)
    yield 'N1', told.status
    yield 'N1', f'OCLC: {extra["tex.oclc"]}' if 'tex.oclc' in extra else ''  # as Zotero writes it
    yield from (('N1', notice_sentence(notice)) for notice in told.notices)
    yield 'LA', told.language
    yield 'M3', extra.get('genre', '')
    yield from ((tag, extra[name]) for name, tag in _FURTHER.items() if name in extra)


def _name(person: Person) -> str:
    """``van der Goot, Rob, Jr.``; a semicolon, at which some programs divide people, is a comma in a team's name."""
    if person.literal:
        return person.literal.replace(';', ',')
    names = (filed_family(person), person.given, person.suffix)
    parts = [part.replace(',', ' ').replace(';', ' ').strip() for part in names]
    while parts and not parts[-1]:
        parts.pop()
    return ', '.join(parts)


def _date(date: PartialDate) -> Iterator[tuple[str, str]]:
    """The year, and where more is known the whole date with empty places for what is not."""
    year = f'{date.year:04d}' if date.year >= 0 else f'-{-date.year:04d}'
    yield 'PY', year
    if 1 <= date.month <= 12 and date.year >= 0:
        yield 'DA', f'{year}/{date.month:02d}/{f"{date.day:02d}" if date.day else ""}/'


def _series(told: Publication, type_: str, extra: dict[str, str]) -> Iterator[tuple[str, str]]:
    series = extra.get('collection-title', '')
    if type_ == 'CONF':
        yield 'C1', extra.get('event-place', '')
        yield 'T2', extra.get('event-title', '') if told.venue is None else ''
    yield ('T2' if type_ in ('BOOK', 'PAMP', 'RPRT') and told.venue is None else 'T3'), series


def _pages(text: str) -> Iterator[tuple[str, str]]:
    yield from zip(('SP', 'EP'), page_range(text) or (text,), strict=False)


def _identifiers(told: Publication) -> Iterator[tuple[str, str]]:
    yield 'DO', told.identifier('doi')
    for scheme in ('issn', 'isbn'):
        yield from (('SN', each.value) for each in told.identifiers if each.scheme == scheme)
    yield from (('L1' if link.kind == 'pdf' else 'UR', link.url) for link in told.links)
    # Numbers of other registries than those with a tag are addresses, which lead to the work and tell the number.
    yield from (('UR', each.url) for each in told.identifiers if each.scheme in ('arxiv', 'pmid', 'pmcid'))
