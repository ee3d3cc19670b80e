"""Who of the registry stands where in some publications, and whom it may lack."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.library.names import letters, name_form, written_name
from sphinxcontrib_pubs.library.people.near import NearMisses
from sphinxcontrib_pubs.library.people.registry import in_words
from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinxcontrib_pubs.library.people.near import NearMiss
    from sphinxcontrib_pubs.library.people.registry import PeopleRegistry
    from sphinxcontrib_pubs.model import Contributor, Person, Publication

#: Somebody who is in so many publications, and in so large a part of them, may be missing in a registry.
MANY = 5
_SHARE = 20  # one in twenty
#: A letter beside which a name is none: "Li" in "Lighting". East Asian names stand without spaces.
_LETTER = r'[^\W\d_\u3040-\ud7af]'
_ITEM_MARK = re.compile(r'(?:[-*+•]|\d{1,9}[.)])[ \t]+')


class Sighting(NamedTuple):
    """A name in a publication, with the roles that the registry and the source give."""

    publication: Publication
    contributor: Contributor

    @property
    def name(self) -> str:
        return written_name(self.contributor.person)

    @property
    def span(self) -> SourceSpan:
        """The place of the name in the source; that of the entry where the source has the name in another form."""
        source, raw = self.publication.source, self.publication.raw
        person = self.contributor.person
        family, given = person.literal or person.family, person.given
        forms = (f'{family}, {given}', f'{given} {family}', f'{family} {given}', family) if given else (family,)
        matches = (re.search(f'(?<!{_LETTER}){re.escape(form)}(?!{_LETTER})', raw) for form in forms)
        found = next(filter(None, matches), None)
        if found is None:
            return source
        offset = found.start()
        line_start = raw.rfind('\n', 0, offset) + 1
        # The entry's place is that of its text, and its raw text begins with the mark of the item.
        mark = _ITEM_MARK.match(raw)
        first_column = source.column - (mark.end() if mark else 0)
        column = offset - line_start + (1 if line_start else max(first_column, 1))
        return SourceSpan(source.file, source.line + raw.count('\n', 0, offset), column)


class Survey(NamedTuple):
    """What a registry and some publications have to do with each other; names in the order in which they appear.

    ``near`` are names of nobody with whom they may mean, ``ambiguous`` names of several registered people with
    their ids, ``unregistered`` the sightings of each person whom many publications name and the registry does not.
    """

    recognised: Mapping[str, Sequence[Sighting]]
    near: Sequence[tuple[NearMiss, Sequence[Sighting]]]
    ambiguous: Sequence[tuple[tuple[str, ...], Sequence[Sighting]]]
    unregistered: Sequence[Sequence[Sighting]]


def survey(registry: PeopleRegistry, publications: Sequence[Publication]) -> Survey:
    """Looks for everybody in the publications; each distinct name is asked for once."""
    recognised: dict[str, list[Sighting]] = {person_id: [] for person_id in registry.people}
    others: defaultdict[Person, list[Sighting]] = defaultdict(list)
    for publication in map(registry.recognise, publications):
        for contributor in publication.contributors:
            sighting = Sighting(publication, contributor)
            if contributor.person_id in recognised:
                recognised[contributor.person_id].append(sighting)
            else:
                others[contributor.person].append(sighting)
    near, ambiguous, unknown = [], [], {}
    misses = NearMisses(registry.people.values())
    for person, sightings in others.items():
        match = registry.match(person)
        if match.ids:
            ambiguous.append((match.ids, sightings))
        elif miss := misses.find(person):
            near.append((miss, sightings))
        else:
            unknown[person] = sightings
    least = max(MANY, len(publications) // _SHARE)
    return Survey(recognised, near, ambiguous, [each for each in _people_of(unknown) if _count(each) >= least])


def problems_of(found: Survey, registry: PeopleRegistry) -> Iterator[Problem]:
    """The notes of ``sphinx-pubs check``: one for each name, at the first entry that has it."""
    for miss, sightings in found.near:
        known = registry.people[miss.id].names[0]
        message = f'"{sightings[0].name}" is nearly "{known}" ({miss.id}): {miss.difference}'
        hint = f'correct it, or add the form to the "variants" of {miss.id}'
        yield _note('person-near-miss', message, hint, sightings)
    for ids, sightings in found.ambiguous:
        hint = 'write the given names in full, or add the form to the "variants" of one of them'
        yield _note('person-ambiguous', f'"{sightings[0].name}" may be {in_words(ids, "or")}', hint, sightings)
    for sightings in found.unregistered:
        message = f'"{sightings[0].name}" is not registered'
        yield _note('person-unregistered', message, 'register the person if it is one of the group', sightings)


def _note(code: str, message: str, hint: str, sightings: Sequence[Sighting]) -> Problem:
    count = _count(sightings)
    if count > 1:
        message += f' ({count} entries)'
    return Problem(code=code, message=message, severity=Severity.NOTE, span=sightings[0].span, hint=hint)


def _count(sightings: Iterable[Sighting]) -> int:
    return len({id(sighting.publication) for sighting in sightings})


def _people_of(unknown: Mapping[Person, list[Sighting]]) -> Iterator[list[Sighting]]:
    """The sightings of one person together: forms of a name, unless different given names begin with one letter.

    Father and son are two people, although a source that leaves the ``Jr.`` out makes them one.
    """
    groups: defaultdict[tuple[str, str, str], dict[Person, list[Sighting]]] = defaultdict(dict)
    for person, sightings in unknown.items():
        form = name_form(person)
        family = form.whole or letters(person.full_family)
        groups[family, form.given[0][0] if form.given else '', form.generation][person] = sightings
    for forms in groups.values():
        spelled = {name for name in (_spelled_out(person) for person in forms) if name}
        if len(spelled) < 2:
            yield [sighting for sightings in forms.values() for sighting in sightings]
            continue
        apart: defaultdict[str, list[Sighting]] = defaultdict(list)
        for person, sightings in forms.items():
            apart[_spelled_out(person)] += sightings
        yield from apart.values()


def _spelled_out(person: Person) -> str:
    given = name_form(person).given
    return given[0] if given and len(given[0]) > 1 else ''
