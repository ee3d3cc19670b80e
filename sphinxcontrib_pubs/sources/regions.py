"""Which lines of a page are its list: those that a list may take the place of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Region
from sphinxcontrib_pubs.sources.candidates import UNFRAMED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.candidates import Candidate
    from sphinxcontrib_pubs.sources.page import Page


def regions_of(
    page: Page, entries: Sequence[Candidate], candidates: Sequence[Candidate], *, apart: bool
) -> list[Region]:
    """Runs of lines that hold only entries and blank lines; a frame counts as a whole or not at all.

    ``entries`` are those of the ``candidates`` that are references. With ``apart`` a region is one only where it could
    be a block of its own, with nothing right above and below.
    """
    regions: list[Region] = []
    chosen = {id(entry) for entry in entries}
    broken = {UNFRAMED}
    waiting = list(candidates)
    while waiting:
        each = waiting.pop()
        waiting += each.children
        if each.frame and (each.has_footnotes or id(each) not in chosen):
            broken.add(each.frame)
    first, last = -1, -1
    for entry in entries:
        start, end = entry.frame or (entry.first, entry.end)
        if entry.has_footnotes or entry.frame in broken or end < entry.end:  # it goes on in a part of another frame
            continue
        if start < first:  # around a directive whose entries were read before it
            continue
        is_outside = apart and first >= 0 and _indent(page.lines[start]) < _indent(page.lines[first])
        is_outside |= first >= 0 and _quotations(page.lines[start]) != _quotations(page.lines[first])
        if first >= 0 and not is_outside and not any(map(str.strip, page.lines[last + 1 : start])):
            last = max(last, end)
            continue
        if first >= 0:
            regions.append(_region(page, first, last))
        first, last = start, end
    if first >= 0:
        regions.append(_region(page, first, last))
    return [each for each in regions if not apart or _stands_apart(page, each)]


def _stands_apart(page: Page, region: Region) -> bool:
    first, last = region.first_line - page.first_line, region.last_line - page.first_line
    above = page.lines[first - 1].strip() if first else ''
    below = page.lines[last + 1].strip() if last + 1 < len(page.lines) else ''
    underline = len(above) > 1 and not above[0].isalnum() and above == above[0] * len(above)
    return (not above or underline) and not below


def _region(page: Page, first: int, last: int) -> Region:
    return Region(first_line=first + page.first_line, last_line=last + page.first_line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _quotations(line: str) -> int:
    """In how many quotations of Markdown a line stands."""
    return line[: len(line) - len(line.lstrip(' \t>'))].count('>')
