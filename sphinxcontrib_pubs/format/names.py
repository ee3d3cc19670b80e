"""People → markup: each an element that says who it is, in the order in which a list of references names people.

Names keep the letters that their source prints: nothing is abbreviated, and nothing made up.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.legend import signs_of
from sphinxcontrib_pubs.locale import between, per_language, pgettext
from sphinxcontrib_pubs.model import Span, made
from sphinxcontrib_pubs.model.roles import is_unexplained
from sphinxcontrib_pubs.model.scripts import has_east_asian, is_east_asian

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinxcontrib_pubs.model import Contributor, Mark, Markup, Person

_NO_NOTES: Mapping[int, str] = MappingProxyType({})
# Two letters of which the second is no capital: "Jo", "Élie", and not "K.E.", "J-P", "RA".
_SPELLED_OUT = re.compile(r'[^\W\d_][^\W\d_A-Z]')


@lru_cache(maxsize=4096)
def _is_spelled_out(given: str) -> bool:
    return _SPELLED_OUT.search(given) is not None or has_east_asian(given)


def _are_in_characters(people: Sequence[Contributor]) -> bool:
    return all(is_east_asian((each.person.literal or each.person.family)[:1]) for each in people)


def inverted_name(person: Person) -> str:
    """The family name first, as initials want it: ``van der Goot, R.``; a team as it calls itself."""
    family, given, particle, dropping, suffix, literal, _ = person
    if literal:
        return literal
    if particle:
        family = f'{particle} {family}'
    if dropping:
        given = f'{given} {dropping}'.strip()
    name = f'{family}, {given}' if family and given else family or given
    return f'{name}, {suffix}' if suffix else name


def spoken_name(person: Person) -> str:
    """The name as people say it: ``Rob van der Goot``, ``张伟``, ``山本 浩隆``; a team as it calls itself."""
    family, given, particle, dropping, suffix, literal, _ = person
    if literal:
        return literal
    if not family.isascii() and is_east_asian(family[:1]) and is_east_asian(given[:1]):
        # Chinese and Korean family names of one letter join the given name; longer, Japanese ones keep apart.
        return family + (' ' if len(family) > 1 else '') + given
    if not (particle or dropping or suffix):
        return f'{given} {family}' if given and family else given or family
    return ' '.join(filter(None, (given, dropping, particle, family, suffix)))


def initials(person: Person) -> str:
    """What stands for a person in the place of a picture: ``RG`` for Rob van der Goot, ``张`` for 张伟."""
    if person.literal or is_east_asian(person.family[:1]):
        return (person.literal or person.family)[:1]
    return f'{person.given[:1]}{person.family[:1]}'.upper()


def add_names(
    parts: list[str | Span],
    people: Sequence[Contributor],
    marks: Sequence[Mark] = (),
    *,
    truncated: bool,
    closed: bool = True,
    notes: Mapping[int, str] = _NO_NOTES,
) -> None:
    """Appends ``Lin, J., Men, R., & Yang, H.``, closed by a full stop; ``…, et al.`` for a truncated list.

    Where a given name is spelled out, an inverted name has a comma that could as well divide two people:
    then the names stand as they are spoken, ``Junyang Lin, Rui Men, & Hongxia Yang.`` The signs of ``marks`` stand
    behind the names whose roles they show, and behind those the ``notes`` in brackets, by the places of the names.
    """
    name_of = spoken_name if any(map(_is_spelled_out, [each.person.given for each in people])) else inverted_name
    last = len(people) - 1
    comma, conjunction, others = separators(_are_in_characters(people))
    name = ''
    for position, contributor in enumerate(people):
        if position:
            parts.append(conjunction if position == last and not truncated else comma)
        name = name_of(contributor.person)
        parts.append(named(name, contributor))
        if contributor.roles:
            parts += signs_of(contributor.roles, marks)
        if position in notes:
            parts.append(noted(notes[position]))
    if truncated:
        parts.append(others)
    elif closed and (last in notes or not name.endswith('.')):
        parts.append('.')


def add_spoken_names(
    parts: list[str | Span],
    people: Sequence[Contributor],
    marks: Sequence[Mark] = (),
    *,
    truncated: bool,
    last_apart: bool = True,
    notes: Mapping[int, str] = _NO_NOTES,
) -> None:
    """Appends ``Junyang Lin, Rui Men, and Hongxia Yang``, every name as it is spoken, with the signs of its roles.

    Unless the last name is ``last_apart``, a comma alone stands before it.
    """
    comma, _, others = separators(_are_in_characters(people))
    pair = between(pgettext('citation', '{name} and {name}'))
    last = len(people) - 1
    for position, contributor in enumerate(people):
        if position and position == last and last_apart and not truncated:
            # The word stands apart from a comma by the space that it brings.
            parts.append(pair if last == 1 else f'{comma.rstrip()}{pair}')
        elif position:
            parts.append(comma)
        parts.append(named(spoken_name(contributor.person), contributor))
        if contributor.roles:
            parts += signs_of(contributor.roles, marks)
        if position in notes:
            parts.append(noted(notes[position]))
    if truncated and people:
        parts.append(others)


def named(name: str, contributor: Contributor) -> Span:
    """The element around a name: what its person is, and the way to the person's page."""
    roles, url = contributor.roles, contributor.url
    content: Markup = (Span('link', (name,), url),) if url else (name,)
    return made(Span, ('span', content, '', author_classes(roles) if roles else _AUTHOR, ()))


def noted(note: str) -> Span:
    """What stands in brackets behind a name, and belongs to it wherever the names are folded."""
    return Span('span', (f' ({note})',), classes=('pubs-name-note',))


@per_language
def separators(in_characters: bool) -> tuple[str, str, str]:
    """What stands between two names, before the last one, and behind the names of a truncated list.

    Where all names are ``in_characters``, it is what lists in Chinese and Japanese have, if the page is in either.
    """
    if in_characters:
        return (
            between(pgettext('names in Chinese characters', '{name}, {name}')),
            between(pgettext('names in Chinese characters', '{names}, & {last}')),
            between(pgettext('names in Chinese characters', '{names}, et al.{end}')),
        )
    return (
        between(pgettext('names', '{name}, {name}')),
        between(pgettext('names', '{names}, & {last}')),
        between(pgettext('names', '{names}, et al.{end}')),
    )


_AUTHOR = ('pubs-author',)


@lru_cache(maxsize=1024)
def author_classes(roles: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the element around an author."""
    return ('pubs-author', *(f'pubs-author--{role}' for role in roles if role == 'marked' or not is_unexplained(role)))
