"""The value of a YAML document → the entries in it: which dialect it is shows in its shape and its fields."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.records.fields import at, is_empty
from sphinxcontrib_pubs.sources.records.groups import entries_in, heading_of
from sphinxcontrib_pubs.sources.records.item import Item
from sphinxcontrib_pubs.sources.yaml import citation_cff, data_files, hayagriva, hugo, lock
from sphinxcontrib_pubs.sources.yaml.names import FIELDS, plain_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinxcontrib_pubs.sources.records.fields import Path

#: Names under which a file keeps its list of entries, beside other things that it says.
_LISTS = ('publications', 'references', 'papers', 'articles', 'citations', 'entries', 'items', 'bibliography')
#: A mapping with one of these is an entry itself.
_OF_ENTRIES = frozenset({'title', 'author', 'authors', 'doi', 'journal', 'venue', 'booktitle'})


class Found(NamedTuple):
    """The ways to the entries of a document and their items; ``settings`` is what the document says beside them.

    ``fetched`` are the service and the day of entries that were not written by a person.
    """

    entries: list[tuple[Path, Item]]
    settings: dict[str, object]
    is_markdown: bool = True
    fetched: Mapping[Path, str] = MappingProxyType({})


def entries_of(root: object) -> Found:
    """All entries of a document, in its order."""
    if isinstance(root, list):
        return Found(_of_list(root, ()), {})
    if not isinstance(root, dict):
        return Found([], {})
    if lock.is_lock(root):
        entries = list(lock.records_of(root))
        return Found([(path, item) for path, item, _ in entries], {}, fetched={path: told for path, _, told in entries})
    if 'cff-version' in root:
        return Found(list(citation_cff.records_of(root)), {}, is_markdown=False)
    # A site may keep the addresses of its authors beside their works.
    names = {plain_name(name) for name, value in root.items() if not (name == 'authors' and isinstance(value, dict))}
    for name in _LISTS:
        inner = root.get(name)
        if isinstance(inner, list) and _OF_ENTRIES.isdisjoint(names - {'title'}) and _holds_entries(inner):
            settings = {key: value for key, value in root.items() if key != name}
            return Found(_of_list(inner, (name,)), settings)
    if not _OF_ENTRIES.isdisjoint(names):
        return Found([((), hugo.to_item(root) if hugo.is_hugo(root) else data_files.to_item(root))], {})
    return _of_mapping(root)


def _holds_entries(values: list[object]) -> bool:
    return any(isinstance(value, dict) for value in values) or not values


def _of_list(values: list[object], path: Path, *headings: str) -> list[tuple[Path, Item]]:
    """The entries of a list; what is none of them has an empty item."""
    found = []
    for entry in entries_in(values, (), tuple(filter(None, headings))):
        value = at(values, entry.path)
        item = data_files.to_item(value, entry.headings) if isinstance(value, dict) else Item()
        found.append(((*path, *entry.path), item))
    return found


def _of_mapping(root: Mapping[str, object]) -> Found:
    """Entries under their keys, or lists of entries under the years or the topics that they belong to."""
    entries: list[tuple[Path, Item]] = []
    settings: dict[str, object] = {}
    is_hayagriva = hayagriva.is_hayagriva(root.values())
    for name, value in root.items():
        if isinstance(value, dict) and (is_hayagriva or not _OF_ENTRIES.isdisjoint(map(plain_name, value))):
            if is_hayagriva:
                item = hayagriva.to_item(value, name)
            else:
                item = data_files.to_item(value)
                item.put('id', name)
            entries.append(((name,), item))
        elif (
            isinstance(value, list) and any(isinstance(each, dict) for each in value) and plain_name(name) not in FIELDS
        ):
            entries += _of_list(value, (name,), heading_of(name))
        else:
            settings[name] = value
    if not entries and settings and not all(map(is_empty, settings.values())):
        return Found([((), data_files.to_item(root))], {})
    return Found(entries, settings, is_markdown=not is_hayagriva)
