"""Which publications a command takes, and how somebody whose list it is stands out in them."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.cli.choosing import chosen, of_author
from sphinxcontrib_pubs.library.people import PeopleRegistry
from sphinxcontrib_pubs.model import Contributor, PartialDate, Person, Publication, SourceSpan

PEOPLE, _ = PeopleRegistry.from_mapping(
    {'ito': 'Ito, Mei', 'roe': {'name': 'Roe, Jane', 'role': 'self'}, 'sato': 'Sato, Bo'}
)
ITO = Contributor(Person('Ito', 'Mei'), roles=('first',), person_id='ito')
ROE = Contributor(Person('Roe', 'Jane'), roles=('self', 'equal'), person_id='roe')
WU = Contributor(Person('Wu', 'Lee'))


def work(key: str, year: int, *contributors: Contributor) -> Publication:
    return Publication(key=key, source=SourceSpan('a.md', 1), contributors=contributors, issued=PartialDate(year))


WORKS = [work('a', 2020, ITO, WU), work('b', 2022, ROE), work('c', 2021, WU, ROE, ITO), work('d', 2019, WU)]


@pytest.mark.parametrize(
    ('text', 'keys', 'unknown'),
    [
        ('ito', 'ac', []),
        ('Ito, Mei', 'ac', []),
        ('roe; ito', 'abc', []),
        ('sato', '', []),
        ('Nobody, N.', '', ['Nobody, N.']),
        ('ito, roe', 'abc', []),
        ('ito, rowe', 'ac', ['rowe']),
        ('itto, rowe', '', ['itto', 'rowe']),
        ('Nobody, N.; roe; Else, E.', 'bc', ['Nobody, N.', 'Else, E.']),
    ],
)
def test_the_works_of_some_people_are_taken_and_names_that_are_nobodys_are_told(
    text: str, keys: str, unknown: list[str]
) -> None:
    found, left = of_author(WORKS, text, PEOPLE)
    assert ([each.key for each in found], left) == ([*keys], unknown)


def test_whose_list_it_is_stands_out_once_and_the_others_stay_as_they_are() -> None:
    (_, third), _ = of_author(WORKS, 'ito', PEOPLE)
    assert [each.roles for each in third.contributors] == [(), ('self', 'equal'), ('first', 'self')]
    (second, _), _ = of_author(WORKS, 'roe', PEOPLE)
    assert second.contributors == (ROE,)


@pytest.mark.parametrize(
    ('expression', 'keys', 'found'),
    [
        ('', '', 'abcd'),
        ('year > 2019', '', 'abc'),
        ('', '-year', 'bcad'),
        ('year < 2022', 'year', 'dac'),
        ('year > 2022', 'year', ''),
    ],
)
def test_an_expression_takes_and_keys_put_in_order(expression: str, keys: str, found: str) -> None:
    assert [each.key for each in chosen(WORKS, expression, keys)] == [*found]


@pytest.mark.parametrize(('expression', 'keys'), [('yaer > 2019', ''), ('', 'yaer')])
def test_what_cannot_be_understood_is_told_with_the_nearest_word(expression: str, keys: str) -> None:
    with pytest.raises(ValueError, match='year'):
        chosen(WORKS, expression, keys)
