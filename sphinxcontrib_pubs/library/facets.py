"""What readers narrow a list down by: the values of each facet, and which of them every publication has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxcontrib_pubs.library import titles
from sphinxcontrib_pubs.library.fold import fold, slug
from sphinxcontrib_pubs.library.group import LEVELS, status_heading
from sphinxcontrib_pubs.library.keys import Names
from sphinxcontrib_pubs.library.names import generation, written_name
from sphinxcontrib_pubs.model import notice_status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinxcontrib_pubs.model import Contributor, Publication

#: A facet offers so many values at most, those of the most publications: nobody looks through a thousand boxes.
MOST_VALUES = 100


class Value(NamedTuple):
    """One value: publications with the same ``place`` have the same value; ``name`` is what an address calls it."""

    place: Any
    title: str
    name: str


class Facet(NamedTuple):
    """The values of one facet in the order in which they are offered.

    ``values`` are names and titles. ``members`` has for each publication the numbers of its values.
    """

    name: str
    values: tuple[tuple[str, str], ...]
    members: tuple[tuple[int, ...], ...]


def facets_of(publications: Iterable[Publication], names: Iterable[str]) -> list[Facet]:
    """The facets of a list by their names in ``FACETS``; one by which nothing could be narrowed down is left out.

    The publications are asked for once, one after the other, so that nobody has to hold all of them.
    """
    gathered = [_Gathered(name) for name in names]
    for publication in publications:
        for each in gathered:
            each.add(publication)
    return [facet for each in gathered if (facet := each.facet()).values]


class _Gathered:
    """The values of one facet as the publications bring them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.values_of = FACETS[name]
        self.found: dict[Any, Value] = {}
        self.counts: Counter[Any] = Counter()
        self.places: list[tuple[Any, ...]] = []

    def add(self, publication: Publication) -> None:
        own = {value.place: value for value in self.values_of(publication)}
        for place, value in own.items():
            known = self.found.get(place)
            # Of several forms of a name the longest says most.
            if known is None or len(value.title) > len(known.title):
                self.found[place] = value
        self.counts.update(own.keys())
        self.places.append(tuple(own))

    def facet(self) -> Facet:
        counts = self.counts
        telling = [place for place, count in counts.items() if count < len(self.places)]
        common = sorted(telling, key=lambda place: -counts[place])[:MOST_VALUES]
        if self.name in _BY_PLACE:
            ordered = sorted(common, reverse=self.name == 'year')
        else:
            ordered = sorted(common, key=lambda place: (-counts[place], place))
        names = Names()
        numbers = {place: number for number, place in enumerate(ordered)}
        return Facet(
            self.name,
            tuple((names.give(self.found[place].name), self.found[place].title) for place in ordered),
            tuple(tuple(numbers[place] for place in own if place in numbers) for own in self.places),
        )


#: Facets whose values have an order of their own; those of the others stand by the number of their publications.
_BY_PLACE = frozenset({'year', 'type', 'status'})


def _of_level(level: str) -> Callable[[Publication], Iterator[Value]]:
    """A facet whose values are the headings of a level of groups."""
    heading_of = LEVELS[level]

    def values(publication: Publication) -> Iterator[Value]:
        heading = heading_of(publication)
        if heading is not None:
            yield Value(heading.place, titles.said(level, heading.title), heading.name)

    return values


def _statuses(publication: Publication) -> Iterator[Value]:
    """How far the work is, and everything that became of it."""
    states = (publication.status, *map(notice_status, publication.notices))
    for heading in filter(None, map(status_heading, states)):
        yield Value(heading.place, titles.said('status', heading.title), heading.name)


def _authors(publication: Publication) -> Iterator[Value]:
    """All authors; of a work without any, its editors."""
    people = publication.authors or tuple(each for each in publication.contributors if each.kind == 'editor')
    for contributor in people:
        value = _author(contributor)
        if value.place:
            yield value


def _author(contributor: Contributor) -> Value:
    person = contributor.person
    title = written_name(person)
    # Whom the site knows is one person in all spellings; of anybody else, "Lin, J." may be another than "Lin, Junyang".
    said = written_name(person._replace(suffix=generation(person))) if person.suffix else title
    name = contributor.person_id or fold(said).replace('.', ' ').strip()
    return Value(' '.join(name.split()), title, slug(name))


def _topics(publication: Publication) -> Iterator[Value]:
    """The headings above an entry that are no years."""
    return _named(filter(titles.is_topic, publication.topics))


def _keywords(publication: Publication) -> Iterator[Value]:
    return _named(publication.keywords)


def _named(texts: Iterable[str]) -> Iterator[Value]:
    for text in texts:
        if place := fold(text).strip():
            yield Value(place, text.strip(), slug(place))


#: Facet name to the values of a publication.
FACETS: dict[str, Callable[[Publication], Iterator[Value]]] = {
    'year': _of_level('year'),
    'type': _of_level('type'),
    'venue': _of_level('venue'),
    'author': _authors,
    'topic': _topics,
    'keyword': _keywords,
    'status': _statuses,
}
