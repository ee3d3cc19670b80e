"""Numbers are looked for around digits, and the same are found as by looking at every character."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxcontrib_pubs.sources.reference.number_patterns import any_number
from sphinxcontrib_pubs.sources.reference.number_search import find_numbers

_PIECES = (
    'Vol. ', 'vol ', 'Band ', 'XIV', 'iv', 'pp. ', 'p. ', 'Pages ', 'S. ', 'no. ', 'Issue ', 'Art. no. ', 'article ',
    'Article number: ', 'suppl', 'Suppl. ', 'special issue', '12', '3', '2019', '1234567890123', '12th', 'e104',
    '(', ')', '(4)', '(A)', '(special issue. A)', ':', ', ', '. ', '-', '–', '.', ' ', '  ', '#', '第', 'a',
    '{', '}', 'C. ',
    '巻', '号', '頁', 'word ', 'Multi-Scale ', 'x' * 45, ' of' * 15, "'", '%', '/', 'é', 'ſuppl', 'İV', 'iv–xi',
)  # fmt: skip
_VOLUME = re.compile(r'(?<!\w)vol', re.IGNORECASE)


@settings(max_examples=3000)
@given(st.lists(st.sampled_from(_PIECES), max_size=14).map(''.join), st.integers(0, 9), st.integers(0, 9))
def test_any_mixture_has_the_numbers_that_a_whole_search_finds(text: str, before: int, behind: int) -> None:
    start, end = min(before, len(text)), max(min(before, len(text)), len(text) - behind)
    expected = [match.span() for match in any_number().finditer(text, start, end)]
    if not any(char.isdigit() for char in text[start:end]) and not _VOLUME.search(text, start, end):
        expected = []  # without a digit only a volume can be one, in Roman numerals
    assert [match.span() for match in find_numbers(text, start, end)] == expected
