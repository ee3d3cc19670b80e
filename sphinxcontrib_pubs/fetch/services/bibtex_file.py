"""A file of BibTeX at some address: its entries, each complete without the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.bibtex import entry_to_bibtex
from sphinxcontrib_pubs.fetch.errors import FetchError
from sphinxcontrib_pubs.fetch.services import Service
from sphinxcontrib_pubs.sources.bibtex.entry_text import read_entry_text
from sphinxcontrib_pubs.sources.decoding import decode
from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.fetch.client import Client
    from sphinxcontrib_pubs.fetch.replies import Value

_ACCEPT = 'application/x-bibtex, text/x-bibtex, text/plain;q=0.9, */*;q=0.5'


def ask(client: Client, address: str) -> Iterator[tuple[str, dict[str, Value]]]:
    """The entries of a file by their keys, as they are written there, backslashes and all."""
    service = Service('its server', address)
    reply = client.get(service, address, _ACCEPT)
    if reply.content_type in ('text/html', 'application/xhtml+xml'):
        raise FetchError('it is a web page and no BibTeX')
    text, _ = decode(reply.content, address)
    told = [each for each in read(text, file=address, format='bibtex', notes=False).publications if not each.verbatim]
    if not told:
        raise FetchError('it has no entry of BibTeX')
    for publication in told:
        yield publication.key, {'bibtex': entry_to_bibtex(publication, read_entry_text)}
