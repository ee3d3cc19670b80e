"""Rows of names that are inverted and printed in full: which chunks are family names, and which stand behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.reference.names import begins_with_given

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.reference.names import Kind

#: Forms of family and given names that are no initials.
IN_FULL = ('F', 'GF', 'FI')


def are_lone_pairs(kinds: Sequence[Kind], joined: Sequence[bool]) -> bool:
    """``Okonjo, Ada, Obi, Chidi, and Tanner, Ruth``: lone words in pairs, the last pair behind a conjunction.

    ``joined`` says of each separator whether it is one.
    """
    count = next((i for i, kind in enumerate(kinds) if kind[0] not in ('F', 'GF')), len(kinds))
    if count < 4 or count % 2 or any(kind[0] != 'F' for kind in kinds[:count:2]):
        return False
    return [index for index in range(count - 1) if joined[index]] == [count - 3]


def pairs_by_given_names(kinds: Sequence[Kind], chunks: Sequence[str]) -> int:
    """``Okonjo Obi, Maria, Tanner, Ruth M.``: how many chunks are pairs in which given names stand second only."""
    count = next((i for i, kind in enumerate(kinds) if kind[0] not in IN_FULL), len(kinds))
    if count % 2:
        return 0  # one is left over, which nobody stands behind
    first, second = chunks[:count:2], chunks[1:count:2]
    known = sum(map(begins_with_given, second))
    if (
        (known and (2 * known >= len(second) or len(second) > 2))
        and not any(map(begins_with_given, first))
        and all(' ' not in each or each.endswith('.') or _are_given(each) for each in second)
        and any(' ' not in each for each in (*first, *second))  # else all of them may be whole names
    ):
        return count
    return 0


def _are_given(chunk: str) -> bool:
    return all(map(begins_with_given, chunk.split()))
