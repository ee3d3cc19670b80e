"""The short way through a regular name gives what the long one gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxcontrib_pubs.sources.bibtex import names
from sphinxcontrib_pubs.sources.latex.markup import Latex
from sphinxcontrib_pubs.sources.load import read

_WORDS = st.sampled_from(
    [
        'Quist', 'Rosa', 'R.', 'van', 'der', 'de', 'Jr', 'Jr.', 'III', 'VI', 'I.', 'PhD', 'Team', 'The', 'Organization',
        'World', "d'Alby", "O'Roe", 'Jean-Luc', 'Ølsen', 'émile', '王', '伟', 'and', 'others', 'al-Nur', 'Group', 'MD',
        '9', 'Team.',
    ]
)  # fmt: skip
_NAMES = st.lists(st.tuples(_WORDS, st.sampled_from([' ', ' ', ', ', ',', '  ', '-'])), min_size=1, max_size=6).map(
    lambda parts: ''.join(word + gap for word, gap in parts).strip(' ,-')
)


@settings(max_examples=600)
@given(st.lists(_NAMES, min_size=1, max_size=3).map(' and '.join))
def test_a_regular_name_is_read_as_any_other(value: str) -> None:
    short = names.NameReader(Latex()).read(value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, '_regular', lambda written: None)
        assert names.NameReader(Latex()).read(value) == short


@pytest.mark.parametrize('name', ['Quist, Rosa', 'Rosa M. Quist', "O'Roe, Jean-Luc", 'Ølsen, Émile'])
def test_most_names_are_regular(name: str) -> None:
    assert names._regular(name) is not None


@pytest.mark.parametrize(
    ('written', 'family', 'given'),
    [
        ('R. -B. Quist', 'Quist', 'R.-B.'),
        ('Quist, R. -B', 'Quist', 'R.-B'),
        ('R. -Bea Quist', 'Quist', 'R. -Bea'),
        ('Quist, R. - B.', 'Quist', 'R. - B.'),
    ],
)
def test_the_initials_of_one_name_are_one_piece(written: str, family: str, given: str) -> None:
    ((person, _, _),) = names.NameReader(Latex()).read(written).people
    assert (person.family, person.given) == (family, given)
    assert (
        read(f'TY  - JOUR\nAU  - {written}\nTI  - Lamps\nER  - ', file='a.ris', format='ris')
        .publications[0]
        .contributors[0]
        .person
        == person
    )


_PIECES = st.sampled_from(
    [
        '{\\"o}',
        '\\"{o}',
        "\\'e",
        '{\\aa}',
        '\\ss{}',
        '\\c{c}',
        '{\\v{s}}',
        'a',
        ' ',
        '{',
        '}',
        '\\i',
        '\\emph{x}',
        '\\"',
        '~',
    ]
)


@settings(max_examples=600)
@given(st.lists(_PIECES, max_size=8).map(''.join))
def test_letters_that_are_read_ahead_are_those_of_the_parser(value: str) -> None:
    ahead = Latex().text(value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Latex, 'letters', lambda self, value: value)
        assert Latex().text(value) == ahead
