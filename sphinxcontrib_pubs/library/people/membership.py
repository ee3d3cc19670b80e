"""What somebody was in the group when a work appeared.

Dates are as precise as their sources: a work of 2020 and a stay until June 2020 have days in common, and that counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.people.person import LATEST, POSITIONS

if TYPE_CHECKING:
    from sphinxcontrib_pubs.library.people.person import Day, RegisteredPerson
    from sphinxcontrib_pubs.model import PartialDate


def roles_at(person: RegisteredPerson, issued: PartialDate | None) -> tuple[str, ...]:
    """The roles of a person on a work of a date; an undated work (in press, submitted) counts as of the latest day.

    Within a stay they are the stay's, behind the end of any ``alumni``, and before the first nothing: whoever joins
    later was nobody of the group when the work appeared.
    """
    if not person.stays:
        return person.roles
    first, last = (first_day(issued), last_day(issued)) if issued else (LATEST, LATEST)
    roles = dict.fromkeys(person.roles)
    current = [stay for stay in person.stays if stay.start <= last and first <= stay.end]
    for stay in current:
        roles.update(dict.fromkeys(stay.roles))
    if not current and any(stay.end < first and stay.roles for stay in person.stays):
        roles['alumni'] = None
    return tuple(roles)


def is_now(person: RegisteredPerson, position: str) -> bool:
    """Whether a person is something in the group today; whoever is a PhD student is a student, and a member."""
    roles = roles_at(person, None)
    return set(POSITIONS[position]).issubset(roles) if POSITIONS[position] else not roles


def first_day(date: PartialDate) -> Day:
    return (date.year, date.month or 1, date.day or 1)


def last_day(date: PartialDate) -> Day:
    # No month needs its true length: only days of equal precision, and whole months, are compared.
    if date.end_year:
        return (date.end_year, 12, 31)
    return (date.year, date.month or 12, date.day or 31)
