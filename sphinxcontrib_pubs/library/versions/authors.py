"""Whether two lists of people can be those of one work."""

from __future__ import annotations

import enum
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.names import agreement, letters, name_form, of_one_generation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.library.names import NameForm
    from sphinxcontrib_pubs.model import Person, Publication

#: Of a list longer than this the head is compared: a collaboration has thousands.
_MOST_COMPARED = 60


class People(enum.IntEnum):
    """How two lists of authors agree; a smaller one agrees better."""

    EQUAL = 0  # the same people, as far as both lists go
    ALIKE = 1  # the same first author and half of the others, or nearly all in another order
    UNKNOWN = 2  # one of them names nobody, or a team where the other names people
    OTHER = 3


def _people_of(publication: Publication) -> tuple[Person, ...]:
    """The authors, the editors of a work without authors."""
    authors = tuple(each.person for each in publication.contributors if each.kind == 'author')
    return authors or tuple(publication.persons())


def first_family(publication: Publication) -> str:
    """The letters of the name under which a work is filed; '' where nobody is named."""
    for each in publication.contributors:
        if each.kind == 'author':
            return _family(each.person.literal or each.person.family)
    return _family(publication.contributors[0].person.full_family) if publication.contributors else ''


def compare_people(one: Publication, other: Publication) -> People:
    """Compares the authors of two works, initials with names in full, shortened lists as far as they go."""
    mine, theirs = _people_of(one)[:_MOST_COMPARED], _people_of(other)[:_MOST_COMPARED]
    if not mine or not theirs:
        return People.UNKNOWN
    if any(person.is_team for person in mine) != any(person.is_team for person in theirs):
        return People.UNKNOWN if (len(mine) == 1 or len(theirs) == 1) else _compare(mine, theirs, one, other)
    return _compare(mine, theirs, one, other)


def _compare(mine: Sequence[Person], theirs: Sequence[Person], one: Publication, other: Publication) -> People:
    shorter, longer = sorted((mine, theirs), key=len)
    in_order = sum(_may_be_one(a, b) for a, b in zip(shorter, longer, strict=False))
    cut = (len(shorter) < len(longer) and (one if shorter is mine else other).truncated) or len(shorter) == len(longer)
    if in_order == len(shorter) and cut:
        return People.EQUAL
    same_first = _may_be_one(mine[0], theirs[0])
    shared = max(in_order, sum(any(_may_be_one(a, b) for b in longer) for a in shorter))
    if same_first and 2 * shared >= len(shorter):
        return People.ALIKE
    if len(shorter) > 1 and 5 * shared >= 4 * len(longer):
        return People.ALIKE
    return People.OTHER


def _may_be_one(one: Person, other: Person) -> bool:
    if one == other or (one.family and one[0] == other[0] and one[2:] == other[2:] and _by_initial(one, other)):
        return True  # most names; taking them apart takes many times as long
    mine, theirs = _form(one), _form(other)
    if mine.whole or theirs.whole:
        return _whole(one) == _whole(other)
    if not of_one_generation(mine, theirs):
        return False
    if any(family in theirs.families for family in mine.families):
        return not mine.given or not theirs.given or agreement(mine, theirs) > 0
    # A source that turned a name round: "Ito Mika" for "Mika Ito".
    return len(mine.given) == 1 and len(mine.given[0]) > 1 and _turned(one, other)


def _by_initial(one: Person, other: Person) -> bool:
    """Whether one given name is the initial of the other."""
    short, long = sorted((one.given, other.given), key=len)
    return len(short.rstrip('.')) == 1 and short[0] == long[0]


def _turned(one: Person, other: Person) -> bool:
    return letters(one.given) == letters(other.family) and letters(one.family) == letters(other.given)


@lru_cache(maxsize=20_000)
def _form(person: Person) -> NameForm:
    return name_form(person)


def _whole(person: Person) -> str:
    return letters(person.literal or person.family + person.given)


@lru_cache(maxsize=20_000)
def _family(name: str) -> str:
    return letters(name)
