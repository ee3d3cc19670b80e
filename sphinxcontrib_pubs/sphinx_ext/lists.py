"""A list's node → what a writer needs: each entry with its publication and its markup, under its headings."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.locale import _
from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
from sphinxcontrib_pubs.sphinx_ext.catalogue import catalogue_of
from sphinxcontrib_pubs.sphinx_ext.citations import cited_entries
from sphinxcontrib_pubs.sphinx_ext.files import targets
from sphinxcontrib_pubs.sphinx_ext.link_kinds import link_kinds_of
from sphinxcontrib_pubs.sphinx_ext.nodes import Item, numbers_from
from sphinxcontrib_pubs.sphinx_ext.person_pages import with_addresses
from sphinxcontrib_pubs.sphinx_ext.report import report
from sphinxcontrib_pubs.sphinx_ext.styles import style_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.sphinx_ext.catalogue import Source
    from sphinxcontrib_pubs.sphinx_ext.citations import Place
    from sphinxcontrib_pubs.sphinx_ext.legends import Legend
    from sphinxcontrib_pubs.sphinx_ext.nodes import Group, publication_list


def publications_of(node: publication_list, env: BuildEnvironment) -> Iterator[Publication]:
    """The publications of a list in its order, without those that have left their source."""
    publications = catalogue_of(node['sources'], env).publications
    return (publications[key] for key in node['entries'].all_keys if key in publications)


_NONE: Mapping[str, str] = {}


class ListContent:
    """The entries of a list, made as they are asked for, so that a list of any length takes the room of one.

    One that has left its source since the page was read is left out, with a warning. ``legend`` explains the names,
    and has all that the entries show when the last one is made; that of a page has it before. ``plain`` is for writers
    that cannot print every sign. ``downloads`` is the folder of copied files seen from the page, '' where there is
    none; ``locate`` gives the addresses of the places that cite an entry, ``papers`` are those of the entries' own
    pages, by their ids, and ``people`` those of the pages of people, by theirs. ``view`` changes a publication before
    it is put into words.
    """

    def __init__(
        self,
        node: publication_list,
        env: BuildEnvironment,
        *,
        plain: bool = False,
        downloads: str = '',
        locate: Callable[[Place], str] = '#'.join,
        papers: Mapping[str, str] = _NONE,
        people: Mapping[str, str] = _NONE,
        view: Callable[[Publication], Publication] | None = None,
        legend: Legend | None = None,
    ) -> None:
        from sphinxcontrib_pubs.format import Buttons
        from sphinxcontrib_pubs.sphinx_ext.legends import Legend

        self.node = node
        self.legend = legend or node.get('legend')
        if self.legend is None:
            self.legend = Legend(publications_of(node, env), style=node['style'], plain=plain)
        self._catalogue = catalogue_of(node['sources'], env)
        self._style = style_of(node, env)
        self._by_names = bool(node.get('by_names'))
        self._buttons = Buttons(link_kinds_of(env.config), node['links'])
        self._targets = {source: targets(files, downloads) for source, files in node['files'].items()}
        self._locate, self._papers, self._people, self._view = locate, papers, people, view
        self._cited = cited_entries(env, node['document'])
        if not self._catalogue.publications.keys() >= set(node['entries'].all_keys):
            report([_changed(node['sources'][0])], env)

    def items(self, start: int, stop: int) -> Iterator[Item]:
        """The entries ``start`` to ``stop`` (exclusive)."""
        from sphinxcontrib_pubs.format import fold_names, link_title, notices, style_behind, with_targets

        publications, recognise = self._catalogue.publications, self._catalogue.recognise
        marks, style, note = self.legend.marks, self._style, self.legend.note
        before: Publication | None = None
        show = self.node['show']
        without_awards, with_bibtex = show is not None and 'awards' not in show, bool(show) and 'bibtex' in show
        line, limit = self._buttons.line, self.node['authors']
        number, step = numbers_from(self.node, start)
        cited, papers, people, view = self._cited, self._papers, self._people, self._view
        details = _('Details') if papers else ''
        for key, anchor in self.node['entries'][start:stop]:
            if key in publications:
                publication = recognise(publications[key])
                if people:
                    publication = with_addresses(publication, people)
                if view is not None:
                    publication = view(publication)
                if without_awards:
                    extra = tuple(each for each in publication.extra if each[0] != 'award')
                    publication = publication.changed(extra=extra)
                if cited:
                    publication = cited.with_letter(publication, key, anchor)
                shown = publication if publication.marks == marks else publication.changed(marks=marks)
                if self._by_names:
                    style, before = style_behind(self._style, before), shown
                markup = line(style, shown)
                if limit:
                    markup = fold_names(markup, limit)
                if targets := self._targets.get(publication.source.file):
                    markup = with_targets(markup, targets)
                if papers and anchor in papers:
                    markup = link_title(markup, papers[anchor], details)
                if cited:
                    markup += cited.cited_in(anchor, self._locate)
                if publication.notices:
                    markup += notices(publication, self._address)
                note(publication, markup)
                told = self._with_bibtex(publication, key) if with_bibtex else publication
                yield Item(told, markup, anchor, number, key)
            number += step

    @cached_property
    def _anchors(self) -> dict[str, str]:
        return dict(self.node['entries'])

    def _address(self, key: str) -> str:
        """Where on the page an entry stands, '' if the list leaves it out."""
        return f'#{self._anchors[key]}' if key in self._anchors else ''

    def _with_bibtex(self, publication: Publication, key: str) -> Publication:
        """The publication with BibTeX, whether its source has any or not."""
        from sphinxcontrib_pubs.sphinx_ext.downloads import entry_bibtex

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
