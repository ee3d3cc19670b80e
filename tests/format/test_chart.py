"""Counts by year as columns on an axis of time, and in words."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sphinxcontrib_pubs.format.chart import MOST_COLUMNS, MOST_LABELS, chart_of, counts_by_year, counts_line
from sphinxcontrib_pubs.model import PartialDate, Publication, SourceSpan
from tests.locale.speaking import speaking

SOURCE = SourceSpan(file='list.md', line=1)


def work(year: int) -> Publication:
    return Publication(key='', source=SOURCE, issued=PartialDate(year) if year else None)


def test_years_are_counted_in_their_order_and_works_without_one_apart() -> None:
    counts = counts_by_year(map(work, (2021, 0, 2019, 2021, 0)))
    assert list(counts.items()) == [(0, 2), (2019, 1), (2021, 2)]


def test_a_year_without_publications_is_a_gap() -> None:
    chart = chart_of({0: 2, 2019: 1, 2021: 4})
    assert chart is not None
    assert [(each.first, each.number, each.label) for each in chart.columns] == [
        (2019, 1, '2019'),
        (2020, 0, '2020'),
        (2021, 4, '2021'),
    ]
    assert (chart.label, chart.without, chart.most) == ('Publications by year: 2019–2021', 'without a year (2)', 4)
    assert chart.columns[0].words == '2019: 1 publication'
    assert chart.columns[2].words == '2021: 4 publications'


@pytest.mark.parametrize('counts', [{}, {0: 3}])
def test_without_any_year_there_is_nothing_to_draw(counts: dict[int, int]) -> None:
    assert chart_of(counts) is None


def test_one_year_is_one_column() -> None:
    chart = chart_of({2020: 3})
    assert chart is not None and len(chart.columns) == 1
    assert chart.label == 'Publications by year: 2020'


@pytest.mark.parametrize('first', [-40, 1, 1066, 1899, 1970, 2004])
@pytest.mark.parametrize('years', [1, 2, 7, 8, 13, 16, 33, 59, 79, 80, 121, 400, 2000, 9999])
def test_a_chart_of_any_length_stays_narrow_and_loses_nothing(first: int, years: int) -> None:
    last = first + years - 1
    counts = {first: 2, last: 5} if years > 1 else {first: 7}
    chart = chart_of(counts)
    assert chart is not None
    columns = chart.columns
    assert len(columns) <= MOST_COLUMNS
    assert sum(column.number for column in columns) == 7
    assert columns[0].first <= first <= columns[0].last and columns[-1].first <= last <= columns[-1].last
    # Every year belongs to one column, and all columns to as many years.
    assert all(one.last + 1 == other.first for one, other in pairwise(columns))
    assert len({column.last - column.first for column in columns}) == 1
    assert (columns[0].first == columns[0].last) == (years < MOST_COLUMNS)
    named = [place for place, column in enumerate(columns) if column.label]
    assert {0, len(columns) - 1} <= set(named) and len(named) <= MOST_LABELS + 1
    # No name is nearer to the next one than a seventh of the picture allows.
    if len(columns) > MOST_LABELS:
        assert min(b - a for a, b in pairwise(named)) * 10 >= len(columns)


@pytest.mark.parametrize(
    ('first', 'last', 'labels'),
    [
        (2001, 2007, '2001 2002 2003 2004 2005 2006 2007'),
        (2000, 2007, '2000 2002 2004 2007'),
        (2000, 2008, '2000 2002 2004 2006 2008'),
        (2015, 2025, '2015 2017 2019 2021 2023 2025'),
        (2016, 2025, '2016 2019 2022 2025'),
        (2001, 2016, '2001 2004 2007 2010 2013 2016'),
        (1999, 2013, '1999 2005 2013'),
        (1996, 2025, '1996 2000 2005 2010 2015 2020 2025'),
        (1996, 2026, '1996 2010 2026'),
        (1990, 2012, '1990 1995 2000 2005 2012'),
        (1987, 2024, '1987 2000 2010 2024'),
        (1970, 2025, '1970 1980 1990 2000 2010 2025'),
        (1950, 2025, '1950 1980 2000 2025'),
        # From here on a column is more than a year: two, five, ten.
        (1901, 2025, '1900 1950 2024'),
        (1899, 1999, '1898 1920 1940 1960 1980 1998'),
        (1833, 2025, '1830 1900 1950 2025'),
        (1850, 2025, '1850 1900 1950 2025'),
        (1600, 2025, '1600 1700 1800 1900 2020'),
    ],
)
def test_the_years_below_an_axis_are_all_or_at_even_steps_or_round(first: int, last: int, labels: str) -> None:
    chart = chart_of({first: 1, last: 3})
    assert chart is not None
    assert [column.label for column in chart.columns if column.label] == labels.split()


def test_media_without_pictures_have_a_line() -> None:
    assert counts_line({0: 1, 2019: 3, 2021: 1}) == 'Publications by year: 2019 (3), 2021 (1), without a year (1)'
    assert counts_line({0: 2}) == ''  # as there is no chart
    assert counts_line({}) == ''


def test_words_are_those_of_the_language() -> None:
    with speaking('de'):
        chart = chart_of({0: 1, 2020: 1, 2021: 2})
    assert chart is not None
    assert chart.columns[1].words == '2021: 2 Veröffentlichungen'
    assert chart.label == 'Veröffentlichungen nach Jahren: 2020–2021'
    assert chart.without == 'ohne Jahr (1)'


def test_where_there_is_no_room_for_all_numbers_the_highest_column_has_its_own() -> None:
    few, many = chart_of({2010: 1, 2024: 3}), chart_of({1987: 1, 1999: 4, 2010: 4})
    assert few is not None and few.with_numbers == set(range(15))
    assert many is not None and many.with_numbers == {12}


@pytest.mark.parametrize(
    ('years', 'span'), [(79, 1), (80, 2), (158, 2), (159, 5), (395, 5), (396, 10), (790, 10), (791, 20), (1581, 50)]
)
def test_a_column_stands_for_as_few_years_as_there_is_room_for(years: int, span: int) -> None:
    chart = chart_of({2000: 1, 2000 + years - 1: 1})
    assert chart is not None
    assert {column.last - column.first + 1 for column in chart.columns} == {span}


def test_what_appeared_in_the_years_of_one_column_is_counted_together() -> None:
    chart = chart_of({0: 9, 1902: 2, 1903: 3, 2025: 1})
    assert chart is not None
    assert chart.columns[0][:4] == (1902, 1903, 5, '1902–1903: 5 publications')
    assert (chart.most, chart.with_numbers) == (5, {0})


def test_one_column_too_many_leaves_a_number_to_the_highest_alone() -> None:
    chart = chart_of({2010: 1, 2025: 3})
    assert chart is not None and chart.with_numbers == {15}
