"""The class by which a style sheet knows the colours of a badge: in an attribute they would be a style in the page."""

from __future__ import annotations


def badge_class(colours: tuple[str, str]) -> str:
    """The class of a background and the text on it, which follows from the background."""
    return f'pubs-badge--{colours[0].lstrip("#")}'
