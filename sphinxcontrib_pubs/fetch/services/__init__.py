"""The services: one file for each, with how it is asked, what of its reply matters, and what that says of a work."""

from __future__ import annotations

from typing import NamedTuple


class Service(NamedTuple):
    """A service: what it is called, where it is, and how many seconds lie between two requests at least."""

    name: str
    base: str
    interval: float = 0.0


#: By the words of the command line. Documented rates: Crossref 10 requests a second for whoever gives an address, 5
#: for others; arXiv one in three seconds; ORCID 12 a second; OpenAlex 100.
SERVICES = {
    'crossref': Service('Crossref', 'https://api.crossref.org', 0.2),
    'doi': Service('doi.org', 'https://doi.org', 0.2),
    'arxiv': Service('arXiv', 'https://export.arxiv.org', 3.0),
    'orcid': Service('ORCID', 'https://pub.orcid.org/v3.0', 0.1),
    'openalex': Service('OpenAlex', 'https://api.openalex.org', 0.1),
}
