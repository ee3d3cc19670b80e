"""The page of one person, as HTML, around the list of what they wrote."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.locale import _, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinxcontrib_pubs.render.paper import PageLink


class Coauthor(NamedTuple):
    """Somebody else whom the site knows, where their page is ('' for nowhere), and how many works they share."""

    name: str
    address: str
    number: int


class PersonFacts(NamedTuple):
    """What stands on the page of a person besides the list; ``picture`` is an address with width and height."""

    name: str
    positions: Sequence[str]
    links: Sequence[PageLink]
    coauthors: Sequence[Coauthor]
    title: str = ''
    about: str = ''
    picture: tuple[str, int, int] | None = None


def render_person(facts: PersonFacts, publications: Iterable[str]) -> str:
    """The body of the page; ``publications`` is the HTML of the list, nothing where there is none."""
    pieces = ['<article class="pubs pubs-person">\n', f'<h1>{escape(facts.name)}</h1>\n', *_picture(facts.picture)]
    if facts.title:
        pieces.append(f'<p class="pubs-person__title">{escape(facts.title, quote=False)}</p>\n')
    if facts.positions:
        pieces.append(f'<p class="pubs-person__positions">{escape("; ".join(facts.positions), quote=False)}</p>\n')
    if facts.links:
        links = ' · '.join(f'<a href="{escape(link.address)}">{escape(link.words)}</a>' for link in facts.links)
        pieces.append(f'<p class="pubs-person__links">{links}</p>\n')
    if facts.about:
        pieces.append(f'<p class="pubs-person__about">{escape(facts.about, quote=False)}</p>\n')
    pieces.append(f'<h2>{escape(_("Publications"))}</h2>\n')
    listed = ''.join(publications)
    pieces.append(listed or f'<p>{escape(_("No publications are listed yet."))}</p>\n')
    if facts.coauthors:
        pieces.append(f'<h2>{escape(pgettext("heading", "Co-authors"))}</h2>\n<ul class="pubs-person__coauthors">\n')
        pieces += map(_coauthor, facts.coauthors)
        pieces.append('</ul>\n')
    pieces.append('</article>\n')
    return ''.join(pieces)


def _picture(picture: tuple[str, int, int] | None) -> Iterator[str]:
    """The picture of a person, which says nothing that the name beside it does not."""
    if picture is not None:
        address, width, height = picture
        size = f' width="{width}" height="{height}"' if width and height else ''
        yield f'<img class="pubs-person__picture" src="{escape(address)}" alt=""{size} />\n'


def _coauthor(coauthor: Coauthor) -> str:
    name = escape(coauthor.name, quote=False)
    if coauthor.address:
        name = f'<a href="{escape(coauthor.address)}">{name}</a>'
    return f'<li>{name} <span class="pubs-person__number">({coauthor.number})</span></li>\n'
