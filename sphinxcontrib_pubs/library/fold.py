"""Text without its accents and capitals, for comparing and for addresses, never for showing."""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Latin letters that Unicode does not decompose.
_LETTERS = str.maketrans(
    {'ø': 'o', 'đ': 'd', 'ð': 'd', 'ł': 'l', 'ħ': 'h', 'ı': 'i', 'æ': 'ae', 'œ': 'oe', 'þ': 'th', '’': "'", 'ʼ': "'"}
)
# Only the marks of alphabets: the dakuten of kana and the vowel signs of Indic scripts distinguish words.
_MARKS = re.compile('[\u0300-\u036f]+')
_UNSAFE = re.compile('[^A-Za-z0-9_]+')
_LONGEST, _KEPT = 120, 100


def fold(text: str) -> str:
    """The text in lower case without accents: ``Łukasz Müller`` gives ``lukasz muller``."""
    if text.isascii():
        return text.lower()
    decomposed = _MARKS.sub('', unicodedata.normalize('NFKD', text.casefold()))
    return unicodedata.normalize('NFC', decomposed).casefold().translate(_LETTERS)


def transliterate(text: str) -> str:
    """The text in ASCII with its capitals, as far as letters only lose accents; other scripts are dropped."""
    if text.isascii():
        return text
    pieces = (folded.upper() if letter.isupper() else folded for letter in text for folded in (fold(letter),))
    return ''.join(pieces).encode('ascii', 'ignore').decode('ascii')


def slug(text: str) -> str:
    """An ASCII address of letters, digits, ``-`` and ``_`` that depends on the text alone; '' for an empty text.

    A text of which nothing is left (``机器学习``, ``***``) gives eight hexadecimal digits of its digest.
    """
    words = _UNSAFE.sub('-', transliterate(text)).strip('-')
    return shortened(words) if words or not text else _digest(text)


def shortened(name: str) -> str:
    """A name that files can have, whose names systems bound: one of more than 120 bytes ends in its digest."""
    content = name.encode('utf8', 'surrogatepass')
    if len(content) <= _LONGEST:
        return name
    return f'{content[:_KEPT].decode("utf8", "ignore").rstrip("-.")}-{_digest(name)}'


def _digest(text: str) -> str:
    return hashlib.blake2s(text.encode('utf8', 'surrogatepass'), digest_size=4).hexdigest()
