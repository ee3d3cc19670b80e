"""YAML files as they are met: several documents, and broken ones, of which everything is read that can be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.records.fields import Fields, Items
from sphinxcontrib_pubs.sources.yaml.events import BrokenError, Fault, Tree, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIVIDER = re.compile(r'(?:---|\.\.\.)(?:[ \t].*)?$')
_DASH = re.compile(r'([ ]*)-(?:[ \t]|(?=\n)|\Z)')
_NAME = re.compile(
    r'([ ]*)(?:"([^"\n]{1,80})"|\'([^\'\n]{1,80})\'|([^\s#:\-\[\]{},&*!|>\'"%@`][^\n:#]{0,80}?))'
    r'[ \t]*:(?:[ \t]+|(?=\n)|\Z)'
)
_COMMENT = re.compile(r'[ \t]*(?:#.*)?$')
#: What is wrong with a document as a whole, and shows in none of its lines.
_OF_WHOLE = ('nested', 'aliases')
#: How many lists within each other are taken apart to find what is broken.
_DEEPEST = 4


class Lost(NamedTuple):
    """A stretch of a document that nothing could be read of."""

    start: int
    end: int


class Document(NamedTuple):
    """One document: its value, its mappings' places, its faults, and what of it could not be read."""

    root: object
    spans: dict[int, tuple[int, int]]
    faults: list[Fault]
    lost: list[Lost]
    is_broken: bool = False


def read_documents(text: str, start: int = 0, end: int | None = None) -> list[Document]:
    """All documents of a text, or of a stretch of it; offsets are those of the whole text."""
    end = len(text) if end is None else end
    return [_read(text, first, last) for first, last in _split(text, start, end)]


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The lines of a stretch with the offsets at which they start."""
    while start < end:
        stop = text.find('\n', start, end)
        stop = end if stop < 0 else stop
        yield start, text[start:stop]
        start = stop + 1


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for place, line in _lines(text, start, end):
        if line[:1] in ('-', '.') and _DIVIDER.match(line):
            if text[first:place].strip():
                yield first, place
            first = min(place + 3, end)
    if text[first:end].strip():
        yield first, end


def _read(text: str, start: int, end: int) -> Document:
    try:
        tree = read_tree(text[start:end], start)
    except BrokenError as broken:
        return _Recovery(text, broken.fault).document(start, end)
    return Document(tree.root, tree.spans, tree.faults, [])


class _Recovery:
    """What can be read of a broken document: its entries one by one, and of a broken entry its fields one by one."""

    def __init__(self, text: str, fault: Fault) -> None:
        self.text = text
        self.spans: dict[int, tuple[int, int]] = {}
        self.faults = [fault]
        self.lost: list[Lost] = []
        self._depth = 0
        self._trees: list[Tree] = []  # their mappings are known by identity, which only the living have

    def document(self, start: int, end: int) -> Document:
        first = next(((place, line) for place, line in _lines(self.text, start, end) if not _COMMENT.match(line)), None)
        if first is None:
            return Document(None, self.spans, self.faults, self.lost, is_broken=True)
        root: object
        if (dash := _DASH.match(first[1])) is not None:
            root = self._list(start, end, len(dash[1]))
        elif _NAME.match(first[1]) is not None:
            root = self._mapping(start, end, top=True)
        else:
            root = None
            self.lost.append(Lost(first[0], end))
        if (len(self.faults) > 1 or self.lost) and not self.faults[0].message.startswith(_OF_WHOLE):
            del self.faults[0]  # what it made unreadable is told where it stands
        return Document(root, self.spans, self.faults, self.lost, is_broken=True)

    def _list(self, start: int, end: int, indent: int) -> Items:
        """A list whose members begin with a dash behind so many spaces."""
        found = Items()
        for first, last in self._stretches(start, end, indent, _DASH):
            dash = _DASH.match(self.text[first:last])
            if dash is None:
                if self.text[first:last].strip():
                    self.lost.append(Lost(first, last))
                continue
            tree = self._tree(first, last)
            if tree is not None and isinstance(tree.root, Items):
                for value, place in zip(tree.root, tree.root.places, strict=True):
                    found.add(value, place)
                continue
            inner = first + dash.end()
            fields = self._mapping(inner, last) if _NAME.match(self.text[inner:last]) else Fields()
            if fields:
                self.spans[id(fields)] = (inner, inner + len(self.text[inner:last].rstrip()))
                found.add(fields, inner)
            else:
                self.lost.append(Lost(first, last))
        return found

    def _mapping(self, start: int, end: int, *, top: bool = False) -> Fields:
        """A mapping whose first name stands at the start; the others stand in the same column."""
        found = Fields()
        column = start - (self.text.rfind('\n', 0, start) + 1)
        if top:
            opening = next(filter(None, (_NAME.match(line) for _, line in _lines(self.text, start, end))))
            column = len(opening[1])
        for first, last in self._stretches(start, end, column, _NAME):
            name = _NAME.match(self.text[first:last]) or _NAME.match(self.text[first:last].lstrip())
            if name is None:
                if not all(_COMMENT.match(line) for _, line in _lines(self.text, first, last)):
                    self.lost.append(Lost(first, last))
                continue
            word = name[2] or name[3] or name[4]
            place = first + len(self.text[first:last]) - len(self.text[first:last].lstrip())
            tree = self._tree(first, last)
            if tree is not None and isinstance(tree.root, Fields) and len(tree.root) == 1:
                found.add(*next((each, value, place) for each, value in tree.root.items()))
            else:
                found.add(word, self._value(place, last, word), place)
        return found

    def _value(self, place: int, end: int, word: str) -> object:
        """The value of a field that is no YAML: the members of its list one by one, or its text."""
        rest = place + self.text[place:end].index(':') + 1
        body = self.text[rest:end]
        first = next((line for line in body.split('\n')[1:] if line.strip()), '')
        dash = _DASH.match(first)
        if not body.split('\n')[0].strip() and dash is not None and self._depth < _DEEPEST:
            self._depth += 1
            members = self._list(rest + len(body.split('\n')[0]) + 1, end, len(dash[1]))
            self._depth -= 1
            return members
        self.faults.append(Fault(f'the text of {word[:40]} needs quotation marks around it', place))
        text = '\n'.join(line.strip() for line in body.strip().split('\n'))
        return text.removesuffix('"').removeprefix('"') if text[:1] == '"' or text[-1:] == '"' else text

    def _tree(self, start: int, end: int) -> Tree | None:
        """What stands in a stretch, read for itself as if nothing stood beside it; None if it is no YAML."""
        line = self.text.rfind('\n', 0, start) + 1
        try:
            tree = read_tree(' ' * (start - line) + self.text[start:end], line)
        except BrokenError as broken:
            if broken.fault.message.startswith(_OF_WHOLE) and broken.fault not in self.faults:
                self.faults.append(broken.fault)
            return None
        self._trees.append(tree)
        self.faults += tree.faults
        self.spans.update(tree.spans)
        return tree

    def _stretches(self, start: int, end: int, column: int, sign: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """The stretches from one line with a sign in a column to the next; what stands before the first one, too."""
        first = start
        for place, line in _lines(self.text, start, end):
            match = sign.match(line)
            opens = match is not None and len(match[1]) == column
            # A line that stands further left than the members of a list belongs to none of them.
            strays = sign is _DASH and not opens and len(line) - len(line.lstrip(' \t')) <= column and line.strip()
            if (opens or (strays and not _COMMENT.match(line))) and place > first:
                yield first, place
                first = place
        if first < end:
            yield first, end
