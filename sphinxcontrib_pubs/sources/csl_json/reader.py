"""CSL-JSON files: text in, publications and problems out; nothing here opens a file or logs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import Reading, Severity
from sphinxcontrib_pubs.sources.csl_json.items import to_item
from sphinxcontrib_pubs.sources.csl_json.values import Values, record_of, records_within
from sphinxcontrib_pubs.sources.records.build import Builder
from sphinxcontrib_pubs.sources.records.collection import collected
from sphinxcontrib_pubs.sources.records.fields import at, is_empty
from sphinxcontrib_pubs.sources.records.groups import entries_in, lists_of
from sphinxcontrib_pubs.sources.records.tagged import read_tagged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.sources.csl_json.values import Value
    from sphinxcontrib_pubs.sources.page import Page
    from sphinxcontrib_pubs.sources.records.fields import Path
    from sphinxcontrib_pubs.sources.records.item import Item

#: Names under which programs put the list of items into an object.
_LISTS = ('items', 'references', 'publications', 'message')
#: What Crossref says of its reply, and where the work is in it.
_OF_REPLIES = frozenset({'status', 'message-type', 'message-version', 'message'})
#: One of these is in every object that is an item, and in none that holds items by their keys.
_OF_ITEMS = frozenset({'title', 'type', 'author', 'issued', 'DOI', 'container-title', 'URL'})

#: What the lists of sites call venues and authors, and names that only CSL has.
_OF_SITES = frozenset(
    {'venue', 'booktitle', 'conference', 'authors', 'authors_html', 'journal', 'citation', 'title_html'}
)
_OF_CSL = frozenset({'container-title', 'issued', 'author', 'citation-key', 'accessed', 'custom'})


class _Found(NamedTuple):
    """The way to an item in an object, the key that it has there, and the headings of the lists that it stands in."""

    path: Path
    key: str = ''
    headings: tuple[str, ...] = ()


_ITSELF = _Found(())


def read_csl_json(page: Page) -> Reading:
    """Reads the items of a list, of an object's ``items``, of an object of objects, one item, or several in a row."""
    builder = Builder(page, read_tagged)
    values = Values(page)
    publications: list[Publication] = []
    for value in values:
        publications += _publications(builder, value)
    if not publications and not values.problems:
        message = 'no publication was found; expected a list of objects: [{"title": …}, …]'
        values.problems.append(page.problem(Severity.WARNING, 'json-syntax', message, 0))
    return collected(page, publications, [*values.problems, *builder.problems])


def _publications(builder: Builder, value: Value) -> Iterator[Publication]:
    if value.value is None:
        return
    if not isinstance(value.value, dict):
        yield builder.verbatim(value.start, value.end, 'expected an object {…}')
        return
    items = list(_items(value.value))
    if items == [_ITSELF]:
        yield builder.build(record_of(builder.page, value, value.value), _item(value.value))
        return
    records = records_within(builder.page, value, (each.path for each in items))
    for record, each in zip(records, items, strict=True):
        yield builder.build(record, _item(record.fields, each.key, each.headings))


def _item(fields: Mapping[str, object], key: str = '', headings: tuple[str, ...] = ()) -> Item:
    """The item of an object by CSL's names, or by those that the data files of sites have in YAML as well."""
    if not headings and (key or _OF_SITES.isdisjoint(fields) or not _OF_CSL.isdisjoint(fields)):
        return to_item(fields, key)
    from sphinxcontrib_pubs.sources.yaml.data_files import to_item as of_site

    item = of_site(fields, headings)
    if item.get('type') == 'article':  # CSL's word for a preprint; the venue still tells one
        item['type'] = 'article-journal'
    return item


def _items(found: Mapping[str, object]) -> Iterator[_Found]:
    """The ways to the items in an object and the keys that it gives them; the object itself where it is one."""
    for name in _LISTS:
        inner = found.get(name)
        if _OF_ITEMS.isdisjoint(found) and isinstance(inner, list) and any(isinstance(each, dict) for each in inner):
            for entry in entries_in(inner, (name,)):
                if isinstance(at(found, entry.path), dict):
                    yield _Found(entry.path, '', entry.headings)
            return
        if isinstance(inner, dict) and name == 'message' and _OF_REPLIES.issuperset(found):
            yield from (each._replace(path=(name, *each.path)) for each in _items(inner))
            return
    if lists_of(found):
        for entry in entries_in([found]):
            if isinstance(at([found], entry.path), dict):
                yield _Found(entry.path[1:], '', entry.headings)
        return
    inner_fields = [each.keys() for each in found.values() if isinstance(each, dict)]
    if (
        _OF_ITEMS.isdisjoint(found)
        and len(inner_fields) == len(found)
        and any(map(_OF_ITEMS.intersection, inner_fields))
    ):
        yield from (_Found((key,), key) for key, each in found.items() if not is_empty(each))
        return
    yield _ITSELF
