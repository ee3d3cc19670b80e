"""Names that are those of the entry before, for which some styles have a dash (CSL 1.0.2, "Reference Grouping")."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.format.csl.boxes import Box, runs_of
from sphinxcontrib_pubs.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinxcontrib_pubs.format.csl.boxes import Node, Quotes


class Repeats(NamedTuple):
    """What stands in the place of names, and of which of them: the fields are attributes of CSL's bibliography."""

    sign: str
    rule: str

    def replaced(self, names: Sequence[Node], said: Sequence[str], before: Sequence[str]) -> list[Node] | None:
        """The names with the sign for those that the entry before begins with as well; None where it is for all.

        ``said`` are the words of the names, and ``before`` those of the entry before.
        """
        if self.rule == 'complete-all':
            return None if list(said) == list(before) else list(names)
        alike = next((at for at, pair in enumerate(zip(said, before, strict=False)) if pair[0] != pair[1]), None)
        count = min(len(said), len(before)) if alike is None else alike
        if self.rule == 'complete-each' and list(said) != list(before):
            count = 0
        if self.rule == 'partial-first':
            count = min(count, 1)
        return [
            self.box(text) if place < count else name
            for place, (name, text) in enumerate(zip(names, said, strict=False))
        ]

    def box(self, said: str) -> Box:
        """The sign, which is read out, and copied, as the names that it stands for."""
        attributes = (('role', 'img'), ('aria-label', said))
        return Box([self.sign], Span('span', (), '', ('pubs-author-again',), attributes))


def repeats_of(bibliography: Mapping[str, str]) -> Repeats | None:
    """What a bibliography asks for by its attributes; None where it names everybody every time."""
    sign = bibliography.get('subsequent-author-substitute')
    if not sign:
        return None
    return Repeats(sign, bibliography.get('subsequent-author-substitute-rule', 'complete-all'))


def words_of(node: Node, quotes: Quotes) -> str:
    return ''.join(run.text for run in runs_of([node], quotes))
