"""One publication as a line of Markdown in the style ``apa``, as a person would write it into a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.markdown_inline import escaped, escaped_start, link, to_inline
from sphinxcontrib_pubs.export.settled import OTHERS, ROLES, VENUE_DETAILS, runs_of
from sphinxcontrib_pubs.format import format_apa
from sphinxcontrib_pubs.format.links import is_title
from sphinxcontrib_pubs.format.names import inverted_name
from sphinxcontrib_pubs.model import Person, Publication, Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinxcontrib_pubs.model import Link, Markup

#: Fields that no line tells.
HIDDEN = (VENUE_DETAILS, 'abstract', 'keywords', 'language', 'notices', 'selected', 'extra')
_AUTHOR, _BOLD = 'pubs-author', ('self',)


def line_of(publication: Publication, without: Collection[str], *, is_divided: bool = False) -> str:
    """The line of a settled publication, without some fields that are told elsewhere.

    An identifier that one of the links leads to is told by the link. With ``is_divided`` the names are inverted and
    divided by semicolons, which leaves no doubt where a family name of several words begins.
    """
    empty = {name: Publication._field_defaults[name] for name in without if name in Publication._field_defaults}
    publication = publication._replace(**empty)
    if ROLES in without:  # one's own name is bold nonetheless
        publication = publication._replace(
            contributors=tuple(
                each._replace(roles=_BOLD if 'self' in each.roles else ()) for each in publication.contributors
            )
        )
    if OTHERS in without:
        publication = publication._replace(contributors=publication.authors)
    links = list(publication.links)
    title_link: tuple[Link, ...] = ()
    if links and is_title(links[0], publication):
        title_link = (links.pop(0),)
    addresses = [each.url.casefold() for each in publication.links]
    identifiers = tuple(
        each for each in publication.identifiers if not any(each.value.casefold() in address for address in addresses)
    )
    publication = publication._replace(links=title_link, identifiers=identifiers)
    rest, publication = publication.rest, publication._replace(rest=())
    head = _divided(publication) if is_divided else format_apa(publication)
    title_url = title_link[0].url if title_link else ''
    parts = [escaped_start(to_inline(runs_of(_as_written_by_hand(head, title_url))))]
    parts += [link(escaped(each.label), each.url) for each in links]
    if rest:
        parts.append(to_inline(runs_of(rest)))
    return ' '.join(part for part in parts if part)


def _divided(publication: Publication) -> Markup:
    people = tuple(
        each._replace(person=Person(literal=inverted_name(each.person))) if each.kind == 'author' else each
        for each in publication.contributors
    )
    line = list(format_apa(publication._replace(contributors=people)))
    authors = [index for index, part in enumerate(line) if isinstance(part, Span) and _AUTHOR in part.classes]
    for index in authors[: len(publication.authors) - 1]:
        line[index + 1] = '; '
    return tuple(line)


def _as_written_by_hand(markup: Markup, title_url: str) -> Markup:
    """The line's marks as a person makes them: bold for oneself, a star for a name whose sign nobody knows, one link.

    The full stop behind a title is set with it.
    """
    result: list[str | Span] = []
    stopped = False
    for part, following in zip(markup, (*markup, '')[1:], strict=True):
        if isinstance(part, str):
            result.append(part[1:] if stopped else part)
            stopped = False
            continue
        inner: Markup = _as_written_by_hand(part.content, title_url)
        if 'pubs-title' in part.classes and isinstance(following, str) and following.startswith('.'):
            stopped = True
            inner = _with_stop(inner)
        if part.kind == 'link' and part.target != title_url:
            result += inner
        elif 'pubs-author--self' in part.classes:
            result.append(Span('strong', inner))
        else:
            result.append(part._replace(content=inner))
        if 'pubs-author--marked' in part.classes and not _is_mark(following):
            result.append(Span('superscript', ('*',)))
    return tuple(result)


def _is_mark(part: str | Span) -> bool:
    return not isinstance(part, str) and 'pubs-mark' in part.classes


def _with_stop(markup: Markup) -> Markup:
    """A title with its full stop, which stands inside its link."""
    if len(markup) == 1 and isinstance(markup[0], Span) and markup[0].kind == 'link':
        return (markup[0]._replace(content=(*markup[0].content, '.')),)
    return (*markup, '.')
