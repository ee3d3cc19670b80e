"""Each role of a list has one sign, and each sign one role."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.library.marks import marks_of_list
from sphinxcontrib_pubs.model import Mark

EQUAL, SECOND, WRITER = Mark('equal', '*'), Mark('equal-2', '†'), Mark('corresponding', '✉')


@pytest.mark.parametrize(
    ('roles', 'printed', 'expected'),
    [
        ('', [EQUAL], ''),
        ('first member marked guest', [], ''),
        ('equal corresponding', [], 'equal* corresponding†'),
        ('corresponding equal', [EQUAL, WRITER], 'equal* corresponding✉'),
        ('equal equal-2 corresponding', [EQUAL, SECOND], 'equal* equal-2† corresponding‡'),
        ('equal equal-2 equal-3', [], 'equal* equal-2† equal-3‡'),
        ('student presenter supervisor', [], 'presenter‡ student§ supervisor¶'),
        # The sources use one sign for two roles, and two signs for one.
        ('equal corresponding', [EQUAL, Mark('corresponding', '*')], 'equal* corresponding†'),
        ('equal corresponding', [EQUAL, Mark('equal', '#'), WRITER], 'equal* corresponding✉'),
        ('equal corresponding', [Mark('equal', '†')], 'equal† corresponding*'),
    ],
)
def test_the_roles_of_a_list_have_the_signs_that_it_prints_or_the_next_ones(
    roles: str, printed: list[Mark], expected: str
) -> None:
    marks = marks_of_list(roles.split(), printed)
    assert ' '.join(mark.role + mark.sign for mark in marks) == expected


def test_writers_of_paper_get_signs_that_they_can_print() -> None:
    assert marks_of_list(['corresponding'], [WRITER], plain=True) == (Mark('corresponding', '†'),)


def test_there_are_signs_enough_for_every_role() -> None:
    roles = ['equal', *(f'equal-{number}' for number in range(2, 10))]
    assert len({mark.sign for mark in marks_of_list([*roles, 'corresponding', 'presenter', 'student'], [])}) == 12
