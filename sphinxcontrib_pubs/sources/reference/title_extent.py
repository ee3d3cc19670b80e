"""Over what a title goes on: a second sentence, words in another type, the rest of its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.anchors import STATUS
from sphinxcontrib_pubs.sources.reference.imprint import after_place, is_place
from sphinxcontrib_pubs.sources.reference.journals import is_title_case
from sphinxcontrib_pubs.sources.reference.venues import MEETING, OCCASION_BEFORE, REPORT, SCHOOL, THESIS, venue_evidence

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.roles import Structure
    from sphinxcontrib_pubs.sources.reference.segments import Segment

#: ``Invited lecture,`` before the name of a meeting.
_OCCASION = late_pattern(
    r'(?:(?:invited|keynote|plenary|contributed|oral|guest)\s)?(?:poster|talk|presentation|lecture|paper|seminar|address)'
    r'(?:\spresented)?(?:\s(?:at|in|for))?[.,:]?',
    re.IGNORECASE,
)
#: ``Oral presentation, Ocean Sciences Meeting``
_OCCASION_BEFORE = late_pattern(rf'{_OCCASION.pattern.removesuffix("[.,:]?")},', re.IGNORECASE)
#: ``Eine Geschichte, München 2022 (Beck)``: a subtitle behind a full stop, and where and by whom the book was made.
_SUBTITLE = late_pattern(
    r'(?P<title>[^,]{3,120}?)(?:\s\((?P<series>[^()]{2,80}\d)\))?,\s(?P<place>[^\W\d_a-z][\w./ -]{2,40}?)'
    r'(?::\s(?P<by>[^,.:()]{2,40}))?,?\s(?=(?:19|20)\d\d)(?:19|20)\d\d(?:\s\((?P<publisher>[^()]{2,60})\))?\.?'
)
#: ``A first inquiry, 2022``, ``Words of the coast (Masterarbeit), 2021``: a subtitle with nothing but the year behind.
_SUBTITLE_ALONE = late_pattern(
    rf'(?:(?P<title>(?:An?|Eine?|Une?|Una|Uma?)\s[^,()]{{3,120}})|(?P<thesis>[^,()]{{8,160}})\s\((?i:{THESIS.pattern})\)),?'
    r'\s(?:19|20)\d\d\.?'
)
#: What looks so much like a venue may be one.
_VENUE_EVIDENT = 1.2
#: Who publishes reports, which is no subtitle.
_BODY = late_pattern(
    r'(?:\w*(?i:ministeri\w{1,4}|ministère|ministry|amt|stiftung|agentur|agency|commission|foundation)(?!\w)|Bundes[a-z]+)'
)
_BEGINS_SUBTITLE = late_pattern(
    r'(?:An?|The|Eine?|Zur|Zum|Une?|Les?|La|El|Los|Una|Il|Lo|Studien|Beiträge|Essays?|Festschrift)\s'
)
#: The names of venues weigh so much that are nothing else.
_SURELY_VENUE = 2.5
#: ``(WAOA'20)``, ``(ICML 2026)``
MEETING_IN_BRACKETS = late_pattern(r"\([A-Z][\w&/+-]{1,12}\s?(?:[’']\d\d|(?:19|20)\d\d)\)")
#: ``*Verrucaria*-Arten``: what may stand between words of one sentence that are set in two types.
_GLUE = ('', '-')
#: Between two segments, what is no punctuation.
_SAYS_MORE = late_pattern(r'\w\w')
#: What no title ends with.
_OPEN_END = late_pattern(r'(?<!\w)(?:of|the|and|for|with|from|between|an?|des|du|und|von|der|della)$')


def extend_plain(text: str, segments: list[Segment], index: int) -> int:
    """Joins to a plain title what continues it: words in italics in mid-sentence, a second sentence before a venue."""
    end = segments[index].end
    for position in range(index + 1, len(segments)):
        segment = segments[position]
        gap = text[end : segment.start]
        if segment.after_in or '\u2028' in gap or segment.kind in ('link', 'quoted', 'strong'):
            break
        if _SAYS_MORE.search(gap):
            break  # an identifier or a year, behind which no title goes on
        last = text[end - 2] if text[end - 1] in '"”’»' else text[end - 1]
        follows_sentence = last in '.?!．。？！' or '.' in gap
        later = segments[position + 1 :]
        if not follows_sentence and gap.strip(' ') in _GLUE and not any(c in gap for c in ',;:()|–—/'):
            goes_on = _goes_on_in_other_type(text, (segments[index].start, end), segment, later)
        else:
            goes_on = _is_second_sentence(text, end, segment, later, ended=follows_sentence)
        if not goes_on:
            break
        end = segment.end
    return end


def _goes_on_in_other_type(text: str, title: tuple[int, int], segment: Segment, later: list[Segment]) -> bool:
    """Whether the sentence of a title goes on in a segment that no punctuation divides from it."""
    if segment.kind == 'plain':
        return True
    if venue_evidence(text[segment.start : segment.end]) >= 1.5:
        return False
    if later and later[0].kind == 'plain' and text[segment.end : later[0].start].strip(' ') in _GLUE:
        return True
    return _OPEN_END.search(text, *title) is not None


def _is_second_sentence(text: str, end: int, segment: Segment, later: list[Segment], *, ended: bool) -> bool:
    """Whether a title up to ``end`` goes on in a segment behind it; ``ended`` says that a full stop stands between."""
    value = text[segment.start : segment.end]
    # A subtitle behind a question, before a marked venue, may be about a kind of work.
    asked = text[end - 1] == '?' and bool(later) and later[0].kind in ('emphasis', 'strong', 'names')
    if (
        segment.kind != 'plain'
        or not later
        or venue_evidence(value) >= (_SURELY_VENUE if asked else 1.2)
        or STATUS.match(value)
        or _OCCASION.fullmatch(value)
        or _OCCASION_BEFORE.match(value)
        or OCCASION_BEFORE.match(value)
        or REPORT.search(value)
        or MEETING_IN_BRACKETS.match(value)
    ):
        return False
    if text[end - 1] == '?' and len(value.split()) > 3 and (asked or not is_title_case(value.split())):
        return True  # a subtitle behind a question
    if not ended:
        return False
    if THESIS.match(text, later[0].start) is not None and SCHOOL.search(value) is None:
        return True
    if any(each.kind == 'names' for each in later[:2]) and not is_title_case(value.split()):
        return True  # ``Lamps at sea. A review of their oils. A. Roe, B. Bo. Nature 3``
    if _BEGINS_SUBTITLE.match(value) and after_place(text[later[0].start : later[0].end]):
        return True  # ``Houses by the water. A typology. Basel: Elm 2018``
    return any(
        each.kind == 'emphasis' or each.after_in or venue_evidence(text[each.start : each.end]) >= 2.0
        for each in later[:2]
    )


def extend_to_imprint(structure: Structure, segments: list[Segment], index: int, end: int) -> int:
    """A title goes on over the sentence behind it where that ends in a place and the year of a book."""
    text = structure.passage.text
    if index + 2 != len(segments) or segments[-1].kind != 'plain' or segments[-1].after_in:
        return end
    first, last = segments[-1][:2]
    if structure.names is not None and (alone := _SUBTITLE_ALONE.fullmatch(text, first, last)) is not None:
        name = 'title' if alone['title'] else 'thesis'
        if venue_evidence(alone[name]) < _VENUE_EVIDENT and SCHOOL.search(alone[name]) is None:
            return alone.end(name)
    book = _SUBTITLE.fullmatch(text, first, last)
    if (
        book is None
        or (structure.names is None and not book['by'])
        or not all(map(is_place, book['place'].split('/')))
        or MEETING.search(book['title'])
        or _BODY.match(book['title'])
    ):
        return end
    if book['by']:
        return book.end('title')  # the publisher is weighed as any other venue
    structure.place = book.span('place')
    if book['publisher']:
        structure.publisher = book.span('publisher')
    return book.end('title')


def extend_to_break(text: str, segments: list[Segment], index: int, end: int) -> int:
    """A title on a line of its own is the whole line, unless a venue stands in it."""
    stop = text.find('\u2028', end)
    if stop < 0:
        return end
    for segment in segments[index + 1 :]:
        if segment.start >= stop:
            break
        if segment.kind != 'plain' or segment.start < end or venue_evidence(text[segment.start : segment.end]) >= 1.2:
            return end
        end = segment.end
    return end
