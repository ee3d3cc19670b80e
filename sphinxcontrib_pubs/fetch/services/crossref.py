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

    from sphinxcontrib_pubs.fetch.client import Client, Service

#: What of a record tells of the work. Counts of citations, dates of indexing and lists of references change every day.
_NAMES = (
    'DOI', 'type', 'subtype', 'title', 'subtitle', 'container-title', 'short-container-title', 'issued',
    'published-print', 'published-online', 'volume', 'issue', 'page', 'article-number', 'edition-number', 'publisher',
    'publisher-location', 'ISBN', 'ISSN', 'abstract', 'language', 'group-title', 'degree',
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
    'edition-number': 'edition',
    'publisher': 'publisher',
    'publisher-location': 'publisher-place',
    'ISBN': 'ISBN',
    'ISSN': 'ISSN',
    'abstract': 'abstract',
    'language': 'language',
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
        if people := [person for each in objects(message.get(kind)) if (person := part_of(each, _NAME_PARTS))]:
            part[kind] = list(people)
    if places := texts([each.get('name') for each in objects(message.get('institution'))]):
        part['institution'] = list(places)
    if event := part_of(message.get('event'), ('name', 'location')):
        part['event'] = event
    for name in ('update-to', 'updated-by'):
        if notices := sorted(_notices(message.get(name)), key=lambda each: [*map(str, each.values())]):
            part[name] = list(notices)
    if relations := _relations(message.get('relation')):
        part['relation'] = relations
    return dict(sorted(part.items()))


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
        if value := part.get(name, ''):
            item[csl_name] = value if name in _LISTS else _ESCAPED_TWICE.sub('&', first_text(value))
    containers = texts(part.get('container-title'))
    if first_text(part.get('type')) in _IN_BOOKS and len(containers) > 1:
        item['container-title'] = _ESCAPED_TWICE.sub('&', containers[-1])
        item['collection-title'] = _ESCAPED_TWICE.sub('&', containers[0])
    if abstract := first_text(item.get('abstract')):
        item['abstract'] = _HEADING.sub('', abstract, count=1)
    for kind in _PEOPLE:
        if people := [_person(each) for each in objects(part.get(kind))]:
            item.setdefault('editor' if kind == 'chair' else kind, list(people))
    # The pages and the volume are those of the issue, and so is the year that is cited with them.
    if date := part.get('published-print') or part.get('issued') or part.get('published-online'):
        item['issued'] = date
    if 'page' not in item and (number := first_text(part.get('article-number'))):
        item['page'] = number
    if part.get('type') == 'posted-content':
        server = first_text(part.get('institution')) or first_text(part.get('group-title'))
        item.setdefault('container-title', server or first_text(part.get('publisher')))
    elif part.get('type') == 'dissertation' and (school := first_text(part.get('institution'))):
        item['publisher'] = school
    if updates := [
        f'{first_text(each.get("type"))} of {first_text(each.get("DOI"))}' for each in objects(part.get('update-to'))
    ]:
        item['update-to'] = ', '.join(dict.fromkeys(updates))  # the work is a notice itself
    # Of what was added or made clear a reader need not be warned.
    if notices := [told for told in objects(part.get('updated-by')) if kind_of(first_text(told.get('type')))]:
        item['notices'] = plain(notices)
    event = part.get('event')
    if isinstance(event, dict) and 'name' in event:
        item['event-title'] = event['name']
    return item


def _person(told: dict[str, object]) -> dict[str, Value]:
    person: dict[str, Value] = {
        name: first_text(told.get(name)) for name in ('family', 'given', 'suffix') if told.get(name)
    }
    if 'family' not in person:
        person = {'literal': first_text(told.get('name')) or first_text(told.get('given'))}
    if orcid := first_text(told.get('ORCID')).rstrip('/').rpartition('/')[2]:
        person['orcid'] = orcid
    return person


def published_as(part: dict[str, Value]) -> list[str]:
    """The DOIs of what a preprint became."""
    relations = part.get('relation')
    return texts(relations.get('is-preprint-of')) if isinstance(relations, dict) else []
