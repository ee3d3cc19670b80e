"""What a page says of an entry, as plain words for those who look for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.apa import format_apa
from sphinxcontrib_pubs.format.parts_below import parts_below
from sphinxcontrib_pubs.model import plain_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinxcontrib_pubs.model import Publication


def shown_words(publication: Publication, show: Collection[str] | None = None) -> list[str]:
    """The words of a hand-written entry as they are; of another one, those of its line and of the parts below it.

    Not those of its source: there a name with an accent is LaTeX, every entry has the words "author" and "title", and a
    field may be nobody else's business.
    """
    if publication.as_written:
        return plain_text(publication.as_written).split()
    words = plain_text(format_apa(publication)).split()
    for part in parts_below(publication, show):
        if part.name != 'bibtex':
            words += plain_text(part.content).split()
    return words
