"""The venues of a site: the package's own, extended and changed by ``pubs_venues``, and their recognition in a list."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.venues.known import shipped_venues
from sphinxcontrib_pubs.library.venues.matching import VenueIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinxcontrib_pubs.library.venues.known import KnownVenue
    from sphinxcontrib_pubs.model import Publication, Venue


#: What a work in a venue of each kind is.
_TYPES = {'conference': 'paper-conference', 'journal': 'article-journal', 'preprint server': 'article'}
#: Types that a reader of hand-written lines goes by the name of the venue for.
_GUESSED = frozenset(_TYPES.values())


class VenueRegistry:
    """Known venues; it remembers which one a name meant, since a list names few of them many times."""

    def __init__(self, own: Iterable[KnownVenue] = ()) -> None:
        self._own = tuple(own)
        self._found: dict[str, KnownVenue | None] = {}
        self._described: dict[tuple[Venue, bool], Venue] = {}

    @cached_property
    def venues(self) -> Mapping[str, KnownVenue]:
        """All venues by their abbreviations, the site's own last, so that theirs is a name that could mean two.

        Made when somebody asks: a build in which nothing changed does not.
        """
        venues = {venue.abbreviation: venue for venue in shipped_venues()}
        for venue in self._own:
            venues[venue.abbreviation] = _extended(venues.pop(venue.abbreviation, None), venue)
        return venues

    @property
    def colours(self) -> list[tuple[str, str]]:
        """Those of the badges that the site gives to venues; the package itself gives none."""
        return [venue.colours for venue in self._own if venue.colours is not None]

    @cached_property
    def _index(self) -> VenueIndex:
        return VenueIndex(self.venues.values())

    def find(self, name: str) -> KnownVenue | None:
        """The venue that the name of a container means; None for an unknown one."""
        if name not in self._found:
            self._found[name] = self._index.find(name)
        return self._found[name]

    def identity(self, name: str) -> tuple[frozenset[str], str]:
        """The abbreviations of the venue that a name means, and its kind; none, and '', for an unknown one.

        There are several for a joint conference (``ACL-IJCNLP``), and for a journal that prints a conference's papers.
        """
        venue = self.find(name)
        if venue is None:
            return frozenset(), ''
        parts = venue.abbreviation.split('-')
        joint = parts if all(part in self.venues for part in parts) else (venue.abbreviation,)
        return frozenset((*joint, *venue.prints)), venue.kind

    def recognise(self, publication: Publication, *, exported: bool = False) -> Publication:
        """The publication with what is known of its venue; the name that its source displays stays.

        A hand-written entry that is shown gets no abbreviation, which would stand between its words; one that is
        ``exported``, or asked for by a filter, does.
        """
        known = self.known(publication, exported=exported)
        return publication.changed(**known) if known else publication

    def known(self, publication: Publication, *, exported: bool = False) -> dict[str, object]:
        """The fields of a publication that are others where its venue is known; none where nothing is known of it."""
        venue = publication.venue
        if venue is None:
            return {}
        is_written = publication.is_hand_written
        told = self._describe(venue, abbreviated=exported or not is_written)
        if told is venue:
            return {}
        type_ = publication.type
        if not type_ or (is_written and type_ in _GUESSED):
            type_ = _TYPES.get(told.kind, type_)
        return {'venue': told, 'type': type_}

    def _describe(self, venue: Venue, *, abbreviated: bool) -> Venue:
        key = (venue, abbreviated)
        told = self._described.get(key)
        if told is None:
            known = self.find(venue.name) or (self.find(venue.abbreviation) if venue.abbreviation else None)
            told = self._described[key] = venue if known is None else described(venue, known, abbreviated=abbreviated)
        return told


def described(venue: Venue, known: KnownVenue, *, abbreviated: bool) -> Venue:
    """A venue as a source displays it, with what is known of it; the abbreviation where it is wanted."""
    return venue._replace(
        full_name=venue.full_name or known.name,
        abbreviation=venue.abbreviation or (known.abbreviation if abbreviated else ''),
        kind=venue.kind or known.kind,
        url=known.url,
        colours=known.colours,
    )


def _extended(known: KnownVenue | None, own: KnownVenue) -> KnownVenue:
    """A venue of the package with what a site says of it; the site's own where the package has none."""
    if known is None:
        return own
    return known._replace(
        name=own.name or known.name,
        kind=own.kind or known.kind,
        aliases=(*known.aliases, *own.aliases, known.name),
        url=own.url or known.url,
        colours=own.colours or known.colours,
    )
