"""How a part of an entry looks: type, letters, quotation marks, and what stands before and behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.format.csl.boxes import Box
from sphinxcontrib_pubs.format.csl.text_case import with_case
from sphinxcontrib_pubs.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinxcontrib_pubs.format.csl.boxes import Node
    from sphinxcontrib_pubs.format.csl.entry import Entry
    from sphinxcontrib_pubs.model.markup import SpanKind

#: The type that attributes ask for, and the kind of span that has it.
_TYPES: dict[tuple[str, str], SpanKind] = {
    ('font-style', 'italic'): 'emphasis',
    ('font-style', 'oblique'): 'emphasis',
    ('font-variant', 'small-caps'): 'small_caps',
    ('font-weight', 'bold'): 'strong',
    ('text-decoration', 'underline'): 'underline',
    ('vertical-align', 'sup'): 'superscript',
    ('vertical-align', 'sub'): 'subscript',
}


class Look(NamedTuple):
    """What the attributes of an element of CSL say of its look."""

    marks: tuple[Span, ...] = ()
    case: str = ''
    quoted: bool = False
    without_periods: bool = False
    prefix: str = ''
    suffix: str = ''
    display: str = ''  # ``block`` and the like: what stands apart in print is a space away in a list

    def around(
        self, content: Sequence[Node], entry: Entry, meaning: Span | None = None, *, english: bool | None = None
    ) -> Box:
        """The content with this look; ``meaning`` is the span that says what it is.

        ``english`` says that titles have capitals, whatever the language of the work; the words of a style do.
        """
        nodes = list(content)
        if self.without_periods:
            nodes = _without_periods(nodes)
        if self.case:
            nodes = with_case(nodes, self.case, english=entry.is_english if english is None else english)
        for mark in self.marks:
            nodes = [Box(nodes, mark)]
        box = Box(nodes, meaning, self.prefix, self.suffix, 'double' if self.quoted else '')
        if not self.display:
            return box
        before, behind = self.display in ('block', 'indent'), self.display in ('block', 'left-margin')
        return Box([*([' '] if before else []), box, *([' '] if behind else [])])


def look_of(attributes: Mapping[str, str]) -> Look:
    marks = tuple(Span(kind, ()) for pair, kind in _TYPES.items() if attributes.get(pair[0]) == pair[1])
    return Look(
        marks,
        attributes.get('text-case', ''),
        attributes.get('quotes') == 'true',
        attributes.get('strip-periods') == 'true',
        attributes.get('prefix', ''),
        attributes.get('suffix', ''),
        attributes.get('display', ''),
    )


def _without_periods(nodes: Sequence[Node]) -> list[Node]:
    return [
        node.replace('.', '') if isinstance(node, str) else node._replace(content=_without_periods(node.content))
        for node in nodes
    ]
