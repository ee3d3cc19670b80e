"""The people whom a site knows, and their recognition among the names of a list."""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.errors import nearest
from sphinxcontrib_pubs.library.names import NameForm, agreement, letters, name_form, parse_name
from sphinxcontrib_pubs.model import Contributor, Problem, Severity, SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_pubs.model import Person, Publication

#: The roles that a registry gives.
REGISTRY_ROLES = ('self', 'member', 'student', 'alumni')

#: The order of roles on one contributor: the place in the list, who it is, then what the source marks.
ROLE_ORDER = ('first', 'last', *REGISTRY_ROLES, 'team', 'equal', 'corresponding', 'presenter', 'marked')

_FIELDS = ('name', 'literal', 'roles', 'orcid', 'url')
_BY_PLACE = {
    (False, False): (),
    (True, False): ('first',),
    (False, True): ('last',),
    (True, True): ('first', 'last'),
}
_RANKS = {role: rank for rank, role in enumerate(ROLE_ORDER)}
_CONFIGURATION = SourceSpan(file='conf.py', line=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredPerson:
    """A person of the registry: an id, the forms of the name (the first one is shown), roles, ORCID and page."""

    id: str
    names: tuple[str, ...]
    roles: tuple[str, ...] = ()
    orcid: str = ''
    url: str = ''


class PeopleRegistry:
    """The people whom a site knows. It asks for the people once, and remembers whom it recognised in which name."""

    def __init__(self, people: Iterable[RegisteredPerson] = ()) -> None:
        self.people: dict[str, RegisteredPerson] = {person.id: person for person in people}
        self._by_family: defaultdict[str, list[tuple[NameForm, str]]] = defaultdict(list)
        self._by_other_order: defaultdict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
        self._families: set[str] = set()  # every word that one of the two looks up
        self._by_whole: dict[str, str] = {}
        self._by_orcid: dict[str, str] = {}
        self._recognised: dict[Person, str] = {}
        self._is_family_known: dict[str, bool] = {}
        for person in self.people.values():
            if person.orcid:
                self._by_orcid.setdefault(_bare_orcid(person.orcid), person.id)
            for name in person.names:
                self._index(name, person.id)
        self._families.update(self._by_family, (family for family, _ in self._by_other_order))

    @classmethod
    def from_mapping(
        cls, mapping: Mapping[object, object], span: SourceSpan = _CONFIGURATION
    ) -> tuple[PeopleRegistry, tuple[Problem, ...]]:
        """The registry that ``pubs_people`` describes, and what of it could not be used, each at ``span``.

        A person is a name (``{'yang': 'Yang, Hongxia'}``) or a mapping with ``name`` (one or several), ``roles``
        (of ``REGISTRY_ROLES``), ``orcid`` and ``url``; a team of one word has ``literal`` in place of ``name``.
        A person who cannot be used is left out; nothing is raised.
        """
        reader = _MappingReader(span)
        people = [person for key, value in mapping.items() if (person := reader.read(key, value)) is not None]
        registry = cls(people)
        for person in people:
            for name in person.names:
                if registry.identify(parse_name(name)) != person.id:
                    message = f'person "{person.id}": the name "{name}" is also that of another person'
                    reader.note(message, 'write the given names in full, where they differ')
        return registry, tuple(reader.problems)

    def identify(self, person: Person) -> str:
        """The id of the registered person whom a printed name means, '' for nobody and for more than one.

        By ORCID; else by the whole name of a team or an East Asian name; else by family name and given names or
        initials that do not contradict. Of several, one whose given names are written alike wins.
        """
        if not self.people:
            return ''
        if not (person.literal or person.particle or person.orcid) and not self._may_know(person):
            return ''
        found = self._recognised.get(person)
        if found is None:
            found = self._recognised[person] = self._search(person)
        return found

    def recognise(self, publication: Publication) -> Publication:
        """The publication with ids and roles on its contributors; the same object where nothing is to be said.

        ``first`` and ``last`` go to authors by place (``last`` from two authors on, and never where the list ends in
        "et al."), ``team`` to teams. Roles stand in the order of ``ROLE_ORDER``, unknown ones after them as they came.
        """
        contributors = publication.contributors
        places = [index for index, contributor in enumerate(contributors) if contributor.kind == 'author']
        first = places[0] if places else -1
        last = places[-1] if len(places) > 1 and not publication.truncated else -1
        changed = list(contributors)
        may_know = bool(self.people)
        for index, contributor in enumerate(contributors):
            # Most authors are neither first nor last nor known: theirs is the way of a hundred thousand names.
            person, _, roles, person_id = contributor
            if (
                index in (first, last)
                or roles
                or person_id
                or person.literal
                or person.orcid
                or (may_know and (person.particle or self._may_know(person)))
            ):
                changed[index] = self._recognise_one(contributor, index == first, index == last)
        if all(map(operator.is_, changed, contributors)):
            return publication
        return publication._replace(contributors=tuple(changed))

    def _recognise_one(self, contributor: Contributor, is_first: bool, is_last: bool) -> Contributor:
        person = contributor.person
        person_id = contributor.person_id or self.identify(person)
        if not (person_id or person.literal or contributor.roles):
            by_place = _BY_PLACE[is_first, is_last]
            return Contributor(person, contributor.kind, by_place) if by_place else contributor
        roles = dict.fromkeys(contributor.roles)
        if is_first:
            roles['first'] = None
        if is_last:
            roles['last'] = None
        if person.is_team:
            roles['team'] = None
        if person_id in self.people:
            roles.update(dict.fromkeys(self.people[person_id].roles))
        ordered = tuple(roles) if len(roles) < 2 else tuple(sorted(roles, key=_rank))
        if ordered == contributor.roles and person_id == contributor.person_id:
            return contributor
        return Contributor(person=person, kind=contributor.kind, roles=ordered, person_id=person_id)

    def _index(self, name: str, person_id: str) -> None:
        self._by_whole.setdefault(letters(name), person_id)
        person = parse_name(name)
        form = name_form(person)
        if form.whole:
            self._by_whole.setdefault(form.whole, person_id)
        for family in form.families:
            self._by_family[family].append((form, person_id))
        if len(form.given) == 1 and len(form.given[0]) > 1:
            # Two names in full may be printed in the other order; an initial never stands for a family name.
            self._by_other_order[form.given[0], (letters(person.family),)].append(person_id)

    def _may_know(self, person: Person) -> bool:
        """Whether the family name is one of the registry; most are not, and a text is hashed faster than a person."""
        known = self._is_family_known.get(person.family)
        if known is None:
            form = name_form(person)
            known = bool(form.whole) or any(name in self._families for name in form.families)
            self._is_family_known[person.family] = known
        return known

    def _search(self, person: Person) -> str:
        orcid = _bare_orcid(person.orcid)
        if orcid in self._by_orcid:
            return self._by_orcid[orcid]
        form = name_form(person)
        if form.whole:
            return self._by_whole.get(form.whole, '')
        best: dict[str, int] = {}
        for family in form.families:
            for candidate, person_id in self._by_family.get(family, ()):
                own = self.people[person_id].orcid
                # Two ORCIDs are two people, whatever their names.
                if not (orcid and own):
                    best[person_id] = max(best.get(person_id, 0), agreement(form, candidate))
            for person_id in self._by_other_order.get((family, form.given), ()):
                if not (orcid and self.people[person_id].orcid):
                    best.setdefault(person_id, 1)
        for score in (2, 1):
            found = [person_id for person_id, reached in best.items() if reached == score]
            if found:
                return found[0] if len(found) == 1 else ''
        return ''


class _MappingReader:
    """Reads ``pubs_people``, collecting what is wrong with it."""

    def __init__(self, span: SourceSpan) -> None:
        self.span = span
        self.problems: list[Problem] = []

    def note(self, message: str, hint: str) -> None:
        self.problems.append(
            Problem(code='people', message=message, severity=Severity.WARNING, span=self.span, hint=hint)
        )

    def read(self, key: object, value: object) -> RegisteredPerson | None:
        if not isinstance(key, str) or not key.strip():
            self.note(f'expected a text as the id of a person, found {key!r}', 'for example: yang')
            return None
        data = value if isinstance(value, Mapping) else {'name': value}
        for name in data:
            if name not in _FIELDS:
                self.note(f'person "{key}": unknown field {name!r}', nearest(str(name), _FIELDS))
        names = [name for name in self.texts(key, 'name', data.get('name', ())) if self.is_usable(key, name)]
        names += self.texts(key, 'literal', data.get('literal', ()))
        if not names:
            self.note(f'person "{key}" has no name that can be recognised', "for example: {'name': 'Yang, H.'}")
            return None
        roles = []
        for role in self.texts(key, 'roles', data.get('roles', ())):
            if role in REGISTRY_ROLES:
                roles.append(role)
            else:
                self.note(f'person "{key}": unknown role "{role}"', nearest(role, REGISTRY_ROLES))
        orcid, url = (next(iter(self.texts(key, name, data.get(name, ()))), '') for name in ('orcid', 'url'))
        return RegisteredPerson(id=key, names=tuple(names), roles=tuple(roles), orcid=orcid, url=url)

    def texts(self, key: str, name: str, value: object) -> list[str]:
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list | tuple) or not all(isinstance(item, str) for item in values):
            self.note(f'person "{key}": expected text, or a list of texts, as {name!r}, found {value!r}', 'quote it')
            return []
        return [str(item).strip() for item in values if str(item).strip()]

    def is_usable(self, key: str, name: str) -> bool:
        form = name_form(parse_name(name))
        if form.given or (form.whole and (' ' in name or not name.isascii())):
            return True
        self.note(
            f'person "{key}": "{name}" is a family name alone, which recognises nobody',
            'add the given name or its initial, as in "Yang, H."; for a team write "literal" in place of "name"',
        )
        return False


def _rank(role: str) -> int:
    return _RANKS.get(role, len(_RANKS))


def _bare_orcid(orcid: str) -> str:
    """The sixteen characters of an ORCID, without the address before them."""
    return orcid.rstrip('/').rpartition('/')[2].replace('-', '').upper()
