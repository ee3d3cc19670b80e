"""Rich text with the HTML-like tags that CSL's processors read."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import formulas

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup

#: What the markup of CSL would take for its own.
_SIGNS = frozenset('<>&$')
_TAGS = {
    'emphasis': ('<i>', '</i>'),
    'strong': ('<b>', '</b>'),
    'superscript': ('<sup>', '</sup>'),
    'subscript': ('<sub>', '</sub>'),
    'small_caps': ('<sc>', '</sc>'),
    'underline': ('<u>', '</u>'),
    'code': ('<code>', '</code>'),
    'quoted': ('“', '”'),
}


def is_rich(markup: Markup) -> bool:
    """Whether a text is more than its characters, or has some that the markup of CSL would take for its own."""
    return any(not isinstance(part, str) or not _SIGNS.isdisjoint(part) for part in markup)


def tagged(markup: Markup) -> str:
    """Rich text with CSL's tags; a formula stands between dollar signs."""
    pieces: list[str] = []
    for part in markup:
        if isinstance(part, str):
            pieces.append(escape(part, quote=False).replace('$', '&#36;'))
        elif part.kind == 'math':
            pieces += [f'${escape(formula, quote=False)}$' for formula in formulas(part)]
        elif part.kind == 'link':
            pieces.append(f'<a href="{escape(part.target)}">{tagged(part.content)}</a>')
        elif part.kind == 'line_break':
            pieces.append('<br/>')
        else:
            before, after = _TAGS.get(part.kind, ('', ''))
            pieces.append(f'{before}{tagged(part.content)}{after}')
    return ''.join(pieces)
