"""What somebody is or was in the group, in words: ``PhD student, 2017–2021``; ``postdoc, since 2023``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.people.person import EARLIEST, LATEST, POSITIONS
from sphinxcontrib_pubs.locale import _, filled, noted_in, pgettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.library.people.person import RegisteredPerson, Stay

#: Positions as pages call them; ``self`` says of whom a site is, which a page of that person need not.
WORDS = {
    'member': noted_in('position', 'member'),
    'alumni': noted_in('position', 'former member'),
    'principal-investigator': noted_in('position', 'principal investigator'),
    'faculty': noted_in('position', 'faculty'),
    'postdoc': noted_in('position', 'postdoc'),
    'student': noted_in('position', 'student'),
    'phd-student': noted_in('position', 'PhD student'),
    'master-student': noted_in('position', 'master’s student'),
    'bachelor-student': noted_in('position', 'bachelor’s student'),
    'staff': noted_in('position', 'staff'),
    'engineer': noted_in('position', 'engineer'),
    'intern': noted_in('position', 'intern'),
    'visitor': noted_in('position', 'visitor'),
    'collaborator': noted_in('position', 'collaborator'),
}


def positions(person: RegisteredPerson) -> list[str]:
    """The positions of a person with their years, in the order of the registry."""
    if person.stays:
        return [told for stay in person.stays if (told := _stay(stay))]
    if not person.roles:
        return [pgettext('position', WORDS['collaborator'])]
    return list(filter(None, [_called(person.roles)]))


def _stay(stay: Stay) -> str:
    return ', '.join(filter(None, (_called(stay.roles), _years(stay))))


def _called(roles: Sequence[str]) -> str:
    """The roles of a position by the words that say most: whoever is a PhD student is a student, and a member."""
    implied = {role for position in roles for role in POSITIONS.get(position, ()) if role != position}
    return ', '.join(pgettext('position', WORDS[role]) for role in roles if role in WORDS and role not in implied)


def _years(stay: Stay) -> str:
    first, last = stay.start[0], stay.end[0]
    if stay.start == EARLIEST:
        return filled(_('until {year}'), year=last) if stay.end != LATEST else ''
    if stay.end == LATEST:
        return filled(_('since {year}'), year=first)
    return str(first) if first == last else f'{first}–{last}'
