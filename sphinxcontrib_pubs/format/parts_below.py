"""What stands below the line of an entry: its abstract, keywords, notes, who did what, and the BibTeX of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.format.contributions import contributions
from sphinxcontrib_pubs.locale import _

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinxcontrib_pubs.model import Markup, Publication


class Part(NamedTuple):
    """One part: the name that options and classes have for it, its title, and what it says."""

    name: str
    title: str
    content: Markup


def parts_below(publication: Publication, show: Collection[str] | None = None) -> list[Part]:
    """The parts that an entry has, in their order; of those that ``show`` names, or of all."""
    parts: list[Part] = []
    if publication.abstract:
        parts.append(Part('abstract', _('Abstract'), publication.abstract))
    if publication.keywords:
        parts.append(Part('keywords', _('Keywords'), (', '.join(publication.keywords),)))
    extra = dict(publication.extra) if publication.extra else {}
    if note := extra.get('annote'):
        parts.append(Part('notes', _('Notes'), (note,)))
    if told := contributions(publication):
        parts.append(Part('contributions', _('Contributions'), told))
    if bibtex := extra.get('bibtex'):
        parts.append(Part('bibtex', 'BibTeX', (bibtex,)))
    return parts if show is None else [part for part in parts if part.name in show]
