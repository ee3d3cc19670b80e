"""Which segment of a reference is its venue, where it ends, and the numbers behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.reference.anchors import STATUS, Anchor
from sphinxcontrib_pubs.sources.reference.details import Details, read_details
from sphinxcontrib_pubs.sources.reference.roles import LINK_LABEL
from sphinxcontrib_pubs.sources.reference.segments import Segment, trim
from sphinxcontrib_pubs.sources.reference.venues import venue_evidence

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.roles import Structure


def note_details(structure: Structure, start: int, years: list[Anchor]) -> None:
    skip = [(year.start, year.end) for year in years if year.bracketed]
    details = read_details(structure.passage.text, start, _first_identifier(structure, start), skip)
    if details.taken:
        bare = {(year.start, year.end): year for year in years if not year.bracketed}
        if any(place in bare for place in details.taken):
            # A year is no volume: read again with it passed over.
            skip += list(bare)
            details = read_details(structure.passage.text, start, _first_identifier(structure, start), sorted(skip))
        structure.details = details
        structure.taken += details.taken


def _first_identifier(structure: Structure, start: int) -> int:
    return next((a.start for a in structure.identifiers if a.start >= start), len(structure.passage.text))


_VENUE_END = re.compile(
    r'[,.;:\s]+(?=(?:vol(?:ume)?\b|no\.|number\b|issue\b|pp?\.|pages?\b|\(?\d))'
    r'|[,;]\s|:\s|\s\((?=(?:19|20)\d\d|pp?\.)|\s(?=\d{1,4}\s?\(\d)|\s(?=\d+\s?[:,(])|\s(?=\d+[.,]?$)',
    re.IGNORECASE,
)


def choose_venue(structure: Structure, rest: list[Segment], years: list[Anchor]) -> None:
    text = structure.passage.text
    best: Segment | None = None
    best_weight, best_evidence = 1.0, 0.0
    for index, segment in enumerate(rest[:6]):
        value = text[segment.start : segment.end]
        words = len(value.split())
        evidence = venue_evidence(value)
        weight = 1.4 - index * 0.6 + evidence
        if segment.kind == 'emphasis':
            weight += 2.5
        elif segment.kind == 'strong':
            weight += 0.8 if not value.strip('()[] ')[:1].isdigit() else -2
        elif segment.kind == 'link':
            weight += -4 if LINK_LABEL.fullmatch(value) else 0.3
        if segment.after_in:
            weight += 2.5
        if not any(char.isalpha() for char in value):
            weight -= 5
        if words > 18:
            weight -= 2
        if value[:1].islower() and evidence < 2:
            weight -= 2
        if value[:1] in '([' or STATUS.fullmatch(value.strip(' .,()')):
            weight -= 3
        if weight > best_weight:
            best, best_weight, best_evidence = segment, weight, evidence
    if best is None:
        _preprint_venue(structure)
        return
    if take_venue(structure, best, years):
        structure.venue_evidence = max(best_evidence, 1.0 if best.kind == 'emphasis' or best.after_in else 0.0)


_BEFORE_VENUE = re.compile(
    r'(?:\([^()]{1,40}\)\s*|(?:[^\W\d_][\w.\']{0,12}\s){0,2}(?:thesis|dissertation)\s?[,:]\s*'
    r'|(?:submitted|in press|accepted|to appear|preprint|conference paper)\s?[,:]\s*|(?:to|in|at)\s(?=[A-Z]))+',
    re.IGNORECASE,
)


def take_venue(structure: Structure, segment: Segment, years: list[Anchor]) -> bool:
    text = structure.passage.text
    start, end = segment.start, segment.end
    if segment.kind in ('plain', 'link'):
        before = _BEFORE_VENUE.match(text, start, end)
        if before is not None and before.end() < end - 2:
            start = before.end()
    start, end = _venue_bounds(structure, start, end, segment, years)
    if start >= end:
        return False
    if segment.kind == 'plain':
        end = _before_place(text, start, end)
    structure.venue, structure.venue_kind = (start, end), segment.kind
    structure.taken.append((start, end))
    return True


def _before_place(text: str, start: int, end: int) -> int:
    """``…Conference on Big Data, Sorrento, Italy``: a plain venue ends at the first comma after its name is told."""
    comma = text.find(', ', start, end)
    if comma < 0:
        return end
    head, tail = text[start:comma], text[comma + 2 : end]
    told, more = venue_evidence(head), venue_evidence(tail)
    if told >= 1.2 and told >= more and not tail.startswith(('and ', '& ', 'or ')):
        return comma
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


def _venue_bounds(structure: Structure, start: int, end: int, segment: Segment, years: list[Anchor]) -> tuple[int, int]:
    """Cuts volume, pages and year off a venue's end."""
    text = structure.passage.text
    position = start
    while (match := _VENUE_END.search(text, position, end)) is not None:
        details = _details_at(structure, match.end(), years)
        if details.taken and (details.end >= end - 1 or segment.kind == 'plain'):
            structure.details = details
            structure.taken += details.taken
            end = match.start()
            break
        bare = next((y for y in years if y.start - 1 <= match.end() <= y.start), None)
        if bare is not None and segment.kind == 'plain' and match[0].strip()[:1] in (',', '.', ';', ':', '('):
            end = match.start()
            break
        position = match.end()
    start, end = trim(text, start, end)
    for year in years:
        if start < year.start and year.end >= end - 1 and year.start < end and not year.bracketed:
            first, last = trim(text, start, year.start)
            if last > first and text[last - 1] != '(':
                end = last
    while end > start and text[end - 1] == '.' and not _abbreviates(text, start, end):
        end -= 1
    return start, end


def _abbreviates(text: str, start: int, end: int) -> bool:
    """Whether a full stop at the end is an abbreviation's (``Phys. Rev. Lett.``) and not the sentence's."""
    return text.find('.', start, end - 1) >= 0


def _details_at(structure: Structure, start: int, years: list[Anchor]) -> Details:
    skip = sorted((year.start, year.end) for year in years)
    return read_details(structure.passage.text, start, _first_identifier(structure, start), skip)
