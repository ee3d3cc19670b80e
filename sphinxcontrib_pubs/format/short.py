"""The style ``short``: names, title, venue and year, for lists that should take little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.apa import add_sentence, title_of, venue_as
from sphinxcontrib_pubs.format.names import add_spoken_names
from sphinxcontrib_pubs.locale import pgettext
from sphinxcontrib_pubs.model import Span

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup, Publication


def format_short(publication: Publication) -> Markup:
    """``J. Lin, H. Yang. *Title.* **KDD** 2021.``"""
    if publication.verbatim:
        return publication.as_written or (publication.raw,)
    parts: list[str | Span] = []
    names: list[str | Span] = []
    people = publication.authors or publication.contributors
    add_spoken_names(names, people, publication.marks, truncated=publication.truncated, last_apart=False)
    add_sentence(parts, tuple(names))
    add_sentence(parts, title_of(publication))
    add_sentence(parts, _place_and_year(publication))
    return tuple(parts[1:])  # without the space before the first sentence


def _place_and_year(publication: Publication) -> Markup:
    parts: list[str | Span] = []
    if publication.venue is not None:
        parts.append(venue_as(publication.venue, publication.venue.abbreviation or publication.venue.name))
    issued = publication.issued
    if issued is not None:
        said = Span('span', (f'{issued.year}{issued.suffix}',), classes=('pubs-year',))
    elif publication.status:
        said = Span('span', (pgettext('status', publication.status),), classes=('pubs-status',))
    else:
        return tuple(parts)
    return (*parts, ' ', said) if parts else (said,)
