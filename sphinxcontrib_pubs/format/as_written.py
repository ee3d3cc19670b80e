"""The style ``as-written``: every entry in the words and the markup of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.apa import format_apa
from sphinxcontrib_pubs.format.highlight import with_highlights

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup, Publication


def format_as_written(publication: Publication) -> Markup:
    """The entry's own markup, with the people of the registry marked in it.

    An entry of a structured source was never written as a line: it stands in the style ``apa``.
    """
    if publication.as_written:
        return with_highlights(publication.as_written, publication.contributors)
    return format_apa(publication)
