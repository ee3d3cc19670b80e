"""Publications as plain mappings in this package's own schema, which a writer of YAML or JSON prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from sphinxcontrib_pubs.export.bibtex.tables import is_private
from sphinxcontrib_pubs.export.markdown_inline import escaped, markup_to_inline
from sphinxcontrib_pubs.export.settled import single_spaced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_pubs.model import Contributor, Identifier, Link, Notice, PartialDate, Person, Publication, Venue

Record: TypeAlias = 'dict[str, object]'

#: Numbers, or how far the work is: in a text that readers take for a container they would be no part of its name.
_NO_NAME = re.compile(
    r'.*\d[\w\s,:;().–-]*|[a-z. ]*(?:press|appear|forth|accept|review|revision|submit|prep|n\. ?d).*', re.IGNORECASE
)

#: Our fields and their names in the schema, as far as they are lines of text.
_PLAIN = (
    ('volume', 'volume'),
    ('issue', 'issue'),
    ('number', 'number'),
    ('page', 'pages'),
    ('edition', 'edition'),
    ('publisher', 'publisher'),
    ('publisher_place', 'publisher_place'),
    ('language', 'language'),
    ('status', 'status'),
)
_IDENTIFIERS = ('doi', 'arxiv', 'pmid', 'pmcid', 'isbn', 'issn')
#: What an entry keeps of its source: the text of its BibTeX, and the words that named its fields.
_OF_SOURCE = frozenset({'bibtex', 'commands', 'labels'})
_SHORT_NAMES = {'author': 'authors', 'editor': 'editors', 'translator': 'translators'}
_LOOKS_DIVIDED = re.compile(r'^[^\W\d_A-ZÀ-ÖØ-Þ]|[\s,"]')
_HAS_PARTICLE = re.compile(r'(?:^|\s)[^\W\d_A-ZÀ-ÖØ-Þ]|[,"]')


def to_records(publications: Iterable[Publication]) -> list[Record]:
    """One mapping a publication; fields that say nothing are left out, texts have Markdown's inline markup."""
    return [_record(publication) for publication in publications]


def to_public_records(publications: Iterable[Publication]) -> list[Record]:
    """As ``to_records``, without what a source keeps for its owner and its BibTeX: for files that a site hands out."""
    return to_records(
        told._replace(
            extra=tuple(each for each in told.extra if not is_private(each[0].lower()) and each[0] not in _OF_SOURCE)
        )
        for told in publications
    )


def _record(told: Publication) -> Record:
    record: Record = {'key': single_spaced(told.key)}
    if told.verbatim:
        record['verbatim'] = markup_to_inline(told.as_written or (told.raw,))
        record['topics'] = _lines(told.topics)
        return _without_empty(record)
    record['type'] = single_spaced(told.type)
    record['title'] = markup_to_inline(told.title)
    for contributor in told.contributors:
        people = record.setdefault(_SHORT_NAMES.get(contributor.kind, contributor.kind), [])
        assert isinstance(people, list)
        people.append(_person(contributor))
    record['truncated'] = told.truncated
    if told.issued is not None:
        record |= _date(told.issued)
    if told.venue is not None:
        record['venue'] = _venue(told.venue)
    for field, name in _PLAIN:
        record[name] = escaped(single_spaced(getattr(told, field)))
    record |= _identifiers(told.identifiers)
    known = {identifier.url for identifier in told.identifiers}
    record['links'] = [_link(link) for link in told.links if link.url not in known]
    record['abstract'] = markup_to_inline(told.abstract)
    record['note'] = markup_to_inline(told.note)
    record['keywords'] = [escaped(word) for word in _lines(told.keywords)]
    record['topics'] = _lines(told.topics)
    record['selected'] = told.selected
    record['rest'] = markup_to_inline(told.rest)
    record['notices'] = [_notice(notice) for notice in told.notices]
    record['extra'] = _extra(told.extra)
    return _without_empty(record)


def _without_empty(record: Record) -> Record:
    return {name: value for name, value in record.items() if value not in ('', [], {}, None, False)}


def _lines(values: Iterable[str]) -> list[str]:
    return [line for line in (single_spaced(value).strip() for value in values) if line]


def _person(contributor: Contributor) -> Record:
    person: Person = contributor.person
    record: Record = {
        'family': person.family,
        'given': person.given,
        'particle': person.particle,
        'dropping_particle': person.dropping_particle,
        'suffix': person.suffix,
        'literal': person.literal,
        'orcid': person.orcid,
        'roles': list(contributor.roles),
    }
    is_divided = person.particle or person.dropping_particle or person.literal
    if not is_divided and (_LOOKS_DIVIDED.search(person.family) or _HAS_PARTICLE.search(person.given)):
        record['parse_names'] = 'false'  # or readers take a particle or a suffix out of it
    return _without_empty(
        {name: single_spaced(value) if isinstance(value, str) else value for name, value in record.items()}
    )


def _date(date: PartialDate) -> Record:
    text = str(date)
    if date.end_year:
        text += f'/{date.end_year:04d}'
    return {'date': text, 'year_suffix': date.suffix, 'date_printed': escaped(single_spaced(date.printed))}


def _venue(venue: Venue) -> str | Record:
    """The name, or a mapping where more is known; kinds that follow from the type go without saying."""
    record = _without_empty(
        {
            'name': single_spaced(venue.name),
            'full_name': single_spaced(venue.full_name),
            'abbreviation': single_spaced(venue.abbreviation),
            'kind': venue.kind,
            'highlighted': venue.highlighted,
        }
    )
    is_text = record.keys() <= {'name', 'kind'} and _NO_NAME.fullmatch(single_spaced(venue.name).strip()) is None
    return escaped(single_spaced(venue.name)) if is_text else record


def _identifiers(identifiers: Iterable[Identifier]) -> Record:
    """Those of the usual registries by their names, several of one as a list; others as pairs."""
    record: Record = {}
    others: list[Record] = []
    for scheme, value in identifiers:
        if scheme not in _IDENTIFIERS:
            others.append({'scheme': scheme, 'value': value})
            continue
        known = record.get(scheme)
        if known is None:
            record[scheme] = value
        else:
            record[scheme] = [*known, value] if isinstance(known, list) else [known, value]
    return {**record, 'identifiers': others}


def _link(link: Link) -> Record:
    return _without_empty({'kind': link.kind, 'label': single_spaced(link.label), 'url': link.url})


def _notice(notice: Notice) -> Record:
    date = str(notice.date) if notice.date is not None else ''
    text = single_spaced(notice.text)
    return _without_empty({'kind': notice.kind, 'date': date, 'doi': notice.doi, 'url': notice.url, 'text': text})


def _extra(extra: Iterable[tuple[str, str]]) -> Record:
    """Further fields by name; a name that comes twice has a list."""
    record: Record = {}
    for name, value in extra:
        if name == 'commands':
            continue  # of a preamble that is not here
        known = record.get(name)
        if known is None:
            record[name] = value
        else:
            record[name] = [*known, value] if isinstance(known, list) else [known, value]
    return record
