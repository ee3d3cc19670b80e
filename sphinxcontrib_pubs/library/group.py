"""Lists under headings: by year, type, venue, topic, author or status, in one or more levels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxcontrib_pubs.library import titles
from sphinxcontrib_pubs.library.errors import ExpressionError, nearest
from sphinxcontrib_pubs.library.fold import fold, slug
from sphinxcontrib_pubs.library.group_order import LevelOrder, Part, parse_group_order
from sphinxcontrib_pubs.library.keys import Names
from sphinxcontrib_pubs.library.names import written_name
from sphinxcontrib_pubs.library.sort import author_sort_key, title_sort_key, type_sort_key, year_sort_key
from sphinxcontrib_pubs.locale import pgettext
from sphinxcontrib_pubs.model import GRAVE, notice_status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinxcontrib_pubs.library.sort import Direction
    from sphinxcontrib_pubs.model import Publication


class GroupError(ExpressionError):
    """A grouping that cannot be used: what was expected, at which column (from 1), and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Publications under one heading.

    ``publications`` are all of them, in order; ``groups`` the same ones divided further, () on the last level.
    ``level`` counts from 1; the one group of an ungrouped list has level 0, no title and no identifier.
    ``identifier`` is an HTML id such as ``year-2022`` or ``year-2022-type-thesis``, distinct within the list.
    """

    title: str
    level: int
    identifier: str
    publications: tuple[Publication, ...]
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupBy:
    """A division of a list, as its author wrote it: the levels from the outermost to the innermost."""

    text: str
    levels: tuple[str, ...]
    orders: tuple[LevelOrder, ...] = ()  # of the outermost levels; the others keep that which they have by themselves

    def ordered(self, text: str) -> GroupBy:
        """The same division with its groups in an order such as ``descending; book, *``, a semicolon between levels.

        Raises ``GroupOrderError``.
        """
        return replace(self, orders=parse_group_order(text, self.levels))

    def apply(self, publications: Sequence[Publication], direction: Direction = 'descending') -> list[Group]:
        """The publications divided into groups, each in one group of a level, their order kept within it.

        Unless an order says otherwise, years run in the given direction, and works in press count as newer than every
        year; undated ones come last in both directions, as do the entries that lack what any other level divides by.
        """
        if not publications:
            return []
        if not self.levels:
            return [Group(title='', level=0, identifier='', publications=tuple(publications))]
        orders = (*self.orders, *(LevelOrder() for _ in self.levels))
        levels = tuple(zip(self.levels, orders, strict=False))
        return list(_divide(tuple(publications), levels, 1, '', direction, Names()))


def parse_group_by(text: str) -> GroupBy:
    """The division that words such as ``year`` or ``type, year`` describe; ``none`` divides nothing.

    Raises ``GroupError`` for anything else.
    """
    levels: list[str] = []
    known = [*LEVELS, 'none']
    column = 1
    for part in text.split(','):
        name = part.strip().lower()
        place = column + len(part) - len(part.lstrip())
        if name not in known:
            found = f'"{name[:40]}"' if name else 'nothing'
            raise GroupError(f'expected what to group by, found {found}', place, nearest(name, known))
        if name in levels:
            raise GroupError(f'expected each level once, found "{name}" again', place, 'leave it out')
        levels.append(name)
        column += len(part) + 1
    if 'none' in levels and len(levels) > 1:
        raise GroupError('expected "none" alone, found it among others', 1, 'leave out "none"')
    return GroupBy(text, () if levels == ['none'] else tuple(levels))


class _Heading(NamedTuple):
    """Where a publication belongs: groups stand in the order of their places, and those with one place are one.

    A person of the registry is one in all spellings, and nobody else has the same group.
    """

    place: Any
    title: str
    name: str  # what the identifier is made of
    person_id: str = ''

    @property
    def identity(self) -> object:
        return self.person_id or self.place


def _divide(
    publications: tuple[Publication, ...],
    levels: tuple[tuple[str, LevelOrder], ...],
    depth: int,
    prefix: str,
    direction: Direction,
    names: Names,
) -> tuple[Group, ...]:
    (level, order), *finer = levels
    heading_of = LEVELS[level]
    headings: dict[object, _Heading] = {}
    members: dict[object, list[Publication]] = {}
    without: list[Publication] = []
    for publication in publications:
        heading = heading_of(publication)
        if heading is None:
            without.append(publication)
            continue
        headings.setdefault(heading.identity, heading)
        members.setdefault(heading.identity, []).append(publication)
    ordered = list(headings.values())
    # Topics stand as the sources have them.
    keyword = order.keyword or {'year': direction, 'topic': 'source'}.get(level, 'ascending')
    if keyword != 'source':
        ordered.sort(key=_place, reverse=keyword == 'descending')
    if keyword == 'count':
        ordered.sort(key=lambda heading: len(members[heading.identity]), reverse=True)
    groups = []
    parts = [Part(each.title, each.name, members[each.identity], titles.said(level, each.title)) for each in ordered]
    if without:
        title, name = _WITHOUT[level]
        parts.append(Part(title, name, without, pgettext('group', title)))
    for _title, name, part, title in order.arrange(parts):
        identifier = names.give(f'{prefix}{level}-{name}')
        inner: tuple[Group, ...] = ()
        if finer:
            inner = _divide(tuple(part), tuple(finer), depth + 1, f'{identifier}-', direction, names)
        groups.append(Group(title=title, level=depth, identifier=identifier, publications=tuple(part), groups=inner))
    return tuple(groups)


def _place(heading: _Heading) -> Any:
    return heading.place


def _by_year(publication: Publication) -> _Heading | None:
    year = year_sort_key(publication)
    if year is None:
        return None
    if publication.year:
        return _heading_of_year(year)
    waiting = titles.waits_for(publication.status)
    return _Heading(year, waiting, slug(waiting.lower()))


@lru_cache(maxsize=1024)
def _heading_of_year(year: int) -> _Heading:
    return _Heading(year, str(year), str(year))  # one value for all the works of a year


def _by_type(publication: Publication) -> _Heading | None:
    place = type_sort_key(publication.type)
    if place is None:
        return None
    plain = publication.type.replace('-', ' ').replace('_', ' ').capitalize()
    return _Heading(place, titles.TYPE_TITLES.get(publication.type, plain), slug(publication.type))


def _by_venue(publication: Publication) -> _Heading | None:
    venue = publication.venue
    name = venue.name if venue else ''
    if venue and venue.full_name:
        # Of a known venue one source has the acronym, another the whole name with a year.
        name = venue.full_name if venue.kind == 'journal' else venue.abbreviation or name
    place = title_sort_key(name)
    return _Heading(place, name, slug(place)) if place else None


def _by_topic(publication: Publication) -> _Heading | None:
    # The innermost heading says most: the outermost is the page's. A year is a heading of another kind.
    topic = next(filter(titles.is_topic, reversed(publication.topics)), '')
    return _Heading(fold(topic), topic, slug(fold(topic))) if topic else None


def _by_author(publication: Publication) -> _Heading | None:
    authors = publication.authors
    place = author_sort_key(authors[0].person) if authors else None
    if place is None:
        return None
    name = slug(' '.join(filter(None, place)))
    return _Heading(place, written_name(authors[0].person), name, authors[0].person_id)


def _by_status(publication: Publication) -> _Heading | None:
    # Whoever groups by status wants to see first of all what was retracted, whatever else is said of it.
    grave = next((notice_status(each) for each in publication.notices if each.kind in GRAVE), '')
    return status_heading(grave or publication.status)


def status_heading(status: str) -> _Heading | None:
    """The heading of a state; None where there is none."""
    place = fold(status).strip()
    if not place:
        return None
    title = titles.STATUS_TITLES.get(place, status[:1].upper() + status[1:])
    return _Heading(place, title, slug(place))


#: Level name to the heading of a publication; None where it lacks what the level divides by.
LEVELS: dict[str, Callable[[Publication], _Heading | None]] = {
    'year': _by_year,
    'type': _by_type,
    'venue': _by_venue,
    'topic': _by_topic,
    'author': _by_author,
    'status': _by_status,
}
#: The title and the identifier's word of each level's last group.
_WITHOUT = {
    'year': (titles.UNDATED, 'undated'),
    'type': (titles.OTHER_TYPES, 'other'),
    'venue': (titles.NO_VENUE, 'none'),
    'topic': (titles.OTHER_TOPICS, 'other'),
    'author': (titles.NO_AUTHOR, 'none'),
    'status': (titles.OTHER_STATUS, 'other'),
}
