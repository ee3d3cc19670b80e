"""Volume, issue and pages: the numbers that stand after a venue."""

from __future__ import annotations

import re
from typing import NamedTuple

_DASH = '[-‐‑‒–—−]'
_RANGE = rf'[A-Za-z]{{0,2}}\d+[\w.:]*\s?(?:{_DASH}{{1,2}}\s?[A-Za-z]{{0,2}}\d+[\w.:]*)'
_TOKEN = re.compile(
    rf'(?:vol(?:ume|\.)?\s?(?P<volume>[\w.]*\w)(?!\w))'
    rf'|(?:(?:no\.?|nr\.?|number|issue|iss\.)\s?(?P<issue>\d[\w/–-]*)(?!\w))'
    rf'|(?P<label>(?:pages?|pp?\.)\s?)(?P<labelled>{_RANGE}|[A-Za-z]{{0,3}}\d[\w.:]*\w|\d)'
    rf'|(?:(?:art(?:icle)?\.?\s?(?:no\.?|number|id|e)?|article)\s?:?\s?(?P<article>[A-Za-z]?\d\w*))'
    rf'|(?P<compact_volume>[A-Za-z]?\d{{1,4}})\s?\((?P<compact_issue>(?!(?:1[89]|20)\d\d\))[^(){{}}\s]{{1,12}}(?:\s[^()\s]{{1,8}})?)\)'
    rf'|(?P<dotted_volume>\d{{1,4}})\.(?P<dotted_issue>\d{{1,3}})(?=\s\()'
    rf'|\((?P<issue_alone>(?!(?:1[89]|20)\d\d)\d{{1,3}})\)'
    rf'|(?P<colon_volume>\d{{1,4}})\s?:\s?(?=[A-Za-z]?\d+\s?{_DASH}{{1,2}}\s?[A-Za-z]?\d+(?![\d:]))'
    rf'|(?P<range>{_RANGE})'
    rf'|(?P<eid>[A-Za-z]{{1,5}}\d{{3,}}\w*)'
    rf'|(?P<number>\d{{1,10}})(?![\w%])(?!\.\d)(?!(?:st|nd|rd|th)\b)'
    rf'|(?P<year>\(\s?(?:[A-Z][a-z]{{2,8}}\.?\s)?(?:19|20)\d\d[a-z]?\s?\))',
    re.IGNORECASE,
)
_GAP = re.compile(r'[\s,.;:()\u2028]*')
_RANGE_TEST = re.compile(rf'(?:19|20)\d\d\s?{_DASH}\s?(?:19|20)\d\d')


class Details(NamedTuple):
    """The numbers found, and the stretches of text that they and their labels took."""

    volume: str = ''
    issue: str = ''
    page: str = ''
    taken: tuple[tuple[int, int], ...] = ()
    end: int = 0


def read_details(text: str, start: int, limit: int, skip: list[tuple[int, int]]) -> Details:
    """Reads the numbers from ``start`` until something else stands there; passes over the stretches in ``skip``."""
    tokens: list[tuple[str, str, int, int]] = []
    position = start
    while position < limit:
        gap = _GAP.match(text, position, limit)
        position = gap.end() if gap else position
        passed = next((end for first, end in skip if first <= position < end), 0)
        bracket = next((end for first, end in skip if first == position - 1 and text[first] == '('), 0)
        if passed or bracket:
            tokens.append(('year', '', position, passed or bracket))
            position = passed or bracket
            continue
        match = _TOKEN.match(text, position, limit)
        if match is None:
            break
        _note(match, tokens)
        position = match.end()
    return _assign(tokens, start)


def _note(match: re.Match[str], tokens: list[tuple[str, str, int, int]]) -> None:
    start, end = match.span()
    if match['volume']:
        tokens.append(('volume', match['volume'], start, end))
    elif match['issue']:
        tokens.append(('issue', match['issue'], start, end))
    elif match['labelled']:
        value = match['labelled'].rstrip('.:')
        tokens.append(('page', value, start, end))
    elif match['article']:
        tokens.append(('page', match['article'], start, end))
    elif match['compact_volume']:
        tokens.append(('volume', match['compact_volume'], start, match.end('compact_volume')))
        tokens.append(('issue', match['compact_issue'], match.end('compact_volume'), end))
    elif match['colon_volume']:
        tokens.append(('volume', match['colon_volume'], start, match.end('colon_volume')))
    elif match['dotted_volume']:
        tokens.append(('volume', match['dotted_volume'], start, end))
        tokens.append(('issue', match['dotted_issue'], start, end))
    elif match['issue_alone']:
        tokens.append(('issue', match['issue_alone'], start, end))
    elif match['range'] and not _RANGE_TEST.fullmatch(match['range']):
        tokens.append(('page', match['range'].rstrip('.:'), start, start + len(match['range'].rstrip('.:'))))
    elif match['eid']:
        tokens.append(('page', match['eid'], start, end))
    elif match['number']:
        tokens.append(('number', match['number'], start, end))
    else:
        tokens.append(('year', '', start, end))


def _assign(tokens: list[tuple[str, str, int, int]], start: int) -> Details:
    """Gives each bare number its part: the first is the volume, a later one the issue or, last of all, the page."""
    found: dict[str, str] = {}
    taken: list[tuple[int, int]] = []
    end = start
    has_volume = any(kind == 'volume' for kind, *_ in tokens)
    for index, (kind, value, first, last) in enumerate(tokens):
        if kind == 'year':
            continue
        if kind == 'number':
            later_page = any(each in ('page', 'number') for each, *_ in tokens[index + 1 :])
            if not has_volume and 'volume' not in found and len(value) <= 4:
                kind = 'volume'
            elif 'issue' not in found and later_page and 'page' not in found:
                kind = 'issue'
            elif 'page' not in found:
                kind = 'page'
        if kind in found or kind == 'number':
            continue
        found[kind] = value
        taken.append((first, last))
        end = max(end, last)
    return Details(found.get('volume', ''), found.get('issue', ''), found.get('page', ''), tuple(taken), end)
