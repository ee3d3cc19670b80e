"""Where numbers stand in a reference: looked for around the digits that they nearly always have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.number_patterns import (
    DASH,
    FARTHEST_BEHIND,
    FARTHEST_LABEL,
    LONGEST_NAME_BEHIND,
    LONGEST_WORD_BEHIND,
    NUMBER,
    OF_A_MONTH,
    any_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_pubs.sources.reference.anchors import Anchor

#: What alone the pattern finds without a digit: supplements and Roman numerals, behind a label or in a range.
WITHOUT_DIGITS = ('suppl', 'vol', 'bd', 'band', 'tome')
_ROMAN_RANGE = late_pattern(rf'{DASH}(?<=[{DASH[1:-1]}ivxlcıIVXLCİ\s]{DASH})\s?[ivxlcıIVXLCİ]+(?!\w)')
_ROMAN = late_pattern(r'(?<!\w)vol', re.IGNORECASE)
_GOES_ON = late_pattern(r'\s?[(,巻卷号期號页頁쪽]')
_GOES_ON_GLUED = late_pattern(rf'[\w.:]*\s?{DASH}')
_UP_TO_LAST_DIGIT = late_pattern(r'.*\d[\w.:/–-]*', re.DOTALL)
_DIGIT = late_pattern(r'\d')
_DIGITS = late_pattern(r'\d+')
_ASCII_DIGITS = late_pattern(r'[0-9]+')  # found in a third of the time
#: Labels that may stand right before their digits (``vol12``, ``e1234``), or before the letters there (``p. S12``).
_GLUED_LABELS = frozenset((
    'vol', 'vols', 'volume', 'volumes', 'bd', 'band', 'tome', 'tomes', 'jg', 'no', 'nos', 'nr', 'num', 'iss', 'issue',
    'number', 'heft', 'fasc', 'page', 'pages', 'pgs', 'pp', 'seite', 'seiten', 'art', 'article', 'eid', 'e',
))  # fmt: skip
#: ``p. S12``: a lone ``p`` stands before letters, never right before digits.
LABELS_OF_LETTERS = _GLUED_LABELS | {'p'}
_LABELLED_LETTERS = late_pattern(r'(?<![^\W\d_])([^\W\d_]{1,7})(?:\.\s?|\s)$')


def has_numbers(text: str, start: int, limit: int, apart: Sequence[Anchor]) -> bool:
    """Whether a number can stand between two positions: a digit that is in no stretch of ``apart`` and in no word."""
    behind = text[start:limit]
    for run in (_ASCII_DIGITS if behind.isascii() else _DIGITS).finditer(text, start, limit):
        first = run.start()
        for each in apart:
            if each.start <= first < each.end:
                break
        else:
            before = text[first - 1 : first]
            if not (before.isascii() and before.isalpha()) or _GOES_ON_GLUED.match(text, run.end(), limit):
                return True
            if OF_A_MONTH.match(text, first - 1, limit):
                return True
            if _is_labelled(text, max(start, first - 8), first):
                return True
    if any(map(behind.casefold().__contains__, WITHOUT_DIGITS)):
        return True
    return ('-' in behind or '~' in behind or not behind.isascii()) and _ROMAN_RANGE.search(text, start) is not None


def _is_labelled(text: str, start: int, end: int) -> bool:
    """Whether the letters right before digits, or before these letters, are a label of numbers."""
    first = end
    while first > start and text[first - 1].isalpha():
        first -= 1
    if text[first:end].lower() in _GLUED_LABELS or (text[first - 1 : first] == ':' and text[first - 2].isdecimal()):
        return True  # ``vol12``, ``2022 Aug 6:zsac189``
    label = _LABELLED_LETTERS.search(text, max(0, first - 10), first) if end - first <= 3 else None
    return label is not None and label[1].lower() in LABELS_OF_LETTERS


def find_numbers(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The numbers between two positions, looked for around the digits that they nearly always have."""
    digit = _DIGIT.search(text, start, end)
    folded = text[start:end].casefold()
    if digit is None and not ('vol' in folded and _ROMAN.search(text, start, end)):
        return iter(())
    if any(word in folded for word in WITHOUT_DIGITS) or _ROMAN_RANGE.search(text, start, end):
        return any_number().finditer(text, start, end)
    if digit is None:
        return iter(())
    last = _UP_TO_LAST_DIGIT.match(text, digit.start(), end)
    assert last is not None
    first = max(start, digit.start() - FARTHEST_LABEL)
    behind = FARTHEST_BEHIND if _GOES_ON.match(text, last.end(), end) else LONGEST_WORD_BEHIND
    if text[last.end() - 1] == '.':
        behind = LONGEST_NAME_BEHIND
    return NUMBER.finditer(text, first, min(end, last.end() + behind))
