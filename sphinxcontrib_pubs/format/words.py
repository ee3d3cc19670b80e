"""What a page says of an entry, as plain words for those who look for it."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.apa import DETAILED, arxiv_label, date_words, format_apa, venue_name
from sphinxcontrib_pubs.format.links import label_of, links_beside
from sphinxcontrib_pubs.format.names import separators
from sphinxcontrib_pubs.format.parts_below import parts_below
from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.model.scripts import is_east_asian

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinxcontrib_pubs.model import Publication, Venue

#: What a line prints as it stands, with signs alone around it, of a work that is no book or report.
_PRINTED = attrgetter('volume', 'issue', 'page', 'number', 'edition', 'publisher_place', 'publisher')
#: Identifiers that a line has in their place; others stand behind it, unless a link leads there.
_SHOWN = frozenset({'doi', 'arxiv'})
_AUTHORS = frozenset({'author'})


def shown_words(publication: Publication, show: Collection[str] | None = None) -> list[str]:
    """The words of a hand-written entry as they are; of another one, those of its line and of the parts below it.

    Not those of its source: there a name with an accent is LaTeX, every entry has the words "author" and "title", and a
    field may be nobody else's business. What stands between words may be left out, as the brackets of ``12(3)``.
    """
    if publication.as_written:
        return plain_text(publication.as_written).split()
    words = _words_of_authors(publication)
    if words is None:
        words = plain_text(format_apa(publication)).split()
    elif (others := _words_of_fields(publication)) is not None:
        words += others
    else:
        words += plain_text(format_apa(publication.changed(contributors=()))).split()
    for part in parts_below(publication, show):
        if part.name != 'bibtex':
            words += plain_text(part.content).split()
    return words


def _words_of_authors(publication: Publication) -> list[str] | None:
    """What a line says of people who are its authors; None where it may say more of them, or write them otherwise.

    Half of a line are its names, and to set them takes as long as all else.
    """
    people = publication.contributors
    if publication.truncated or publication.marks or (publication.extra and publication.name_notes()):
        return None
    words = [name for person, kind, *_ in people if kind == 'author' for name in person[:-1] if name]
    if {kind for _, kind, *_ in people} - _AUTHORS or any(is_east_asian(person.family[:1]) for person, *_ in people):
        return None
    return [*words, *separators(False)[1].split()] if len(people) > 1 else words


def _words_of_fields(publication: Publication) -> list[str] | None:
    """What a line says beside names, where it is fields that it prints as they are; None where it may say more."""
    issued, venue, identifiers = publication.issued, publication.venue, publication.identifiers
    if (
        issued is None
        or publication.type in DETAILED
        or publication.extra
        or publication.note
        or publication.rest
        or publication.status
        or publication.verbatim
        or not _SHOWN.issuperset(scheme for scheme, _ in identifiers)
        or len(dict(identifiers)) < len(identifiers)
    ):
        return None
    words = plain_text(publication.title).split()
    words.append(date_words(issued))
    if venue is not None:
        words += _words_of_venue(venue)
    words += filter(None, _PRINTED(publication))
    for identifier in identifiers:
        words.append(identifier.url if identifier.scheme == 'doi' else arxiv_label(identifier.value, venue))
    if publication.links:
        words += map(label_of, links_beside(publication))
    return words


@lru_cache(maxsize=1024)
def _words_of_venue(venue: Venue) -> tuple[str, ...]:
    return tuple(plain_text(venue_name(venue)).split())
