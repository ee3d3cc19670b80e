"""Lists of entries within what only groups them: the ways to the entries, and the headings that they stand under."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.records.fields import as_list, is_empty, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinxcontrib_pubs.sources.records.fields import Path

#: Of these, an entry has one beside its title, and a group of entries none.
_OF_ENTRIES = frozenset(
    {'author', 'authors', 'venue', 'journal', 'booktitle', 'conference', 'publication', 'doi', 'abstract'}
)
_DATES = frozenset({'year', 'date', 'issued'})
#: What a group calls its heading.
_HEADINGS = ('heading', 'title', 'name', 'category', 'section', 'label', 'topic', 'theme', 'group', 'type', 'year')
#: Names of lists that say only that they are lists of publications.
_LISTS = frozenset(
    {
        'publications', 'references', 'papers', 'articles', 'citations', 'entries', 'items', 'bibliography', 'works',
        'list', 'lists', 'pubs', 'data', 'records', 'categories', 'groups', 'sections', 'topics', 'years',
    }
)  # fmt: skip
#: How deep groups may stand in groups; what is deeper is no list that a person keeps.
_DEEPEST = 6


class Entry(NamedTuple):
    """The way to an entry from the value that it stands in, and the headings above it, the outermost first."""

    path: Path
    headings: tuple[str, ...]


def entries_in(values: list[object], path: Path = (), headings: tuple[str, ...] = ()) -> Iterator[Entry]:
    """The members of a list that say something, those of a group in its place."""
    for number, value in enumerate(values):
        if value in (None, ''):
            continue
        names = lists_of(value) if isinstance(value, dict) and len(path) < 2 * _DEEPEST else []
        if not names:
            yield Entry((*path, number), headings)
            continue
        assert isinstance(value, dict)
        heading = _heading(value, names)
        for name in names:
            under = (*headings, *filter(None, (heading, heading_of(name))))
            yield from entries_in(value[name], (*path, number, name), under)


def lists_of(fields: Mapping[str, object], levels: int = _DEEPEST) -> list[str]:
    """The fields of a group that hold its entries; none for what is an entry itself.

    They are looked for as many ``levels`` deep, since a file may be nested more deeply than calls can be.
    """
    if 'author' in fields or 'authors' in fields:  # as nearly every entry has, of which a list may have thousands
        return []
    if not _OF_ENTRIES.isdisjoint(map(_plain, fields)):
        return []
    return [
        name
        for name, value in fields.items()
        if isinstance(value, list) and any(_is_entry(each, levels) for each in value)
    ]


def heading_of(name: str) -> str:
    """The heading that the name of a list is; '' for one that every list of publications could have."""
    return '' if _plain(name) in _LISTS else name


def _heading(fields: Mapping[str, object], names: list[str]) -> str:
    by_name = {_plain(name): value for name, value in fields.items() if name not in names}
    told = (by_name.get(name, '') for name in _HEADINGS)
    return next((text_of(value) for value in told if not is_empty(value) and not isinstance(value, (list, dict))), '')


def _is_entry(value: object, levels: int) -> bool:
    if not isinstance(value, dict):
        return False
    names = {_plain(name) for name in value}
    if 'title' in names and not (_OF_ENTRIES | _DATES).isdisjoint(names):
        return True
    # A group in a group.
    has_titles = any(isinstance(each, dict) and 'title' in each for inner in value.values() for each in as_list(inner))
    return has_titles and (not levels or bool(lists_of(value, levels - 1)))


def _plain(name: str) -> str:
    return name.strip().lower()
