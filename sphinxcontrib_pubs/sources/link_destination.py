"""Where a Markdown link leads: the address and the title in the parentheses behind its text (CommonMark 0.31, 6.3)."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

_DESTINATION = re.compile(r'\(\s*(?:<([^<>\n]{0,5000})>|(\{[{%][^}\n]{0,500}[}%]\}[^\s()]{0,500}))')
_TITLE = re.compile(r'\s+(?:"(?:[^"\\]|\\.){0,1000}"|\'(?:[^\'\\]|\\.){0,1000}\'|\((?:[^()\\]|\\.){0,1000}\))')
#: A character by its number or its name.
ENTITY = re.compile(r'&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});')
_ESCAPED = re.compile(r'\\([!-/:-@\[-`{-~])')


def read_destination(content: str, start: int) -> tuple[str, int] | None:
    """The address in ``(…)`` at ``start`` and the position after it; parentheses may nest to a depth of 32."""
    if not content.startswith('(', start):
        return None
    match = _DESTINATION.match(content, start)
    if match is not None:
        target = match[1] if match[1] is not None else match[2]
        position = match.end()
    else:
        position = start + 1
        while content[position : position + 1].isspace():
            position += 1
        first, depth, escaped = position, 0, False
        for position in range(first, min(len(content), first + 5000)):
            char = content[position]
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
            elif char.isspace() or char < ' ':
                break
        else:
            return None
        if depth:
            return None
        target = content[first:position]
    title = _TITLE.match(content, position)
    if title is not None:
        position = title.end()
    while content[position : position + 1].isspace():
        position += 1
    if not content.startswith(')', position):
        return None
    return ENTITY.sub(_character, _ESCAPED.sub(r'\1', target)), position + 1


def _character(entity: re.Match[str]) -> str:
    # ``unescape`` alone would take ``&notit;`` for ``&not`` and a rest.
    known = entity[0][1] == '#' or entity[0][1:] in html5
    return unescape(entity[0]) if known else entity[0]
