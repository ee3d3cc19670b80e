"""Which segment of a reference is its title, and how far it reaches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.anchors import STATUS
from sphinxcontrib_pubs.sources.reference.dates import MONTH
from sphinxcontrib_pubs.sources.reference.details import assign
from sphinxcontrib_pubs.sources.reference.imprint import after_place, is_place
from sphinxcontrib_pubs.sources.reference.journals import capitalised_tail, is_title_case
from sphinxcontrib_pubs.sources.reference.quoted_containers import goes_on_to_container, is_quoted_container
from sphinxcontrib_pubs.sources.reference.reviews import is_review, join_review
from sphinxcontrib_pubs.sources.reference.roles import (
    LINK_LABEL,
    before_bracketed_editors,
    in_brackets,
    segment_words,
)
from sphinxcontrib_pubs.sources.reference.segments import Segment, trim
from sphinxcontrib_pubs.sources.reference.title_end import (
    DEPARTMENT,
    WRITING,
    before_edition,
    before_place,
    before_plain_venue,
    before_tail,
    before_volume,
)
from sphinxcontrib_pubs.sources.reference.title_extent import extend_plain, extend_to_break, extend_to_imprint
from sphinxcontrib_pubs.sources.reference.venue_first import is_talk, is_venue_in_front
from sphinxcontrib_pubs.sources.reference.venue_numbers import attached
from sphinxcontrib_pubs.sources.reference.venues import (
    AWARD,
    OCCASION_BEFORE,
    OCCASIONS,
    THESIS,
    venue_evidence,
)

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.roles import Structure


_FEW_WORDS = 3
#: Of so many segments one is the title; what stands behind them is about it.
_FIRST = 8
_YEAR_BEHIND_COMMA = late_pattern(
    rf',\s(?:(?:\d\d?\.?\s)?(?:{MONTH})\.?,?\s)?(?:19|20)\d\d(?:[.-][01]?\d(?:[.-][0-3]?\d)?)?[.,]*$', re.IGNORECASE
)
#: ``A title (in press)``, ``A title (2016)``
_STATUS_AT_END = late_pattern(rf'\s\((?:{STATUS.pattern}|(?:19|20)\d\d)\)\.?$', re.IGNORECASE)
_YEAR_AT_END = late_pattern(r',?\s(?:1[89]|20)\d\d[.,]?$')
#: ``…方法及装置: 中国, CN115999999B``: country and number behind the title of a patent.
_PATENT_AT_END = late_pattern(
    r'\s?[:：,，.．]\s?(?:[\u4e00-\u9fff]{2,4}\s?[,，:：]\s?)?((?:CN|US|EP|WO|JP|ZL)\s?\d{6,}[\dA-Z.]*)$'
)
#: ``Policy brief for the City of Tarn``: what a report is, behind its title.
_KIND_OF_REPORT = late_pattern(
    r'(?:policy (?:brief|paper|report)|briefing|(?:white|working|discussion) paper|technical report|research note|'
    r'(?:final |annual )?report (?:to|for|prepared)|expertise|gutachten)(?!\w)',
    re.IGNORECASE,
)
#: ``Ministry of Ports, Berlin 2021``: whose imprint ends so.
_IMPRINT_AT_END = late_pattern(
    r',\s(?P<place>[^\W\d_a-z][^\W\d_]{1,20}(?:[ /-][^\W\d_]{1,20}){0,2}),?\s(?:19|20)\d\d\.?$'
)
#: ``(University of Nordhamn), 2018``: what begins with a bracket of its own begins no title.
_BRACKETED = late_pattern(r'\([^()]*\)(?:\W|$)')
#: ``Art. „Sundzoll“``: what an encyclopedia has, before its title.
_ARTICLE = late_pattern(r'(?:Art\.|Artikel|s\.\s?v\.|[Ee]ntr(?:y|ée)|Voce|Voz|Lemma|Hasło)(?:\son)?:?')
#: ``Art. Sundzoll, in: …``, ``s.v. Tide, in …``
_LEMMA = late_pattern(r'(?:Art\.|s\.\s?v\.)\s(?=[^\W\d_])')
_ASKS = ('?', '!')
_LETTER = late_pattern(r'[^\W\d_]')


#: ``with A. Roe and B. Bo``, ``(joint with A. Roe)``.
WITH = late_pattern(r'\(?(?:joint(?:ly)?\s(?:work\s)?)?with\s(?=[^\W\d_a-z])')


#: ``A title (with A. Roe), Journal …``, ``A title (poster), Meeting …``
_ASIDE = late_pattern(
    r'\s\((?:(?:joint(?:ly)?\s(?:work\s)?)?(?:(?:zusammen|gemeinsam|together)\s)?(?:with|mit|avec|con|com)\s(?=(?-i:[^\W\d_a-z]))|(?:invited\s|keynote\s|oral\s)?(?:poster|talk|'
    rf'presentation|lecture|keynote|oral|{OCCASIONS})\s?\))',
    re.IGNORECASE,
)


#: ``Carlo, Katt, Kimo Birt, Nelly Kolm.`` behind a row of names that a stray comma ended.
_MORE_NAMES = late_pattern(r"(?:[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,2}(?:,\s|\.?\Z)){3,40}")
#: ``A title, with Ada Roe, Journal …``
_WITH_PEOPLE = late_pattern(
    r",\swith\s(?=[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z](?:\.|[\w’'-]+))?\s[^\W\d_a-z][\w’'-]+(?:,|\.|\s(?:and|&)\s[^\W\d_a-z]|$))"
)


def choose_title(structure: Structure, segments: list[Segment]) -> int:
    """Makes a title of the segment that is most likely one, and gives the last segment that belongs to it, or -1.

    What is left behind the title of the segment in which it ends becomes a segment of its own.
    """
    text = structure.passage.text
    if is_review(text, segments):
        segments[:] = join_review(text, segments)
    talk = structure.names is None and is_talk(text, segments)
    best = int(talk) if talk or _is_decided(text, segments) else _heaviest(structure, segments)
    if best < 0:
        return -1
    if _stands_alone(structure, segments, best):
        structure.untitled = True
        return best - 1
    chosen = segments[best]
    start, end = chosen.start, chosen.end
    if chosen.kind == 'plain':
        end = _end_of_plain(structure, segments, best)
    elif chosen.kind == 'quoted' and (behind := _behind_question(text, segments, best)) is not None:
        chosen, end = chosen._replace(kind='plain'), behind.end
    elif chosen.kind == 'link' and best == len(segments) - 1:
        end = before_plain_venue(text, start, end)
    end = _before_remarks(structure, chosen, end)
    following = next((each for each in segments[best + 1 :] if each.start >= end), None)
    if following is not None and following.after_in and (lemma := _LEMMA.match(text, start, end)) is not None:
        structure.taken.append(lemma.span())
        structure.said.append(lemma.span())
        start = lemma.end()
    if chosen.kind == 'review' and structure.editors is not None and structure.editors.start < end:
        structure.editors = None  # they are those of the work under review
    structure.title_kind, structure.title_target = chosen.kind, chosen.target
    structure.title = (start, end)
    if talk or (best and chosen.kind == 'quoted' and structure.names is None and is_venue_in_front(text, segments[0])):
        structure.tag = segments[0][:2]
        structure.taken.append(structure.tag)
    structure.taken.append((start, end))
    return _cut_behind(text, segments, best, end)


def _end_of_plain(structure: Structure, segments: list[Segment], best: int) -> int:
    """Where a title ends that nothing marks: behind what continues it, before what tells of the venue."""
    text = structure.passage.text
    start = segments[best].start
    end = extend_plain(text, segments, best)
    end = extend_to_imprint(structure, segments, best, end)
    if structure.names is None:
        end = extend_to_break(text, segments, best, end)
        end = before_place(structure, start, before_plain_venue(text, start, end))
    if structure.year is None and structure.names is not None and best == len(segments) - 1:
        year = _YEAR_BEHIND_COMMA.search(text, max(start + 3, end - 30), end)
        end = year.start() if year is not None else end
    end = before_volume(text, segments, best, start, end)
    end = before_tail(structure, segments, best, start, end)
    if not text[start:end].isascii() and (patent := _PATENT_AT_END.search(text, start + 2, end)) is not None:
        structure.number = structure.number or patent[1].rstrip('.')
        structure.taken.append(patent.span(1))
        end = patent.start()
        dated = _YEAR_BEHIND_COMMA.search(text, max(start + 2, end - 30), end)
        end = dated.start() if dated is not None else end  # ``…装置, 2019.03.08, ZL201812345678.9``
        segments[best] = segments[best]._replace(end=end)
    return end


def _behind_question(text: str, segments: list[Segment], best: int) -> Segment | None:
    """``„Wer singt, lügt nicht“? Zur Oper. In: …``: the rest of a title that begins with a quoted question."""
    end = segments[best].end
    if (text[end : end + 1] not in _ASKS and text[end - 2] not in _ASKS) or best + 2 >= len(segments):
        return None
    behind, then = segments[best + 1 : best + 3]
    is_rest = behind.kind == 'plain' and not behind.after_in and (then.after_in or then.kind == 'emphasis')
    return behind if is_rest else None


def _before_remarks(structure: Structure, chosen: Segment, end: int) -> int:
    """Where a title ends before remarks in brackets: the status of the work, its edition, with whom it was made."""
    text, start = structure.passage.text, chosen.start
    if text[end - 1] in _ASKS and WRITING.match(text, end) is not None:
        structure.told_writing = True  # ``Who pays for salt? (essay)``
    if text[end - 2 : end].strip('.')[-1:] == ')' and chosen.kind in ('strong', 'link', 'emphasis'):
        status = _STATUS_AT_END.search(text, start + 8, end)
        end = status.start() if status is not None else end
    if text[end - 2 : end].strip('.')[-1:] == ')':
        end = before_edition(structure, start, end)
    if chosen.kind == 'plain' and (' (' in text[start:end] or ', with ' in text[start:end]):
        aside = _ASIDE.search(text, start + 4, end) or _WITH_PEOPLE.search(text, start + 4, end)
        end = aside.start() if aside is not None else end
    return end


def _cut_behind(text: str, segments: list[Segment], index: int, end: int) -> int:
    """The last segment from ``index`` on that a title up to ``end`` is in; what it leaves of it is put behind it."""
    last = index
    while last + 1 < len(segments) and segments[last + 1].start < end:
        last += 1
    if segments[last].end > end:
        rest = trim(text, end, segments[last].end)
        if rest[0] < rest[1]:
            segments.insert(last + 1, Segment(*rest, 'plain'))
    return last


def _heaviest(structure: Structure, segments: list[Segment]) -> int:
    """The segment that weighs most as a title, of those that come first; -1 if none weighs anything."""
    text = structure.passage.text
    quoted = any(
        segment.kind == 'quoted'
        and segment_words(text, segment) > 2
        and not is_quoted_container(structure, segments, index)
        for index, segment in enumerate(segments)
    )
    # A title that stands out in front has words of others in quotation marks behind it, and not the other way round.
    headed = (
        structure.names is None
        and bool(segments)
        and segments[0].kind in ('strong', 'link')
        and segment_words(text, segments[0]) > _FEW_WORDS
        and not (quoted and is_venue_in_front(text, segments[0]))
    )
    best, most = -1, 0.0
    for index, segment in enumerate(segments[:_FIRST]):
        words = segment_words(text, segment)
        weight = _weight_of_look(structure, segments, index, words, headed=headed)
        if quoted and not headed and segment.kind != 'quoted':
            weight -= 2
        weight = _weight_with_words(structure, segments, index, words, weight)
        if weight > most:
            best, most = index, weight
    return best


def _weight_of_look(structure: Structure, segments: list[Segment], index: int, words: int, *, headed: bool) -> float:
    """What a segment weighs by its place, its length, and how it looks; ``headed`` where one stands out in front."""
    segment = segments[index]
    weight = 2.0 - index * 0.9 + min(words, 6) * 0.35
    if segment.kind == 'review':
        weight += 4
    elif segment.kind == 'quoted' and is_quoted_container(structure, segments, index):
        weight -= 3
    elif segment.kind == 'quoted':
        weight += 4 if (words > 2 and not headed) or not index else 0.5
    elif segment.kind == 'link':
        weight += 2 if words > 2 or (not index and _numbers_follow(structure, segments)) else -1.5 if index else 0.0
        value = structure.passage.text[segment.start : segment.end]
        if LINK_LABEL.fullmatch(value) or (index and value[0] in '[(' and value[-1] in ')]'):
            weight -= 4
        elif index and _is_container(structure, segment, value):
            weight -= 2
    elif segment.kind in ('emphasis', 'strong'):
        weight += 0.8 if not index else -0.7
    return weight


def _weight_with_words(structure: Structure, segments: list[Segment], index: int, words: int, weight: float) -> float:
    """The weight of a segment with what its words, and those beside it, say of it."""
    text, segment = structure.passage.text, segments[index]
    value = text[segment.start : segment.end]
    if (
        len(value) > 2
        and words == 1
        and not (segment.kind in ('emphasis', 'quoted', 'link') and not index)
        and not (value[0] > '\u2e80' and len(value) > 6)
    ):
        weight -= 1.5
    if not index and len(segments) > 1 and segments[1].kind == 'quoted' and _ARTICLE.fullmatch(value):
        weight -= 4
    if not index and value.count(', ') > 1 and structure.names is not None and len(segments) > 1:
        weight -= 4 if segments[1].kind in ('strong', 'link', 'quoted') and _MORE_NAMES.fullmatch(value) else 0
    if segment.after_in:
        weight -= 3
    if segment.kind in ('journal', 'names'):
        weight -= 9
    if index and before_bracketed_editors(structure, segment):
        weight -= 3
    if WITH.match(value):
        weight -= 6
    elif _BRACKETED.match(value) or in_brackets(text, segment):
        weight -= 3
    elif index and (after_place(value) or is_place(_YEAR_AT_END.sub('', value))):
        weight -= 2
    if words == 1 and not index and len(segments) > 1 and _leads_to_venue(text, segments[1]):
        weight += 1.5  # ``Driftwood. In: …``
    if not index and words > 1 and goes_on_to_container(structure, segments):
        weight += 2
    if index and THESIS.match(value):
        weight -= 4
    if index and _holds_numbers(structure, segment):
        weight -= 1.5
    if index and DEPARTMENT.match(value):
        weight -= 3
    if index and _KIND_OF_REPORT.match(value):
        weight -= 2
    if index and (imprint := _IMPRINT_AT_END.search(value)) is not None and is_place(imprint['place']):
        weight -= 1
    if _LETTER.search(value) is None:
        weight -= 6
    if segment.kind != 'quoted' and index:
        weight -= min(venue_evidence(value), 3) * 0.5
    if index and (AWARD.match(value) or OCCASION_BEFORE.match(value)):
        weight -= 5
    if STATUS.match(value) and (index or words <= 3):
        weight -= 4
    return weight


def _is_container(structure: Structure, segment: Segment, value: str) -> bool:
    """Whether a linked stretch is where a work appeared: it has the volume in it, or is the name of a journal."""
    if venue_evidence(value) >= 1.9:
        return True
    return any(
        cluster.sure
        and segment.start < cluster.start < segment.end
        and any(token.kind == 'volume' for token in cluster.tokens)
        for cluster in structure.clusters
    )


def _numbers_follow(structure: Structure, segments: list[Segment]) -> bool:
    """``[Lamps](…). Nature 5, 3``: whether the second segment has the numbers of a venue in it, or behind it."""
    if len(segments) < 2:
        return False
    following = segments[1]
    return any(
        following.start < cluster.start <= following.end + 2
        and sum(token.kind in ('volume', 'number', 'issue', 'page') for token in cluster.tokens) > 1
        for cluster in structure.clusters
    )


def _holds_numbers(structure: Structure, segment: Segment) -> bool:
    """``J Med Internet Res 2022 (24) e35999``: whether a stretch has a year and the numbers beside it in it."""
    for cluster in structure.clusters:
        if segment.start < cluster.start and cluster.end <= segment.end and len(cluster.tokens) > 1:
            return any(token.kind == 'year' for token in cluster.tokens)
    return False


def _leads_to_venue(text: str, segment: Segment) -> bool:
    return segment.after_in or (segment.kind == 'plain' and venue_evidence(text[segment.start : segment.end]) >= 2.5)


def _is_decided(text: str, segments: list[Segment]) -> bool:
    """Whether the first segment outweighs all others, so that they need not be weighed.

    Emphasised words in front weigh 4.2 and more, and what is neither link nor quotation weighs 3.2 at most behind them.
    """
    if not segments or segments[0].kind != 'emphasis' or segments[0].after_in:
        return False
    for segment in segments:
        if segment.kind in ('link', 'quoted'):
            return False
    value = text[segments[0].start : segments[0].end]
    return value[:1].isalpha() and len(value.split()) > 3 and WITH.match(value) is None


def _stands_alone(structure: Structure, segments: list[Segment], index: int) -> bool:
    """Whether what stands behind the names is a journal with its numbers, or says "thesis": there is no title then."""
    segment, text = segments[index], structure.passage.text
    if index or structure.names is None or segment.kind not in ('plain', 'emphasis', 'strong'):
        return False
    thesis = THESIS.match(text, segment.start, segment.end) if structure.said_kind == 'thesis' else None
    if thesis is not None and text[thesis.end() : thesis.end() + 1] in ('', ',', ':', '.', '('):
        return True
    first, last = segment.start, segment.end
    for cluster in structure.clusters:
        if segment.kind == 'plain' and first < cluster.start and cluster.start < last <= cluster.end + 1:
            last = trim(text, first, cluster.start)[1]  # ``Nature of Seas 17, 1100``
            break
    place = attached(text, (first, last), structure.clusters)
    if place < 0 or '，' in text[first:last]:
        return False
    details = assign(structure.clusters[place : place + 1], 0)
    words = text[first:last].split()
    return (
        bool(details.page and (details.volume or segment.kind == 'emphasis'))
        and len(words) <= 10
        and (segment.kind != 'plain' or capitalised_tail(text, first, last) < 0)
        and is_title_case(words)
    )
