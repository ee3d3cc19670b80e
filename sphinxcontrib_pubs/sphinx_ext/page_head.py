"""What the lists that were written by hand on a page have in common: one search, one legend, above them."""

from __future__ import annotations

from itertools import chain, takewhile
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_pubs.sphinx_ext.catalogue import catalogue_of
from sphinxcontrib_pubs.sphinx_ext.find import tools_for
from sphinxcontrib_pubs.sphinx_ext.lists import ListContent, publications_of
from sphinxcontrib_pubs.sphinx_ext.nodes import publication_head, publication_list
from sphinxcontrib_pubs.sphinx_ext.options import ListOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.sphinx_ext.legends import Legend


def lists_of_page(env: BuildEnvironment) -> list[nodes.Node]:
    """The lists that stand on the page that is read as it was written."""
    if 'pubs_lists_of_page' not in env.temp_data:
        env.temp_data['pubs_lists_of_page'] = []
    lists: list[nodes.Node] = env.temp_data['pubs_lists_of_page']
    return lists


def put_head(app: Sphinx, doctree: nodes.document) -> None:
    """Puts what the lists of a page have in common above them, where it has several: search, filters, legend.

    Headings divide such a page into lists of a few entries, which nobody would search one by one, and whose signs
    nobody needs to be told again under each heading. What copies an entry stays with its list.
    """
    assert app.env is not None
    lists = [node for node in lists_of_page(app.env) if isinstance(node, publication_list)]
    if len(lists) < 2:
        return
    tools = tools_for(ListOptions(), app.config, sum(len(node['entries']) for node in lists))
    document = app.env.docname
    for node in lists:
        node['tools'] = node['tools']._replace(search=False, facets=())
        if tools.find:
            node['together'] = document
    first = _first_branch(lists)
    assert first.parent is not None
    first.parent.insert(first.parent.index(first), publication_head(document=document, tools=tools._replace(copy=())))


def lists_below(head: publication_head) -> list[publication_list]:
    """The lists that a head stands above, in the document as it is now, which may hold those of others."""
    root: nodes.Node = head
    while root.parent is not None:
        root = root.parent
    # A part of a page is what a list written by hand is read from.
    found = (node for node in root.findall(publication_list) if node['document'] == head['document'])
    return [node for node in found if node['sources'][0].lines]


def legend_of_page(head: publication_head, env: BuildEnvironment, *, plain: bool = False) -> Legend:
    """The one legend of the lists below a head, which have the same signs; it has all that their entries will show.

    The lists are told, and have no legend of their own.
    """
    # Only a page that is written needs it.
    from sphinxcontrib_pubs.sphinx_ext.legends import Legend

    lists = lists_below(head)
    publications = chain.from_iterable(publications_of(node, env) for node in lists)
    first = lists[0]
    found = Legend(publications, style=first['style'], plain=plain, explained=first.get('explained', {}))
    for node in lists:
        node['legend'] = found
        if found.by_name:
            recognise = catalogue_of(node['sources'], env).recognise
            for publication in publications_of(node, env):
                found.note(recognise(publication), ())
        else:
            for _ in ListContent(node, env).items(0, len(node['entries'])):
                pass  # making an entry notes what it shows
    return found


def _first_branch(lists: Sequence[publication_list]) -> nodes.Element:
    """What the head stands above: the first list, or its section where other lists have sections beside that one."""
    ways = [_way_to(node) for node in lists]
    levels = takewhile(lambda level: all(node is level[0] for node in level), zip(*ways, strict=False))
    shared = [level[0] for level in levels]
    # In a table or a set of tabs they would break what holds the lists; in a document, stand above its title.
    while shared and not isinstance(shared[-1], nodes.section):
        shared.pop()
    first = ways[0][len(shared)] if shared else lists[0]
    parent = first.parent
    assert parent is not None
    position = parent.index(first)
    # Between two sections they would seem to belong to the one before.
    return lists[0] if position and isinstance(parent[position - 1], nodes.section) else first


def _way_to(node: nodes.Element) -> list[nodes.Element]:
    """The node with all that holds it, the document first."""
    way = [node]
    while (parent := way[-1].parent) is not None:
        way.append(parent)
    return way[::-1]
