"""Chunks of a row that are family names, with given names in full behind the comma: what shows it.

Initials behind a comma show an inverted name by themselves. A lone word before another one does not: ``Quist, Rolf``
may be one person or two, and only the rest of the row tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.reference.name_pairs import IN_FULL
from sphinxcontrib_pubs.sources.reference.names import begins_with_given, may_be_family

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.name_row import Row


def is_family_by_row(row: Row, index: int, following: str) -> bool:
    """``Roe, A., Nature, W., Ito, B.``, ``Press, William``: a word that is no name elsewhere, in a row of names."""
    if not row.has_comma(index):
        return False
    if following != 'I':
        return begins_with_given(row.chunks[index + 1]) and may_be_family(row.chunks[index], 0)
    behind = index + 2
    while [kind.form for kind in row.kinds[behind : behind + 2]] == ['F', 'I']:
        behind += 2
    around = row.result.forms.count('F,I') + (behind - index - 2) // 2
    return may_be_family(row.chunks[index], around)


def stands_before_given(row: Row, index: int, form: str, following: str) -> bool:
    """Whether a chunk of a ``form`` is a family name, and the one behind it, of another, the given names in full."""
    if form == 'F' and (
        (following == 'FI' and _has_initials_behind_given(row, index)) or _is_inverted(row, index, following)
    ):
        return True
    return form in ('F', 'GF') and following in IN_FULL and _is_told_by_given_names(row, index)


def _has_initials_behind_given(row: Row, index: int) -> bool:
    """``Quist, Rolf M.``: behind a lone family name a given name with initials that have their full stops."""
    if not row.has_comma(index) or not row.chunks[index + 1].endswith('.'):
        return False
    after = row.kinds[index + 2].form if index + 2 < len(row.kinds) else ''
    return after != 'FI' and row.result.forms[-1:] != ['FI']


def _is_inverted(row: Row, index: int, following: str) -> bool:
    """``Quist, Rolf, Ada Lind``: a lone family name first, given names next, the others in order."""
    if following not in ('F', 'GF') or not row.has_comma(index) or row.marked[index]:
        return False
    kinds, forms = row.kinds, row.result.forms
    if kinds[index].capitals and not kinds[index + 1].capitals:
        return True
    left = len(kinds) - index
    if following == 'F' and set(forms) <= {'F,I', 'F,G'} and _is_pair_among_initials(row, index, left):
        return True
    if left > 2 and kinds[index + 2].form == 'S' and following == 'F':
        return True  # ``Weaver, Harold, Jr.``
    if left == 2 and index and set(forms) == {'F,G'} and 'S' in [kind.form for kind in kinds]:
        return True
    if row.has_semicolons() or row.is_of_lone_pairs():
        return True
    return not index and _is_first_alone(row, following)


def _is_first_alone(row: Row, following: str) -> bool:
    """Whether the first two chunks are one person because names in order, or nobody, stand behind them."""
    later = row.kinds[2:]
    if not later:
        # ``Quist, Rolf Ivar: A title``
        # ``Quist, Rolf Ivar (2020)``
        stop = row.text[row.stop : row.stop + 1]
        told = stop in (':', '(') and begins_with_given(row.chunks[1])
        return following == 'F' or (told and not begins_with_given(row.chunks[0]))
    return later[0].form in ('GF', 'IF', 'FI') or all(kind.form == 'X' for kind in later[:3])


def _is_pair_among_initials(row: Row, index: int, left: int) -> bool:
    """``Li, You, Huang, Y.-T.``: one pair in full among pairs with initials, before one, or in bold at the end."""
    kinds = row.kinds
    if left > 3 and row.inverted and kinds[index + 2].form == 'F' and kinds[index + 3].form in ('I', 'F'):
        return True
    return left == 2 and bool(row.result.forms) and row.bounds[index + 1][1] in row.ends


def _is_told_by_given_names(row: Row, index: int) -> bool:
    return index < row.told_by_given_names() and not index % 2 and row.has_comma(index)
