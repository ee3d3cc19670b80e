"""Whether what reads as names behind a title is who wrote it, or a school, a journal, a place or a meeting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import HARD_BREAK
from sphinxcontrib_pubs.sources.reference.imprint import is_place
from sphinxcontrib_pubs.sources.reference.journals import JOURNAL_WORDS
from sphinxcontrib_pubs.sources.reference.name_tail import writes_for
from sphinxcontrib_pubs.sources.reference.names import begins_with_given
from sphinxcontrib_pubs.sources.reference.openings import LINE_ENDS
from sphinxcontrib_pubs.sources.reference.venues import SCHOOL, venue_evidence

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader
    from sphinxcontrib_pubs.sources.reference.roles import Structure
    from sphinxcontrib_pubs.sources.reference.segments import Segment

#: So much speaks for names right behind a title, or in a line of their own, and for others.
_LEAST_NEAR, _LEAST_FAR = 1.29, 2.5
_NEAR = 6
_LEAST_EVIDENCE = 1.2
#: Before a container in a line of its own.
_LEADS = ('', 'in', 'In')
_DASHES = (' - ', ' – ', ' — ', ' | ')
#: ``Invited Seminar``: where somebody spoke.
_OCCASION = late_pattern(
    r'(?<!\w)(?:Seminars?|Colloqui(?:um|a)|Symposi(?:um|a)|Workshops?|Conferences?|Lectures?|Talks?|Departments?|Series|'
    r'S[eé]minaires?|Colloques?|Journées|Congr[eè]so?|Vortrag|Tagung|Policy Brief|Report)(?!\w)'
)
_SHORT_NAME = late_pattern(r'\s\(([A-Z]{3,9})\)')


def are_authors(
    names: NameList, text: str, names_text: str, segments: list[Segment], reader: NameReader, *, near: bool
) -> bool:
    """Whether names behind the title are who wrote it; ``near`` to it less has to show it.

    They stand in the first of the ``segments``, which the others follow.
    """
    least = (_LEAST_NEAR if near else _LEAST_FAR) - (1.0 if writes_for(names, text) else 0.0)
    return (
        names.weight + known(names, names_text, reader) >= least
        and (any(form != 'T' for form in names.forms) or _is_author(text, segments, names))
        and not _begins_journal(names)
        and not _is_all_that_is_left(text, segments, names, reader)
        and not _is_occasion(text, names)
        and not is_place(text[slice(*names.places[0])].partition(',')[0])  # ``*A title*, Rennes, PUR, 2017``
        and (
            names.forms != ['GF']
            or names.truncated
            or begins_with_given(names.names[0].person.given)
            or text[slice(*names.places[0])] in reader.known
            or _is_between_dashes(text, names)
            or _has_more(text, segments, names.end)
            or _has_line_before_venue(text, segments, names)
        )
    )


def known(names: NameList, text: str, reader: NameReader) -> float:
    """What it adds to a row that one of its names stands in a certain one elsewhere on the page."""
    return 1.0 if any(text[first:end] in reader.known for first, end in names.places) else 0.0


def _is_occasion(text: str, names: NameList) -> bool:
    """``Invited Seminar``, ``Formal Tides and Quays (FTQ)``: what has a word of meetings, or its initials behind it."""
    first = names.places[0][0]
    short = _SHORT_NAME.search(text, first, names.end + 12)
    if short is not None:
        initials = [word[0] for word in text[first : short.start()].split() if word[0].isupper()]
        if ''.join(initials) == short[1]:
            return True
    return _OCCASION.search(text, first, names.end) is not None


def is_before_numbers(structure: Structure, names: NameList) -> bool:
    """``Ensaios PBQ, v. 3``: whether what looks like one name is a journal, whose volume follows."""
    return len(names.forms) == 1 and any(
        cluster.sure and cluster.tokens[0].kind == 'volume' and 0 <= cluster.start - names.end <= _NEAR
        for cluster in structure.clusters
    )


def _is_author(text: str, segments: list[Segment], names: NameList) -> bool:
    """Whether bodies behind a title wrote it: they are no school and no publisher, and a venue can follow."""
    first = names.places[0][0]
    if SCHOOL.search(text, first, names.end) or re.search(r'(?<!\w)[Ss]ociety(?!\w)', text[first : names.end]):
        return False
    return _has_more(text, segments, names.end)


def _is_all_that_is_left(text: str, segments: list[Segment], names: NameList, reader: NameReader) -> bool:
    """``**A title** (2020) *BMC Tidal Care* [Link]``: whether capitals make a name of what is left for a venue."""
    first, last = names.places[0]
    return (
        len(names.forms) == 1
        and segments[0].kind == 'emphasis'
        and last >= segments[0].end - 1
        and all(segment.kind == 'link' for segment in segments[1:])
        and text[first : first + 2].isupper()
        and text[first:last] not in reader.known
    )


def _begins_journal(names: NameList) -> bool:
    """``J. Geom.``, ``J. Fluid Mech.``: what looks like initials and a family name is two shortened words."""
    family = names.names[0].person.family.lower().rstrip('.')
    return names.forms == ['IF'] and family.rpartition(' ')[2] in JOURNAL_WORDS


def _is_between_dashes(text: str, names: NameList) -> bool:
    """``“A title” – Bo Mills – ICRA 2020``"""
    start = names.places[0][0]
    return text[start - 3 : start] in _DASHES and text[names.end : names.end + 3] in _DASHES


def _has_line_before_venue(text: str, segments: list[Segment], names: NameList) -> bool:
    """Whether a name is a line of its own between the title's and a venue, perhaps of a single word."""
    behind = segments[1] if len(segments) > 1 else None
    if behind is None or HARD_BREAK not in text[names.places[0][0] - 2 : names.places[0][0]]:
        return False
    if behind.kind != 'emphasis' and venue_evidence(text[behind.start : behind.end]) < _LEAST_EVIDENCE:
        return False
    gap = text[names.end : behind.start]
    return any(end in gap for end in LINE_ENDS) and gap.strip(' ,:\n\u2028') in _LEADS


def _has_more(text: str, segments: list[Segment], position: int) -> bool:
    """Whether a venue can follow: else what looks like a name behind a title is one (``Green Chem. 2024``)."""
    return any(
        segment.end > position
        and segment.kind != 'link'
        and sum(1 for word in text[max(position, segment.start) : segment.end].split() if word[:1].isalpha()) > 1
        for segment in segments
    )
