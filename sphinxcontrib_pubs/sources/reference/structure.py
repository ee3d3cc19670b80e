"""Gives the parts of one reference their roles by weighing what speaks for each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.passage import MATH, SUPERSCRIPT
from sphinxcontrib_pubs.sources.reference.anchors import STATUS, Anchor, find_identifiers, find_years
from sphinxcontrib_pubs.sources.reference.details import Details, read_details
from sphinxcontrib_pubs.sources.reference.labelled import read_labels
from sphinxcontrib_pubs.sources.reference.name_list import FILLER, NameList, NameReader
from sphinxcontrib_pubs.sources.reference.segments import Segment, cut, find_marks, trim
from sphinxcontrib_pubs.sources.reference.venues import venue_evidence

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.passage import Passage

#: What a link is called when it is a button beside the reference and no part of it.
LINK_LABEL = re.compile(
    r'(?:\W*(?:pdf|link|doi|arxiv|code|data|dataset|slides?|poster|video|talk|website|web|blog|project(?: page)?|press|html|'
    r'full ?text|pre-?print|url|bib(?:tex)?|abstract|supplement(?:ary|al)?(?: materials?)?|github|demo|model|paper|'
    r'journal(?: version)?|online|software|archive|media|podcast|material|here|download|read|view|open access)\W*){1,4}',
    re.IGNORECASE,
)
_LABEL = re.compile(r'\s*(?:[\[【（][^\]】）\n]{1,40}[\]】）]|\(?\d{1,3}[.)]|\[\d{1,3}\])[\s.:]*')
_REPEATED = re.compile(r'(?:[—–―]{2,}|-{3,}|_{3,})[.,:]?')
_EDITORS = re.compile(r'\s*\((?:hrsg\.?|eds?\.?|editors?)\)\.?,?|,?\s\beditors?\b[.,]', re.IGNORECASE)


@dataclass(slots=True)
class Structure:
    """The roles found, as stretches of the passage's text; ``taken`` are all stretches that have one."""

    passage: Passage
    marks: list[Segment]
    identifiers: list[Anchor]
    names: NameList | None = None
    year: Anchor | None = None
    status: str = ''
    title: tuple[int, int] | None = None
    title_kind: str = ''
    title_target: str = ''
    venue: tuple[int, int] | None = None
    venue_kind: str = ''
    venue_evidence: float = 0.0
    details: Details = field(default_factory=Details)
    order: str = ''  # authors or title, whichever comes first
    taken: list[tuple[int, int]] = field(default_factory=list)
    has_editors: bool = False
    repeats_authors: bool = False  # a dash stands for the authors of the entry before
    labels: int = 0
    link_label: str = ''

    _weight: float = -1.0

    @property
    def weight(self) -> float:
        """How much speaks for this being a reference at all; asked only when all roles are given."""
        if self._weight < 0:
            self._weight = max(self._weigh(), 0.0)
        return self._weight

    def _weigh(self) -> float:
        names = min(self.names.weight, 4.0) if self.names else 0.0
        title_words = count_words(self.passage.text[slice(*self.title)]) if self.title else 0
        return (
            names
            + (1.5 if self.year else 0.0)
            + (1.0 if self.identifiers or any(run.target for run in self.passage.runs) else 0.0)
            + (1.0 if title_words >= 4 else 0.3 if title_words >= 2 else -1.0)
            + (0.5 if self.title_kind not in ('', 'plain') else 0.0)
            + (min(self.venue_evidence, 2.0) if self.venue else 0.0)
            + (1.0 if self.details.page or self.details.volume else 0.0)
            + (1.0 if self.status else 0.0)
            + (2.0 if self.repeats_authors else 0.0)
            + min(self.labels, 4)
        )


def read_structure(passage: Passage, reader: NameReader, prefer: str = '') -> Structure:
    """Reads one passage; ``prefer`` (``authors`` or ``title``) is what comes first in the page's other entries."""
    text = passage.text
    identifiers = find_identifiers(text)
    marks = find_marks(passage)
    structure = Structure(passage, marks, identifiers)
    years = [year for year in find_years(text, identifiers) if not _in_quotes(year, marks)]
    start = _after_label(text, marks)
    names_text = _without_superscripts(passage)
    limit = _names_limit(text, names_text, start, marks, years, identifiers, reader)
    labels = read_labels(passage)
    if labels is not None:
        _labelled(structure, labels, names_text, years, reader)
        return structure
    dash = _REPEATED.match(text, start)
    if dash is not None:
        structure.repeats_authors = True
        structure.taken.append(dash.span())
        _authors_first(structure, NameList(end=dash.end()), years)
        return structure
    names = reader.read(names_text, start, limit) if limit > start else None
    if names is not None and not _believable(names, text, limit, prefer):
        names = None
    if names is not None:
        _authors_first(structure, names, years)
    else:
        _title_first(structure, names_text, start, years, reader)
    return structure


def _labelled(
    structure: Structure,
    labels: dict[str, tuple[int, int, int]],
    names_text: str,
    years: list[Anchor],
    reader: NameReader,
) -> None:
    """Roles that the entry names itself."""
    text = structure.passage.text
    structure.labels, structure.order = len(labels), 'labels'
    for role, (label, first, last) in labels.items():
        first, last = trim(text, first, last)
        structure.taken.append((label, first))
        if role == 'link':
            structure.link_label = text[label:first].strip(' :：')
        if role == 'title':
            structure.title, structure.title_kind = (first, last), 'plain'
            structure.taken.append((first, last))
        elif role == 'authors':
            structure.names = reader.read(names_text, first, last)
            structure.taken += structure.names.places if structure.names else []
        elif role == 'venue':
            _take_venue(structure, Segment(first, last, 'plain'), years)
        elif role == 'year':
            year = next((each for each in years if first <= each.start < last), None)
            if year is not None:
                _set_year(structure, year)
        elif role in ('volume', 'issue', 'page'):
            structure.details = _with_detail(structure.details, role, text[first:last])
            structure.taken.append((first, last))
        elif role == 'status':
            structure.status = text[first:last]
            structure.taken.append((first, last))
    _choose_year(structure, years)


def _with_detail(details: Details, role: str, value: str) -> Details:
    if role == 'volume':
        return details._replace(volume=value)
    return details._replace(issue=value) if role == 'issue' else details._replace(page=value)


def _in_quotes(year: Anchor, marks: list[Segment]) -> bool:
    return any(mark.kind == 'quoted' and mark.start < year.start < mark.end for mark in marks)


def _after_label(text: str, marks: list[Segment]) -> int:
    match = _LABEL.match(text)
    if match is None or match.end() >= len(text):
        return len(text) - len(text.lstrip())
    if any(mark.target and mark.start < match.end() for mark in marks):
        return 0
    return match.end()


def _without_superscripts(passage: Passage) -> str:
    """The text with superscripts and formulas blotted out, length kept: marks stand beside names, not in them."""
    if not any(run.marks & (SUPERSCRIPT | MATH) for run in passage.runs):
        return passage.text
    return ''.join([FILLER * len(run.text) if run.marks & (SUPERSCRIPT | MATH) else run.text for run in passage.runs])


def _names_limit(
    text: str,
    names_text: str,
    start: int,
    marks: list[Segment],
    years: list[Anchor],
    identifiers: list[Anchor],
    reader: NameReader,
) -> int:
    """How far names can reach: up to the first year, identifier, or marked stretch that is no name."""
    limit = len(text)
    if identifiers:
        limit = min(limit, identifiers[0].start)
    if years:
        limit = min(limit, years[0].start)
    for mark in marks:
        if mark.start >= limit:
            break
        if mark.end <= start:
            continue
        if mark.kind == 'quoted' or (mark.kind == 'link' and LINK_LABEL.fullmatch(text, mark.start, mark.end)):
            return mark.start
        inner = names_text[mark.start : mark.end].strip(' ,.;:&' + FILLER)
        if mark.kind == 'emphasis' and venue_evidence(inner) >= 1.2:
            return mark.start
        if reader.kind(inner).form in ('X', 'S') or (mark.kind == 'link' and len(inner.split()) > 4):
            names = reader.read(names_text, mark.start, mark.end)
            if names is None or names.end < mark.end - 2:
                return mark.start
    return limit


def _believable(names: NameList, text: str, limit: int, prefer: str) -> bool:
    """Whether a row of names at the start is one: a few capitalised words may as well begin a title."""
    weight = names.weight
    if prefer == 'authors':
        weight += 0.8
    elif prefer == 'title':
        weight -= 0.8
    rest = text[names.end : names.end + 3].strip(' ,.')
    if limit < len(text) and limit - names.end <= 4 and not any(char.isalnum() for char in text[names.end : limit]):
        weight += 0.8
    elif text[names.end : names.end + 1] == ':' and not names.truncated:
        weight -= 1.5
    elif rest[:1].islower():
        weight -= 2
    return weight >= 1.5


def _authors_first(structure: Structure, names: NameList, years: list[Anchor]) -> None:
    text = structure.passage.text
    structure.names, structure.order = names, 'authors'
    structure.taken += [(names.places[0][0], names.places[-1][1])] if names.regular else names.places
    position = names.end
    editors = _EDITORS.match(text, position)
    if editors is not None:
        structure.taken.append(editors.span())
        position = editors.end()
    year = next((year for year in years if year.start >= names.end), None)
    if year is not None and year.start - position <= 3:
        _set_year(structure, year)
        position = year.end
    segments = cut(structure.passage, position, len(text), structure.marks, [*structure.identifiers, *years])
    index = _choose_title(structure, segments)
    if index < 0:
        return
    _finish(structure, segments, index, years)


def _title_first(structure: Structure, names_text: str, start: int, years: list[Anchor], reader: NameReader) -> None:
    text = structure.passage.text
    segments = cut(structure.passage, start, len(text), structure.marks, [*structure.identifiers, *years])
    index = _choose_title(structure, segments)
    if index < 0:
        return
    structure.order = 'title'
    assert structure.title is not None
    position = structure.title[1]
    limit = len(text)
    for segment in segments[index + 1 :]:
        first = segment.start
        names = reader.read(names_text, first, limit)
        if names is not None and names.weight >= (1.3 if first - position < 6 else 2.5):
            structure.names = names
            structure.taken += names.places
            break
        if first - position > 200:
            break
    _finish(structure, segments, index, years)


def _set_year(structure: Structure, year: Anchor) -> None:
    structure.taken.append((year.start, year.end))
    if year.kind == 'status':
        structure.status = year.value
    else:
        structure.year = year


def _words(text: str, segment: Segment) -> int:
    return count_words(text[segment.start : segment.end])


def count_words(text: str) -> int:
    """Words, or where a script has no spaces, half the characters."""
    words = len(text.split())
    if text.isascii():
        return words
    if words * 12 < len(text) or (text and max(text) > '\u2e80'):
        wide = sum(1 for char in text if char > '\u2e80')
        return max(words, wide // 2)
    return words


def _choose_title(structure: Structure, segments: list[Segment]) -> int:
    """The segment that is most likely the title; extends it over sentences that belong to it."""
    text = structure.passage.text
    best, best_weight = -1, 0.0
    quoted = any(segment.kind == 'quoted' and _words(text, segment) > 2 for segment in segments)
    for index, segment in enumerate(segments[:8]):
        words = _words(text, segment)
        value = text[segment.start : segment.end]
        weight = 2.0 - index * 0.9 + min(words, 6) * 0.35
        if segment.kind == 'quoted':
            weight += 4 if words > 2 else 0.5
        elif segment.kind == 'link':
            weight += 2 if words > 2 else -1.5
            if LINK_LABEL.fullmatch(value):
                weight -= 4
        elif segment.kind in ('emphasis', 'strong'):
            weight += 0.8 if not index else -0.7
        if quoted and segment.kind != 'quoted':
            weight -= 2
        if len(value) > 2 and words == 1 and not (value[0] > '\u2e80' and len(value) > 6):
            weight -= 1.5
        if segment.after_in:
            weight -= 3
        if segment.kind != 'quoted' and index:
            weight -= min(venue_evidence(value), 3) * 0.5
        if words <= 3 and STATUS.fullmatch(value.strip(' .()')):
            weight -= 4
        if weight > best_weight:
            best, best_weight = index, weight
    if best < 0:
        return -1
    chosen = segments[best]
    start, end = chosen.start, chosen.end
    if chosen.kind == 'plain':
        end = _extend_plain(text, segments, best)
        if structure.names is None:
            end = _extend_to_break(text, segments, best, end)
            end = _before_plain_venue(text, start, end)
    structure.title_kind, structure.title_target = chosen.kind, chosen.target
    structure.title = (start, end)
    structure.taken.append((start, end))
    last = max(i for i, segment in enumerate(segments) if segment.start < end)
    if segments[last].end > end:
        rest = trim(text, end, segments[last].end)
        if rest[0] < rest[1]:
            segments.insert(last + 1, Segment(*rest, 'plain'))
    return last


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


_TRAILING_YEAR = re.compile(r',?\s\(?(?:[A-Z][a-z]{2,8}\.?,?\s)?(?:19|20)\d\d\)?[.,]*$')


def _before_plain_venue(text: str, start: int, end: int) -> int:
    """``Title, International Workshop on X, 2018``: cuts year and venue off a stretch that commas alone divide."""
    year = _TRAILING_YEAR.search(text, max(start, end - 30), end)
    if year is None:
        return end
    end = trim(text, start, year.start())[1]
    comma = text.find(', ', start, end)
    while comma > 0:
        head = count_words(text[start:comma])
        if head >= 3 and venue_evidence(text[comma + 2 : end]) >= 1.9:
            return comma
        comma = text.find(', ', comma + 2, end)
    return end


def _extend_plain(text: str, segments: list[Segment], index: int) -> int:
    """Joins to a plain title what continues it: words in italics in mid-sentence, a second sentence before a venue."""
    end = segments[index].end
    for position in range(index + 1, len(segments)):
        segment = segments[position]
        gap = text[end : segment.start]
        if segment.after_in or '\u2028' in gap or segment.kind in ('link', 'quoted', 'strong'):
            break
        follows_sentence = text[end - 1] in '.?!' or '.' in gap
        value = text[segment.start : segment.end]
        if not follows_sentence and gap.strip() == '' and not any(c in gap for c in ',;:()'):
            # No punctuation between: the sentence goes on through a change of type.
            after = segments[position + 1] if position + 1 < len(segments) else None
            mid = after is not None and after.kind == 'plain' and text[segment.end : after.start].strip() == ''
            if segment.kind == 'plain' or (mid and venue_evidence(value) < 1.5):
                end = segment.end
                continue
            break
        if segment.kind != 'plain' or venue_evidence(value) >= 1.2:
            break
        later = segments[position + 1 :]
        if follows_sentence and any(
            each.kind == 'emphasis' or each.after_in or venue_evidence(text[each.start : each.end]) >= 2.0
            for each in later[:2]
        ):
            end = segment.end
            continue
        break
    return end


def _finish(structure: Structure, segments: list[Segment], index: int, years: list[Anchor]) -> None:
    """Venue, numbers, year and status from what is neither title nor names."""
    text = structure.passage.text
    names_end = names_start = 0
    if structure.names and structure.order == 'title':
        names_start, names_end = structure.names.places[0][0], structure.names.end
    rest: list[Segment] = []
    for segment in segments[index + 1 :]:
        if segment.end <= names_start:
            rest.append(segment)  # between title and authors
        if segment.end <= names_end:
            continue
        first, last = trim(text, max(segment.start, names_end), segment.end)
        if first < last:
            rest.append(segment._replace(start=first, end=last))
    _choose_venue(structure, rest, years)
    if structure.venue is None or not structure.details.taken:
        start = structure.venue[1] if structure.venue else (structure.title or (0, 0))[1]
        _read_details(structure, max(start, names_end), years)
    _choose_year(structure, years)
    if not structure.status:
        for segment in rest:
            match = STATUS.search(text, segment.start, segment.end)
            if match is not None:
                structure.status = match[0]
                if not _overlaps(structure.taken, match.span()):
                    structure.taken.append(match.span())
                break


def _read_details(structure: Structure, start: int, years: list[Anchor]) -> None:
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


def _overlaps(taken: list[tuple[int, int]], place: tuple[int, int]) -> bool:
    return any(first < place[1] and place[0] < last for first, last in taken)


_VENUE_END = re.compile(
    r'[,.;:\s]+(?=(?:vol(?:ume)?\b|no\.|number\b|issue\b|pp?\.|pages?\b|\(?\d))'
    r'|[,;]\s|:\s|\s\((?=(?:19|20)\d\d|pp?\.)|\s(?=\d{1,4}\s?\(\d)|\s(?=\d+\s?[:,(])|\s(?=\d+[.,]?$)',
    re.IGNORECASE,
)


def _choose_venue(structure: Structure, rest: list[Segment], years: list[Anchor]) -> None:
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
    if _take_venue(structure, best, years):
        structure.venue_evidence = max(best_evidence, 1.0 if best.kind == 'emphasis' or best.after_in else 0.0)


_BEFORE_VENUE = re.compile(
    r'(?:\([^()]{1,40}\)\s*|(?:[^\W\d_][\w.\']{0,12}\s){0,2}(?:thesis|dissertation)\s?[,:]\s*'
    r'|(?:submitted|in press|accepted|to appear|preprint|conference paper)\s?[,:]\s*|(?:to|in|at)\s(?=[A-Z]))+',
    re.IGNORECASE,
)


def _take_venue(structure: Structure, segment: Segment, years: list[Anchor]) -> bool:
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


def _choose_year(structure: Structure, years: list[Anchor]) -> None:
    if structure.year is not None:
        return
    title = structure.title or (0, 0)
    outside = [y for y in years if y.kind == 'year' and not title[0] <= y.start < title[1]]
    bracketed = [year for year in outside if year.bracketed]
    taken = structure.details.taken
    free = [y for y in outside if not any(a <= y.start < b for a, b in taken)]
    chosen = (bracketed or free)[-1:] or None
    if chosen:
        year = chosen[0]
        structure.year = year
        if structure.venue is None or not structure.venue[0] <= year.start < structure.venue[1]:
            structure.taken.append((year.start, year.end))
    for year in years:
        if year.kind == 'status' and not structure.status:
            structure.status = year.value
            structure.taken.append((year.start, year.end))
