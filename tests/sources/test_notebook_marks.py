"""Marks of notebooks of linked notes: set aside where they are marks, and text where the author compares or escapes."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.sources.load import read


@pytest.mark.parametrize(
    ('written', 'title'),
    [
        ('Lamps with ==bright== wicks', 'Lamps with bright wicks'),
        ('Lamps with (==bright==) wicks', 'Lamps with (bright) wicks'),
        ('Lamps with [[Quay/wick|bright wicks]]', 'Lamps with bright wicks'),
        ('Lamps where a==b and c==d hold', 'Lamps where a==b and c==d hold'),
        ('Lamps where a == b and c == d hold', 'Lamps where a == b and c == d hold'),
        (r'Lamps with \==bright\== wicks', 'Lamps with ==bright== wicks'),
        (r'Lamps with \[[Quay|bright wicks]]', 'Lamps with [[Quay|bright wicks]]'),
    ],
)
def test_a_mark_is_set_aside_and_a_comparison_stays(written: str, title: str) -> None:
    text = f'- Quist, R. (2020). {written}. *Journal of Harbour Lights*, 12(3), 4–9.\n'
    (publication,) = read(text, file='x', format='markdown').publications
    assert publication.title_text == title


@pytest.mark.parametrize('text', ['}\u2028:[^1]\n', '}\u2028:==a== b\n', '}\u2028:[[A|b]]\n'])
def test_a_mark_behind_the_end_of_the_text_breaks_nothing(text: str) -> None:
    for format in ('markdown', 'restructuredtext'):
        read(text, file='x', format=format)
