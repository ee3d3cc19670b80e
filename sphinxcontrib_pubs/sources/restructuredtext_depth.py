"""Lines of reStructuredText that are nested more deeply than docutils can parse, set beside each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Problem, Severity
from sphinxcontrib_pubs.sources.late_pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_pubs.model import SourceSpan

#: Blocks within blocks; docutils takes about ten calls for each, of the thousand that Python permits.
_DEEPEST = 25
_SIGN = r'(?:[-*+•‣⁃]|\(?(?:[a-z]{1,6}|\d{1,6}|#)[.)])'
#: What a list within a list begins with: its mark, and the space behind it.
_MARK = late_pattern(rf'{_SIGN}(?:\s+|$)')
#: What docutils is sure to parse within Sphinx, which gets through eighty.
DEEPEST_OF_PAGE = 50
_RUN_OF_MARKS = late_pattern(rf'^ *(?:{_SIGN} +){{{DEEPEST_OF_PAGE}}}', re.MULTILINE)


def told_as_too_deep(place: SourceSpan) -> Problem:
    """What is told of a page whose lines were set beside each other."""
    return Problem(
        code='source-nesting',
        message='blocks of the page are nested too deeply to be parsed, and are read beside each other',
        severity=Severity.WARNING,
        span=place,
        hint='look for runs like "A. A. A."',
    )


def may_be_deep(text: str) -> bool:
    """Whether the blocks of a page may be nested more deeply than ``DEEPEST_OF_PAGE``, at a quick look."""
    return f'\n{" " * DEEPEST_OF_PAGE}' in text or _RUN_OF_MARKS.search(text) is not None


def shallow(lines: Sequence[str], deepest: int = _DEEPEST) -> Iterator[str]:
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
        if len(levels) <= deepest:
            yield line
        else:
            yield ' ' * levels[deepest - 1] + line[last:]
