"""The content of one file → its content with everything mended that is safe to mend; no file is opened here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.cli.sameness import says_the_same
from sphinxcontrib_pubs.sources.load import read_bytes
from sphinxcontrib_pubs.sources.mending import Mender

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_pubs.model import Problem, Publication, Reading
    from sphinxcontrib_pubs.sources.registry import Format

#: Two faults at one place take two rounds; a third finds nothing more. A page that goes on changing is left there.
_MOST_ROUNDS = 8


class Fix(NamedTuple):
    """What was made of a file's content: what there was, the new one, what was mended, and the new one's reading."""

    found: tuple[Problem, ...]
    content: bytes
    fixed: tuple[Problem, ...]
    reading: Reading


def fix(content: bytes, format: Format, file: str) -> Fix:
    """Makes the edits of all problems, as long as every entry still tells the same.

    An edit that would change what an entry tells is not made, whatever its note thinks of it. The result
    has nothing left that could be mended: to fix it again changes nothing.
    """
    reading = read_bytes(content, format, file)
    found = reading.problems
    fixed: list[Problem] = []
    refused: set[int] = set()  # entries, by their number
    for _ in range(_MOST_ROUNDS):
        entries = _Entries(reading.publications)
        mender = Mender(content)
        chosen = mender.choose(each for each in reading.problems if entries.at(each) not in refused)
        after, mended = content, reading
        while chosen:
            after = mender.apply(chosen)
            mended = read_bytes(after, format, file)
            changed = entries.changed_in(mended.publications)
            if not changed:
                break
            refused |= changed
            kept = [each for each in chosen if entries.at(each) not in changed]
            # Where the entries are others, or none of those with an edit is to blame, no edit is trusted.
            chosen = kept if len(kept) < len(chosen) and -1 not in changed else []
        if not chosen:
            break
        content, reading = after, mended
        fixed += chosen
    return Fix(found, content, tuple(fixed), reading)


class _Entries:
    """The publications of a page by their lines; an edit changes no line's number."""

    def __init__(self, publications: Sequence[Publication]) -> None:
        self._publications = publications
        self._by_line = {
            line: number
            for number, each in enumerate(publications)
            for line in range(each.source.line, max(each.source.line, each.source.end_line) + 1)
        }

    def at(self, problem: Problem) -> int:
        """The number of the entry that a problem stands in, -1 outside of all."""
        return self._by_line.get(problem.span.line, -1)

    def changed_in(self, publications: Iterable[Publication]) -> set[int]:
        """The numbers of the entries that tell something else now; -1 where there are more or fewer entries."""
        now = list(publications)
        if len(now) != len(self._publications):
            return {-1}
        pairs = zip(self._publications, now, strict=True)
        return {number for number, (before, after) in enumerate(pairs) if not says_the_same(before, after)}
