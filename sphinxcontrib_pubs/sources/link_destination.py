"""Where a Markdown link leads: the address and the title in the parentheses behind its text (CommonMark 0.31, 6.3)."""

from __future__ import annotations

from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern

if TYPE_CHECKING:
    import re

_SPACES = (' ', '\t', '\n')  # no other: a no-break space is part of an address
_DESTINATION = late_pattern(
    r'\([ \t\n]*(?:<((?:[^<>\\\n]|\\[^\n]){0,5000})>|(\{[{%][^}\n]{0,500}[}%]\}[^\s()]{0,500})|(<))'
)
_TITLE = late_pattern(r'[ \t\n]+(?:"(?:[^"\\]|\\.){0,1000}"|\'(?:[^\'\\]|\\.){0,1000}\'|\((?:[^()\\]|\\.){0,1000}\))')
#: A character by its number or its name.
ENTITY = late_pattern(r'&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});')
#: In one pass: a backslash keeps ``&amp;`` from being a character, unless it has a backslash before it.
_SPECIAL = late_pattern(rf'\\([!-/:-@\[-`{{-~])|{ENTITY.pattern}')


def read_destination(content: str, start: int) -> tuple[str, int] | None:
    """The address in ``(…)`` at ``start`` and the position after it; parentheses may nest to a depth of 32."""
    if not content.startswith('(', start):
        return None
    match = _DESTINATION.match(content, start)
    if match is not None and match[3]:
        return None  # an angle bracket that opens and does not close
    if match is not None:
        target = match[1] if match[1] is not None else match[2]
        position = match.end()
    else:
        position = start + 1
        while content.startswith(_SPACES, position):
            position += 1
        first, depth, escaped = position, 0, False
        for position in range(first, min(len(content), first + 5000)):
            char = content[position]
            if char <= ' ':
                break
            if escaped:
                escaped = False
            elif char == '\\':
                escaped = True
            elif char == '(':
                depth += 1
                if depth > 32:
                    return None
            elif char == ')':
                if not depth:
                    break
                depth -= 1
        else:
            return None
        if depth:
            return None
        target = content[first:position]
    title = _TITLE.match(content, position)
    if title is not None:
        position = title.end()
    while content.startswith(_SPACES, position):
        position += 1
    if not content.startswith(')', position):
        return None
    return _SPECIAL.sub(_character, target), position + 1


def _character(special: re.Match[str]) -> str:
    """The character that a backslash or an entity stands for."""
    if special[1]:
        return special[1]
    # ``unescape`` alone would take ``&notit;`` for ``&not`` and a rest.
    known = special[0][1] == '#' or special[0][1:] in html5
    return unescape(special[0]) if known else special[0]
