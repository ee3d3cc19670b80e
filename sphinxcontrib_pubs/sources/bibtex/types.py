"""What an entry is: by its type, and by the fields that show that it stands under another type than its own."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.bibtex.numbers import IN_ISSUES
from sphinxcontrib_pubs.sources.bibtex.tables import SUBTYPES, TYPES, TYPES_BY_GENRE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinxcontrib_pubs.sources.bibtex.tables import Kind

# Few files ask for these patterns, so that they are made when one does.
#: ``US Patent 9,876,543``, ``U.S. Patent App. 17/123,456``, ``WO Patent WO2015181234``, and nothing else.
_PATENT = r'(?i)(?:[A-Z][\w.]{0,15}\s){0,2}patent(?:\s[\w./#,-]{1,20}){1,4}\.?'
_MEETING = r'(?i)\b(?:proceedings|proc\.|conference|symposium|workshops?|congress|colloquium)'


def kind_of(type_: str, fields: Mapping[str, str]) -> Kind | None:
    """What the type of an entry says, or its fields where they know better; ``None`` for a type that is unknown."""
    if type_ == 'misc' and _is_patent(fields):
        return TYPES['patent']
    if 'booktitle' in fields and type_ in ('misc', 'article') and _is_of_proceedings(fields):
        return TYPES['inproceedings']
    return TYPES.get(type_)


def nearest_type(type_: str) -> str:
    """The type that somebody most likely meant who mistyped it, or ''."""
    near = get_close_matches(type_, TYPES, n=1, cutoff=0.85)
    return near[0] if near else ''


def csl_type(csl: str, genre: str, fields: Mapping[str, str], *, is_preprint: bool) -> str:
    """CSL's type of an entry whose own type says ``csl``, by its subtype, its genre, and where it was published."""
    subtype = SUBTYPES.get(fields.get('entrysubtype', '').strip().lower(), '') if csl in IN_ISSUES else ''
    csl = subtype or TYPES_BY_GENRE.get(genre.strip().lower(), '') or csl
    if is_preprint and csl in ('article-journal', 'document', 'webpage', 'manuscript', ''):
        return 'article'
    if csl == 'manuscript' and 'eventtitle' in fields:
        return 'speech'
    return csl


def _is_patent(fields: Mapping[str, str]) -> bool:
    """Whether the publisher is a register of patents, or a note gives the number of one, as Google Scholar has it."""
    if fields.get('publisher', '').strip('{} ').lower() == 'google patents':
        return True
    return any(
        re.fullmatch(_PATENT, note.strip()) is not None and any(map(str.isdecimal, note))
        for note in (fields.get('howpublished', ''), fields.get('note', ''))
        if 'patent' in note.lower()
    )


def _is_of_proceedings(fields: Mapping[str, str]) -> bool:
    """Whether an entry has no journal, but the title of a book that is called a meeting's."""
    book = fields.get('booktitle', '')
    return bool(book) and 'journaltitle' not in fields and re.search(_MEETING, book) is not None
