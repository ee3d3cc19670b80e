"""What the entries of a page have in common in their punctuation; what departs from it is for ``notes`` to say."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sphinxcontrib_pubs.sources.late_pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.reference.name_list import NameList
    from sphinxcontrib_pubs.sources.reference.roles import Structure

_Value = TypeVar('_Value')

#: A habit is what so many entries show, and so large a share of those that could.
_FEWEST = 3
_SHARE = 0.7
#: What so many entries do, and so large a share of all, is the hand of the page and no slip.
_HAND = 0.3

CONJUNCTION = late_pattern(r'[&＆]|\b(?:and|und|et|y)\b')
DOUBLED_SPACE = late_pattern(r'(?<=\S)  +(?=\S)')
SPACE_BEFORE_COMMA = late_pattern(r'(?<=[\w.)\]”’]) {1,8},(?=\s)')
TIGHT_COMMA = late_pattern(r'(?<=[^\W\d_]|\.),(?=[^\W\d_])')
_WIDE = '\u2e80'  # from here on scripts that set no spaces and need no conjunction


class Row(NamedTuple):
    """A row of two or more names of one entry, what stands between each two, and before the last of them.

    ``kind`` is what rows must share to be compared: the separator, and how the names are put.
    """

    names: NameList
    kind: tuple[str, str]
    gaps: list[str]
    conjunction: str

    @property
    def gap(self) -> str:
        """What stands between the last two names."""
        return self.gaps[-1]

    @property
    def has_separator(self) -> bool:
        """Whether a comma (or what else divides the names) stands before the last name."""
        return any(char in self.gap for char in ',;，；、،؛')


def row_of(structure: Structure) -> Row | None:
    """The row of names of an entry, None where nothing can be said of its punctuation."""
    names = structure.names
    if names is None or structure.repeats_authors or len(names.names) < 2 or len(names.places) < len(names.names):
        return None
    text, places = structure.passage.text, names.places
    gaps = [text[first[1] : second[0]] for first, second in pairwise(places)]
    separator = ';' if any(';' in each or '；' in each for each in gaps) else ','
    forms = Counter('inverted' if ',' in form else 'family first' if form == 'FI' else 'spoken' for form in names.forms)
    conjunction = CONJUNCTION.search(gaps[-1])
    kind = (separator, max(forms, key=lambda form: forms[form]))
    return Row(names, kind, gaps, conjunction[0] if conjunction else '')


def _may_have_conjunction(row: Row, structure: Structure) -> bool:
    first, end = row.names.places[-1]
    return row.names.complete and not row.names.truncated and max(structure.passage.text[first:end], default='') < _WIDE


class Habits:
    """The habits of a page, counted over all its entries before any of them is noted."""

    def __init__(self, structures: Sequence[Structure]) -> None:
        conjunctions: dict[tuple[str, str], Counter[str]] = {}
        separators: dict[tuple[tuple[str, str], bool], Counter[bool]] = {}
        stops: Counter[str] = Counter()
        spaces: Counter[bool] = Counter()
        before_commas = 0
        tight: Counter[bool] = Counter()
        for structure in structures:
            text = structure.passage.text
            if stop := title_stop(structure):
                stops[stop] += 1
            spaces[DOUBLED_SPACE.search(text) is not None] += 1
            before_commas += SPACE_BEFORE_COMMA.search(text) is not None
            row = row_of(structure)
            if row is None:
                continue
            stretch = text[row.names.places[0][0] : row.names.places[-1][1]]
            tight[TIGHT_COMMA.search(stretch) is not None] += 1
            if not _may_have_conjunction(row, structure):
                continue
            conjunctions.setdefault(row.kind, Counter())[row.conjunction] += 1
            if row.conjunction:
                pair = len(row.names.names) == 2
                separators.setdefault((row.kind, pair), Counter())[row.has_separator] += 1
        self._conjunctions = {kind: _habit(counts) or '' for kind, counts in conjunctions.items()}
        self._separators = {kind: _habit(counts) for kind, counts in separators.items()}
        self.title_stop = _habit(stops)
        self.doubles_spaces = _is_hand(spaces[True], len(structures))
        self.spaces_before_commas = _is_hand(before_commas, len(structures))
        self.sets_commas_tight = _is_hand(tight[True], tight.total())

    def missing_conjunction(self, row: Row, structure: Structure) -> str:
        """The conjunction that rows of this kind have before the last name, where this one has none."""
        if row.conjunction or not _may_have_conjunction(row, structure):
            return ''
        return self._conjunctions.get(row.kind, '')

    def lacks_separator(self, row: Row) -> bool:
        """Whether a comma is missing before the conjunction that rows of this kind have."""
        if not row.conjunction or row.has_separator or len(row.names.names) < 3 or row.names.truncated:
            return False
        return self._separators.get((row.kind, False)) is True

    def wants_separator(self, row: Row) -> bool:
        """Whether a comma stays before a conjunction that is put in: as in rows like it, else as is usual."""
        habit = self._separators.get((row.kind, len(row.names.names) == 2))
        if habit is None:
            return len(row.names.names) > 2 or row.kind[1] == 'inverted'
        return habit


def title_stop(structure: Structure) -> str:
    """Where a marked title's full stop stands: inside, outside, or '' where the marks do not show it."""
    if structure.title is None or structure.title_kind not in ('emphasis', 'strong', 'link'):
        return ''
    text, end = structure.passage.text, structure.title[1]
    if text[end : end + 3].strip(' .,\n')[:1].isdecimal():
        return ''  # ``*J. Lists*. **12**, 3``: a volume follows, so this is a journal
    if text[end - 1] == '.':
        return 'inside'
    return 'outside' if text[end : end + 1] == '.' and text[end - 1] not in '?!' else ''


def _is_hand(count: int, total: int) -> bool:
    return count >= _FEWEST and count >= _HAND * total


def _habit(counts: Counter[_Value]) -> _Value | None:
    """The value that most entries show, None where there is no habit."""
    if not counts:
        return None
    value, count = max(counts.items(), key=lambda each: each[1])
    return value if count >= _FEWEST and count >= _SHARE * counts.total() else None
