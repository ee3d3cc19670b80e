"""Which letters are those of the East Asian scripts, whose names have an order and a punctuation of their own.

Compared and not matched: a set of so many characters takes two milliseconds to compile as a pattern.
"""

from __future__ import annotations


def is_east_asian(character: str) -> bool:
    """Whether a character is a kana, a Han character or a syllable of Hangul; '' is none."""
    return (
        '\u3040' <= character <= '\u30ff'
        or '\u3400' <= character <= '\u9fff'
        or '\uac00' <= character <= '\ud7af'
        or '\uf900' <= character <= '\ufaff'
    )


def has_east_asian(text: str) -> bool:
    """Whether a text has such a character."""
    return not text.isascii() and any(map(is_east_asian, text))
