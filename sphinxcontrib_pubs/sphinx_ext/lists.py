"""A list's node → what a writer needs: each entry with its publication and its markup, under its headings."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.locale import _
from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
from sphinxcontrib_pubs.sphinx_ext.catalogue import catalogue_of
from sphinxcontrib_pubs.sphinx_ext.citations import cited_entries
from sphinxcontrib_pubs.sphinx_ext.files import targets
from sphinxcontrib_pubs.sphinx_ext.link_kinds import link_kinds_of
from sphinxcontrib_pubs.sphinx_ext.nodes import numbers_from
from sphinxcontrib_pubs.sphinx_ext.person_pages import with_addresses
from sphinxcontrib_pubs.sphinx_ext.report import report
from sphinxcontrib_pubs.sphinx_ext.styles import style_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.model import Markup, Publication
    from sphinxcontrib_pubs.render.item import Item
    from sphinxcontrib_pubs.sphinx_ext.catalogue import Source
    from sphinxcontrib_pubs.sphinx_ext.citations import Place
    from sphinxcontrib_pubs.sphinx_ext.legends import Legend
    from sphinxcontrib_pubs.sphinx_ext.nodes import Group, publication_list


def publications_of(node: publication_list, env: BuildEnvironment) -> Iterator[Publication]:
    """The publications of a list in its order, without those that have left their source."""
    publications = catalogue_of(node['sources'], env).publications
    return (publications[key] for key in node['entries'].all_keys if key in publications)


_NONE: Mapping[str, str] = {}


class Ways(NamedTuple):
    """Where what an entry leads to lies, seen from the page that shows it; what is not told has no way."""

    downloads: str = ''  # the folder of copied files
    locate: Callable[[Place], str] = '#'.join  # of the places that cite an entry
    papers: Mapping[str, str] = _NONE  # id of an entry → the page of its paper
    people: Mapping[str, str] = _NONE  # id of a person → their page


class ListContent:
    """The entries of a list, made as they are asked for, so that a list of any length takes the room of one.

    One that has left its source since the page was read is left out, with a warning. ``legend`` explains the names,
    and has all that the entries show when the last one is made; that of a page has it before. ``plain`` is for writers
    that cannot print every sign. ``view`` changes a publication before it is put into words.
    """

    def __init__(
        self,
        node: publication_list,
        env: BuildEnvironment,
        ways: Ways | None = None,
        *,
        plain: bool = False,
        view: Callable[[Publication], Publication] | None = None,
        legend: Legend | None = None,
    ) -> None:
        # Imported here, as all that only a page that is written needs: most builds of a site write few pages.
        from sphinxcontrib_pubs import format
        from sphinxcontrib_pubs.sphinx_ext.legends import Legend

        self.node = node
        self.legend = legend or node.get('legend')
        if self.legend is None:
            explained = node.get('explained', _NONE)
            self.legend = Legend(publications_of(node, env), style=node['style'], plain=plain, explained=explained)
        self._format = format
        self._ways = ways or Ways()
        self._view = view
        self._catalogue = catalogue_of(node['sources'], env)
        self._style = style_of(node, env)
        self._by_names = bool(node.get('by_names'))
        self._most_names: int = node['authors']
        show = node['show']
        self._without_awards = show is not None and 'awards' not in show
        self._with_bibtex = show is not None and 'bibtex' in show
        self._buttons = format.Buttons(link_kinds_of(env.config), node['links'])
        self._targets = {source: targets(files, self._ways.downloads) for source, files in node['files'].items()}
        self._cited = cited_entries(env, node['document'])
        if not self._catalogue.publications.keys() >= set(node['entries'].all_keys):
            report([_changed(node['sources'][0])], env)

    def items(self, start: int, stop: int) -> Iterator[Item]:
        """The entries ``start`` to ``stop`` (exclusive)."""
        from sphinxcontrib_pubs.render.item import Item

        publications, recognise = self._catalogue.publications, self._catalogue.recognise
        marks, note = self.legend.marks, self.legend.note
        style, before = self._style, None
        number, step = numbers_from(self.node, start)
        for key, anchor in self.node['entries'].pairs(start, stop):
            if key in publications:
                publication = self._told(recognise(publications[key]), key, anchor)
                shown = publication if publication.marks == marks else publication.changed(marks=marks)
                if self._by_names:
                    style, before = self._format.style_behind(self._style, before), shown
                markup = self._with_ways(self._buttons.line(style, shown), publication, anchor)
                note(publication, markup)
                if self._with_bibtex:
                    publication = self._having_bibtex(publication, key)
                yield Item(publication, markup, anchor, number, key)
            number += step

    def _told(self, publication: Publication, key: str, anchor: str) -> Publication:
        """A publication as this list tells of it: with the pages of its people, and without what it leaves out."""
        if self._ways.people:
            publication = with_addresses(publication, self._ways.people)
        if self._view is not None:
            publication = self._view(publication)
        if self._without_awards:
            publication = publication.changed(extra=tuple(each for each in publication.extra if each[0] != 'award'))
        return self._cited.with_letter(publication, key, anchor) if self._cited else publication

    def _with_ways(self, markup: Markup, publication: Publication, anchor: str) -> Markup:
        """The line of an entry with what it leads to: copied files, its paper, who cites it, notices of it."""
        if self._most_names:
            markup = self._format.fold_names(markup, self._most_names)
        if targets := self._targets.get(publication.source.file):
            markup = self._format.with_targets(markup, targets)
        if paper := self._ways.papers.get(anchor):
            markup = self._format.link_title(markup, paper, _('Details'))
        if self._cited:
            markup += self._cited.cited_in(anchor, self._ways.locate)
        if publication.notices:
            markup += self._format.notices(publication, self._address)
        return markup

    @cached_property
    def _anchors(self) -> dict[str, str]:
        return dict(self.node['entries'])

    def _address(self, key: str) -> str:
        """Where on the page an entry stands, '' if the list leaves it out."""
        return f'#{self._anchors[key]}' if key in self._anchors else ''

    def _having_bibtex(self, publication: Publication, key: str) -> Publication:
        """The publication with BibTeX, whether its source has any or not."""
        from sphinxcontrib_pubs.sphinx_ext.exported import entry_bibtex

        extra = (each for each in publication.extra if each[0] != 'bibtex')
        return publication._replace(extra=(*extra, ('bibtex', entry_bibtex(self._catalogue, key))))

    def outline(self) -> Iterator[tuple[Group | None, Iterator[Item]]]:
        """Each heading with the entries that stand directly under it; one pair without a heading for a plain list."""
        groups: list[Group] = self.node['groups']
        if not groups:
            yield None, self.items(0, len(self.node['entries']))
        for position, group in enumerate(groups):
            below = position + 1 < len(groups) and groups[position + 1].depth > group.depth
            yield group, iter(()) if below else self.items(group.start, group.stop)


def _changed(source: Source) -> Problem:
    return Problem(
        code='source-changed',
        message='the source changed while the site was built, and some of its entries are left out',
        hint='build again',
        severity=Severity.WARNING,
        span=SourceSpan(file=source.name, line=1),
    )
