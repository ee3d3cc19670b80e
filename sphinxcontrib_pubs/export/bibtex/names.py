"""People → BibTeX's lists of names, which know a prefix, a suffix, and organisations in braces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.bibtex.tex import to_tex
from sphinxcontrib_pubs.model.roles import is_unexplained, unexplained_signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_pubs.model import Contributor, Person

#: What divides names, or is taken for a mark beside one.
_DIVIDES = re.compile(r',|(?:^|\s)and(?:\s|$)|^others$|[;&=]|^[*∗⁎†‡§¶]|[*∗⁎†‡§¶]$', re.IGNORECASE)
#: A role by the word that annotations have for it, where that is another.
_ROLES = re.compile(r'equal-([2-9])')
#: What ends an annotation, or the text in it.
_ENDS_ANNOTATION = frozenset('"=;')
#: Roles that follow from the list itself, or that its site gives.
_IMPLIED = frozenset({'first', 'last', 'team', 'member', 'alumni'})


def name_list(people: Iterable[Contributor], *, truncated: bool = False) -> str:
    """``van der Goot, Rob and King, Jr., Martin and {The Lamp Team} and others``."""
    names = [name for name in (_name(each.person) for each in people) if name]
    return ' and '.join([*names, 'others'] if truncated else names)


def _name(person: Person) -> str:
    if person.literal.strip():
        return f'{{{to_tex(person.literal)}}}'
    prefix = ' '.join(part.strip() for part in (person.dropping_particle, person.particle) if part.strip())
    family = _part(person.family, is_family=True)
    given, suffix = _part(person.given), _part(person.suffix)
    if not family:
        words = ' '.join(part for part in (person.given, prefix, person.suffix) if part.strip())
        return f'{{{to_tex(words)}}}' if words else ''
    if prefix:
        family = f'{_part(prefix)} {family}'
    if suffix:
        return f'{family}, {suffix}, {given}' if given else f'{family}, {suffix}, {{}}'
    if given:
        return f'{family}, {given}'
    # A comma says that all of it is the family name.
    return f'{{{family}}}' if ' ' in family and not family.startswith('{') else family


def _part(text: str, *, is_family: bool = False) -> str:
    """A part of a name; in braces where a word of it would be taken for something else."""
    written = to_tex(text)
    if not written.strip('{}'):
        return ''
    # A word in small letters before the last one would be a prefix, and all before it with it.
    has_prefix = is_family and any(word[0].islower() for word in text.split()[:-1])
    needs_braces = has_prefix or _DIVIDES.search(text) is not None
    return f'{{{written}}}' if needs_braces else written


def said_of(people: Sequence[Contributor]) -> str:
    """What BibLaTeX's ``author+an`` says of people by their place in the list: roles that a source gave them."""
    said: list[str] = []
    for number, each in enumerate(people, 1):
        roles = [_ROLES.sub(r'equal\1', role) for role in each.roles if not (role in _IMPLIED or is_unexplained(role))]
        if 'equal' in roles and any(role != 'equal' and role.startswith('equal') for role in roles):
            roles.remove('equal')  # the number of the group says it
        words = [role for role in roles if re.fullmatch(r'[a-z][a-z0-9-]*', role)]
        said += [f'{number}={",".join(words)}'] if words else []
    return '; '.join(said)


def signs(people: Sequence[Contributor]) -> str:
    """The signs beside names that nobody explains, as an annotation of our own: ``author+an:mark = {1="a"; 3="†"}``."""
    told = ((number, ','.join(unexplained_signs(each.roles))) for number, each in enumerate(people, 1))
    return '; '.join(f'{number}="{to_tex(sign)}"' for number, sign in told if sign and not set(sign) & _ENDS_ANNOTATION)


def orcids(people: Sequence[Contributor]) -> str:
    """The ORCID iDs of a list of people, as BibLaTeX's ``author+an:orcid``."""
    return '; '.join(
        f'{number}="{each.person.orcid}"'
        for number, each in enumerate(people, 1)
        if re.fullmatch(r'[\dXx-]+', each.person.orcid)
    )
