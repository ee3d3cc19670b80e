"""Where the name of a chosen venue begins and ends: without its year, its place and its publisher."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.anchors import STATUS
from sphinxcontrib_pubs.sources.reference.dates import MONTH
from sphinxcontrib_pubs.sources.reference.imprint import before_imprint, is_place
from sphinxcontrib_pubs.sources.reference.journals import JOURNAL_WORDS
from sphinxcontrib_pubs.sources.reference.publishers import BRACKETED_PUBLISHER, PUBLISHERS, note_imprint
from sphinxcontrib_pubs.sources.reference.segments import Segment, trim
from sphinxcontrib_pubs.sources.reference.venues import MEETING, PREPRINT, PUBLISHER, SCHOOL, venue_evidence

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.anchors import Anchor
    from sphinxcontrib_pubs.sources.reference.roles import Structure

#: Each run of spaces, and each of digits, is tried from its beginning only.
_PREPRINT_NUMBER = late_pattern(
    r'(?:\s(?:preprint|e-?prints?)(?:\sarXiv)?|\sarXiv|(?<![\s:])(?=\s|(?<![\d/]):))[\s:]++[\d./][\d.:/]*+v?\d*$'
    r'|(?<=arXiv)\spreprint(?:\sarXiv)?$',
    re.IGNORECASE,
)
_PLACE_AND_YEAR = late_pattern(
    r',\s(?P<place>[^\W\d_a-z][^\W\d_]{1,20}(?:[ /-][^\W\d_]{1,20}){0,2})\s(?=(?:19|20)\d\d(?!\d))'
)
#: What stands behind a comma and is no part of a venue's name any more.
_BEHIND_VENUE = late_pattern(
    r',\s(?=(?:Studies in|Lecture Notes|Springer|Series|Advances in|Communications in Computer|Technical Report|'
    r'Tech\.? Rep|'
    r'Report|Working Paper|Monographs?|[Cc]oll(?:\.|ection)?(?=\s[«“„"]|$)|Article|Paper|LNCS|LNAI|CCIS|ser\.)(?!\w))'
)


def take_venue(structure: Structure, segment: Segment, years: list[Anchor]) -> bool:
    """Makes a segment the venue, without what stands before and behind its name; False if nothing is left."""
    text = structure.passage.text
    start, end = segment.start, segment.end
    if segment.kind == 'plain' and text.endswith(_LEADS_TO_NAME, start, end):
        segment = _with_name(structure, segment)
        end = segment.end
    if structure.editors is not None and start < structure.editors.start < end:
        end = structure.editors.start  # ``*Encyclopedia of Tides, Ed. Roe, A.*``
    if segment.kind == 'plain' and text[start].isupper():
        book = _PLACE_YEAR_PUBLISHER.fullmatch(text, start, end)
        if book is not None and is_place(book['place']):
            structure.place, (start, end) = book.span('place'), book.span('publisher')
    if structure.place is not None and (series := _SERIES_BEHIND.search(text, start + 2, end)) is not None:
        end = series.start()
    start, end = _without_year(text, start, end, segment, years)
    if start >= end:
        return False
    if segment.kind == 'plain':
        if (imprint := _PLACE_AND_YEAR.search(text, start + 2, end)) is not None and is_place(imprint['place']):
            structure.place, end = imprint.span('place'), imprint.start()  # ``Elm, Bonn 2019 (Dissertation)``
        behind = _BEHIND_VENUE.search(text, start + 4, end)
        end = behind.start() if behind else end
        whole = end
        length = before_imprint(text[start:end])
        colon = text.rfind(': ', start, end)
        if colon > 0 and is_place(text[colon + 2 : end].rstrip('.')):
            length = colon - start  # ``Addison-Wesley: Boston``
        end = start + length
        bracket = BRACKETED_PUBLISHER.search(text, start + 3, end)
        if bracket is not None and (PUBLISHER.search(bracket[1]) or bracket[1] in PUBLISHERS):
            structure.publisher = bracket.span(1)
            end = bracket.start()
        if end < whole and structure.publisher is None:
            note_imprint(structure, end, whole)
        end = _before_place(text, start, end, before_volume=_before_volume(structure, end))
    elif segment.kind == 'emphasis' and ', ' in text[start:end]:
        end = _before_place_and_date(text, start, end)
    elif text[start - 2 : start] in _LEADS_END and (lead := _LEADS_MEETING.search(text, max(0, start - 40), start)):
        start = lead.start()
    open_bracket = text.rfind('(', start, end)
    if open_bracket > start and text.find(')', open_bracket, end) < 0:
        closing = text.find(')', end, end + 12)
        whole = closing > 0 and segment.end >= closing
        end = closing + 1 if whole else trim(text, start, open_bracket)[1]
    tail = _TYPE_AT_END.search(text, start + 2, end)
    if tail is not None:
        start, end = _without_year(text, start, tail.start(), segment, years)
    if segment.kind == 'plain' and text.find('(', start, end) < 0:
        start, end = _without_year(text, start, end, segment, years)
    if PREPRINT.match(text, start, end) and (number := _PREPRINT_NUMBER.search(text, start, end)):
        end = number.start()
    structure.venue, structure.venue_kind = (start, end), segment.kind
    structure.taken.append((start, end))
    return True


#: ``Proceedings of the *Tide Symposium*``: the name goes on in italics.
_LEADS_TO_NAME = (' of', ' of the', ' on', ' on the')


def _with_name(structure: Structure, segment: Segment) -> Segment:
    """The segment with the stretch in italics to which its last words lead, unless that is the title."""
    for mark in structure.marks:
        if mark.kind == 'emphasis' and mark.start - segment.end == 1 and (structure.title or (0, 0))[0] != mark.start:
            return segment._replace(end=mark.end)
    return segment


_LEADS_END = ('h ', 't ', 'd ', 'l ', 'e ', 'f ', 'n ')
#: ``Proc. 16th *Conference on Tides*``, ``Proceedings of *Tides*``: what leads to a name belongs to it.
_LEADS_MEETING = late_pattern(
    r'(?<![\w.])(?:Proc(?:\.|eedings)\s(?:of\s)?(?:the\s)?)?\d{1,3}(?:st|nd|rd|th)\s(?:Annual\s)?$'
    r'|(?<!\w)(?:Proc\.|Proceedings|Trans\.|Transactions)\s(?:of|on)\s(?:the\s)?$'
)

#: ``Dryad, Dataset``.
_TYPE_AT_END = late_pattern(
    r'\s?\([*#†‡§]?\s?(?:equal|co-?first|(?:joint|shared) first|contributed equally|correspond\w*|oral|poster|talk|'
    r'presentation|keynote|spotlight|long|short|full|demo|highlight|best|invited|accepted|acceptance|top|online|virtual|'
    r'hybrid|'
    r'in (?-i:[A-Z])|advis\w+|supervis\w+)(?!\w)[^()]{0,40}\)(?:[.,;]?\s.*)?$'
    rf'|\s\((?:{STATUS.pattern})\)\.?$'
    r'|\s\([^()]{3,80}\s(?:eds?|hrsg|transl?)\.?,?\s?(?:(?:19|20)\d\d)?\)\.?$'
    r'|\s?[(（](?-i:SCI|SSCI|CCF|JCR|IF|EI|Q[1-4](?!\w)|中科院|北大)[^()（）]{0,40}[)）]$'
    r'|,\s(?:data ?set|software|granted|filed|pending|preprint|poster|talk|'
    r'(?:ph\.?d\.?|m\.?sc\.?|doctoral|master[’\']?s)\s(?:thesis|'
    r'dissertation)|\d{1,4}\s(?:pp?|pages|seiten|s|с)'
    rf'|{STATUS.pattern})\.?$',
    re.IGNORECASE,
)


_BRACKETED_ACRONYM = late_pattern(r'\s?\((?:[^()]{0,40}[A-Z][^()]{0,40})\)')


#: ``…System Sciences, HICSS-33``: the short name of a meeting behind its long one.
_NAMES_MEETING = late_pattern(r"[A-Z](?:[^\WA-Z\d]|-)*[A-Z\d][\w'’-]*(?:\s['’]?\d{2,4})?")
_BODY = late_pattern(
    r'(?:Dep(?:artmen)?t\.?|Institut\w*|Faculty|School|Section|Division|Lab\w*|Cent(?:er|re)|Chair)(?!\w)'
)
_LAST_LINK = late_pattern(r'.*\s(?:on|for|of|in)\s', re.DOTALL)


_LISTED = late_pattern(r'[^\W\d_]\s(?:&|and)\s[^\W\d_a-z]')


#: A longer stretch is no venue with its place, and is not searched comma by comma.
_LONGEST_VENUE = 1000
#: ``, January 2019. American Institute of Tides`` behind a place.
_DATE_BEHIND = late_pattern(
    rf',?\s(?:(?:{MONTH})\.?\s)?(?:[0-3]?\d[-–,\s]{{1,3}}){{0,2}}(?:19|20)\d\d(?:\..*)?$', re.IGNORECASE
)


def _before_place_and_date(text: str, start: int, end: int) -> int:
    """``*NeurIPS Track, San Diego, CA, December 2025*``: an emphasised venue ends before where and when it was."""
    if end - start > _LONGEST_VENUE:
        return end
    date = _DATE_BEHIND.search(text, start, end)
    last = date.start() if date is not None else end
    comma = text.find(', ', start, last)
    while comma > 0:
        place = text[comma + 2 : last].rstrip('.,')
        if is_place(place) and (date is not None or ', ' in place):
            return comma
        comma = text.find(', ', comma + 2, last)
    return end


def _before_volume(structure: Structure, end: int) -> bool:
    """Whether a volume stands right behind a position, as it does behind the whole name of a journal."""
    for cluster in structure.clusters:
        if cluster.start >= end:
            first = next(token for token in cluster.tokens if token.kind != 'year')
            return first.kind in ('volume', 'number') and first.start - end <= 2
    return False


def _goes_on(head: str, part: str) -> bool:
    """Whether a part behind a comma belongs to the name: a department's university, the end of a list of subjects."""
    if _BODY.match(head) and SCHOOL.search(part):
        return True
    if len(head.split()) < 3 and len(part.split()) < 5 and _LISTED.search(part):
        return True  # ``Science, Technology & Human Values``
    meeting, link = MEETING.search(head), _LAST_LINK.match(head)
    subject = head[link.end() if link else meeting.end() if meeting else 0 :]
    return (
        meeting is not None
        and len(subject.split()) <= 2
        and len(part.split()) <= 6
        and (' and ' in part or ' & ' in part)
    )


_TOWN_AND_COUNTRY = late_pattern(
    r"[^\W\d_a-z][\w'’-]{2,24}(?:\s[^\W\d_a-z][\w'’-]{1,20})?,\s(?P<country>[^,]{2,30})(?:,\s\d{1,4}\s?pp?\.?)?"
)


def _before_place(text: str, start: int, end: int, *, before_volume: bool) -> int:
    """``…Conference on Big Data, Sorrento, Italy``: a plain venue ends at the first comma after its name is told."""
    if end - start > _LONGEST_VENUE:
        return end
    if '\n' in text:
        text = text.replace('\n', ' ')
    wide = text.find('，', start, end)
    if wide > 0 and MEETING.search(text, start, wide):
        return wide
    comma = text.find(', ', start, end)
    while comma > 0:
        head, tail = text[start:comma], text[comma + 2 : end]
        if before_volume and _LISTED.search(tail) and not PUBLISHER.search(tail) and not MEETING.search(head):
            return end  # ``Annals of Photogrammetry, Remote Sensing and Spatial Information 54``
        told, more = venue_evidence(head), venue_evidence(tail)
        unsure = told < 1.2 or told < more
        town = _TOWN_AND_COUNTRY.fullmatch(tail) if unsure and SCHOOL.match(text, start) else None
        if town is not None and is_place(town['country']):
            return comma  # ``University of Tides, Nordby, Sweden``
        if unsure:
            if PUBLISHER.match(tail) and len(head.split()) > 1:
                return comma
            return end
        acronym = _BRACKETED_ACRONYM.search(text, comma, end)
        if acronym is not None and is_place(acronym[0].strip(' ()')):
            acronym = None  # ``Busan (Korea)``
        if acronym is not None and told >= 1.9 and not head.rstrip().endswith(')'):
            return acronym.end()  # ``…Computing, Network, Storage, and Analysis (SC)``
        following = text.find(', ', comma + 2, end)
        part = text[comma + 2 : following if following > 0 else end]
        if part in PUBLISHERS:
            return comma
        if _NAMES_MEETING.fullmatch(part) or _goes_on(head, part):
            comma = following
            continue
        listed = text[following + 2 : following + 6] if following > 0 else ''
        if not tail.startswith(('and ', '& ', 'or ')) and not listed.startswith(('and ', '& ')):
            return comma
        comma = text.find(', ', (following if listed.startswith(('and ', '& ')) else comma) + 2, end)
    return end


def _without_year(text: str, start: int, end: int, segment: Segment, years: list[Anchor]) -> tuple[int, int]:
    """Cuts the year off a venue's end, and the full stop of the sentence."""
    if segment.kind == 'plain':
        for year in years:
            if year.start == start and not year.bracketed and text[year.end : year.end + 1] in (',', '.', ';', ':'):
                start = year.end  # ``2021, Annals of Botany``
            before = text[start : year.start].rstrip()[-1:] if start < year.start < end else ''
            if before and before in _BEFORE_YEAR and not year.bracketed:
                end = year.start
                break
    start, end = trim(text, start, end)
    for year in years:
        if start < year.start and year.end >= end - 1 and year.start < end:
            first, last = trim(text, start, year.start)
            if last > first and (year.bracketed or text[last - 1] != '('):
                end = last
    while end > start and text[end - 1] in '.．。' and not _abbreviates(text, start, end):
        end -= 1
    return start, end


#: ``Mohr Siebeck 2014 (FAT II/71)``: in which series a book appeared, behind its year.
_SERIES_BEHIND = late_pattern(r',?\s(?:19|20)\d\d(?:\s\([^()]{2,80}\)|,\s(?:ss?|pp?|S)\.(?:\s\d+)?)\.?$')
#: ``Tübingen 2017 (Mohr Siebeck)``
_PLACE_YEAR_PUBLISHER = late_pattern(
    r'(?P<place>[^()\d:]{3,40}?),?\s(?:19|20)\d\d\s\((?P<publisher>[^\W\d_a-z][^()\d]{2,60})\)\.?'
)
_BEFORE_YEAR = ',.;:(、，（'
_LONGEST_ABBREVIATION = 9


def _abbreviates(text: str, start: int, end: int) -> bool:
    """Whether a full stop at the end is an abbreviation's (``Phys. Rev. Lett.``) and not the sentence's."""
    if text.find('.', start, end - 1) < 0:
        return False
    word = text[text.rfind(' ', start, end) + 1 : end - 1]
    return len(word) < _LONGEST_ABBREVIATION or word.lower() in JOURNAL_WORDS
