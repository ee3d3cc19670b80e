"""Strong anchors: parts of a reference that show what they are by themselves (years, identifiers, addresses)."""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference import dates

_DASH = r'[-‐‑‒–—−]'
_MONTH = dates.MONTH
_STATUS = (
    r'in[ -](?:press|print)|forthcoming|to appear|accepted(?: for publication)?|under (?:review|revision)|in review|'
    r'advanced? online(?: publication)?|(?:online |epub )?ahead of print|early (?:view|access|online)|online first|'
    r'in revision|in progress|in prep(?:aration)?\.?|submitted(?: for (?:publication|revision|review))?|in submission|'
    r'revise (?:and|&) resubmit|r\s?&\s?r|job[ -]market paper|'
    r'accept|aceptad[oa]|aceit[oa]|angenommen|w druku|в печати|en prensa|próximamente|'
    r'im druck|im erscheinen|eingereicht|sous presse|à paraître|soumis|no prelo|in stampa|印刷中|投稿中'
)
_IDENTIFIER = late_pattern(
    r'(?P<doi>(?:\bdoi\s?[:=]?\s?/?\s?|(?:https?://)?(?:dx\.)?doi\.org/|https?://doi/)*10\.\d{4,9}/[^\s"<>“”\u2028]+(?:<\d{1,5}:\w{1,7}>\d\.\d\.\w{2};\w)?)'
    r'|(?P<arxiv>(?:(?:https?://)?\barxiv|\bcorr(?=,?\s(?:abs/)?\d{4}\.))\s?[:.,]?\s?(?:org/)?(?:e-?print|preprint|pre-print)?[:,]?\s?(?:arxiv\s?:\s?)?'
    r'(?:abs/|pdf/|html/)?(?P<arxiv_id>\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[A-Z]{2})?/\d{7})(?P<arxiv_version>v\d+)?'
    r'(?:\.pdf)?)'
    r'|(?P<url>(?:https?://|ftp://|www\.)[^\s<>"“”\u2028]+)'
    r'|(?P<pmcid>\bPMC\s?ID?\s?:?\s?PMC\d{4,9}\b|\bPMC\d{5,9}\b)'
    r'|(?P<pmid>\b(?:PMID|PubMed(?:\sID)?(?=:?\s\d{7}))\s?:?\s?\d{4,9}\b)'
    r'|(?P<isbn>\bISBN(?:-1[03])?\s?:?\s?(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]\b)',
    re.IGNORECASE,
)
#: ``[2206.01234]``, ``[hep-th/0601001]``, as physicists print what needs no other word.
_BARE_PREPRINT = late_pattern(
    r'\[(\d{4}\.\d{4,5}|(?:astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph|math|physics)'
    r'(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\s?\[[\w.-]{2,20}\])?\]'
    r'|(?<![\d.:/])(\d{4}\.\d{4,5})(?:v\d+)?\s\[(?:astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math|nucl-(?:ex|th)|quant-ph|physics|'
    r'cs|stat|eess)(?:[.-][A-Za-z-]{2,8})?\]'
)
#: One of these is in every match of the first pattern.
HINTS = ('10.', '://', 'corr', 'arxiv', 'www.', 'pmc', 'pmid', 'pubmed', 'isbn')
#: Before the first two may stand what belongs to the match (``doi:``, ``https``); the others begin it.
_LONGEST_PREFIX = 10
_YEAR = late_pattern(
    rf'\(\s?(?P<paren>(?:in\s|c\.?\s|published\s|(?P<status_before>{_STATUS}),?\s)?(?P<paren_year>(?:1[6-9]|20)\d\d)(?P<paren_suffix>[a-z])?'
    rf'(?:\s?(?:{_DASH}|/)\s?(?P<end_year>(?:1[6-9]|20)\d\d))?'
    rf'(?P<paren_rest>,\s?(?:\d\d?(?:[-–]\d\d?)?\.?\s(?:de\s)?)?(?:{_MONTH}\.?[^(),\u2028]{{0,20}})(?:,[^(),]{{0,12}})?)?(?:[,;]\s?(?P<year_status>{_STATUS}))?)\s?\)'
    rf'|\(\s?(?P<paren_date>(?P<paren_month>{_MONTH})\.?,?\s(?:\d\d?,?\s)?(?P<paren_month_year>(?:19|20)\d\d))\s?\)'
    rf'|\(\s?(?P<paren_status>{_STATUS})\s?\)'
    r'|\(\s?(?P<paren_none>n\.\s?d\.|s\.\s?d\.)\s?\)'
    rf'|(?<![\w./:–—−-])(?P<numeric>(?P<numeric_year>(?:19|20)\d\d)'
    rf'(?:-(?P<m1>0[1-9]|1[0-2])(?:-(?P<d1>[0-3]\d)|(?=\s\||:\s))|[./](?P<m2>0?[1-9]|1[0-2])(?:[./](?P<d2>[0-3]?\d))?'
    rf'|年\s?(?P<m3>0?[1-9]|1[0-2])\s?月(?:\s?(?P<d3>[0-3]?\d)\s?日)?))(?![\w/–—−-]|:\S|\.\d)'
    r'|(?<![\w./:–—−-])(?<!\),)(?<!since\s)(?<!seit\s)(?P<bare>(?P<bare_year>(?:1[6-9]|20)\d\d)(?P<bare_suffix>[a-z])?)(?=[年년]|(?![\w/–—−-]|\.\d))',
    re.IGNORECASE,
)
_DOTTED = late_pattern(r'(\d(?<![\w./]\d)\d?)([./])(\d{1,2})\2((?:19|20)\d\d)(?![\w./]\w|\w)')
#: More identifiers or years no reference has.
_MOST_ANCHORS = 100
#: What most matches of the pattern of years are, found without its alternatives.
_ALONE = late_pattern(r'\(((?:1[6-9]|20)\d\d)\)')
#: What every match of it begins with; a search for one of few characters is quick.
_YEAR_START = late_pattern(r'[(12](?:(?<=\()|(?<![\w./:–—−-][12])(?:[6-9]|(?<=2)0)\d\d)')
#: ``Issue 13, 1838 - 1845``: pages, which no year is.
_SPACED_PAGES = late_pattern(rf'(?<=\d)[,:]\s[12]\d\d\d\s{_DASH}\s[12]\d\d\d(?!\w)')
_ET_AL = late_pattern(
    r'\bet\.?\s?(?:al|coll)\.?(?![a-z])|\band (?:\d+ )?(?:others|colleagues)\b'
    r'|\b(?:u\.\s?a|m\.\s?fl|и\sдр)\.(?=\W|$)|(?<!\w)等(?!\w)',
    re.IGNORECASE,
)
STATUS = late_pattern(rf'\b(?:{_STATUS})\b', re.IGNORECASE)
#: Around a year in a text of Chinese or Japanese; of a pair one may be a narrow one.
_WIDE_BRACKETS = ('（）', '（)', '(）')
#: ``2022年``: what a year is called where its number does not say it.
_YEAR_SIGNS = ('年', '년')
_TRAILING = '.,;:)]}>⟩»\'’”"．。，；）】'


class Anchor(NamedTuple):
    """An anchor of a kind between two positions of the passage, with the value it stands for."""

    kind: str  # year, status, doi, arxiv, url, pmid, pmcid, isbn, et_al
    start: int
    end: int
    value: str
    bracketed: bool = False
    suffix: str = ''
    end_year: str = ''
    detail: str = ''  # month and day as printed beside the year
    month: int = 0
    day: int = 0


def may_identify(text: str) -> bool:
    """Whether a text has a part of what every identifier and address has."""
    return '[' in text or any(map(text.lower().__contains__, HINTS))


def find_identifiers(text: str) -> list[Anchor]:
    """Identifiers and addresses in their order; trailing punctuation is the sentence's, not theirs."""
    places = [*map(text.lower().find, HINTS)]
    if max(places) < 0:
        return _bare_preprints(text) if '[' in text else []
    first = min([place for place in places if place >= 0])
    if max(places[:2]) >= 0:
        first = max(0, first - _LONGEST_PREFIX)
    found: list[Anchor] = []
    for match in _IDENTIFIER.finditer(text, first):
        if len(found) >= _MOST_ANCHORS:
            break
        if match['arxiv']:
            found.append(Anchor('arxiv', *match.span(), match['arxiv_id'].lower(), suffix=match['arxiv_version'] or ''))
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
    if '[' in text and not any(anchor.kind == 'arxiv' for anchor in found):
        found = sorted([*found, *_bare_preprints(text)], key=lambda anchor: anchor.start)
    return found


def _bare_preprints(text: str) -> list[Anchor]:
    matches = _BARE_PREPRINT.finditer(text)
    return [
        Anchor('arxiv', *match.span(match.lastindex or 0), match[match.lastindex or 0])
        for match, _ in zip(matches, range(_MOST_ANCHORS), strict=False)
    ]


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
    if '.20' in text or '/20' in text or '.19' in text or '/19' in text:
        found = [anchor for anchor in _dotted(text) if not any(t.start <= anchor.start < t.end for t in taken)]
    dotted = bool(found)
    passed = 0
    for candidate in _YEAR_START.finditer(text):
        start = candidate.start()
        if start < passed:
            continue
        if taken and any(anchor.start <= start < anchor.end for anchor in taken):
            continue
        alone = _ALONE.match(text, start)
        match = alone or _YEAR.match(text, start)
        if match is None:
            continue
        if len(found) >= _MOST_ANCHORS:
            break
        end = passed = match.end()
        if alone:
            found.append(Anchor('year', start, end, match[1], True))
        elif match['paren_year']:
            detail = (match['paren_rest'] or '').strip(', ')
            month, day = dates.read_day(detail) if detail else (0, 0)
            suffix, end_year = match['paren_suffix'] or '', match['end_year'] or ''
            found.append(Anchor('year', start, end, match['paren_year'], True, suffix, end_year, detail, month, day))
            for group in ('status_before', 'year_status'):
                if match[group]:
                    found.append(Anchor('status', *match.span(group), match[group]))
        elif match['paren_month_year']:
            year = match['paren_month_year']
            detail = match['paren_date'].replace(year, '').strip(', ')
            month, day = dates.read_day(detail)
            found.append(Anchor('year', start, end, year, True, detail=detail, month=month, day=day))
        elif match['bare_year'] and (pages := _SPACED_PAGES.match(text, start - 2)):
            passed = pages.end()
        elif match['bare_year']:
            found.append(_with_date(text, start, end, match['bare_year'], match['bare_suffix'] or ''))
            passed = found[-1].end
        elif match['numeric']:
            year = match['numeric_year']
            found.append(_numeric(text, start, end, year, match))
        else:
            found.append(Anchor('status', start, end, match['paren_status'] or '', True))
    issue = None if found else _ISSUE_AND_YEAR.search(text)
    if issue is not None and not any(anchor.start <= issue.start() < anchor.end for anchor in taken):
        found.append(Anchor('year', *issue.span(1), issue[1]))
    return sorted(found, key=lambda anchor: anchor.start) if dotted else found


#: ``[2022] LMCLQ 211``, as English lawyers print what counts by its years.
_ACRONYM_BEHIND = late_pattern(r'\s[A-Z]{2,7}\s')


_MONTH_AND_YEAR = late_pattern(r'(?<=,\s)(0[1-9]|1[0-2])/((?:19|20)\d\d)(?=\.?\s{0,3}(?:$|[)\n\u2028]))')
#: ``Bauwelt 6/2020``: an issue of a year.
_ISSUE_AND_YEAR = late_pattern(r'(?<=[^\W\d_]\s)\d{1,2}/((?:19|20)\d\d)(?![\w/])')


def _with_date(text: str, start: int, end: int, year: str, suffix: str) -> Anchor:
    """A bare year with the month and day beside it, and the brackets around all of it."""
    first = dates.before(text, start)
    last = dates.after(text, end) if first == start else end
    detail = text[first:start] or text[end:last]
    month, day = dates.read_day(detail) if detail else (0, 0)
    around = text[first - 1 : first] + text[last : last + 1]
    bracketed = (
        around in _WIDE_BRACKETS
        or (bool(detail) and around == '()')
        or (around == '[]' and _ACRONYM_BEHIND.match(text, last + 1) is not None)
    )
    if bracketed:
        first, last = first - 1, last + 1
    elif last == end and text[end : end + 1] in _YEAR_SIGNS:
        last = end + 1
    detail = detail.strip(' ,')
    return Anchor('year', first, last, year, bracketed, suffix, detail=detail, month=month, day=day)


def _numeric(text: str, start: int, end: int, year: str, match: re.Match[str]) -> Anchor:
    """``2020-03-12``, ``2020.3``, ``2020年3月12日``."""
    month = int(match['m1'] or match['m2'] or match['m3'])
    day = int(match['d1'] or match['d2'] or match['d3'] or 0)
    bracketed = text[start - 1 : start] + text[end : end + 1] in ('()', *_WIDE_BRACKETS)
    if bracketed:
        start, end = start - 1, end + 1
    return Anchor('year', start, end, year, bracketed, month=month, day=day if day <= 31 else 0)


def _dotted(text: str) -> list[Anchor]:
    """``12.03.2020``, and ``3/12/2020``, whose month only some readers know; ``, 04/2025`` at the end of a line."""
    found = [
        Anchor('year', *match.span(), match[2], month=int(match[1]), detail=match[1])
        for match in _MONTH_AND_YEAR.finditer(text)
    ]
    for match in _DOTTED.finditer(text):
        first, separator, second, year = match.groups()
        known = separator == '.' and 1 <= int(second) <= 12 and 1 <= int(first) <= 31
        month, day = (int(second), int(first)) if known else (0, 0)
        detail = '' if known else match[0][: -len(year)].strip('/')
        found.append(Anchor('year', *match.span(), year, detail=detail, month=month, day=day))
    return found


def find_et_al(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    return _ET_AL.search(text, start, len(text) if end is None else end)
