"""Whether two readings of a list tell of the same works: letters and figures count, punctuation does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.model import Contributor, Publication

_PUNCTUATION = re.compile(r'[\W_]+')
#: Words that a list of names has between them, and that an entry may lack.
_CONJUNCTIONS = frozenset(['and', 'und', 'et', 'y'])


def says_the_same(first: Publication, second: Publication) -> bool:
    """Whether the second tells what the first tells, whatever separates its words."""
    return list(_told(first)) == list(_told(second))


def _told(publication: Publication) -> Iterator[object]:
    named: set[Contributor] = set()
    for contributor in publication.contributors:
        person = contributor.person
        if person.is_spelled_out and contributor in named:
            continue  # who is named twice in full is one person
        named.add(contributor)
        yield from map(_bare, (person.literal, person.particle, person.family, person.given, person.suffix))
        yield contributor.kind
        yield contributor.roles
    for markup in (publication.title, publication.abstract, publication.note, publication.rest):
        yield _bare(plain_text(markup))
    if publication.verbatim:
        yield _bare(plain_text(publication.as_written))
    if publication.venue is not None:
        yield _bare(publication.venue.name)
        yield publication.venue.highlighted
    yield publication.issued
    yield from map(
        _bare,
        (
            publication.volume,
            publication.issue,
            publication.page,
            publication.number,
            publication.edition,
            publication.publisher,
            publication.publisher_place,
            publication.status,
            publication.language,
        ),
    )
    yield publication.type
    yield publication.truncated
    yield publication.verbatim
    yield publication.selected
    yield publication.identifiers
    yield [(link.kind, _bare(link.label), link.url) for link in publication.links]
    yield publication.topics
    yield publication.keywords
    # Labels are the words between the fields, such as an "and".
    yield [(name, _bare(value)) for name, value in publication.extra if name != 'labels']
    yield [(notice.kind, notice.doi, notice.url, _bare(notice.text)) for notice in publication.notices]


def _bare(text: str) -> str:
    """The words of a text in small letters, without conjunctions."""
    words = _PUNCTUATION.sub(' ', text).lower().split()
    return ' '.join(word for word in words if word not in _CONJUNCTIONS)
