"""One search for all lists that were written by hand on a page, where it has several."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_pubs.sphinx_ext.find import tools_for
from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list, publication_tools
from sphinxcontrib_pubs.sphinx_ext.options import ListOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def lists_of_page(env: BuildEnvironment) -> list[nodes.Node]:
    """The lists that stand on the page that is read as it was written."""
    if 'pubs_lists_of_page' not in env.temp_data:
        env.temp_data['pubs_lists_of_page'] = []
    lists: list[nodes.Node] = env.temp_data['pubs_lists_of_page']
    return lists


def search_together(app: Sphinx, doctree: nodes.document) -> None:
    """Puts the search and the filters of the site above the lists of a page that has several.

    Headings divide such a page into lists of a few entries, which nobody would search one by one. What copies an entry
    stays with its list.
    """
    assert app.env is not None
    lists = [node for node in lists_of_page(app.env) if isinstance(node, publication_list)]
    if len(lists) < 2:
        return
    tools = tools_for(ListOptions(), app.config, sum(len(node['entries']) for node in lists))
    for node in lists:
        node['tools'] = node['tools']._replace(search=False, facets=())
    if not tools.find:
        return
    document = app.env.docname
    for node in lists:
        node['together'] = document
    first = _first_branch(lists)
    assert first.parent is not None
    first.parent.insert(first.parent.index(first), publication_tools(together=document, tools=tools._replace(copy=())))


def _first_branch(lists: Sequence[publication_list]) -> nodes.Element:
    """What the tools stand above: the first list, or its section where other lists have sections beside that one."""
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
