"""Before what a title ends: the container, the imprint or the remark that nothing but a comma or a bracket divides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.anchors import STATUS
from sphinxcontrib_pubs.sources.reference.dates import MONTH
from sphinxcontrib_pubs.sources.reference.imprint import EDITION, LEAD, after_place, is_place, is_publisher
from sphinxcontrib_pubs.sources.reference.journals import capitalised_tail, is_title_case, shortened_tail
from sphinxcontrib_pubs.sources.reference.roles import count_words
from sphinxcontrib_pubs.sources.reference.segments import Segment, trim
from sphinxcontrib_pubs.sources.reference.venues import (
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


#: ``Who owns the foreshore?, 83 *Law Review* 1021``: the volume before a journal, as lawyers print it.
_VOLUME_AT_END = late_pattern(r'[,.?!]\s(?P<volume>\d{1,4}(?::\d{1,2})?)$')


def before_volume(text: str, segments: list[Segment], index: int, start: int, end: int) -> int:
    """A title ends before the volume that stands right before the journal behind it."""
    behind = segments[index + 1] if index + 1 < len(segments) else None
    if behind is None or behind.kind not in ('emphasis', 'journal') or behind.start - end > 1:
        return end
    volume = _VOLUME_AT_END.search(text, start + 4, end)
    return end if volume is None else trim(text, start, volume.start('volume'))[1]


#: No name of a journal in a wide script is longer.
_LONGEST_WIDE = 24


def before_tail(structure: Structure, segments: list[Segment], index: int, start: int, end: int) -> int:
    """``A title, Annals of Field Botany 12 (2020)``: cuts off the container that only a comma divides from a title."""
    text = structure.passage.text
    if '\n' in text[start:end]:
        text = text.replace('\n', ' ')  # where a line of the source ends, nothing does
    for cluster in structure.clusters:
        if start + 3 < cluster.start <= end + 3 and (cluster.sure or len(cluster.tokens) > 1):
            last = trim(text, start, cluster.start)[1]
            wide = max(text.rfind('，', start, last), text.rfind('、', start, last)) if cluster.sure else -1
            if wide > start + 3 and last - wide <= _LONGEST_WIDE and not text[wide + 1 : last].strip()[:1].isdecimal():
                return wide  # ``漁村の語りと記憶，村落社会研究，第29巻``
            place = capitalised_tail(text, start, last)
            if place < 0 and cluster.sure:
                place = shortened_tail(text, start, last)
            if place > start and is_place(text[place:last]):
                return _before_comma(structure, text, start, last)  # where a meeting was held
            if place > start:
                return trim(text, start, place)[1]
            if cluster.sure and cluster.start < end:
                return _before_comma(structure, text, start, last)
            break
    bracket = _BRACKET_AT_END.search(text, start + 4, end)
    if bracket is not None and (bracket['year'] or _is_imprint(bracket[1]) or THESIS.match(bracket[1])):
        return bracket.start()
    comma = text.rfind(', ', start + 4, end)
    if comma > 0 and THESIS.match(text, comma + 2, end):
        return comma
    for segment in segments[index + 1 :]:
        if segment.start >= end and (
            segment.kind in ('emphasis', 'strong', 'journal')
            or segment.after_in
            or venue_evidence(text[segment.start : segment.end]) >= 1.2
        ):
            return _before_occasion(text, start, end)
    return _before_occasion(text, start, _before_comma(structure, text, start, end))


_VERSION = late_pattern(r'\s\((?:[Vv]ersion\s|[Vv]\.?\s?)\d[\w.-]{0,20}\)\.?')
#: ``Tides (saggio)``: what kind of writing a work is.
WRITING = late_pattern(
    r'\s\((?:articolo|saggio|poesi[ae]|narrazione|romanzo|raccont[oi]|recensione|essay|poems?|short stor(?:y|ies)|'
    r'novel|artículo|ensayo|reseña|poemas?|relato|Aufsatz|Rezension|Gedichte?|Roman|essai|poèmes?|nouvelle)\)\.?'
)


def before_edition(structure: Structure, start: int, end: int) -> int:
    """``Lamps of the coast (2nd ed.)``: a title ends before its edition, and before what kind of writing it is."""
    text = structure.passage.text
    bracket = text.rfind(' (', start + 3, end)
    if bracket > 0 and _VERSION.fullmatch(text, bracket, end):
        return bracket
    if bracket > 0 and WRITING.fullmatch(text, bracket, end):
        structure.told_writing = True
        return bracket
    edition = EDITION.match(text, bracket + 1, end) if bracket > 0 else None
    if edition is None or edition.end() < end - 1:
        return end
    structure.edition = structure.edition or edition[1] or edition[2]
    structure.taken.append(edition.span())
    structure.said.append(edition.span())
    return bracket


def _before_occasion(text: str, start: int, end: int) -> int:
    """A title ends before how it was told, or in which state it is: ``(poster)``, ``, to appear``."""
    if not text.isascii() and (kind := _THESIS_AT_END.search(text, start + 4, end)) is not None:
        return kind.start()
    status = _STATUS_AT_END.search(text, start + 4, end)
    end = status.start() if status is not None else end
    occasion = _OCCASION_AT_END.search(text, start + 4, end) if text[end - 1] == ')' else None
    return occasion.start() if occasion is not None else end


#: ``(Harrow Press, 2011)``, ``(ICML 2026)``, ``(Dresden: Institute for Acoustics)`` at the end of a title.
_BRACKET_AT_END = late_pattern(r'\s?\(([^\W\d_a-z][^()]{1,80}?)(?P<year>,?\s(?:1[89]|20)\d\d)?\)[.,]?$')


def _is_imprint(text: str) -> bool:
    return bool(after_place(text) or PUBLISHER.search(text) or SCHOOL.search(text)) and is_title_case(text.split())


#: ``(Poster)``, ``(invited talk)``
_OCCASION_AT_END = late_pattern(
    r'\s?\((?:(?:invited|keynote|plenary|contributed|oral|guest)\s)?(?:poster|talk|oral|presentation|keynote|lecture)\)$',
    re.IGNORECASE,
)
#: What a thesis is, behind its title: ``… : дис. … канд. наук``.
_THESIS_AT_END = late_pattern(r'\s?:\s(?:автореф\.\s)?(?:дис\.?|автореферат)(?:\s[^:]{0,160})?$', re.IGNORECASE)
_STATUS_AT_END = late_pattern(rf',\s(?:{STATUS.pattern})$', re.IGNORECASE)
_PRESENTED = late_pattern(
    r'(?:[Ii]nvited\s|[Kk]eynote\s|[Oo]ral\s)?(?:[Pp]oster|[Tt]alk|[Pp]resentation|[Pp]resented|[Kk]eynote|[Ll]ecture)\s(?:at|for|to|in|pres)'
)


#: ``München 2022``, ``Tübingen 2019 (Habilitationsschrift)``
_PLACE_AND_YEAR = late_pattern(r'(?P<place>[^\W\d_a-z][\w./ -]{2,40}),?\s\(?(?:19|20)\d\d\)?(?:\s\([^()]{2,60}\))?')
#: ``，日本灯台学会論文誌``: behind the last comma of a wide script stands what publishes.
_WIDE_VENUE = late_pattern(
    r'[，,、]\s?[^，,、]{0,40}(?:誌|学会|論文集|紀要|学报|学報|期刊|会議|大会|研究会|シンポジウム|出版社|大学|レター)[^，,、]{0,12}'
    r'(?:[，,、]\s?[^，,、]{1,20}){0,2}$'
)
DEPARTMENT = late_pattern(r'(?:Dep(?:artmen)?t\.?|Faculty|School)\s(?:of|for)\s')


def _is_imprint_part(part: str) -> bool:
    """``2nd ed.``, ``Berlin: Elm``, ``München 2022``"""
    if EDITION.fullmatch(part) or after_place(part):
        return True
    found = _PLACE_AND_YEAR.fullmatch(part)
    return found is not None and is_place(found['place'])


#: A name of a publisher has hardly more words, and a title no fewer.
_MOST_OF_PUBLISHER = 6
_FEWEST_WORDS = 2
_ACRONYM_AND_YEAR = late_pattern(r"[A-Z][\w&-]{0,8}[A-Z][\w-]{0,6}\s?(?:['’]\d\d|(?:19|20)\d\d)")


def _before_comma(structure: Structure, text: str, start: int, end: int) -> int:
    """The first comma behind which a container, a school or a publisher stands, or at the end a name before a year.

    In ``text`` are spaces for the ends of lines.
    """
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
        behind = text[following + 2 : end].rstrip('.') if following > 0 else ''
        worded = count_words(text[start:comma]) >= _FEWEST_WORDS
        if _is_imprint_part(part) or _is_published(part, behind) or (worded and is_publisher(part)):
            return comma
        if (
            last > 0
            and STATUS.match(part)
            and ' ' in text[last + 2 : comma]
            and not is_title_case(text[start:last].split())
        ):
            return last  # ``…of lattices, Engng Fract Mech, accepted``
        words = part.split()
        if worded and words and not is_place(part):
            named = is_title_case([word for word in words if not word[0].isdecimal()]) and len(words) <= 12
            if LEAD.match(text, comma + 2, end) or _tells_where(part, named=named):
                return comma
            last = comma if named and not part.startswith(('and ', '& ')) else -1
        comma = following
    if last > 0 and not is_title_case(text[start:last].split()):
        tail = text[end : end + 3].strip(' ,')
        if (tail[:1] == '(' and structure.year is None) or tail[:1].isdecimal():
            return last
    return end


def _is_published(part: str, behind: str) -> bool:
    """``Elm Press, Berlin``: whether all that stands behind a part of a few capitalised words is a place."""
    words = part.split()
    return bool(behind) and is_place(behind) and is_title_case(words) and len(words) <= _MOST_OF_PUBLISHER


def _tells_where(part: str, *, named: bool) -> bool:
    """Whether a part says where a work appeared or was given; ``named`` if it is capitalised as names are."""
    if (
        _PRESENTED.match(part)
        or THESIS.match(part)
        or STATUS.match(part)
        or PREPRINT.match(part)
        or REPOSITORY.fullmatch(part)
        or (part[0].isupper() and MEETING.match(part))  # ``Colloque de l'eau``
        or _ACRONYM_AND_YEAR.fullmatch(part)
    ):
        return True
    return named and bool(
        MEETING.search(part) or SCHOOL.search(part) or DEPARTMENT.match(part) or venue_evidence(part) >= 1.9
    )


#: A longer stretch is no title with its container, and is not searched comma by comma.
_LONGEST_TITLE = 600
_TRAILING_YEAR = late_pattern(rf',?\s\(?(?:(?:{MONTH})\.?,?\s)?(?:19|20)\d\d\)?[.,]*$', re.IGNORECASE)
#: ``Healthcare in Malawi: 2016``, ``… of children in 2016``: titles that end in a year.
LEADS_TO_YEAR = late_pattern(r'(?::|\s(?:in|of|since|until|from|to))\s\Z')


def before_plain_venue(text: str, start: int, end: int) -> int:
    """``Title, International Workshop on X, 2018``: cuts year and venue off a stretch that commas alone divide."""
    year = _TRAILING_YEAR.search(text, max(start, end - 30), end)
    if year is None or end - start > _LONGEST_TITLE:
        return end
    whole, end = end, trim(text, start, year.start())[1]
    comma = text.find(', ', start, end)
    while comma > 0:
        head = count_words(text[start:comma])
        tail = text[comma + 2 : end]
        if head >= 3 and (venue_evidence(tail) >= 1.9 or REPORT.search(tail) or LEAD.search(text, comma + 2, end + 1)):
            return comma
        comma = text.find(', ', comma + 2, end)
    return whole if LEADS_TO_YEAR.search(text, max(start, year.start() - 8), year.start() + 1) else end


def before_place(structure: Structure, start: int, end: int) -> int:
    """``Reading psalms, Göttingen 2020``: a title from which the year was cut ends before the place as well."""
    text = structure.passage.text
    comma = text.rfind(', ', start + 4, end)
    if comma < 0 or ', ' in text[start:comma] or _TRAILING_YEAR.match(text, end) is None:
        return end
    if not is_place(text[comma + 2 : end]):
        return end
    structure.place = (comma + 2, end)
    return comma
