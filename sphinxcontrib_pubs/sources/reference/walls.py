"""Parts of a reference that show what they are before anything is weighed: unmarked journals, editors, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.editors import find_editors
from sphinxcontrib_pubs.sources.reference.imprint import is_place
from sphinxcontrib_pubs.sources.reference.journals import (
    abbreviated_before,
    acronym_before,
    capitalised_tail,
    shortened_run,
)
from sphinxcontrib_pubs.sources.reference.roles import overlaps
from sphinxcontrib_pubs.sources.reference.segments import Segment, Wall, ends_with_in, trim
from sphinxcontrib_pubs.sources.reference.translators import find_translators

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.anchors import Anchor
    from sphinxcontrib_pubs.sources.reference.name_list import NameReader
    from sphinxcontrib_pubs.sources.reference.roles import Structure


_PREPRINT = late_pattern(r'\s?\[(?:[Pp]reprint|in review|submitted)\]')
#: ``Recife: Ed. UFPE``: a publisher, and no shortened words of a journal.
_PLACE_BEFORE = late_pattern(r'(?:^|[.,;]\s)([^\W\d_a-z][^.,;:]+):\s\Z')
_LONGEST_PLACE = 40
#: ``A. Roe and B. Ito Phys. Rev. Lett. 9``: what stands before a journal that begins the entry else.
_INITIAL = late_pattern(r'(?<![^\W_])[^\W\d_a-z]\.?\s')
#: A journal of fewer shortened words may be the initials of somebody.
_MOST_INITIALS = 3


def mark_journal(structure: Structure, start: int) -> None:
    """Marks a journal that only its abbreviations, or the bold volume behind it, tell from the title before it."""
    text, marks = structure.passage.text, structure.marks
    for cluster in structure.clusters:
        numbers = [token for token in cluster.tokens if token.kind != 'year']
        if (not cluster.sure and len(cluster.tokens) < 2) or any(
            mark.kind != 'strong' and mark.start <= numbers[0].start < mark.end for mark in marks
        ):
            continue
        bold = any(mark.kind == 'strong' and cluster.start <= mark.start < cluster.end for mark in marks)
        place = abbreviated_before(text, start, cluster.start)
        if place < 0 and bold:
            place = capitalised_tail(text, start, cluster.start)
        if place == start and (run := shortened_run(text, start, cluster.start)) > start:
            place = run if _INITIAL.search(text, start, run) else place
        by_year = cluster.tokens[0].kind == 'year' and text[cluster.start - 2] != ','  # ``NJW 2020, 1123``
        if place < 0 and (len(numbers) > 1 or by_year):
            place = acronym_before(text, start, cluster.start)
        if place < 0:
            if cluster.sure:
                return
            continue
        first, last = trim(text, place, cluster.start)
        before = _PLACE_BEFORE.search(text, max(0, first - _LONGEST_PLACE), first)
        if first < last and (is_place(text[first:last].rstrip('.')) or (before is not None and is_place(before[1]))):
            return
        if first < last and not any(mark.start < last and first < mark.end for mark in marks):
            structure.marks = sorted([*marks, Segment(first, last, 'journal')])
        return


def mark_unnumbered_journal(structure: Structure, start: int) -> None:
    """Marks an abbreviated journal without numbers, before ``[preprint]`` or an identifier."""
    text = structure.passage.text
    preprint = _PREPRINT.search(text, start)
    ends = [anchor.start for anchor in structure.identifiers if anchor.start >= start]
    end = preprint.start() if preprint is not None else min(ends, default=-1)
    place = abbreviated_before(text, start, end) if end > start else -1
    first, last = trim(text, place, end) if place >= 0 else (0, 0)
    if text.count('.', first, last) < _MOST_INITIALS or any(
        mark.start < last and first < mark.end for mark in structure.marks
    ):
        return
    structure.marks = sorted([*structure.marks, Segment(first, last, 'journal')])


#: ``ApJ in press``, ``MNRAS, submitted``: the short name of a journal and nothing else.
_AWAITED = late_pattern(
    r'[\s.,:]{0,3}(?P<journal>[A-Z][A-Za-z&]{0,6}[A-Z][A-Za-z]{0,3}),?\s'
    r'\(?(?:in press|in prep|submitted|accepted|to appear|under review)\)?(?=[.,;]?\s?(?:$|[(\[\n]))'
)


def mark_awaited_journal(structure: Structure, start: int) -> None:
    """Marks a journal without numbers yet, where it is all that follows names and a year."""
    match = _AWAITED.match(structure.passage.text, start)
    if match is not None and not any(mark.start < match.end() and start < mark.end for mark in structure.marks):
        structure.marks = sorted([*structure.marks, Segment(*match.span('journal'), 'journal')])


def find_walls(
    structure: Structure, names_text: str, start: int, years: list[Anchor], reader: NameReader
) -> list[Wall]:
    """Editors and numbers behind ``start``: they show what they are, and no title reaches over them."""
    text = structure.passage.text
    walls = [Wall(first, end) for first, end in structure.asides if first >= start]
    editors = find_editors(text, names_text, start, reader)
    if editors is not None:
        structure.editors = editors
        structure.taken += [*editors.names.places, editors.label]
        walls.append(Wall(editors.start, editors.end, leads=ends_with_in(text, start, editors.start)))
    translators = find_translators(text, names_text, start, reader)
    if translators is not None and not overlaps(structure.taken, translators[1:3]):
        structure.translators = translators
        structure.taken += [*translators.names.places, translators.label]
        structure.said.append(translators.label)
        walls.append(Wall(translators.start, translators.end))
    journal = next((mark.end for mark in structure.marks if mark.kind == 'journal'), -9)
    people = [each for each in (editors, structure.translators) if each is not None]
    for cluster in structure.clusters:
        if cluster.start < start or any(wall.start <= cluster.start < wall.end for wall in people):
            continue
        if (cluster.labelled or 0 <= cluster.start - journal <= 3) and not any(
            mark.start <= cluster.start and cluster.end <= mark.end for mark in structure.marks
        ):
            walls.append(Wall(cluster.start, cluster.end))
    return walls
