"""What LaTeX says beside a name in a structured file is told of the person, and nothing of it is lost."""

from __future__ import annotations

import json

import pytest

from sphinxcontrib_pubs.sources.load import read

TEXTS = {
    'words': (r'Rosa Quist\thanks{Now at \emph{Quay {Works}}}', (), {0: 'Now at Quay Works'}),
    'a role': (r'Quist, Rosa\footnote{Equal contribution}', ('equal',), {}),
    'a role and words': (
        r'Rosa Quist\thanks{Corresponding author, on leave}\thanks{Ill}',
        ('corresponding',),
        {0: 'Corresponding author, on leave; Ill'},
    ),
    'a sign': (r'Rosa Quist\thanks{1}', ('marked', 'marked-1'), {}),
}


@pytest.mark.parametrize('case', TEXTS)
@pytest.mark.parametrize('as_row', [False, True])
def test_words_beside_a_name_are_kept(case: str, as_row: bool) -> None:
    name, roles, notes = TEXTS[case]
    if as_row and ', ' in name:
        name = f'{name} and Bo Ahl'
    text = json.dumps([{'title': 'Lamps', 'authors': name if as_row else [name]}])
    (publication,) = read(text, file='a.yml', format='yaml').publications
    first = publication.contributors[0]
    assert (first.person.given, first.person.family, first.roles) == ('Rosa', 'Quist', roles)
    assert publication.name_notes() == notes
