"""What a page says itself of the signs and the looks of names, so that no legend says it again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.reference.legend import find_legend
from sphinxcontrib_pubs.sources.reference.looks import find_looks

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What no reader sees: front matter, comments of Markdown, HTML and reStructuredText.
_UNSEEN = re.compile(
    r'\A(---|\+\+\+)[ \t]*\n(?:(?!\1).*\n)*\1[ \t]*$|<!--(?:[^-]|-(?!->))*+-->|'
    r'^[ \t]*(?:%|\.\.[ \t](?![^\n]{1,60}::)).*(?:\n[ \t]+\S.*)*',
    re.MULTILINE,
)


def explained_in(lines: Sequence[str]) -> dict[str, str]:
    """Sign or look → role, of the lines of a page without its lists: ``{'*': 'equal', 'bold': 'member'}``."""
    text = _UNSEEN.sub('', '\n'.join(lines))
    return {**find_legend(text), **find_looks(text)}
