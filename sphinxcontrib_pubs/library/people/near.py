"""Names that are nearly those of a registered person: slips of a letter, short forms, parts of a family name."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.library.fold import fold
from sphinxcontrib_pubs.library.names import NameForm, agreement, letters, name_form, of_one_generation, parse_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinxcontrib_pubs.library.people.person import RegisteredPerson
    from sphinxcontrib_pubs.model import Person

#: Shorter family names differ by a letter from too many others: Lin, Liu, Li.
_SHORTEST_FAMILY = 5
#: Where only initials agree, a family name must say more.
_SHORTEST_FAMILY_WITH_INITIALS = 6
_SHORTEST_GIVEN = 4
#: No family name has more.
_MOST_PARTS = 5
_WORD_BREAK = re.compile(r'[\s\-‐–]+')


class NearMiss(NamedTuple):
    """The id of the person who may be meant, and what differs."""

    id: str
    difference: str


class NearMisses:
    """The registered people by everything that a slip leaves of a family name."""

    def __init__(self, people: Iterable[RegisteredPerson]) -> None:
        # Of the people who bear one form, the first stands for all: nothing tells them apart.
        self._by_family: defaultdict[str, dict[NameForm, str]] = defaultdict(dict)
        self._by_letters: defaultdict[str, set[str]] = defaultdict(set)
        self._by_part: defaultdict[str, dict[NameForm, str]] = defaultdict(dict)
        for registered in people:
            for name in registered.names:
                person = parse_name(name)
                form = name_form(person)
                for family in form.families:
                    self._by_family[family].setdefault(form, registered.id)
                    for shorter in _without_a_letter(family):
                        self._by_letters[shorter].add(family)
                for part in _parts(person.family):
                    self._by_part[part].setdefault(form, registered.id)

    def find(self, person: Person) -> NearMiss | None:
        """Whom of the registry a name that means nobody may mean after all."""
        form = name_form(person)
        return next(self._of_the_family(form), None) or next(self._of_another_family(person, form), None)

    def _of_the_family(self, form: NameForm) -> Iterator[NearMiss]:
        for family in (*form.families, form.whole):
            for candidate, person_id in self._by_family.get(family, {}).items():
                if not form.given:
                    yield NearMiss(person_id, 'a family name alone recognises nobody')
                elif difference := _given_difference(form, candidate):
                    yield NearMiss(person_id, difference)

    def _of_another_family(self, person: Person, form: NameForm) -> Iterator[NearMiss]:
        if not form.given:
            return
        for family in form.families[:2]:
            near = {other for shorter in _without_a_letter(family) for other in self._by_letters.get(shorter, ())}
            for other in sorted(near - set(form.families)):
                if not _differ_by_a_letter(family, other):
                    continue
                for candidate, person_id in self._by_family[other].items():
                    agreed = agreement(form, candidate)
                    spelled = agreed == 2 and len(form.given[0]) > 1
                    shortest = _SHORTEST_FAMILY if spelled else _SHORTEST_FAMILY_WITH_INITIALS
                    if agreed and min(len(family), len(other)) >= shortest:
                        yield NearMiss(person_id, 'a letter of the family name differs')
        parts = _parts(person.family)
        for part in parts or (letters(person.family),):
            for candidate, person_id in self._by_part.get(part, {}).items():
                if agreement(form, candidate):
                    yield NearMiss(person_id, 'a part of the family name is missing or added')
        for part in parts:
            for candidate, person_id in self._by_family.get(part, {}).items():
                if agreement(form, candidate):
                    yield NearMiss(person_id, 'a part of the family name is missing or added')


def _given_difference(one: NameForm, other: NameForm) -> str:
    """What differs between the given names of two forms with one family name, '' for two people."""
    if not other.given:
        return ''
    mine, theirs = one.given[0], other.given[0]
    if one.particle and other.particle and one.particle != other.particle:
        return 'the particle differs' if agreement(one._replace(particle=''), other) else ''
    if not of_one_generation(one, other):
        return ''
    if one.generation and not other.generation and agreement(one, other):
        return 'the registry has the name without a "Jr." or the like'
    if len(mine) > 1 and len(theirs) > 1:
        if mine == theirs:
            return 'further given names contradict'
        if min(len(mine), len(theirs)) >= _SHORTEST_GIVEN and _differ_by_a_letter(mine, theirs):
            return 'a letter of the given name differs'
        short, long = sorted((mine, theirs), key=len)
        return 'one given name may be short for the other' if len(short) > 2 and long.startswith(short) else ''
    return 'further initials contradict' if mine[0] == theirs[0] and len(one.given) > 1 else ''


def _parts(family: str) -> tuple[str, ...]:
    """The parts of a double name, ``garcia`` and ``marquez``; () for a single one."""
    words = [letters(word) for word in _WORD_BREAK.split(fold(family))]
    parts = tuple(dict.fromkeys(word for word in words if len(word) > 2))
    return parts if 1 < len(parts) <= _MOST_PARTS else ()


def _without_a_letter(word: str) -> Iterator[str]:
    """The word and all words that lack one of its letters: two words that differ by a letter share one of these."""
    yield word
    if _SHORTEST_FAMILY <= len(word) <= 40:
        for index in range(len(word)):
            yield word[:index] + word[index + 1 :]


def _differ_by_a_letter(one: str, other: str) -> bool:
    """Whether one letter is added, missing or another one, or two neighbours are exchanged."""
    pairs = enumerate(zip(one, other, strict=False))
    start = next((index for index, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))
    mine, theirs = one[start:], other[start:]
    if mine == theirs:
        return False
    return (
        mine[1:] == theirs[1:]
        or mine[1:] == theirs
        or mine == theirs[1:]
        or (mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:])
    )
