"""One account of a work with everything of it that is compared."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from sphinxcontrib_pubs.library.versions.authors import first_family
from sphinxcontrib_pubs.library.versions.stage import FORMS, Stage, form_of, identity, kind_of, stage_of
from sphinxcontrib_pubs.library.versions.title import title_form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinxcontrib_pubs.model import Publication

_NUMBER = re.compile(r'\d+')
#: The identities of the venue that a name means, and its kind; two that have an identity in common are one.
VenueOf: TypeAlias = 'Callable[[str], tuple[frozenset[str], str]]'
_NO_VENUES: frozenset[str] = frozenset()


class Work:
    """An account of a work; ``index`` is its place, ``venue_of`` gives what is known of a venue by its name.

    ``page`` is the file of a hand-written entry, '' for one of a structured source. ``facets`` are what two accounts of
    one work cannot differ in, as far as both have it.
    """

    def __init__(self, index: int, publication: Publication, venue_of: VenueOf) -> None:
        self.index = index
        self.publication = publication
        self.page = publication.source.file if publication.is_hand_written else ''
        self.title = title_form(publication.title_text)
        self.identity = identity(publication)
        self.family = first_family(publication)
        self.is_team = bool(publication.contributors) and publication.contributors[0].person.is_team
        self._venue_of = venue_of

    # Of most works no other account is told that looks alike, and nobody asks for what follows.

    @cached_property
    def _venue(self) -> tuple[frozenset[str], str]:
        venue = self.publication.venue
        return self._venue_of(venue.name) if venue else (_NO_VENUES, '')

    @cached_property
    def stage(self) -> Stage:
        return Stage.PREPRINT if self._venue[1] == 'preprint server' else stage_of(self.publication)

    @cached_property
    def form(self) -> str:
        if self.stage is Stage.PREPRINT:
            return ''
        kind = self._venue[1]
        return kind if kind in FORMS else form_of(self.publication)

    @cached_property
    def kind(self) -> str:
        return kind_of(self.publication)

    @cached_property
    def facets(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for name, value in (*self.identity.items(), ('kind', self.kind), ('form', self.form)):
            if value:
                found[name] = frozenset((value,))
        if self.stage is Stage.PREPRINT:
            return found
        if self._venue[0]:
            found['venue'] = self._venue[0]
        if self.publication.page and not self.title.is_telling and (first := self._first_page()):
            # Many works of one author may be called "Editorial".
            found['first page'] = frozenset((first,))
        return found

    @property
    def place(self) -> str:
        """Where a person finds it: ``refs.bib:12``."""
        source = self.publication.source
        return f'{source.file}:{source.line}'

    def _first_page(self) -> str:
        found = _NUMBER.search(self.publication.page)
        return found[0] if found else ''


#: Facets in which even two accounts of one DOI may seem to differ: sources name types and venues as they like.
WEAK = ('kind', 'form', 'first page', 'venue')


def conflict(
    mine: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]], *, with_weak: bool = True
) -> str:
    """The facet in which two works, or two groups of accounts, contradict each other; '' for none."""
    for name, values in mine.items():
        if name not in theirs or values & theirs[name]:
            continue
        if name in WEAK and (not with_weak or (name == 'form' and _at_one_venue(mine, theirs))):
            continue
        return name
    return ''


def _at_one_venue(mine: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]]) -> bool:
    return bool(mine.get('venue', _NO_VENUES) & theirs.get('venue', _NO_VENUES))
