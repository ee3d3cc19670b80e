"""What a service told → the entry that is taken from it, in this package's own schema."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.export.records import to_records
from sphinxcontrib_pubs.fetch.errors import FetchError
from sphinxcontrib_pubs.fetch.replies import first_text, objects, plain
from sphinxcontrib_pubs.fetch.services import arxiv, crossref, openalex, orcid, registration
from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from sphinxcontrib_pubs.fetch.replies import Value
    from sphinxcontrib_pubs.model import Publication

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


#: What registries call notices, and the kinds that this package knows.
_NOTICES = {
    'retraction': 'retracted',
    'partial-retraction': 'retracted',
    'removal': 'withdrawn',
    'withdrawal': 'withdrawn',
    'expression-of-concern': 'concern',
    'new-version': 'superseded',
    'new-edition': 'superseded',
    'correction': 'corrected',
    'corrigendum': 'corrected',
    'erratum': 'corrected',
    'addendum': 'corrected',
    'clarification': 'corrected',
}

#: How arXiv's authors say it in the comments; arXiv has no other place for it.
_WITHDRAWN = re.compile(
    r'^\s*withdrawn\b|\b(?:paper|article|manuscript|preprint|submission|work) (?:is|was|has been) withdrawn',
    re.IGNORECASE,
)


class Notice(NamedTuple):
    """What a registry says became of a work: ``retracted``, ``corrected`` …, with the DOI and the day of the notice."""

    kind: str
    doi: str = ''
    date: str = ''


def entry_of(source: str, reply: Part) -> Part:
    """The fields that are taken. Raises FetchError where a reply tells nothing of a work."""
    publication = _publication(source, reply)
    entry = plain(to_records([publication])[0], in_order=False)
    assert isinstance(entry, dict)
    if notices := notices_of(source, reply):
        entry['notices'] = [{name: value for name, value in notice._asdict().items() if value} for notice in notices]
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
    return reading.publications[0]


def notices_of(source: str, reply: Part) -> list[Notice]:
    """The notices on a work, each once, although a publisher and others may tell of the same one."""
    if source == 'OpenAlex':
        return [Notice('retracted')] if reply.get('is_retracted') else []
    if source == 'arXiv':
        return [Notice('withdrawn')] if _WITHDRAWN.search(first_text(reply.get('comment'))) else []
    found: dict[tuple[str, str], Notice] = {}
    for told in objects(reply.get('updated-by')) if source == 'Crossref' else []:
        kind = _NOTICES.get(first_text(told.get('type')).replace('_', '-').lower(), '')
        doi = first_text(told.get('DOI'))
        if kind:
            found.setdefault((kind, doi), Notice(kind, doi, _day(told.get('date'))))
    return list(found.values())


def _day(parts: object) -> str:
    first = parts[0] if isinstance(parts, list) and parts else []
    numbers = [part for part in first if isinstance(part, str) and part.isdigit()] if isinstance(first, list) else []
    return '-'.join(number.zfill(2) for number in numbers[:3])


def published_as(source: str, reply: Part) -> list[str]:
    """The DOIs of what a preprint became, as its registry or its authors told."""
    return _PUBLISHED[source](reply) if source in _PUBLISHED else []
