"""What a service told → the entry that is taken from it, in this package's own schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.records import to_records
from sphinxcontrib_pubs.fetch.errors import FetchError
from sphinxcontrib_pubs.fetch.replies import first_text, plain
from sphinxcontrib_pubs.fetch.services import arxiv, crossref, openalex, orcid, registration
from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from sphinxcontrib_pubs.fetch.replies import Value
    from sphinxcontrib_pubs.model import Notice, Publication

    Part: TypeAlias = dict[str, Value]

#: The name of the source of entries that are BibTeX themselves.
BIBTEX = 'BibTeX'
#: Services by the names that a lock has for them, and how their records are CSL-JSON.
_AS_CSL: dict[str, Callable[[Part], Part]] = {
    'Crossref': crossref.as_csl,
    'doi.org': registration.as_csl,
    'arXiv': arxiv.as_csl,
    'ORCID': orcid.as_csl,
    'OpenAlex': openalex.as_csl,
}
_PUBLISHED: dict[str, Callable[[Part], list[str]]] = {
    'Crossref': crossref.published_as,
    'arXiv': arxiv.published_as,
}


def entry_of(source: str, reply: Part) -> Part:
    """The fields that are taken. Raises FetchError where a reply tells nothing of a work."""
    publication = _publication(source, reply)
    entry = plain(to_records([publication])[0], in_order=False)
    assert isinstance(entry, dict)
    return entry


def _publication(source: str, reply: Part) -> Publication:
    """A record as any source is read: what comes from the network is trusted no more than what comes from a disk."""
    if source == BIBTEX:
        reading = read(first_text(reply.get('bibtex')), file=source, format='bibtex', notes=False)
    elif source in _AS_CSL:
        text = json.dumps(_AS_CSL[source](reply), ensure_ascii=False)
        reading = read(text, file=source, format='csl-json', notes=False)
    else:
        raise FetchError(f'"{source}" is no service that is known')
    if len(reading.publications) != 1 or reading.publications[0].verbatim or not reading.publications[0].title:
        raise FetchError(f'{source} tells nothing of it')
    told = reading.publications[0]
    # A year that ISO 8601 does not know is a slip of whoever registered it.
    return told if told.issued is None or 0 < told.issued.year < 10_000 else told._replace(issued=None)


def notices_of(source: str, reply: Part) -> tuple[Notice, ...]:
    """What became of a work, as its registry tells; () where a reply tells nothing of a work."""
    try:
        return _publication(source, reply).notices
    except FetchError:
        return ()


def published_as(source: str, reply: Part) -> list[str]:
    """The DOIs of what a preprint became, as its registry or its authors told."""
    return _PUBLISHED[source](reply) if source in _PUBLISHED else []
