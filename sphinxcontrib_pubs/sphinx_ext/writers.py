"""The list as HTML, made from the model while the page is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import _

from sphinxcontrib_pubs.render import html
from sphinxcontrib_pubs.sphinx_ext.lists import items_of, outline

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

    from sphinxcontrib_pubs.sphinx_ext.nodes import Group, publication_list


def visit_publication_list(translator: HTML5Translator, node: publication_list) -> None:
    """Writes the whole list; its children are words for the search index, which are not written."""
    translator.body.append(list_html(node, translator))
    raise nodes.SkipNode


def depart_publication_list(translator: HTML5Translator, node: publication_list) -> None:
    """Is never reached, but registering a node takes both."""


def list_html(node: publication_list, translator: HTML5Translator) -> str:
    """The section of a list, with its groups one within another."""
    env: BuildEnvironment = translator.builder.env
    pieces = [html.open_section(node['classes'], node['ids'])]
    open_groups: list[Group] = []
    for group, items in outline(node, items_of(node, env)):
        if group:
            while open_groups and open_groups[-1].depth >= group.depth:
                open_groups.pop()
                pieces.append(html.CLOSE_GROUP)
            open_groups.append(group)
            level = translator.section_level + 1 + group.depth
            pieces.append(html.open_group(group.title, group.identifier, level, _permalink(group, translator)))
        if items:
            pieces.append(
                html.render_list([html.render_entry(item.publication, item.markup, item.anchor) for item in items])
            )
    pieces.extend(html.CLOSE_GROUP for _ in open_groups)
    pieces.append(html.CLOSE_SECTION)
    return ''.join(pieces)


def _permalink(group: Group, translator: HTML5Translator) -> str:
    config = translator.config
    if not (config.html_permalinks and translator.builder.add_permalinks):
        return ''
    return html.permalink(group.identifier, config.html_permalinks_icon, _('Link to this heading'))
