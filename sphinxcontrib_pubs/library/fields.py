"""The fields of a publication that a filter may name, each as folded values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.fold import fold
from sphinxcontrib_pubs.library.selected import is_selected
from sphinxcontrib_pubs.library.types import names_of_type
from sphinxcontrib_pubs.library.values import Forms, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinxcontrib_pubs.model import Person, Publication


def _folded(texts: Iterable[str]) -> tuple[Value, ...]:
    return tuple(fold(text) for text in texts)


def _person(person: Person) -> Forms:
    """The ways to write a name, first the one that lists sort by: ``lin, j.``, ``j. lin``, ``lin``."""
    family = fold(person.full_family)
    given = fold(person.given)
    suffix = f', {fold(person.suffix)}' if person.suffix else ''
    if not given:
        return Forms((family + suffix,)) if not suffix else Forms((family + suffix, family))
    forms = [f'{family}, {given}{suffix}', f'{given} {family}{suffix}', family]
    if suffix:
        forms.append(f'{family}{suffix}, {given}')
    if person.particle:
        forms.append(fold(person.family))
    return Forms(forms)


def _venue(publication: Publication) -> Value:
    venue = publication.venue
    if venue is None:
        return None
    return Forms(fold(name) for name in (venue.name, venue.full_name, venue.abbreviation) if name)


def _status(publication: Publication) -> Value:
    """How far the work is, and what became of it."""
    if not publication.notices:
        return fold(publication.status)
    return Forms(dict.fromkeys((*((fold(publication.status),) if publication.status else ()), *_notices(publication))))


def _notices(publication: Publication) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.kind for each in publication.notices))


def _last_author(publication: Publication) -> Value:
    # "et al." hides who the last one is.
    authors = publication.authors
    return _person(authors[-1].person) if authors and not publication.truncated else None


#: Field name to value; the names are those of the documentation's table.
FIELDS: dict[str, Callable[[Publication], Value]] = {
    'year': lambda publication: publication.year or None,
    'month': lambda publication: (publication.issued.month or None) if publication.issued else None,
    'type': lambda publication: names_of_type(publication.type),
    'title': lambda publication: fold(publication.title_text),
    'venue': _venue,
    'authors': lambda publication: tuple(_person(author.person) for author in publication.authors),
    'first_author': lambda publication: _person(publication.authors[0].person) if publication.authors else None,
    'last_author': _last_author,
    'people': lambda publication: _folded(c.person_id for c in publication.contributors if c.person_id),
    'roles': lambda publication: _folded(dict.fromkeys(r for c in publication.contributors for r in c.roles)),
    'status': _status,
    'notices': _notices,
    'doi': lambda publication: fold(publication.identifier('doi')),
    'arxiv': lambda publication: fold(publication.identifier('arxiv')),
    'keywords': lambda publication: _folded(publication.keywords),
    'topics': lambda publication: _folded(publication.topics),
    'selected': is_selected,
    'language': lambda publication: fold(publication.language),
    'key': lambda publication: fold(publication.key),
    'volume': lambda publication: fold(publication.volume),
    'issue': lambda publication: fold(publication.issue),
    'page': lambda publication: fold(publication.page),
    'publisher': lambda publication: fold(publication.publisher),
    'truncated': lambda publication: publication.truncated,
    'links': lambda publication: _folded(dict.fromkeys(link.kind for link in publication.links)),
    'highlighted': lambda publication: bool(publication.venue and publication.venue.highlighted),
}

#: Fields, and levels of groups, of which the registries of people and venues know more than the source tells.
RECOGNISED = frozenset({'author', 'people', 'roles', 'type', 'venue'})
