"""Which works a source sets before its others: by a field, or by the heading that they stand under."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Publication

#: In the languages of the catalogues.
_OF_SELECTION = re.compile(
    r'(?<!\w)(?:selected|featured|highlights|representative|ausgewählte[nrs]?|sélection(?:née?s)?|choisies?|seleccionad[ao]s|'
    r'destacad[ao]s)(?!\w)|代表|精选|主要(?:業績|論文|论文)',
    re.IGNORECASE,
)


def is_selected(publication: Publication) -> bool:
    """Whether a source marks a work as selected, or has it under a heading such as *Selected publications*."""
    return publication.selected or any(map(_is_of_selection, publication.topics))


@lru_cache(maxsize=1024)
def _is_of_selection(heading: str) -> bool:
    return _OF_SELECTION.search(heading) is not None
