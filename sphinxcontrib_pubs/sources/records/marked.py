"""Text that a person wrote with Markdown's inline markup (and its HTML) → markup; nothing in it has a place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.markdown_inline import read_inline
from sphinxcontrib_pubs.sources.records.tagged import trimmed

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup

_SIGN = re.compile(r'[*_`\\\[\]<$&~]')
#: ``B*40:02 and DRB1*04``: stars within words with words between them are no emphasis that a person means.
_STARS = re.compile(r'(?<=[^\W_])\*([^\W_][^*\s]*\s[^*]*(?<=[^\W_]))\*(?=[^\W_])')
_BREAKS = re.compile(r'\s*\n\s*|\u2028')


def read_marked(text: str) -> Markup:
    """``*emphasis*``, ``**strong**``, `` `code` ``, links, ``$x^2$`` and inline HTML; wrapped lines are one line."""
    text = _BREAKS.sub(' ', text.strip())
    if _SIGN.search(text) is None:
        return trimmed((text,))
    text = _STARS.sub(r'\\*\1\\*', text) if text.count('*') > 1 else text
    passage = read_inline(text, [(0, 0)], {})
    return trimmed(passage.markup(0, len(passage.text)))
