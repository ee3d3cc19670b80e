"""A publication as an item of CSL (schema 1.0.2): what exports write and what styles read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.apa import MONTHS
from sphinxcontrib_pubs.model import notice_status, plain_text
from sphinxcontrib_pubs.model.csl import DATES, NAMES, TEXTS, TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.model import Contributor, PartialDate, Person, Publication

#: Our fields that CSL calls by another name, in the order in which they are written.
_PLAIN = (
    ('volume', 'volume'),
    ('issue', 'issue'),
    ('page', 'page'),
    ('number', 'number'),
    ('edition', 'edition'),
    ('publisher', 'publisher'),
    ('publisher_place', 'publisher-place'),
    ('status', 'status'),
    ('language', 'language'),
)
#: Variables that the schema of CSL-JSON calls by another name than CSL, and people that it knows as two kinds.
IN_SCHEMA = {'part-number': 'part', 'printing-number': 'printing', 'supplement-number': 'supplement'}
_KINDS_IN_SCHEMA = {'editor-translator': ('editor', 'translator')}
_STRETCH = re.compile(
    r'(?P<month>[A-Za-z]+\.?)(?: (?P<day>\d{1,2}))? ?[–—-] ?(?P<end_month>[A-Za-z]+\.?)? ?(?P<end_day>\d{1,2})?'
)
_LONGEST_STRETCH, _LAST_DAY = 40, 31
_VARIABLES = TEXTS | DATES
_ISO_DATE = re.compile(r'(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?')
#: Schemes of identifiers and what CSL calls them.
IDENTIFIERS = (('doi', 'DOI'), ('pmid', 'PMID'), ('pmcid', 'PMCID'), ('isbn', 'ISBN'), ('issn', 'ISSN'))


def csl_item(publication: Publication) -> tuple[dict[str, object], dict[str, object]]:
    """The publication's variables, and what else its source tells, which CSL has no name for.

    An item of no known type is a ``document``, since CSL demands a type.
    """
    type_ = publication.type if publication.type in TYPES else 'document'
    item: dict[str, object] = {'id': publication.key, 'type': type_}
    if publication.title:
        item['title'] = publication.title_text
    by_kind: dict[str, list[dict[str, object]]] = {}
    for kind, contributor in contributors_by_kind(publication):
        by_kind.setdefault(kind, []).append(_name(contributor.person))
    item.update(by_kind)
    if publication.appeared is not None:
        item['issued'] = _date(publication.appeared)
    if publication.venue is not None:
        item['container-title'] = publication.venue.full_name or publication.venue.name
        if publication.venue.abbreviation:
            item['container-title-short'] = publication.venue.abbreviation
    for field, name in _PLAIN:
        value = getattr(publication, field)
        if value:
            item[name] = value
    if publication.notices and 'status' not in item:
        item['status'] = notice_status(publication.notices[0])
    for scheme, name in IDENTIFIERS:
        value = publication.identifier(scheme)
        if value:
            item[name] = value
    if publication.links:
        item['URL'] = publication.links[0].url
    if publication.abstract:
        item['abstract'] = plain_text(publication.abstract)
    if publication.note:
        item['note'] = plain_text(publication.note)
    if publication.keywords:
        item['keyword'] = ('; ' if any(',' in word for word in publication.keywords) else ', ').join(
            publication.keywords
        )
    variables, others = _further(publication)
    item.update((name, value) for name, value in variables.items() if name not in item)
    return item, others


def contributors_by_kind(publication: Publication) -> Iterator[tuple[str, Contributor]]:
    """Everybody who has a name, with the variable that the schema has them under; one it does not know contributed."""
    for contributor in publication.contributors:
        if any(contributor.person[:6]):
            kind = contributor.kind
            for each in _KINDS_IN_SCHEMA.get(kind) or ((kind,) if kind in NAMES else ('contributor',)):
                yield each, contributor


def _name(person: Person) -> dict[str, object]:
    if person.literal:
        return {'literal': person.literal}
    parts = (
        ('family', person.family),
        ('given', person.given),
        ('non-dropping-particle', person.particle),
        ('dropping-particle', person.dropping_particle),
        ('suffix', person.suffix),
    )
    name: dict[str, object] = {name: value for name, value in parts if value}
    if person.family[:1].islower() or ',' in person.family or ',' in person.given:
        name['parse-names'] = False  # or readers take a particle or a suffix out of it
    return name


def _date(date: PartialDate) -> dict[str, object]:
    parts = [list(date.parts)]
    if date.end_year:
        parts.append([date.end_year])
    elif date.month and (end := _end_within_year(date)):
        parts.append(end)
    return {'date-parts': parts}


def _end_within_year(date: PartialDate) -> list[int]:
    """The end of ``March 9–12``, ``March–April`` or ``May 30 – June 2``, as it is printed; [] where there is none."""
    match = _STRETCH.fullmatch(date.printed.strip()) if len(date.printed) <= _LONGEST_STRETCH else None
    if match is None or _month(match['month']) != date.month or int(match['day'] or 0) != date.day:
        return []
    month, day = _month(match['end_month']) if match['end_month'] else date.month, int(match['end_day'] or 0)
    is_later = (month, day) > (date.month, date.day) and bool(day) == bool(date.day)
    return [date.year, month, *([day] if day else [])] if is_later and day <= _LAST_DAY else []


def _month(word: str) -> int:
    """The number of an English month, whole or abbreviated; 0 for another word."""
    names = (number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower()[:4].rstrip('.')))
    return next(names, 0) if len(word) > 2 else 0


def _date_of(text: str) -> dict[str, object]:
    """A date, or a range of dates, that stands as text; as it is where it is none that ISO 8601 knows."""
    matches = [_ISO_DATE.fullmatch(part) for part in text.split('/')]
    parts = [[int(number) for number in match.groups() if number] for match in matches if match]
    return {'date-parts': parts} if len(parts) == len(matches) <= 2 else {'raw': text}


def _further(publication: Publication) -> tuple[dict[str, object], dict[str, object]]:
    """What ``extra`` has by CSL's names, and the rest of it; of a name that stands several times all the values."""
    variables: dict[str, object] = {}
    others: dict[str, object] = {}
    for name, value in publication.extra:
        if name in _VARIABLES and IN_SCHEMA.get(name, name) not in variables:
            variables[IN_SCHEMA.get(name, name)] = _date_of(value) if name in DATES else value
        elif name not in others:
            others[name] = value
        else:
            known = others[name]
            others[name] = [*known, value] if isinstance(known, list) else [known, value]
    return variables, others
