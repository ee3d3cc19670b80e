"""Dates in the words of a style: the parts that it asks for, of a day, or of a stretch of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.format.csl.boxes import Box, joined
from sphinxcontrib_pubs.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.format.csl.boxes import Node
    from sphinxcontrib_pubs.format.csl.entry import Entry
    from sphinxcontrib_pubs.format.csl.looks import Look

_ORDER = ('year', 'month', 'day')
_YEAR = Span('span', (), '', ('pubs-year',))


class DatePart(NamedTuple):
    """One part of a date and how it looks; ``name`` is ``year``, ``month`` or ``day``."""

    name: str
    form: str
    look: Look
    range_delimiter: str


def date_of(
    entry: Entry, variable: str, parts: Sequence[DatePart], delimiter: str, *, suffixed: bool = False
) -> list[Node]:
    """The date of a variable; [] where the entry has none of the parts.

    ``suffixed`` says that the letter of the entry, if it has one still to show, stands behind the year.
    """
    value = entry.item.get(variable)
    if not isinstance(value, dict):
        return []
    if 'raw' in value:
        return [str(value['raw'])]
    dates = [dict(zip(_ORDER, each, strict=False)) for each in value['date-parts']]
    mark = _YEAR if variable == 'issued' else None
    if len(dates) == 1 or not _unlike(dates[0], dates[1], parts):
        return joined(_said(entry, dates[0], parts, mark, suffixed=suffixed), delimiter)
    return _range(entry, dates[0], dates[1], parts, delimiter, mark, suffixed=suffixed)


def _unlike(first: dict[str, int], second: dict[str, int], parts: Sequence[DatePart]) -> str:
    """The largest part in which two dates differ, of those that are shown; '' where they look alike."""
    shown = {part.name for part in parts}
    return next((name for name in _ORDER if name in shown and first.get(name) != second.get(name)), '')


def _range(
    entry: Entry,
    first: dict[str, int],
    second: dict[str, int],
    parts: Sequence[DatePart],
    delimiter: str,
    mark: Span | None,
    *,
    suffixed: bool,
) -> list[Node]:
    """``2–9 May 2020``: the parts that differ stand twice, the others once."""
    largest = _unlike(first, second, parts)
    twice = set(_ORDER[_ORDER.index(largest) :])
    places = [place for place, part in enumerate(parts) if part.name in twice]
    before, both, behind = parts[: places[0]], parts[places[0] : places[-1] + 1], parts[places[-1] + 1 :]
    sign = next((part.range_delimiter for part in parts if part.name == largest), '–')
    begin = joined(_said(entry, first, both, mark), delimiter)
    end = joined(_said(entry, second, both, mark, suffixed=suffixed), delimiter)
    # What stands around the parts stands around the range.
    if begin and isinstance(last := begin[-1], Box):
        begin[-1] = last._replace(suffix='')
    if end and isinstance(head := end[0], Box):
        end[0] = head._replace(prefix='')
    row: list[Node] = [
        *_said(entry, first, before, mark, suffixed=suffixed),
        Box([*begin, sign, *end]),
        *_said(entry, second, behind, mark, suffixed=suffixed),
    ]
    return joined(row, delimiter)


def _said(
    entry: Entry, date: dict[str, int], parts: Sequence[DatePart], mark: Span | None, *, suffixed: bool = False
) -> list[Node]:
    said: list[Node] = []
    for part in parts:
        text = _part(entry, date, part)
        if text:
            if suffixed and part.name == 'year' and entry.year_suffix:
                text, entry.year_suffix = text + entry.year_suffix, ''
            said.append(part.look.around([text], entry, mark if part.name == 'year' else None))
    return said


def _part(entry: Entry, date: dict[str, int], part: DatePart) -> str:
    number = date.get(part.name, 0)
    if not number:
        return ''
    if part.name == 'year':
        return _year(entry, number, part.form)
    if part.form == 'numeric-leading-zeros':
        return f'{number:02d}'
    if part.name == 'day':
        only_first = entry.locale.options.get('limit-day-ordinals-to-day-1') == 'true'
        if part.form == 'ordinal' and not (only_first and number > 1):
            month = f'month-{date.get("month", 0):02d}'
            return entry.locale.ordinal(number, entry.locale.gender(month))
        return str(number)
    if part.form == 'numeric':
        return str(number)
    return entry.locale.term(f'month-{number:02d}', 'short' if part.form == 'short' else 'long') or str(number)


def _year(entry: Entry, year: int, form: str) -> str:
    if year < 0:
        return f'{-year}{entry.locale.term("bc")}'
    if form == 'short':
        return f'{year % 100:02d}'
    return str(year)
