"""RIS text → entries of tags and values with their places; what a tag means is known elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import Severity
from sphinxcontrib_pubs.sources.ris.tables import LONG_TEXTS, TAGS

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Problem
    from sphinxcontrib_pubs.sources.page import Page

#: Two letters or a letter and a digit, two spaces (or one, or more) and a hyphen.
_TAG = re.compile(r'[ \t\ufeff]{0,3}([A-Z][A-Z0-9])([ \t]{0,4})[-–](?:[ \t]+|$)')
#: A line that can only be meant as the one that opens an entry.
_TYPE = re.compile(r'[ \t\ufeff]{0,3}TY[ \t]{0,4}[-–:]?[ \t]+([A-Z]{3,8})[ \t]*$')
_COUNTER = re.compile(r'\s*(?:\d{1,6}[.)]?|record #?\d{1,6}(?: of \d{1,6})?)\s*', re.IGNORECASE)
#: What the Cochrane Library and others say above each reference of themselves.
_OF_PROVIDER = re.compile(r'\s*(?:Provider|Content|Database):.*')


class Value(NamedTuple):
    """The text of a tag, its continuation lines with it, and the offset of the tag."""

    tag: str
    text: str
    place: int


class Entry(NamedTuple):
    """One reference: its values in their order and its stretch of the file; other lines have no values."""

    values: list[Value]
    start: int
    end: int


def read_lines(page: Page) -> tuple[list[Entry], list[Problem]]:
    """All entries of a file, and what was wrong with its lines."""
    reader = _Reader(page)
    for index, line in enumerate(page.lines):
        reader.take(index, line)
    reader.finish()
    return reader.entries, reader.problems


class _Reader:
    """The way through the lines of one file."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self._values: list[Value] = []
        self._lines: list[str] = []  # of the last value
        self._open = False
        self._start = self._end = 0
        self._spaced = re.search(r'^\ufeff?TY[ \t]{2,4}-', page.text, re.MULTILINE) is not None

    def take(self, index: int, line: str) -> None:
        place = self.page.line_start(index)
        tag, text = self._tag_of(line)
        if tag == 'ER':
            if not self._open:
                self._warn('an "ER" that ends no entry', place)
                if text:
                    self._outside(line, '', text, place)
            elif text:
                self._add(tag, text, place, line)
            self._close(place + len(line))
        elif tag == 'TY':
            if self._open:
                self._end_is_missing(place)
            self._open, self._start = True, place + len(line) - len(line.lstrip(' \t\ufeff'))
            self._add(tag, text, place, line)
        elif self._open and tag:
            self._add(tag, text, place, line)
        elif self._open:
            self._lines.append(text)
            self._end = place + len(line.rstrip()) if text else self._end
        elif line.strip() and not _COUNTER.fullmatch(line) and not _OF_PROVIDER.fullmatch(line):
            self._outside(line, tag, text, place)

    def _tag_of(self, line: str) -> tuple[str, str]:
        """The tag that a line begins with and the text behind it; no tag for a continuation line.

        Where the file has two spaces before its hyphens, fewer of them may stand in a sentence of an abstract.
        """
        match = _TAG.match(line)
        if match is not None:
            sure = len(match[2]) >= 2 or not self._spaced or match[1] in ('TY', 'ER')
            in_text = bool(self._values) and self._values[-1].tag in LONG_TEXTS
            if sure or (match[1] in TAGS and not in_text):
                return match[1], line[match.end() :].strip()
        opening = _TYPE.match(line)
        return ('TY', opening[1]) if opening is not None else ('', line.strip())

    def _add(self, tag: str, text: str, place: int, line: str) -> None:
        self._join()
        self._values.append(Value(tag, text, place))
        self._lines = [text]
        self._end = place + len(line.rstrip())

    def _join(self) -> None:
        """Gives the last value the lines below it, but for the number of the entry that follows."""
        while len(self._lines) > 1 and (not self._lines[-1] or _COUNTER.fullmatch(self._lines[-1])):
            self._lines.pop()
        if len(self._lines) > 1:
            self._values[-1] = self._values[-1]._replace(text='\n'.join(self._lines).strip())
        self._lines = []

    def _outside(self, line: str, tag: str, text: str, place: int) -> None:
        """A line between two entries; what stands above the first one names the program that wrote the file."""
        if tag:
            self._warn(f'expected "TY  - " before "{tag}"', place)
            self._open, self._start = True, place
            self._add(tag, text, place, line)
        elif self.entries:
            last = self.entries[-1]
            if not last.values:
                self.entries[-1] = last._replace(end=place + len(line))
            else:
                self.entries.append(Entry([], place, place + len(line)))

    def _end_is_missing(self, place: int) -> None:
        line, _ = self.page.place(self._start)
        self._warn(f'expected "ER  - " that ends the entry of line {line}', place)
        self._close(self._end)

    def finish(self) -> None:
        if self._open:
            self._end_is_missing(max(self._start, len(self.page.text.rstrip()) - 1))

    def _close(self, end: int) -> None:
        if self._open:
            self._join()
            self.entries.append(Entry(self._values, self._start, end))
        self._values, self._lines, self._open = [], [], False

    def _warn(self, message: str, place: int) -> None:
        self.problems.append(self.page.problem(Severity.WARNING, 'ris-syntax', message, place))
