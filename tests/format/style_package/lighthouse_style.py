"""The style ``lighthouse``: ``“Lamps of the harbour” — KDD, 2021``."""

from sphinxcontrib_pubs.format import WholeStyle
from sphinxcontrib_pubs.format.apa import title_of, venue_as
from sphinxcontrib_pubs.model import Markup, Publication, Span


def set_lighthouse(publication: Publication) -> Markup:
    if publication.verbatim:  # an entry that could not be read
        return publication.as_written or (publication.raw,)
    line: list[str | Span] = ['“', *title_of(publication), '”']
    if publication.venue is not None:
        line += [' — ', venue_as(publication.venue, publication.venue.name)]
    if publication.year is not None:
        line += [', ', Span('span', (str(publication.year),), classes=('pubs-year',))]
    return tuple(line)


style = WholeStyle(set_lighthouse)
