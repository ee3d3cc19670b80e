"""The text of one source with its line table: turns offsets into places, and parses nothing."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Edit, Problem, Severity, SourceSpan

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.beside import Beside


class Page:
    """One source text; offsets count characters from its start, lines from ``first_line``.

    ``notes`` says whether somebody wants to hear of matters of style. ``beside`` are the files of the
    same list, where others are, whose definitions count in this one.
    """

    __slots__ = ('_starts', 'beside', 'file', 'first_line', 'lines', 'notes', 'text')

    def __init__(
        self, text: str, *, file: str, first_line: int = 1, notes: bool = True, beside: Beside | None = None
    ) -> None:
        self.text = text
        self.file = file
        self.first_line = first_line
        self.notes = notes
        self.beside = beside
        self.lines = text.split('\n')
        lengths = map((1).__add__, map(len, self.lines))  # with their line ends
        self._starts = list(accumulate(lengths, initial=0))

    def line_start(self, index: int) -> int:
        """The offset at which the line of a 0-based index starts."""
        return self._starts[index]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset."""
        index = bisect_right(self._starts, offset, 0, len(self.lines)) - 1
        return index + self.first_line, offset - self._starts[index] + 1

    def span(self, offset: int) -> SourceSpan:
        """The place of an offset in its file."""
        line, column = self.place(offset)
        return SourceSpan(file=self.file, line=line, column=column)

    def problem(self, severity: Severity, code: str, message: str, offset: int, hint: str = '') -> Problem:
        """A problem at an offset; ``code`` is one of ``model/codes``, ``hint`` says what to do."""
        return Problem(code=code, message=message, severity=severity, span=self.span(offset), hint=hint)

    def edit(self, offset: int, length: int, text: str) -> Edit:
        """The edit that puts a text in the place of ``length`` characters, which begin and end in one line."""
        line, column = self.place(offset)
        return Edit(line=line, column=column, length=length, text=text)
