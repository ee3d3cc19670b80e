"""Publications as CSL-JSON items (schema 1.0.2), with what CSL has no name for under ``custom``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.tagged import is_rich, tagged
from sphinxcontrib_pubs.model import RESOLVERS, notice_sentence, notice_status, plain_text
from sphinxcontrib_pubs.model.csl import DATES, NAMES, TEXTS, TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_pubs.model import Account, Notice, PartialDate, Person, Publication

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
_IN_SCHEMA = {'part-number': 'part', 'printing-number': 'printing', 'supplement-number': 'supplement'}
_KINDS_IN_SCHEMA = {'editor-translator': ('editor', 'translator')}
_ISO_DATE = re.compile(r'(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?')
_IDENTIFIERS = (('doi', 'DOI'), ('pmid', 'PMID'), ('pmcid', 'PMCID'), ('isbn', 'ISBN'), ('issn', 'ISSN'))


def to_csl_json(publications: Iterable[Publication]) -> list[dict[str, object]]:
    """One CSL item a publication, in the same order.

    ``custom`` holds the source's file and lines, the raw text, ``rest``, the venue as displayed, links and roles.
    An item of no known type is a ``document``, since CSL demands a type.
    """
    return [_item(publication) for publication in publications]


def to_public_csl_json(publications: Iterable[Publication]) -> list[dict[str, object]]:
    """As ``to_csl_json``, without what is of the source: for files that a site hands out.

    Nothing but CSL's own variables is left, so that a work that only arXiv has gets its address there.
    """
    publications = list(publications)
    items = to_csl_json(publications)
    for publication, item in zip(publications, items, strict=True):
        custom = item.pop('custom')
        assert isinstance(custom, dict)
        if publication.notices:
            sentences = map(notice_sentence, publication.notices)
            item['note'] = '\n'.join(filter(None, (plain_text(publication.note), *sentences)))
        if 'arxiv' in custom and 'URL' not in item:
            item['URL'] = f'{RESOLVERS["arxiv"]}{custom["arxiv"]}'
    return items


def _item(publication: Publication) -> dict[str, object]:
    type_ = publication.type if publication.type in TYPES else 'document'
    item: dict[str, object] = {'id': publication.key, 'type': type_}
    if publication.title:
        item['title'] = publication.title_text
    by_kind: dict[str, list[dict[str, object]]] = {}
    for contributor in publication.contributors:
        if person := _name(contributor.person):
            for kind in _kinds(contributor.kind):
                by_kind.setdefault(kind, []).append(person)
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
    for scheme, name in _IDENTIFIERS:
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
    item['custom'] = _custom(publication, others)
    return item


def _kinds(kind: str) -> tuple[str, ...]:
    """What the schema calls a kind of people; one that it does not know contributed."""
    return _KINDS_IN_SCHEMA.get(kind) or ((kind,) if kind in NAMES else ('contributor',))


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
    return {'date-parts': parts}


def _date_of(text: str) -> dict[str, object]:
    """A date, or a range of dates, that stands as text; as it is where it is none that ISO 8601 knows."""
    matches = [_ISO_DATE.fullmatch(part) for part in text.split('/')]
    parts = [[int(number) for number in match.groups() if number] for match in matches if match]
    return {'date-parts': parts} if len(parts) == len(matches) <= 2 else {'raw': text}


def _custom(publication: Publication, extra: dict[str, object]) -> dict[str, object]:
    custom: dict[str, object] = {
        'source': _place(publication),
        'raw': publication.raw,
        'rest': plain_text(publication.as_written if publication.verbatim else publication.rest),
        'venue': publication.venue.name if publication.venue else '',
        'venue_highlighted': bool(publication.venue and publication.venue.highlighted),
        'truncated': publication.truncated,
        'links': [{'kind': link.kind, 'label': link.label, 'url': link.url} for link in publication.links],
        'roles': [list(contributor.roles) for contributor in publication.authors],
        'status': publication.status,
    }
    arxiv = publication.identifier('arxiv')
    if arxiv:
        custom['arxiv'] = arxiv
    if publication.issued is not None and publication.issued.suffix:
        custom['year_suffix'] = publication.issued.suffix
    if publication.issued is not None and publication.issued.printed:
        custom['date_printed'] = publication.issued.printed
    if publication.verbatim:
        custom['verbatim'] = True
    if publication.accounts:
        custom['accounts'] = [_account(account) for account in publication.accounts]
    if publication.relations:
        custom['relations'] = [{'kind': kind, 'id': key} for kind, key in publication.relations]
    if publication.topics:
        custom['topics'] = list(publication.topics)
    if publication.selected:
        custom['selected'] = True
    if publication.notices:
        custom['notices'] = [_notice(notice) for notice in publication.notices]
    custom.update(_more_than_csl_holds(publication))
    if extra:
        custom['extra'] = extra
    return custom


def _notice(notice: Notice) -> dict[str, object]:
    date = str(notice.date) if notice.date is not None else ''
    told = {'kind': notice.kind, 'date': date, 'doi': notice.doi, 'url': notice.url, 'text': notice.text}
    return {name: value for name, value in told.items() if value}


def _account(account: Account) -> dict[str, object]:
    told = account.publication
    return {
        'id': told.key,
        'source': _place(told),
        'raw': told.raw,
        'evidence': account.evidence,
        'gave': list(account.fields),
    }


def _place(publication: Publication) -> dict[str, object]:
    source = publication.source
    return {'file': source.file, 'line': source.line, 'end_line': source.end_line or source.line}


def _further(publication: Publication) -> tuple[dict[str, object], dict[str, object]]:
    """What ``extra`` has by CSL's names, and the rest of it; of a name that stands several times all the values."""
    variables: dict[str, object] = {}
    others: dict[str, object] = {}
    for name, value in publication.extra:
        if name in TEXTS | DATES and _IN_SCHEMA.get(name, name) not in variables:
            variables[_IN_SCHEMA.get(name, name)] = _date_of(value) if name in DATES else value
        elif name not in others:
            others[name] = value
        else:
            known = others[name]
            others[name] = [*known, value] if isinstance(known, list) else [known, value]
    return variables, others


def _more_than_csl_holds(publication: Publication) -> dict[str, object]:
    """What the item's own variables tell in part: second identifiers, markup, and what is known of people."""
    told: dict[str, object] = {}
    schemes = [identifier.scheme for identifier in publication.identifiers]
    if len(set(schemes)) < len(schemes) or not {'arxiv', *dict(_IDENTIFIERS)}.issuperset(schemes):
        told['identifiers'] = [{'scheme': scheme, 'value': value} for scheme, value in publication.identifiers]
    texts = {'title': publication.title, 'abstract': publication.abstract, 'note': publication.note}
    if publication.verbatim:
        texts['as_written'] = publication.as_written
    markup = {name: tagged(value) for name, value in texts.items() if is_rich(value)}
    if markup:
        told['markup'] = markup
    orcids = [contributor.person.orcid for contributor in publication.authors]
    if any(orcids):
        told['orcids'] = orcids
    others: dict[str, list[list[str]]] = {}
    for contributor in publication.contributors:
        if contributor.kind != 'author':
            others.setdefault(contributor.kind, []).append(list(contributor.roles))
    if any(role for roles in others.values() for role in roles):
        told['roles_of_others'] = others
    if publication.venue is not None and publication.venue.kind:
        told['venue_kind'] = publication.venue.kind
    return told
