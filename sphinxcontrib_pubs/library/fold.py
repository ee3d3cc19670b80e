"""Text without its accents and capitals, for comparing and for addresses, never for showing."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Latin letters that Unicode does not decompose.
_LETTERS = str.maketrans(
    {'ø': 'o', 'đ': 'd', 'ð': 'd', 'ł': 'l', 'ħ': 'h', 'ı': 'i', 'æ': 'ae', 'œ': 'oe', 'þ': 'th', '’': "'", 'ʼ': "'"}
)
_LETTER = re.compile(f'[{"".join(map(chr, _LETTERS))}]')
# Only the marks of alphabets: the dakuten of kana and the vowel signs of Indic scripts distinguish words.
_MARKS = re.compile('[\u0300-\u036f]+')
_UNSAFE = re.compile('[^A-Za-z0-9_]+')
_LONGEST, _KEPT = 120, 100


def fold(text: str) -> str:
    """The text in lower case without accents: ``Łukasz Müller`` gives ``lukasz muller``."""
    if text.isascii():
        return text.lower()
    decomposed = _MARKS.sub('', unicodedata.normalize('NFKD', text.casefold()))
    if decomposed.isascii():  # most words with accents
        return decomposed.lower()
    folded = unicodedata.normalize('NFC', decomposed).casefold()
    return folded.translate(_LETTERS) if _LETTER.search(folded) else folded


def _transliterate(text: str) -> str:
    """The text in ASCII with its capitals, as far as letters only lose accents; other scripts are dropped."""
    if text.isascii():
        return text
    pieces = (folded.upper() if letter.isupper() else folded for letter in text for folded in (fold(letter),))
    return ''.join(pieces).encode('ascii', 'ignore').decode('ascii')


def slug(text: str) -> str:
    """An ASCII address of letters, digits, ``-`` and ``_`` that depends on the text alone; '' for an empty text.

    A text of which nothing is left (``机器学习``, ``***``) gives eight hexadecimal digits of its digest.
    """
    if text.isascii() and text.isalnum() and len(text) <= _LONGEST:
        return text  # as most keys are
    words = _UNSAFE.sub('-', _transliterate(text)).strip('-')
    return shortened(words) if words or not text else _digest(text)


def shortened(name: str) -> str:
    """A name that files can have, whose names systems bound: one of more than 120 bytes ends in its digest."""
    content = name.encode('utf8', 'surrogatepass')
    if len(content) <= _LONGEST:
        return name
    return f'{content[:_KEPT].decode("utf8", "ignore").rstrip("-.")}-{_digest(name)}'


def distinct_names(wanted: Mapping[str, str]) -> dict[str, str]:
    """A file's name for each text, distinct for distinct texts also where capitals do not count.

    Of several texts that want one name, the text that is that name keeps it, else the first in their order; the others
    have their digests behind it. So a name depends neither on the order of the texts nor on texts that want others.
    """
    by_name: dict[str, list[str]] = {}
    for text, name in wanted.items():
        by_name.setdefault(name.casefold(), []).append(text)
    found: dict[str, str] = {}
    for texts in by_name.values():
        kept = min(texts, key=lambda text: (text != wanted[text], text))
        found |= {text: wanted[text] if text == kept else f'{wanted[text]}-{_digest(text)}' for text in texts}
    return found


def _digest(text: str) -> str:
    return hashlib.blake2s(text.encode('utf8', 'surrogatepass'), digest_size=4).hexdigest()
