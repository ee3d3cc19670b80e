"""What a page tells to programs and not to people, as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.render.data_script import data_script

if TYPE_CHECKING:
    from collections.abc import Iterable


def coins_block(contexts: Iterable[str]) -> str:
    """ContextObjects as reference managers look for them: empty elements of their class; '' where there are none."""
    spans = ''.join(f'<span class="Z3988" title="{escape(context)}"></span>\n' for context in contexts)
    return f'<div class="pubs-coins" hidden>\n{spans}</div>\n' if spans else ''


def feed_links(feeds: Iterable[tuple[str, str]]) -> str:
    """Feeds by their addresses and titles, as the head of a page names them."""
    return ''.join(
        f'<link rel="alternate" type="application/atom+xml" href="{escape(address)}" title="{escape(title)}" />\n'
        for address, title in feeds
    )


def json_ld_script(value: object) -> str:
    """What JSON-LD says of a page."""
    return data_script(value, 'application/ld+json')
