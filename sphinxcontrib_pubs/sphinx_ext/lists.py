"""A list's node → what a writer needs: each entry with its publication and its markup, under its headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format import styles
from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
from sphinxcontrib_pubs.sphinx_ext.catalogue import catalogue_of
from sphinxcontrib_pubs.sphinx_ext.nodes import Item
from sphinxcontrib_pubs.sphinx_ext.report import report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.sphinx_ext.catalogue import Source
    from sphinxcontrib_pubs.sphinx_ext.nodes import Group, publication_list


def items_of(node: publication_list, env: BuildEnvironment) -> list[Item | None]:
    """The entries of a list; None, with a warning, for one that has left its source since the page was read.

    They are kept with the node, which is asked for its words before it is written. A node that stands in a
    resolved tree is never pickled.
    """
    if node.items_kept is not None:
        return node.items_kept
    publications = catalogue_of(node['sources'], env).publications
    style = styles()[node['style']]
    items: list[Item | None] = []
    for key, anchor in node['entries']:
        publication = publications.get(key)
        items.append(Item(publication, style(publication), anchor) if publication else None)
    if None in items:
        report([_changed(node['sources'][0])], env)
    node.items_kept = items
    return items


def _changed(source: Source) -> Problem:
    return Problem(
        code='source-changed',
        message='the source changed while the site was built, and some of its entries are left out',
        hint='build again',
        severity=Severity.WARNING,
        span=SourceSpan(file=source.name, line=1),
    )


def outline(node: publication_list, items: Sequence[Item | None]) -> Iterator[tuple[Group | None, list[Item]]]:
    """Each heading with the entries that stand directly under it; one pair without a heading for a plain list."""
    groups: list[Group] = node['groups']
    if not groups:
        yield None, [item for item in items if item]
    for position, group in enumerate(groups):
        below = position + 1 < len(groups) and groups[position + 1].depth > group.depth
        yield group, [] if below else [item for item in items[group.start : group.stop] if item]
