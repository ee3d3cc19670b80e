"""Names that data files have as people print them: particles in capitals, initials that touch, capitals throughout."""

from __future__ import annotations

import json

import pytest

from sphinxcontrib_pubs.sources.load import read


@pytest.mark.parametrize(
    ('written', 'family', 'given'),
    [
        ('Ada Van Brink', 'Van Brink', 'Ada'),
        ('Ada Van der Brink', 'Van der Brink', 'Ada'),
        ('Carla Della Torretta', 'Della Torretta', 'Carla'),
        ('Luis De la Ribera', 'De la Ribera', 'Luis'),
        ('G. De Lampe', 'De Lampe', 'G.'),
        ('Mona T.Kvist', 'Kvist', 'Mona T.'),
        ('M.KVIST', 'KVIST', 'M.'),
        ('M. T.Kvist', 'Kvist', 'M. T.'),
        ('P. RIVERO LUNA', 'RIVERO LUNA', 'P.'),
        ('P. RIVERO DE LUNA', 'RIVERO DE LUNA', 'P.'),
        ('P. Rivero Luna', 'Luna', 'P. Rivero'),
        ('Mona Kvist', 'Kvist', 'Mona'),
    ],
)
@pytest.mark.parametrize('alone', [True, False])
def test_a_name_is_cut_as_the_reader_of_printed_names_cuts_it(
    written: str, family: str, given: str, alone: bool
) -> None:
    authors: object = [written, 'Bo Sato'] if alone else [{'name': written}, {'name': 'Bo Sato'}]
    text = json.dumps([{'title': 'On lamps', 'venue': 'Quay', 'authors': authors}])
    for format in ('yaml', 'csl-json'):
        (publication,) = read(text, file='x', format=format).publications
        assert [(each.person.family, each.person.given) for each in publication.contributors] == [
            (family, given),
            ('Sato', 'Bo'),
        ]


def test_a_printed_reference_knows_a_particle_in_capitals_before_one_in_small_letters() -> None:
    text = '- Ada Van der Brink and Luis De la Ribera. 2020. On lamps and oil. Journal of Harbour Lights.\n'
    (publication,) = read(text, file='x', format='markdown').publications
    assert [each.person[:3] for each in publication.contributors] == [
        ('Van der Brink', 'Ada', ''),
        ('De la Ribera', 'Luis', ''),
    ]
