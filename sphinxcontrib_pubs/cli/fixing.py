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

#: Two faults at one place take two rounds, and what cannot be mended together is tried kind by kind.
_MOST_ROUNDS = 40


class Fix(NamedTuple):
    """What was made of a file's content: what there was, the new one, what was mended, and the new one's reading."""

    found: tuple[Problem, ...]
    content: bytes
    fixed: tuple[Problem, ...]
    reading: Reading


def fix(content: bytes, format: Format, file: str, ignored: frozenset[str] = frozenset()) -> Fix:
    """Makes the edits of all problems but those of ignored codes, as long as every entry still tells the same.

    An edit that would change what an entry tells is not made, whatever its note thinks of it. The result
    has nothing left that could be mended: to fix it again changes nothing.
    """
    reading = read_bytes(content, format, file)
    found = reading.problems
    fixed: list[Problem] = []
    refused: set[tuple[int, str]] = set()  # entries by their number, and codes
    for _ in range(_MOST_ROUNDS):
        entries = _Entries(reading.publications)
        mender = Mender(content)
        wanted = (each for each in reading.problems if each.code not in ignored)
        chosen = mender.choose(each for each in wanted if (entries.at(each), each.code) not in refused)
        after, mended = content, reading
        while chosen:
            after = mender.apply(chosen)
            mended = read_bytes(after, format, file)
            changed = entries.changed_in(mended.publications)
            if not changed:
                break
            chosen = _without_blame(chosen, changed, entries, refused)
        if not chosen:
            break
        content, reading = after, mended
        fixed += chosen
    return Fix(found, content, tuple(fixed), reading)


def _without_blame(
    chosen: list[Problem], changed: set[int], entries: _Entries, refused: set[tuple[int, str]]
) -> list[Problem]:
    """What is still to be tried after edits that changed what some entries tell.

    Of such an entry one kind of edit is tried at a time; a kind that fails alone is refused.
    """
    codes: dict[int, set[str]] = {}
    for each in chosen:
        codes.setdefault(entries.at(each), set()).add(each.code)
    refused |= {(number, code) for number in changed for code in codes.get(number, ()) if len(codes[number]) == 1}
    first = {number: min(codes[number]) if len(codes[number]) > 1 else '' for number in changed if number in codes}
    kept = [each for each in chosen if each.code == first.get(entries.at(each), each.code)]
    # Where the entries are others, or none of those with an edit is to blame, no edit is trusted.
    return kept if len(kept) < len(chosen) and -1 not in changed else []


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
