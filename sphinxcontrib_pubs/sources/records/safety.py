"""Addresses in a markup that no page may link to: taken out of it, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import is_safe_url

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup, Span


def without_unsafe_links(markup: Markup) -> tuple[Markup, list[str]]:
    """The markup with the text of such links in their place, and their addresses."""
    if all(isinstance(part, str) for part in markup):
        return markup, []
    safe: list[str | Span] = []
    unsafe: list[str] = []
    for part in markup:
        if isinstance(part, str):
            safe.append(part)
            continue
        content, inner = without_unsafe_links(part.content)
        unsafe += inner
        if part.kind == 'link' and not is_safe_url(part.target):
            safe += content
            unsafe.append(part.target)
        else:
            safe.append(part._replace(content=content))
    return tuple(safe), unsafe
