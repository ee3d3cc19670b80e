"""The chunks of a row of names, what they tell together, and the changes that are made to them while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.name_pairs import are_lone_pairs, pairs_by_given_names
from sphinxcontrib_pubs.sources.reference.names import MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.reference.name_kind import Kind
    from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader

_CONJUNCTION = late_pattern(r'[^\W\d_]|[&＆]')


@dataclass(slots=True)
class Row:
    """What stands between the separators of a row: each chunk with its kind, its bounds in the text and its mark.

    ``result`` takes the names, ``ends`` are the ends of bold and underlined stretches of the text, and ``stop`` is
    where the row ends at the latest.
    """

    reader: NameReader
    text: str
    chunks: list[str]
    kinds: list[Kind]
    bounds: list[tuple[int, int]]
    separators: list[tuple[int, int]]
    marked: list[bool]
    result: NameList
    ends: Sequence[int]
    stop: int
    #: Whether initials alone stand in the row: then some of its names are inverted.
    inverted: bool = field(init=False)
    _semicolons: bool | None = field(init=False, default=None)
    _lone_pairs: bool | None = field(init=False, default=None)
    _told: int = field(init=False, default=-1)
    _joined: list[bool] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.inverted = 'I' in [kind[0] for kind in self.kinds]

    def has_comma(self, index: int) -> bool:
        """Whether a comma stands behind a chunk."""
        start, end = self.separators[index]
        return self.text[start:end].strip() in (',', '，', '،', '.,')

    def joined(self) -> list[bool]:
        """Whether a conjunction stands at each separator."""
        # A comma that was missing adds a separator, and takes none away.
        if len(self._joined) != len(self.separators):
            self._joined = [_CONJUNCTION.search(self.text[slice(*each)]) is not None for each in self.separators]
        return self._joined

    def has_semicolons(self) -> bool:
        """Whether semicolons, or slashes, divide people, so that commas stand within their names."""
        if self._semicolons is None:
            row = self.text[self.bounds[0][0] : self.bounds[-1][1]]
            self._semicolons = ';' in row or '؛' in row or '；' in row or ' / ' in row
        return self._semicolons

    def is_of_lone_pairs(self) -> bool:
        """Whether the row is of family and given names in turn, the last pair behind a conjunction."""
        if self._lone_pairs is None:
            self._lone_pairs = are_lone_pairs(self.kinds, self.joined())
        return self._lone_pairs

    def told_by_given_names(self) -> int:
        """How many chunks from the first on are such pairs because known given names stand second only."""
        if self._told < 0:
            self._told = pairs_by_given_names(self.kinds, self.chunks)
        return self._told

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
