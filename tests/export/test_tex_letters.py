"""Letters of a printed list, which every engine of LaTeX has."""

from __future__ import annotations

import pytest

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
        ('Roe✉\ufe0f, Wu‖⁎', r'Roe@, Wu\ensuremath{\|}\ensuremath{\ast}'),
    ],
)
def test_a_letter_is_one_that_every_engine_has(text: str, wanted: str) -> None:
    assert letters_to_tex(text) == wanted
