"""Groups stand in the order that an author names, and a slip in it is told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.library.group import parse_group_by
from sphinxcontrib_pubs.library.group_order import GroupOrderError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Publication

    Work = Callable[..., Publication]


@pytest.fixture
def mixed(work: Work) -> list[Publication]:
    return [
        work('a', year=2020, type='article-journal', topics=('Optics, Light',)),
        work('b', year=2021, type='thesis', topics=('Vision',)),
        work('c', year=2021, type='book'),
        work('d', year=2022, type='book', topics=('Vision',)),
        work('e', status='in press'),
        work('f', type='zine'),
        work('g', type='zine'),
        work('h', type='zine'),
    ]


@pytest.mark.parametrize(
    ('level', 'order', 'expected'),
    [
        ('type', '', 'Journal articles/Books/Theses/Zine/Other publications'),
        ('type', 'book, *, article-journal', 'Books/Theses/Zine/Other publications/Journal articles'),
        ('type', 'Theses, zine', 'Theses/Zine/Journal articles/Books/Other publications'),
        ('type', 'other, *', 'Other publications/Journal articles/Books/Theses/Zine'),
        ('type', '*, book, dataset', 'Journal articles/Theses/Zine/Other publications/Books'),
        ('type', 'descending', 'Zine/Theses/Books/Journal articles/Other publications'),
        ('type', 'count', 'Zine/Books/Journal articles/Theses/Other publications'),
        ('type', 'source', 'Journal articles/Theses/Books/Zine/Other publications'),
        ('year', '', 'In press/2022/2021/2020/Undated'),
        ('year', 'ascending', '2020/2021/2022/In press/Undated'),
        ('year', 'Undated, *, in press', 'Undated/2022/2021/2020/In press'),
        ('topic', 'ascending', 'Optics, Light/Vision/Other topics'),
        ('topic', 'vision, optics-light', 'Vision/Optics, Light/Other topics'),
    ],
)
def test_groups_stand_as_they_are_named(mixed: list[Publication], level: str, order: str, expected: str) -> None:
    groups = parse_group_by(level).ordered(order).apply(mixed)
    assert '/'.join(group.title for group in groups) == expected
    assert sorted(p.key for group in groups for p in group.publications) == list('abcdefgh')


def test_each_level_has_its_order(mixed: list[Publication]) -> None:
    groups = parse_group_by('year, type').ordered('ascending; thesis, *').apply(mixed)
    assert [group.title for group in groups][:2] == ['2020', '2021']
    assert [group.title for group in groups[1].groups] == ['Theses', 'Books']
    only_inner = parse_group_by('year, type').ordered('; thesis').apply(mixed)
    assert [group.title for group in only_inner][1] == '2022'


@pytest.mark.parametrize(
    ('level', 'order', 'message', 'column', 'hint'),
    [
        ('type', 'book, artcile-journal', 'no group is called "artcile-journal"', 7, 'article-journal'),
        ('type', 'Jornal articles', 'no group is called', 1, 'journal-articles'),
        ('year', 'undatd, *', 'no group is called', 1, 'undated'),
        ('year', 'acsending', 'no group is called', 1, 'ascending'),
        ('topic', 'desending', 'no group is called', 1, 'descending'),
        ('type', 'book, , thesis', 'found nothing', 7, 'leave out the comma'),
        ('type', 'book, thesis, BOOK', 'each group once', 15, 'leave it out'),
        ('type', 'book, count', 'expected "count" alone', 7, 'leave out "count"'),
        ('type', 'book; count', 'expected an order for each of 1 levels', 6, 'semicolon'),
    ],
)
def test_a_slip_is_told(level: str, order: str, message: str, column: int, hint: str) -> None:
    with pytest.raises(GroupOrderError) as error:
        parse_group_by(level).ordered(order)
    assert message in error.value.message
    assert (error.value.column, hint in error.value.hint) == (column, True)


@pytest.mark.parametrize(
    ('level', 'order'), [('topic', 'Sources, Counts'), ('venue', 'KDD, Nowhere'), ('type', 'zine')]
)
def test_a_name_that_no_group_has_is_none(mixed: list[Publication], level: str, order: str) -> None:
    ordered = parse_group_by(level).ordered(order).apply(mixed)
    assert {group.title for group in ordered} == {group.title for group in parse_group_by(level).apply(mixed)}
