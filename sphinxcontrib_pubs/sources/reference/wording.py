"""Rich text as a field holds it: on one line, and without links that lead nowhere good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Span
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import is_link_target

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup
    from sphinxcontrib_pubs.sources.passage import Passage

_SPACES = late_pattern(r'\s+')
#: ``ice-`` at the end of a line, and ``phobic`` in the next; but ``low-`` and ``and high-``.
_DIVIDED = late_pattern(r'(?<=[^\W\d_]-)\n\s*(?=[^\W\d_A-Z])(?!(?:and|or|to|und|oder|bis|et|ou|y|e|o)\s)')


def clean(markup: Markup) -> Markup:
    """Wrapped lines and hard breaks become single spaces; dangerous links become their text."""
    result: list[str | Span] = []
    for part in markup:
        if isinstance(part, str):
            result.append(on_one_line(part))
        elif part.kind == 'link' and not is_link_target(part.target):
            result += clean(part.content)
        else:
            result.append(part._replace(content=clean(part.content)))
    return tuple(result)


def on_one_line(text: str) -> str:
    """The text with single spaces for line ends; a word that a hyphen divides at one is whole again."""
    if '-\n' in text:
        text = _DIVIDED.sub('', text)
    return _SPACES.sub(' ', text) if '\n' in text or '  ' in text or '\u2028' in text else text


def as_written(passage: Passage) -> Markup:
    """The whole entry's rich text with the marks of other tools behind it; hard breaks are kept as such."""
    text = passage.text
    markup = passage.whole()
    if passage.aside:
        markup = (*markup, *(f' {mark}' for _, mark in passage.aside))
    if not ('\n' in text or '  ' in text or '\u2028' in text or passage.is_linked):
        return markup
    if '\u2028' not in passage.text:
        return clean(markup)
    result: list[str | Span] = []
    for part in markup:
        if isinstance(part, str) and '\u2028' in part:
            for index, piece in enumerate(part.split('\u2028')):
                if index:
                    result.append(Span('line_break', ()))
                if piece.strip():
                    result += clean((piece,))
        else:
            result += clean((part,))
    return tuple(result)
