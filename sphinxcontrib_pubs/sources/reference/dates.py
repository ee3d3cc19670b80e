"""Months and days beside a year, in the languages that publication lists are written in; finds no years itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinxcontrib_pubs.sources.late_pattern import late_pattern

#: Month names by number, with the forms that abbreviate them; a full stop may follow any.
_NAMES = (
    'january jan januar janvier janv enero ene gennaio gen janeiro',
    'february feb februar février fevrier févr fevr febrero febbraio fevereiro fev',
    'march mar märz mär maerz mars marzo março',
    'april apr avril avr abril abr aprile',
    'may mai mayo maggio mag maio',
    'june jun juni juin junio giugno giu junho',
    'july jul juli juillet juil julio luglio lug julho',
    'august aug août aout agosto ago',
    'september sep sept septembre septiembre settembre set setembro',
    'october oct oktober okt octobre octubre ottobre ott outubro out',
    'november nov novembre noviembre novembro',
    'december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro',
)
_SHORT_NAME = 4
_NUMBERS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_SEASON = 'spring|summer|autumn|fall|winter|frühling|frühjahr|sommer|herbst|printemps|été|automne|hiver'
# Longer names first, so that a name is never cut at the abbreviation that it begins with.
MONTH = f'(?:{"|".join(sorted(_NUMBERS, key=len, reverse=True))}|{_SEASON})(?![^\\W\\d_])'
#: The names that stand for nothing else, as ``Mar`` in the name of a journal may.
LONG_MONTH = f'(?:{"|".join(name for name in _NUMBERS if len(name) > _SHORT_NAME)})(?![^\\W\\d_])'
_DAY = r'[0-3]?\d(?:st|nd|rd|th)?(?!\d)'
_DAYS = rf'{_DAY}(?:\s?[-–—/]\s?{_DAY})?'
_SEVERAL = rf'{MONTH}\.?(?:\s?[-–—/]\s?{MONTH}\.?)?'
#: ``15 March``, ``15.-18. März``, ``March``, ``March 15–18``, ``June 30 – July 2``, ``March/April`` before a year.
_BEFORE = late_pattern(
    rf'(?<![\w/-])(?:{_DAYS}\.?(?:\s?[-–—]\s?{_DAY}\.?)?\s(?:(?:of|de)\s)?{_SEVERAL}(?:\sde)?'
    rf'|{_SEVERAL}(?:\s{_DAYS})?(?:\s?[-–—]\s?{MONTH}\.?\s{_DAY})?(?:\sde)?),?\s?$',
    re.IGNORECASE,
)
#: ``, March 15`` or `` Mar 15`` behind a year, but not ``, March`` before another.
_AFTER = late_pattern(
    rf'(?:,\s?|\s){_SEVERAL}(?:\s{_DAYS})?(?=[\s;:,.)\]]|$)(?!\s[^\W\d_]|,?\s(?:19|20)\d\d(?!\d))', re.IGNORECASE
)
_LONGEST = 44
#: ``n. 10 dicembre 1990``: what is counted so is an issue or a volume, and no day.
_LABEL = late_pattern(
    r'(?<!\w)(?:n[or]?|nos|núm|num|fasc|vol|heft|iss(?:ue)?|ausgabe|№|n\.?[°º])\.?\s?$', re.IGNORECASE
)
_MONTH = late_pattern(rf'(?<![^\W\d_]){MONTH}', re.IGNORECASE)
_NUMBER = late_pattern(r'(?<!\d)\d{1,2}(?!\d)')
_MONTH_END = late_pattern(r'[^\W\d_][.,]?\s?$|[^\W\d_]\.?,?\s[\d\s–—/-]{1,9}(?:st|nd|rd|th)?,?\s?$')


class Day(NamedTuple):
    """Month and day, 0 where none is printed or where there are several."""

    month: int
    day: int


def before(text: str, position: int) -> int:
    """Where the month and day begin that stand before the year at ``position``; ``position`` if none do."""
    start = max(0, position - _LONGEST)
    if _MONTH_END.search(text, max(0, position - 16), position) is None:
        return position
    match = _BEFORE.search(text, start, position)
    if match is None:
        return position
    if text[match.start()].isdecimal() and _LABEL.search(text, max(0, match.start() - 9), match.start()):
        month = _MONTH.search(text, match.start(), position)
        return month.start() if month else position
    return match.start()


def after(text: str, position: int) -> int:
    """Where the month and day end that stand behind the year that ends at ``position``."""
    match = _AFTER.match(text, position, min(len(text), position + _LONGEST))
    return match.end() if match else position


def read_day(printed: str) -> Day:
    """Month and day of ``15 March``; a range of months has no month, a range of days no day."""
    months = [_NUMBERS.get(match[0].lower(), 0) for match in _MONTH.finditer(printed)]
    if len(months) != 1 or not months[0]:
        return Day(0, 0)
    days = [int(number) for number in _NUMBER.findall(printed)]
    return Day(months[0], days[0] if len(days) == 1 and 1 <= days[0] <= 31 else 0)
