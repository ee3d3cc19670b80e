"""The order of a list: keys with a sign, as in ``-year, author``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from sphinxcontrib_pubs.library.errors import ExpressionError, nearest
from sphinxcontrib_pubs.library.fold import fold
from sphinxcontrib_pubs.library.names import generation
from sphinxcontrib_pubs.library.titles import IN_PREPARATION, IN_PRESS, TYPE_TITLES, UNDER_REVIEW, waits_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinxcontrib_pubs.model import Person, Publication

Direction: TypeAlias = Literal['ascending', 'descending']
_SIGNS = {'-': True, '+': False, '−': True, '–': True}  # typesetting turns a hyphen into a minus or a dash
#: The words that other programs have for a sign.
_DIRECTIONS = {'desc': '-', 'descending': '-', 'asc': '', 'ascending': ''}
_ARTICLES = ('a ', 'an ', 'the ')
_TYPE_RANKS = {name: rank for rank, name in enumerate(TYPE_TITLES)}
_AFTER_EVERY_YEAR = 1_000_000
#: How far works are that nobody has seen in print, the nearest to it last.
_WAITING = (IN_PREPARATION, UNDER_REVIEW, IN_PRESS)


class SortError(ExpressionError):
    """An order that cannot be used: what was expected, at which column (from 1), and what to do."""


@dataclass(frozen=True, slots=True)
class SortOrder:
    """An order of publications, as its author wrote it: key names, each with whether it descends."""

    text: str
    keys: tuple[tuple[str, bool], ...]

    @property
    def by_names(self) -> bool:
        """Whether works of the same people stand together in this order."""
        return self.keys[0][0] == 'author'

    @property
    def year_direction(self) -> Direction:
        """How years run in this order, for the groups over it: newest first unless it says otherwise."""
        return 'ascending' if any(name in {'year', 'date'} and not down for name, down in self.keys) else 'descending'

    def apply(self, publications: Iterable[Publication]) -> list[Publication]:
        """The publications in this order; equal ones keep theirs, those without a key come last in both directions."""
        given = list(publications)
        order = list(range(len(given)))
        # The last key first: Python's sort is stable, also in reverse.
        for name, descending in reversed(self.keys):
            if name == 'source':
                order.sort(reverse=descending)
                continue
            of = KEYS[name]
            values = [of(publication) for publication in given]
            present = [index for index in order if values[index] is not None]
            present.sort(key=values.__getitem__, reverse=descending)
            order = present + [index for index in order if values[index] is None]
        return [given[index] for index in order]


def parse_sort(text: str) -> SortOrder:
    """The order that keys such as ``-year, author`` describe: ``-`` descends, ``+`` or nothing ascends.

    The keys: ``year``; ``date`` (with month and day); ``author``, the first author's family name, then initials, where
    a lower-case particle does not count (*van der Goot* stands under G, *De Luca* under D); ``title`` without a
    leading *A*, *An*, *The*; ``venue``; ``type``, in the order of the headings; ``key``; ``source``, as in the sources.
    What is accepted or submitted and has no date counts as newer than every year.

    Raises ``SortError`` for anything else.
    """
    keys: list[tuple[str, bool]] = []
    column = 1
    for part in text.split(','):
        name = part.strip()
        place = column + len(part) - len(part.lstrip())
        descending = _SIGNS.get(name[:1], False)
        if name[:1] in _SIGNS:
            name = name[1:].lstrip()
        name = name.lower()
        if name not in KEYS and name != 'source':
            raise _unknown(name, place)
        keys.append((name, descending))
        column += len(part) + 1
    return SortOrder(text, tuple(keys))


def author_sort_key(person: Person) -> tuple[str, str, str] | None:
    """The family name and initials that a person is filed under, folded, and what tells a son; None for nobody."""
    if person.is_team:
        return (_without_article(fold(person.literal)), '', '')
    # Dutch and German practice, and CSL's "sort-only": a particle that stays in lower case is not filed under.
    particle = '' if person.particle[:1].islower() else person.particle
    family = fold(f'{particle} {person.family}' if particle else person.family)
    return (family, fold(person.initials), generation(person)) if family else None


def title_sort_key(title: str) -> str | None:
    """The folded title from its first letter or digit, without a leading English article; None for an empty one."""
    folded = fold(title)
    start = next((index for index, character in enumerate(folded) if character.isalnum()), len(folded))
    return _without_article(folded[start:]) or None


def type_sort_key(publication_type: str) -> tuple[int, str] | None:
    """The place of a type among the headings; types of others' making follow in the order of their names."""
    if not publication_type:
        return None
    return (_TYPE_RANKS.get(publication_type, len(_TYPE_RANKS)), publication_type)


def year_sort_key(publication: Publication) -> int | None:
    """The year; a work without one that is in preparation, submitted or accepted counts as after all years."""
    if publication.year:
        return publication.year
    waiting = waits_for(publication.status)
    if not waiting:
        return None
    return _AFTER_EVERY_YEAR + _WAITING.index(waiting)


def _unknown(name: str, column: int) -> SortError:
    known = ['source', *KEYS]
    found = f'"{name[:40]}"' if name else 'nothing'
    key, _space, direction = name.partition(' ')
    if key in known and direction.strip() in _DIRECTIONS:
        sign = _DIRECTIONS[direction.strip()]
        return SortError(f'expected a key to sort by, found {found}', column, f'write "{sign}{key}"')
    return SortError(f'expected a key to sort by, found {found}', column, nearest(name, known))


def _without_article(folded: str) -> str:
    for article in _ARTICLES:
        if folded.startswith(article):
            return folded[len(article) :].lstrip()
    return folded


def _date(publication: Publication) -> tuple[int, int, int] | None:
    year = year_sort_key(publication)
    if year is None:
        return None
    issued = publication.issued
    return (year, issued.month, issued.day) if issued else (year, 0, 0)


def _author(publication: Publication) -> tuple[str, str, str] | None:
    # A collection without authors is filed under its editor.
    people = publication.authors or publication.contributors
    return author_sort_key(people[0].person) if people else None


def _venue(publication: Publication) -> str | None:
    return title_sort_key(publication.venue.name) if publication.venue else None


#: Key name to what is compared; None where the publication lacks it.
KEYS: dict[str, Callable[[Publication], Any]] = {
    'year': year_sort_key,
    'date': _date,
    'author': _author,
    'title': lambda publication: title_sort_key(publication.title_text),
    'venue': _venue,
    'type': lambda publication: type_sort_key(publication.type),
    'key': lambda publication: fold(publication.key) or None,
}
