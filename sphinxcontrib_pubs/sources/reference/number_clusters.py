"""Numbers that stand together, with nothing but punctuation between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.number_search import find_numbers, has_numbers
from sphinxcontrib_pubs.sources.reference.number_tokens import Token, read_number

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.reference.anchors import Anchor

_GAP = late_pattern(r'[\s,.;:()\[\]·|/\u2028]{0,12}')
#: ``XII (2020)``, ``XII, 2020``: a volume in Roman numerals right before its year.
_ROMAN_VOLUME = late_pattern(r'(?<=[\s,»”])([IVXLC]{2,7}|[IVX]),?\s\Z')
#: ``LIII, 2, 2018``: a volume in Roman numerals before its issue.
_ROMAN_BEFORE = late_pattern(r'(?<=[\s,»”*])([IVXLC]{2,7}),\s\Z')
#: Full-width punctuation as ASCII, character for character, so that positions stay what they are.
_NARROW = str.maketrans('（），：；．－～،؛', '(),:;;--,;')
_WIDE = late_pattern('[（），：；．－～،؛]')
#: ``47-2`` before labelled pages: a volume and its issue.
_ISSUE_OF_VOLUME = late_pattern(r'(\d{1,3})[-–/](\d{1,2})')
#: ``Nuclear Physics A913, 51``: the letter of the section stands before the volume.
_VOLUME_OF_SECTION = late_pattern(r'[A-H]\d{2,4}')
_BEHIND_VOLUME = ('number', 'page', 'eid')
#: What is no volume, issue or page unless one of these stands beside it.
_WORTHLESS = frozenset(['year', 'eid'])
#: ``Roe A, Bahr I``, before the year or in the line above it.
_NAME_BEFORE = late_pattern(r"(?:(?:[,;&\n\u2028]|\band)\s?|\A\s?)[^\W\d_a-z][\w'’-]+\s\Z")
_LONGEST_FAMILY = 30
#: Farther behind a title than this only what belongs to something else has numbers.
_FARTHEST = 700


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
            for match in find_numbers(narrow, position, first):
                tokens += read_number(match, narrow, tokens)
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


def _is_initial(text: str, start: int, roman: re.Match[str]) -> bool:
    """Whether what could be a volume in Roman numerals is the initial of somebody whose family name stands first."""
    first, end = roman.span(1)
    return end - first == 1 and _NAME_BEFORE.search(text[max(start, first - _LONGEST_FAMILY) : first]) is not None


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
