"""Lines of reStructuredText that are nested more deeply than docutils can parse, set beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Blocks within blocks; docutils takes about ten calls for each, of the thousand that Python permits.
_DEEPEST = 25
#: What a list within a list begins with: its mark, and the space behind it.
_MARK = late_pattern(r'(?:[-*+•‣⁃]|\(?(?:[a-z]{1,6}|\d{1,6}|#)[.)])(?:\s+|$)')


def shallow(lines: Sequence[str]) -> Iterator[str]:
    """The same lines, of which those below the deepest level stand on it with the last of their marks."""
    levels: list[int] = []  # the columns at which the blocks around a line begin
    for line in lines:
        text = line.lstrip(' ')
        if not text:
            yield line
            continue
        column = len(line) - len(text)
        while levels and levels[-1] > column:
            levels.pop()
        if not levels or levels[-1] < column:
            levels.append(column)
        position, last = column, column
        while mark := _MARK.match(line, position):
            last, position = position, mark.end()
            levels.append(position)
        if len(levels) <= _DEEPEST:
            yield line
        else:
            yield ' ' * levels[_DEEPEST - 1] + line[last:]
