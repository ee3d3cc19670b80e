"""Addresses are taken as they stand, but for the escapes that people write for BibTeX's sake."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.sources.latex.verbatim import verbatim


@pytest.mark.parametrize(
    ('written', 'meant'),
    [
        ('https://a.example/b_c~d%20e#f', 'https://a.example/b_c~d%20e#f'),
        (r'https://a.example/b\_c\%20d\&e\#f', 'https://a.example/b_c%20d&e#f'),
        (r'https://a.example/{\_}x', 'https://a.example/_x'),
        (r'https://a.example/\~{}ito', 'https://a.example/~ito'),
        (r'https://a.example/{\~{}}ito', 'https://a.example/~ito'),
        (r'https://a.example/{\textasciitilde}ito', 'https://a.example/~ito'),
        (r'https://a.example/\textasciitilde{}ito', 'https://a.example/~ito'),
        (r'\url{https://a.example/b}', 'https://a.example/b'),
        (r'\href{https://a.example/b}{the site}', 'https://a.example/b'),
        ('{{10.1234/x}}', '10.1234/x'),
        (' 10.1234/x<1>2 ', '10.1234/x<1>2'),
        (r'\url{https://a.example', 'https://a.example'),
    ],
)
def test_an_address_is_what_its_escapes_mean(written: str, meant: str) -> None:
    assert verbatim(written) == meant
