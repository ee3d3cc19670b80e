"""Numbers, rows of numbers and ranges of pages, as styles want them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinxcontrib_pubs.format.csl.locales import Locale

#: Variables whose content CSL treats as numbers.
NUMBERS = frozenset(
    {
        'chapter-number', 'citation-number', 'collection-number', 'edition', 'issue', 'locator', 'number',
        'number-of-pages', 'number-of-volumes', 'page', 'page-first', 'part-number', 'printing-number', 'section',
        'supplement-number', 'version', 'volume',
    }
)  # fmt: skip

_JOIN = re.compile(r'(\s*(?:&|,|;|[-–—]+)\s*)')
_NUMERIC = re.compile(r'[A-Za-z]{0,10}\d+[A-Za-z]{0,10}|[ivxlcIVXLC]+')
_WHOLE = re.compile(r'[A-Za-z]{0,10}\d+[A-Za-z]{0,10}')
_PAGE = re.compile(r'([A-Za-z]*)(\d+)([A-Za-z]*)')
_ROMAN = (
    (1000, 'm'), (900, 'cm'), (500, 'd'), (400, 'cd'), (100, 'c'), (90, 'xc'), (50, 'l'), (40, 'xl'), (10, 'x'),
    (9, 'ix'), (5, 'v'), (4, 'iv'), (1, 'i'),
)  # fmt: skip


#: No number has more characters; longer text is not looked through.
_LONGEST = 200


def _parts(text: str) -> list[str]:
    """The numbers of a value at the even places, and the signs between them."""
    return _JOIN.split(text.strip()) if len(text) <= _LONGEST else [text]


def is_numeric(text: str) -> bool:
    """Whether a value is a number, or several with commas, hyphens or ampersands between them."""
    return all(_WHOLE.fullmatch(part) for part in _parts(text)[::2])


def is_plural(text: str, variable: str) -> bool:
    """Whether a label of the value stands in the plural."""
    if variable.startswith('number-of-'):
        return text.isdecimal() and int(text[:9]) > 1
    parts = _parts(text)
    return len(parts) > 1 and (variable == 'page' or all(_NUMERIC.fullmatch(part) for part in parts[::2]))


def numbers_in(text: str, form: str, locale: Locale, gender: str = '') -> str:
    """A value with its numbers in a form: ``numeric``, ``ordinal``, ``long-ordinal`` or ``roman``."""
    parts = _parts(text)
    if not is_numeric(text):
        return text
    said = [
        _in_form(part, form, locale, gender) if place % 2 == 0 else _between(part) for place, part in enumerate(parts)
    ]
    return ''.join(said)


def _between(sign: str) -> str:
    bare = sign.strip()
    if bare == '&':
        return ' & '
    if bare in (',', ';'):
        return f'{bare} '
    return '–'


def _in_form(part: str, form: str, locale: Locale, gender: str) -> str:
    if not part.isdecimal() or form == 'numeric' or len(part) > 9:
        return part
    number = int(part)
    if form == 'roman':
        return _roman(number) if 0 < number < 4000 else part
    if form == 'long-ordinal':  # which languages have up to ten
        return locale.term(f'long-ordinal-{number:02d}') or locale.ordinal(number, gender)
    return locale.ordinal(number, gender)


def _roman(number: int) -> str:
    letters = ''
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        letters += sign * count
    return letters


def pages_in(text: str, range_format: str, delimiter: str) -> str:
    """Pages with the sign between them that ranges have, and the last page as short as the style wants it."""
    parts = _parts(text)
    if not all(_NUMERIC.fullmatch(part) for part in parts[::2]):
        return text.replace('–', '-')  # an article's number, of which the hyphens are a part
    said = parts[0]
    for sign, part in zip(parts[1::2], parts[2::2], strict=True):
        if sign.strip()[:1] in '-–—':
            first = re.split(r'[\s,;&–]', said)[-1]
            said += delimiter + _last_page(first, part, range_format)
        else:
            said += _between(sign) + part
    return said


def _last_page(first: str, last: str, range_format: str) -> str:
    """The last page of a range in one of CSL's formats; as it stands where the two do not count alike."""
    begin, end = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    if not range_format or begin is None or end is None or begin[3] or end[3]:
        return last
    prefix, low, high = begin[1], begin[2], end[2]
    if end[1] not in ('', prefix):
        return last
    if len(high) < len(low):  # 135–42
        high = low[: len(low) - len(high)] + high
    if int(high) <= int(low):
        return last
    if range_format == 'expanded':
        return prefix + high
    if len(high) != len(low):
        return high
    common = next((place for place, (a, b) in enumerate(zip(low, high, strict=True)) if a != b), len(low))
    if range_format == 'minimal':
        return high[common:]
    if range_format == 'minimal-two':
        return high[min(common, len(high) - 2) :]
    return _chicago(int(low), high, common, in_full=range_format != 'chicago-16')


def _chicago(number: int, high: str, common: int, *, in_full: bool) -> str:
    """The Chicago manual, section 9.61 of the 17th edition: 3–10, 100–104, 107–8, 321–25, 1496–500.

    ``in_full`` are numbers of four digits of which three change, as in the 15th edition: 1496–1500.
    """
    if number % 100 == 0:
        return high
    if number % 100 < 10:
        return high[common:]
    if in_full and len(high) == 4 and common < 2:
        return high
    return high[min(common, len(high) - 2) :]
