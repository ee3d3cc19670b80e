"""The banner's second line: the date as people of the site's language write it, and the authors."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from sphinxcontrib_pubs.banner.front_matter import FrontMatter

#: A year, a month or a day, and the time of that day, which ``hugo new`` writes into each page.
_ISO_DATE: Final = re.compile(r'(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:\d{2}.*)?)?)?', re.ASCII)


class MetaPart(NamedTuple):
    """Words, and for a date what it is to programs."""

    words: str
    datetime: str = ''


def meta_parts(matter: FrontMatter, language: str) -> list[MetaPart]:
    """The date and the authors, as plain text, unless the page hides them."""
    if matter.hide_meta:
        return []
    parts = [_dated(matter.date, language), MetaPart(matter.author)]
    return [part for part in parts if part.words]


def _dated(written: str, language: str) -> MetaPart:
    """A date as it is written where it is none of ISO 8601, or none of the calendar."""
    if not (match := _ISO_DATE.fullmatch(written)):
        return MetaPart(written)
    year, month, day = match.groups()
    try:
        when = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return MetaPart(written)
    iso = '-'.join(part for part in (year, month, day) if part)
    return MetaPart(_in_words(when, language, has_day=bool(day)) if month else year, iso)


def _in_words(when: date, language: str, *, has_day: bool) -> str:
    # Only pages with a date need it.
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date, format_skeleton

    try:
        locale = Locale.parse(language.replace('-', '_'))
    except (ValueError, UnknownLocaleError):
        return when.isoformat() if has_day else when.isoformat()[:7]
    return format_date(when, 'long', locale) if has_day else format_skeleton('yMMMM', when, locale=locale)
