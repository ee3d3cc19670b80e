"""Any agency that registers DOIs, by content negotiation: DataCite for data and software, and the others."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinxcontrib_pubs.fetch.errors import FetchError
from sphinxcontrib_pubs.fetch.replies import Value, objects, part_of, read_json
from sphinxcontrib_pubs.model.csl import DATES, IN_CAPITALS, NAMES, TEXTS

if TYPE_CHECKING:
    from sphinxcontrib_pubs.fetch.client import Client
    from sphinxcontrib_pubs.fetch.services import Service

_ACCEPT = 'application/vnd.citationstyles.csl+json'
#: CSL's variables, without those that tell of the answer (``id``, ``source``) and of who looks after the record.
_NAMES = (
    (TEXTS | DATES | frozenset(IN_CAPITALS.values())) - {'source', 'references', 'accessed'}
    | {
        'type', 'title', 'issued', 'container-title', 'container-title-short', 'volume', 'issue', 'number', 'page',
        'edition', 'publisher', 'publisher-place', 'abstract', 'language', 'event', 'keyword', 'note', 'status',
        # What agencies call otherwise, or CSL has no variable for.
        'subtitle', 'article-number', 'categories', 'subject', 'copyright', 'license',
    }
)  # fmt: skip
_NAME_PARTS = (
    'family', 'given', 'literal', 'name', 'suffix', 'non-dropping-particle', 'dropping-particle', 'ORCID',
    'affiliation',
)  # fmt: skip


def ask(client: Client, service: Service, doi: str) -> dict[str, Value]:
    """What matters of the record of a DOI, as CSL-JSON, which doi.org has from the agency of the DOI."""
    url = f'{service.base}/{quote(doi, safe="/")}'
    found = read_json(service, client.get(service, url, _ACCEPT))
    part = part_of(found, _NAMES)
    for kind in NAMES:
        if people := [person for each in objects(found.get(kind)) if (person := part_of(each, _NAME_PARTS))]:
            part[kind] = list(people)
    if 'title' not in part:
        raise FetchError(f'{service.name} answers with a record without a title')
    part['DOI'] = doi
    return dict(sorted(part.items()))


def as_csl(part: dict[str, Value]) -> dict[str, Value]:
    """The record itself, which is CSL-JSON, but for the address, which the DOI leads to as well."""
    return {name: value for name, value in part.items() if name != 'URL'}
