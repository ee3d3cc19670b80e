"""Rich text as plain values: strings and spans, with no output syntax."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

SpanKind: TypeAlias = Literal[
    'span',
    'emphasis',
    'strong',
    'superscript',
    'subscript',
    'underline',
    'deleted',
    'small_caps',
    'quoted',
    'code',
    'math',
    'line_break',
    'link',
    'folded',
]


class Span(NamedTuple):
    """A stretch of text that is more than its characters.

    ``kind`` says how it is set; ``classes`` says what it is (``pubs-author``, ``pubs-venue``);
    ``target`` is the address of a link, empty elsewhere. ``attributes`` are further facts as
    name-value pairs (``('data-kind', 'doi')``), which HTML prints and other outputs pass over.
    A ``folded`` span is shown when a reader asks for it, where an output can do that; ``count`` says how much it holds.
    A NamedTuple, not a dataclass: ten thousand entries make a quarter of a million of them.
    """

    kind: SpanKind
    content: Markup
    target: str = ''
    classes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


Markup: TypeAlias = 'tuple[str | Span, ...]'


_IN_DOLLARS = re.compile(r'\$([^$]+)\$')
_ALL_IN_DOLLARS = re.compile(r'(?:\$[^$]+\$)+')


def spans(markup: Markup) -> Iterator[Span]:
    """Every span of a markup, outer before inner, in reading order."""
    for part in markup:
        if not isinstance(part, str):
            yield part
            yield from spans(part.content)


def formulas(span: Span) -> list[str]:
    """What a span of mathematics holds, as TeX: one formula, or several that touch in a source with dollar signs."""
    text = plain_text(span.content)
    return _IN_DOLLARS.findall(text) if _ALL_IN_DOLLARS.fullmatch(text) else [text]


def plain_text(markup: Markup) -> str:
    """The words alone, as a reader would read them aloud: no markup, no link targets."""
    if len(markup) == 1 and isinstance(markup[0], str):
        return markup[0]  # most titles
    pieces: list[str] = []
    _collect(markup, pieces)
    return ''.join(pieces)


def _collect(markup: Markup, pieces: list[str]) -> None:
    for part in markup:
        if isinstance(part, str):
            pieces.append(part)
        elif part.kind == 'line_break':
            pieces.append('\n')
        elif part.kind == 'quoted':
            pieces.append('“')
            _collect(part.content, pieces)
            pieces.append('”')
        else:
            _collect(part.content, pieces)
