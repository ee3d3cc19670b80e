"""What a number that was found says of itself: its kind by its label, its form and what stands right beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference import dates
from sphinxcontrib_pubs.sources.reference.number_patterns import DASH, OF_A_MONTH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Token(NamedTuple):
    """One number with its label; ``kind`` is volume, issue, page, number, eid, year or supplement."""

    kind: str
    value: str
    start: int
    end: int
    sure: bool = False


#: What is counted by itself: ``Report no. 14``.
_COUNTED = late_pattern(
    r'(?<!\w)(?:(?P<series>(?:working|discussion|research|policy)\spapers?)|report|paper|papers,|memorandum|bulletin|'
    r'circular|brief|travail|trabajo)\s$',
    re.IGNORECASE,
)
#: ``Ann. Sci. (4) 54 (2021)``: a series has its number before the volume.
_VOLUME_BEHIND = late_pattern(r'\s\d{1,4}\s?[(:,]')
#: ``CAV (1) 2021: 345-367``: which part of a meeting's proceedings it is.
_MEETING_BEFORE = late_pattern(r'(?<!\w)[A-Z]{3,10}\s\Z')
_YEARS = late_pattern(rf'(?:1[89]|20)\d\d\s?{DASH}\s?(?:(?:1[89]|20)\d\d|\d\d)')
_CLOSED = late_pattern(r'\s*(?:[,.;:)\]|·\u2028]|$|[(\[])')
#: ``p198-217``
_GLUED_LABEL = late_pattern(r'pp?(?=\d)')
#: ``PoS(TIDES2021)099``: what is counted there are contributions, which stand for pages.
_PROCEEDINGS_OF_SCIENCE = late_pattern(r'PoS\s?\([\w -]{3,30}\)\s?$')
#: ``Poster H22K-0999``, ``abstract #A1-12``: what a meeting counts, and no pages.
_CONTRIBUTION = late_pattern(r'(?<!\w)(?:(?:abstract|poster|talk|session)\s#?|e?issn\s?:?\s)$', re.IGNORECASE)
#: ``[source of Eqs. 1-12]``: what a note tells of within a work.
_PART_OF_WORK = late_pattern(
    r'(?<!\w)(?:eqs?|equations?|figs?|figures?|tables?|sections?|chapters?)\.?\s$', re.IGNORECASE
)
#: ``Université Paris 7``: French universities of one town are counted.
_COUNTED_SCHOOL = late_pattern(r'(?<!\w)[Uu]niversité\s(?:de\s)?[^\W\d_a-z][\w-]{2,20}\s$')
_ISSN = len('0378-4371')
#: ``(October 3-6)``: days of a meeting whose year stands elsewhere.
_MONTH_BEFORE = late_pattern(rf'(?<![^\W\d_])(?:{dates.LONG_MONTH}|May|June|July)\s$', re.IGNORECASE)
_LONGEST_DAYS = len('28--30')
#: ``등록번호 10-2399999``: what an office counts.
_REGISTERED = ('번호', '番号', '編號')
#: ``2023:zsac189``, ``2023; e23999``: an article right behind its year.
_BEHIND_YEARS = (':', ': ', ';', '; ', ', ')
_ARTICLE_NUMBER = late_pattern(r'e\d{3,}')
#: ``HE 9999–1234``: where something stands in the sky, and no pages, which count up.
_COUNTS_DOWN = late_pattern(rf'(\d{{4}})\s?{DASH}{{1,2}}\s?(\d{{4}})')


def read_number(match: re.Match[str], text: str, before: Sequence[Token]) -> Sequence[Token]:
    """The tokens of one match of the pattern of numbers; none where it counts something else.

    ``before`` are the tokens that stand before it in ``text``.
    """
    kind = match.lastgroup
    assert kind is not None  # every alternative of the pattern has a name
    return _READERS[kind](match, text, before)


def _read_volume(match: re.Match[str], text: str, _before: Sequence[Token]) -> Sequence[Token]:
    start, end = match.span()
    if text[start - 1 : start] == '(' and text[end : end + 1] == ':':
        return ()  # ``(Volume 1: Long Papers)`` belongs to a meeting's name
    return (Token('volume', match['volume'].rstrip('.'), start, end, True),)


def _read_labelled_pair(match: re.Match[str], _text: str, _before: Sequence[Token]) -> Sequence[Token]:
    """``Vol. 12(3)``"""
    start, end = match.span()
    middle = match.end('volume')
    return (
        Token('volume', match['volume'], start, middle, True),
        Token('issue', match['volume_issue'], middle, end, True),
    )


def _read_bare_pair(match: re.Match[str], _text: str, _before: Sequence[Token]) -> Sequence[Token]:
    """``12(3)``, ``12.3``, ``12 suppl. 3``: a volume and its issue without a label."""
    start, end = match.span()
    kind = match.lastgroup or ''
    name = kind.replace('issue', 'volume')
    middle, issue = match.end(name), match[kind]
    sure = kind == 'spaced_issue' or (kind == 'compact_issue' and issue[0].isdecimal())
    return (Token('volume', match[name], start, middle, sure), Token('issue', issue, middle, end, sure))


def _read_issue(match: re.Match[str], text: str, before: Sequence[Token]) -> Sequence[Token]:
    start = match.start()
    counted = _COUNTED.search(text, max(0, start - 20), start)
    if counted is None:
        return _read_sure_issue(match, text, before)
    if counted['series'] is None:
        return ()  # the number of a report, which no volume has
    return (Token('number', match['issue'], start, match.end()),)


def _read_sure_issue(match: re.Match[str], _text: str, _before: Sequence[Token]) -> Sequence[Token]:
    value = match[match.lastgroup or '']
    return (Token('issue', value.rstrip('/'), *match.span(), True),)  # ``nr 4/2022``


def _read_sure_volume(match: re.Match[str], _text: str, _before: Sequence[Token]) -> Sequence[Token]:
    return (Token('volume', match[match.lastgroup or ''], *match.span(), True),)


def _read_issue_alone(match: re.Match[str], text: str, before: Sequence[Token]) -> Sequence[Token]:
    start, end = match.span()
    series = (not before and _VOLUME_BEHIND.match(text, end) is not None) or (
        _MEETING_BEFORE.search(text, max(0, start - 12), start) is not None
    )
    return (Token('supplement' if series else 'issue', match['issue_alone'], start, end),)


def _read_labelled_page(match: re.Match[str], text: str, before: Sequence[Token]) -> Sequence[Token]:
    start = match.start()
    if match['labelled'].rstrip('.').isdecimal() and text[start : start + 3].lower() == 'ss.':
        return _read_extent(match, text, before)  # Polish: so many pages has a book
    return _read_page(match, text, before)


def _read_page(match: re.Match[str], _text: str, _before: Sequence[Token]) -> Sequence[Token]:
    kind = match.lastgroup or ''
    value = match[kind].rstrip('.:')
    return (Token('page', value, match.start(), match.start(kind) + len(value), True),)


def _read_article(match: re.Match[str], _text: str, _before: Sequence[Token]) -> Sequence[Token]:
    return (Token('page', match['article'].rpartition(' ')[2], *match.span(), True),)


def _read_colon_range(match: re.Match[str], _text: str, _before: Sequence[Token]) -> Sequence[Token]:
    return (Token('page', match['colon_range'], *match.span(), True),)


def _read_colon_volume(match: re.Match[str], text: str, before: Sequence[Token]) -> Sequence[Token]:
    if before and before[-1].kind == 'volume' and text[before[-1].end : match.start()] == '/':
        return (Token('issue', match['colon_volume'], match.start(), match.end('colon_volume')),)
    return (Token('volume', match['colon_volume'], match.start(), match.end('colon_volume')),)


def _read_extent(match: re.Match[str], _text: str, _before: Sequence[Token]) -> Sequence[Token]:
    """What is no volume, issue or page, and keeps its place among them: ``suppl. 2``, ``214 pp.``"""
    return (Token('supplement', match[match.lastgroup or ''], *match.span()),)


def _read_range(match: re.Match[str], text: str, _before: Sequence[Token]) -> Sequence[Token]:
    start, value = match.start(), match['range'].rstrip('.:')
    glued = _GLUED_LABEL.match(value)
    if glued is not None:
        start, value = start + glued.end(), value[glued.end() :]
    end = start + len(value)
    down = _COUNTS_DOWN.fullmatch(value)
    counted = not value[0].isdecimal() or len(value) == _ISSN
    if (
        (down is not None and down[2] < down[1])
        or (counted and _CONTRIBUTION.search(text, max(0, start - 14), start))
        or text[start - 3 : start - 1] in _REGISTERED
        or _PART_OF_WORK.search(text, max(0, start - 12), start) is not None
        or (len(value) <= _LONGEST_DAYS and _MONTH_BEFORE.search(text, max(0, start - 12), start) is not None)
    ):
        return ()
    if _YEARS.fullmatch(value) and text[start - 1 : start] != ':':
        return (Token('eid', value, start, end),)  # pages only behind a volume
    return (Token('page', value, start, end, _CLOSED.match(text, end) is not None),)


def _read_font_range(match: re.Match[str], _text: str, _before: Sequence[Token]) -> Sequence[Token]:
    """``101{118``, also closed: copied from a document of TeX, whose oldest fonts have the dash in a brace's place."""
    first, _, last = match['font_range'].rstrip('}').partition('{')
    if int(last) <= int(first):
        return ()
    return (Token('page', f'{first}–{last}', *match.span(), True),)


def _read_eid(match: re.Match[str], text: str, before: Sequence[Token]) -> Sequence[Token]:
    start, end = match.span()
    value = match['eid']
    dated = (
        before
        and before[-1].kind == 'year'
        and (gap := text[before[-1].end : start]) in _BEHIND_YEARS
        and (gap == ':' or _ARTICLE_NUMBER.fullmatch(value))
    )
    shown = dated or OF_A_MONTH.fullmatch(value) is not None
    return (Token('page', value, start, end, True) if shown else Token('eid', value, start, end),)


#: ``57/3: 255–289``
_ISSUE_BEHIND = late_pattern(r'\d{1,2}\s?:\s?\d')


def _read_bare_number(match: re.Match[str], text: str, before: Sequence[Token]) -> Sequence[Token]:
    start, end = match.span()
    value = match['number']
    if len(value) < 3 and 'niversité' in text and _COUNTED_SCHOOL.search(text, max(0, start - 40), start):
        return ()
    if len(value) < 3 and text[start - 1 : start] == '(' and _ends_with_year(before, start - 1):
        return (Token('issue', value, start, end),)  # ``2020(4): 1-9``
    if text[start - 1 : start] in (')', ' ') and _PROCEEDINGS_OF_SCIENCE.search(text, max(0, start - 40), start):
        return (Token('page', value, start, end, True),)
    if (
        text[end : end + 1] == '/'
        and len(value) < 3
        and text[end + 1 : end + 5].isdecimal()
        and _COUNTED.search(text, max(0, start - 14), start) is None
    ):
        return (Token('issue', value, start, end, True),)  # ``Bauwelt 6/2020``
    if text[end : end + 1] == '/' and _ISSUE_BEHIND.match(text, end + 1) is not None:
        return (Token('volume', value, start, end),)
    if text.startswith("'", match.end('number')):
        return ()
    return (Token('number', value, start, end),)


def _ends_with_year(tokens: Sequence[Token], position: int) -> bool:
    return bool(tokens) and tokens[-1].kind == 'year' and tokens[-1].end == position


_READERS: dict[str, Callable[[re.Match[str], str, Sequence[Token]], Sequence[Token]]] = {
    'volume': _read_volume,
    'volume_issue': _read_labelled_pair,
    'compact_issue': _read_bare_pair,
    'dotted_issue': _read_bare_pair,
    'spaced_issue': _read_bare_pair,
    'issue': _read_issue,
    'cjk_issue': _read_sure_issue,
    'meeting_issue': _read_sure_issue,
    'issue_alone': _read_issue_alone,
    'cjk_volume': _read_sure_volume,
    'conference_volume': _read_sure_volume,
    'colon_volume': _read_colon_volume,
    'labelled': _read_labelled_page,
    'cjk_page': _read_page,
    'first_page': _read_page,
    'article': _read_article,
    'colon_range': _read_colon_range,
    'range': _read_range,
    'font_range': _read_font_range,
    'eid': _read_eid,
    'extent': _read_extent,
    'supplement': _read_extent,
    'number': _read_bare_number,
}
