"""The list when its page is written: words for the search in HTML, standard nodes everywhere else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.sphinx_ext.lists import legend_for, outline, publications_of
from sphinxcontrib_pubs.sphinx_ext.nodes import Item, publication_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class PublicationWords(SphinxPostTransform):
    """Puts the words of a list below its node, where the builders of the HTML family look for words to index.

    The writer of HTML passes over them: it makes the entries from the model.
    """

    default_priority = 8
    formats = ('html',)

    def run(self, **_: Any) -> None:
        for node in self.document.findall(publication_list):
            words = ' '.join(self.words(node)) if node['searchable'] else ''
            node.append(nodes.Text(words))

    def words(self, node: publication_list) -> Iterable[str]:
        """Each word of the entries once: the index asks which words a page has, and not how often."""
        words: dict[str, None] = {}
        for publication in publications_of(node, self.env):
            for each in [account.publication for account in publication.accounts] or [publication]:
                words.update(dict.fromkeys(plain_text(each.as_written or (each.raw,)).split()))
        return words


class ExpandPublicationLists(SphinxPostTransform):
    """Replaces the lists that no writer of HTML will see by bullet lists under rubrics."""

    default_priority = 9

    def run(self, **_: Any) -> None:
        from sphinxcontrib_pubs.render.nodes import group_node, legend_node

        for node in list(self.document.findall(publication_list)):
            if node.children:  # its words: the page is written as HTML
                continue
            expanded: list[nodes.Node] = [nodes.target('', '', ids=[identifier]) for identifier in node['ids']]
            legend = legend_for(node, self.env, plain=True)
            for group, items in outline(node, self.env, legend):
                own = list(items)
                content = [self.entries(own)] if own else []
                expanded += group_node(group.title, group.identifier, content) if group else content
            if markup := legend.markup:
                expanded.append(legend_node(markup))
            node.replace_self(expanded)

    def entries(self, items: Sequence[Item]) -> nodes.bullet_list:
        from sphinxcontrib_pubs.render.nodes import entry_node, list_node

        srcdir = Path(self.env.srcdir)
        return list_node(
            [
                entry_node(
                    item.publication, item.markup, item.anchor, source=str(srcdir / item.publication.source.file)
                )
                for item in items
            ]
        )
