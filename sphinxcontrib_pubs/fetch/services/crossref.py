"""Crossref's REST API: one work by its DOI, with the notices on it and what became of a preprint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinxcontrib_pubs.fetch.errors import FetchError
from sphinxcontrib_pubs.fetch.replies import Value, first_text, objects, part_of, plain, read_json, texts
from sphinxcontrib_pubs.sources.notices.fields import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.fetch.client import Client
    from sphinxcontrib_pubs.fetch.services import Service

#: What of a record tells of the work. Counts of citations, dates of indexing and lists of references change every day.
_NAMES = (
    'DOI', 'type', 'subtype', 'title', 'subtitle', 'container-title', 'short-container-title', 'issued',
    'published-print', 'published-online', 'volume', 'issue', 'page', 'article-number', 'edition-number', 'publisher',
    'publisher-location', 'ISBN', 'ISSN', 'abstract', 'language', 'group-title', 'degree', 'original-title',
    'short-title', 'part-number',
)  # fmt: skip
_PEOPLE = ('author', 'editor', 'translator', 'chair')
_NAME_PARTS = ('family', 'given', 'suffix', 'name', 'ORCID')
_RELATIONS = ('is-preprint-of', 'has-preprint', 'is-version-of', 'is-new-version-of', 'is-previous-version-of')
#: CSL's names of what Crossref calls otherwise; the rest has the same name in both.
_IN_CSL = {
    'DOI': 'DOI',
    'type': 'type',
    'title': 'title',
    'subtitle': 'subtitle',
    'container-title': 'container-title',
    'short-container-title': 'container-title-short',
    'volume': 'volume',
    'issue': 'issue',
    'page': 'page',
    'article-number': 'article-number',
    'edition-number': 'edition',
    'publisher': 'publisher',
    'publisher-location': 'publisher-place',
    'ISBN': 'ISBN',
    'ISSN': 'ISSN',
    'abstract': 'abstract',
    'language': 'language',
    'original-title': 'original-title',
    'short-title': 'title-short',
    'part-number': 'part-number',
    'subtype': 'subtype',
    'degree': 'genre',
}
_HEADING = re.compile(r'\s*<(?:jats:)?title>\s*abstract\.?\s*</(?:jats:)?title>', re.IGNORECASE)
#: What publishers send escaped twice: ``&amp;lt;`` for ``&lt;``.
_ESCAPED_TWICE = re.compile(r'&amp;(?=(?:#\d{1,7}|[A-Za-z]{2,8});)')
#: Types whose container has a container itself, which Crossref names before it: a series.
_IN_BOOKS = frozenset({'book-chapter', 'proceedings-article', 'reference-entry', 'book-section', 'book-part'})
_LISTS = frozenset({'ISBN', 'ISSN'})


def ask(client: Client, service: Service, doi: str) -> dict[str, Value]:
    """What matters of the record of a DOI."""
    url = f'{service.base}/works/{quote(doi, safe="")}'
    message = read_json(service, client.get(service, url, 'application/json')).get('message')
    if not isinstance(message, dict) or not isinstance(message.get('DOI'), str):
        raise FetchError(f'{service.name} answers without a record')
    if message['DOI'].lower() != doi:
        raise FetchError(f'{service.name} answers with another work, {message["DOI"][:100]}')
    part = part_of(message, _NAMES)
    for name in _LISTS & part.keys():
        part[name] = [*sorted(texts(part[name]))]
    for kind in _PEOPLE:
        if people := [person for each in objects(message.get(kind)) if (person := _told_of(each))]:
            part[kind] = list(people)
    if places := texts([each.get('name') for each in objects(message.get('institution'))]):
        part['institution'] = list(places)
    if event := part_of(message.get('event'), ('name', 'acronym', 'location', 'start', 'end')):
        part['event'] = event
    if funders := [funder for each in objects(message.get('funder')) if (funder := part_of(each, ('name', 'award')))]:
        part['funder'] = list(funders)
    if licences := sorted({first_text(each.get('URL')) for each in objects(message.get('license'))} - {''}):
        part['license'] = list(licences)
    for name in ('update-to', 'updated-by'):
        if notices := sorted(_notices(message.get(name)), key=lambda each: [*map(str, each.values())]):
            part[name] = list(notices)
    if relations := _relations(message.get('relation')):
        part['relation'] = relations
    return dict(sorted(part.items()))


def _told_of(found: dict[str, object]) -> dict[str, Value]:
    person = part_of(found, _NAME_PARTS)
    if places := texts([each.get('name') for each in objects(found.get('affiliation'))]):
        person['affiliation'] = list(places)
    return person


def _notices(found: object) -> Iterator[dict[str, Value]]:
    """The notices in one order, since several registries tell of the same ones in any."""
    for each in objects(found):
        notice = part_of(each, ('DOI', 'type', 'label', 'source'))
        notice['DOI'] = first_text(notice.get('DOI')).lower()
        day = each.get('updated')
        if date := plain(day.get('date-parts')) if isinstance(day, dict) else '':
            notice['date'] = date
        yield dict(sorted(notice.items()))


def _relations(found: object) -> dict[str, Value]:
    relations: dict[str, Value] = {}
    for name in _RELATIONS:
        works = objects(found.get(name)) if isinstance(found, dict) else []
        if dois := sorted({first_text(each.get('id')).lower() for each in works} - {''}):
            relations[name] = list(dois)
    return relations


def as_csl(part: dict[str, Value]) -> dict[str, Value]:
    """The record as an item of CSL-JSON."""
    item: dict[str, Value] = {}
    for name, csl_name in _IN_CSL.items():
        if name in _LISTS and name in part:
            item[csl_name] = part[name]
        elif values := [_ESCAPED_TWICE.sub('&', value) for value in texts(part.get(name))]:
            if name == 'container-title' and first_text(part.get('type')) in _IN_BOOKS and len(values) > 1:
                item['collection-title'], *others, book = values
                values = [book, *others]
            item[csl_name] = values[0]
            item |= {f'{csl_name}-{number}': value for number, value in enumerate(values[1:], 2)}
    if abstract := first_text(item.get('abstract')):
        item['abstract'] = _HEADING.sub('', abstract, count=1)
    for kind in _PEOPLE:
        if people := [_person(each) for each in objects(part.get(kind))]:
            item['editor' if kind == 'chair' and 'editor' not in item else kind] = list(people)
    # The pages and the volume are those of the issue, and so is the year that is cited with them.
    if date := part.get('published-print') or part.get('issued') or part.get('published-online'):
        item['issued'] = date
    if (online := part.get('published-online')) and online != item.get('issued'):
        item['available-date'] = online
    _put_institutions(item, part)
    if updates := [
        f'{first_text(each.get("type"))} of {first_text(each.get("DOI"))}' for each in objects(part.get('update-to'))
    ]:
        item['update-to'] = ', '.join(dict.fromkeys(updates))  # the work is a notice itself
    # Of what was added or made clear a reader need not be warned.
    if notices := [told for told in objects(part.get('updated-by')) if kind_of(first_text(told.get('type')))]:
        item['notices'] = plain(notices)
    _put_event(item, part.get('event'))
    if funders := [_funder(each) for each in objects(part.get('funder'))]:
        item['funding'] = '; '.join(filter(None, funders))
    if licences := texts(part.get('license')):
        item['license'] = ' '.join(licences)
    return item


def _put_institutions(item: dict[str, Value], part: dict[str, Value]) -> None:
    """The server of a preprint is where it stands, and the school of a thesis who publishes it."""
    institutions, group = texts(part.get('institution')), first_text(part.get('group-title'))
    if part.get('type') == 'posted-content' and 'container-title' not in item:
        if institutions:
            item['container-title'] = institutions.pop(0)
        else:
            item['container-title'], group = group or first_text(part.get('publisher')), ''
    elif part.get('type') == 'dissertation' and institutions:
        if publisher := item.pop('publisher', ''):
            institutions.append(first_text(publisher))
        item['publisher'] = institutions.pop(0)
    if group:
        item['group-title'] = group
    if further := [each for each in institutions if each != item.get('publisher')]:
        item['institution'] = '; '.join(further)


def _put_event(item: dict[str, Value], event: Value | None) -> None:
    if not isinstance(event, dict):
        return
    names = {'name': 'event-title', 'acronym': 'event-acronym', 'location': 'event-place'}
    item |= {csl_name: event[name] for name, csl_name in names.items() if name in event}
    days = [day.get('date-parts') for name in ('start', 'end') if isinstance(day := event.get(name), dict)]
    if parts := [part for day in days if isinstance(day, list) for part in day[:1]]:
        item['event-date'] = {'date-parts': parts}


def _funder(told: dict[str, object]) -> str:
    """``Lamp Fund (L-12, L-13)``."""
    name, awards = first_text(told.get('name')), ', '.join(texts(told.get('award')))
    return f'{name} ({awards})' if name and awards else name or awards


def _person(told: dict[str, object]) -> dict[str, Value]:
    person: dict[str, Value] = {
        name: first_text(told.get(name)) for name in ('family', 'given', 'suffix') if told.get(name)
    }
    if 'family' not in person:
        person = {'literal': first_text(told.get('name')) or first_text(told.get('given'))}
    if orcid := first_text(told.get('ORCID')).rstrip('/').rpartition('/')[2]:
        person['orcid'] = orcid
    if places := texts(told.get('affiliation')):
        person['affiliation'] = list(places)
    return person


def published_as(part: dict[str, Value]) -> list[str]:
    """The DOIs of what a preprint became."""
    relations = part.get('relation')
    return texts(relations.get('is-preprint-of')) if isinstance(relations, dict) else []
