"""The signs beside the names of a list: those of its sources where they are clear, else signs of ours."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Mark
from sphinxcontrib_pubs.model.roles import PLAIN_SIGNS, SIGNS, equal_group, has_sign, unexplained_signs

if TYPE_CHECKING:
    from collections.abc import Iterable


def marks_of_list(roles: Iterable[str], printed: Iterable[Mark], *, plain: bool = False) -> tuple[Mark, ...]:
    """One sign for each role that has one, in the order of the legend; no two alike.

    ``printed`` are the signs that the sources explain. One that stands for two roles, and a role with two signs (in
    lists from several pages) get signs of ours, as do, with ``plain``, signs that some writers cannot print, and those
    that stand somewhere in the list without an explanation.
    """
    roles = set(roles)
    shown = sorted({role for role in roles if has_sign(role)}, key=_place)
    taken = {sign for role in roles for sign in unexplained_signs((role,))}
    pairs = {(mark.role, mark.sign) for mark in printed if not plain or mark.sign in PLAIN_SIGNS}
    pairs = {pair for pair in pairs if pair[1] not in taken}
    by_role, by_sign = Counter(role for role, _ in pairs), Counter(sign for _, sign in pairs)
    signs = {role: sign for role, sign in sorted(pairs) if by_role[role] == by_sign[sign] == 1 and role in shown}
    free = [sign for sign in PLAIN_SIGNS if sign not in signs.values() and sign not in taken]
    for role in shown:
        if role not in signs:
            wanted = SIGNS.get(role, '')
            signs[role] = wanted if wanted in free else free[0]
            free.remove(signs[role])
    return tuple(Mark(role, signs[role]) for role in shown)


def _place(role: str) -> tuple[int, int]:
    group = equal_group(role)
    return (0, group) if group else (list(SIGNS).index(role), 0)
