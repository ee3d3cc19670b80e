"""A publication of several sources in any style: hand-written words as they are, and behind them what else is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.apa import container
from sphinxcontrib_pubs.format.links import add_links, link_to
from sphinxcontrib_pubs.format.whole import WholeStyle
from sphinxcontrib_pubs.locale import _, around
from sphinxcontrib_pubs.model import Identifier, Publication, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Markup

#: What no style sets between the words of a hand-written entry.
_BEHIND = ('identifiers', 'links', 'extra', 'note', 'rest', 'status')
#: What belongs to one version of a work, and to none where the entry names another.
_PLACE = ('type', 'venue', 'volume', 'issue', 'page', 'number', 'edition', 'publisher', 'publisher_place')
_LABELS = {'arxiv': 'arXiv:', 'pmid': 'PMID: ', 'pmcid': 'PMCID: '}


def in_style(
    style: Callable[[Publication], Markup],
    publication: Publication,
    view: Callable[[Publication], Publication] = lambda publication: publication,
) -> Markup:
    """The publication in a style; what sources besides a hand-written one tell stands behind the words of that one.

    ``view`` takes from a publication what its line does not show.
    """
    if isinstance(style, WholeStyle) or not publication.accounts:
        return style(view(publication))
    if not publication.accounts[0].publication.is_hand_written:
        return style(view(publication))
    written = own_words(publication)
    return (*style(view(written)), *_additions(view(publication), written))


def own_words(publication: Publication) -> Publication:
    """What a hand-written entry tells by itself, with the title, the people, the year or the venue that it lacks."""
    first = publication.accounts[0].publication
    withheld = {name: getattr(first, name) for name in _BEHIND}
    if first.venue is not None:
        withheld |= {name: getattr(first, name) for name in _PLACE}
        if publication.venue is not None and publication.venue.name == first.venue.name:
            withheld['venue'] = publication.venue  # with what is known of it
    contributors = publication.contributors
    if first.contributors:
        contributors = contributors[: len(first.contributors)]
    return publication._replace(contributors=contributors, **withheld)


def _additions(publication: Publication, written: Publication) -> Markup:
    parts: list[str | Span] = []
    if publication.venue != written.venue:
        parts += _published(publication)
    known = {each.value.lower() for each in written.identifiers} | {link.url.lower() for link in written.links}
    added = [each for each in publication.identifiers if not any(each.value.lower() in text for text in known)]
    for scheme, value in added:
        url = Identifier(scheme, value).url
        if scheme == 'doi':
            parts += [' ', link_to(url, url, scheme)]
        elif scheme in _LABELS:
            parts += [' ', link_to(f'{_LABELS[scheme]}{value}', url, scheme)]
    urls = {link.url for link in written.links}
    links = tuple(link for link in publication.links if link.url not in urls)
    add_links(parts, Publication('', publication.source, identifiers=tuple(added), links=links))
    if publication.rest != written.rest:
        parts += [' ', Span('span', publication.rest, classes=('pubs-rest',))]
    return tuple(parts)


def _published(publication: Publication) -> Markup:
    """Where a preprint appeared, in the words of the source that knows it."""
    account = next(each.publication for each in publication.accounts if 'venue' in each.fields)
    year = f' ({account.year})' if account.year and account.year != publication.year else ''
    place = container(account._replace(identifiers=(), status=''), [], {})
    before, behind = around(_('Published in {place}'), 'place')
    return (f' {before}', *place, f'{behind}{year}.')
