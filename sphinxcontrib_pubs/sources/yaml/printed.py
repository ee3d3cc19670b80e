"""A container printed with its numbers, as link labels and Hugo's ``publication`` have it: ``Lamps 12, 34 (2020)``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Span, plain_text

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup

_CITED = re.compile(
    r'(?P<venue>[^\W\d_][^()\d]{2,120}?)(?:[\s,]+(?P<early>(?:19|20)\d\d))?[\s,]+(?:[Vv]ol(?:ume|\.)?\s*)?'
    r'(?P<volume>(?!(?:19|20)\d\d\b)\d{1,5})'
    r'(?:\s*\((?P<issue>[\w–-]{1,9})\)|[,\s]\s*[Nn]o\.\s*(?P<no>\d+))?(?:,\s*(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\.?\s\d{4})?'
    r'\s*[,:]\s*(?:pp?\.\s*|[Pp]ages?\s+)?(?P<page>[A-Za-z]?\d+(?:\s*[-–]+\s*[A-Za-z]?\d+)?)'
    r'(?:\s*\((?P<year>\d{4})\)|,\s*(?P<late>\d{4}))?\.?'
)
#: ``Journal of Lamps, 12(3)``, where what stands in brackets is no year.
_ISSUE = re.compile(
    r'(?P<venue>[^\W\d_][^()\d]{2,120}?)[\s,]+(?:[Vv]ol(?:ume|\.)?\s*)?(?P<volume>\d{1,5})'
    r'\s*\((?!(?:19|20)\d\d\))(?P<issue>[\w–-]{1,9})\)\.?'
)
#: ``Journal of Lamps (2020)``, ``arXiv:2101.00001 (2021)``.
_DATED = re.compile(r'(?:arXiv[:\s]\S{4,20}|(?P<venue>[^\W\d_][^()\d]{2,80}?)),?\s*\((?P<year>\d{4})\)\.?')
_NUMBERS = re.compile(
    r'[\s,]*(?:[Vv]ol(?:ume|\.)?\s*)?(?P<volume>\d{1,5})(?:\s*\((?P<issue>[\w–-]{1,9})\)|,\s*[Nn]o\.\s*(?P<no>\d+))?'
    r'(?:\s*[,:]\s*(?:pp?\.\s*)?(?P<page>[A-Za-z]?\d+(?:\s*[-–]+\s*[A-Za-z]?\d+)?))?(?:\s*\((?P<year>\d{4})\))?[\s.]*'
)
#: Pages behind anything, as proceedings have them: ``Proceedings of KDD 2020 (PMLR 12), pp. 3–9``.
_PAGES = re.compile(r'(?P<venue>.*[^\s,]),?\s+pp\.?\s*(?P<page>[A-Za-z]?\d+(?:\s*[-–]+\s*[A-Za-z]?\d+)?)\.?')
#: Numbers that are nothing else: ``72(9), 2732–2741``, ``vol. 21 (4) p. 894–910``, ``13:e061840``, ``33 nº 1 p. 1-27``.
_BARE = re.compile(
    r'(?:(?P<early>(?:19|20)\d\d)[;,]\s*)?(?:[Vv]ol(?:ume|\.)?\s*)?(?P<volume>\d{1,5})'
    r'(?:\s*\((?P<issue>[\w/–-]{1,9})\)|(?:\s*[,–-])?\s*[Nn](?:[ro]\.?|º|°|um\.?)\s*(?P<no>\d+))?'
    r'(?:(?:\s*[,:;]\s*|\s+(?=p)|(?<=\))\s*)(?:pp?\.\s*|[Pp]ages?\s+|[Aa]rticle\s+)?'
    r'(?P<page>[A-Za-z]{0,4}\d+[A-Za-z]?(?:\s*[-–]+\s*[A-Za-z]?\d+)?))?\.?'
)
_IN = re.compile(r'\s*(?:[Ii]n:?|Presented at)\s+')


def read_cited(text: str) -> dict[str, str]:
    """Venue, volume, issue, page and year of a text that is nothing but these; empty for any other text."""
    text = text.strip()
    match = _CITED.fullmatch(text) or _ISSUE.fullmatch(text) or _DATED.fullmatch(text) or _PAGES.fullmatch(text)
    if match is None:
        return {}
    venue = (match['venue'] or '').strip(' ,')
    return _told(match) | ({'container-title': venue} if venue else {})


def read_numbers(text: str) -> dict[str, str]:
    """Volume, issue and page of a text that is nothing but two of these or more; empty for any other text."""
    match = _BARE.fullmatch(text.strip())
    told = {name: value for name, value in _told(match).items() if name != 'issued'} if match is not None else {}
    return told if len(told) > 1 else {}


def read_publication(markup: Markup) -> dict[str, str]:
    """The venue that a markup emphasises, and the numbers behind it; the whole text where it is more than that."""
    parts = [part for part in markup if not isinstance(part, str) or part.strip()]
    spans = [part for part in parts if isinstance(part, Span)]
    whole = plain_text(markup).strip()
    if len(spans) == 1 and spans[0].kind in ('emphasis', 'strong'):
        before = plain_text(tuple(parts[: parts.index(spans[0])])).strip()
        behind = plain_text(tuple(parts[parts.index(spans[0]) + 1 :]))
        numbers = _NUMBERS.fullmatch(behind)
        if before in ('', 'In', 'in', 'In:') and (numbers is not None or not behind.strip(' .,')):
            name = plain_text(spans[0].content).strip()
            return {'container-title': name} | (_told(numbers) if numbers is not None else read_cited(name))
    whole = _IN.sub('', whole, count=1) if _IN.match(whole) else whole
    return read_cited(whole) or ({'container-title': whole} if whole else {})


def _told(match: re.Match[str]) -> dict[str, str]:
    found = match.groupdict()
    told = {
        'volume': found.get('volume'),
        'issue': found.get('issue') or found.get('no'),
        'page': found.get('page'),
        'issued': found.get('year') or found.get('late') or found.get('early'),
    }
    return {name: value for name, value in told.items() if value}
