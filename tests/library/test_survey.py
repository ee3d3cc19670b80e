"""Near misses, names of several people, and people whom a registry may lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.library.names import parse_name
from sphinxcontrib_pubs.library.people import PeopleRegistry
from sphinxcontrib_pubs.library.people.near import NearMisses
from sphinxcontrib_pubs.library.people.survey import Sighting, problems_of, survey
from sphinxcontrib_pubs.model import Contributor, Person, SourceSpan
from tests.library.conftest import registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Publication

    Work = Callable[..., Publication]


@pytest.mark.parametrize(
    ('registered', 'printed', 'difference'),
    [
        ('Lindqvist, Olga', 'Lindqvist, Ogla', 'a letter of the given name differs'),
        ('Lindqvist, Olga', 'Lindkvist, Olga', 'a letter of the family name differs'),
        ('Lindqvist, Olga', 'Lindqvits, O.', 'a letter of the family name differs'),
        ('Lindqvist, Robert', 'Lindqvist, Rob', 'one given name may be short for the other'),
        ('Lindqvist, O. K.', 'Lindqvist, O. M.', 'further initials contradict'),
        ('Lindqvist, Olga', 'Lindqvist', 'a family name alone recognises nobody'),
        ('García Márquez, Gabriel', 'Garcia, G.', 'a part of the family name is missing or added'),
        ('Roe, Jane', 'Roe-Ito, Jane', 'a part of the family name is missing or added'),
        ('van Goot, Rob', 'de Goot, Rob', 'the particle differs'),
        ('King, Martin', 'King, Jr., M.', 'the registry has the name without a "Jr." or the like'),
    ],
)
def test_a_name_that_is_nearly_one_of_the_registry(registered: str, printed: str, difference: str) -> None:
    people = registry(someone=registered)
    person = parse_name(printed)
    if person.literal:
        person = person._replace(family=person.literal, literal='')
    assert people.identify(person) == ''
    found = NearMisses(people.people.values()).find(person)
    assert found is not None and (found.id, found.difference) == ('someone', difference)


@pytest.mark.parametrize(
    ('registered', 'printed'),
    [
        ('Lin, Junyang', 'Liu, Junyang'),
        ('Lind, A.', 'Lindner, A.'),
        ('Yang, Hongxia', 'Yang, Hao'),
        ('Yang, Hongxia', 'Yang, A.'),
        ('Smith, A.', 'Smits, A.'),
        ('King, Jr., Martin', 'King, Sr., Martin'),
        ('Lindqvist, Olga', 'Lindqvist, Peter'),
        ('Roe, Jane', 'Qwen Team'),
    ],
)
def test_another_person_is_no_near_miss(registered: str, printed: str) -> None:
    assert NearMisses(registry(someone=registered).people.values()).find(parse_name(printed)) is None


def test_everybody_is_found_once_with_all_forms_of_the_name(work: Work) -> None:
    people = registry(yang='Yang, Hongxia', an='Roe, Ann', al='Roe, Al', nobody='Nobody, Ann')
    works = [work('a', 'Yang, H.; Roe, A.'), work('b', 'Hongxia Yang; Roe, A.; Yang, Hongxai')]
    found = survey(people, works)
    assert [(key, [each.name for each in sightings]) for key, sightings in found.recognised.items()] == [
        ('yang', ['Yang, H.', 'Yang, Hongxia']),
        ('an', []),
        ('al', []),
        ('nobody', []),
    ]
    assert [str(problem).partition(': ')[2] for problem in problems_of(found, people)] == [
        (
            'note: "Yang, Hongxai" is nearly "Yang, Hongxia" (yang): a letter of the given name differs '
            '(correct it, or add the form to the "variants" of yang) [person-near-miss]'
        ),
        (
            'note: "Roe, A." may be an or al (2 entries) (write the given names in full, '
            'or add the form to the "variants" of one of them) [person-ambiguous]'
        ),
    ]


def test_a_name_of_many_entries_is_told_once_unless_given_names_differ(work: Work) -> None:
    works = [work(str(n), f'Zhou, C.; Zhou, Chang; Bai, S.; Bai, {("Shuai", "Sam")[n % 2]}') for n in range(10)]
    found = survey(PeopleRegistry(), works)
    assert [sorted({each.name for each in sightings}) for sightings in found.unregistered] == [
        ['Zhou, C.', 'Zhou, Chang'],
        ['Bai, S.'],
        ['Bai, Shuai'],
        ['Bai, Sam'],
    ]


def test_father_and_son_are_counted_each_by_himself(work: Work) -> None:
    works = [work(str(n), f'King, M.{(", Jr.", "")[n % 2]}') for n in range(10)]
    found = survey(PeopleRegistry(), works)
    assert [sorted({each.name for each in sightings}) for sightings in found.unregistered] == [
        ['King, M., Jr.'],
        ['King, M.'],
    ]


def test_in_a_long_list_a_few_entries_are_not_many(work: Work) -> None:
    few = [work(str(n), 'Zhou, C.') for n in range(6)]
    rest = [work(f'r{n}', f'N{"abcdefghij"[n // 20]}{"klmnopqrstuvwxyzabcd"[n % 20]}, A.') for n in range(200)]
    assert survey(PeopleRegistry(), few).unregistered
    assert not survey(PeopleRegistry(), [*few, *rest]).unregistered


def test_a_name_is_told_where_it_stands_in_its_entry(work: Work) -> None:
    raw = 'Roe, J., Zhou, C.,\n  & Yang, H. (2020). *On lists.*'
    works = [work('a', 'Roe, J.; Zhou, C.; Yang, H.; Bai, S.', raw=raw)]
    people = registry(x='Roe, Jane', y='Roe, Joe', z='Yang, Hans', u='Yang, Hal', v='Bai, Si', w='Bai, So')
    spans = [str(each[0].span) for _, each in survey(people, works).ambiguous]
    assert spans == ['list.md:1:1', 'list.md:2:5', 'list.md:1:1']


@pytest.mark.parametrize(
    ('raw', 'column'),
    [
        ('Lighting at sea. J Li, 2020.', 20),
        ('- Lighting at sea. J Li, 2020.', 22),
        ('Lighting at sea. 2020.', 1),
        ('海上照明。李明著', 6),
    ],
)
def test_the_place_of_a_name_is_that_of_a_whole_word(raw: str, column: int, work: Work) -> None:
    contributor = Contributor(person=Person('Li', 'J.') if raw.isascii() else Person('李', '明'))
    place = SourceSpan('list.md', 3, 3 if raw.startswith('- ') else 1)
    told = work(contributors=(contributor,), raw=raw)._replace(source=place)
    assert Sighting(told, contributor).span[1:3] == (3, column)
