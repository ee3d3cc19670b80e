"""What leads away from an entry → markup: identifiers, and the links that no identifier shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Identifier, Span

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Link, Publication

#: What a link is called that shows an identifier, which the line has in full.
_LABELS_OF_IDENTIFIERS = frozenset(
    {'doi', 'arxiv', 'preprint', 'link', 'paper', 'article', 'publisher', 'url', 'here', 'online'}
)
_FURTHER = {'doi': 'DOI', 'arxiv': 'arXiv', 'pmid': 'PMID', 'pmcid': 'PMCID', 'isbn': 'ISBN'}
_AROUND_TITLE = ' .,;:"\'“”‘’«»'


def is_title(link: Link, publication: Publication) -> bool:
    """Whether what the source links is the title, whatever quotes and full stops it has around it."""
    return bool(link.label) and link.label.strip(_AROUND_TITLE) == publication.title_text.strip(_AROUND_TITLE)


def link_to(label: str, url: str, kind: str) -> Span:
    return Span('link', (label,), target=url, classes=('pubs-link',), attributes=(('data-kind', kind),))


def add_further_identifiers(parts: list[str | Span], publication: Publication) -> None:
    """What libraries call the work, and a second DOI or preprint, where no link of the source leads there."""
    shown = [link.url for link in publication.links]
    shown += [publication.identifier('doi'), publication.identifier('arxiv')]
    for scheme, value in publication.identifiers:
        if scheme in _FURTHER and not any(value in text for text in shown):
            url = Identifier(scheme, value).url
            parts += [f' {_FURTHER[scheme]}: ', link_to(value, url, scheme) if url else value, '.']


def add_links(parts: list[str | Span], publication: Publication) -> None:
    """The links that the line does not hold already, in the order of the source."""
    shown = {identifier.url for identifier in publication.identifiers if identifier.scheme in ('doi', 'arxiv')}
    for link in publication.links:
        if not is_title(link, publication) and (link.url not in shown or _says_more(link)):
            shown.add(link.url)
            parts += [' [', link_to(link.label or link.kind, link.url, link.kind), ']']


def _says_more(link: Link) -> bool:
    """Whether a label has words that the address and the name of its kind do not have."""
    words = re.findall(r'\w+', link.label.casefold())
    return any(word not in _LABELS_OF_IDENTIFIERS and word not in link.url.casefold() for word in words)
