"""A publication as a line, and behind it the links that its list asks for, in the order that it asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.format.accounts import in_style
from sphinxcontrib_pubs.format.as_written import format_as_written
from sphinxcontrib_pubs.format.links import IN_LINE, add_row, is_title, labels_of, links_beside
from sphinxcontrib_pubs.format.whole import WholeStyle
from sphinxcontrib_pubs.model import RESOLVERS, Link, Span, plain_text, spans

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from sphinxcontrib_pubs.format.link_kinds import LinkKind
    from sphinxcontrib_pubs.model import Markup, Publication


#: Labels of more characters may break: no phone holds them in one line.
_ONE_PIECE = 32


class Buttons(NamedTuple):
    """Which links stand behind the lines of a list.

    ``kinds`` are those of the site; ``chosen`` names kinds in order, None means all. An identifier that is chosen
    becomes a link of the row, and leaves the line.
    """

    kinds: Mapping[str, LinkKind]
    chosen: tuple[str, ...] | None = None

    def line(self, style: Callable[[Publication], Markup], publication: Publication) -> Markup:
        """The publication in a style, with its links behind it."""
        has_links = bool(publication.links) or bool(self.kinds) or self.chosen is not None
        if isinstance(style, WholeStyle):
            return self._with_what_it_leaves_out(in_style(style, publication, self._in_whole_line), publication)
        if not has_links:  # most entries of most lists
            return in_style(style, publication)
        markup = in_style(style, publication, self._in_line)
        in_words = publication.verbatim or (style is format_as_written and bool(publication.as_written))
        links = self._row(publication)
        if in_words and self.chosen is None:
            links = [*self._unsaid(publication, markup), *links]
            said = {span.target: plain_text(span.content) for span in spans(markup) if span.kind == 'link'}
            links = [link for link in links if link.url not in said]
            return self._with_row(markup, links, said.values())
        return self._with_row(markup, links)

    def _unsaid(self, publication: Publication, markup: Markup) -> Iterable[Link]:
        """The links to identifiers that the words of the source do not say, such as one that is a picture."""
        words = plain_text(markup)
        addresses = [each.url for each in publication.identifiers if each.scheme in IN_LINE and each.value not in words]
        return {link.url: link for link in publication.links if link.url in addresses}.values()

    def _with_row(self, markup: Markup, links: Sequence[Link], beside: Collection[str] = ()) -> Markup:
        """The line with its links behind it, none of which is called as another one, or as one in its words."""
        row: list[str | Span] = []
        add_row(row, map(self._button, links, labels_of(links, self.kinds, beside)))
        return (*markup, *row) if row else markup

    def _in_whole_line(self, publication: Publication) -> Publication:
        """The publication without what stands behind its line, but for an unlabelled address, which styles print."""
        kept = self._in_line(publication)
        plain = next((link for link in publication.links if link.kind == 'url' and not link.label), None)
        return kept.changed(links=(*kept.links, plain)) if plain is not None and self.chosen is None else kept

    def _with_what_it_leaves_out(self, markup: Markup, publication: Publication) -> Markup:
        """The line, and behind it every identifier and link that the style does not show."""
        links = self._row(publication)
        if self.chosen is None:
            shown = {span.target for span in spans(markup) if span.kind == 'link'}
            in_line = [each for each in publication.identifiers if each.scheme in IN_LINE]
            links = [*(Link(each.scheme, '', each.url) for each in in_line), *links]
            links = [link for link in links if link.url not in shown]
        unique: dict[str, Link] = {}
        for link in links:
            # What the source names itself says more than the identifier that leads to the same place.
            if link.url not in unique or link.label:
                unique[link.url] = link
        return self._with_row(markup, [*unique.values()])

    def _in_line(self, publication: Publication) -> Publication:
        """The publication without what stands behind its line."""
        links, identifiers = publication.links, publication.identifiers
        moved = RESOLVERS.keys() & self.chosen if self.chosen else ()
        kept = (publication.identifier('doi'), publication.identifier('arxiv'))
        if moved or not all(value in kept for _, value in identifiers):
            urls = [link.url for link in links]
            identifiers = tuple(
                each
                for each in identifiers
                if each.scheme not in moved and (each.value in kept or not any(each.value in url for url in urls))
            )
        titles = tuple(link for link in links if is_title(link, publication))
        return publication.changed(links=titles, identifiers=identifiers)

    def _row(self, publication: Publication) -> list[Link]:
        if self.chosen is None:
            own = links_beside(publication)
            return [
                *(_completed(publication, link, self.kinds) for link in own),
                *_made(publication, self.kinds, {link.kind for link in publication.links}),
            ]
        kinds = self.kinds
        own = [link for link in publication.links if not is_title(link, publication)]
        beside = [_completed(publication, link, kinds) for link in own]
        identifiers = [
            Link(scheme, '', each.url)
            for each in publication.identifiers
            if (scheme := each.scheme) in RESOLVERS and scheme in self.chosen
        ]
        # What the source names itself says more than the identifier that leads to the same place.
        links = [*beside, *identifiers, *_made(publication, kinds, {link.kind for link in beside})]
        unique: dict[str, Link] = {}
        for link in links:
            if link.kind in self.chosen:
                unique.setdefault(link.url, link)
        return sorted(unique.values(), key=lambda link: (self.chosen or ()).index(link.kind))

    def _button(self, link: Link, label: str) -> Span:
        kind = self.kinds.get(link.kind)
        content: Markup = (label,)
        if kind and kind.icon:
            # A sign is an attribute, so that the label is all that the link says.
            names, attributes = kind.icon_classes, [('aria-hidden', 'true')]
            if not names:
                attributes.append(('data-icon', kind.icon))
            content = (Span('span', (), '', ('pubs-icon', *names), tuple(attributes)), label)
        names = ('pubs-link', 'pubs-link--long') if len(label) > _ONE_PIECE else ('pubs-link',)
        return Span('link', content, link.url, names, (('data-kind', link.kind),))


def links_of_kinds(publication: Publication, kinds: Mapping[str, LinkKind]) -> list[Link]:
    """The links of a publication with the addresses that the kinds of a site make, and those that only these make."""
    links = publication.links
    made = _made(publication, kinds, {link.kind for link in links})
    return [*(_completed(publication, link, kinds) for link in links), *made]


def _completed(publication: Publication, link: Link, kinds: Mapping[str, LinkKind]) -> Link:
    """The link with the address that its kind makes of a mere name."""
    kind = kinds.get(link.kind)
    is_value = kind is not None and '{value}' in kind.url and '://' not in link.url
    return link._replace(url=kind.address(publication, link.url) or link.url) if kind and is_value else link


def _made(publication: Publication, kinds: Mapping[str, LinkKind], present: set[str]) -> Iterator[Link]:
    """The links that the site's kinds make of what a publication has."""
    extra = dict(publication.extra) if kinds else {}
    for name, kind in kinds.items():
        if kind.url and name not in present and (address := kind.address(publication, extra.get(name, ''))):
            yield Link(name, '', address)
