"""The people of an entry: every field of names, with what types and annotations say of those in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import Contributor, Person, made
from sphinxcontrib_pubs.model.roles import marked_by, with_implied
from sphinxcontrib_pubs.sources.bibtex.annotations import orcid_of, read_annotations, role_of, split_name
from sphinxcontrib_pubs.sources.bibtex.tables import EDITOR_TYPES, PEOPLE
from sphinxcontrib_pubs.sources.bibtex.thanks import roles_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_pubs.sources.bibtex.annotations import Annotation
    from sphinxcontrib_pubs.sources.bibtex.names import NamedPerson, NameReader

#: Fields whose words may explain the marks beside names; al-folio shows ``annotation`` and ``additional_info``.
_EXPLAINING = ('annotation', 'annote', 'annotate', 'note', 'addendum', 'additional_info')
#: Annotations whose texts are of people: their ORCID iDs, and signs beside their names that nobody explains.
_OF_TEXTS = ('orcid', 'mark')
#: Where a line of a note ends: al-folio shows ``annotation`` as HTML.
BREAK = re.compile(r'<br\s*/?>|\\\\|\\newline\b')


class People(NamedTuple):
    """Everybody in an entry, authors first; ``complaints`` are fields and what is wrong with their lists.

    ``others`` are further fields, of the kinds of people whose lists end in *and others*, but for ``truncated``.
    ``remarks`` are what is said beside names: whose they are, or '', and a text of LaTeX.
    """

    contributors: tuple[Contributor, ...]
    truncated: bool
    complaints: list[tuple[str, str]]
    others: tuple[tuple[str, str], ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()


def read_people(left: dict[str, str], reader: NameReader) -> People:
    """Takes the fields of people out of ``left``; ``truncated`` tells of the authors, or of editors in their place."""
    found: list[Contributor] = []
    complaints: list[tuple[str, str]] = []
    truncated, others = False, dict[str, str]()
    remarks: dict[str, list[str]] = {}
    notes = _annotations(left) if '+an' in ' '.join(left) else {}
    if collaboration := left.pop('collaboration', ''):
        # REVTeX's field, which INSPIRE writes: "ATLAS", or several divided by commas.
        teams = [team if 'ollaboration' in team else f'{team} Collaboration' for team in collaboration.split(', ')]
        left['author'] = ' and '.join(filter(None, (left.get('author', ''), *(f'{{{team}}}' for team in teams))))
    for field in [field for field in PEOPLE if field in left]:
        value = left.pop(field)
        kind, role = PEOPLE[field]
        if field.startswith('editor') and (what := left.pop(f'{field}type', '').strip().lower()):
            kind, role = EDITOR_TYPES.get(what, 'contributor'), '' if what in EDITOR_TYPES else what
        names = reader.read(value)
        if names.complaint:
            complaints.append((field, names.complaint))
        if names.truncated and (field == 'author' or (field == 'editor' and not found)):
            truncated = True
        elif names.truncated:
            others[f'{kind}-others'] = 'et al.'
        people = names.people
        if any(signs for _, _, signs in people):
            people = _explained(people, left)
        if names.remarks:
            people = _with_told_roles(people, names.remarks, remarks)
        if notes:
            people = tuple(_annotated(named, notes, field, index) for index, named in enumerate(people, 1))
        more = (role,) if role else ()
        found += [made(Contributor, (person, kind, roles + more, '', '')) for person, roles, _ in people]
    said = tuple((', '.join(who), text) for text, who in remarks.items())
    return People(tuple(found), truncated, complaints, tuple(others.items()), said)


def _explained(people: tuple[NamedPerson, ...], left: dict[str, str]) -> tuple[NamedPerson, ...]:
    """The people with the roles of the marks beside their names, where a note of the entry says what these mean."""
    # Marks are rare, and what explains them takes long to import.
    from sphinxcontrib_pubs.sources.reference.legend import find_legend, roles_of

    legend = find_legend('\n'.join(BREAK.sub('\n', left.get(name, '')) for name in _EXPLAINING))
    return tuple(
        named._replace(roles=(*(role for role in named.roles if role != 'marked'), *roles_of(named.signs, '', legend)))
        if named.signs
        else named
        for named in people
    )


def _with_told_roles(
    people: tuple[NamedPerson, ...], told: Iterable[tuple[int, str]], remarks: dict[str, list[str]]
) -> tuple[NamedPerson, ...]:
    """The people with the roles that texts beside their names tell; what tells more is noted, with their names."""
    changed = list(people)
    for place, text in told:
        roles, is_all = roles_in(text) if place >= 0 else ((), False)
        if roles:
            named = changed[place]
            changed[place] = named._replace(roles=tuple(dict.fromkeys((*named.roles, *roles))))
        if not is_all:
            person = changed[place].person if place >= 0 else Person()
            name = ' '.join(filter(None, (person.given, person.full_family, person.suffix)))
            remarks.setdefault(text, []).extend([name] if name else [])
    return tuple(changed)


def _annotated(named: NamedPerson, notes: dict[str, list[Annotation]], field: str, index: int) -> NamedPerson:
    """A person of a list with what annotations say of the person's place in it, or of the whole list."""
    orcid = orcid_of(notes.get(f'{field}:orcid', ()), index)
    signs = [note.value for note in notes.get(f'{field}:mark', ()) if note.item == index and note.value]
    said = [role_of(note.value) for note in notes.get(field, ()) if note.item in (0, index)]
    told = (each for role in said if role for each in with_implied(role))
    roles = tuple(dict.fromkeys((*named.roles, *told, *(each for sign in signs for each in marked_by(sign)))))
    return named._replace(person=named.person._replace(orcid=orcid) if orcid else named.person, roles=roles)


def _annotations(left: dict[str, str]) -> dict[str, list[Annotation]]:
    """What annotations say of people, by field; fields with texts in quotes, which are no roles, stay in ``left``."""
    found: dict[str, list[Annotation]] = {}
    for name in [name for name in left if '+an' in name]:
        field_and_name = split_name(name)
        if field_and_name is None or field_and_name[0] not in PEOPLE:
            continue
        field, annotation = field_and_name
        notes = read_annotations(left[name])
        if annotation in _OF_TEXTS:
            found[f'{field}:{annotation}'] = notes
            del left[name]
            continue
        words = [note for note in notes if not note.is_text]
        found.setdefault(field, []).extend(words)
        if words and len(words) == len(notes):
            del left[name]
    return found
