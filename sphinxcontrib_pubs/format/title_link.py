"""A line whose title leads somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Span, spans

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup

_TITLE = ('pubs-paper-link',)
_BEHIND = ('pubs-paper-link', 'pubs-paper-link--behind')


def link_title(markup: Markup, address: str, label: str) -> Markup:
    """The line with its title as a link; with a link behind it where the title is one already, or not set apart."""
    for position, part in enumerate(markup):
        if isinstance(part, Span) and 'pubs-title' in part.classes:
            if any(span.kind == 'link' for span in spans(part.content)):
                break
            linked = part._replace(content=(Span('link', part.content, address, _TITLE),))
            return (*markup[:position], linked, *markup[position + 1 :])
    return (*markup, ' ', Span('link', (label,), address, _BEHIND))
