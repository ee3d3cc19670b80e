"""What leads away from an entry → markup: identifiers, and the links that no identifier shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.link_kinds import label_of_kind
from sphinxcontrib_pubs.model import Identifier, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinxcontrib_pubs.model import Link, Markup, Publication

#: What a link is called that shows an identifier, which the line has in full.
_LABELS_OF_IDENTIFIERS = frozenset(
    {'doi', 'arxiv', 'preprint', 'link', 'paper', 'article', 'publisher', 'url', 'here', 'online'}
)
#: Identifiers that have their place in a line; others stand behind it, unless a link leads there.
IN_LINE = frozenset({'doi', 'arxiv'})
_FURTHER = {'doi': 'DOI', 'arxiv': 'arXiv', 'pmid': 'PMID', 'pmcid': 'PMCID', 'isbn': 'ISBN'}


def is_title(link: Link, publication: Publication) -> bool:
    """Whether what the source links is the title."""
    # Most links have no label, and none of them needs the words of the title.
    return bool(link.label) and link.names(publication.title_text)


def link_to(label: str, url: str, kind: str) -> Span:
    return Span('link', (label,), target=url, classes=('pubs-link',), attributes=(('data-kind', kind),))


def add_further_identifiers(parts: list[str | Span], publication: Publication) -> None:
    """What libraries call the work, and a second DOI or preprint, where no link of the source leads there."""
    in_line = (publication.identifier('doi'), publication.identifier('arxiv'))
    further = [(scheme, value) for scheme, value in publication.identifiers if value not in in_line]
    shown = [*(link.url for link in publication.links), *in_line] if further else []
    for scheme, value in further:
        if scheme in _FURTHER and not any(value in text for text in shown):
            url = Identifier(scheme, value).url
            parts += [f' {_FURTHER[scheme]}: ', link_to(value, url, scheme) if url else value, '.']


def add_links(parts: list[str | Span], publication: Publication) -> None:
    """The links that the line does not hold already, in the order of the source."""
    add_row(parts, [link_to(label_of(link), link.url, link.kind) for link in links_beside(publication)])


def links_beside(publication: Publication) -> list[Link]:
    """The links of the source that neither the title nor an identifier in the line is, in its order."""
    if not publication.links:
        return []
    shown = {identifier.url for identifier in publication.identifiers if identifier.scheme in IN_LINE}
    beside: list[Link] = []
    for link in publication.links:
        if not is_title(link, publication) and (link.url not in shown or _says_more(link)):
            shown.add(link.url)
            beside.append(link)
    return beside


def add_row(parts: list[str | Span], links: Iterable[Span]) -> None:
    """Links in brackets, which a style sheet may make buttons of."""
    row: list[str | Span] = []
    for link in links:
        row += ['] [' if row else '[', link]
    if row:
        parts += [' ', Span('span', (*row, ']'), classes=('pubs-links',))]


def file_row(files: Iterable[tuple[str, str, str]]) -> Markup:
    """Links to files to take away, by name, address and media type, in brackets as all links behind an entry."""
    parts: list[str | Span] = []
    add_row(
        parts,
        (
            Span('link', (name,), address, ('pubs-link', 'pubs-download'), (('type', type_), ('download', '')))
            for name, address, type_ in files
        ),
    )
    return tuple(parts)


def with_targets(markup: Markup, targets: Mapping[str, str]) -> Markup:
    """The markup with other addresses for some of its links; one whose address is '' stays as its words."""
    parts: list[str | Span] = []
    for part in markup:
        if isinstance(part, str):
            parts.append(part)
            continue
        content = with_targets(part.content, targets)
        if part.kind == 'link' and part.target in targets:
            target = targets[part.target]
            parts += [part._replace(content=content, target=target)] if target else content
        else:
            parts.append(part._replace(content=content))
    return tuple(parts)


def label_of(link: Link) -> str:
    """What a link is called by its source, or by its kind."""
    return link.label or label_of_kind(link.kind)


def _says_more(link: Link) -> bool:
    """Whether a label has words that the address and the name of its kind do not have."""
    words = re.findall(r'\w+', link.label.casefold())
    return any(word not in _LABELS_OF_IDENTIFIERS and word not in link.url.casefold() for word in words)
