"""Whether what stands before a title is the venue, as in lists of talks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import HARD_BREAK
from sphinxcontrib_pubs.sources.reference.imprint import is_place
from sphinxcontrib_pubs.sources.reference.roles import segment_words
from sphinxcontrib_pubs.sources.reference.venues import venue_evidence

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.segments import Segment

_SURELY_VENUE = 1.9
_LINES = 2
_FEWEST_WORDS = 4
#: ``Congress of Tides (Bergen)``: a meeting with its place, or as it was held.
_PLACE_AT_END = late_pattern(r'\s\((?P<place>[^\W\d_a-z][^(),\d]{2,40}?)(?:,[^()]{2,40})?\)$')
_HELD = ('Online', 'Virtual', 'Hybrid', 'Remote', 'Zoom')


def is_talk(text: str, segments: list[Segment]) -> bool:
    """Whether a line with a meeting and its place stands above one that is nothing but a marked title."""
    if len(segments) != _LINES or segments[0].kind != 'plain' or segments[1].kind not in ('emphasis', 'quoted'):
        return False
    meeting, title = segments
    gap = text[meeting.end : title.start]
    if (
        ('\n' not in gap and HARD_BREAK not in gap)
        or text[title.end :].strip()
        or segment_words(text, title) < _FEWEST_WORDS
    ):
        return False
    place = _PLACE_AT_END.search(text, meeting.start, meeting.end)
    return place is not None and (place['place'] in _HELD or is_place(place['place']))


def is_venue_in_front(text: str, segment: Segment) -> bool:
    """``**Conference on Coastal Systems** - “A title”``: whether what stands out before a quotation is its venue."""
    return segment.kind == 'strong' and venue_evidence(text[segment.start : segment.end]) >= _SURELY_VENUE
