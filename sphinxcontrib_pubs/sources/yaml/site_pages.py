"""Pages of one work each, as sites of academicpages (Jekyll) and of Quarto have them: front matter → its item."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.records.fields import as_list, is_empty, text_of
from sphinxcontrib_pubs.sources.records.item import Item
from sphinxcontrib_pubs.sources.records.values import is_true
from sphinxcontrib_pubs.sources.yaml.citations import put_citation
from sphinxcontrib_pubs.sources.yaml.names import FIELDS, plain_name

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Fields of academicpages that have other meanings than in a data file, or other names.
_ACADEMICPAGES = {
    'venue': 'container-title',
    'slidesurl': 'slides',
    'codeurl': 'code',
    'posterurl': 'poster',
    'videourl': 'video',
}
_CATEGORIES = {'books': 'book', 'manuscripts': 'article-journal', 'conferences': 'paper-conference'}
#: As the text of these pages says it, where the front matter does not.
_RECOMMENDED = re.compile(r'^\W*Recommended citation\W*:\W*(\S.*)$', re.MULTILINE | re.IGNORECASE)
#: What a person of Quarto has, and the role that it shows.
_ROLES = {'corresponding': 'corresponding', 'equal-contributor': 'equal'}
_JANUARY = re.compile(r'(\d{4})-01-01(?:\D.*)?')


def is_academicpages(fields: Mapping[str, object]) -> bool:
    """Whether the front matter is that of a page in the collection ``publications``."""
    return 'title' in fields and text_of(fields.get('collection', '')) == 'publications'


def is_quarto(fields: Mapping[str, object]) -> bool:
    """Whether the front matter tells in CSL's words how the page is cited."""
    cited = fields.get('citation')
    return 'title' in fields and isinstance(cited, dict) and not {'type', 'container-title', 'doi'}.isdisjoint(cited)


def of_academicpages(fields: Mapping[str, object], text: str) -> Item:
    """The item of a page, whose authors stand in its citation alone; ``text`` is what stands below the fields."""
    item = Item()
    written = html.unescape(text_of(fields.get('citation', '')))
    if not written and (recommended := _RECOMMENDED.search(text)) is not None:
        written = recommended[1]
    for name, value in fields.items():
        plain = plain_name(name)
        if plain == 'citation' or is_empty(value):
            continue
        if plain == 'date':
            date = text_of(value)
            whole_year = _JANUARY.fullmatch(date)
            item.put('issued', whole_year[1] if whole_year else date, name)
        elif plain == 'category':
            item.put('type', _CATEGORIES.get(text_of(value), text_of(value)), name)
        elif plain == 'paperurl':
            item.put('pdf' if text_of(value).lower().endswith('.pdf') else 'URL', value, name)
        elif plain in _ACADEMICPAGES:
            item.put(_ACADEMICPAGES[plain], value, name)
        elif plain == 'title':
            item.put('title', value, name)
        else:
            item.further.append((name, value))
    if written:
        put_citation(item, written)
    return item


def of_quarto(fields: Mapping[str, object]) -> Item:
    """The item of a page: what is below ``citation`` is CSL's, and the page's own fields say the rest."""
    item = Item()
    cited = fields['citation']
    assert isinstance(cited, dict)
    for name, value in cited.items():
        item.put(FIELDS.get(plain_name(str(name)), str(name)), value, 'citation', str(name))
    for name, value in fields.items():
        plain = plain_name(name)
        if plain == 'author':
            item.put('author', [_person(each) for each in as_list(value)], name)
        elif plain == 'categories':
            item.put('keyword', as_list(value), name)
        elif plain in ('title', 'subtitle', 'date', 'doi', 'abstract', 'keywords', 'lang'):
            item.put(FIELDS.get(plain, plain), value, name)
        elif plain != 'citation' and not is_empty(value):
            item.further.append((name, value))
    return item


def _person(told: object) -> object:
    """A person of Quarto, whose name may be a text or its parts."""
    if not isinstance(told, dict):
        return told
    person: dict[str, object] = {}
    roles = as_list(told.get('roles', []))
    for name, value in told.items():
        plain = plain_name(str(name))
        if plain == 'name' and isinstance(value, dict):
            person |= value
        elif plain in _ROLES:
            roles += [_ROLES[plain]] if is_true(text_of(value)) else []
        elif plain != 'roles':
            person[str(name)] = value
    return {**person, 'role': roles} if roles else person
