"""What a page says of an entry, as plain words for those who look for it."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.apa import DETAILED, arxiv_label, date_words, format_apa, venue_name
from sphinxcontrib_pubs.format.links import IN_LINE, labels_of, links_beside
from sphinxcontrib_pubs.format.names import separators
from sphinxcontrib_pubs.format.parts_below import parts_below
from sphinxcontrib_pubs.model import Identifier, plain_text
from sphinxcontrib_pubs.model.scripts import is_east_asian

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinxcontrib_pubs.model import Publication, Venue

#: What a line prints as it stands, with signs alone around it, of a work that is no book or report.
_PRINTED = attrgetter('volume', 'issue', 'page', 'number', 'edition', 'publisher_place', 'publisher')
#: What a line says in words of its own, or in words that may be anything.
_WORDED = attrgetter('extra', 'note', 'rest', 'status', 'verbatim')
_AUTHORS = frozenset({'author'})
_KIND = attrgetter('kind')
#: The parts of a person's name.
_NAMES = itemgetter(*range(6))


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
    if not _AUTHORS.issuperset(map(_KIND, people)):
        return None
    persons = [each[0] for each in people]
    words = [*filter(None, chain.from_iterable(map(_NAMES, persons)))]
    if not ''.join(words).isascii() and any(is_east_asian(person.family[:1]) for person in persons):
        return None
    return [*words, *separators(False)[1].split()] if len(people) > 1 else words


def _words_of_fields(publication: Publication) -> list[str] | None:
    """What a line says beside names, where it is fields that it prints as they are; None where it may say more."""
    issued, venue, shown = publication.issued, publication.venue, dict(publication.identifiers)
    if issued is None or publication.type in DETAILED or any(_WORDED(publication)):
        return None
    if not IN_LINE.issuperset(shown) or len(shown) < len(publication.identifiers):
        return None
    words = plain_text(publication.title).split()
    words.append(date_words(issued))
    if venue is not None:
        words += _words_of_venue(venue)
    words += filter(None, _PRINTED(publication))
    for scheme, value in shown.items():
        words.append(Identifier(scheme, value).url if scheme == 'doi' else arxiv_label(value, venue))
    if publication.links:
        words += labels_of(links_beside(publication))
    return words


@lru_cache(maxsize=1024)
def _words_of_venue(venue: Venue) -> tuple[str, ...]:
    return tuple(plain_text(venue_name(venue)).split())
