"""The signs of a citation in parentheses: around it, between its works, and before them the author's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxcontrib_pubs.sphinx_ext.state import domain_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sphinxcontrib_pubs.format.citing import Brackets
    from sphinxcontrib_pubs.model import Markup

#: The class of a citation.
CITATION = 'pubs-citation'


def parentheses() -> Brackets:
    """The signs of citations by author and year: ``(Berg & Lind, 2021; Osei, 2020)``."""
    from sphinxcontrib_pubs.format.citing import Brackets

    return Brackets(('(',), ('; ',), (')',))


class _Cite(NamedTuple):
    """A work of a citation: its reference, the targets that stand right before it, and its number, 0 for none."""

    targets: list[nodes.Node]
    reference: pending_xref
    number: int

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands beside the number."""
        return bool(self.number) and not self.reference['words_before'] and not self.reference.get('locator')


def in_brackets(
    citations: Iterable[nodes.Node], brackets: Brackets, number_of: Callable[[pending_xref], int] = lambda _: 0
) -> list[nodes.Node]:
    """References, and the targets that stand right before them, with the signs of a citation.

    Of numbers that a style draws together the first and the last stay, with the targets of all.
    """
    from sphinxcontrib_pubs.render.nodes import inline_nodes

    cites = list(_cites(citations, number_of))
    if brackets.sorts and all(each.number and not each.reference['words_before'] for each in cites):
        cites.sort(key=lambda each: each.number)
    parts = inline_nodes(brackets.before)
    before: Markup = ()
    for run in _runs(cites) if brackets.dash else ([each] for each in cites):
        first, *others = run
        parts += [*inline_nodes(before), *words_before(first.reference), *first.targets, first.reference]
        if others:
            parts += inline_nodes(brackets.dash)
            parts += [*(target for each in others for target in each.targets), others[-1].reference]
        before = brackets.after_dash if others else brackets.between
    return [*parts, *inline_nodes(brackets.after)]


def _cites(citations: Iterable[nodes.Node], number_of: Callable[[pending_xref], int]) -> Iterator[_Cite]:
    targets: list[nodes.Node] = []
    for node in citations:
        if isinstance(node, pending_xref):
            yield _Cite(targets, node, number_of(node))
            targets = []
        else:
            targets.append(node)


def _runs(cites: Iterable[_Cite]) -> Iterator[list[_Cite]]:
    """The works one by one, but those together of which three or more have numbers that follow each other."""
    run: list[_Cite] = []
    for cite in cites:
        if run and not (cite.is_bare and run[-1].is_bare and cite.number == run[-1].number + 1):
            yield from [run] if len(run) > 2 else ([each] for each in run)
            run = []
        run.append(cite)
    yield from [run] if len(run) > 2 else ([each] for each in run)


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
                citation += in_brackets(own, of_style[references[0]['refdoc']], self._number)

    def _number(self, reference: pending_xref) -> int:
        """The number of the entry that is cited."""
        domain = domain_of(self.env)
        target = domain.target_of(reference['reftarget'])
        known = domain.known(target) if target is not None else None
        return known.styled.number if known is not None and known.styled is not None else 0
