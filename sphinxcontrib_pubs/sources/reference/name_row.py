"""The chunks of a row of names, and the changes that are made to them while the row is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.reference.names import MARKS

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.name_kind import Kind
    from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader


@dataclass(slots=True)
class Row:
    """What stands between the separators of a row: each chunk with its kind, its bounds in the text and its mark."""

    reader: NameReader
    text: str
    chunks: list[str]
    kinds: list[Kind]
    bounds: list[tuple[int, int]]
    separators: list[tuple[int, int]]
    marked: list[bool]
    result: NameList

    def has_comma(self, index: int) -> bool:
        """Whether a comma stands behind a chunk."""
        start, end = self.separators[index]
        return self.text[start:end].strip() in (',', '，', '،', '.,')

    def cut(self, index: int, length: int) -> None:
        """Makes a chunk its first ``length`` characters."""
        chunk = self.chunks[index][:length]
        first, _ = self.bounds[index]
        if chunk[-1] in MARKS:
            chunk, self.marked[index] = chunk.rstrip(MARKS), True
        self.chunks[index], self.kinds[index] = chunk, self.reader.kind(chunk)
        # Runs of white space were made one in the chunk, so that its end is looked for word by word.
        place = first
        for word in chunk.split():
            place = self.text.find(word, place) + len(word)
        self.bounds[index] = (first, place)

    def divide(self, index: int, kinds: list[Kind], chunks: list[str], bounds: list[tuple[int, int]]) -> None:
        """Makes two chunks of one, whose comma is missing; the mark is the second one's."""
        self.kinds[index : index + 1] = kinds
        self.chunks[index : index + 1] = chunks
        self.bounds[index : index + 1] = bounds
        self.marked[index : index + 1] = [False, self.marked[index]]
        (_, end), (start, _) = bounds
        self.separators.insert(index, (end, start))
        self.result.faults.append(('name-comma', end, 0, ','))

    def end_in(self, index: int, kind: Kind, stop: int) -> None:
        """Ends a chunk at a position of the text, and adds the name that is left of it."""
        first, _ = self.bounds[index]
        self.kinds[index], self.chunks[index], self.bounds[index] = (
            kind,
            self.text[first:stop].strip(' '),
            (first, stop),
        )
        self.add(index, index + 1, kind.form)

    def add(
        self, first: int, end: int, form: str, *, given: str | None = None, kind: Kind | None = None, chunk: str = ''
    ) -> int:
        """Adds the name of the chunks up to ``end``, which it gives back."""
        result = self.result
        kind = kind or self.kinds[first]
        name = self.reader.contributor(kind, (chunk or self.chunks[first]) + kind.suffix, given)
        if True in self.marked[first:end]:
            result.marked.add(len(result.names))
        result.names.append(name)
        result.places.append((self.bounds[first][0], self.bounds[end - 1][1]))
        result.forms.append(form)
        result.end = self.bounds[end - 1][1]
        return end
