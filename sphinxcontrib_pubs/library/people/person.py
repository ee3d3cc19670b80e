"""A person of the registry: names, what the person is in the group, and when."""

from __future__ import annotations

from typing import NamedTuple

from sphinxcontrib_pubs.library.people.introduction import Introduction
from sphinxcontrib_pubs.model import SourceSpan

#: What a person can be in a group, and the roles that this gives on a publication.
POSITIONS: dict[str, tuple[str, ...]] = {
    'self': ('self',),
    'member': ('member',),
    'alumni': ('alumni',),
    'principal-investigator': ('member', 'principal-investigator'),
    'faculty': ('member', 'faculty'),
    'postdoc': ('member', 'postdoc'),
    'student': ('member', 'student'),
    'phd-student': ('member', 'student', 'phd-student'),
    'master-student': ('member', 'student', 'master-student'),
    'bachelor-student': ('member', 'student', 'bachelor-student'),
    'staff': ('member', 'staff'),
    'engineer': ('member', 'engineer'),
    'intern': ('member', 'intern'),
    'visitor': ('member', 'visitor'),
    'collaborator': (),
}

#: Other words for them; capitals, spaces and apostrophes do not matter anywhere.
POSITION_ALIASES = {
    'me': 'self',
    'members': 'member',
    'alumna': 'alumni',
    'alumnus': 'alumni',
    'former-member': 'alumni',
    'pi': 'principal-investigator',
    'professor': 'faculty',
    'lecturer': 'faculty',
    'postdoctoral-researcher': 'postdoc',
    'post-doc': 'postdoc',
    'phd': 'phd-student',
    'phd-candidate': 'phd-student',
    'doctoral-student': 'phd-student',
    'msc-student': 'master-student',
    'masters-student': 'master-student',
    'bsc-student': 'bachelor-student',
    'bachelors-student': 'bachelor-student',
    'undergraduate': 'bachelor-student',
    'research-engineer': 'engineer',
    'external': 'collaborator',
}

#: The roles that a registry gives, in the order in which they stand on an author.
REGISTRY_ROLES = tuple(dict.fromkeys(['self', 'member', 'student', 'alumni', *sum(POSITIONS.values(), ())]))

Day = tuple[int, int, int]
#: Before and after every day of a publication.
EARLIEST: Day = (-10_000, 1, 1)
LATEST: Day = (10_000, 12, 31)


class Stay(NamedTuple):
    """A time in the group, with the roles of a publication of that time; its first and last day, or open ends."""

    roles: tuple[str, ...]
    start: Day = EARLIEST
    end: Day = LATEST


class RegisteredPerson(NamedTuple):
    """A person of the registry: an id, the forms of the name (the first one is shown), and what is known further.

    ``roles`` hold at any time, ``stays`` give theirs in their own. ``page`` is a document of the site, maybe with an id
    on it (``team#mei``), ``url`` an address elsewhere. ``span`` is where the registry names the person.
    """

    id: str
    names: tuple[str, ...]
    roles: tuple[str, ...] = ()
    stays: tuple[Stay, ...] = ()
    orcid: str = ''
    url: str = ''
    page: str = ''
    introduction: Introduction = Introduction()
    span: SourceSpan = SourceSpan(file='conf.py', line=1)
