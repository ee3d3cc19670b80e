"""Irregularities of style, seen against what the page's other entries do: notes with places and edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.model import Problem
    from sphinxcontrib_pubs.sources.page import Page
    from sphinxcontrib_pubs.sources.reference.structure import Structure


def find_notes(page: Page, structures: Sequence[Structure]) -> list[Problem]:
    """The notes of one page in source order."""
    del page, structures
    return []
