"""Roles that an entry names itself: ``Authors: …``, ``Journal: …``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import STRONG
from sphinxcontrib_pubs.sources.reference.containers import between_numbers, without_lead
from sphinxcontrib_pubs.sources.reference.name_lines import lone_row
from sphinxcontrib_pubs.sources.reference.openings import LINE_ENDS, after_label
from sphinxcontrib_pubs.sources.reference.remaining import choose_status
from sphinxcontrib_pubs.sources.reference.roles import Structure, set_year, take_row
from sphinxcontrib_pubs.sources.reference.segments import Segment, trim
from sphinxcontrib_pubs.sources.reference.venue_bounds import take_venue
from sphinxcontrib_pubs.sources.reference.venue_first import is_venue_in_front
from sphinxcontrib_pubs.sources.reference.venue_numbers import note_details
from sphinxcontrib_pubs.sources.reference.years import choose_year

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.anchors import Anchor
    from sphinxcontrib_pubs.sources.reference.details import Details
    from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader

#: ``(α-β) Ada Roe``: how the names are ordered.
_NOTE_BEFORE = late_pattern(r'\s{0,3}[(\[][^()\[\]\d]{1,30}[)\]]\s+')
#: Names before a title under the same label have to be surer than two capitalised words are.
_SURE_ROW = 2.6


def take_labelled(
    structure: Structure,
    labels: dict[str, tuple[int, int, int]],
    names_text: str,
    years: list[Anchor],
    reader: NameReader,
) -> None:
    """Gives what stands behind each label the role that it names; ``labels`` are those of ``read_labels``."""
    text = structure.passage.text
    structure.labels, structure.order = len(labels), 'labels'
    for role, (label, first, last) in labels.items():
        if role == 'title' and label == first:  # without a label of its own
            first = after_label(text, structure.marks)
            last = next((each.end for each in structure.marks if each.start <= first < each.end), last)
            if (quoted := _behind_venue(structure, first, labels, years)) is not None:
                first, last = quoted.start + 1, quoted.end - 1
        first, last = trim(text, first, last)
        structure.taken.append((label, first))
        structure.said.append((label, first))
        if role == 'link':
            structure.link_label = text[label:first].strip(' :：')
        if role == 'title' and 'authors' not in labels and 'itle' not in text[label:first]:
            first, last = _behind_authors(structure, names_text, first, last, reader)
        if role == 'title':
            structure.title, structure.title_kind = (first, last), 'plain'
            structure.taken.append((first, last))
        elif role == 'authors':
            note = _NOTE_BEFORE.match(names_text, first, last)
            start = note.end() if note else first
            names = reader.read(names_text, start, last) or lone_row(text, start, last, reader, told=True)
            _take_labelled_names(structure, names)
        elif role == 'venue':
            _take_labelled_venue(structure, first, last, years)
        elif role == 'year':
            year = next((each for each in years if first <= each.start < last), None)
            if year is not None:
                set_year(structure, year)
        elif role in ('volume', 'issue', 'page'):
            structure.details = _with_detail(structure.details, role, text[first:last])
            structure.taken.append((first, last))
        elif role == 'status':
            structure.status = text[first:last]
            structure.taken.append((first, last))
    structure.taken += [place for place in (structure.publisher, structure.place) if place]
    choose_year(structure, years)
    choose_status(structure, years)


def _behind_venue(
    structure: Structure, first: int, labels: dict[str, tuple[int, int, int]], years: list[Anchor]
) -> Segment | None:
    """The quoted title in an entry's first line, whose venue stands out before it."""
    venue, quoted = (*structure.marks, None, None)[:2]
    if venue is None or quoted is None or quoted.kind != 'quoted' or venue.start != first or 'venue' in labels:
        return None
    line_ends = [at for mark in LINE_ENDS if (at := structure.passage.text.find(mark, first)) >= 0]
    if not is_venue_in_front(structure.passage.text, venue) or quoted.end > min(line_ends, default=quoted.end):
        return None
    _take_labelled_venue(structure, venue.start, venue.end, years)
    return quoted


def _take_labelled_names(structure: Structure, names: NameList | None) -> None:
    structure.names = names
    if names is not None:
        structure.taken += names.places
        if names.truncated or names.marked:
            structure.taken.append((names.places[-1][1], names.end))


def _take_labelled_venue(structure: Structure, first: int, last: int, years: list[Anchor]) -> None:
    """The venue between two positions, and the numbers that stand there with it."""
    strong = all(marks & STRONG for part, marks, _ in structure.passage.pieces(first, last) if part.strip())
    whole = Segment(first, last, 'strong' if strong else 'plain')
    structure.clusters = [each for each in structure.clusters if first <= each.start < last]
    parts = between_numbers(structure.passage.text, [whole], structure.clusters)
    chosen = parts[0] if parts else whole
    take_venue(structure, without_lead(structure, chosen) or chosen, years)
    note_details(structure)


def _behind_authors(
    structure: Structure, names_text: str, first: int, last: int, reader: NameReader
) -> tuple[int, int]:
    """``Paper: Ada Roe, Bo Ito. *A title*``: the title behind the authors that stand before it under one label."""
    names = reader.read(names_text, first, last)
    if names is None or not names.complete:
        return first, last
    start, end = trim(structure.passage.text, names.end, last)
    if names.weight < _SURE_ROW and not any(start - 1 <= mark.start <= start for mark in structure.marks):
        return first, last
    if start < end and start > names.end + 1:
        take_row(structure, names)
        return start, end
    return first, last


def _with_detail(details: Details, role: str, value: str) -> Details:
    if role == 'volume':
        return details._replace(volume=value)
    return details._replace(issue=value) if role == 'issue' else details._replace(page=value)
