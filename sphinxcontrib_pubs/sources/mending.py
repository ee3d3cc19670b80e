"""Edits and the bytes of a file → its bytes with the edits made: what is not edited stays, to the byte."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.decoding import encoding_of
from sphinxcontrib_pubs.sources.late_pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_pubs.model import Edit, Problem

#: The line ends that the readers know; Python's ``splitlines`` knows more.
_LINE = late_pattern(r'[^\r\n]*(?:\r\n|\r|\n|\Z)')


class Mender:
    """The content of one file, and which edits can be made in it together."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._encoding = encoding_of(content)
        self._text = content[len(self._encoding.mark) :].decode(self._encoding.name, 'replace')
        lines = [match[0] for match in _LINE.finditer(self._text)]
        self._starts = list(accumulate(map(len, lines), initial=0))
        self._lengths = [len(line.rstrip('\r\n')) for line in lines]

    @property
    def is_mendable(self) -> bool:
        """Whether the text can be written back as it is: not where bytes are replaced that are no text."""
        return self._encoding.error is None or self._encoding.name == 'cp1252'

    def choose(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems whose edits can be made at once, in the order of their places: the first of two that meet."""
        if not self.is_mendable:
            return []
        wanted = [(places, each) for each in problems if (places := self._places(each.edits))]
        chosen: list[Problem] = []
        taken = -1
        for places, problem in sorted(wanted, key=lambda pair: min(pair[0])):
            # Two that put something in at one place would have no order, so neither may touch the other.
            if min(places)[0] > taken:
                chosen.append(problem)
                taken = max(end for _, end in places)
        return chosen

    def apply(self, problems: Iterable[Problem]) -> bytes:
        """The content with the edits of chosen problems made."""
        edits = sorted(
            (place, edit.text)
            for problem in problems
            for place, edit in zip(self._places(problem.edits), problem.edits, strict=True)
        )
        name, position = self._encoding.name, 0
        body = self._content[len(self._encoding.mark) :]
        pieces, offset = [self._encoding.mark], 0
        for (start, end), text in edits:
            # The bytes themselves are copied: what cp1252 leaves undefined could not be encoded again.
            kept, gone = self._size(position, start), self._size(start, end)
            pieces += [body[offset : offset + kept], text.encode(name)]
            offset += kept + gone
            position = end
        return b''.join([*pieces, body[offset:]])

    def _size(self, start: int, end: int) -> int:
        """The number of bytes of a stretch of the text."""
        return (
            end - start if self._encoding.name == 'cp1252' else len(self._text[start:end].encode(self._encoding.name))
        )

    def _places(self, edits: Sequence[Edit]) -> list[tuple[int, int]]:
        """Start and end of each edit in the text; none at all where one of them cannot be made."""
        places = []
        for edit in edits:
            line, column = edit.line - 1, edit.column - 1
            if not 0 <= line < len(self._lengths) or not 0 <= column <= column + edit.length <= self._lengths[line]:
                return []
            try:
                edit.text.encode(self._encoding.name)
            except UnicodeEncodeError:
                return []
            start = self._starts[line] + column
            places.append((start, start + edit.length))
        return places
