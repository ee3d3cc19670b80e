"""What the lists of a site have of one person, as the content of one list on another page."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.osutil import relative_uri

from sphinxcontrib_pubs.banner.settings import page_uri
from sphinxcontrib_pubs.model import spans
from sphinxcontrib_pubs.sphinx_ext.catalogue import catalogue_of
from sphinxcontrib_pubs.sphinx_ext.find import FEWEST_SEARCHED, Tools
from sphinxcontrib_pubs.sphinx_ext.nodes import Entries, Entry, Group, publication_list
from sphinxcontrib_pubs.sphinx_ext.person_pages import addresses_of_people
from sphinxcontrib_pubs.sphinx_ext.registries import registries_of
from sphinxcontrib_pubs.sphinx_ext.year_chart import year_chart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.model import Markup, Publication
    from sphinxcontrib_pubs.render.item import Item
    from sphinxcontrib_pubs.sphinx_ext.legends import Legend

#: What sets the person of a page apart in its list, beside the roles of everybody.
HERE = 'here'
#: What an address begins with that leads to the same place from every page.
_FROM_A_ROOT = re.compile(r'/|[A-Za-z][A-Za-z0-9+.\-]*:')
_PATH = re.compile(r'([^?#]*)(.*)', re.DOTALL)


class OwnWorks:
    """What a site has of one person, as the content of one list: newest first, under the years."""

    def __init__(
        self, person_id: str, page: str, parts: Sequence[tuple[publication_list, list[Entry]]], app: Sphinx
    ) -> None:
        from sphinxcontrib_pubs.library.keys import Names
        from sphinxcontrib_pubs.sphinx_ext.legends import Legend

        self.person_id, self.page = person_id, page
        self.env, self.builder, self.config = app.env, app.builder, app.config
        parts = list(_each_once(parts, self.env))
        self.legend: Legend = Legend(self._publications(parts), style=self.config.pubs_style, plain=False)
        names = Names()
        items = [
            item._replace(anchor=names.give(item.anchor)) for node, entries in parts for item in self._of(node, entries)
        ]
        self.listed, groups = _by_year(items)
        self.node = self._node(groups)

    def items(self, start: int, stop: int) -> Iterator[Item]:
        return iter(self.listed[start:stop])

    def outline(self) -> Iterator[tuple[Group | None, Iterator[Item]]]:
        for group in self.node['groups']:
            yield group, self.items(group.start, group.stop)

    def _publications(self, parts: Sequence[tuple[publication_list, list[Entry]]]) -> Iterator[Publication]:
        for node, entries in parts:
            yield from (publication for _entry, publication in _told(node, entries, self.env))

    def _of(self, node: publication_list, entries: list[Entry]) -> Iterator[Item]:
        """What one list has of the person, as the list itself would put it, with all ways seen from this page."""
        from sphinxcontrib_pubs.sphinx_ext.lists import ListContent, Ways
        from sphinxcontrib_pubs.sphinx_ext.papers import paper_addresses
        from sphinxcontrib_pubs.sphinx_ext.writers import place_address

        document = node['document']
        part = publication_list(
            document=document,
            sources=node['sources'],
            files=node['files'],
            entries=Entries(entries),
            style=self.config.pubs_style,
            links=None,
            show=None,
            authors=self.config.pubs_authors_limit,
            numbering='none',
        )
        home = page_uri(document, self.builder)
        addresses = addresses_of_people(document, self.env, self.builder)
        addresses[self.person_id] = ''  # nothing leads to where the reader is
        ways = Ways(
            downloads=relative_uri(home, '_downloads'),
            locate=lambda place: place_address(place, document, self.builder),
            papers=paper_addresses(document, entries, self.env, self.builder),
            people=addresses,
        )
        content = ListContent(part, self.env, ways, view=self._set_apart, legend=self.legend)
        here = page_uri(self.page, self.builder)
        for item in content.items(0, len(entries)):
            yield item._replace(
                markup=_moved(item.markup, home, here), publication=_moved_parts(item.publication, home, here)
            )

    def _set_apart(self, publication: Publication) -> Publication:
        contributors = (
            each._replace(roles=(*each.roles, HERE)) if each.person_id == self.person_id else each
            for each in publication.contributors
        )
        return publication._replace(contributors=tuple(contributors))

    def _node(self, groups: list[Group]) -> publication_list:
        """The node of the list, which no document has."""
        # The values of filters are those of one list, and there is none.
        is_searched = self.config.pubs_search and len(self.listed) >= FEWEST_SEARCHED
        return publication_list(
            document=self.page,
            sources=(),
            files={},
            entries=Entries(Entry(item.key, item.anchor) for item in self.listed),
            groups=groups,
            sections=False,
            together='',
            counts=False,
            jump_list=False,
            numbering='none',
            style=self.config.pubs_style,
            layout='list',
            thumbnails={},
            links=None,
            authors=self.config.pubs_authors_limit,
            show=None,
            downloads=None,
            tools=Tools(search=is_searched, copy=tuple(self.config.pubs_copy)),
            chart=year_chart((item.publication for item in self.listed), groups),
            searchable=False,
        )


def _told(
    node: publication_list, entries: Sequence[Entry], env: BuildEnvironment
) -> Iterator[tuple[Entry, Publication]]:
    """The entries of a list with their publications, without those that have left their source."""
    publications = catalogue_of(node['sources'], env).publications
    return ((entry, publications[entry.key]) for entry in entries if entry.key in publications)


def _each_once(
    parts: Sequence[tuple[publication_list, list[Entry]]], env: BuildEnvironment
) -> Iterator[tuple[publication_list, list[Entry]]]:
    """The lists without the works that one before them has, by whatever key; what one list has twice stays so."""
    if len(parts) < 2:
        yield from parts
        return
    from sphinxcontrib_pubs.library.versions.clusters import cluster
    from sphinxcontrib_pubs.library.versions.work import Work

    venue_of = registries_of(env.config, Path(env.srcdir)).venues.identity
    told = [
        (place, entry, publication)
        for place, (node, entries) in enumerate(parts)
        for entry, publication in _told(node, entries, env)
    ]
    works = [Work(index, publication, venue_of) for index, (_place, _entry, publication) in enumerate(told)]
    kept: list[list[int]] = [[] for _ in parts]
    for members in cluster(works).members:
        first = told[members[0]][0]
        kept[first] += [index for index in members if told[index][0] == first]
    for (node, _entries), indices in zip(parts, kept, strict=True):
        if indices:
            yield node, [told[index][1] for index in sorted(indices)]


def _by_year(items: Sequence[Item]) -> tuple[list[Item], list[Group]]:
    """The items under their years, the newest first, and the headings over them."""
    from sphinxcontrib_pubs.library.group import parse_group_by
    from sphinxcontrib_pubs.library.sort import parse_sort

    of = {id(item.publication): item for item in items}
    ordered = parse_sort('-date').apply([item.publication for item in items])
    listed: list[Item] = []
    groups: list[Group] = []
    for group in parse_group_by('year').apply(ordered):
        start = len(listed)
        listed += [of[id(publication)] for publication in group.publications]
        groups.append(Group(group.title, f'pubs-{group.identifier}', 0, start, len(listed)))
    return listed, groups


def _moved(markup: Markup, home: str, here: str) -> Markup:
    """The markup of an entry with the ways that its links are from another page than its own."""
    from sphinxcontrib_pubs.format import with_targets

    targets = {
        span.target: _moved_address(span.target, home, here)
        for span in spans(markup)
        if span.kind == 'link' and span.target
    }
    return with_targets(markup, targets) if targets else markup


def _moved_parts(publication: Publication, home: str, here: str) -> Publication:
    """The publication with the same done to what stands below its line, and to the ways to its people."""
    contributors = (
        each._replace(url=_moved_address(each.url, home, here)) if each.url else each
        for each in publication.contributors
    )
    return publication._replace(
        abstract=_moved(publication.abstract, home, here),
        note=_moved(publication.note, home, here),
        contributors=tuple(contributors),
    )


def _moved_address(address: str, home: str, here: str) -> str:
    """A way from the page of a list as seen from another page; one from the root of the server, or elsewhere, stays."""
    if _FROM_A_ROOT.match(address):
        return address
    path, behind = _PATH.fullmatch(address).groups()  # type: ignore[union-attr]
    there = home
    if path:
        there = posixpath.normpath(posixpath.join(posixpath.dirname(home), path))
        there += '/' if path.endswith('/') else ''
    return relative_uri(here, there) + behind
