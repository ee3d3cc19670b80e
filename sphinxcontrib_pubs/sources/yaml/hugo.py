"""Pages of Hugo's academic themes (Hugo Blox, Wowchemy, Academic): front matter that is a publication → its item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.records.fields import as_list, is_empty, text_of
from sphinxcontrib_pubs.sources.records.item import Item
from sphinxcontrib_pubs.sources.records.marked import read_marked
from sphinxcontrib_pubs.sources.records.values import is_true
from sphinxcontrib_pubs.sources.yaml.names import FIELDS, HUGO, HUGO_TYPES, plain_name
from sphinxcontrib_pubs.sources.yaml.printed import read_publication

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Fields that are about the page and not about the work.
_OF_PAGE = frozenset(
    {
        'publishdate', 'draft', 'weight', 'layout', 'slug', 'aliases', 'projects', 'image', 'math', 'profile', 'share',
        'header', 'lastmod', 'highlight', 'type', 'reading-time', 'show-date', 'commentable', 'editable', 'gallery',
        'slides', 'design', 'cover', 'diagram',
    }
)  # fmt: skip
#: What is called otherwise in an entry.
_OF_IMAGE = {'alt_text': 'image-alt', 'filename': 'image'}
_FIRST_OF_JANUARY = re.compile(r'(\d{4})-01-01(?:T.*)?')
_FIRST_OF_MONTH = re.compile(r'(\d{4}-\d\d)-01(?:T.*)?')
_EQUAL = re.compile(r'equal|co-?first', re.IGNORECASE)
_CORRESPONDING = re.compile(r'correspond', re.IGNORECASE)


def is_hugo(fields: Mapping[str, object]) -> bool:
    """Whether a page's front matter is a publication."""
    names = {plain_name(name) for name in fields}
    return 'title' in names and ('publication-types' in names or {'publication', 'authors'} <= names)


def is_draft(fields: Mapping[str, object]) -> bool:
    """Whether Hugo would not publish the page."""
    return any(plain_name(name) == 'draft' and is_true(text_of(value)) for name, value in fields.items())


def to_item(fields: Mapping[str, object]) -> Item:
    """The item of a page's front matter."""
    item = Item()
    for name, value in fields.items():
        plain = plain_name(name)
        if plain in ('publication', 'publication-types', 'date', 'authors', 'author-notes', 'hugoblox', 'slides'):
            continue
        if plain == 'image' and isinstance(value, dict):
            # What stands beside a picture: its file lies beside the page, and has no name in it.
            item.further += [(_OF_IMAGE.get(inner, f'image-{inner}'), told) for inner, told in value.items() if told]
        elif plain in _OF_PAGE:
            if not is_empty(value):
                item.further.append((name, value))
        elif (variable := HUGO.get(plain) or FIELDS.get(plain, name)) == 'links':
            item.add(variable, as_list(value), name)
        else:
            item.put(variable, value, name)
    told = {plain_name(name): (name, value) for name, value in fields.items()}
    _put_types(item, told)
    _put_date(item, told)
    _put_people(item, told)
    _put_publication(item, told)
    _put_identifiers(item, told)
    return item


def _put_types(item: Item, told: Mapping[str, tuple[str, object]]) -> None:
    name, value = told.get('publication-types', ('', None))
    types = [HUGO_TYPES.get(text_of(each), text_of(each)) for each in as_list(value)]
    types = [each for each in types if each]
    if types:
        item.put('type', types[0], name)
        item.further += [(name, each) for each in types[1:]]


def _put_date(item: Item, told: Mapping[str, tuple[str, object]]) -> None:
    """Hugo demands a day of everything: the first of a month, or of a year, is mostly one that nobody meant."""
    name, value = told.get('date', ('', None))
    text = text_of(value)
    for pattern in (_FIRST_OF_JANUARY, _FIRST_OF_MONTH):
        if (match := pattern.fullmatch(text)) is not None:
            text = match[1]
            break
    item.put('issued', text, name)


def _put_people(item: Item, told: Mapping[str, tuple[str, object]]) -> None:
    """The authors; ``admin`` is the one whose site it is, and notes in the same order say what each did."""
    name, value = told.get('authors', ('', None))
    notes_name, notes = told.get('author-notes', ('', None))
    members = value if isinstance(value, list) else as_list(value)
    remarks = [text_of(note) for note in (notes if isinstance(notes, list) else as_list(notes))]
    people: list[object] = []
    for number, member in enumerate(members):
        if is_empty(member):
            continue
        remark = remarks[number] if number < len(remarks) else ''
        roles = ['self'] if text_of(member) in ('admin', 'me') else []
        roles += ['equal'] if _EQUAL.search(remark) else []
        roles += ['corresponding'] if _CORRESPONDING.search(remark) else []
        if remark and not {'equal', 'corresponding'}.intersection(roles):
            item.further.append((f'{notes_name}-{number + 1}', remark))
        people.append(_with_roles(member, roles))
    item.put('author', people, name)
    if len(remarks) > len(members):
        item.further.append((notes_name, remarks[len(members) :]))


def _with_roles(member: object, roles: list[str]) -> object:
    """One author, of whom a note says more."""
    if not roles:
        return member
    if not isinstance(member, dict):
        return {'name': text_of(member), 'role': roles}
    known = next((name for name in member if plain_name(str(name)) in ('role', 'roles')), 'role')
    return {**member, known: [*as_list(member.get(known)), *roles]}


def _put_publication(item: Item, told: Mapping[str, tuple[str, object]]) -> None:
    name, value = told.get('publication', ('', None))
    if isinstance(value, str):
        for variable, text in read_publication(read_marked(value)).items():
            item.put(variable, text, name)
    else:
        item.put('container-title', value, name)
    short = read_publication(read_marked(text_of(item.get('container-title-short', ''))))
    if short.get('container-title'):
        item['container-title-short'] = short['container-title']


def _put_identifiers(item: Item, told: Mapping[str, tuple[str, object]]) -> None:
    """Newer pages keep identifiers by themselves: ``hugoblox: {ids: {arxiv: …, doi: …}}``."""
    name, value = told.get('hugoblox', ('', None))
    if not isinstance(value, dict):
        item.further.append((name or 'hugoblox', value))
        return
    for inner_name, inner in value.items():
        if inner_name != 'ids' or not isinstance(inner, dict):
            item.further.append((f'{name}-{inner_name}', inner))
            continue
        for scheme, number in inner.items():
            item.put(FIELDS.get(plain_name(str(scheme)), str(scheme)), number, name, 'ids', str(scheme))
