"""Works that stand under another type than theirs, and whose fields show what they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Few files ask for these patterns, so that they are made when one does.
#: ``US Patent 9,876,543``, ``U.S. Patent App. 17/123,456``, ``WO Patent WO2015181234``, and nothing else.
_PATENT = r'(?i)(?:[A-Z][\w.]{0,15}\s){0,2}patent(?:\s[\w./#,-]{1,20}){1,4}\.?'
_MEETING = r'(?i)\b(?:proceedings|proc\.|conference|symposium|workshops?|congress|colloquium)'


def is_patent(fields: Mapping[str, str]) -> bool:
    """Whether the publisher is a register of patents, or a note gives the number of one, as Google Scholar has it."""
    if fields.get('publisher', '').strip('{} ').lower() == 'google patents':
        return True
    return any(
        re.fullmatch(_PATENT, note.strip()) is not None and any(map(str.isdecimal, note))
        for note in (fields.get('howpublished', ''), fields.get('note', ''))
        if 'patent' in note.lower()
    )


def is_of_proceedings(fields: Mapping[str, str]) -> bool:
    """Whether an entry has no journal, but the title of a book that is called a meeting's."""
    book = fields.get('booktitle', '')
    return bool(book) and 'journaltitle' not in fields and re.search(_MEETING, book) is not None
