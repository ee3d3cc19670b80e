"""CITATION.cff → items: the software or data set itself, the work that it asks to be cited for, and its references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.records.dated import put_year, read_any_date
from sphinxcontrib_pubs.sources.records.fields import as_list, is_empty, text_of, texts_of
from sphinxcontrib_pubs.sources.records.item import Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinxcontrib_pubs.sources.records.fields import Path

#: Types of references (Citation File Format 1.2.0); those of other names are CSL's, or unknown.
TYPES = {
    'art': 'graphic',
    'article': 'article-journal',
    'audiovisual': 'motion_picture',
    'bill': 'bill',
    'blog': 'post-weblog',
    'book': 'book',
    'catalogue': 'book',
    'conference': 'event',
    'conference-paper': 'paper-conference',
    'data': 'dataset',
    'database': 'dataset',
    'dictionary': 'book',
    'edited-work': 'book',
    'encyclopedia': 'book',
    'film-broadcast': 'motion_picture',
    'generic': 'document',
    'government-document': 'report',
    'grant': 'document',
    'hearing': 'hearing',
    'historical-work': 'classic',
    'legal-case': 'legal_case',
    'legal-rule': 'regulation',
    'magazine-article': 'article-magazine',
    'manual': 'book',
    'map': 'map',
    'multimedia': 'motion_picture',
    'music': 'musical_score',
    'newspaper-article': 'article-newspaper',
    'pamphlet': 'pamphlet',
    'patent': 'patent',
    'personal-communication': 'personal_communication',
    'proceedings': 'paper-conference',
    'report': 'report',
    'serial': 'periodical',
    'slides': 'speech',
    'software': 'software',
    'software-code': 'software',
    'software-container': 'software',
    'software-executable': 'software',
    'software-virtual-machine': 'software',
    'sound-recording': 'song',
    'standard': 'standard',
    'statute': 'legislation',
    'thesis': 'thesis',
    'unpublished': 'manuscript',
    'video': 'motion_picture',
    'website': 'webpage',
}
#: Fields and variables; the first that an entry has gives the value.
FIELDS = {
    'title': 'title',
    'authors': 'author',
    'editors': 'editor',
    'editors-series': 'collection-editor',
    'translators': 'translator',
    'recipients': 'recipient',
    'senders': 'contributor',
    'contact': 'contact',
    'date-published': 'issued',
    'date-released': 'issued',
    'issue-date': 'issued',
    'journal': 'container-title',
    'collection-title': 'container-title',
    'volume-title': 'volume-title',
    'issue-title': 'issue-title',
    'collection-type': 'collection-type',
    'abbreviation': 'title-short',
    'volume': 'volume',
    'issue': 'issue',
    'number': 'number',
    'edition': 'edition',
    'section': 'section',
    'number-volumes': 'number-of-volumes',
    'pages': 'number-of-pages',
    'version': 'version',
    'doi': 'DOI',
    'pmcid': 'PMCID',
    'isbn': 'ISBN',
    'issn': 'ISSN',
    'url': 'URL',
    'repository-code': 'code',
    'repository': 'repository',
    'repository-artifact': 'artifact',
    'abstract': 'abstract',
    'notes': 'note',
    'keywords': 'keyword',
    'languages': 'language',
    'status': 'status',
    'thesis-type': 'genre',
    'medium': 'medium',
    'date-accessed': 'accessed',
    'nihmsid': 'nihmsid',
}
#: What says something of the file, and not of the software.
_OF_FILE = frozenset({'cff-version', 'preferred-citation', 'references'})
#: Of an entity, the parts by which it is the publisher, the event or the institution.
_ENTITIES = {'publisher': ('publisher', 'publisher-place'), 'conference': ('event-title', 'event-place')}


def records_of(root: Mapping[str, object]) -> Iterator[tuple[Path, Item]]:
    """The ways to the publications of a file and their items; the topic of each is the part that it stands in."""
    own = {name: value for name, value in root.items() if name not in _OF_FILE}
    preferred, references = root.get('preferred-citation'), root.get('references')
    listed = references if isinstance(references, list) else [references]
    project = _item({'type': 'software', **own}, 'Software')
    # What is no mapping is no work, but somebody wrote it.
    project.further += [
        (name, value)
        for name, value in (('preferred-citation', preferred), *(('references', each) for each in listed))
        if not isinstance(value, dict) and not is_empty(value)
    ]
    yield (), project
    if isinstance(preferred, dict):
        yield ('preferred-citation',), _item(preferred, 'Preferred citation')
    for number, reference in enumerate(listed):
        if isinstance(reference, dict):
            yield (('references', number) if listed is references else ('references',)), _item(reference, 'References')


def _item(fields: Mapping[str, object], topic: str) -> Item:
    item = Item()
    type_ = text_of(fields.get('type', ''))
    item.put('type', TYPES.get(type_, type_), 'type')
    for name, variable in FIELDS.items():
        if name in fields and variable not in ('issued', 'code', 'repository', 'artifact'):
            item.put(variable, fields[name], name)
    _put_date(item, fields)
    _put_addresses(item, fields)
    _put_pages(item, fields)
    for name, (variable, place) in _ENTITIES.items():
        _put_entity(item, fields, name, variable, place)
    if 'institution' in fields and 'publisher' not in item:
        _put_entity(item, fields, 'institution', 'publisher', 'publisher-place')
    elif 'institution' in fields:
        item.further.append(('institution', fields['institution']))
    if item.get('type') == 'paper-conference' and 'container-title' not in item and 'event-title' in item:
        item.put('container-title', item.pop('event-title'), 'conference')
    known = {*FIELDS, *_ENTITIES, 'type', 'year', 'month', 'start', 'end', 'identifiers', 'institution'}
    for name, value in fields.items():
        if name not in known:
            item.put(name, value, name)
    item.add('topics', [topic])
    return item


def _put_date(item: Item, fields: Mapping[str, object]) -> None:
    """The first of the dates that can be read; the others are kept."""
    dates = [name for name, variable in FIELDS.items() if variable == 'issued' and name in fields]
    for name in sorted(dates, key=lambda name: read_any_date(fields[name]).date is None):
        item.put('issued', fields[name], name)
    put_year(item, {name: fields[name] for name in ('year', 'month') if name in fields}, 'year')


def _put_addresses(item: Item, fields: Mapping[str, object]) -> None:
    """Identifiers in a list of their own, and the repositories as links."""
    for number, identifier in enumerate(as_list(fields.get('identifiers'))):
        if not isinstance(identifier, dict):
            item.further.append(('identifiers', identifier))
            continue
        type_, value = text_of(identifier.get('type', '')), identifier.get('value')
        told = {'doi': 'DOI', 'url': 'URL'}.get(type_, '')
        path = ('identifiers', number)
        used = {'type', 'value'}
        if told and (told not in item or text_of(item[told]) == text_of(value)):
            item.put(told, value, *path)
        elif told:
            used.add('description')
            item.further.append((text_of(identifier.get('description')) or type_, value))
        elif not is_empty(value):
            item.further.append((f'identifier-{type_ or "other"}', value))
        item.further += [(f'identifier-{part}', other) for part, other in identifier.items() if part not in used]
    links = [{'kind': 'code', 'url': fields[name]} for name in ('repository-code', 'repository') if fields.get(name)]
    if artifact := fields.get('repository-artifact'):
        links.append({'kind': 'url', 'label': 'artifact', 'url': artifact})
    if links:
        item.add('links', list(links), 'repository-code')


def _put_pages(item: Item, fields: Mapping[str, object]) -> None:
    first, last = text_of(fields.get('start', '')), text_of(fields.get('end', ''))
    item.put('page', f'{first}-{last}' if first and last and first != last else first or last, 'start')


def _put_entity(item: Item, fields: Mapping[str, object], name: str, variable: str, place: str) -> None:
    entity = fields.get(name)
    if not isinstance(entity, dict):
        item.put(variable, entity, name)
        return
    item.put(variable, entity.get('name'), name, 'name')
    where = [
        text_of(entity[part]) for part in ('location', 'city', 'region', 'country') if not is_empty(entity.get(part))
    ]
    item.put(place, ', '.join(where), name)
    for part, value in entity.items():
        if part not in ('name', 'location', 'city', 'region', 'country') and not is_empty(value):
            item.further.append((f'{name}-{part}', ', '.join(texts_of(value))))
