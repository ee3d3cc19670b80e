"""Paragraphs whose only syntax is emphasis that can be read in one way: split at once; all others are left alone."""

from __future__ import annotations

import re

from sphinxcontrib_pubs.model import made
from sphinxcontrib_pubs.sources.passage import EMPHASIS, STRONG, Passage, Run

#: All that ``markdown_inline`` takes for syntax, an image's ``!`` apart, which is none without its bracket.
# It begins with a set of characters, which are looked for much faster than alternatives are tried.
_SYNTAX = re.compile(r'([\\`\[\]<$\n*_&](?:(?<=\*)\**|(?<=_)_*|(?<=&)(?=[#A-Za-z])|(?<![*_&])))')
_MARKS = {'*': EMPHASIS, '_': EMPHASIS, '**': STRONG, '__': STRONG}
_BEFORE = frozenset('([{"\'“‘«-–—/')
_AFTER = frozenset(')]}"\'”’».,;:?!-–—/')


def read_plain_inline(content: str, source: int) -> Passage | None:
    """The passage of a line that starts at the offset ``source`` of its page; None where it is not so plain.

    It takes pairs of equal markers of which the first can only open and the second can only close (CommonMark 0.31,
    section 6.2), with no further marker between them. Then the rules leave no choice, and what is given is what
    ``markdown_inline`` gives.
    """
    parts = _SYNTAX.split(content)
    count = len(parts)
    if count % 4 != 1:
        return None
    text = parts[0]
    runs = [made(Run, (0, text, source, 0, ''))] if text else []
    start = len(text)
    source += start
    for index in range(1, count, 4):
        marker, text = parts[index], parts[index + 1]
        mark = _MARKS.get(marker)
        if mark is None or parts[index + 2] != marker:
            return None
        before, first = parts[index - 1][-1:], text[:1]
        last, after = text[-1:], parts[index + 3]
        following = after[:1]
        if not text or first.isspace() or last.isspace():
            return None
        if not (before.isspace() or (before in _BEFORE and first.isalnum()) or not (before or runs)):
            return None
        if not (
            following.isspace() or (following in _AFTER and last.isalnum()) or not (following or index + 4 < count)
        ):
            return None
        length = len(marker)
        source += length
        runs.append(made(Run, (start, text, source, mark, '')))
        start += len(text)
        source += len(text) + length
        if after:
            runs.append(made(Run, (start, after, source, 0, '')))
            start += len(after)
            source += len(after)
    return Passage(runs)
