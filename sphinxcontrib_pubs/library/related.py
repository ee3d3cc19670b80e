"""Which other works of a list a reader of one may want next: those with people, topics or keywords in common."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.facets import FACETS
from sphinxcontrib_pubs.library.fold import fold
from sphinxcontrib_pubs.library.names import generation

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from sphinxcontrib_pubs.model import Publication

#: How many works of a person or a topic are compared: an author of thousands would be compared with all of them.
_MOST_COMPARED = 200


class Related:
    """The neighbours of the works of a list, which are found in the order of the list."""

    def __init__(self, publications: Mapping[str, Publication]) -> None:
        self._publications = publications
        self._sharing: dict[Hashable, list[str]] = defaultdict(list)
        self._places = {key: place for place, key in enumerate(publications)}
        for key, publication in publications.items():
            for feature in dict.fromkeys(_features(publication)):
                self._sharing[feature].append(key)

    def of(self, key: str, most: int) -> list[str]:
        """The keys of up to ``most`` other works with something in common, those with most of it first.

        Whatever two works share counts the more the fewer works have it: a co-author of three works says more of what
        they are about than the head of a group, who stands on all. A topic that all works have says nothing.
        """
        weights: dict[str, float] = defaultdict(float)
        for feature in dict.fromkeys(_features(self._publications[key])):
            sharing = self._sharing[feature]
            if feature[0] != 'person' and len(sharing) == len(self._publications):
                continue
            for other in sharing[:_MOST_COMPARED]:
                weights[other] += 1 / len(sharing)
        weights.pop(key, None)
        # Rounded, since the order in which the same numbers are added is another for each work.
        return sorted(weights, key=lambda other: (-round(weights[other], 9), self._places[other]))[:most]


def _features(publication: Publication) -> Iterator[tuple[str, ...]]:
    for contributor in publication.authors:
        person = contributor.person
        # Family name and first initial, and what tells a son, tell people apart well enough for a link.
        yield 'person', fold(person.full_family), fold(person.initials[:1]), generation(person)
    for name in ('topic', 'keyword'):
        for value in FACETS[name](publication):
            yield 'topic', value.place
