"""The people whom a site knows, and their recognition among the names of a list."""

from __future__ import annotations

import operator
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.library.names import (
    NameForm,
    agreement,
    divided_otherwise,
    given_names,
    letters,
    name_form,
    parse_name,
)
from sphinxcontrib_pubs.library.people.membership import roles_at
from sphinxcontrib_pubs.library.people.orcid import bare_orcid
from sphinxcontrib_pubs.library.people.reading import read_people
from sphinxcontrib_pubs.model import Contributor, Problem, Severity, SourceSpan, as_located, made
from sphinxcontrib_pubs.model.roles import role_rank, with_implied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinxcontrib_pubs.library.people.person import RegisteredPerson
    from sphinxcontrib_pubs.model import Located, PartialDate, Person, Publication

#: A message names no more people than these.
_MOST_NAMED = 5
_BY_PLACE = {
    (False, False): (),
    (True, False): ('first',),
    (False, True): ('last',),
    (True, True): ('first', 'last'),
}


class Match(NamedTuple):
    """The people of the registry whom a printed name may mean, and by what: one is recognised, several are not.

    ``evidence`` is ``orcid``, ``id``, ``name`` (the name as a whole, or the given names alike) or ``initials`` (given
    names that do not contradict).
    """

    ids: tuple[str, ...] = ()
    evidence: str = ''

    @property
    def id(self) -> str:
        return self.ids[0] if len(self.ids) == 1 else ''


_NOBODY = Match()
_CONFIGURATION = SourceSpan(file='conf.py', line=1)


class PeopleRegistry:
    """The people whom a site knows. It asks for the people once, and remembers whom it recognised in which name."""

    def __init__(self, people: Iterable[RegisteredPerson] = ()) -> None:
        self.people: dict[str, RegisteredPerson] = {person.id: person for person in people}
        # Each form stands once with all who bear it: it is compared once, however many these are.
        # By the family name and the first letter of the given names, since many people of a group may be called Wang.
        # Beside a form stands how well given names have to agree.
        self._by_family: defaultdict[tuple[str, str], dict[tuple[NameForm, int], list[str]]] = defaultdict(dict)
        self._by_other_order: defaultdict[tuple[str, tuple[str, ...]], dict[NameForm, list[str]]] = defaultdict(dict)
        # Under the last word of a double family name, with the words that a source may take for given names.
        self._by_last_word: defaultdict[str, dict[tuple[NameForm, tuple[str, ...]], list[str]]] = defaultdict(dict)
        self._families: set[str] = set()  # every word that one of the three looks up
        self._by_whole: defaultdict[str, list[str]] = defaultdict(list)
        self._by_orcid: dict[str, str] = {}
        self._matches: dict[Person, Match] = {}
        self._matches_by_form: dict[tuple[NameForm, bool], Match] = {}
        self._is_family_known: dict[str, bool] = {}
        for person in self.people.values():
            if person.orcid:
                self._by_orcid.setdefault(bare_orcid(person.orcid), person.id)
            forms = [name_form(parse_name(name)) for name in person.names]
            for name, form in zip(person.names, forms, strict=True):
                self._index(name, person.id, 2 if any(_shortens(form, other) for other in forms) else 1)
        self._families.update(family for family, _ in self._by_other_order)
        self._families.update(letters(person_id) for person_id in self.people if person_id.islower())

    @classmethod
    def from_data(cls, data: Located) -> tuple[PeopleRegistry, tuple[Problem, ...]]:
        """The registry that ``pubs_people`` or its file describes, and what of it could not be used.

        Nothing is raised: who cannot be used is left out.
        """
        people, problems = read_people(data)
        registry = cls(people)
        return registry, (*problems, *registry.conflicts())

    @classmethod
    def from_mapping(
        cls, mapping: Mapping[str, object], span: SourceSpan = _CONFIGURATION
    ) -> tuple[PeopleRegistry, tuple[Problem, ...]]:
        """The same of a mapping in ``conf.py``, with all problems at ``span``."""
        return cls.from_data(as_located(mapping, span)) if mapping else (cls(), ())

    def conflicts(self) -> list[Problem]:
        """A name by which nobody can be recognised, since it is also that of another person."""
        found = []
        for person in self.people.values():
            for name in person.names:
                match = self.match(parse_name(name))
                if match.id != person.id:
                    others = in_words((f'"{each}"' for each in match.ids if each != person.id), 'and')
                    message = f'person "{person.id}": the name "{name}" is also that of {others or "another person"}'
                    hint = 'leave one out if they are one person, else write the given names in full, where they differ'
                    found.append(
                        Problem(code='people', message=message, severity=Severity.WARNING, span=person.span, hint=hint)
                    )
            if person.orcid and self._by_orcid[bare_orcid(person.orcid)] != person.id:
                message = f'person "{person.id}" has the ORCID of "{self._by_orcid[bare_orcid(person.orcid)]}"'
                found.append(
                    Problem(
                        code='people', message=message, severity=Severity.WARNING, span=person.span, hint='check both'
                    )
                )
        return found

    def identify(self, person: Person) -> str:
        """The id of the registered person whom a printed name means, '' for nobody and for more than one."""
        return self.match(person).id

    def match(self, person: Person) -> Match:
        """The registered people whom a printed name may mean.

        By ORCID; by the id in small letters, as sources for programs have it; else by the whole name of a team or an
        East Asian name; else by family name and given names or initials that do not contradict. Of several, those of
        the same generation win, a ``Jr.`` or none, and of these the ones whose given names are written alike.
        """
        if not self.people:
            return _NOBODY
        if not (person.literal or person.particle or person.orcid) and not self._may_know(person):
            return _NOBODY
        found = self._matches.get(person)
        if found is None:
            found = self._matches[person] = self._search(person)
        return found

    def today(self, person_id: str) -> Contributor:
        """A person of the registry by the first of the names, with the roles and the page as on a work of today."""
        person = parse_name(self.people[person_id].names[0])
        return self._recognise_one(Contributor(person=person, kind='author', person_id=person_id), False, False, None)

    def recognise(self, publication: Publication) -> Publication:
        """The publication with ids and roles on its contributors; the same object where nothing is to be said.

        ``first`` and ``last`` go to authors by place (``last`` from two authors on, and never where the list ends in
        "et al."), ``team`` to teams, and what somebody was in the group when the work appeared to the people of the
        registry. Roles stand in the order of ``ROLE_ORDER``, unknown ones after them as they came.
        """
        known = self.known(publication)
        return publication if known is publication.contributors else publication.changed(contributors=known)

    def known(self, publication: Publication) -> tuple[Contributor, ...]:
        """The contributors of a publication with their ids and roles; the same value where nothing is to be said."""
        contributors = publication.contributors
        first, last = _ends(contributors)
        if last == first or publication.truncated:
            last = -1
        may_know, is_known = bool(self.people), self._is_family_known
        # Most authors are neither first nor last nor known: theirs is the way of a hundred thousand names.
        asked = [
            index
            for index, ((family, _, particle, _, _, literal, orcid), _, roles, person_id, _) in enumerate(contributors)
            if is_known.get(family, may_know) or particle or roles or person_id or literal or orcid
        ]
        changed = list(contributors)
        if first >= 0 and first not in asked:  # nobody knows who that is
            changed[first] = made(Contributor, (contributors[first].person, 'author', ('first',), '', ''))
        if last >= 0 and last not in asked:
            changed[last] = made(Contributor, (contributors[last].person, 'author', ('last',), '', ''))
        for index in asked:
            changed[index] = self._recognise_one(contributors[index], index == first, index == last, publication.issued)
        return contributors if all(map(operator.is_, changed, contributors)) else tuple(changed)

    def _recognise_one(
        self, contributor: Contributor, is_first: bool, is_last: bool, issued: PartialDate | None
    ) -> Contributor:
        person = contributor.person
        person_id = contributor.person_id or self.identify(person)
        if not (person_id or person.literal or contributor.roles):
            by_place = _BY_PLACE[is_first, is_last]
            return Contributor(person, contributor.kind, by_place) if by_place else contributor
        roles = dict.fromkeys(implied for role in contributor.roles for implied in with_implied(role))
        if is_first:
            roles['first'] = None
        if is_last:
            roles['last'] = None
        if person.is_team:
            roles['team'] = None
        url = contributor.url
        if person_id in self.people:
            known = self.people[person_id]
            if self._is_id(person):
                person = parse_name(known.names[0])
            roles.update(dict.fromkeys(roles_at(known, issued)))
            url = known.url
        ordered = tuple(roles) if len(roles) < 2 else tuple(sorted(roles, key=role_rank))
        if (
            person is contributor.person
            and ordered == contributor.roles
            and person_id == contributor.person_id
            and url == contributor.url
        ):
            return contributor
        return Contributor(person=person, kind=contributor.kind, roles=ordered, person_id=person_id, url=url)

    def _index(self, name: str, person_id: str, least: int) -> None:
        person = parse_name(name)
        form = name_form(person)
        for whole in dict.fromkeys(filter(None, (letters(name), form.whole))):
            self._by_whole[whole].append(person_id)
        for each in (form, *map(name_form, divided_otherwise(name))):
            self._families.update(each.families)
            for family in each.families if each.given else ():
                self._by_family[family, each.given[0][0]].setdefault((each, least), []).append(person_id)
        words = person.family.split()
        moved = given_names(' '.join(words[:-1]))
        if moved and not person.particle:
            self._by_last_word[letters(words[-1])].setdefault((form, moved), []).append(person_id)
            self._families.add(letters(words[-1]))
        if len(form.given) == 1 and len(form.given[0]) > 1:
            # Two names in full may be printed in the other order; an initial never stands for a family name.
            bearers = self._by_other_order[form.given[0], (letters(person.family),)]
            bearers.setdefault(form, []).append(person_id)

    def _may_know(self, person: Person) -> bool:
        """Whether the family name is one of the registry; most are not, and a text is hashed faster than a person."""
        known = self._is_family_known.get(person.family)
        if known is None:
            if person.family.isascii() and not person.particle:
                known = letters(person.family) in self._families  # the only spelling that its form has
            else:
                form = name_form(person)
                known = bool(form.whole) or any(name in self._families for name in form.families)
            self._is_family_known[person.family] = known
        return known

    def _is_id(self, person: Person) -> bool:
        """Whether a name is nothing but an id, such as ``admin`` on a page of Hugo; a family name has a capital."""
        return not person.given and person.family.islower() and person.family in self.people

    def _search(self, person: Person) -> Match:
        orcid = bare_orcid(person.orcid)
        if orcid in self._by_orcid:
            return Match((self._by_orcid[orcid],), 'orcid')
        if self._is_id(person):
            return Match((person.family,), 'id')
        form = name_form(person)
        found = self._matches_by_form.get((form, bool(orcid)))
        if found is None:
            found = self._matches_by_form[form, bool(orcid)] = self._bearers_of(form, has_orcid=bool(orcid))
        return found

    def _bearers_of(self, form: NameForm, *, has_orcid: bool) -> Match:
        """The people who may be meant by a name of such a form, beside an ORCID that is nobody's or without one."""
        if form.whole:
            found = tuple(dict.fromkeys(self._by_whole.get(form.whole, ())))
            return Match(found, 'name') if found else _NOBODY
        best: dict[str, tuple[bool, int]] = {}
        for candidate, bearers, agreed in self._candidates(form):
            # Lists leave a "Jr." out, and make none up.
            if form.generation not in ('', candidate.generation):
                continue
            reached = form.generation == candidate.generation, agreed
            for person_id in bearers:
                # Two ORCIDs are two people, whatever their names.
                if not (has_orcid and self.people[person_id].orcid):
                    best[person_id] = max(best.get(person_id, reached), reached)
        if not best:
            return _NOBODY
        most = max(best.values())
        found = tuple(person_id for person_id, reached in best.items() if reached == most)
        return Match(found, 'name' if most[1] == 2 else 'initials')

    def _candidates(self, form: NameForm) -> Iterator[tuple[NameForm, Sequence[str], int]]:
        """The registered forms that a form may be, each with its people and how well the given names agree."""
        initial = form.given[0][0] if form.given else ''
        for family in form.families:
            for (candidate, least), bearers in self._by_family.get((family, initial), {}).items():
                if (agreed := agreement(form, candidate)) >= least:
                    yield candidate, bearers, agreed
            for candidate, bearers in self._by_other_order.get((family, form.given), {}).items():
                yield candidate, bearers, 1
            for (candidate, moved), bearers in self._by_last_word.get(family, {}).items():
                count = len(moved)
                if form.given[-count:] == moved and agreement(form._replace(given=form.given[:-count]), candidate):
                    yield candidate, bearers, 1


def in_words(people: Iterable[str], conjunction: str) -> str:
    """A few people as a message names them: of very many the first, since each of them may have a message."""
    named = list(islice(people, _MOST_NAMED + 1))
    return f' {conjunction} '.join((*named[:_MOST_NAMED], 'others') if len(named) > _MOST_NAMED else named)


def _shortens(form: NameForm, other: NameForm) -> bool:
    """Whether a form is one that a longer one of the same person covers: ``Wang, J.`` beside ``Wang, Jianyong``.

    By itself it would recognise ``Wang, Jie``; it says no more than that this very form is the person's.
    """
    return (
        form.families == other.families
        and form.generation == other.generation
        and sum(map(len, form.given)) < sum(map(len, other.given))
        and agreement(form, other) == 1
    )


def _ends(contributors: Sequence[Contributor]) -> tuple[int, int]:
    """The places of the first and of the last author, both −1 where there is none."""
    if contributors and contributors[0].kind == 'author' == contributors[-1].kind:  # as of most works
        return 0, len(contributors) - 1
    authors = [index for index, each in enumerate(contributors) if each.kind == 'author']
    return (authors[0], authors[-1]) if authors else (-1, -1)
