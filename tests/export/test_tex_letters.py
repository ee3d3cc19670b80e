"""Letters and formulas of a printed list: what every engine of LaTeX has, and nothing that does more than print."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.export.tex_formulas import is_known
from sphinxcontrib_pubs.export.tex_letters import letters_to_tex


@pytest.mark.parametrize(
    ('text', 'wanted'),
    [
        ('Müller, Łukasz, Çelik & ß', 'Müller, Łukasz, Çelik & ß'),
        ('“Lamps” – 3 €', '“Lamps” – 3 €'),
        ('Nguyễn', r'Nguy\~{ê}n'),
        ('Ṣadr', r'\d{S}adr'),
        ('Ș', r'\textcommabelow{S}'),
        ('ē̱', r'\b{\={e}}'),
        ('α-particle, Ω and Λ', r'\ensuremath{\alpha}-particle, \ensuremath{\Omega} and \ensuremath{\Lambda}'),
        ('Α and ο', 'A and o'),
        ('H₂O, x⁴, ﬁnd', r'H\textsubscript{2}O, x\textsuperscript{4}, find'),
        ('a ≤ b → c', r'a \ensuremath{\le} b \ensuremath{\to} c'),
        ('e\u0301', 'é'),
        ('张伟 and 李', r'\pubsother{张伟} and \pubsother{李}'),
        ('Иван', r'\pubsother{Иван}'),
        ('a\u200bb\u00a0c', 'ab~c'),
    ],
)
def test_a_letter_is_one_that_every_engine_has(text: str, wanted: str) -> None:
    assert letters_to_tex(text) == wanted


@pytest.mark.parametrize(
    'formula',
    [
        'x',
        'O(n^2)',
        r'\alpha_i^{2}',
        r'\frac{a}{b}',
        r'\frac12',
        r'\sqrt{x}',
        r'\left( x \right)',
        r'\mathbb{R}^n',
        r'a\,b\%',
    ],
)
def test_a_formula_of_known_words_is_set(formula: str) -> None:
    assert is_known(formula)


@pytest.mark.parametrize(
    'formula',
    [
        '', ' ', r'\input{x}', r'\write18{x}', r'\def\a{}', r'^^5cinput', r'\begin{x}', r'a & b', 'a # b', r'\left( x',
        r'\frac{a}', r'\sqrt', 'x^2^3', 'x_', r'\unheardof', 'α', r'a \\ b',
        r'\href{javascript:a}{b}', 'a%b', r'x_{a}_{b}',
    ],
)  # fmt: skip
def test_a_formula_that_may_do_more_than_print_is_words(formula: str) -> None:
    assert not is_known(formula)
