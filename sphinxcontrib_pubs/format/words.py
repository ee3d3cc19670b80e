"""What a page says of an entry, as plain words for those who look for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.apa import format_apa
from sphinxcontrib_pubs.format.names import separators
from sphinxcontrib_pubs.format.parts_below import parts_below
from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.model.scripts import is_east_asian

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
    words = _words_of_authors(publication)
    if words:
        publication = publication.changed(contributors=())
    words += plain_text(format_apa(publication)).split()
    for part in parts_below(publication, show):
        if part.name != 'bibtex':
            words += plain_text(part.content).split()
    return words


def _words_of_authors(publication: Publication) -> list[str]:
    """What a line says of people who are its authors; nothing where it may say more of them, or write them otherwise.

    Half of a line are its names, and to set them takes as long as all else.
    """
    people = publication.contributors
    if publication.truncated or publication.marks or (publication.extra and publication.name_notes()):
        return []
    words = separators(False)[1].split() if len(people) > 1 else []
    for person, kind, *_ in people:
        if kind != 'author' or is_east_asian(person.family[:1]):
            return []
        words += [name for name in person[:-1] if name]
    return words
