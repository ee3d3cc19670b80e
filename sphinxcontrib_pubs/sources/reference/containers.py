"""Which segment of a reference is its venue, and where it ends."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import STRONG
from sphinxcontrib_pubs.sources.reference.accessed import LEADS_TO_ADDRESS
from sphinxcontrib_pubs.sources.reference.anchors import STATUS, Anchor
from sphinxcontrib_pubs.sources.reference.dates import MONTH
from sphinxcontrib_pubs.sources.reference.imprint import EDITION, LEAD, after_place, is_place
from sphinxcontrib_pubs.sources.reference.publishers import IMPRINT
from sphinxcontrib_pubs.sources.reference.quoted_containers import is_line_of_journal
from sphinxcontrib_pubs.sources.reference.roles import LINK_LABEL, before_bracketed_editors, in_brackets
from sphinxcontrib_pubs.sources.reference.segments import Segment, trim
from sphinxcontrib_pubs.sources.reference.telling import SENTENCE, is_sentence, tells_in_own_line
from sphinxcontrib_pubs.sources.reference.title_extent import MEETING_IN_BRACKETS
from sphinxcontrib_pubs.sources.reference.venue_bounds import take_venue
from sphinxcontrib_pubs.sources.reference.venue_numbers import attached, note_details
from sphinxcontrib_pubs.sources.reference.venues import (
    AWARD,
    MEETING,
    OCCASIONS,
    PREPRINT,
    PUBLISHER,
    SCHOOL,
    THESIS,
    venue_evidence,
)

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.number_clusters import Cluster
    from sphinxcontrib_pubs.sources.reference.roles import Structure


#: A series has many volumes, each the proceedings of a meeting that is the venue.
_SERIES = late_pattern(
    r'(?:LNCS|LNAI|LNBIP?|CCIS|LIPIcs|PMLR|CEUR|Lecture Notes in|Communications in Computer|Springer (?:Proc|Ser)|'
    r'IFIP (?:AICT|Advances)|Adv(?:ances|\.) in Intell)'
)


#: ``with A. Roe``, ``joint with``, ``(with A. Roe)``
_COMPANY = late_pattern(r'(?:joint(?:ly)?\s(?:work\s)?)?with(?:\s|$)|\(with\s(?=.*\)[.,]*$)', re.DOTALL)
_WITH = (' joint with ', ' jointly with ', '(with ', ', with ', '(joint with ')
_LONGEST_NAME = 100
_TOLD = 1.2
#: Around the names of journals and books in Japanese, Korean and Chinese.
_MARKS_OF_BOOKS = ('『', '《')
_UP_TO_ACRONYM = late_pattern(r'[^()]{20,140}\([A-Z][\w \'’-]{1,24}\)(?=,)')


def choose_venue(structure: Structure, rest: list[Segment], years: list[Anchor]) -> None:
    """Takes the segment that is most likely the venue, and the numbers behind it."""
    text = structure.passage.text
    best: Segment | None = None
    best_weight, best_evidence = 1.0, 0.0
    parts = [
        part
        for segment in between_numbers(text, rest, structure.clusters)
        if not (structure.told_writing and text[segment.start] == '(' and text[segment.end - 1] == ')')
        and (part := without_lead(structure, segment)) is not None
    ]
    anchors = [*years, *(each for each in structure.identifiers if each.kind != 'arxiv')]
    leads = False
    for index, segment in enumerate(parts[:7]):
        value = text[segment.start : segment.end]
        if len(value) > _LONGEST_NAME and (named := _UP_TO_ACRONYM.match(value)) is not None:
            value = named[0]  # when and where a meeting was held says nothing against its name
        evidence, doubt, is_award = weigh_words(value)
        weight = 1.4 - index * 0.6 + evidence - doubt + _weight_of_kind(segment, value, evidence, text, index)
        if index and _SERIES.match(value):
            weight -= 2
        if leads or segment.after_in or before_bracketed_editors(structure, segment):
            weight += 2.5
        elif structure.said_kind == 'thesis' and SCHOOL.search(value):
            weight += 1.5
        elif is_award and evidence < 2.5:
            weight -= 4
        leads = _leads_over(text, parts, index)
        if leads:
            continue  # names without a label between "In" and the book
        weight += _weight_of_place(structure, parts, index, anchors)
        if weight > best_weight:
            best, best_weight, best_evidence = segment, weight, evidence
    if best is not None and take_venue(structure, best, years):
        _settle_venue(structure, best, best_evidence)
    else:
        _preprint_venue(structure)
    note_details(structure)


def _settle_venue(structure: Structure, segment: Segment, evidence: float) -> None:
    """Says how sure the venue is that was taken, and prefers the server of a preprint to the mere word."""
    name = structure.passage.text[slice(*(structure.venue or (0, 0)))]
    if name.lower() == 'preprint':
        _preprint_venue(structure)
    shown = segment.kind == 'emphasis' or segment.after_in or names_institution(name)
    structure.venue_evidence = max(evidence, 1.0 if shown else 0.0)


def _weight_of_kind(segment: Segment, value: str, evidence: float, text: str, index: int) -> float:
    """What the markup of a segment says for a venue, or against one."""
    kind = segment.kind
    if kind == 'emphasis':
        if index and evidence < 1 and tells_in_own_line(text, segment, value):
            return -2
        return 2.5 if evidence >= 1.2 or not in_brackets(text, segment) else -2
    if kind == 'journal':
        return 4
    if kind == 'quoted' and (value[0] in _MARKS_OF_BOOKS or is_line_of_journal(text, segment)):
        return 2.5
    if kind == 'plain' and evidence < 1 and not segment.after_in and is_sentence(value):
        return -3
    if kind == 'strong':
        return 0.8 if not value.strip('()[] ')[:1].isdecimal() else -2
    if kind == 'link':
        # ``eLife, in press. [bioRxiv]``
        beside = 2 if index and PREPRINT.fullmatch(value.strip('[] ')) else 0
        button = LINK_LABEL.fullmatch(value) or (
            evidence < _TOLD and (value[0] in '([' or text[segment.start - 1] in '([')
        )
        return (-4 if button else 0.3) - beside
    return 0


def _weight_of_place(structure: Structure, parts: list[Segment], index: int, anchors: list[Anchor]) -> float:
    """What stands in a segment, or behind it: people, an identifier or a date are no venue, numbers follow one."""
    text, segment = structure.passage.text, parts[index]
    weight = 0.0
    is_place = structure.place is not None and segment.start == structure.place[0]
    if is_place or _COMPANY.match(text, segment.start, segment.end) or text.endswith(_WITH, 0, segment.start):
        weight -= 5
    for anchor in structure.identifiers:
        if anchor.kind == 'arxiv' and anchor.start == segment.start and (index or _has_venue(text, parts[1:3])):
            weight -= 2 if index else 3  # an identifier beside the place of publication
            break
    if any(anchor.start <= segment.start and segment.end <= anchor.end + 1 for anchor in anchors):
        weight -= 5
    if structure.clusters and _before_numbers(text, segment, structure.clusters):
        weight += 1.0
    return weight


_LONGEST_PLACE = 40
#: With these begins a name: ``npj Climate``, ``de Gruyter``.
_SMALL_WORDS = ('npj', 'de')


@lru_cache(maxsize=4096)
def weigh_words(value: str) -> tuple[float, float, bool]:
    """What speaks for a stretch of text as the name of a venue, what against it, and whether it is praise."""
    evidence, doubt = venue_evidence(value), 0.0
    words = value.split()
    if not any(char.isalpha() for char in value):
        doubt += 5
    if len(words) > 18:
        doubt += 2
    small = value[:1].islower() and words[0] not in _SMALL_WORDS
    if small and evidence < 2 and not any(char.isupper() for char in words[0]):
        doubt += 2
    if _NO_VENUE.fullmatch(value) or (len(value) < _LONGEST_PLACE and is_place(value.rstrip('0123456789., '))):
        doubt += 5
    elif value[:1] in '([':
        doubt += 3
    if len(words) > 2 and SENTENCE.search(value):
        doubt += 3
    return evidence, doubt, AWARD.match(value) is not None


@lru_cache(maxsize=4096)
def names_institution(name: str) -> bool:
    """Whether the name of a venue is that of a publisher or a school."""
    return PUBLISHER.search(name) is not None or SCHOOL.search(name) is not None


def _has_venue(text: str, parts: list[Segment]) -> bool:
    """Whether one of some stretches looks like a venue that is no server of preprints."""
    values = [text[part.start : part.end] for part in parts if part.kind != 'link']
    return any(venue_evidence(value) >= _TOLD and PREPRINT.match(value) is None for value in values)


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
    if AWARD.match(text, parts[index + 1].start, parts[index + 1].end):
        return False
    return parts[index + 1].start - segment.end <= 3 and venue_evidence(value) < 1.2


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


#: ``63: S77 (Abstract)``
_NOTE_BEHIND = late_pattern(r'\s?\([^\W\d_][^()]{1,30}\)\.?')


def _divides(text: str, start: int, segment: Segment, cluster: Cluster) -> bool:
    """Whether numbers end a venue, and are not part of its name (``The 25th Conference``, ``CogSci 38``)."""
    at_end = cluster.end >= segment.end - 1 or _NOTE_BEHIND.fullmatch(text, cluster.end, segment.end) is not None
    if cluster.sure:
        return at_end or segment.kind == 'plain'
    before = text[start : cluster.start].rstrip()
    alone = sum(1 for token in cluster.tokens if token.kind != 'year') == 1
    kind = next(token.kind for token in cluster.tokens if token.kind != 'year')
    if alone and kind == 'eid':
        return False
    if before and before[-1] in ',;:':
        return at_end or text[cluster.end : cluster.end + 2].lstrip()[:1] in (',', ';', '.', ':', '(')
    if not before or before[-1] in '.(':
        return alone is False
    if alone and (MEETING.search(before) or kind == 'issue'):
        return False
    return at_end


_BEFORE_VENUE = late_pattern(
    rf'(?:\([^()]{{1,40}}\)[\s,]*|(?:{THESIS.pattern})(?:\s\([^()]{{2,40}}\))?(?:\s(?:en|in|em|di)\s[^,.;:()]{{1,40}})?(?:\s?[,:]|\.?\s[—–])\s*|(?:19|20)\d\d[,;]\s+'
    r'|(?:[^\W\d_][\w.\'’]{0,12}\s){0,2}(?:thesis|dissertation|diss\.)\s?[,:]\s*'
    r'|(?:submitted|in press|accepted|to appear|preprint|conference paper|'
    r'(?:(?:oral|poster|invited|contributed)\s)?(?:poster|talk|presentation|lecture)|keynote|handout|'
    r'conference|(?:r|python|julia) package(?:\sversion\s[\d.]+)?|software|data ?set|'
    r'(?:demo|poster|industry|research|main)\s(?:track|session|paper)|'
    rf'invited talk|{OCCASIONS})\s?[,:]\s*'
    r'|(?:ausst\.-?\s?kat\.|ausstellungskatalog|exh\.\s?cat\.|exhibition catalogue|cat\.\sexpo\.)[,:]?\s(?=(?-i:[A-Z]))'
    r'|(?:ponencia|comunicaci[óo]n|comunicação|trabal?h?j?o|p[óo]ster|communication|relazione|referat|vortrag)\s(?:oral\s)?'
    r'(?:(?:presentad[ao]|apresentad[ao]|présentée?|presentata|gehalten|wygłoszony)\s)?(?:en|em|no|na|al?|à|aux?|auf|bei|an)\s'
    r'(?:(?:el|las?|los|os?|der|dem|le|il)\s)?(?=(?-i:[^\W\d_a-z]))'
    r'|(?:stage\s[12]\s)?registered report\s?[,:]\s*|in[- ]principle\s(?=accept)'
    r'|(?:(?:preprint|paper|poster|talk|contribution|lecture|seminar|presented|presentation|published|posted|given|available|submitted|accepted|'
    r'to appear|appeared|for publication)\s){0,2}'
    r'(?:to|in(?!\s(?:silico|vitro|vivo|situ|revision|review)\s)|at|on|by|from):?\s(?:the\s(?=[A-Z\d]))?(?=[A-Zb\d][A-Za-z\d.])'
    rf'|(?:{STATUS.pattern})(?:\s(?:to|at|in|by|with|for))?[,:]?\s(?:the\s)?(?=[A-Z]))+',
    re.IGNORECASE,
)
#: A status or a date, and nothing else.
_NO_VENUE = late_pattern(
    rf'[\s.,()\[\]]*(?:{STATUS.pattern}|{LEADS_TO_ADDRESS}|cited|'
    rf'published online|online(?: first)?|internet|website|web|electronic|doi|url|in|p|pp|'
    rf'{THESIS.pattern}|unpublished(?:\s(?:manuscript|draft))?|mimeo|'
    rf'(?:new )?drafts?(?: soon| coming soon)?|(?:(?:draft|paper|slides|manuscript)s? )?available (?:up)?on request|'
    rf'(?:technical|research|project|internal)? ?report(?: [\w./-]*\d[\w./-]*)?|working paper(?: no\.?)?(?: \d+)?|'
    rf'patent|u\.\s?s\.?|united states|poster|talk|{OCCASIONS}|'
    rf'conference paper|paper presented|invited|oral|keynote)(?:[\s.,:()\[\]\d]|{MONTH}|to|from|on|at|p\.)*',
    re.IGNORECASE,
)


def _place_before_publisher(text: str) -> int:
    """The length of ``Torino, `` where the name of a publisher follows and nothing else."""
    comma = text.find(', ')
    publisher = text[comma + 2 :].partition(', ')[0].rstrip('.')
    words = publisher.split()
    if comma > 0 and words and len(words) < 6 and publisher.replace(' ', '').isalpha() and is_place(text[:comma]):
        return 0 if is_place(publisher) else comma + 2
    return 0


#: ``Revise and resubmit, Journal of …`` in italics as a whole.
_STATUS_BEFORE = late_pattern(
    rf'(?:{STATUS.pattern})(?:\s(?:to|at|in|by|with))?[,:]?\s(?:the\s)?(?=[A-Z])', re.IGNORECASE
)


#: ``*PhD thesis, University of Tides*``
_THESIS_BEFORE = late_pattern(rf'(?:{THESIS.pattern}),\s(?=(?-i:[^\W\d_a-z]))', re.IGNORECASE)


def without_lead(structure: Structure, segment: Segment) -> Segment | None:
    """A segment without what stands before a venue (``PhD thesis, University of X``, ``3rd ed. Boston: Elm``).

    None where nothing else is left. Editions, report numbers and places are noted on the way.
    """
    text = structure.passage.text
    start, end = segment.start, segment.end
    if start >= end:  # a label with nothing but a dash behind it
        return None
    if text[start] == '(' and (behind := _BEHIND_YEAR.match(text, start, min(len(text), end + 1))) is not None:
        return segment._replace(start=behind.start('venue'), end=behind.end('venue'))
    if text[start] == '(' and MEETING_IN_BRACKETS.fullmatch(text, start, end):
        return segment._replace(start=start + 1, end=end - 1)
    if segment.kind not in ('plain', 'link') and text[start] != '(':
        lead = _STATUS_BEFORE.match(text, start, end) or _THESIS_BEFORE.match(text, start, end)
        return segment if lead is None else segment._replace(start=lead.end())
    if text[start] == '(' and THESIS.match(text, start + 1):
        start, end = start + 1, len(text[:end].rstrip('.').removesuffix(')'))
    if text[start] == '(' and (imprint := IMPRINT.match(text, start, min(len(text), end + 1))):
        start, end = imprint.span('imprint')
    if _NO_VENUE.fullmatch(text, start, end):
        return segment
    edition = EDITION.search(text, start, end)
    if (
        edition is not None
        and edition[1]
        and edition[1].lower() == 'international'
        and text[edition.start() - 2] not in ',(;.'
    ):
        edition = None  # ``Angewandte Chemie International Edition``
    if edition is not None:
        structure.edition = structure.edition or edition[1] or edition[2]
        structure.taken.append(edition.span())
        structure.said.append(edition.span())
        before, after = trim(text, start, edition.start()), trim(text, edition.end(), end)
        start, end = before if before[1] - before[0] > 2 else after
        if start >= end:
            return None
    moved = True
    while moved and start < end:
        moved = False
        lead = LEAD.match(text, start, end)
        if lead is not None and lead.end() < end:
            if lead['number'] and not structure.number and _YEAR.fullmatch(lead['number']) is None:
                structure.number = lead['number']
                structure.taken.append(lead.span('number'))
            start, moved = lead.end(), True
        before_venue = _BEFORE_VENUE.match(text, start, end)
        if before_venue is not None and before_venue.end() < end - 2:
            start, moved = before_venue.end(), True
        place = after_place(text[start:end]) or _place_before_publisher(text[start:end])
        if place:
            structure.place = structure.place or trim(text, start, start + place)
            start, moved = start + place, True
    return segment._replace(start=start, end=end) if start < end else None


_YEAR = late_pattern(r'(?:19|20)\d\d')
#: ``"A title" (1927, Lamp Journal)``: the venue behind the year, in one pair of brackets.
_BEHIND_YEAR = late_pattern(r'\((?:19|20)\d\d,\s(?P<venue>[^\W\d_a-z][^()\d]{1,80})\)')
_SERVER = late_pattern(r'arxiv|corr(?!\w)', re.IGNORECASE)


def _preprint_venue(structure: Structure) -> None:
    """``arXiv:2212.04408`` names its server too: the word before the identifier is the venue."""
    text = structure.passage.text
    for anchor in structure.identifiers:
        server = _SERVER.match(text, anchor.start) if anchor.kind == 'arxiv' else None
        if server is not None:
            structure.venue = server.span()
            structure.venue_kind, structure.venue_evidence = 'plain', 3.0
            run = next(r for r in structure.passage.runs if r.start <= anchor.start < r.start + len(r.text))
            if run.marks:
                structure.venue_kind = 'strong' if run.marks & STRONG else 'emphasis'
            return
