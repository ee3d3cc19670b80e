"""Which segment of a reference is its venue, and where it ends."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.reference.anchors import STATUS, Anchor
from sphinxcontrib_pubs.sources.reference.dates import MONTH
from sphinxcontrib_pubs.sources.reference.details import Cluster, assign
from sphinxcontrib_pubs.sources.reference.imprint import EDITION, LEAD, after_place, before_imprint, is_place
from sphinxcontrib_pubs.sources.reference.publishers import BRACKETED_PUBLISHER, IMPRINT, PUBLISHERS, note_imprint
from sphinxcontrib_pubs.sources.reference.roles import LINK_LABEL
from sphinxcontrib_pubs.sources.reference.segments import Segment, trim
from sphinxcontrib_pubs.sources.reference.venues import (
    AWARD,
    MEETING,
    PREPRINT,
    PUBLISHER,
    SCHOOL,
    THESIS,
    said_kind,
    venue_evidence,
)

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.roles import Structure

#: Punctuation between a venue and its numbers.
_TO_NUMBERS = re.compile(r'[\s,.;:()\[\]\u2028*_]*(?:(?:in|as|at)\s)?')


def choose_venue(structure: Structure, rest: list[Segment], years: list[Anchor]) -> None:
    """Takes the segment that is most likely the venue, and the numbers behind it."""
    text = structure.passage.text
    best: Segment | None = None
    best_weight, best_evidence = 1.0, 0.0
    parts = [
        part
        for segment in between_numbers(text, rest, structure.clusters)
        if (part := _without_lead(structure, segment)) is not None
    ]
    leads = False
    school = said_kind(text) == 'thesis'
    for index, segment in enumerate(parts[:7]):
        value = text[segment.start : segment.end]
        evidence, doubt = _weigh_words(value)
        weight = 1.4 - index * 0.6 + evidence - doubt
        if segment.kind == 'emphasis':
            weight += 2.5
        elif segment.kind == 'journal':
            weight += 4
        elif segment.kind == 'strong':
            weight += 0.8 if not value.strip('()[] ')[:1].isdigit() else -2
        elif segment.kind == 'link':
            weight += -4 if LINK_LABEL.fullmatch(value) else 0.3
        if segment.after_in or leads:
            weight += 2.5
        elif school and SCHOOL.search(value):
            weight += 1.5
        elif AWARD.match(value) and evidence < 2.5:
            weight -= 4
        leads = _leads_over(text, parts, index)
        if leads:
            continue  # names without a label between "In" and the book
        if any(year.start <= segment.start and segment.end <= year.end + 1 for year in years):
            weight -= 5
        if _before_numbers(text, segment, structure.clusters):
            weight += 1.0
        if weight > best_weight:
            best, best_weight, best_evidence = segment, weight, evidence
    if best is None or not take_venue(structure, best, years):
        _preprint_venue(structure)
    else:
        name = text[slice(*(structure.venue or (0, 0)))]
        shown = best.kind == 'emphasis' or best.after_in or PUBLISHER.search(name) or SCHOOL.search(name)
        structure.venue_evidence = max(best_evidence, 1.0 if shown else 0.0)
    note_details(structure)


@lru_cache(maxsize=4096)
def _weigh_words(value: str) -> tuple[float, float]:
    """What speaks for a stretch of text as the name of a venue, and what against it, by its words alone."""
    evidence, doubt = venue_evidence(value), 0.0
    words = value.split()
    if not any(char.isalpha() for char in value):
        doubt += 5
    if len(words) > 18:
        doubt += 2
    if value[:1].islower() and evidence < 2 and not any(char.isupper() for char in words[0]):
        doubt += 2
    if value[:1] in '([' or _NO_VENUE.fullmatch(value):
        doubt += 3
    return evidence, doubt


def _leads_over(text: str, parts: list[Segment], index: int) -> bool:
    """Whether ``In`` leads over a plain stretch to the emphasised one right behind it."""
    segment = parts[index]
    if (
        not segment.after_in
        or segment.kind != 'plain'
        or index + 1 >= len(parts)
        or parts[index + 1].kind != 'emphasis'
    ):
        return False
    value = text[segment.start : segment.end]
    return parts[index + 1].start - segment.end <= 3 and venue_evidence(value) < 1.2


def note_details(structure: Structure) -> None:
    """Gives the numbers their parts: those behind the venue, and all that show their kind."""
    clusters = structure.clusters
    if not clusters:
        return
    behind = attached(structure.passage.text, structure.venue, clusters)
    structure.details = assign(clusters, behind)
    structure.taken += structure.details.taken


def attached(text: str, venue: tuple[int, int] | None, clusters: list[Cluster]) -> int:
    """The index of the numbers right behind the venue, -1 where none stand there."""
    if venue is None:
        return -1
    for index, cluster in enumerate(clusters):
        if cluster.end <= venue[1]:
            continue
        gap = _TO_NUMBERS.match(text, venue[1])
        return index if cluster.start <= (gap.end() if gap else venue[1]) else -1
    return -1


def _before_numbers(text: str, segment: Segment, clusters: list[Cluster]) -> bool:
    """Whether numbers that a venue has stand right behind a segment."""
    index = attached(text, (segment.start, segment.end), clusters)
    return index >= 0 and clusters[index].sure


def between_numbers(text: str, segments: list[Segment], clusters: list[Cluster]) -> list[Segment]:
    """The segments without the numbers in them: what stands behind numbers is a segment of its own."""
    if not clusters:
        return segments
    parts: list[Segment] = []
    for segment in segments:
        position = segment.start
        for cluster in clusters:
            if cluster.start >= segment.end:
                break
            if cluster.end <= position or not _divides(text, position, segment, cluster):
                continue
            first, last = trim(text, position, max(position, cluster.start))
            if first < last:
                parts.append(segment._replace(start=first, end=last))
            position = cluster.end
        first, last = trim(text, position, segment.end)
        if position == segment.start:
            parts.append(segment)
        elif first < last and any(char.isalpha() for char in text[first:last]):
            parts.append(Segment(first, last, 'plain'))
    return parts


def _divides(text: str, start: int, segment: Segment, cluster: Cluster) -> bool:
    """Whether numbers end a venue, and are not part of its name (``The 25th Conference``, ``CogSci 38``)."""
    at_end = cluster.end >= segment.end - 1
    if cluster.sure:
        return at_end or segment.kind == 'plain'
    before = text[start : cluster.start].rstrip()
    alone = sum(1 for token in cluster.tokens if token.kind != 'year') == 1
    kind = next(token.kind for token in cluster.tokens if token.kind != 'year')
    if alone and kind == 'eid':
        return False
    if before and before[-1] in ',;:':
        return at_end or text[cluster.end : cluster.end + 1] in ',;.:('
    if not before or before[-1] in '.(':
        return alone is False
    if alone and (MEETING.search(before) or kind == 'issue'):
        return False
    return at_end


_BEFORE_VENUE = re.compile(
    rf'(?:\([^()]{{1,40}}\)\s*|(?:{THESIS.pattern})\s?[,:]\s*'
    r'|(?:[^\W\d_][\w.\'’]{0,12}\s){0,2}(?:thesis|dissertation)\s?[,:]\s*'
    r'|(?:submitted|in press|accepted|to appear|preprint|conference paper|poster|talk|presentation|keynote|'
    r'invited talk)\s?[,:]\s*'
    r'|(?:(?:preprint|paper|poster|talk|lecture|seminar|presented|presentation|published|posted|available|submitted|accepted|'
    r'to appear|appeared|for publication)\s){0,2}'
    r'(?:to|in|at|on|by|from)\s(?:the\s(?=[A-Z\d]))?(?=[A-Zb\d][A-Za-z\d.])'
    rf'|(?:{STATUS.pattern})(?:\s(?:to|at|in|by|with|for))?[,:]?\s(?:the\s)?(?=[A-Z]))+',
    re.IGNORECASE,
)
#: A status or a date, and nothing else.
_NO_VENUE = re.compile(
    rf'[\s.,()\[\]]*(?:{STATUS.pattern}|(?:available|accessible) (?:from|at|online|in|under)|(?:retrieved|accessed|'
    rf'downloaded|cited)'
    rf'(?: (?:from|on|at))?|published online|online(?: first)?|internet|website|web|electronic|doi|url|in|p|pp|'
    rf'{THESIS.pattern}|unpublished(?:\smanuscript)?|mimeo|'
    rf'(?:technical|research|project|internal)? ?report(?: [\w./-]*\d[\w./-]*)?|working paper(?: no\.?)?(?: \d+)?|'
    rf'patent|poster|talk|'
    rf'conference paper|paper presented|invited|oral|keynote)(?:[\s.,:()\[\]\d]|{MONTH}|to|p\.)*',
    re.IGNORECASE,
)
_PREPRINT_NUMBER = re.compile(
    r'(?:\s(?:preprint|e-?prints?))?(?:\sarXiv)?[\s:]+[\d.:/]+v?\d*$|(?<=arXiv)\spreprint\sarXiv$', re.IGNORECASE
)


def _without_lead(structure: Structure, segment: Segment) -> Segment | None:
    """A segment without what stands before a venue (``PhD thesis, University of X``, ``3rd ed. Boston: Elm``).

    None where nothing else is left. Editions, report numbers and places are noted on the way.
    """
    text = structure.passage.text
    if segment.kind not in ('plain', 'link'):
        return segment
    start, end = segment.start, segment.end
    if text[start] == '(' and (imprint := IMPRINT.match(text, start, min(len(text), end + 1))):
        start, end = imprint.span('imprint')
    if _NO_VENUE.fullmatch(text, start, end):
        return segment
    edition = EDITION.search(text, start, end)
    if edition is not None:
        structure.edition = structure.edition or edition[1] or edition[2]
        structure.taken.append(edition.span())
        before, after = trim(text, start, edition.start()), trim(text, edition.end(), end)
        start, end = before if before[1] - before[0] > 2 else after
        if start >= end:
            return None
    moved = True
    while moved and start < end:
        moved = False
        lead = LEAD.match(text, start, end)
        if lead is not None and lead.end() < end:
            if lead['number'] and not structure.number:
                structure.number = lead['number']
                structure.taken.append(lead.span('number'))
            start, moved = lead.end(), True
        before_venue = _BEFORE_VENUE.match(text, start, end)
        if before_venue is not None and before_venue.end() < end - 2:
            start, moved = before_venue.end(), True
        place = after_place(text[start:end])
        if place:
            structure.place = structure.place or trim(text, start, start + place)
            start, moved = start + place, True
    return segment._replace(start=start, end=end) if start < end else None


#: What stands behind a comma and is no part of a venue's name any more.
_BEHIND_VENUE = re.compile(
    r',\s(?=(?:Studies in|Lecture Notes|Springer|Series|Advances in|Communications in Computer|Technical Report|'
    r'Tech\.? Rep|'
    r'Report|Working Paper|Monographs?|Article|Paper|LNCS|LNAI|CCIS|ser\.)(?!\w))'
)


def take_venue(structure: Structure, segment: Segment, years: list[Anchor]) -> bool:
    """Makes a segment the venue, without what stands before and behind its name; False if nothing is left."""
    text = structure.passage.text
    start, end = segment.start, segment.end
    start, end = _without_year(text, start, end, segment, years)
    if start >= end:
        return False
    if segment.kind == 'plain':
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
        end = _before_place(text, start, end)
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


#: ``Dryad, Dataset``.
_TYPE_AT_END = re.compile(
    r'\s\((?:oral|poster|spotlight|long|short|full|demo|highlight|best|invited|accepted|top)(?!\w)[^()]{0,40}\)$'
    r'|,\s(?:data ?set|software|preprint|poster|talk|(?:ph\.?d\.?|m\.?sc\.?|doctoral|master[’\']?s)\s(?:thesis|'
    r'dissertation)|\d{1,4}\s(?:pp?|pages|seiten))\.?$',
    re.IGNORECASE,
)


_BRACKETED_ACRONYM = re.compile(r'\s?\((?:[^()]{0,40}[A-Z][^()]{0,40})\)')


#: ``…System Sciences, HICSS-33``: the short name of a meeting behind its long one.
_NAMES_MEETING = re.compile(r"[A-Z][\w-]*[A-Z\d][\w'’-]*(?:\s['’]?\d{2,4})?")
_BODY = re.compile(
    r'(?:Dep(?:artmen)?t\.?|Institut\w*|Faculty|School|Section|Division|Lab\w*|Cent(?:er|re)|Chair)(?!\w)'
)
_LAST_LINK = re.compile(r'.*\s(?:on|for|of|in)\s', re.DOTALL)


_LISTED = re.compile(r'[^\W\d_]\s(?:&|and)\s[^\W\d_a-z]')


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


def _before_place(text: str, start: int, end: int) -> int:
    """``…Conference on Big Data, Sorrento, Italy``: a plain venue ends at the first comma after its name is told."""
    comma = text.find(', ', start, end)
    while comma > 0:
        head, tail = text[start:comma], text[comma + 2 : end]
        told, more = venue_evidence(head), venue_evidence(tail)
        if told < 1.2 or told < more:
            if PUBLISHER.match(tail) and len(head.split()) > 1:
                return comma
            return end
        acronym = _BRACKETED_ACRONYM.search(text, comma, end)
        if acronym is not None and told >= 1.9 and not head.rstrip().endswith(')'):
            return acronym.end()  # ``…Computing, Network, Storage, and Analysis (SC)``
        following = text.find(', ', comma + 2, end)
        part = text[comma + 2 : following if following > 0 else end]
        if _NAMES_MEETING.fullmatch(part) or _goes_on(head, part):
            comma = following
            continue
        listed = text[following + 2 : following + 6] if following > 0 else ''
        if not tail.startswith(('and ', '& ', 'or ')) and not listed.startswith(('and ', '& ')):
            return comma
        comma = text.find(', ', (following if listed.startswith(('and ', '& ')) else comma) + 2, end)
    return end


def _preprint_venue(structure: Structure) -> None:
    """``arXiv:2212.04408`` names its server too: the word before the identifier is the venue."""
    text = structure.passage.text
    for anchor in structure.identifiers:
        if anchor.kind == 'arxiv' and text[anchor.start : anchor.start + 5].lower() == 'arxiv':
            structure.venue = (anchor.start, anchor.start + 5)
            structure.venue_kind, structure.venue_evidence = 'plain', 3.0
            run = next(r for r in structure.passage.runs if r.start <= anchor.start < r.start + len(r.text))
            if run.marks:
                structure.venue_kind = 'strong' if run.marks & 2 else 'emphasis'
            return


def _without_year(text: str, start: int, end: int, segment: Segment, years: list[Anchor]) -> tuple[int, int]:
    """Cuts the year off a venue's end, and the full stop of the sentence."""
    if segment.kind == 'plain':
        for year in years:
            if start < year.start < end and not year.bracketed and text[start : year.start].rstrip()[-1:] in ',.;:(':
                end = year.start
                break
    start, end = trim(text, start, end)
    for year in years:
        if start < year.start and year.end >= end - 1 and year.start < end:
            first, last = trim(text, start, year.start)
            if last > first and (year.bracketed or text[last - 1] != '('):
                end = last
    while end > start and text[end - 1] == '.' and not _abbreviates(text, start, end):
        end -= 1
    return start, end


def _abbreviates(text: str, start: int, end: int) -> bool:
    """Whether a full stop at the end is an abbreviation's (``Phys. Rev. Lett.``) and not the sentence's."""
    return text.find('.', start, end - 1) >= 0
