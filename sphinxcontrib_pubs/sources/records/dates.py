"""Dates of BibTeX (``year``, ``month``) and of BibLaTeX (``date``, ISO 8601-2 level 1), as precise as written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

_ISO = re.compile(r'(-?\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T[\d:.,+\-Z]+)?[?~%]?')
_YEAR = re.compile(r'(?<!\d)(\d{4})([a-z])?(?!\w)')
_YEARS = re.compile(r'(?<!\d)(\d{4})\s*[-–—/]+\s*(\d{4}|\d{2})(?!\d)')
#: A text that tells volumes and pages beside the date, and the years in it that are none of these.
_OF_NUMBERS = re.compile(r'\b(?:vol|no|pp?|pages?|article)\b\.?\s*\d', re.IGNORECASE)
_LIKELY_YEAR = re.compile(r'(?<![\d–—-])((?:1\d|20)\d\d)([a-z])?(?!\w|\s?[–—-]\s?\d)')
_WORD = re.compile(r'[^\W\d_]+')
_NAME_OF_MONTH = re.compile(r'\s*([^\W\d_]+)\.?')
_DAY = re.compile(r'(?<!\d)(\d{1,2})(?!\d)')
_NUMBER = re.compile(r'\s*(\d{1,2})\s*')
#: How many years the end of a range can be behind its beginning that is written with two digits, and is smaller.
_LONGEST_TURN = 50
#: Dates in numbers that can mean one date alone; ``3/5/2019`` is none, and ``2001-02`` may be two years.
_IN_NUMBERS = tuple(
    map(
        re.compile,
        (
            r'(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)',
            r'(?P<year>(?:19|20)\d\d)(?P<month>\d\d)',
            r'(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})',
            r'(?P<year>\d{4})(?:[-/.](?=\d$)|\.)(?P<month>\d{1,2})',
            r'(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>\d{4})',
            r'(?P<day>1[3-9]|[23]\d)[-/](?P<month>\d{1,2})[-/](?P<year>\d{4})',
            r'(?P<month>\d{1,2})[-/](?P<day>1[3-9]|[23]\d)[-/](?P<year>\d{4})',
            r'(?P<month>\d{1,2})[-/.](?P<year>\d{4})',
            r'(?P<year>\d{4})\s*[年년](?:\s*(?P<month>\d{1,2})\s*[月월](?:\s*(?P<day>\d{1,2})\s*[日일])?)?',
        ),
    )
)
_NAMES = (
    'January', 'February', 'March', 'April', 'May', 'June',
    'July', 'August', 'September', 'October', 'November', 'December',
)  # fmt: skip
#: Seasons by the months of ISO 8601-2 that are none, and by their names.
SEASONS = {
    '21': 'Spring', '22': 'Summer', '23': 'Autumn', '24': 'Winter',
    'spring': 'Spring', 'summer': 'Summer', 'autumn': 'Autumn', 'fall': 'Fall', 'winter': 'Winter',
    'spr': 'Spring', 'sum': 'Summer', 'fal': 'Fall', 'win': 'Winter',
}  # fmt: skip
_MONTHS = {
    'jan': 1, 'january': 1, 'feb': 2, 'february': 2, 'mar': 3, 'march': 3, 'apr': 4, 'april': 4, 'may': 5, 'jun': 6,
    'june': 6, 'jul': 7, 'july': 7, 'aug': 8, 'august': 8, 'sep': 9, 'sept': 9, 'september': 9, 'oct': 10,
    'october': 10, 'nov': 11, 'november': 11, 'dec': 12, 'december': 12,
    'januar': 1, 'jänner': 1, 'februar': 2, 'märz': 3, 'mrz': 3, 'mai': 5, 'juni': 6, 'juli': 7, 'okt': 10,
    'oktober': 10, 'dez': 12, 'dezember': 12,
    'janvier': 1, 'février': 2, 'fevrier': 2, 'mars': 3, 'avril': 4, 'juin': 6, 'juillet': 7, 'août': 8, 'aout': 8,
    'septembre': 9, 'octobre': 10, 'novembre': 11, 'décembre': 12, 'decembre': 12,
    'enero': 1, 'febrero': 2, 'marzo': 3, 'abril': 4, 'mayo': 5, 'junio': 6, 'julio': 7, 'agosto': 8,
    'septiembre': 9, 'octubre': 10, 'noviembre': 11, 'diciembre': 12,
    'gennaio': 1, 'febbraio': 2, 'aprile': 4, 'maggio': 5, 'giugno': 6, 'luglio': 7, 'settembre': 9, 'ottobre': 10,
    'dicembre': 12,
    'janeiro': 1, 'fevereiro': 2, 'março': 3, 'maio': 5, 'junho': 6, 'julho': 7, 'setembro': 9, 'outubro': 10,
    'novembro': 11, 'dezembro': 12,
}  # fmt: skip


class ReadDate(NamedTuple):
    """A date as far as it could be read; ``left`` is what a partial date cannot say, '' mostly."""

    date: PartialDate | None
    left: str = ''


def read_date(text: str) -> ReadDate:
    """A BibLaTeX date: ``2004``, ``2004-05-12``, ``2004/2006``, ``1988/``, ``199X``, ``2004-21``, ``1850~``."""
    text = text.strip()
    first, slash, second = text.partition('/')
    start = _iso(first.strip())
    if start is None:
        open_start = slash and first.strip() in ('', '..')
        end = _iso(second.strip()) if open_start else None
        if end is None:
            return read_year(text, '', '')
        return ReadDate(PartialDate(year=end.year, month=end.month, day=end.day), text)
    left = text if (slash and second.strip() in ('', '..')) or first.strip()[-1:] in '?~%' else ''
    month = re.match(r'-?\d{4}-(\d\d)', first.strip())
    if month and int(month[1]) > 12:
        season = SEASONS.get(month[1], '')
        start, left = start._replace(printed=season), left if season else text
    stop = _iso(second.strip()) if slash else None
    if stop is None:
        return ReadDate(start, left or (text if second.strip(' .') else ''))
    end_year = stop.end_year or stop.year
    if end_year != start.year:
        precise = stop.month or start.month
        return ReadDate(PartialDate(year=start.year, end_year=end_year), text if precise else left)
    if stop != start and start.month and stop.month and bool(start.day) == bool(stop.day):
        return ReadDate(start._replace(printed=_span(start, stop)), left)
    return ReadDate(start, text if stop != start else left)


def _span(start: PartialDate, stop: PartialDate) -> str:
    """``May 12–14``, ``May 30–June 2``, ``May–June``."""
    first, last = _NAMES[start.month - 1], _NAMES[stop.month - 1]
    if not start.day:
        return f'{first}–{last}'
    return f'{first} {start.day}–{stop.day}' if first == last else f'{first} {start.day}–{last} {stop.day}'


def _iso(text: str) -> PartialDate | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year = match[1]
    if 'X' in year:
        return PartialDate(year=int(year.replace('X', '0')), end_year=int(year.replace('X', '9')))
    month = int(match[2]) if match[2] and match[2] != 'XX' else 0
    day = int(match[3]) if match[3] and match[3] != 'XX' else 0
    if not 1 <= month <= 12:
        return PartialDate(year=int(year))
    return PartialDate(year=int(year), month=month, day=day if 1 <= day <= 31 else 0)


@lru_cache(maxsize=1024)
def read_year(year: str, month: str, day: str) -> ReadDate:
    """A BibTeX date: a year with its letter or a range of years, a month by name or number, perhaps with a day."""
    year = year.strip()
    if not month.strip() and (date := _in_numbers(year)) is not None:
        return ReadDate(date, day.strip())
    found = None
    if len(year) > 9 and _OF_NUMBERS.search(year):  # "Jan. 2025, pp. 7075–7086", "vol. 2659, 2023"
        *_, found = (None, *_LIKELY_YEAR.finditer(year))
    span = _years(year) if found is None else None
    if span is not None:
        return span._replace(left=' '.join(part for part in (span.left, day.strip(), month.strip()) if part))
    found = found or _YEAR.search(year)
    if found is None:
        return ReadDate(None, ' '.join(part for part in (day.strip(), month.strip(), year) if part))
    before, left = year[: found.start()].strip(), f'{year[: found.start()]}{year[found.end() :]}'.strip(' ,')
    words = [word.lower() in _MONTHS for word in _WORD.findall(left)]
    if any(words) and not month.strip():  # "12 May 2004", "2004, May 12" in the year
        month = f'{before} {year[found.end() :].strip(" ,")}'.strip(' ,')
        left = '' if all(words) else ' '.join(_NAME_OF_MONTH.sub(_other_word, left).split()).strip(' ,;')
    number, day_number, printed = _month(month, day)
    date = PartialDate(int(found[1]), number, day_number, found[2] or '', printed=printed if number else '')
    further = ' '.join(part for part in (left, '' if day_number else day.strip(), '' if number else printed) if part)
    if not number and not day.strip() and further.lower() in SEASONS:  # a 23rd day is no autumn
        return ReadDate(date._replace(printed=SEASONS[further.lower()]))
    return ReadDate(date, further)


def _other_word(match: re.Match[str]) -> str:
    return '' if match[1].lower() in _MONTHS else match[0]


def said_besides(date: PartialDate, month: str, day: str) -> Iterator[tuple[str, str]]:
    """What the fields ``month`` and ``day`` say that a date beside them does not, by their names."""
    told = read_year('2000', month, '').date
    if month and (told is None or told.month != date.month):
        yield 'month', month
    if day and day.strip().lstrip('0') != str(date.day):
        yield 'day', day


def _years(text: str) -> ReadDate | None:
    """A range of years (``1998–2003``, ``1998–03``), None for other texts."""
    spans = _YEARS.search(text)
    if spans is None:
        return None
    first, end = int(spans[1]), spans[2]
    last = int(end if len(end) == 4 else spans[1][:2] + end)
    if len(end) == 2 and last < first:
        last += 100
        if last - first > _LONGEST_TURN:  # a month, or nothing of the kind
            month = int(end) if spans[0] == text else 0
            return ReadDate(PartialDate(first, month)) if 1 <= month <= 12 else None
    left = (text[: spans.start()] + text[spans.end() :]).strip()
    return ReadDate(PartialDate(year=first, end_year=last), left) if last > first else None


def _in_numbers(text: str) -> PartialDate | None:
    """A date in numbers that can mean no other: ``25.3.2019``, ``3/25/2019``, ``3/2019``, ``2019年3月``."""
    for pattern in _IN_NUMBERS:
        if (match := pattern.fullmatch(text)) is not None:
            told = match.groupdict()
            year, month, day = (int(told.get(name) or 0) for name in ('year', 'month', 'day'))
            if (
                year
                and (month <= 12 and day <= 31)
                and (month or not told.get('month'))
                and (day or not told.get('day'))
            ):
                return PartialDate(year, month, day)
    return None


def _month(text: str, day: str) -> tuple[int, int, str]:
    """Month, day (0 where not told), the text where it says more: ``apr-may`` is April, ``April–May`` in print."""
    text = text.strip()
    if not text:
        return 0, 0, ''
    days = _DAY.search(day)
    day_number = int(days[1]) if days and 1 <= int(days[1]) <= 31 else 0
    number = _NUMBER.fullmatch(text)
    if number is not None:
        month = int(number[1])
        return (month, day_number, '') if 1 <= month <= 12 else (0, 0, text)
    words = [word.lower() for word in _WORD.findall(text)]
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    if not months:
        return 0, 0, text
    numbers = [int(found) for found in _DAY.findall(text) if 1 <= int(found) <= 31]
    if not day_number and len(numbers) == 1:
        day_number = numbers[0]
    if len(set(months)) > 1 and not numbers:
        return months[0], 0, f'{_NAMES[months[0] - 1]}–{_NAMES[months[-1] - 1]}'
    more = len(months) > 1 or len(numbers) > 1
    return months[0], 0 if more else day_number, text if more else ''
