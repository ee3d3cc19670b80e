"""Hayagriva's YAML → items: an entry with its parents, from the article to its issue, its journal and its series."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.records.fields import as_list, is_empty, text_of, texts_of
from sphinxcontrib_pubs.sources.records.item import Item

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sphinxcontrib_pubs.sources.records.fields import Path

#: Types that need no parent to be told.
TYPES = {
    'anthology': 'book',
    'anthos': 'chapter',
    'artwork': 'graphic',
    'audio': 'song',
    'blog': 'post-weblog',
    'book': 'book',
    'case': 'legal_case',
    'chapter': 'chapter',
    'conference': 'event',
    'entry': 'entry',
    'exhibition': 'event',
    'legislation': 'legislation',
    'manuscript': 'manuscript',
    'misc': 'document',
    'newspaper': 'periodical',
    'original': 'document',
    'patent': 'patent',
    'performance': 'performance',
    'periodical': 'periodical',
    'post': 'post',
    'proceedings': 'book',
    'reference': 'book',
    'report': 'report',
    'repository': 'software',
    'scene': 'motion_picture',
    'thesis': 'thesis',
    'thread': 'post',
    'video': 'motion_picture',
    'web': 'webpage',
}
#: What an entry is in a parent of a type.
TYPES_IN = {
    ('article', 'periodical'): 'article-journal',
    ('article', 'newspaper'): 'article-newspaper',
    ('article', 'proceedings'): 'paper-conference',
    ('article', 'conference'): 'paper-conference',
    ('article', 'blog'): 'post-weblog',
    ('article', 'reference'): 'entry-encyclopedia',
    ('entry', 'reference'): 'entry-encyclopedia',
    ('entry', 'blog'): 'post-weblog',
    ('article', 'anthology'): 'chapter',
    ('article', 'book'): 'chapter',
    ('misc', 'conference'): 'speech',
    ('audio', 'audio'): 'song',
}
#: Fields and variables; the other fields are taken one by one below.
FIELDS = {
    'title': 'title',
    'author': 'author',
    'editor': 'editor',
    'date': 'issued',
    'abstract': 'abstract',
    'genre': 'genre',
    'edition': 'edition',
    'volume': 'volume',
    'volume-total': 'number-of-volumes',
    'issue': 'issue',
    'chapter': 'chapter-number',
    'page-range': 'page',
    'page-total': 'number-of-pages',
    'runtime': 'dimensions',
    'time-range': 'time-range',
    'location': 'publisher-place',
    'organization': 'organization',
    'language': 'language',
    'archive': 'archive',
    'archive-location': 'archive_location',
    'call-number': 'call-number',
    'note': 'note',
}
#: Roles of ``affiliated`` people; a role without a variable of its own makes a contributor of its name.
ROLES = {
    'translator': 'translator',
    'foreword': 'contributor',
    'introduction': 'contributor',
    'annotator': 'contributor',
    'commentator': 'contributor',
    'holder': 'authority',
    'compiler': 'compiler',
    'founder': 'contributor',
    'collaborator': 'contributor',
    'organizer': 'organizer',
    'cast-member': 'performer',
    'composer': 'composer',
    'producer': 'producer',
    'executive-producer': 'executive-producer',
    'writer': 'script-writer',
    'cinematography': 'contributor',
    'director': 'director',
    'illustrator': 'illustrator',
    'narrator': 'narrator',
}
_IDENTIFIERS = {'doi': 'DOI', 'arxiv': 'arXiv', 'isbn': 'ISBN', 'issn': 'ISSN', 'pmid': 'PMID', 'pmcid': 'PMCID'}
#: What a parent says of the entry in it, if that does not say it itself.
_HANDED_ON = (
    *('volume', 'issue', 'date', 'edition', 'volume-total', 'publisher', 'location', 'editor', 'serial-number', 'url'),
    'organization',
)
_BRACES = re.compile(r'[{}]')
_DEEPEST = 8


def is_hayagriva(entries: Iterable[object]) -> bool:
    """Whether entries that stand under their keys are of this format and no other."""
    names = {name for entry in entries if isinstance(entry, dict) for name in entry}
    return not names.isdisjoint({'parent', 'serial-number', 'page-range', 'affiliated', 'page-total', 'volume-total'})


def to_item(fields: Mapping[str, object], key: str = '') -> Item:
    """The item of an entry, with what its parents say."""
    item = Item()
    item.put('id', key)
    written = text_of(fields.get('type', '')).lower()
    parents = _parents(fields.get('parent'))
    if not written and parents:
        written = 'chapter'
    inside = text_of(parents[0][1].get('type', '')).lower() if parents else ''
    item.put(
        'type',
        TYPES_IN.get((written, inside), TYPES.get(written, written)),
        'type',
    )
    _put_fields(item, fields, ())
    for path, parent in parents:
        _put_parent(item, path, parent)
    return item


def _parents(value: object) -> list[tuple[Path, Mapping[str, object]]]:
    """All parents with the ways to them, the nearest first."""
    found: list[tuple[Path, Mapping[str, object]]] = []
    level: list[tuple[Path, object]] = [(('parent',), value)]
    for _ in range(_DEEPEST):
        following: list[tuple[Path, object]] = []
        for path, each in level:
            members = [(path, each)] if isinstance(each, dict) else []
            if isinstance(each, list):
                members = [((*path, number), inner) for number, inner in enumerate(each) if isinstance(inner, dict)]
            for inner_path, inner in members:
                found.append((inner_path, inner))
                if not is_empty(inner.get('parent')):
                    following.append(((*inner_path, 'parent'), inner['parent']))
        level = following[:_DEEPEST]
    return found


def _put_fields(item: Item, fields: Mapping[str, object], path: Path) -> None:
    for name, value in fields.items():
        if name in ('type', 'parent') or is_empty(value):
            continue
        if name in FIELDS:
            _put_formatted(item, FIELDS[name], value, *path, name)
        elif name == 'url':
            address = value.get('value') if isinstance(value, dict) else value
            item.put('URL', address, *path, name)
            if isinstance(value, dict):
                item.put('accessed', value.get('date'), *path, name, 'date')
                _put_others(item, name, value, ('value', 'date'), *path, name)
        elif name == 'publisher' and isinstance(value, dict):
            item.put('publisher', _string(value.get('name')), *path, name)
            item.put('publisher-place', _string(value.get('location')), *path, name)
            _put_others(item, name, value, ('name', 'location'), *path, name)
        elif name == 'publisher':
            item.put('publisher', _string(value), *path, name)
        elif name == 'serial-number':
            _put_serial(item, value, *path, name)
        elif name == 'affiliated':
            _put_affiliated(item, value, *path, name)
        else:
            item.put(name, value, *path, name)


def _put_formatted(item: Item, variable: str, value: object, *path: str | int) -> None:
    """A text, or a mapping of its forms: ``value``, ``short``, ``verbatim``, ``sentence-case``."""
    if isinstance(value, dict) and 'value' in value:
        item.put(variable, _string(value), *path)
        forms = ['value', 'verbatim']  # the second says how the first is set
        if variable == 'title':
            item.put('title-short', _string(value.get('short')), *path, 'short')
            forms.append('short')
        _put_others(item, variable, value, forms, *path)
    else:
        item.put(variable, _BRACES.sub('', value) if isinstance(value, str) else value, *path)


def _put_others(item: Item, name: str, value: Mapping[str, object], taken: Collection[str], *path: str | int) -> None:
    """What a mapping has beside what was taken of it, such as the translation of a title."""
    for member, inner in value.items():
        if member not in taken and not is_empty(inner):
            item.put(f'{name}-{member}', inner, *path, member)


def _string(value: object) -> str:
    """A text without the braces that keep its capitals."""
    if isinstance(value, dict):
        value = value.get('value')
    return _BRACES.sub('', text_of(value))


def _put_serial(item: Item, value: object, *path: str | int) -> None:
    if not isinstance(value, dict):
        item.put('number', value, *path)
        return
    for scheme, number in value.items():
        variable = _IDENTIFIERS.get(scheme.lower(), 'number' if scheme == 'serial' else scheme)
        item.put(variable, number, *path, scheme)


def _put_affiliated(item: Item, value: object, *path: str | int) -> None:
    for group in as_list(value):
        role = text_of(group.get('role', '')) if isinstance(group, dict) else ''
        names = as_list(group.get('names')) if isinstance(group, dict) else [group]
        kind = ROLES.get(role, 'contributor')
        if isinstance(group, dict):
            known = ('role', 'names') if names else ('names',)
            item.further += [(f'affiliated-{part}', told) for part, told in group.items() if part not in known]
        if kind == 'contributor':
            people = [{'name': text_of(name), 'role': role} if isinstance(name, str) else name for name in names]
            item.add(kind, list(people), *path)
        elif kind == 'authority':
            item.put(kind, ', '.join(texts_of(names)), *path)
        else:
            item.add(kind, names, *path)


def _put_parent(item: Item, path: Path, parent: Mapping[str, object]) -> None:
    """A parent's name is the container, the next one's the series; numbers and dates are handed on."""
    type_ = text_of(parent.get('type', '')).lower()
    title = _string(parent.get('title'))
    is_event = type_ in ('conference', 'exhibition')
    if is_event:
        variable = 'event-title' if 'event-title' not in item else 'container-title-2'
    elif 'container-title' not in item:
        variable = 'container-title'
    else:
        variable = 'collection-title'
    item.put(variable, title, *path, 'title')
    if is_event and not is_empty(parent.get('location')):
        item.put('event-place', _string(parent['location']), *path, 'location')
    short = parent.get('title')
    if isinstance(short, dict) and variable == 'container-title':
        item.put('container-title-short', _string(short.get('short')), *path, 'title', 'short')
    if 'author' in parent:
        item.put('container-author', parent['author'], *path, 'author')
    passed = {name: parent[name] for name in _HANDED_ON if name in parent and not _is_told(item, name)}
    if is_event:
        passed.pop('location', None)
    _put_fields(item, passed, path)
    taken = {'type', 'title', 'author', 'parent', *passed, *(('location',) if is_event else ())}
    for name, value in parent.items():
        if name not in taken and not is_empty(value):
            item.further.append((f'parent-{name}', value))


def _is_told(item: Item, name: str) -> bool:
    variables = {'publisher': 'publisher', 'url': 'URL', **FIELDS}
    return variables.get(name, '') in item
