"""Where the authors worked: ``Mei Ito, Jane Roe: Institute of Lists; Bo Lind: Harbour University``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.names import spoken_name
from sphinxcontrib_pubs.locale import after_label

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Publication


def affiliations(publication: Publication) -> list[str]:
    """A line for each place, with the authors who worked there, in their order; none where the source tells none."""
    names: dict[str, list[str]] = {}
    for author, place in zip(publication.authors, publication.affiliations, strict=False):
        if place:
            names.setdefault(place, []).append(spoken_name(author.person))
    return [f'{", ".join(people)}{after_label()}{place}' for place, people in names.items()]
