"""A list's node → what a writer needs: each entry with its publication and its markup, under its headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
from sphinxcontrib_pubs.sphinx_ext.catalogue import catalogue_of
from sphinxcontrib_pubs.sphinx_ext.nodes import Item
from sphinxcontrib_pubs.sphinx_ext.report import report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.sphinx_ext.catalogue import Source
    from sphinxcontrib_pubs.sphinx_ext.legends import Legend
    from sphinxcontrib_pubs.sphinx_ext.nodes import Entry, Group, publication_list


def publications_of(node: publication_list, env: BuildEnvironment) -> Iterator[Publication]:
    """The publications of a list in its order, without those that have left their source."""
    publications = catalogue_of(node['sources'], env).publications
    return (publications[entry.key] for entry in node['entries'] if entry.key in publications)


def legend_for(node: publication_list, env: BuildEnvironment, *, plain: bool = False) -> Legend:
    """What explains the names of a list; ``plain`` for writers that cannot print every sign."""
    from sphinxcontrib_pubs.sphinx_ext.legends import Legend

    return Legend(publications_of(node, env), style=node['style'], plain=plain)


def outline(
    node: publication_list, env: BuildEnvironment, legend: Legend
) -> Iterator[tuple[Group | None, Iterator[Item]]]:
    """Each heading with the entries that stand directly under it; one pair without a heading for a plain list.

    The entries are made as they are asked for, so that a list of any length takes the room of one. One that has left
    its source since the page was read is left out, with a warning. ``legend`` has all that the entries show when the
    last one is made.
    """
    from sphinxcontrib_pubs.format import in_style, notices, styles

    catalogue = catalogue_of(node['sources'], env)
    publications, recognise = catalogue.publications, catalogue.recognise
    entries: list[Entry] = node['entries']
    groups: list[Group] = node['groups']
    style = styles()[node['style']]
    known = dict(entries)
    marks, show = legend.marks, node['show']
    if any(entry.key not in publications for entry in entries):
        report([_changed(node['sources'][0])], env)

    def items(start: int, stop: int) -> Iterator[Item]:
        for key, anchor in entries[start:stop]:
            if key in publications:
                publication = recognise(publications[key])
                markup = in_style(
                    style, publication if publication.marks == marks else publication._replace(marks=marks)
                )
                if publication.relations:
                    markup += notices(publication, known)
                legend.note(publication, markup)
                yield Item(publication if show is None else _shown(publication, show), markup, anchor)

    if not groups:
        yield None, items(0, len(entries))
    for position, group in enumerate(groups):
        below = position + 1 < len(groups) and groups[position + 1].depth > group.depth
        yield group, iter(()) if below else items(group.start, group.stop)


def _shown(publication: Publication, show: Sequence[str]) -> Publication:
    """The publication without what its list does not fold below the entries."""
    return publication._replace(
        abstract=publication.abstract if 'abstract' in show else (),
        keywords=publication.keywords if 'keywords' in show else (),
        extra=tuple(each for each in publication.extra if each[0] != 'bibtex' or 'bibtex' in show),
    )


def _changed(source: Source) -> Problem:
    return Problem(
        code='source-changed',
        message='the source changed while the site was built, and some of its entries are left out',
        hint='build again',
        severity=Severity.WARNING,
        span=SourceSpan(file=source.name, line=1),
    )
