"""The fields of an entry's date, BibTeX's and BibLaTeX's, which may say the same or contradict each other."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.records.dates import ReadDate, read_date, read_year, said_besides

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

_year_and_month = lru_cache(maxsize=1024)(partial(read_year, day=''))


def take_date(left: MutableMapping[str, str], text: Callable[[str], str]) -> tuple[ReadDate, list[tuple[str, str]]]:
    """Takes the fields of the date out of ``left``, with what they say besides it; ``text`` reads LaTeX."""
    date, year = left.pop('date', ''), left.pop('year', '')
    month, day = left.pop('month', ''), left.pop('day', '')
    told: list[tuple[str, str]] = []
    if month and date.isdecimal() and len(date) == 4 and year in ('', date):
        date, year = '', date
    if date:
        dated = read_date(text(date) if '{' in date or '\\' in date else date)
        if dated.date is not None:
            if year and text(year) != f'{dated.date.year:04d}':
                told.append(('year', text(year)))
            if month or day:
                told += said_besides(dated.date, text(month), text(day))
            return dated, told
        if year:
            told.append(('date', text(date)))
    if len(year) == 4 and len(month) < 12 and not day:  # most, and many of them are the same
        return _year_and_month(year, text(month)), told
    return read_year(*(text(part) if part else '' for part in (year, month, day))), told
