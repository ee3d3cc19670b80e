"""Strong anchors: parts of a reference that show what they are by themselves (years, identifiers, addresses)."""

from __future__ import annotations

import re
from typing import NamedTuple

_DASH = r'[-‐‑‒–—−]'
_MONTH = (
    r'(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|'
    r'oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|fall|winter)'
)
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ('jan', 'january'),
            ('feb', 'february'),
            ('mar', 'march'),
            ('apr', 'april'),
            ('may',),
            ('jun', 'june'),
            ('jul', 'july'),
            ('aug', 'august'),
            ('sep', 'sept', 'september'),
            ('oct', 'october'),
            ('nov', 'november'),
            ('dec', 'december'),
        ),
        1,
    )
    for name in names
}
_STATUS = (
    r'in[ -]press|forthcoming|to appear|accepted(?: for publication)?|under (?:review|revision)|in review|'
    r'in revision|in prep(?:aration)?\.?|submitted(?: for publication)?|revise and resubmit|accept'
)
_IDENTIFIER = re.compile(
    r'(?P<doi>(?:\bdoi\s?[:=]?\s?/?\s?|(?:https?://)?(?:dx\.)?doi\.org/|https?://doi/)*10\.\d{4,9}/[^\s"<>“”\u2028]+)'
    r'|(?P<arxiv>(?:https?://)?\barxiv\s?[:.,]?\s?(?:org/)?(?:e-?print|preprint|pre-print)?[:,]?\s?(?:arxiv\s?:\s?)?'
    r'(?:abs/|pdf/|html/)?(?P<arxiv_id>\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[A-Z]{2})?/\d{7})(?P<arxiv_version>v\d+)?'
    r'(?:\.pdf)?)'
    r'|(?P<url>(?:https?://|ftp://|www\.)[^\s<>"“”\u2028]+)'
    r'|(?P<pmcid>\bPMC\s?ID?\s?:?\s?PMC\d{4,9}\b|\bPMC\d{5,9}\b)'
    r'|(?P<pmid>\bPMID\s?:?\s?\d{4,9}\b)'
    r'|(?P<isbn>\bISBN(?:-1[03])?\s?:?\s?(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]\b)',
    re.IGNORECASE,
)
#: One of these is in every match of the pattern above, with at most so many characters before it.
_HINTS = ('arxiv', '10.', '://', 'www.', 'pmc', 'pmid', 'isbn')
_LONGEST_PREFIX = 10
_YEAR = re.compile(
    rf'\(\s?(?P<paren>(?:in\s|c\.?\s|published\s)?(?P<paren_year>(?:1[6-9]|20)\d\d)(?P<paren_suffix>[a-z])?'
    rf'(?:\s?(?:{_DASH}|/)\s?(?P<end_year>(?:1[6-9]|20)\d\d))?'
    rf'(?P<paren_rest>,\s?(?:{_MONTH}\.?[^(),\u2028]{{0,20}})(?:,[^(),]{{0,12}})?)?)\s?\)'
    rf'|\(\s?(?P<paren_date>(?P<paren_month>{_MONTH})\.?,?\s(?:\d\d?,?\s)?(?P<paren_month_year>(?:19|20)\d\d))\s?\)'
    rf'|\(\s?(?P<paren_status>{_STATUS})\s?\)'
    r'|\(\s?(?P<paren_none>n\.\s?d\.|s\.\s?d\.)\s?\)'
    r'|(?<![\w./:–—−-])(?P<bare>(?P<bare_year>(?:1[6-9]|20)\d\d)(?P<bare_suffix>[a-z])?)(?=年|(?![\w/:–—−-]|\.\d))',
    re.IGNORECASE,
)
#: More identifiers or years no reference has.
_MOST_ANCHORS = 100
#: What every match of the pattern above begins with; a search for one of few characters is quick.
_YEAR_START = re.compile('[12(]')
_ET_AL = re.compile(
    r'\bet\.?\s?al\.?(?![a-z])|\band (?:\d+ )?(?:others|colleagues)\b|\bu\.\s?a\.(?=\W|$)|(?<!\w)等(?!\w)',
    re.IGNORECASE,
)
STATUS = re.compile(rf'\b(?:{_STATUS})\b', re.IGNORECASE)
MONTH_NAME = re.compile(rf'\b{_MONTH}\b\.?', re.IGNORECASE)
_TRAILING = '.,;:)]}>\'’”"'


class Anchor(NamedTuple):
    """An anchor of a kind between two positions of the passage, with the value it stands for."""

    kind: str  # year, status, doi, arxiv, url, pmid, pmcid, isbn, et_al
    start: int
    end: int
    value: str
    bracketed: bool = False
    suffix: str = ''
    end_year: str = ''
    detail: str = ''  # what stands in the brackets beside the year


def find_identifiers(text: str) -> list[Anchor]:
    """Identifiers and addresses in their order; trailing punctuation is the sentence's, not theirs."""
    lowered = text.lower()
    hints = [place for hint in _HINTS if (place := lowered.find(hint)) >= 0]
    if not hints:
        return []
    found: list[Anchor] = []
    for match in _IDENTIFIER.finditer(text, max(0, min(hints) - _LONGEST_PREFIX)):
        kind = match.lastgroup or ''
        if len(found) >= _MOST_ANCHORS:
            break
        if match['arxiv']:
            found.append(Anchor('arxiv', match.start(), match.end(), match['arxiv_id'].lower()))
            continue
        value = trim_address(match[0])
        kind = next(name for name in ('doi', 'url', 'pmcid', 'pmid', 'isbn') if match[name])
        end = match.start() + len(value)
        if kind == 'doi':
            value = as_doi(value)
        elif kind in ('pmid', 'pmcid'):
            value = ('PMC' if kind == 'pmcid' else '') + re.sub(r'\D', '', value)
        elif kind == 'isbn':
            value = re.sub(r'(?i)^isbn(?:-1[03])?\s?:?\s?', '', value)
        found.append(Anchor(kind, match.start(), end, value))
    return found


def trim_address(address: str) -> str:
    """Takes a sentence's punctuation off an address; a closing bracket stays if it closes one of the address."""
    while address and address[-1] in _TRAILING:
        if address[-1] == ')' and address.count('(') >= address.count(')'):
            break
        address = address[:-1]
    return address


def as_doi(text: str) -> str:
    """The bare DOI in any spelling of it, '' if there is none."""
    start = text.find('10.')
    return text[start:] if start >= 0 else ''


def find_years(text: str, taken: list[Anchor]) -> list[Anchor]:
    """Years, dates and publication states that stand for a year; none inside the anchors in ``taken``."""
    found: list[Anchor] = []
    passed = 0
    for candidate in _YEAR_START.finditer(text):
        match = _YEAR.match(text, candidate.start()) if candidate.start() >= passed else None
        if match is None:
            continue
        if len(found) >= _MOST_ANCHORS:
            break
        start, end = match.span()
        passed = end
        if taken and any(anchor.start <= start < anchor.end for anchor in taken):
            continue
        if match['paren_year']:
            found.append(
                Anchor(
                    'year',
                    start,
                    end,
                    match['paren_year'],
                    True,
                    match['paren_suffix'] or '',
                    match['end_year'] or '',
                    (match['paren_rest'] or '').strip(', '),
                )
            )
        elif match['paren_month_year']:
            year = match['paren_month_year']
            found.append(
                Anchor('year', start, end, year, True, detail=match['paren_date'].replace(year, '').strip(', '))
            )
        elif match['bare_year']:
            found.append(Anchor('year', start, end, match['bare_year'], suffix=match['bare_suffix'] or ''))
        else:
            found.append(Anchor('status', start, end, match['paren_status'] or '', True))
    return found


def find_et_al(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    return _ET_AL.search(text, start, len(text) if end is None else end)
