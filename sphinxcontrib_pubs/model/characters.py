"""Characters that no page, no XML and no terminal has a place for, and what stands in theirs."""

from __future__ import annotations

import re

#: Control characters but for tabs and line ends, halves of characters, and the two that are none (XML 1.0, 2.2).
UNWANTED = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')
_SPACES = frozenset('\x0b\x0c')


def cleaned(text: str) -> str:
    """The text with a space, the sign that was meant, or U+FFFD for each such character, as long as before."""
    return UNWANTED.sub(_replacement, text)


def _replacement(match: re.Match[str]) -> str:
    character = match[0]
    if character in _SPACES:
        return ' '
    if '\x80' <= character <= '\x9f':
        # They come from text in cp1252 that was taken for Latin-1; browsers read their numbers so (HTML, 13.2.5.80).
        return character.encode('latin-1').decode('cp1252', 'replace')
    return '\ufffd'
