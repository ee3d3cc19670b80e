"""The roles of people on a publication: their order, the signs beside names, and the groups of equal ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.locale import noted_in

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Roles of a place in the list, of a group, and those that sources mark; others follow as they come.
ROLE_ORDER = (
    'first',
    'last',
    'self',
    'member',
    'student',
    'alumni',
    'team',
    'equal',
    'corresponding',
    'presenter',
    'supervisor',
    'marked',
)
_RANKS = {role: rank for rank, role in enumerate(ROLE_ORDER)}

#: Roles that a sign beside the name shows, with the sign that each has where its source has none.
SIGNS = {'equal': '*', 'corresponding': '†', 'presenter': '‡', 'student': '§', 'supervisor': '¶'}
#: The signs that every writer can print, in the order in which further ones are taken.
PLAIN_SIGNS = ('*', '†', '‡', '§', '¶', '#', '**', '††', '‡‡', '§§', '¶¶', '##')
#: Roles that the look of the name itself shows.
LOOKS = ('self', 'member')

#: What CRediT calls the contributions (credit.niso.org), and the names of the roles.
CREDIT = {
    'conceptualization': noted_in('CRediT role', 'conceptualization'),
    'data-curation': noted_in('CRediT role', 'data curation'),
    'formal-analysis': noted_in('CRediT role', 'formal analysis'),
    'funding-acquisition': noted_in('CRediT role', 'funding acquisition'),
    'investigation': noted_in('CRediT role', 'investigation'),
    'methodology': noted_in('CRediT role', 'methodology'),
    'project-administration': noted_in('CRediT role', 'project administration'),
    'resources': noted_in('CRediT role', 'resources'),
    'software': noted_in('CRediT role', 'software'),
    'supervision': noted_in('CRediT role', 'supervision'),
    'validation': noted_in('CRediT role', 'validation'),
    'visualization': noted_in('CRediT role', 'visualization'),
    'writing-original-draft': noted_in('CRediT role', 'writing – original draft'),
    'writing-review-editing': noted_in('CRediT role', 'writing – review & editing'),
}

_GROUP = re.compile(r'equal-([2-9])')
#: Stands before a sign that nobody explains, in the role that keeps it.
_UNEXPLAINED = 'marked-'


def role_rank(role: str) -> int:
    """The place of a role among others; unknown ones have the last."""
    rank = _RANKS.get(role)
    if rank is None:
        rank = _RANKS['equal'] if _GROUP.fullmatch(role) else len(_RANKS)
    return rank


def equal_group(role: str) -> int:
    """The number of a group of equal contributors: 1 for ``equal``, 2 for ``equal-2``, 0 for any other role."""
    if role == 'equal':
        return 1
    match = _GROUP.fullmatch(role)
    return int(match[1]) if match else 0


def with_implied(role: str) -> tuple[str, ...]:
    """The role with what it implies: whoever is of the second group of equal contributors is one of them."""
    return ('equal', role) if equal_group(role) > 1 else (role,)


def told_apart(roles: Sequence[str]) -> Sequence[str]:
    """The roles as they are shown: of the groups of equal contributors the last one alone."""
    if 'equal' not in roles or len(roles) == 1:
        return roles
    group = max(map(equal_group, roles))
    return [role for role in roles if equal_group(role) in (0, group)]


def marked_by(sign: str) -> tuple[str, ...]:
    """The roles of somebody beside whose name stands a sign that nobody explains; the second keeps the sign."""
    return ('marked', f'{_UNEXPLAINED}{sign}') if sign else ('marked',)


def is_unexplained(role: str) -> bool:
    """Whether a role is nothing but a sign that nobody explains, or that there is one."""
    return role == 'marked' or role.startswith(_UNEXPLAINED)


def unexplained_signs(roles: Sequence[str]) -> list[str]:
    """The signs beside a name that nobody explains, as they are written."""
    return [role[len(_UNEXPLAINED) :] for role in roles if role.startswith(_UNEXPLAINED)]


def without_signs(roles: Sequence[str]) -> tuple[str, ...]:
    """The roles without the signs that nobody explains."""
    return tuple(role for role in roles if not role.startswith(_UNEXPLAINED))


def has_sign(role: str) -> bool:
    """Whether a sign beside the name may show the role."""
    return role in SIGNS or equal_group(role) > 1
