"""The style ``apa``: authors, year, title, container, numbers, in the order of the APA manual."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.names import add_names
from sphinxcontrib_pubs.model import Identifier, Span

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Contributor, Link, Markup, PartialDate, Publication, Venue

MONTHS = (
    'January', 'February', 'March', 'April', 'May', 'June',
    'July', 'August', 'September', 'October', 'November', 'December',
)  # fmt: skip

#: What a link is called that shows an identifier, which the line has in full.
_LABELS_OF_IDENTIFIERS = frozenset(
    {'doi', 'arxiv', 'preprint', 'link', 'paper', 'article', 'publisher', 'url', 'here', 'online'}
)
_AROUND_TITLE = ' .,;:"\'“”‘’«»'
_CLOSED = ('.', '?', '!', '…')


def format_apa(publication: Publication) -> Markup:
    """One publication as a line: ``Lin, J., & Yang, H. (2021). *Title.* **Venue**, 4(2), 1–9.``"""
    if publication.verbatim:
        return publication.as_written or (publication.raw,)
    parts: list[str | Span] = []
    authors = [c for c in publication.contributors if c.kind == 'author']
    editors = [c for c in publication.contributors if c.kind == 'editor']
    if authors:
        add_names(parts, authors, truncated=publication.truncated)
    elif editors:
        add_names(parts, editors, truncated=publication.truncated)
        parts.append(' (Ed.).' if len(editors) == 1 else ' (Eds.).')
    dated = _date(publication)
    if dated and (authors or editors):
        parts += [' (', Span('span', (dated,), classes=('pubs-year',)), ').']
        dated = ''
    _add_sentence(parts, _title(publication))
    if dated:  # nobody is named, so the title comes first
        parts += [' (', Span('span', (dated,), classes=('pubs-year',)), ').']
    _add_sentence(parts, _container(publication, editors if authors else []))
    doi = publication.identifier('doi')
    if doi:
        identifier = Identifier(scheme='doi', value=doi)
        parts += [' ', _link(identifier.url, identifier.url, 'doi')]
    _add_sentence(parts, publication.note)
    _add_links(parts, publication)
    if publication.rest:
        parts += [' ', Span('span', publication.rest, classes=('pubs-rest',))]
    if parts and isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
    return tuple(parts)


def _date(publication: Publication) -> str:
    issued = publication.issued
    if issued is None:
        return publication.status
    text = f'{issued.year}{issued.suffix}'
    if issued.end_year:
        return f'{text}–{issued.end_year}'
    detail = _month_and_day(issued)
    return f'{text}, {detail}' if detail else text


def _month_and_day(issued: PartialDate) -> str:
    """The month and day; as printed where that says more: ``June 14–19``, ``Spring``."""
    if not issued.month or len(re.findall(r'\d+', issued.printed)) > 1:
        return issued.printed
    month = MONTHS[issued.month - 1]
    return f'{month} {issued.day}' if issued.day else month


def _title(publication: Publication) -> Markup:
    """The title, linked where the source links it."""
    if not publication.title:
        return ()
    content = publication.title
    for link in publication.links:
        if _is_title(link, publication):
            attributes = (('data-kind', link.kind),)
            content = (Span('link', content, target=link.url, classes=('pubs-link',), attributes=attributes),)
            break
    return (Span('emphasis', content, classes=('pubs-title',)),)


def _is_title(link: Link, publication: Publication) -> bool:
    """Whether what the source links is the title, whatever quotes and full stops it has around it."""
    return bool(link.label) and link.label.strip(_AROUND_TITLE) == publication.title_text.strip(_AROUND_TITLE)


def _container(publication: Publication, editors: list[Contributor]) -> Markup:
    """Where it appeared and under which numbers, without the full stop at the end."""
    groups: list[Markup] = []
    if editors:
        names: list[str | Span] = ['In ']
        add_names(names, editors, truncated=False)
        groups.append((*names, ' (Ed.)' if len(editors) == 1 else ' (Eds.)'))
    if publication.venue:
        groups.append((_venue(publication.venue),))
    numbers = publication.volume
    if publication.issue:
        numbers += f'({publication.issue})'
    place = ': '.join(text for text in (publication.publisher_place, publication.publisher) if text)
    details = (numbers, publication.number, publication.page, publication.edition, place)
    groups.extend((text,) for text in details if text)
    arxiv = publication.identifier('arxiv')
    if arxiv:
        identifier = Identifier(scheme='arxiv', value=arxiv)
        at_arxiv = publication.venue is not None and publication.venue.name.casefold() == 'arxiv'
        label = f'abs/{arxiv}' if at_arxiv else f'arXiv:{arxiv}'
        groups.append((_link(label, identifier.url, 'arxiv'),))
    if publication.issued is not None and publication.status:
        groups.append((Span('span', (publication.status,), classes=('pubs-status',)),))
    joined: list[str | Span] = []
    for group in groups:
        if joined:
            joined.append(', ')
        joined.extend(group)
    return tuple(joined)


def _venue(venue: Venue) -> Span:
    if venue.highlighted:
        return Span('strong', (venue.name,), classes=('pubs-venue', 'pubs-venue--highlighted'))
    return Span('span', (venue.name,), classes=('pubs-venue',))


def _link(label: str, url: str, kind: str) -> Span:
    return Span('link', (label,), target=url, classes=('pubs-link',), attributes=(('data-kind', kind),))


def _add_links(parts: list[str | Span], publication: Publication) -> None:
    """The links that the line does not hold already, in the order of the source."""
    shown = {identifier.url for identifier in publication.identifiers if identifier.scheme in ('doi', 'arxiv')}
    for link in publication.links:
        if not _is_title(link, publication) and (link.url not in shown or _says_more(link)):
            shown.add(link.url)
            parts += [' [', _link(link.label or link.kind, link.url, link.kind), ']']


def _says_more(link: Link) -> bool:
    """Whether a label has words that the address and the name of its kind do not have."""
    words = re.findall(r'\w+', link.label.casefold())
    return any(word not in _LABELS_OF_IDENTIFIERS and word not in link.url.casefold() for word in words)


def _add_sentence(parts: list[str | Span], sentence: Markup) -> None:
    if sentence:
        parts.append(' ')
        parts.extend(sentence)
        if not _last_text(sentence).rstrip('”’"\'').endswith(_CLOSED):
            parts.append('.')


def _last_text(markup: Markup) -> str:
    """The text that ends a markup, however deep it stands."""
    while markup:
        last = markup[-1]
        if isinstance(last, str):
            return last
        markup = last.content
    return ''
