"""The braces of a text in pairs, as BibTeX and LaTeX have them."""

from __future__ import annotations

from sphinxcontrib_pubs.sources.late_pattern import late_pattern

_BRACE = late_pattern(r'[{}]')


def matching_braces(text: str) -> dict[int, int]:
    """Where each opening brace that is closed has its closing one; an unclosed brace spoils none of the others.

    Braces count however they are escaped.
    """
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACE.finditer(text):
        if match[0] == '{':
            opened.append(match.start())
        elif opened:
            found[opened.pop()] = match.start()
    return found
