"""Gives the parts of one reference their roles by weighing what speaks for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import HARD_BREAK
from sphinxcontrib_pubs.sources.reference.accessed import without_days_of_access
from sphinxcontrib_pubs.sources.reference.anchors import Anchor, find_identifiers, find_years
from sphinxcontrib_pubs.sources.reference.asides import find_asides
from sphinxcontrib_pubs.sources.reference.cases import find_case
from sphinxcontrib_pubs.sources.reference.labelled import read_labels, sort_lines
from sphinxcontrib_pubs.sources.reference.labelled_roles import take_labelled
from sphinxcontrib_pubs.sources.reference.marks import find_marks
from sphinxcontrib_pubs.sources.reference.name_lines import divided_behind_names, divided_by_kind, divided_by_names
from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader
from sphinxcontrib_pubs.sources.reference.name_tail import behind_note, give_back_title, take_members, take_team
from sphinxcontrib_pubs.sources.reference.names import begins_with_given
from sphinxcontrib_pubs.sources.reference.number_clusters import find_clusters
from sphinxcontrib_pubs.sources.reference.openings import (
    FAMILY_ALONE,
    LINE_ENDS,
    after_label,
    bold_ends,
    find_tag,
    heads_names,
    lone_name,
    names_limit,
    without_superscripts,
)
from sphinxcontrib_pubs.sources.reference.plain_form import read_plain_form
from sphinxcontrib_pubs.sources.reference.remaining import finish
from sphinxcontrib_pubs.sources.reference.reviews import begins_review
from sphinxcontrib_pubs.sources.reference.roles import Structure, overlaps, set_year, take_row
from sphinxcontrib_pubs.sources.reference.rows_in_front import believable
from sphinxcontrib_pubs.sources.reference.segments import Segment, cut
from sphinxcontrib_pubs.sources.reference.title_first import read_title_first
from sphinxcontrib_pubs.sources.reference.titles import choose_title
from sphinxcontrib_pubs.sources.reference.venues import PATENT_NUMBER
from sphinxcontrib_pubs.sources.reference.walls import (
    find_walls,
    mark_awaited_journal,
    mark_journal,
    mark_unnumbered_journal,
)
from sphinxcontrib_pubs.sources.reference.years import without_years_of_names, years_of_work

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.passage import Passage

_BEFORE_EDITORS = (' ', ',', '(', '\n', '\u2028', '編', '编')
_COUNTER = late_pattern(r'\s*\d{1,3}(?:\s[-–—]|:)\s')
_DASHES = ('—', '–', '―', '-', '_')
_REPEATED = late_pattern(r'(?:[—–―]{2,}|-{3,}|_{3,})[.,:]?')
_EDITORS = late_pattern(
    r'\s*\((?:hrsgg?\.?|hg\.?|eds?\.?|editors?|éds?\.?|dirs?\.?|coords?\.?|orgs?\.?|a cura di)\)\.?,?|'
    r',\s(?:eds?|hrsgg?|hg)\.,?(?!\swith\s)|,?\s\beditors?\b[.,]|[编編]著?(?=[『《])',
    re.IGNORECASE,
)


def read_structure(passage: Passage, reader: NameReader, prefer: str = '') -> Structure:
    """Reads one passage; ``prefer`` (``authors`` or ``title``) is what comes first in the page's other entries."""
    plain = read_plain_form(passage, reader)
    return read_by_weighing(passage, reader, prefer) if plain is None else plain.structure(reader)


def read_by_weighing(passage: Passage, reader: NameReader, prefer: str = '') -> Structure:
    """The same of a passage that is in no form that tells everything."""
    labelled = sort_lines(passage)
    if labelled is None:
        return _interpret(passage, reader, prefer)
    structure = _interpret(labelled.passage, reader, prefer, titled=labelled.names_the_work)
    structure.labelled, structure.whole, structure.reader = labelled, passage, reader
    return structure


def _interpret(passage: Passage, reader: NameReader, prefer: str, *, titled: bool = False) -> Structure:
    asides = find_asides(passage.text)
    structure = _interpret_beside(asides, passage, reader, prefer, titled=titled)
    if asides and (structure.venue is None or structure.year is None):
        return _interpret_beside([], passage, reader, prefer, titled=titled)  # it says nothing else of this version
    return structure


def _interpret_beside(
    asides: list[tuple[int, int]], passage: Passage, reader: NameReader, prefer: str, *, titled: bool
) -> Structure:
    """Gives the parts of a passage their roles; nothing in the stretches ``asides`` has one."""
    text = passage.text
    structure, years = _find_anchors(passage, asides)
    start = _behind_label(structure)
    names_text = without_superscripts(passage)
    row = _regular_row(structure, names_text, start, years, reader)
    if row is not None:
        start = row.end
    _find_numbers(structure, start, years)
    if structure.clusters:
        mark_journal(structure, start)
    elif structure.identifiers and row is None:
        mark_unnumbered_journal(structure, start)
    if row is not None:
        names_text = _with_lines(structure, row, names_text)
        _authors_first(structure, names_text, row, years, reader)
        return structure
    labels = read_labels(passage, titled=titled)
    if labels is not None:
        take_labelled(structure, labels, names_text, years, reader)
        return structure
    dash = _REPEATED.match(text, start) if text[start : start + 1] in _DASHES else None
    if dash is not None:
        structure.repeats_authors = True
        structure.taken.append(dash.span())
        _authors_first(structure, names_text, NameList(end=dash.end()), years, reader)
        return structure
    names = _names_in_front(structure, names_text, start, years, prefer, reader)
    if names is not None:
        if not names.regular and (names.complete or names.forms[-1] == 'FI'):
            reader.note(names, names_text)
        names_text = _with_lines(structure, names, names_text)
        _authors_first(structure, names_text, names, years, reader)
    else:
        names_text = _divide_lines(structure, names_text, reader)
        read_title_first(structure, names_text, start, years, reader)
    return structure


def _find_anchors(passage: Passage, asides: list[tuple[int, int]]) -> tuple[Structure, list[Anchor]]:
    """The marks and identifiers of a passage, and those of its years that can be that of the work."""
    text = passage.text
    identifiers = find_identifiers(text)
    marks = find_marks(passage)
    years = without_days_of_access(text, find_years(text, identifiers))
    if asides:
        marks = [each for each in marks if not overlaps(asides, each[:2])]
        years = [each for each in years if not overlaps(asides, (each.start, each.end))]
    years = years_of_work(passage, years, marks)
    return Structure(passage, marks, identifiers, asides=asides), years


def _behind_label(structure: Structure) -> int:
    """Where the reference begins, behind the number or tag that the entry has in front."""
    text = structure.passage.text
    start = after_label(text, structure.marks)
    if start and (_COUNTER.fullmatch(text, 0, start) or (HARD_BREAK in text[:start] and text[0] != '[')):
        structure.taken.append((0, start))
        structure.said.append((0, start))
    return max(start, find_tag(structure, start))


def _find_numbers(structure: Structure, start: int, years: list[Anchor]) -> None:
    """Finds the clusters of numbers that can be volume, issue and pages, and the number of a patent, which is none."""
    text = structure.passage.text
    clusters = find_clusters(text, start, years, structure.identifiers)
    clusters = without_years_of_names(text, clusters, structure.marks)
    if structure.asides:
        clusters = [each for each in clusters if not overlaps(structure.asides, (each.start, each.end))]
    patent = PATENT_NUMBER.search(text, start) if 'atent' in text else None
    if patent is not None:
        structure.number = patent['number'].strip(' ,.')
        structure.taken.append(patent.span('number'))
        clusters = [each for each in clusters if each.end <= patent.start() or each.start >= patent.end()]
    if (case := find_case(text, start)) is not None and _take_case(structure, *case):
        clusters = [each for each in clusters if not overlaps([case[1]], (each.start, each.end))]
    structure.clusters = clusters


def _take_case(structure: Structure, court: tuple[int, int], number: tuple[int, int]) -> bool:
    """Makes an entry a judgment of a court, unless it only has one in its quoted title."""
    if any(mark.kind == 'quoted' and overlaps([court], mark[:2]) for mark in structure.marks):
        return False
    structure.number, structure.told_kind = structure.passage.text[slice(*number)], 'legal_case'
    structure.taken.append(number)
    others = (mark for mark in structure.marks if not overlaps([court], mark[:2]))
    structure.marks = sorted([*others, Segment(*court, 'journal')])
    return True


def _names_in_front(
    structure: Structure, names_text: str, start: int, years: list[Anchor], prefer: str, reader: NameReader
) -> NameList | None:
    """The names that an entry begins with; None where its title stands first."""
    text = structure.passage.text
    limit = names_limit(text, names_text, start, structure.marks, [*structure.identifiers, *years], reader)
    names = reader.read(names_text, start, limit, bold_ends(structure.marks, start)) if limit > start else None
    if names is not None and names.forms == ['T']:
        take_members(names, names_text, limit, reader)
    if names is not None and not (
        believable(names, text, limit, prefer, reader) or _EDITORS.match(text, names.end) is not None
    ):
        names = None
    if names is not None and prefer == 'title' and _is_marked_title(structure, names, start):
        names = None
    if names is None:
        alone = prefer == 'authors' or FAMILY_ALONE.match(text, start) is not None
        return lone_name(text, start, years, reader) if alone else None
    # ``Anmerkung zu BGH, Urteil vom …``, a short title over a line of names
    return None if begins_review(text, start) or heads_names(names, names_text, reader) else names


def _divide_lines(structure: Structure, names_text: str, reader: NameReader) -> str:
    """Lets line ends divide where a kind of work or a row of names has a line; gives the text to look for names in."""
    if '\n' not in names_text:
        return names_text
    passage = structure.passage
    by_kind = divided_by_kind(passage)
    structure.labels += by_kind is not None
    divided = by_kind or divided_by_names(passage, names_text, reader)
    if divided is None:
        return names_text
    structure.passage = divided
    return without_superscripts(divided)


def _is_marked_title(structure: Structure, names: NameList, start: int) -> bool:
    """``**Salt Taxes**``: whether a first name is all that is bold, as titles of the page are, and no given one."""
    mark = structure.marks[0] if structure.marks and names.forms[0] == 'GF' else None
    if mark is None or mark.kind != 'strong' or mark.start > start or mark.end < names.places[0][1]:
        return False
    if any(each.kind == 'strong' and each.start < names.end for each in structure.marks[1:]):
        return False
    return not begins_with_given(names.names[0].person.given)


def _with_lines(structure: Structure, names: NameList, names_text: str) -> str:
    """Lets the line ends behind names divide where they do; gives the text in which names are looked for."""
    if '\n' in names_text and (divided := divided_behind_names(structure.passage, names.end)) is not None:
        structure.passage = divided
        return without_superscripts(divided)
    return names_text


def _regular_row(
    structure: Structure, names_text: str, start: int, years: list[Anchor], reader: NameReader
) -> NameList | None:
    """The names of an entry that begins with nothing but names in the regular form, up to its year.

    They are names whatever else stands in the entry, so that how far a row can reach need not be asked.
    """
    text = structure.passage.text
    limit = years[0].start if years else -1
    if limit <= start or any(line_end in text for line_end in LINE_ENDS):
        return None
    for found in (structure.marks, structure.identifiers):
        if found and found[0].start < limit:
            return None
    return reader.read_regular(names_text, start, limit)


#: ``Correction to Roe & Ito (2020).``
_ABOUT_ANOTHER = late_pattern(
    r'[\s.:,]{0,3}[“"]?(?:Correction|Corrigendum|Erratum|Addendum|Reply|Response|Comment|Retraction|Rejoinder)\b'
)
#: ``European Commission, Directorate for Ports. 2020.``: a part of the body that is the author.
_UNIT = late_pattern(r',\s[^\W\d_a-z][^.,()]{2,60}(?:\.\s(?=(?:19|20)\d\d[.:,])|\s(?=\((?:19|20)\d\d\)))')


def _authors_first(
    structure: Structure, names_text: str, names: NameList, years: list[Anchor], reader: NameReader
) -> None:
    text = structure.passage.text
    structure.names, structure.order = names, 'authors'
    if names.regular:
        structure.taken.append((names.places[0][0], names.end if names.truncated else names.places[-1][1]))
    else:
        give_back_title(names, text)
        take_row(structure, names)
        take_team(names, text)
        structure.taken += names.places
    position = names.end if names.regular else behind_note(text, names.end)
    if names.forms == ['T'] and (unit := _UNIT.match(text, position)) is not None:
        position = unit.end()
    editors = _EDITORS.match(text, position) if text[position : position + 1] in _BEFORE_EDITORS else None
    if editors is not None:
        structure.taken.append(editors.span())
        structure.said.append(editors.span())
        structure.has_editors = True
        position = editors.end()
    year = next((year for year in years if year.start >= position), None)
    if year is not None and year.start - position <= 3:
        set_year(structure, year)
        position = year.end
        mark_awaited_journal(structure, position)
    walls = find_walls(structure, names_text, position, years, reader)
    if structure.year is not None and _ABOUT_ANOTHER.match(text, position):
        years = [each for each in years if not each.bracketed]  # that of the work that it speaks of
    segments = cut(structure.passage, position, len(text), structure.marks, [*structure.identifiers, *years], walls)
    index = choose_title(structure, segments)
    if index < 0 and not _is_untitled(structure, segments):
        return
    finish(structure, segments, index, years)


def _is_untitled(structure: Structure, segments: list[Segment]) -> bool:
    """Whether a reference has no title, as in physics: names, a journal, its numbers."""
    structure.untitled = structure.untitled or any(segment.kind == 'journal' for segment in segments)
    return structure.untitled
