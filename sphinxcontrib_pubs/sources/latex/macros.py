"""Commands that a file defines for itself (``\\newcommand`` in a preamble), and their expansion within bounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.braces import matching_braces

if TYPE_CHECKING:
    from collections.abc import Mapping

_DEFINITION = re.compile(
    r'\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?\s*(?:\{\s*\\([A-Za-z]+)\s*\}|\\([A-Za-z]+))'
    r'\s*(?:\[([0-9])\])?\s*\{'
    r'|\\def\s*\\([A-Za-z]+)((?:#[1-9])*)\s*\{'
)
_CALL = re.compile(r'\\([A-Za-z]+)[ \t\n]*')
_PARAMETER = re.compile(r'#([1-9])')
#: How often expansions may be expanded again, and how much longer than its source a text may become.
_ROUNDS = 6
_LONGEST = 20_000


class Macro(NamedTuple):
    """A command's number of arguments and its text, in which ``#1`` stands for the first."""

    arity: int
    body: str


def read_macros(preamble: str) -> dict[str, Macro]:
    """The commands that a preamble defines; what else it does is passed over."""
    found: dict[str, Macro] = {}
    braces = matching_braces(preamble)
    position = 0
    while match := _DEFINITION.search(preamble, position):
        end = braces.get(match.end() - 1, -1)
        if end < 0:
            position = match.end()
            continue
        name = match[1] or match[2] or match[4]
        arity = match[5].count('#') if match[4] else int(match[3] or 0)
        found[name] = Macro(arity, preamble[match.end() : end])
        position = end + 1
    return found


def called_in(text: str, macros: Mapping[str, Macro]) -> list[str]:
    """The names of the macros that a text calls, each once."""
    return [name for name in dict.fromkeys(match[1] for match in _CALL.finditer(text)) if name in macros]


def expand(text: str, macros: Mapping[str, Macro]) -> str:
    """The text with its macros replaced, as often as needed and within bounds: none can multiply itself for long."""
    longest = len(text) + _LONGEST
    for _ in range(_ROUNDS):
        pieces: list[str] = []
        position = length = 0
        braces = matching_braces(text)
        for match in _CALL.finditer(text):
            macro = macros.get(match[1])
            if macro is None or match.start() < position:
                continue
            arguments, end = _arguments(text, match.end(), macro.arity, braces)
            if macro.arity and not arguments:
                continue
            values = arguments
            if macro.body.count('#') * max(map(len, values), default=0) > longest:
                return text
            body = _PARAMETER.sub(lambda found, values=values: _argument(values, int(found[1])), macro.body)  # type: ignore[misc]
            pieces += (text[position : match.start()], body)
            length += match.start() - position + len(body)
            position = end
            if length > longest:
                return text
        if not pieces:
            return text
        text = ''.join((*pieces, text[position:]))
        if len(text) > longest:
            return text[:longest]
    return text


def _argument(arguments: list[str], number: int) -> str:
    return arguments[number - 1] if number <= len(arguments) else ''


def _arguments(text: str, position: int, arity: int, braces: Mapping[int, int]) -> tuple[list[str], int]:
    """The arguments of a call and where it ends; without arguments the call keeps the spaces behind it."""
    found: list[str] = []
    for _ in range(arity):
        while position < len(text) and text[position] in ' \t\n':
            position += 1
        if text[position : position + 1] == '{':
            end = braces.get(position, -1)
            if end < 0:
                return [], position
            found.append(text[position + 1 : end])
            position = end + 1
        elif position < len(text):
            found.append(text[position])
            position += 1
    return found, position
