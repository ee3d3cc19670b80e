"""Headings divide a list so that every entry stands under exactly one, with an address that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.library.group import LEVELS, GroupError, parse_group_by
from sphinxcontrib_pubs.library.people import PeopleRegistry
from sphinxcontrib_pubs.library.titles import TYPE_TITLES
from sphinxcontrib_pubs.model import Venue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinxcontrib_pubs.library.group import Group
    from sphinxcontrib_pubs.model import Publication

    Work = Callable[..., Publication]


def shape(groups: Iterable[Group]) -> list[tuple[str, str, str]]:
    return [(group.title, group.identifier, ' '.join(p.key for p in group.publications)) for group in groups]


@pytest.fixture
def mixed(work: Work) -> list[Publication]:
    return [
        work('a', 'Lin, Junyang', year=2019, type='thesis', venue='KDD', topics=('Publications', 'Vision', '2019')),
        work('b'),
        work('c', 'Lin, J.', year=2022, type='article-journal', venue='kdd', status='Accepted'),
        work('d', 'Bai, S.', status='in press', type='zine', venue='The ICML', topics=('Publications', 'Audio')),
        work('e', 'Bai, S.', year=2022, type='article-journal', topics=('vision',)),
        work('f', status='in prep', type='motion_picture'),
    ]


@pytest.mark.parametrize(
    ('level', 'expected'),
    [
        (
            'year',
            [
                ('In press', 'year-in-press', 'd'),
                ('In preparation', 'year-in-preparation', 'f'),
                ('2022', 'year-2022', 'c e'),
                ('2019', 'year-2019', 'a'),
                ('Undated', 'year-undated', 'b'),
            ],
        ),
        (
            'type',
            [
                ('Journal articles', 'type-article-journal', 'c e'),
                ('Theses', 'type-thesis', 'a'),
                ('Films and videos', 'type-motion_picture', 'f'),
                ('Zine', 'type-zine', 'd'),
                ('Other publications', 'type-other', 'b'),
            ],
        ),
        (
            'venue',
            [('The ICML', 'venue-icml', 'd'), ('KDD', 'venue-kdd', 'a c'), ('No venue', 'venue-none', 'b e f')],
        ),
        (
            'topic',
            [
                ('Vision', 'topic-vision', 'a e'),
                ('Audio', 'topic-audio', 'd'),
                ('Other topics', 'topic-other', 'b c f'),
            ],
        ),
        (
            'author',
            [
                ('Bai, S.', 'author-bai-s', 'd e'),
                ('Lin, Junyang', 'author-lin-j', 'a c'),
                ('No author', 'author-none', 'b f'),
            ],
        ),
        (
            'status',
            [
                ('Accepted', 'status-accepted', 'c'),
                ('In preparation', 'status-in-prep', 'f'),
                ('In press', 'status-in-press', 'd'),
                ('Other publications', 'status-other', 'a b e'),
            ],
        ),
        ('none', [('', '', 'a b c d e f')]),
    ],
)
def test_each_level_divides_into_named_groups(
    level: str, expected: list[tuple[str, str, str]], mixed: list[Publication]
) -> None:
    assert shape(parse_group_by(level).apply(mixed)) == expected


def test_father_and_son_have_groups_of_their_own(work: Work) -> None:
    works = [work('a', 'King, Jr., Martin'), work('b', 'King, M.'), work('c', 'King, M., JR'), work('d', 'Ito, Mei')]
    assert shape(parse_group_by('author').apply(works)) == [
        ('Ito, Mei', 'author-ito-m', 'd'),
        ('King, M.', 'author-king-m', 'b'),
        ('King, Martin, Jr.', 'author-king-m-jr', 'a c'),
    ]


def test_whom_the_site_knows_is_one_group_in_all_spellings_and_nobody_else_is_in_it(work: Work) -> None:
    people, _ = PeopleRegistry.from_mapping(
        {'mei': {'name': ['Ito, Mei', 'Sato, Mei']}, 'king': {'name': ['King, Martin', 'King, Jr., Martin']}}
    )
    works = [work('a', 'Sato, M.'), work('b', 'Ito, M.'), work('c', 'Ito, Mika'), work('d', 'King, Jr., M.')]
    works = [people.recognise(each) for each in [*works, work('e', 'King, M.')]]
    assert shape(parse_group_by('author').apply(works)) == [
        ('Ito, Mika', 'author-ito-m', 'c'),
        ('King, M., Jr.', 'author-king-m-jr', 'd e'),
        ('Sato, M.', 'author-sato-m', 'a b'),
    ]


def test_years_ascend_when_asked_and_undated_entries_still_come_last(mixed: list[Publication]) -> None:
    titles = [group.title for group in parse_group_by('year').apply(mixed, 'ascending')]
    assert titles == ['2019', '2022', 'In preparation', 'In press', 'Undated']


def test_works_that_are_not_out_stand_by_how_far_they_are_and_none_is_said_to_be_further(work: Work) -> None:
    stages = {
        'In preparation': ('in prep.', 'In preparation', 'working paper'),
        'Under review': ('submitted', 'In review', 'Under revision'),
        'In press': ('accepted', 'forthcoming'),
    }
    works = [work(status, status=status) for statuses in stages.values() for status in statuses]
    groups = parse_group_by('year').apply([work('out', year=2022), *works])
    assert {group.title: tuple(each.key for each in group.publications) for group in groups} == {
        **stages,
        '2022': ('out',),
    }
    assert [group.title for group in groups] == ['In press', 'Under review', 'In preparation', '2022']


def test_levels_nest_and_their_addresses_are_distinct(mixed: list[Publication]) -> None:
    groups = parse_group_by('year, type').apply(mixed)
    assert [group.level for group in groups] == [1] * 5
    inner = groups[2].groups
    assert shape(inner) == [('Journal articles', 'year-2022-type-article-journal', 'c e')]
    assert inner[0].level == 2
    assert inner[0].groups == ()


@pytest.mark.parametrize('level', [*LEVELS, 'none'])
def test_every_entry_stands_in_one_group_whatever_it_lacks(level: str, mixed: list[Publication]) -> None:
    found = [publication.key for group in parse_group_by(level).apply(mixed) for publication in group.publications]
    assert sorted(found) == ['a', 'b', 'c', 'd', 'e', 'f']


def test_a_journal_is_called_by_its_name_and_a_conference_by_its_abbreviation(work: Work) -> None:
    """One source has the abbreviation of either, another the whole name, with the year behind it."""
    known = {
        'journal': Venue('J. Lamps', full_name='Journal of Lamps', abbreviation='J. Lamps', kind='journal'),
        'conference': Venue('Lamps 2020', full_name='Conference on Lamps', abbreviation='CL', kind='conference'),
        'unabbreviated': Venue('Lamp Days 2020', full_name='Lamp Days', kind='conference'),
    }
    found = parse_group_by('venue').apply([work(key)._replace(venue=venue) for key, venue in known.items()])
    assert [(group.title, group.publications[0].key) for group in found] == [
        ('CL', 'conference'),
        ('Journal of Lamps', 'journal'),
        ('Lamp Days 2020', 'unabbreviated'),
    ]


def test_names_that_look_alike_in_ascii_have_different_addresses(work: Work) -> None:
    venues = ['C', 'C++', 'C#', '机器学习', '学习', 'None', '']
    groups = parse_group_by('venue').apply([work(name, venue=name) for name in venues])
    identifiers = [group.identifier for group in groups]
    assert len(set(identifiers)) == len(venues)
    assert all(identifier.isascii() and not identifier.endswith('-') for identifier in identifiers)


def test_an_empty_list_has_no_groups() -> None:
    assert parse_group_by('year').apply([]) == []


def test_headings_of_types_are_distinct() -> None:
    assert len(set(TYPE_TITLES.values())) == len(TYPE_TITLES)


@pytest.mark.parametrize(
    ('text', 'column', 'message', 'hint'),
    [
        ('', 1, 'found nothing', 'year, type'),
        ('yaer', 1, '"yaer"', 'did you mean year?'),
        ('year, tipe', 7, '"tipe"', 'did you mean type?'),
        ('year, year', 7, 'once', 'leave it out'),
        ('none, year', 1, 'alone', 'leave out'),
    ],
)
def test_an_unknown_level_is_answered_with_the_nearest(text: str, column: int, message: str, hint: str) -> None:
    with pytest.raises(GroupError) as caught:
        parse_group_by(text)
    assert caught.value.column == column
    assert message in caught.value.message
    assert hint in caught.value.hint
