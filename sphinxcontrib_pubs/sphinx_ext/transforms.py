"""The list when its page is written: words for the search in HTML, standard nodes everywhere else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.render.nodes import entry_node, group_node, list_node
from sphinxcontrib_pubs.sphinx_ext.lists import items_of, outline
from sphinxcontrib_pubs.sphinx_ext.nodes import Item, publication_list

if TYPE_CHECKING:
    from collections.abc import Sequence


class PublicationWords(SphinxPostTransform):
    """Puts the words of a list below its node, where the builders of the HTML family look for words to index.

    The writer of HTML passes over them: it makes the entries from the model.
    """

    default_priority = 8
    formats = ('html',)

    def run(self, **_: Any) -> None:
        for node in self.document.findall(publication_list):
            words = ''
            if node['searchable']:
                words = '\n'.join(plain_text(item.markup) for item in items_of(node, self.env) if item)
            node.append(nodes.Text(words))


class ExpandPublicationLists(SphinxPostTransform):
    """Replaces the lists that no writer of HTML will see by bullet lists under rubrics."""

    default_priority = 9

    def run(self, **_: Any) -> None:
        for node in list(self.document.findall(publication_list)):
            if node.children:  # its words: the page is written as HTML
                continue
            items = items_of(node, self.env)
            expanded: list[nodes.Node] = [nodes.target('', '', ids=[identifier]) for identifier in node['ids']]
            for group, own in outline(node, items):
                content = [self.entries(own)] if own else []
                expanded += group_node(group.title, group.identifier, content) if group else content
            node.replace_self(expanded)

    def entries(self, items: Sequence[Item]) -> nodes.bullet_list:
        srcdir = Path(self.env.srcdir)
        return list_node(
            [
                entry_node(
                    item.publication, item.markup, item.anchor, source=str(srcdir / item.publication.source.file)
                )
                for item in items
            ]
        )
