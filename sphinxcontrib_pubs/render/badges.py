"""The style sheet of the badges of a site: a rule for the colours of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.badges import badge_class

if TYPE_CHECKING:
    from collections.abc import Iterable


def badge_rules(found: Iterable[tuple[str, str]]) -> str:
    """The rules for backgrounds and the text on each, in an order of their own."""
    return ''.join(
        f'.{badge_class((background, text))} {{ --pubs-badge-color: {background}; --pubs-badge-text-color: {text} }}\n'
        for background, text in sorted(set(found))
    )
