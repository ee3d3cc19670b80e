"""Filters, groups and facets go by what became of a work, beside how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.library.facets import facets_of
from sphinxcontrib_pubs.library.group import parse_group_by
from sphinxcontrib_pubs.library.select import parse_filter
from sphinxcontrib_pubs.library.versions import merge
from sphinxcontrib_pubs.model import Notice, PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Publication


@pytest.fixture
def works(work: Callable[..., Publication]) -> list[Publication]:
    return [
        work('plain', year=2020),
        work('press', status='in press'),
        work('both', status='in press', notices=(Notice('corrected'),)),
        work('gone', year=2019, notices=(Notice('retracted'), Notice('corrected'))),
        work('doubt', year=2018, status='in press', notices=(Notice('concern'),)),
    ]


@pytest.mark.parametrize(
    ('expression', 'keys'),
    [
        ('status == "retracted"', ['gone']),
        ('status != "retracted"', ['plain', 'press', 'both', 'doubt']),
        ('status == "in press"', ['press', 'both', 'doubt']),
        ('status == "corrected"', ['both', 'gone']),
        ('"corrected" in notices', ['both', 'gone']),
        ('has(notices)', ['both', 'gone', 'doubt']),
        ('not has(notices)', ['plain', 'press']),
        ('any_of(notices, "retracted", "concern")', ['gone', 'doubt']),
    ],
)
def test_a_filter_names_them(expression: str, keys: list[str], works: list[Publication]) -> None:
    matches = parse_filter(expression).matches
    assert [each.key for each in works if matches(each)] == keys


def test_grave_ones_are_groups_and_others_are_not(works: list[Publication]) -> None:
    groups = parse_group_by('status').apply(works)
    assert [(group.title, group.identifier, [each.key for each in group.publications]) for group in groups] == [
        ('Expression of concern', 'status-expression-of-concern', ['doubt']),
        ('In press', 'status-in-press', ['press', 'both']),
        ('Retracted', 'status-retracted', ['gone']),
        ('Other publications', 'status-other', ['plain']),
    ]


def test_the_facet_has_all_of_them(works: list[Publication]) -> None:
    (facet,) = facets_of(works, ['status'])
    names = [name for name, _ in facet.values]
    members = [{names[number] for number in member} for member in facet.members]
    press, fixed = 'in-press', 'corrected'
    assert members == [set(), {press}, {press, fixed}, {'retracted', fixed}, {press, 'expression-of-concern'}]
    assert ('retracted', 'Retracted') in facet.values


@pytest.mark.parametrize('title', ['Expression of concern: The wick of a lamp', 'Retraction note: The wick of a lamp'])
def test_another_entry_of_the_list_is_the_notice(title: str, work: Callable[..., Publication]) -> None:
    wick = work('wick', 'Wu, B.', year=2019, title=('The wick of a lamp',))
    note = work('note', 'Wu, B.', year=2021, title=(title,))
    told, other = merge([wick, note], always=True).publications
    kind = 'concern' if title.startswith('Exp') else 'retracted'
    assert told.notices == (Notice(kind, PartialDate(2021), key='note'),)
    assert other.notices == ()
