"""Which segment of a reference is its title, and how far it reaches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.reference.anchors import STATUS
from sphinxcontrib_pubs.sources.reference.containers import attached
from sphinxcontrib_pubs.sources.reference.dates import MONTH
from sphinxcontrib_pubs.sources.reference.details import assign
from sphinxcontrib_pubs.sources.reference.imprint import EDITION, LEAD, after_place, is_place
from sphinxcontrib_pubs.sources.reference.journals import capitalised_tail, is_title_case
from sphinxcontrib_pubs.sources.reference.roles import (
    LINK_LABEL,
    before_bracketed_editors,
    count_words,
    in_brackets,
    segment_words,
)
from sphinxcontrib_pubs.sources.reference.segments import Segment, trim
from sphinxcontrib_pubs.sources.reference.venues import (
    AWARD,
    MEETING,
    PREPRINT,
    PUBLISHER,
    REPORT,
    REPOSITORY,
    SCHOOL,
    THESIS,
    venue_evidence,
)

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.roles import Structure


_FEW_WORDS = 3
_YEAR_AT_END = re.compile(r',?\s(?:1[89]|20)\d\d[.,]?$')
#: ``(University of Nordhamn), 2018``: what begins with a bracket of its own begins no title.
_BRACKETED = re.compile(r'\([^()]*\)(?:\W|$)')
_LETTER = re.compile(r'[^\W\d_]')


#: ``with A. Roe and B. Bo``, ``(joint with A. Roe)``.
WITH = re.compile(r'\(?(?:joint(?:ly)?\s(?:work\s)?)?with\s(?=[^\W\d_a-z])')


def choose_title(structure: Structure, segments: list[Segment]) -> int:
    """The segment that is most likely the title; extends it over sentences that belong to it."""
    text = structure.passage.text
    best, best_weight = (0, 0.0) if _is_decided(text, segments) else (-1, 0.0)
    quoted = best < 0 and any(segment.kind == 'quoted' and segment_words(text, segment) > 2 for segment in segments)
    # A title that stands out in front has words of others in quotation marks behind it, and not the other way round.
    headed = (
        structure.names is None
        and bool(segments)
        and segments[0].kind in ('strong', 'link')
        and segment_words(text, segments[0]) > _FEW_WORDS
    )
    for index, segment in enumerate(segments[:8] if best < 0 else ()):
        words = segment_words(text, segment)
        value = text[segment.start : segment.end]
        weight = 2.0 - index * 0.9 + min(words, 6) * 0.35
        if segment.kind == 'quoted':
            weight += 4 if (words > 2 and not headed) or not index else 0.5
        elif segment.kind == 'link':
            weight += 2 if words > 2 else -1.5 if index else 0.0
            if LINK_LABEL.fullmatch(value):
                weight -= 4
            elif index and _is_container(structure, segment, value):
                weight -= 2
        elif segment.kind in ('emphasis', 'strong'):
            weight += 0.8 if not index else -0.7
        if quoted and not headed and segment.kind != 'quoted':
            weight -= 2
        if (
            len(value) > 2
            and words == 1
            and not (segment.kind in ('emphasis', 'quoted') and not index)
            and not (value[0] > '\u2e80' and len(value) > 6)
        ):
            weight -= 1.5
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
        if words == 1 and not index and len(segments) > 1 and segments[1].after_in:
            weight += 1.5  # ``Driftwood. In: …``
        if index and _DEPARTMENT.match(value):
            weight -= 3
        if _LETTER.search(value) is None:
            weight -= 6
        if segment.kind != 'quoted' and index:
            weight -= min(venue_evidence(value), 3) * 0.5
        if index and AWARD.match(value):
            weight -= 5
        if STATUS.match(value) and (index or words <= 3):
            weight -= 4
        if weight > best_weight:
            best, best_weight = index, weight
    if best < 0:
        return -1
    chosen = segments[best]
    start, end = chosen.start, chosen.end
    if _stands_alone(structure, segments, best):
        structure.untitled = True
        return best - 1
    if chosen.kind == 'plain':
        end = _extend_plain(text, segments, best)
        end = _extend_to_imprint(structure, segments, best, end)
        if structure.names is None:
            end = _extend_to_break(text, segments, best, end)
            end = _before_plain_venue(text, start, end)
        if structure.year is None and structure.names is not None and best == len(segments) - 1:
            year = _YEAR_BEHIND_COMMA.search(text, max(start + 3, end - 30), end)
            end = year.start() if year is not None else end
        end = _before_tail(structure, segments, best, start, end)
    elif chosen.kind == 'link' and best == len(segments) - 1:
        end = _before_plain_venue(text, start, end)
    if text[end - 2 : end].strip('.')[-1:] == ')' and chosen.kind in ('strong', 'link', 'emphasis'):
        status = _STATUS_AT_END.search(text, start + 8, end)
        end = status.start() if status is not None else end
    structure.title_kind, structure.title_target = chosen.kind, chosen.target
    structure.title = (start, end)
    structure.taken.append((start, end))
    last = best
    while last + 1 < len(segments) and segments[last + 1].start < end:
        last += 1
    if segments[last].end > end:
        rest = trim(text, end, segments[last].end)
        if rest[0] < rest[1]:
            segments.insert(last + 1, Segment(*rest, 'plain'))
    return last


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


def _is_decided(text: str, segments: list[Segment]) -> bool:
    """Whether the first segment outweighs all others, so that they need not be weighed.

    Emphasised words in front weigh 4.2 and more, and what is neither link nor quotation weighs 3.2 at most behind them.
    """
    if not segments or segments[0].kind != 'emphasis' or segments[0].after_in:
        return False
    if not {segment.kind for segment in segments}.isdisjoint(('link', 'quoted')):
        return False
    value = text[segments[0].start : segments[0].end]
    return len(value.split()) > 3 and value[:1].isalpha() and WITH.match(value) is None


def _before_tail(structure: Structure, segments: list[Segment], index: int, start: int, end: int) -> int:
    """``A title, Annals of Field Botany 12 (2020)``: cuts off the container that only a comma divides from a title."""
    text = structure.passage.text
    for cluster in structure.clusters:
        if start + 3 < cluster.start <= end + 3 and (cluster.sure or len(cluster.tokens) > 1):
            last = trim(text, start, cluster.start)[1]
            place = capitalised_tail(text, start, last)
            if place > start:
                return trim(text, start, place)[1]
            if cluster.sure and cluster.start < end:
                return last
            break
    bracket = _BRACKET_AT_END.search(text, start + 4, end)
    if bracket is not None and (bracket['year'] or _is_imprint(bracket[1]) or THESIS.match(bracket[1])):
        return bracket.start()
    for segment in segments[index + 1 :]:
        if segment.start >= end and (
            segment.kind in ('emphasis', 'strong', 'journal')
            or segment.after_in
            or venue_evidence(text[segment.start : segment.end]) >= 1.2
        ):
            return end
    return _before_comma(structure, start, end)


#: ``A title (in press)``, ``A title (2016)``
_STATUS_AT_END = re.compile(rf'\s\((?:{STATUS.pattern}|(?:19|20)\d\d)\)\.?$', re.IGNORECASE)

#: ``(Harrow Press, 2011)``, ``(ICML 2026)``, ``(Dresden: Institute for Acoustics)`` at the end of a title.
_BRACKET_AT_END = re.compile(r'\s?\(([^\W\d_a-z][^()]{1,80}?)(?P<year>,?\s(?:1[89]|20)\d\d)?\)[.,]?$')


def _is_imprint(text: str) -> bool:
    return bool(after_place(text) or PUBLISHER.search(text) or SCHOOL.search(text)) and is_title_case(text.split())


_PRESENTED = re.compile(
    r'(?:invited\s|keynote\s|oral\s)?(?:poster|talk|presentation|presented|keynote|lecture)\s(?:at|for|to|in|pres)'
)


#: ``München 2022``
_PLACE_AND_YEAR = re.compile(r'[^\W\d_a-z][\w./ -]{2,40}\s(?:19|20)\d\d')
#: ``，日本灯台学会論文誌``: behind the last comma of a wide script stands what publishes.
_WIDE_VENUE = re.compile(
    r'[，,、]\s?[^，,、]{0,40}(?:誌|学会|論文集|紀要|学报|学報|期刊|会議|大会|研究会|シンポジウム|出版社|大学|レター)[^，,、]{0,12}$'
)
_DEPARTMENT = re.compile(r'(?:Dep(?:artmen)?t\.?|Faculty|School)\s(?:of|for)\s')
#: ``Invited lecture,`` before the name of a meeting.
_OCCASION = re.compile(
    r'(?:(?:invited|keynote|plenary|contributed|oral|guest)\s)?(?:poster|talk|presentation|lecture|paper|seminar|address)'
    r'(?:\spresented)?(?:\s(?:at|in|for))?[.,:]?',
    re.IGNORECASE,
)


def _is_imprint_part(part: str) -> bool:
    """``2nd ed.``, ``Berlin: Elm``, ``München 2022``"""
    if EDITION.fullmatch(part) or after_place(part):
        return True
    return _PLACE_AND_YEAR.fullmatch(part) is not None and is_place(part[: -len(' 2022')])


def _before_comma(structure: Structure, start: int, end: int) -> int:
    """The first comma behind which a container, a school or a publisher stands, or at the end a name before a year."""
    text = structure.passage.text
    if end - start > _LONGEST_TITLE:
        return end
    wide = _WIDE_VENUE.search(text, start + 4, end) if not text[start:end].isascii() else None
    if wide is not None:
        return wide.start()
    comma = text.find(', ', start, end)
    last = -1
    while comma > 0:
        following = text.find(', ', comma + 2, end)
        part = text[comma + 2 : following if following > 0 else end].rstrip('.')
        words = part.split()
        if _is_imprint_part(part) or (
            following > 0
            and is_place(text[following + 2 : end].rstrip('.'))
            and is_title_case(words)
            and len(words) <= 6
        ):
            return comma
        if count_words(text[start:comma]) >= 2 and words and not is_place(part):
            named = is_title_case([word for word in words if not word[0].isdigit()]) and len(words) <= 12
            if (
                _PRESENTED.match(part)
                or THESIS.match(part)
                or STATUS.match(part)
                or LEAD.match(text, comma + 2, end)
                or PREPRINT.match(part)
                or REPOSITORY.fullmatch(part)
            ):
                return comma
            if named and (
                MEETING.search(part)
                or SCHOOL.search(part)
                or _DEPARTMENT.match(part)
                or PUBLISHER.search(part)
                or venue_evidence(part) >= 1.9
            ):
                return comma
            last = comma if named and not part.startswith(('and ', '& ')) else -1
        comma = following
    if last > 0 and not is_title_case(text[start:last].split()):
        behind = text[end : end + 3].strip(' ,')
        if (behind[:1] == '(' and structure.year is None) or behind[:1].isdigit():
            return last
    return end


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
    if place < 0:
        return False
    details = assign(structure.clusters[place : place + 1], 0)
    words = text[first:last].split()
    return (
        bool(details.page and (details.volume or segment.kind == 'emphasis'))
        and len(words) <= 10
        and (segment.kind != 'plain' or capitalised_tail(text, first, last) < 0)
        and is_title_case(words)
    )


#: ``Eine Geschichte, München 2022 (Beck)``: a subtitle behind a full stop, and where and by whom the book was made.
_SUBTITLE = re.compile(
    r'(?P<title>[^,]{3,90}),\s(?P<place>[^\W\d_a-z][\w./ -]{2,40}?),?\s(?=(?:19|20)\d\d)(?:19|20)\d\d'
    r'(?:\s\((?P<publisher>[^()]{2,60})\))?\.?'
)


def _extend_to_imprint(structure: Structure, segments: list[Segment], index: int, end: int) -> int:
    """A title goes on over the sentence behind it where that ends in a place and the year of a book."""
    text = structure.passage.text
    if structure.names is None or index + 2 != len(segments) or segments[-1].kind != 'plain' or segments[-1].after_in:
        return end
    book = _SUBTITLE.fullmatch(text, segments[-1].start, segments[-1].end)
    if book is None or not is_place(book['place']) or MEETING.search(book['title']):
        return end
    structure.place = book.span('place')
    if book['publisher']:
        structure.publisher = book.span('publisher')
    return book.end('title')


def _extend_to_break(text: str, segments: list[Segment], index: int, end: int) -> int:
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


#: A longer stretch is no title with its container, and is not searched comma by comma.
_LONGEST_TITLE = 600
_TRAILING_YEAR = re.compile(rf',?\s\(?(?:(?:{MONTH})\.?,?\s)?(?:19|20)\d\d\)?[.,]*$', re.IGNORECASE)


_YEAR_BEHIND_COMMA = re.compile(rf',\s(?:(?:{MONTH})\.?,?\s)?(?:19|20)\d\d[.,]*$', re.IGNORECASE)


def _before_plain_venue(text: str, start: int, end: int) -> int:
    """``Title, International Workshop on X, 2018``: cuts year and venue off a stretch that commas alone divide."""
    year = _TRAILING_YEAR.search(text, max(start, end - 30), end)
    if year is None or end - start > _LONGEST_TITLE:
        return end
    end = trim(text, start, year.start())[1]
    comma = text.find(', ', start, end)
    while comma > 0:
        head = count_words(text[start:comma])
        tail = text[comma + 2 : end]
        if head >= 3 and (venue_evidence(tail) >= 1.9 or REPORT.search(tail) or LEAD.search(text, comma + 2, end + 1)):
            return comma
        comma = text.find(', ', comma + 2, end)
    return end


#: What no title ends with.
_OPEN_END = re.compile(r'(?<!\w)(?:of|the|and|for|with|from|between|an?|des|du|und|von|der|della)$')


def _extend_plain(text: str, segments: list[Segment], index: int) -> int:
    """Joins to a plain title what continues it: words in italics in mid-sentence, a second sentence before a venue."""
    end = segments[index].end
    for position in range(index + 1, len(segments)):
        segment = segments[position]
        gap = text[end : segment.start]
        if segment.after_in or '\u2028' in gap or segment.kind in ('link', 'quoted', 'strong'):
            break
        last = text[end - 2] if text[end - 1] in '"”’»' else text[end - 1]
        follows_sentence = last in '.?!' or '.' in gap
        value = text[segment.start : segment.end]
        if not follows_sentence and gap.strip() == '' and not any(c in gap for c in ',;:()|–—/'):
            # No punctuation between: the sentence goes on through a change of type.
            after = segments[position + 1] if position + 1 < len(segments) else None
            mid = after is not None and after.kind == 'plain' and text[segment.end : after.start].strip() == ''
            if segment.kind == 'plain' or (
                venue_evidence(value) < 1.5 and (mid or _OPEN_END.search(text, segments[index].start, end))
            ):
                end = segment.end
                continue
            break
        if (
            segment.kind != 'plain'
            or venue_evidence(value) >= 1.2
            or STATUS.match(value)
            or _OCCASION.fullmatch(value)
            or REPORT.search(value)
        ):
            break
        later = segments[position + 1 :]
        if text[end - 1] == '?' and later and len(value.split()) > 3 and not is_title_case(value.split()):
            end = segment.end  # a subtitle behind a question
            continue
        if follows_sentence and any(
            each.kind == 'emphasis' or each.after_in or venue_evidence(text[each.start : each.end]) >= 2.0
            for each in later[:2]
        ):
            end = segment.end
            continue
        break
    return end
