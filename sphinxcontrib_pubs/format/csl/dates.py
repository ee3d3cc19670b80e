"""Dates in the words of a style: the parts that it asks for, of a day, or of a stretch of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.format.csl.boxes import Box, joined
from sphinxcontrib_pubs.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    first, *others = (dict(zip(_ORDER, each, strict=False)) for each in value['date-parts'])
    wording = _Wording(entry, parts, delimiter, _YEAR if variable == 'issued' else None)
    if not others or not (largest := wording.difference(first, others[0])):
        return joined(wording.said(first, parts, suffixed=suffixed), delimiter)
    return wording.range(first, others[0], largest, suffixed=suffixed)


class _Wording(NamedTuple):
    """How the dates of a variable are put: for which entry, in which parts, and what stands between them.

    ``meaning`` is what a reader of the line knows the year by, None for a date that is not the entry's own.
    """

    entry: Entry
    parts: Sequence[DatePart]
    delimiter: str
    meaning: Span | None

    def difference(self, first: Mapping[str, int], second: Mapping[str, int]) -> str:
        """The largest part in which two dates differ, of those that are shown; '' where they look alike."""
        shown = {part.name for part in self.parts}
        return next((name for name in _ORDER if name in shown and first.get(name) != second.get(name)), '')

    def range(self, first: Mapping[str, int], second: Mapping[str, int], largest: str, *, suffixed: bool) -> list[Node]:
        """``2–9 May 2020``: the parts that differ, from the largest on, stand twice, the others once."""
        twice = set(_ORDER[_ORDER.index(largest) :])
        places = [place for place, part in enumerate(self.parts) if part.name in twice]
        before, behind = self.parts[: places[0]], self.parts[places[-1] + 1 :]
        both = self.parts[places[0] : places[-1] + 1]
        sign = next((part.range_delimiter for part in self.parts if part.name == largest), '–')
        begin = joined(self.said(first, both), self.delimiter)
        end = joined(self.said(second, both, suffixed=suffixed), self.delimiter)
        # What stands around the parts stands around the range.
        if begin and isinstance(last := begin[-1], Box):
            begin[-1] = last._replace(suffix='')
        if end and isinstance(head := end[0], Box):
            end[0] = head._replace(prefix='')
        row: list[Node] = [
            *self.said(first, before, suffixed=suffixed),
            Box([*begin, sign, *end]),
            *self.said(second, behind, suffixed=suffixed),
        ]
        return joined(row, self.delimiter)

    def said(self, date: Mapping[str, int], parts: Sequence[DatePart], *, suffixed: bool = False) -> list[Node]:
        """Some of the parts of a date, each with its look; the first year takes the letter, if there is one."""
        said: list[Node] = []
        for part in parts:
            text = _part(self.entry, date, part)
            if text:
                if suffixed and part.name == 'year' and self.entry.year_suffix:
                    text, self.entry.year_suffix = text + self.entry.year_suffix, ''
                said.append(part.look.around([text], self.entry, self.meaning if part.name == 'year' else None))
        return said


def _part(entry: Entry, date: Mapping[str, int], part: DatePart) -> str:
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
