"""The same work told by several sources: recognised, put together, and explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.library.versions.work import VenueOf
    from sphinxcontrib_pubs.model import Problem, Publication


class Merged(NamedTuple):
    """A list in which every work stands once, and a problem for each pair of which a person must say what it is."""

    publications: tuple[Publication, ...]
    problems: tuple[Problem, ...] = ()


def no_venue(name: str) -> tuple[frozenset[str], str]:
    """What is known of a venue where nobody knows any."""
    return frozenset(), ''


def merge(publications: Sequence[Publication], venue_of: VenueOf = no_venue, *, always: bool = False) -> Merged:
    """Puts accounts of one work together, wherever they stand; a work keeps the place of its first account.

    Hand-written words come first, then published versions, then preprints, each in the order of the sources; what was
    fetched comes behind all that people keep. Entries of one hand-written page are never put together: each stays,
    filled from the accounts of other sources. A page by itself is given back as it is, unless ``always`` asks for the
    relations between its entries.
    """
    is_page = all(each.is_hand_written or each.verbatim for each in publications)
    if is_page and not always and len({each.source.file for each in publications}) < 2:
        return Merged(tuple(publications))
    # Most sites have one page, and none of what compares works.
    from sphinxcontrib_pubs.library.versions.merging import merge_accounts

    listed, problems = merge_accounts(publications, venue_of)
    return Merged(tuple(listed), tuple(problems))


__all__ = ['Merged', 'merge']
