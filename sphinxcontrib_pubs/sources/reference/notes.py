"""Irregularities of style, seen against what the page's other entries do: notes with places and edits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Problem, Severity
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import CODE, MATH
from sphinxcontrib_pubs.sources.reference.habits import (
    DOUBLED_SPACE,
    SPACE_BEFORE_COMMA,
    Habits,
    row_of,
    title_stop,
)
from sphinxcontrib_pubs.sources.reference.name_notes import name_notes
from sphinxcontrib_pubs.sources.reference.note import Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_pubs.model import Edit
    from sphinxcontrib_pubs.sources.page import Page
    from sphinxcontrib_pubs.sources.passage import Passage
    from sphinxcontrib_pubs.sources.reference.roles import Structure

_DOUBLED_COMMA = late_pattern(r'[,，] ?(?=[,，])')
# Two full stops behind a word; three are an ellipsis, and ``../`` and ``1..5`` mean something.
_DOUBLED_STOP = late_pattern(r'(?<=[\w)\]”’"])\.\.(?=\s|$)')
# What ends in a full stop of its own: ``U.S.``, ``et al.``, ``Inc.``; or in three.
_OWN_STOP = late_pattern(r'(?:\b\w{1,2}|\w\.\w{1,3}|\b(?:etc|inc|ltd|vs|corp|dept|univ|alii)|\.)\.$', re.IGNORECASE)


class Notes:
    """The habits of a page, and what departs from them.

    The structures are asked for their habits when this is made, and each again for its notes, so that
    none has to be kept once its notes are taken.
    """

    def __init__(self, page: Page, structures: Sequence[Structure]) -> None:
        self.page = page
        self.habits = Habits(structures)
        self.found: list[Problem] = []

    def take(self, structure: Structure) -> None:
        """Adds the notes of one entry to ``found``."""
        for code, message, offset, hint, edits in self._notes(structure):
            span = self.page.span(offset)
            self.found.append(
                Problem(code=code, message=message, severity=Severity.NOTE, span=span, hint=hint, edits=edits)
            )

    def _notes(self, structure: Structure) -> Iterator[Note]:
        row = row_of(structure)
        if row is not None:
            yield from name_notes(self.page, structure, row, self.habits)
        yield from self._title(structure)
        passage = structure.passage
        if '  ' in passage.text and not self.habits.doubles_spaces:
            yield from self._spaces(passage)
        if ' ,' in passage.text and not self.habits.spaces_before_commas:
            yield from self._spaced_commas(passage)
        if ',' in passage.text or '，' in passage.text:
            yield from self._doubled_commas(passage)
        if '..' in passage.text:
            yield from self._doubled_stops(passage)

    def _title(self, structure: Structure) -> Iterator[Note]:
        stop, habit = title_stop(structure), self.habits.title_stop
        if not stop or habit is None or stop == habit or structure.title is None:
            return
        page, passage, (start, end) = self.page, structure.passage, structure.title
        last = passage.source(end - 1)
        edits: tuple[Edit, ...] = ()
        if stop == 'outside':
            offset = passage.source(end)
            closing = page.text[last + 1 : offset]
            # A marker closes where white space follows it; before a letter it may not.
            if _is_closing(closing) and page.text[offset + 1 : offset + 2].strip() == '':
                edits = (page.edit(last + 1, offset + 1 - (last + 1), f'.{closing}'),)
            message = 'the full stop stands outside the title, in the other entries of the page inside'
        else:
            if _OWN_STOP.search(passage.text, max(start, end - 12), end):
                return  # the full stop of an abbreviation, which stays where it is
            offset = last
            following = passage.source(end) if end < len(passage.text) else last + 2
            closing = page.text[last + 1 : following]
            if _is_closing(closing):
                edits = (page.edit(last, following - last, f'{closing}.'),)
            message = 'the full stop stands inside the title, in the other entries of the page outside'
        yield Note('title-full-stop', message, offset, 'move it', edits)

    def _spaces(self, passage: Passage) -> Iterator[Note]:
        for match in DOUBLED_SPACE.finditer(passage.text):
            offset, length = self._stretch(passage, *match.span())
            if length:
                message = 'two spaces' if length == 2 else f'{length} spaces'
                hint = 'delete one' if length == 2 else 'leave one'
                edit = self.page.edit(offset, length, ' ')
                yield Note('doubled-space', f'{message} where one is expected', offset, hint, (edit,))

    def _spaced_commas(self, passage: Passage) -> Iterator[Note]:
        for match in SPACE_BEFORE_COMMA.finditer(passage.text):
            offset, length = self._stretch(passage, *match.span())
            if length:
                edit = self.page.edit(offset, length, ',')
                yield Note('space-before-comma', 'a space before a comma', offset, 'delete it', (edit,))

    def _doubled_commas(self, passage: Passage) -> Iterator[Note]:
        for match in _DOUBLED_COMMA.finditer(passage.text):
            offset, length = self._stretch(passage, match.start(), match.end() + 1)
            if length:
                edit = self.page.edit(offset, length - 1, '')
                yield Note('doubled-comma', 'two commas where one is expected', offset, 'delete one', (edit,))

    def _doubled_stops(self, passage: Passage) -> Iterator[Note]:
        for match in _DOUBLED_STOP.finditer(passage.text):
            offset, length = self._stretch(passage, *match.span())
            if length:
                edit = self.page.edit(offset, length, '.')
                yield Note('doubled-full-stop', 'two full stops where one is expected', offset, 'delete one', (edit,))

    def _stretch(self, passage: Passage, start: int, end: int) -> tuple[int, int]:
        """The page offset and the length of a stretch that stands in the source as in the text; length 0 for others.

        Code and formulas are left alone.
        """
        offset = passage.source(start)
        run = passage.run_at(start)
        if self.page.text[offset : offset + end - start] != passage.text[start:end] or run.marks & (CODE | MATH):
            return offset, 0
        return offset, end - start


def _is_closing(between: str) -> bool:
    """Whether what stands between a title and its full stop is nothing but the end of its marks."""
    return 0 < len(between) <= 2 and all(char in '*_`"”’\'' for char in between)
