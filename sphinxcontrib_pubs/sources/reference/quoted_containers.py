"""Whether quotation marks hold the book or the journal in which a work stands, and not its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.dates import MONTH
from sphinxcontrib_pubs.sources.reference.roles import segment_words
from sphinxcontrib_pubs.sources.reference.venue_numbers import attached
from sphinxcontrib_pubs.sources.reference.venues import THESIS, venue_evidence

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.roles import Structure
    from sphinxcontrib_pubs.sources.reference.segments import Segment

#: What looks so much like a venue may be one.
_EVIDENT = 1.2


def goes_on_to_container(structure: Structure, segments: list[Segment]) -> bool:
    """``Salt Law. A history of its words from Roe to Ito, in: …``: whether two sentences lead to a book or a thesis."""
    if len(segments) < 3 or not _is_titled(structure, segments[0]):
        return False
    if not segments[2].after_in and THESIS.match(structure.passage.text, segments[2].start) is None:
        return False
    return segments[1].kind == 'plain' and not segments[1].after_in


def is_quoted_container(structure: Structure, segments: list[Segment], index: int) -> bool:
    """``*A title*, „Annals of Tides” 2020, t. 65``: quotation marks around a journal, behind a title in italics.

    So is a book to which *in* leads from a title: ``Salt and law, in: Roe, Ada (ed.): “Old Coasts”``.
    """
    segment = segments[index]
    if not index:
        return False
    if segment.after_in and _is_titled(structure, segments[0]):
        return True
    if is_line_of_journal(structure.passage.text, segment):
        return True
    if _is_named_behind_comma(structure, segments[0], segment):
        return True
    marked = segments[0].kind in ('emphasis', 'review')
    if not marked and structure.passage.text[segment.start] not in '『《':
        return False
    if segment.after_in:
        return True
    place = attached(structure.passage.text, segment[:2], structure.clusters)
    return place >= 0 and structure.clusters[place].sure


#: What stands behind a journal: a year, an issue, a volume, or that it has none yet.
_JOURNAL_BEHIND = late_pattern(
    r'[”»"“],?\s(?:(?:1[89]|20)\d\d|(?:nr|numer|t|tom|vol|z|zeszyt|R|rocznik|H|Bd|n|№)\.?\s?[\dIVXLC]'
    r'|\d{1,4}\s?[/(,:]|w druku)'
)
_MARKS_OF_JOURNALS = ('„', '«', '»')
_GAP = ', „'


def _is_named_behind_comma(structure: Structure, title: Segment, segment: Segment) -> bool:
    """``A. Roe, Sól i prawo na wybrzeżu, „Przegląd Morski” 2020, nr 3``: as Polish lists have journals."""
    text = structure.passage.text
    return (
        text[segment.start - 1 : segment.start] in _MARKS_OF_JOURNALS
        and segment.start - title.end <= len(_GAP)
        and text[title.end : title.end + 1] in (',', '')
        and _is_titled(structure, title)
        and _JOURNAL_BEHIND.match(text, segment.end) is not None
    )


#: ``«Lampare» n. 3 maggio 2004``, ``«Lampare» maggio 2004``: in Italian such marks are around a journal.
_ISSUE_BEHIND = late_pattern(
    rf'»,?\s(?:(?:a|n|vol|fasc)\.\s?[\dIVX]|(?:{MONTH})\.?\s(?:19|20)\d\d|(?:19|20)\d\d)', re.IGNORECASE
)


def is_line_of_journal(text: str, segment: Segment) -> bool:
    """Whether a line begins with a name in guillemets that an issue or a date follows."""
    before = text[max(0, segment.start - 2) : segment.start]
    return '\u2028' in before and text[segment.start] == '«' and _ISSUE_BEHIND.match(text, segment.end - 1) is not None


def _is_titled(structure: Structure, segment: Segment) -> bool:
    """Whether a plain segment right behind the names has the words of a title, and not those of a venue."""
    if structure.names is None or segment.kind != 'plain' or segment.after_in:
        return False
    value = structure.passage.text[segment.start : segment.end]
    return segment_words(structure.passage.text, segment) > 1 and venue_evidence(value) < _EVIDENT
