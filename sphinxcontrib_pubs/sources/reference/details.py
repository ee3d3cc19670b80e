"""Volume, issue and pages: the numbers of a reference, wherever they stand behind its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.reference.number_patterns import (
    DASH,
    FARTHEST_BEHIND,
    FARTHEST_LABEL,
    LONGEST_NAME_BEHIND,
    LONGEST_WORD_BEHIND,
    NUMBER,
    OF_A_MONTH,
    any_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_pubs.sources.reference.anchors import Anchor

#: What alone the pattern finds without a digit: supplements and Roman numerals, behind a label or in a range.
_WITHOUT_DIGITS = ('suppl', 'vol', 'bd', 'band', 'tome')
_ROMAN_RANGE = re.compile(rf'{DASH}(?<=[{DASH[1:-1]}ivxlcıIVXLCİ\s]{DASH})\s?[ivxlcıIVXLCİ]+(?!\w)')
_GOES_ON = re.compile(r'\s?[(,巻卷号期號页頁쪽]')
_UP_TO_LAST_DIGIT = re.compile(r'.*\d[\w.:/–-]*', re.DOTALL)
_GAP = re.compile(r'[\s,.;:()\[\]·|/\u2028]{0,12}')
_DIGIT = re.compile(r'\d')
_ROMAN = re.compile(r'(?<!\w)vol', re.IGNORECASE)
#: ``XII (2020)``, ``XII, 2020``: a volume in Roman numerals right before its year.
_ROMAN_VOLUME = re.compile(r'(?<=[\s,»”])([IVXLC]{2,7}|[IVX]),?\s\Z')
#: ``LIII, 2, 2018``: a volume in Roman numerals before its issue.
_ROMAN_BEFORE = re.compile(r'(?<=[\s,»”*])([IVXLC]{2,7}),\s\Z')
_YEARS = re.compile(rf'(?:1[89]|20)\d\d\s?{DASH}\s?(?:(?:1[89]|20)\d\d|\d\d)')
_CLOSED = re.compile(r'\s*(?:[,.;:)\]|·\u2028]|$|[(\[])')
#: ``p198-217``
_GLUED_LABEL = re.compile(r'pp?(?=\d)')
#: Full-width punctuation as ASCII, character for character, so that positions stay what they are.
_NARROW = str.maketrans('（），：；．－～،؛', '(),:;;--,;')
_WIDE = re.compile('[（），：；．－～،؛]')
#: What is counted by itself: ``Report no. 14``.
_COUNTED = re.compile(
    r'(?<!\w)(?:(?P<series>(?:working|discussion|research|policy)\spapers?)|report|paper|papers,|memorandum|bulletin|'
    r'circular|brief|travail|trabajo)\s$',
    re.IGNORECASE,
)
#: ``Ann. Sci. (4) 54 (2021)``: a series has its number before the volume.
_VOLUME_BEHIND = re.compile(r'\s\d{1,4}\s?[(:,]')
#: ``CAV (1) 2021: 345-367``: which part of a meeting's proceedings it is.
_MEETING_BEFORE = re.compile(r'(?<!\w)[A-Z]{3,10}\s\Z')
#: ``47-2`` before labelled pages: a volume and its issue.
_ISSUE_OF_VOLUME = re.compile(r'(\d{1,3})[-–/](\d{1,2})')
#: Kinds of token that are what they are wherever they stand.
_SURE = frozenset(['volume', 'issue', 'page'])
_DIGITS = re.compile(r'\d+')
_ASCII_DIGITS = re.compile(r'[0-9]+')  # found in a third of the time
_GOES_ON_GLUED = re.compile(rf'[\w.:]*\s?{DASH}')
#: Labels that may stand right before their digits (``vol12``, ``e1234``), or before the letters there (``p. S12``).
_GLUED_LABELS = frozenset((
    'vol', 'vols', 'volume', 'volumes', 'bd', 'band', 'tome', 'tomes', 'jg', 'no', 'nos', 'nr', 'num', 'iss', 'issue',
    'number', 'heft', 'fasc', 'page', 'pages', 'pgs', 'pp', 'seite', 'seiten', 'art', 'article', 'eid', 'e',
))  # fmt: skip
#: ``p. S12``: a lone ``p`` stands before letters, never right before digits.
LABELS_OF_LETTERS = _GLUED_LABELS | {'p'}
_LABELLED_LETTERS = re.compile(r'(?<![^\W\d_])([^\W\d_]{1,7})(?:\.\s?|\s)$')
#: What is no volume, issue or page unless one of these stands beside it.
_WORTHLESS = frozenset(['year', 'eid'])
_LONGEST_FAMILY = 30
#: Farther behind a title than this only what belongs to something else has numbers.
_FARTHEST = 700


class Token(NamedTuple):
    """One number with its label; ``kind`` is volume, issue, page, number, eid, year or supplement."""

    kind: str
    value: str
    start: int
    end: int
    sure: bool = False


class Cluster(NamedTuple):
    """Numbers with nothing but punctuation between them. ``sure`` says that one of them shows its kind by itself."""

    tokens: tuple[Token, ...]
    start: int
    end: int
    sure: bool

    @property
    def labelled(self) -> bool:
        """Whether more than a range of numbers shows what they are."""
        return self.sure and any(t.sure and (t.kind != 'page' or t.end - t.start > len(t.value)) for t in self.tokens)


class Details(NamedTuple):
    """The numbers found, and the stretches of text that they and their labels took."""

    volume: str = ''
    issue: str = ''
    page: str = ''
    taken: tuple[tuple[int, int], ...] = ()


def find_clusters(text: str, start: int, years: Sequence[Anchor], others: Sequence[Anchor]) -> list[Cluster]:
    """All numbers from ``start`` on; ``years`` belong to their clusters, in ``others`` nothing is looked for."""
    limit = min(len(text), start + _FARTHEST)
    if not has_numbers(text, start, limit, [*years, *others]):
        return []
    skip = [(each.start, each.end, 'year') for each in years if start <= each.start < limit]
    skip += [(each.start, each.end, '') for each in others if each.end > start and each.start < limit]
    skip.sort()
    tokens: list[Token] = []
    position = start
    narrow = text.translate(_NARROW) if not text.isascii() and _WIDE.search(text) else text
    for first, end, kind in [*skip, (limit, limit, '')]:
        if position < first:
            for match in _numbers(narrow, position, first):
                _note(match, narrow, tokens)
        if kind and end > position:
            roman = _ROMAN_VOLUME.search(text, max(start, first - 9), first)
            if roman is not None and not _is_initial(text, start, roman):
                tokens.append(Token('volume', roman[1], *roman.span(1)))
            tokens.append(Token(kind, '', first, end))
        position = max(position, end)
    for token in tokens:
        if token.kind not in _WORTHLESS or (token.kind == 'eid' and '-' in token.value.replace('–', '-')):
            return _clusters(narrow, tokens)
    return []


#: ``Roe A, Bahr I``, before the year or in the line above it.
_NAME_BEFORE = re.compile(r"(?:(?:[,;&\n\u2028]|\band)\s?|\A\s?)[^\W\d_a-z][\w'’-]+\s\Z")


def _is_initial(text: str, start: int, roman: re.Match[str]) -> bool:
    """Whether what could be a volume in Roman numerals is the initial of somebody whose family name stands first."""
    first, end = roman.span(1)
    return end - first == 1 and _NAME_BEFORE.search(text[max(start, first - _LONGEST_FAMILY) : first]) is not None


def has_numbers(text: str, start: int, limit: int, apart: Sequence[Anchor]) -> bool:
    """Whether a number can stand between two positions: a digit that is in no stretch of ``apart`` and in no word."""
    behind = text[start:limit]
    for run in (_ASCII_DIGITS if behind.isascii() else _DIGITS).finditer(text, start, limit):
        first = run.start()
        for each in apart:
            if each.start <= first < each.end:
                break
        else:
            before = text[first - 1 : first]
            if not (before.isascii() and before.isalpha()) or _GOES_ON_GLUED.match(text, run.end(), limit):
                return True
            if OF_A_MONTH.match(text, first - 1, limit):
                return True
            if _is_labelled(text, max(start, first - 8), first):
                return True
    if any(map(behind.casefold().__contains__, _WITHOUT_DIGITS)):
        return True
    return ('-' in behind or '~' in behind or not behind.isascii()) and _ROMAN_RANGE.search(text, start) is not None


def _is_labelled(text: str, start: int, end: int) -> bool:
    """Whether the letters right before digits, or before these letters, are a label of numbers."""
    first = end
    while first > start and text[first - 1].isalpha():
        first -= 1
    if text[first:end].lower() in _GLUED_LABELS or (text[first - 1 : first] == ':' and text[first - 2].isdecimal()):
        return True  # ``vol12``, ``2022 Aug 6:zsac189``
    label = _LABELLED_LETTERS.search(text, max(0, first - 10), first) if end - first <= 3 else None
    return label is not None and label[1].lower() in LABELS_OF_LETTERS


def _numbers(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The numbers between two positions, looked for around the digits that they nearly always have."""
    digit = _DIGIT.search(text, start, end)
    folded = text[start:end].casefold()
    if digit is None and not ('vol' in folded and _ROMAN.search(text, start, end)):
        return iter(())
    if any(word in folded for word in _WITHOUT_DIGITS) or _ROMAN_RANGE.search(text, start, end):
        return any_number().finditer(text, start, end)
    if digit is None:
        return iter(())
    last = _UP_TO_LAST_DIGIT.match(text, digit.start(), end)
    assert last is not None
    first = max(start, digit.start() - FARTHEST_LABEL)
    behind = FARTHEST_BEHIND if _GOES_ON.match(text, last.end(), end) else LONGEST_WORD_BEHIND
    if text[last.end() - 1] == '.':
        behind = LONGEST_NAME_BEHIND
    return NUMBER.finditer(text, first, min(end, last.end() + behind))


def _clusters(text: str, tokens: list[Token]) -> list[Cluster]:
    found: list[Cluster] = []
    run: list[Token] = []
    for token in tokens:
        if run:
            gap = _GAP.match(text, run[-1].end, token.start)
            if gap is None or gap.end() < token.start:
                _close(text, run, found)
                run = []
        run.append(token)
    _close(text, run, found)
    return found


def _close(text: str, run: list[Token], found: list[Cluster]) -> None:
    # ``F1000Research 11``, ``ICAPS2016, 509–17``: a name with a number, for no volume stands before it.
    while run and run[0].kind == 'eid':
        if len(run) > 1 and run[1].kind in _BEHIND_VOLUME and _VOLUME_OF_SECTION.fullmatch(run[0].value):
            run[0] = run[0]._replace(kind='volume')
        else:
            run = run[1:]
    if any(token.kind not in ('year', 'supplement') for token in run):
        first = next(i for i, token in enumerate(run) if token.kind != 'year')
        # A year before the numbers is theirs where they follow it: ``2018;12(3):45``.
        start = run[first].start
        if first and (text[run[0].start] == '(' or ')' not in text[run[0].end : start]):
            start = run[0].start
        if run[first].kind == 'number' and (roman := _ROMAN_BEFORE.search(text, max(0, start - 9), start)) is not None:
            run = [Token('volume', roman[1], *roman.span(1)), *run]
            start = roman.start(1)
        found.append(Cluster(tuple(_double_volume(run)), start, run[-1].end, any(token.sure for token in run)))


#: ``Nuclear Physics A913, 51``: the letter of the section stands before the volume.
_VOLUME_OF_SECTION = re.compile(r'[A-H]\d{2,4}')
_BEHIND_VOLUME = ('number', 'page', 'eid')


def _double_volume(run: list[Token]) -> list[Token]:
    """``196–198 (December 1992): 258–63``: before a year and the pages a range is of volumes."""
    kinds = [token.kind for token in run]
    pair = _ISSUE_OF_VOLUME.fullmatch(run[0].value) if kinds == ['page', 'year', 'page'] else None
    if pair is not None and int(pair[2]) < int(pair[1]):
        return _volume_and_issue(run, pair)  # ``74-2, 2019, p. 501-503``
    if kinds == ['page', 'year', 'page'] and run[0].sure and run[2].sure:
        return [run[0]._replace(kind='volume'), *run[1:]]
    if kinds[:2] == ['page', 'page'] and len(run[1].value) < run[1].end - run[1].start:
        first, pair = run[0], _ISSUE_OF_VOLUME.fullmatch(run[0].value)
        if pair is not None and first.end - first.start == len(first.value) and int(pair[2]) < int(pair[1]):
            return _volume_and_issue(run, pair)
    return run


def _volume_and_issue(run: list[Token], pair: re.Match[str]) -> list[Token]:
    """A run whose first token, ``47-2``, is a volume and its issue."""
    first = run[0]
    gap = first.start + pair.start(2)
    issue = Token('issue', pair[2], gap, first.end, True)
    return [Token('volume', pair[1], first.start, gap - 1, True), issue, *run[1:]]


#: ``PoS(TIDES2021)099``: what is counted there are contributions, which stand for pages.
_PROCEEDINGS_OF_SCIENCE = re.compile(r'PoS\s?\([\w -]{3,30}\)\s?$')


def _note(match: re.Match[str], text: str, tokens: list[Token]) -> None:
    start, end = match.span()
    kind = match.lastgroup or ''
    value = match[kind]
    if kind == 'volume' and text[start - 1 : start] == '(' and text[end : end + 1] == ':':
        return  # ``(Volume 1: Long Papers)`` belongs to a meeting's name
    if kind == 'volume':
        tokens.append(Token('volume', value.rstrip('.'), start, match.end('volume'), True))
    elif kind == 'volume_issue':
        tokens.append(Token('volume', match['volume'], start, match.end('volume'), True))
        tokens.append(Token('issue', value, match.end('volume'), end, True))
    elif kind == 'issue' and (kept := _COUNTED.search(text, max(0, start - 20), start)) is not None:
        if kept['series'] is None:
            return  # the number of a report, which no volume has
        tokens.append(Token('number', value, start, end))
    elif kind in ('issue', 'cjk_issue', 'meeting_issue'):
        tokens.append(Token('issue', value, start, end, True))
    elif kind in ('cjk_volume', 'conference_volume'):
        tokens.append(Token('volume', value, start, end, True))
    elif kind == 'labelled' and value.rstrip('.').isdecimal() and text[start : start + 3].lower() == 'ss.':
        tokens.append(Token('supplement', value, start, end))  # Polish: so many pages has a book
    elif kind in ('labelled', 'cjk_page', 'first_page'):
        value = value.rstrip('.:')
        tokens.append(Token('page', value, start, match.start(kind) + len(value), True))
    elif kind == 'article':
        tokens.append(Token('page', value.rpartition(' ')[2], start, end, True))
    elif kind in ('supplement', 'extent'):
        tokens.append(Token('supplement', value, start, end))
    elif kind in ('compact_issue', 'dotted_issue', 'spaced_issue'):
        name = kind.partition('_')[0] + '_volume'
        sure = kind == 'spaced_issue' or (kind == 'compact_issue' and value[0].isdecimal())
        tokens.append(Token('volume', match[name], start, match.end(name), sure))
        tokens.append(Token('issue', value, match.end(name), end, sure))
    elif kind == 'issue_alone':
        series = not tokens and _VOLUME_BEHIND.match(text, end) is not None
        series = series or _MEETING_BEFORE.search(text, max(0, start - 12), start) is not None
        tokens.append(Token('supplement' if series else 'issue', value, start, end))
    elif kind == 'colon_volume':
        tokens.append(Token('volume', value, start, match.end(kind)))
    elif kind == 'colon_range':
        tokens.append(Token('page', value, start, end, True))
    elif kind == 'range':
        value = value.rstrip('.:')
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
        ):
            return
        if _YEARS.fullmatch(value) and text[start - 1 : start] != ':':
            tokens.append(Token('eid', value, start, end))  # pages only behind a volume
        else:
            tokens.append(Token('page', value, start, end, _CLOSED.match(text, end) is not None))
    elif kind == 'eid':
        dated = (
            tokens
            and tokens[-1].kind == 'year'
            and (gap := text[tokens[-1].end : start]) in _BEHIND_YEARS
            and (gap == ':' or _ARTICLE_NUMBER.fullmatch(value))
        )
        shown = dated or OF_A_MONTH.fullmatch(value) is not None
        tokens.append(Token('page', value, start, end, True) if shown else Token('eid', value, start, end))
    elif len(value) < 3 and text[start - 1 : start] == '(' and _ends_with_year(tokens, start - 1):
        tokens.append(Token('issue', value, start, end))  # ``2020(4): 1-9``
    elif text[start - 1 : start] in (')', ' ') and _PROCEEDINGS_OF_SCIENCE.search(text, max(0, start - 40), start):
        tokens.append(Token('page', value, start, end, True))
    elif (
        text[end : end + 1] == '/'
        and len(value) < 3
        and text[end + 1 : end + 5].isdecimal()
        and _COUNTED.search(text, max(0, start - 14), start) is None
    ):
        tokens.append(Token('issue', value, start, end, True))  # ``Bauwelt 6/2020``
    elif text[match.end(kind) : match.end(kind) + 1] != "'":
        tokens.append(Token('number', value, start, end))


#: ``Poster H22K-0999``, ``abstract #A1-12``: what a meeting counts, and no pages.
_CONTRIBUTION = re.compile(r'(?<!\w)(?:(?:abstract|poster|talk|session)\s#?|e?issn:?\s)$', re.IGNORECASE)
_ISSN = len('0378-4371')
#: ``등록번호 10-2399999``: what an office counts.
_REGISTERED = ('번호', '番号', '編號')
#: ``2023:zsac189``, ``2023; e23999``: an article right behind its year.
_BEHIND_YEARS = (':', ': ', ';', '; ', ', ')
_ARTICLE_NUMBER = re.compile(r'e\d{3,}')
#: ``HE 9999–1234``: where something stands in the sky, and no pages, which count up.
_COUNTS_DOWN = re.compile(rf'(\d{{4}})\s?{DASH}{{1,2}}\s?(\d{{4}})')


def _ends_with_year(tokens: list[Token], position: int) -> bool:
    return bool(tokens) and tokens[-1].kind == 'year' and tokens[-1].end == position


def assign(clusters: Sequence[Cluster], attached: int) -> Details:
    """Gives each number its part.

    In the cluster of the index ``attached``, which follows the venue, a bare number is the volume, a later one the
    issue or, last of all, the page; elsewhere only numbers count that show their kind by themselves.
    """
    found: dict[str, str] = {}
    taken: list[tuple[int, int]] = []
    order = sorted(range(len(clusters)), key=lambda index: (index != attached, index))
    for index in order:
        cluster = clusters[index]
        bare = index == attached
        if not bare and not cluster.sure:
            continue
        has_volume = any(token.kind == 'volume' for token in cluster.tokens)
        for number, token in enumerate(cluster.tokens):
            kind, value = token.kind, token.value
            if not bare and not token.sure and 'volume' not in found and kind != 'page':
                continue
            if kind == 'number':
                kind = _kind_of_number(value, found, cluster.tokens[number + 1 :], has_volume)
            elif kind == 'eid':
                paged = '-' in value.replace('–', '-') or (value[0] in 'eE' and value[1:].isdecimal())
                after_year = number and cluster.tokens[number - 1].kind == 'year' and paged
                kind = 'page' if 'volume' in found or 'issue' in found or after_year else ''
            if kind in _SURE and kind not in found:
                found[kind] = value
                taken.append((token.start, token.end))
    return Details(found.get('volume', ''), found.get('issue', ''), found.get('page', ''), tuple(sorted(taken)))


def _kind_of_number(value: str, found: dict[str, str], later: Sequence[Token], has_volume: bool) -> str:
    # Series of proceedings and of lecture notes count beyond ten thousand.
    if 'issue' in found and 'volume' not in found and not has_volume and all(token.kind == 'year' for token in later):
        return 'page' if 'page' not in found else ''  # ``(49), 903``
    longest = 5 if later and (later[0].kind in ('page', 'eid') or len(later[0].value) > len(value)) else 4
    if not has_volume and 'volume' not in found and len(value) <= longest:
        return 'volume'
    if 'issue' not in found and 'page' not in found and any(t.kind in ('page', 'number', 'eid') for t in later):
        return 'issue'
    return 'page' if 'page' not in found else ''
