"""Dates as structured formats have them: CSL's mappings, lists of numbers, texts, and years with months beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import PartialDate
from sphinxcontrib_pubs.sources.records.dates import SEASONS, ReadDate, read_date, read_year, said_besides
from sphinxcontrib_pubs.sources.records.fields import as_list, is_empty, text_of
from sphinxcontrib_pubs.sources.records.values import is_status, is_true

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinxcontrib_pubs.sources.records.item import Item

#: Year, month, day and what else is said; a time behind it says nothing that a page shows.
_NUMBERS = re.compile(r'(\d{4})(?:[-/.](\d{0,2})(?:[-/.](\d{0,2})(?:[T ]\d\d:\d\d\S*(?: [+-]\d{4})?|/([^/]*)/*)?)?)?')
#: A date of RIS; what stands behind the third slash is no part of one.
_WITH_SLASHES = re.compile(r'\d{4}/\d{0,2}/\d{0,2}/?')
_PARTS = frozenset({'year', 'month', 'day', 'season'})
_INTEGER = re.compile(r'-?\d{1,4}')
#: Seasons as CSL counts them; months beyond the twelfth are those of its processors, and of ISO 8601-2.
_SEASONS = {
    '1': 'Spring', '2': 'Summer', '3': 'Autumn', '4': 'Winter', **SEASONS,
    '13': 'Spring', '14': 'Summer', '15': 'Autumn', '16': 'Winter',
}  # fmt: skip


def read_any_date(value: object) -> ReadDate:
    """A date in any of its forms; ``left`` is what a partial date cannot say."""
    if isinstance(value, dict):
        return _of_mapping(value)
    if isinstance(value, list):
        if any(isinstance(each, dict) for each in value):
            return _of_mappings(as_list(value))
        found = _of_parts(value)
        members = as_list(value)
        if found.date is None and len(members) == 1:
            return read_any_date(members[0])
        return found
    return read_written_date(text) if (text := text_of(value)) else ReadDate(None)


def read_written_date(text: str) -> ReadDate:
    """A date in words or numbers; with slashes it is RIS's (``2018/4/25``, ``2012///Spring``) where it can be."""
    if text.startswith('~'):  # as hayagriva says "about"
        read = read_written_date(text[1:])
        return read._replace(left=text)
    numbers = _NUMBERS.fullmatch(text)
    if numbers is not None and not int(numbers[1]):  # what databases write for no date
        return ReadDate(None, text)
    if numbers is None or (text[4:5] == '-' and '/' in text):  # a range, as ISO 8601 writes it
        return read_date(text)
    year, month, day, other = (part or '' for part in numbers.groups())
    if month and not 1 <= int(month) <= 12:
        return read_date(text)
    date = PartialDate(int(year), int(month or 0), int(day or 0) if 0 < int(day or 0) < 32 else 0)
    other = other.strip()
    if other and not date.month:
        told = read_year(year, other, '').date
        return ReadDate(told) if told is not None and told.month else ReadDate(date._replace(printed=other))
    return ReadDate(date, other)


def _of_mapping(value: Mapping[str, object]) -> ReadDate:
    known = {name.lower(): inner for name, inner in value.items() if not is_empty(inner)}
    parts = known.pop('date-parts', None)
    date, told = _of_parts(parts) if isinstance(parts, list) else read_any_date(parts)
    left = [told]
    if 'year' in known:
        read = read_year(*(text_of(known.pop(name, '')) for name in ('year', 'month', 'day')))
        date = date or read.date
        left.append(read.left)
    for name in ('raw', 'literal', 'edtf', 'date-time', 'value', 'date', 'timestamp'):
        if name not in known:
            continue
        text = text_of(known.pop(name))
        read = read_written_date(text) if name != 'timestamp' else ReadDate(None)
        if date is None and read.date is not None:
            date = read.date
            left.append(read.left)
        elif date is None and name != 'timestamp':
            left.append(text)
    season = text_of(known.pop('season', ''))
    if date is not None and season.lower() in _SEASONS and not date.month:
        date = date._replace(printed=_SEASONS[season.lower()])
    elif season:
        left.append(season)
    if is_true(text_of(known.pop('circa', ''))) and date is not None:
        left.append(f'{date}~')
    left += [f'{name} {text_of(inner)}' for name, inner in known.items()]
    return ReadDate(date, ' '.join(part for part in left if part))


def _of_mappings(members: list[object]) -> ReadDate:
    """A date, or the first and the last of a range, each by its parts, as pandoc has them: ``- year: 2020``."""
    text = _iso_of(members)
    if text and (len(members) > 1 or text.startswith('-')):
        return read_date(text)
    reads = [read_any_date(each) for each in members]
    if not reads:
        return ReadDate(None)
    return reads[0] if len(reads) == 1 else ReadDate(reads[0].date, text_of(members))


def _iso_of(members: list[object]) -> str:
    """Dates by their parts as ISO 8601 writes them, ``2014-12-31/2015-01-01``; '' where one has anything else."""
    texts = []
    for each in members:
        told = {name: text_of(value) for name, value in each.items()} if isinstance(each, dict) else {}
        if (
            not told.keys() <= _PARTS
            or not all(_INTEGER.fullmatch(text) for text in told.values())
            or 'year' not in told
        ):
            return ''
        year = int(told['year'])
        season = f'{20 + int(told["season"]):02d}' if 'season' in told else ''
        parts = [season] if season else [f'{int(told[name]):02d}' for name in ('month', 'day') if name in told]
        texts.append('-'.join([f'{"-" if year < 0 else ""}{abs(year):04d}', *parts]))
    return '/'.join(texts)


def _of_parts(parts: list[object]) -> ReadDate:
    """``[[2020, 5, 12]]``, ``[[2020], [2021]]``, ``[2020, 5]``, ``[["2020-05"]]``, ``[[2020, "May"]]``."""
    if parts and not isinstance(parts[0], list):
        parts = [parts]
    lists = [_told(part) for part in parts if not is_empty(part)]
    start = _leading_numbers(lists[0]) if lists else []
    told = text_of([part for part in parts if not is_empty(part)])
    if lists and len(start) < len(lists[0]):
        return _of_texts([' '.join(map(text_of, part)) for part in lists], told)
    if not start or not start[0]:
        return ReadDate(None, told)
    year, month, day = (*start, 0, 0)[:3]
    date = PartialDate(year=year, month=month if 1 <= month <= 12 else 0)
    if date.month and 1 <= day <= 31:
        date = date._replace(day=day)
    end = _leading_numbers(lists[1]) if len(lists) > 1 else []
    known = len(date.parts) + len(end)
    whole = sum(map(len, lists))
    if end and end != start:
        text = '/'.join('-'.join(f'{number:02d}' for number in numbers) for numbers in (start, end))
        read = read_date(text)
        if read.date is not None:
            return read if known == whole else read._replace(left=told)
    if whole == 2 and str(month) in _SEASONS and month > 12:
        return ReadDate(date._replace(printed=_SEASONS[str(month)]))
    return ReadDate(date, '' if known == whole else told)


def _told(part: object) -> list[object]:
    """What a list of year, month and day tells: a month or a day of zero tells nothing."""
    year, *others = as_list(part)
    return [year, *(each for each in others if text_of(each).strip('0'))]


def _of_texts(texts: list[str], told: str) -> ReadDate:
    """Dates of which a part is no number: the whole in ISO's form, or a month by its name."""
    reads = [read_written_date(text) for text in texts]
    if len(reads) == 1:
        return reads[0]
    if all(read.date is not None and not read.left for read in reads):
        return read_date('/'.join(str(read.date) for read in reads))
    return ReadDate(reads[0].date, told)


def _leading_numbers(parts: object) -> list[int]:
    """The leading numbers of ``[2020, "05", ""]``."""
    found: list[int] = []
    for part in parts if isinstance(parts, list) else []:
        text = text_of(part)
        if not text.lstrip('-').isascii() or not text.lstrip('-').isdecimal() or len(text) > 6:
            break
        found.append(int(text))
    return found[:3]


def put_year(item: Item, told: Mapping[str, object], origin: str) -> None:
    """Gives an item the date that fields of a year, a month and a day tell, by these names.

    It is that of the item if no other is there or can be read; what they say beside another one is kept.
    """
    texts = {name: text for name, value in told.items() if (text := text_of(value))}
    if not texts:
        return
    if 'issued' not in item:
        item.put('issued', told if 'month' in told or 'year' not in texts else told['year'], origin)
        return
    date = read_any_date(item['issued']).date
    year, month, day = (texts.get(name, '') for name in ('year', 'month', 'day'))
    if date is None and year:
        other, path = item.pop('issued'), item.origins.pop('issued')
        put_year(item, told, origin)
        if is_status(text_of(other)):
            item.put('status', other, *path)
        else:
            item.put('issued', other, *path)
    elif date is not None and month and text_of(item['issued']) == f'{date.year:04d}' and year in ('', str(date.year)):
        item['issued'] = {**texts, 'year': str(date.year)}
    elif date is None:
        item.further += texts.items()
    else:
        if year and year != f'{date.year:04d}':
            item.further.append(('year', year))
        item.further += said_besides(date, month, day)


def iso_text(value: object) -> str:
    """A date that no field of a publication holds, as ISO 8601 writes it; as it stands where it is less certain."""
    if isinstance(value, str):
        read = read_written_date(value) if _WITH_SLASHES.fullmatch(value) else ReadDate(None)
        return text_of(value) if read.date is None or read.left else str(read.date)
    if isinstance(value, list) and (text := _iso_of(as_list(value))):
        return text
    parts = value.get('date-parts') if isinstance(value, dict) else value
    if isinstance(parts, list):
        if parts and not isinstance(parts[0], list):
            parts = [parts]
        dates = ['-'.join(f'{number:02d}' for number in _leading_numbers(part)) for part in parts]
        if dates and all(dates):
            return '/'.join(dates)
    dated = read_any_date(value)
    return dated.left or str(dated.date or '')
