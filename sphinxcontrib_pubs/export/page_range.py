"""The first and the last page of a publication, as formats have a field for each."""

from __future__ import annotations

import re

_RANGE = re.compile(r'\s*([^\s–—-]+)\s*[–—-]+\s*([^\s–—-]+)\s*')
_STRETCHES = re.compile(r'\s*([^\s,;–—-]+)(?:\s*[,;–—-]+\s*([^\s,;–—-]+))+\s*')


def page_range(page: str) -> tuple[str, str] | None:
    """The ends of ``17–42``; None for anything but one range, whose pages two fields could not tell."""
    found = _RANGE.fullmatch(page)
    return (found[1], found[2]) if found is not None else None


def outermost_pages(page: str) -> tuple[str, str] | None:
    """The first and the last page of ``1–5, 9``, whatever lies between; None for a single page."""
    found = _STRETCHES.fullmatch(page)
    return (found[1], found[2]) if found is not None else None
