"""CSL-JSON as it is met → items by CSL's own names: spellings of other programs, Crossref's fields, our ``custom``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import notice_opening
from sphinxcontrib_pubs.model.csl import IN_CAPITALS
from sphinxcontrib_pubs.sources.records.fields import as_list, is_empty, long_text_of, text_of
from sphinxcontrib_pubs.sources.records.item import Item
from sphinxcontrib_pubs.sources.records.note import split_note

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Names that programs use for CSL's variables; the first that an item has wins.
OTHER_NAMES = {
    'shortTitle': 'title-short',
    'short-title': 'title-short',
    'short-container-title': 'container-title-short',
    'shortjournal': 'container-title-short',
    'keywords': 'keyword',
    'subject': 'keyword',
    'categories': 'keyword',
    'tags': 'keyword',
    'published': 'issued',
    'published-print': 'issued',
    'published-online': 'issued',
    'date': 'issued',
    'year': 'issued',
    'pages': 'page',
    'eprint': 'arXiv',
    'link': 'links',
    'authors': 'author',
    'editors': 'editor',
    'journal': 'container-title',
    'lang': 'language',
    'part': 'part-number',
    'printing': 'printing-number',
    'supplement': 'supplement-number',
    'chapter': 'chapter-number',
    'URN': 'urn',
}
#: What ``custom`` holds in the CSL-JSON that this package writes, and what it is called in an item.
_OWN = {
    'rest': 'rest',
    'venue_highlighted': 'venue-highlighted',
    'truncated': 'truncated',
    'arxiv': 'arXiv',
    'identifiers': 'identifiers',
    'links': 'links',
    'roles': 'roles',
    'roles_of_others': 'roles-of-others',
    'topics': 'topics',
    'selected': 'selected',
    'year_suffix': 'year-suffix',
    'date_printed': 'date-printed',
    'venue_kind': 'venue-kind',
    'orcids': 'orcids',
    'notices': 'notices',
    'extra': 'extra',
}
_DOI = re.compile(r'(?:https?://(?:dx\.)?doi\.org/|doi:)(10\..+)', re.IGNORECASE)


def to_item(fields: Mapping[str, object], key: str = '') -> Item:
    """The item of an object; ``key`` is the name that it has in an object of objects."""
    item = Item()
    for name, value in fields.items():
        if name == 'note':
            _put_note(item, value)
        elif name == 'event':
            _put_event(item, value)
        elif name == 'custom' and isinstance(value, dict):
            _put_custom(item, value)
        elif name not in OTHER_NAMES and name != 'citation-key':
            item.put(IN_CAPITALS.get(name, name), value, name)
    for name, target in OTHER_NAMES.items():
        if name in fields:
            item.put(target, fields[name], name)
    if 'citation-key' in fields and text_of(fields['citation-key']) != text_of(item.get('id', '')):
        item.put('id' if 'id' not in item else 'citation-key', fields['citation-key'], 'citation-key')
    if key:
        item.put('id', key)
    if (doi := _DOI.fullmatch(text_of(item.get('id', '')))) is not None and 'DOI' not in item:
        item.put('DOI', doi[1], 'id')
    return item


def _put_note(item: Item, value: object) -> None:
    if not isinstance(value, str):
        item.put('note', value, 'note')
        return
    note, told = split_note(long_text_of(value))
    # A line of several may be a notice by itself.
    notices: list[object] = [line for line in note.split('\n') if notice_opening(line)] if '\n' in note else []
    if notices:
        item.add('notices', notices, 'note')
        note = '\n'.join(line for line in note.split('\n') if line not in notices)
    item.put('note', note, 'note')
    for name, inner in told:
        if name == 'citation-key':
            item.further.append((name, inner))
        else:
            item.put(name, inner, 'note')


def _put_event(item: Item, value: object) -> None:
    """CSL 1.0.1's name of an event, or what Crossref says of one."""
    if not isinstance(value, dict):
        item.put('event-title', value, 'event')
        return
    names = {'name': 'event-title', 'location': 'event-place', 'start': 'event-date'}
    for name, inner in value.items():
        item.put(names.get(name, f'event-{name}'), inner, 'event', name)


def _put_custom(item: Item, custom: Mapping[str, object]) -> None:
    """What this package wrote beside CSL's variables; another program's ``custom`` is kept as it is."""
    if not isinstance(custom.get('source'), dict) or 'raw' not in custom:
        item.put('custom', dict(custom), 'custom')
        return
    rich = custom.get('markup')
    for name, value in (rich if isinstance(rich, dict) else {}).items():
        item[name] = value
        item.origins[name] = ('custom', 'markup', name)
    for name, target in _OWN.items():
        if name in custom and not (isinstance(custom[name], bool) and not custom[name]):
            item.put(target, custom[name], 'custom', name)
    if custom.get('verbatim') is True:
        item['verbatim'] = item.pop('as_written', None) or item.pop('rest', '')
        item.pop('rest', None)
    venue = text_of(custom.get('venue', ''))
    if venue and venue != text_of(item.get('container-title', '')):
        item.put('venue-full-name', item.pop('container-title', ''), 'container-title')
        item.put('container-title', venue, 'custom', 'venue')
    known = {*_OWN, 'source', 'raw', 'venue', 'status', 'markup', 'verbatim'}
    for name, value in custom.items():
        if name not in known and not is_empty(value):
            item.put(name, value, 'custom', name)
    if as_list(item.get('links', [])):
        item.pop('URL', None)  # the first of the links
