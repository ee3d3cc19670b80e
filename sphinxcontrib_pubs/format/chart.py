"""Counts by year → the columns of a chart on an axis of time, and the same in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.locale import _, after_label, filled, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinxcontrib_pubs.model import Publication

#: What counts of years have those publications under that have none.
WITHOUT_YEAR = 0
#: More columns would be thinner than a line on a phone: then each stands for several years.
MOST_COLUMNS = 80
_SPANS = (1, 2, 5)
#: So many years have room for their names on a phone, and every column for its number.
MOST_LABELS = 7
MOST_NUMBERS = 15
_EVEN_STEPS = (1, 2, 3)


class Column(NamedTuple):
    """The publications of some years, mostly of one: ``words`` say how many, ``label`` stands below the column."""

    first: int
    last: int
    number: int
    words: str
    label: str = ''


class Chart(NamedTuple):
    """The columns from the first year to the last one, those without publications as well; ``label`` is its name.

    ``most`` is the number of the highest column; ``with_numbers`` are the places of those that have theirs above them,
    all or, where there is no room, the highest. ``without`` says how many publications have no year, '' for none.
    """

    label: str
    columns: tuple[Column, ...]
    most: int
    with_numbers: frozenset[int]
    without: str


def counts_by_year(publications: Iterable[Publication]) -> dict[int, int]:
    """How many publications each year has, in the order of the years; those without a year as ``WITHOUT_YEAR``."""
    counts = Counter(publication.year or WITHOUT_YEAR for publication in publications)
    return dict(sorted(counts.items()))


def chart_of(counts: Mapping[int, int]) -> Chart | None:
    """The chart of such counts; None where no publication has a year."""
    years = [year for year in counts if year != WITHOUT_YEAR]
    if not years:
        return None
    first, last = min(years), max(years)
    span = _years_in_a_column(last - first + 1)
    start = first - first % span
    in_columns: Counter[int] = Counter()
    for year in years:
        in_columns[(year - start) // span] += counts[year]
    # A year in the middle of a span of several would be none that the axis has.
    size = (last - start) // span + 1
    named = _named(start, size, span)
    columns = tuple(_column(start + place * span, span, in_columns[place], place in named) for place in range(size))
    label = f'{_("Publications by year")}{after_label()}{_stretch(first, last)}'
    most = max(in_columns.values())
    places = (
        range(size) if size <= MOST_NUMBERS else [next(place for place in range(size) if in_columns[place] == most)]
    )
    return Chart(label, columns, most, frozenset(places), _without(counts))


def counts_line(counts: Mapping[int, int]) -> str:
    """``Publications by year: 2019 (3), 2021 (1), without a year (2)``, for media that draw no charts.

    '' where no publication has a year, as there is no chart then.
    """
    told = [f'{year} ({count})' for year, count in counts.items() if year != WITHOUT_YEAR]
    if not told:
        return ''
    if without := _without(counts):
        told.append(without)
    return f'{_("Publications by year")}{after_label()}{", ".join(told)}'


def _years_in_a_column(years: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, … by which the years make few columns enough."""
    unit = 1
    while True:
        for span in _SPANS:
            # One column more where the first one begins before the first year.
            if years <= span * unit * (MOST_COLUMNS - 1):
                return span * unit
        unit *= 10


def _named(start: int, size: int, span: int) -> set[int]:
    """The places of the columns that have their year below them: all, every second or third, or round years.

    The first and the last always have it. Where steps lead from the one to the other evenly, no year has to be round.
    """
    for step in _EVEN_STEPS:
        if (size - 1) % step == 0 and size <= step * (MOST_LABELS - 1) + 1:
            return set(range(0, size, step))
    steps = (factor * 10**power for power in range(9) for factor in _SPANS)
    step = next(each for each in steps if each % span == 0 and size * span <= each * (MOST_LABELS - 1))
    places = {0, size - 1}
    for place in range((-start % step) // span, size, step // span):
        # A label near one of the ends would run into it.
        if min(place, size - 1 - place) * span * 3 >= step * 2:
            places.add(place)
    return places


def _column(first: int, span: int, count: int, is_named: bool) -> Column:
    last = first + span - 1
    told = filled(ngettext('{count} publication', '{count} publications', count), count=count)
    return Column(first, last, count, f'{_stretch(first, last)}{after_label()}{told}', str(first) if is_named else '')


def _stretch(first: int, last: int) -> str:
    return str(first) if first == last else f'{first}–{last}'


def _without(counts: Mapping[int, int]) -> str:
    count = counts.get(WITHOUT_YEAR, 0)
    return filled(_('without a year ({count})'), count=count) if count else ''
