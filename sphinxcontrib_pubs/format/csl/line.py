"""Runs of a style's outcome → markup: what each part is stands outermost, and how it looks within."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.format.csl.boxes import Run
    from sphinxcontrib_pubs.model import Markup

_RESOLVER = re.compile(r'(?:https?://)?(?:dx\.)?doi\.org/$')
_SPACES = re.compile(r'[ \t\n\r]+')


def line_of(runs: Sequence[Run]) -> Markup:
    """The runs as one line, without white space at its ends or twice in a row."""
    parts: list[str | Span] = []
    meaning: Span | None = None
    pieces: list[tuple[str, tuple[Span, ...]]] = []
    for run in runs:
        if run.meaning is not meaning:
            parts += _named(meaning, _set(pieces))
            meaning, pieces = run.meaning, []
        pieces.append((run.text, run.marks))
    parts += _named(meaning, _set(pieces))
    return _tidied(parts)


def _set(pieces: Sequence[tuple[str, tuple[Span, ...]]]) -> Markup:
    """Texts within their marks, each mark once around all that stands in it."""
    parts: list[str | Span] = []
    for outer, some in groupby(pieces, key=lambda piece: piece[1][0] if piece[1] else None):
        group = list(some)
        if outer is None:
            parts.append(''.join(text for text, _ in group))
            continue
        # Type that is set off within the same type stands out by being set upright.
        inner = [
            (text, tuple(mark for mark in marks[1:] if mark.kind != outer.kind or mark.classes))
            for text, marks in group
        ]
        parts.append(outer._replace(content=_set(inner)))
    return tuple(parts)


def _named(meaning: Span | None, content: Markup) -> Markup:
    """What a part is around how it looks; a title in italics is one element."""
    if meaning is None or not content:
        return content
    only = content[0]
    if len(content) == 1 and isinstance(only, Span) and only.kind == 'emphasis' and 'pubs-title' in meaning.classes:
        return (meaning._replace(kind='emphasis', content=only.content),)
    return (meaning._replace(content=content),)


def _tidied(parts: list[str | Span]) -> Markup:
    tidied: list[str | Span] = []
    for part in parts:
        if isinstance(part, str):
            part = _SPACES.sub(' ', part)
            if not tidied:
                part = part.lstrip()
        elif tidied and ('data-kind', 'doi') in part.attributes and isinstance(tidied[-1], str):
            # The resolver that a style sets before a DOI belongs to the link.
            match = _RESOLVER.search(tidied[-1])
            if match:
                tidied[-1] = tidied[-1][: match.start()]
                part = part._replace(content=(match[0], *part.content))
        if part:
            tidied.append(part)
    if tidied and isinstance(last := tidied[-1], str):
        tidied[-1] = last.rstrip()
    return tuple(part for part in tidied if part)
