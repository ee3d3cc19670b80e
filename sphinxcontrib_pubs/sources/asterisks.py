"""Asterisks beside names that Markdown takes for emphasis: in ``Ito, M.*, Roe, J.*`` both are marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import EMPHASIS, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_pubs.sources.page import Page

#: What stands between an asterisk and the text that it sets off: ends and beginnings of raised text.
_BEFORE = late_pattern(r'\*(?:</\w{1,5}>)?$')
_BEHIND = late_pattern(r'(?:<\w{1,5}>)?\*')
_LONGEST = 10


def begins_with_comma(runs: Sequence[Run]) -> bool:
    """Whether something emphasised begins with a comma, as no title does."""
    for _, text, _, marks, _ in runs:  # noqa: SIM110 (a generator takes twice as long, and every entry is asked)
        if marks & EMPHASIS and text[:1] in (',', ';'):
            return True
    return False


def with_asterisks(page: Page, runs: Sequence[Run]) -> list[Run]:
    """The runs with the asterisks around such an emphasis as text, and without it."""
    return [*_placed(_restored(page, runs))]


def _restored(page: Page, runs: Sequence[Run]) -> Iterator[Run]:
    index = 0
    while index < len(runs):
        run = runs[index]
        end = index + 1
        if run.marks & EMPHASIS and run.text[:1] in (',', ';'):
            while end < len(runs) and runs[end].marks & EMPHASIS:
                end += 1
            last = runs[end - 1]
            behind = last.source + len(last.text)
            before = _BEFORE.search(page.text[max(0, run.source - _LONGEST) : run.source])
            after = _BEHIND.match(page.text, behind)
            if before is not None and after is not None:
                opening = max(0, run.source - _LONGEST) + before.start()
                yield Run(0, '*', opening, 0, '')
                yield from (each._replace(marks=each.marks & ~EMPHASIS) for each in runs[index:end])
                yield Run(0, '*', after.end() - 1, 0, '')
                index = end
                continue
        yield run
        index += 1


def _placed(runs: Iterator[Run]) -> Iterator[Run]:
    """The runs at their places in the text that they make together."""
    position = 0
    for run in runs:
        yield run._replace(start=position)
        position += len(run.text)
