"""Publications made by hand, as short as a test needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sphinxcontrib_pubs.library.names import parse_name
from sphinxcontrib_pubs.library.people import PeopleRegistry
from sphinxcontrib_pubs.model import Contributor, PartialDate, Publication, SourceSpan, Venue

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope='session')
def work() -> Callable[..., Publication]:
    """Make a publication: ``work('key', 'Lin, J.; Bai, S.', year=2022, venue='KDD', **fields)``."""

    def make(
        key: str = 'key', authors: str = '', *, year: int = 0, venue: str | Venue = '', **fields: Any
    ) -> Publication:
        people = [parse_name(name) for name in authors.split(';') if name.strip()]
        fields.setdefault('contributors', tuple(Contributor(person=person) for person in people))
        fields.setdefault('issued', PartialDate(year=year) if year else None)
        fields['venue'] = Venue(name=venue) if isinstance(venue, str) and venue else venue or None
        return Publication(key=key, source=SourceSpan(file='list.md', line=1), **fields)

    return make


def registry(**people: object) -> PeopleRegistry:
    """The registry of some people, by their ids, in which nothing is mistaken."""
    made, problems = PeopleRegistry.from_mapping(people)
    assert problems == ()
    return made
