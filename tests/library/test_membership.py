"""What somebody was in the group when a work appeared."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.library.people import PeopleRegistry
from sphinxcontrib_pubs.library.people.membership import roles_at
from sphinxcontrib_pubs.model import PartialDate

ITO = {
    'name': 'Ito, Mei',
    'stays': [
        {'from': '2012', 'to': '2014-06', 'role': 'master student'},
        {'from': '2016-09-15', 'to': '2019-12', 'role': 'PhD student'},
        {'from': 2023, 'role': 'faculty'},
    ],
}
STUDENT = ('member', 'student')


@pytest.mark.parametrize(
    ('date', 'roles'),
    [
        (PartialDate(2011), ()),
        (PartialDate(2012), (*STUDENT, 'master-student')),
        (PartialDate(2014, 6), (*STUDENT, 'master-student')),
        (PartialDate(2014, 6, 30), (*STUDENT, 'master-student')),
        (PartialDate(2014, 7), ('alumni',)),
        (PartialDate(2014), (*STUDENT, 'master-student')),
        (PartialDate(2015), ('alumni',)),
        (PartialDate(2016, 9, 14), ('alumni',)),
        (PartialDate(2016, 9), (*STUDENT, 'phd-student')),
        (PartialDate(2010, end_year=2012), (*STUDENT, 'master-student')),
        (PartialDate(2021), ('alumni',)),
        (PartialDate(2030), ('member', 'faculty')),
        (None, ('member', 'faculty')),
    ],
)
def test_roles_follow_the_date_of_the_work(date: PartialDate | None, roles: tuple[str, ...]) -> None:
    registry, problems = PeopleRegistry.from_mapping({'ito': ITO})
    assert problems == ()
    assert roles_at(registry.people['ito'], date) == roles


@pytest.mark.parametrize(
    ('told', 'before', 'within', 'after'),
    [
        ({}, ('member',), ('member',), ('member',)),
        ({'role': 'collaborator'}, (), (), ()),
        ({'role': 'alumna'}, ('alumni',), ('alumni',), ('alumni',)),
        ({'from': 2019, 'to': 2021}, (), ('member',), ('alumni',)),
        ({'to': 2021}, ('member',), ('member',), ('alumni',)),
        ({'from': 2019, 'to': 'present'}, (), ('member',), ('member',)),
        ({'from': 2019, 'to': ''}, (), ('member',), ('member',)),
        ({'from': 2019, 'to': 2021, 'roles': 'alumni'}, (), ('member',), ('alumni',)),
        ({'from': 2019, 'to': 2021, 'roles': ['self', 'postdoc']}, ('self',), ('self', 'member', 'postdoc'), None),
        ({'from': 2019, 'to': 2021, 'role': 'collaborator'}, (), (), ()),
    ],
)
def test_the_dates_of_a_person_decide_who_is_a_member(
    told: dict[str, object], before: tuple[str, ...], within: tuple[str, ...], after: tuple[str, ...] | None
) -> None:
    registry, problems = PeopleRegistry.from_mapping({'roe': {'name': 'Roe, Jane', **told}})
    assert problems == ()
    person = registry.people['roe']
    found = [roles_at(person, PartialDate(year)) for year in (2018, 2020, 2022)]
    assert found == [before, within, ('self', 'alumni') if after is None else after]
