"""What an entry takes from others: ``xdata``, and ``crossref`` by BibLaTeX's default rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Severity
from sphinxcontrib_pubs.sources.bibtex.tables import FIELD_ALIASES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinxcontrib_pubs.model import Problem
    from sphinxcontrib_pubs.sources.bibtex.entries import Entry
    from sphinxcontrib_pubs.sources.page import Page

_IN_BOOK = frozenset({'inbook', 'bookinbook', 'suppbook'})
_IN_COLLECTION = frozenset({'incollection', 'inreference', 'suppcollection'})
_VOLUMES = {
    'mvbook': _IN_BOOK | {'book'},
    'mvcollection': _IN_COLLECTION | {'collection', 'reference'},
    'mvreference': _IN_COLLECTION | {'collection', 'reference'},
    'mvproceedings': frozenset({'inproceedings', 'conference', 'proceedings'}),
}
_BOOKS = {
    'book': _IN_BOOK | _IN_COLLECTION,
    'collection': _IN_COLLECTION | _IN_BOOK,
    'reference': _IN_COLLECTION | _IN_BOOK,
    'proceedings': frozenset({'inproceedings', 'conference', 'incollection', 'inbook'}),
}
_PERIODICALS = {'periodical': frozenset({'article', 'suppperiodical'})}
#: What says something of an entry itself or of its place in a file, and is never handed on (BibLaTeX, appendix B),
#: and what identifies the parent: the address of a volume is not that of a paper in it.
_OWN = frozenset(
    {
        'ids', 'crossref', 'xref', 'xdata', 'entryset', 'entrysubtype', 'execute', 'label', 'options', 'presort',
        'related', 'relatedoptions', 'relatedstring', 'relatedtype', 'shorthand', 'shorthandintro', 'sortkey',
        'doi', 'url', 'urldate', 'eprint', 'eprinttype', 'eprintclass', 'pmid', 'pmcid', 'arxiv', 'file', 'pdf',
        'html', 'abstract', 'annotation', 'pages', 'pagetotal', 'keywords', 'shorttitle', 'sorttitle', 'indextitle',
        'indexsorttitle', 'timestamp', 'biburl', 'bibsource', 'owner', 'groups', 'selected', 'preview',
    }
)  # fmt: skip
_DATES = frozenset({'date', 'year', 'month', 'day'})
_GRANULAR = re.compile(r'\s*xdata\s*=\s*([^\s,{}]+?)-([a-z]+)(?:-[0-9]+)?\s*', re.IGNORECASE)
#: A chain of parents that is longer goes in a circle, or means to cost time.
_DEEPEST = 8


class Inheritance:
    """The entries of one file by their keys, and those of other files, so that each can take what its parents have."""

    def __init__(self, page: Page, entries: Sequence[Entry], elsewhere: Callable[[str], Entry | None]) -> None:
        """``elsewhere`` gives the entry that another file has by a key in small letters."""
        self._elsewhere = elsewhere
        self._foreign: dict[str, Entry | None] = {}
        self._of_others: set[int] = set()
        self.page = page
        self.problems: list[Problem] = []
        self._by_key: dict[str, Entry] = {}
        for entry in entries:
            _rename_fields(entry)
            self._by_key.setdefault(entry.key.lower(), entry)
        for entry in entries:
            if 'ids' in entry.fields:
                for other in filter(None, map(str.strip, entry.fields['ids'].split(','))):
                    self._by_key.setdefault(other.lower(), entry)
        self._done: set[int] = set()
        self._granular = 'xdata' in page.text or 'XDATA' in page.text
        self._refer = {id(entry) for entry in entries if _refers(entry, granular=self._granular)}

    @property
    def is_used(self) -> bool:
        """Whether an entry takes fields of another, which then has to keep them."""
        return bool(self._refer)

    def complete(self, entry: Entry) -> None:
        """Gives an entry the fields that its ``xdata`` and its ``crossref`` have and it lacks."""
        if id(entry) in self._refer:
            self._complete(entry, 0)

    def _complete(self, entry: Entry, depth: int) -> None:
        if id(entry) in self._done or depth > _DEEPEST or id(entry) not in self._refer:
            return
        self._done.add(id(entry))
        for data in self._named(entry, 'xdata'):
            self._complete(data, depth + 1)
            for name, value in data.fields.items():
                if name not in ('xdata', 'ids') and name not in entry.fields:
                    entry.set(name, value, entry.places['xdata'])
        for field, value in list(entry.fields.items()):
            granular = _GRANULAR.fullmatch(value)
            if granular is not None and (source := self._find(granular[1].lower())) is not None:
                wanted = FIELD_ALIASES.get(granular[2].lower(), granular[2].lower())
                self._complete(source, depth + 1)
                entry.fields[field] = source.fields.get(wanted, value)
        for parent in self._named(entry, 'crossref'):
            self._complete(parent, depth + 1)
            own_date = not _DATES.isdisjoint(entry.fields)
            for theirs, ours in _handed_on(parent, entry):
                if ours not in entry.fields and not (own_date and ours in _DATES):
                    entry.set(ours, parent.fields[theirs], entry.places['crossref'])

    def _named(self, entry: Entry, field: str) -> Iterator[Entry]:
        for written in entry.fields.get(field, '').split(','):
            key = written.strip()
            found = self._find(key.lower()) if key else None
            if found is not None and found is not entry:
                yield found
            elif key and id(entry) not in self._of_others:
                self.problems.append(
                    self.page.problem(
                        Severity.WARNING,
                        'crossref-missing',
                        f'{entry.key} takes fields of {key}, which is not in this file',
                        entry.places[field],
                        'add that entry, or correct its key',
                    )
                )

    def _find(self, key: str) -> Entry | None:
        """The entry of a key in small letters: of equal keys the first counts, and that of this file before all."""
        if (own := self._by_key.get(key)) is not None:
            return own
        if key not in self._foreign:
            found = self._elsewhere(key)
            # What it takes of its own parents depends on the file that asks for it.
            copy = None if found is None else found.copy()
            self._foreign[key] = copy
            if copy is not None:
                _rename_fields(copy)
                self._of_others.add(id(copy))
                if _refers(copy, granular=self._granular):
                    self._refer.add(id(copy))
        return self._foreign[key]


def _refers(entry: Entry, *, granular: bool) -> bool:
    fields = entry.fields
    if 'crossref' in fields or 'xdata' in fields:
        return True
    return granular and any(
        'xdata' in value.lower() and _GRANULAR.fullmatch(value) for value in fields.values() if len(value) < 200
    )


def _rename_fields(entry: Entry) -> None:
    for name in entry.fields.keys() & FIELD_ALIASES.keys():
        target = FIELD_ALIASES[name]
        if target not in entry.fields:
            entry.fields[target] = entry.fields.pop(name)
            entry.places[target] = entry.places[name]


def _handed_on(parent: Entry, child: Entry) -> list[tuple[str, str]]:
    """The parent's fields and what they are called in the child; the more particular rules first."""
    pairs: list[tuple[str, str]] = []
    prefix = ''
    if child.type in _VOLUMES.get(parent.type, ()):
        prefix = 'main'
    elif child.type in _BOOKS.get(parent.type, ()):
        prefix = 'book'
        # Classic styles give the parent a booktitle of its own for its children.
        pairs.append(('booktitle', 'booktitle'))
    elif child.type in _PERIODICALS.get(parent.type, ()):
        prefix = 'journal'
    if parent.type in ('book', 'mvbook') and child.type in _IN_BOOK:
        pairs += [('author', 'author'), ('author', 'bookauthor')]
    if prefix:
        pairs += [(name, prefix + name) for name in ('title', 'subtitle', 'titleaddon')]
    if prefix == 'journal':
        pairs.append(('shorttitle', 'shortjournal'))
    taken = {'title', 'subtitle', 'titleaddon'} if prefix else set()
    pairs += [(name, name) for name in parent.fields if name not in _OWN and name not in taken]
    return [pair for pair in pairs if pair[0] in parent.fields]
