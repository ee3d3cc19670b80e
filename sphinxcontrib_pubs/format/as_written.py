"""The style ``as-written``: every entry in the words and the markup of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup, Publication


def format_as_written(publication: Publication) -> Markup:
    """The entry's own markup; its raw text where it never had any."""
    return publication.as_written or (publication.raw,)
