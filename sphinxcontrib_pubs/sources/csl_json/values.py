"""JSON text → the values at its top, each with its place; good JSON is left to Python's own reader, which is fast."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import Severity
from sphinxcontrib_pubs.model.characters import cleaned
from sphinxcontrib_pubs.sources.csl_json.scanner import Scanner
from sphinxcontrib_pubs.sources.records.fields import Fields, Items, Record, offset_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinxcontrib_pubs.model import Problem
    from sphinxcontrib_pubs.sources.page import Page
    from sphinxcontrib_pubs.sources.records.fields import Path

_SPACE = re.compile(r'\s*')
#: What may stand for a character that no text may have, half of one among them.
_ESCAPED = re.compile(r'\\(?:[bf]|u(?:[dD][89A-Fa-f]|00[0189]|007[fF]|[fF]{3}[eEfF]))')

#: Python's decoder counts all lines before a mistake when it meets one; of a file with more mistakes it reads no more.
_MOST_FAILURES = 200


class Value(NamedTuple):
    """A value of a file's outermost list, or one that stands in no list; ``unread`` as a record has it."""

    value: object
    start: int
    end: int
    unread: str = ''


def _fields(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    kept = Fields()
    for name, value in pairs:
        kept.add(name, value, 0)
    return kept


# Numbers stay as they are written: 1.10 is a version, and no year needs arithmetic.
_DECODER = json.JSONDecoder(object_pairs_hook=_fields, parse_int=str, parse_float=str, parse_constant=str, strict=False)


class Values:
    """The values of one file as an iterator; ``problems`` are the mistakes met on the way."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.problems: list[Problem] = []
        self.position = 0
        self._failures = 0

    def __iter__(self) -> Iterator[Value]:
        text = self.page.text
        self._skip()
        while self.position < len(text):
            if text[self.position] == '[':
                self.position += 1
                yield from self._members()
            else:
                value = self._value()
                if value is not None:
                    yield value
            self._skip()

    def _members(self) -> Iterator[Value]:
        """The members of the outermost list, whatever is wrong with one of them."""
        text = self.page.text
        opened, behind = self.position - 1, False
        self._skip()
        while self.position < len(text):
            sign = text[self.position]
            if sign == ']':
                self.position += 1
                return
            if sign == ',':
                place = self.position
                self.position += 1
                self._skip()
                if not behind or text[self.position : self.position + 1] in (']', ''):
                    self._warn('a comma too many', place)
                behind = False
                continue
            if behind:
                self._warn('expected "," between two entries', self.position)
            value = self._value()
            behind = value is not None
            if value is not None:
                yield value
            self._skip()
        line, _ = self.page.place(opened)
        self._warn(f'expected "]" for the "[" of line {line}', len(text))

    def _skip(self) -> None:
        match = _SPACE.match(self.page.text, self.position)
        assert match is not None
        self.position = match.end()

    def _value(self) -> Value | None:
        start, text = self.position, self.page.text
        if self._failures > _MOST_FAILURES:
            return self._mended()
        try:
            value, self.position = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            self._failures += 1
            return self._mended()
        if _ESCAPED.search(text, start, self.position) is not None:
            value = _cleaned(value)
        return Value(value, start, self.position)

    def _mended(self) -> Value | None:
        """The value at the position as far as it can be read; None where what stands there is passed over."""
        start = self.position
        scanner = Scanner(self.page, start)
        value = scanner.value()
        for fault in scanner.faults:
            self._warn(fault.message, fault.place)
        self.position = max(scanner.position, start + 1)
        end = start + len(self.page.text[start : scanner.position].rstrip())
        if end == start:
            return None
        return Value(_cleaned(value), start, end, ' '.join(scanner.unread))

    def _warn(self, message: str, place: int) -> None:
        self.problems.append(self.page.problem(Severity.WARNING, 'json-syntax', message, place))


def record_of(page: Page, value: Value, fields: dict[str, object]) -> Record:
    """A value that is a mapping as a record; a place in it is looked for when it is told."""

    def locate(path: Path) -> int:
        return offset_in(Scanner(page, value.start).value(), value.start, path)

    return Record(fields, value.start, value.end, locate, value.unread)


def records_within(page: Page, value: Value, paths: Iterable[Path]) -> Iterator[Record]:
    """The mappings in a value to which paths lead, each as a record of its own."""
    scanner = Scanner(page, value.start)
    whole = scanner.value()
    for path in paths:
        fields = _at(value.value, path)
        assert isinstance(fields, dict)
        found = _at(whole, path)
        inner, span = _cleaned(found), scanner.spans.get(id(found))
        if span is not None and inner == fields and isinstance(inner, dict):
            yield Record(inner, *span, partial(offset_in, inner, span[0]))
        else:
            # What Python's decoder takes, such as a line end within a text, may be a slip to the scanner.
            yield Record(fields, value.start, value.end, partial(offset_in, fields, value.start))


def _at(value: object, path: Path) -> object:
    """What a path leads to; None where it leads nowhere."""
    try:
        for step in path:
            value = value[step]  # type: ignore[index]
    except (LookupError, TypeError):
        return None
    return value


def _cleaned(value: object) -> object:
    """The value without the characters that only an escape can bring into a text."""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, Items):
        items = Items()
        for inner, place in zip(value, value.places, strict=True):
            items.add(_cleaned(inner), place)
        return items
    if isinstance(value, list):
        return [_cleaned(inner) for inner in value]
    if isinstance(value, Fields):
        kept = Fields()
        for name, inner in value.items():
            kept.add(cleaned(name), _cleaned(inner), value.places[name])
        kept.repeated = [(name, _cleaned(inner), place) for name, inner, place in value.repeated]
        return kept
    if isinstance(value, dict):
        return {cleaned(name): _cleaned(inner) for name, inner in value.items()}
    return value
