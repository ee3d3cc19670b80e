"""The signs of a citation in parentheses: around it, between its works, and before them the author's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinxcontrib_pubs.format.citing import Brackets

#: The class of a citation.
CITATION = 'pubs-citation'


def parentheses() -> Brackets:
    """The signs of citations by author and year: ``(Berg & Lind, 2021; Osei, 2020)``."""
    from sphinxcontrib_pubs.format.citing import Brackets

    return Brackets(('(',), ('; ',), (')',))


def in_brackets(citations: Iterable[nodes.Node], brackets: Brackets) -> list[nodes.Node]:
    """References, and the targets that stand right before them, with the signs of a citation."""
    from sphinxcontrib_pubs.render.nodes import inline_nodes

    parts = inline_nodes(brackets.before)
    separator: list[nodes.Node] = []
    targets: list[nodes.Node] = []
    for node in citations:
        if not isinstance(node, pending_xref):
            targets.append(node)
            continue
        parts += [*separator, *words_before(node), *targets, node]
        separator, targets = inline_nodes(brackets.between), []
    return [*parts, *inline_nodes(brackets.after)]


def words_before(reference: pending_xref) -> list[nodes.Node]:
    """What the author has put before a work, and a space."""
    words: str = reference['words_before']
    return [nodes.Text(f'{words} ')] if words else []


class CitationSigns(SphinxPostTransform):
    """Puts the signs of a style in the place of those of author and year, in documents that cite in its way.

    Only when all documents are read is it known in which way one cites.
    """

    default_priority = 7

    def run(self, **_: Any) -> None:
        of_style: Mapping[str, Brackets] = self.env.domaindata['pub']['brackets']
        if not of_style:
            return
        for citation in list(self.document.findall(nodes.inline)):
            if CITATION not in citation['classes']:
                continue
            references = [node for node in citation.children if isinstance(node, pending_xref)]
            if references and references[0]['reftype'] == 'p' and references[0]['refdoc'] in of_style:
                own = [node for node in citation.children if not isinstance(node, nodes.Text)]
                citation.children = []
                citation += in_brackets(own, of_style[references[0]['refdoc']])
