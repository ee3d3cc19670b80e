"""Parts of rich text put together: joined, accented, in capitals; nothing here knows LaTeX's commands."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup, Span

_SPACES = re.compile(r'[ \t\n\r]+')
_DOTLESS = {'ı': 'i', 'ȷ': 'j'}
_BELOW = '\u0323\u0327\u0328\u0331'
_SPACING = {'\u0300': '`', '\u0301': '´', '\u0302': '^', '\u0303': '~', '\u0308': '¨', '\u0304': '¯'}


def accented(text: str, accents: str) -> str:
    """The text with accents on its first letter; an accent on nothing is the sign itself."""
    if not text:
        return ''.join(_SPACING.get(accent, '') for accent in accents)
    letter = text[0] if accents[0] in _BELOW else _DOTLESS.get(text[0], text[0])
    return unicodedata.normalize('NFC', letter + accents) + text[1:]


def in_case(parts: list[str | Span], *, upper: bool) -> list[str | Span]:
    """The parts in capitals, or in small letters."""
    return [
        (part.upper() if upper else part.lower())
        if isinstance(part, str)
        else part._replace(content=tuple(in_case(list(part.content), upper=upper)))
        for part in parts
    ]


def joined(parts: list[str | Span]) -> Markup:
    """Neighbouring texts as one, with single spaces."""
    found: list[str | Span] = []
    texts: list[str] = []
    for part in parts:
        if isinstance(part, str):
            texts.append(part)
            continue
        if texts:
            found.append(_spaced(''.join(texts)))
            texts = []
        found.append(part)
    if texts:
        found.append(_spaced(''.join(texts)))
    return tuple(found)


def _spaced(text: str) -> str:
    """The text with single spaces; looking for others is quicker than replacing them."""
    return _SPACES.sub(' ', text) if '  ' in text or '\n' in text or '\t' in text else text


def clean(parts: list[str | Span]) -> Markup:
    """The whole value: joined, and without spaces at its ends."""
    whole = list(joined(parts))
    if whole and isinstance(whole[0], str):
        whole[0] = whole[0].lstrip(' ')
    if whole and isinstance(whole[-1], str):
        whole[-1] = whole[-1].rstrip(' ')
    return tuple(part for part in whole if part)
