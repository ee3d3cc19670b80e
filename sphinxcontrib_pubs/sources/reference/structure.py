"""Gives the parts of one reference their roles by weighing what speaks for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.passage import HARD_BREAK, MATH, STRONG, SUPERSCRIPT
from sphinxcontrib_pubs.sources.reference.anchors import STATUS, Anchor, find_et_al, find_identifiers, find_years
from sphinxcontrib_pubs.sources.reference.containers import choose_publisher, choose_venue, take_venue
from sphinxcontrib_pubs.sources.reference.details import find_clusters
from sphinxcontrib_pubs.sources.reference.editors import find_editors
from sphinxcontrib_pubs.sources.reference.journals import abbreviated_before, capitalised_tail
from sphinxcontrib_pubs.sources.reference.labelled import read_labels, sort_lines
from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader
from sphinxcontrib_pubs.sources.reference.names import FILLER
from sphinxcontrib_pubs.sources.reference.roles import LINK_LABEL, Structure, overlaps, set_year
from sphinxcontrib_pubs.sources.reference.segments import Segment, Wall, cut, ends_with_in, find_marks, trim
from sphinxcontrib_pubs.sources.reference.titles import choose_title
from sphinxcontrib_pubs.sources.reference.venues import PATENT_NUMBER, venue_evidence

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.passage import Passage
    from sphinxcontrib_pubs.sources.reference.details import Details

#: Ends of lines, and the forms of names that a short title has as well.
_LINE_ENDS = ('\n', HARD_BREAK)
_UNSURE = ('F', 'GF', 'X')
_LABEL = re.compile(
    r'\s*(?:[\[【（][^\]】）\n]{1,40}[\]】）]|\([A-Z][\w\'’&/ -]{1,24}\d{2,4}\)|\(?\d{1,3}[.)]|\[\d{1,3}\]|[A-Z]{1,3}-?\d{1,3}[.:)](?=\s)|'
    r'\(?(?:19|20)\d\d\)?\s?(?:[—–|:-]|\.(?=\s))\s?)[\s.:]*'
)
#: ``CHI '22``, ``NeurIPS 2021 Oral``: a venue as a tag before everything else.
_TAG = re.compile(
    r'\W{0,3}(?P<venue>[A-Z][\w&/+-]*(?:\s[A-Z][\w&/+-]*){0,3}?)(?:,?\s?[\'’]?(?P<year>(?:19|20)?\d\d))(?:\s?\(?\w+\)?)?\W{0,3}'
)
_REPEATED = re.compile(r'(?:[—–―]{2,}|-{3,}|_{3,})[.,:]?')
_EDITORS = re.compile(
    r'\s*\((?:hrsgg?\.?|hg\.?|eds?\.?|editors?|éds?\.?|dirs?\.?|coords?\.?|orgs?\.?|a cura di)\)\.?,?|,?\s\beditors?\b[.,]',
    re.IGNORECASE,
)


def read_structure(passage: Passage, reader: NameReader, prefer: str = '') -> Structure:
    """Reads one passage; ``prefer`` (``authors`` or ``title``) is what comes first in the page's other entries."""
    labelled = sort_lines(passage)
    if labelled is None:
        return _interpret(passage, reader, prefer)
    structure = _interpret(labelled.passage, reader, prefer, titled=labelled.names_the_work)
    structure.labelled, structure.whole, structure.reader = labelled, passage, reader
    return structure


def _interpret(passage: Passage, reader: NameReader, prefer: str, *, titled: bool = False) -> Structure:
    text = passage.text
    identifiers = find_identifiers(text)
    marks = find_marks(passage)
    structure = Structure(passage, marks, identifiers)
    years = find_years(text, identifiers)
    if any(mark.kind == 'quoted' for mark in marks):
        years = [year for year in years if not _in_quotes(year, marks)]
    start = _after_label(text, marks)
    tag = _tag(structure, start)
    if tag is not None and tag.end() > start:
        start = tag.end()
    names_text = _without_superscripts(passage)
    structure.clusters = find_clusters(
        text, start, [(year.start, year.end) for year in years], [(each.start, each.end) for each in identifiers]
    )
    patent = PATENT_NUMBER.search(text, start) if 'atent' in text else None
    if patent is not None:
        structure.number = patent['number'].strip(' ,.')
        structure.taken.append(patent.span('number'))
        structure.clusters = [
            each for each in structure.clusters if each.end <= patent.start() or each.start >= patent.end()
        ]
    if structure.clusters:
        _mark_journal(structure, start)
    limit = _names_limit(text, names_text, start, structure.marks, years, identifiers, reader)
    labels = read_labels(passage, titled=titled)
    if labels is not None:
        _labelled(structure, labels, names_text, years, reader)
        return structure
    dash = _REPEATED.match(text, start)
    if dash is not None:
        structure.repeats_authors = True
        structure.taken.append(dash.span())
        _authors_first(structure, names_text, NameList(end=dash.end()), years, reader)
        return structure
    ends = tuple(mark.end for mark in structure.marks if mark.kind in ('strong', 'underline') and mark.start >= start)
    names = reader.read(names_text, start, limit, ends) if limit > start else None
    if names is not None and not _believable(names, text, limit, prefer):
        names = None
    if names is not None:
        if names.complete and not names.regular:
            reader.note(names, names_text)
        _authors_first(structure, names_text, names, years, reader)
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
            if structure.names is not None:
                structure.taken += structure.names.places
                if structure.names.truncated and structure.names.places:
                    structure.taken.append((structure.names.places[-1][1], structure.names.end))
        elif role == 'venue':
            strong = all(marks & STRONG for part, marks, _ in structure.passage.pieces(first, last) if part.strip())
            take_venue(structure, Segment(first, last, 'strong' if strong else 'plain'), years)
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
    _choose_year(structure, years)
    _choose_status(structure, years)


def _with_detail(details: Details, role: str, value: str) -> Details:
    if role == 'volume':
        return details._replace(volume=value)
    return details._replace(issue=value) if role == 'issue' else details._replace(page=value)


def _in_quotes(year: Anchor, marks: list[Segment]) -> bool:
    return any(mark.kind == 'quoted' and mark.start < year.start < mark.end for mark in marks)


def _tag(structure: Structure, start: int) -> re.Match[str] | None:
    """The venue that stands as a tag before an entry: in brackets, or bold with a line of its own."""
    text = structure.passage.text
    first = structure.marks[0] if structure.marks else None
    if first is not None and first.kind == 'strong' and first.start <= 1 and text[first.end : first.end + 1] != '':
        match = _TAG.fullmatch(text, first.start, first.end)
        if match is not None and (
            start >= first.end - 2 or text[first.end : first.end + 3].strip(' ')[:1] in ('', *_LINE_ENDS)
        ):
            structure.tag = match.span('venue')
            return match
    match = _TAG.fullmatch(text, 0, start) if start > 3 else None
    if match is not None:
        structure.tag = match.span('venue')
    return match


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
    limit = min([limit, *(anchor.start for anchor in (*identifiers, *years) if anchor.start >= start)])
    for mark in marks:
        if mark.start >= limit:
            break
        if mark.end <= start:
            continue
        if mark.kind in ('quoted', 'journal') or (
            mark.kind == 'link' and LINK_LABEL.fullmatch(text, mark.start, mark.end)
        ):
            return mark.start
        inner = names_text[mark.start : mark.end].strip(' ,.;:&' + FILLER)
        if mark.kind == 'emphasis' and find_et_al(text, mark.start, mark.end) is not None:
            continue
        if mark.kind == 'link' and text[mark.end : mark.end + 1] == HARD_BREAK:
            return mark.start  # a link with a line of its own
        if mark.start == start and text[mark.end : mark.end + 1] in _LINE_ENDS and reader.kind(inner).form in _UNSURE:
            return mark.start  # a title with a line of its own
        if mark.kind == 'emphasis' and (venue_evidence(inner) >= 1.2 or _begins_title(text, start, mark, inner)):
            return mark.start
        if reader.kind(inner).form in ('X', 'S') or (mark.kind == 'link' and len(inner.split()) > 4):
            names = reader.read(names_text, mark.start, mark.end)
            if names is None or names.end < mark.end - 2:
                return mark.start
    return limit


#: Who abbreviates the given names of some prints no others in full and in italics.
_INITIAL = re.compile(r'(?<!\w)[^\W\d_]\.')


def _begins_title(text: str, start: int, mark: Segment, inner: str) -> bool:
    """Whether an emphasised stretch behind names is no name: behind a full stop, longer, or in full among initials."""
    before = text[max(start, mark.start - 3) : mark.start].rstrip()
    if not before:
        return False
    if before.endswith('.') or ',' in inner or '.' in inner:
        return before.endswith('.')
    return len(inner.split()) > 2 or (' ' in inner and _INITIAL.search(text, start, mark.start) is not None)


def _believable(names: NameList, text: str, limit: int, prefer: str) -> bool:
    """Whether a row of names at the start is one: a few capitalised words may as well begin a title."""
    weight = names.weight
    if names.forms == ['T']:
        weight -= 1.2  # a title may end in such a word as well
    if prefer == 'authors':
        weight += 0.8
    elif prefer == 'title':
        weight -= 0.8
    rest = text[names.end : names.end + 3].strip(' ,.')
    if limit < len(text) and limit - names.end <= 4 and not any(char.isalnum() for char in text[names.end : limit]):
        weight += 0.8
    elif text[names.end : names.end + 1] in (':', '：') and not names.truncated:
        weight -= 0.3 if 'F,G' in names.forms or prefer == 'authors' else 1.5
    elif rest[:1].islower():
        weight -= 2
    return weight >= 1.5


def _authors_first(
    structure: Structure, names_text: str, names: NameList, years: list[Anchor], reader: NameReader
) -> None:
    text = structure.passage.text
    structure.names, structure.order = names, 'authors'
    structure.taken += [(names.places[0][0], names.places[-1][1])] if names.regular else names.places
    if names.truncated and names.places:
        structure.taken.append((names.places[-1][1], names.end))  # et al.
    position = names.end
    editors = _EDITORS.match(text, position)
    if editors is not None:
        structure.taken.append(editors.span())
        structure.has_editors = True
        position = editors.end()
    year = next((year for year in years if year.start >= names.end), None)
    if year is not None and year.start - position <= 3:
        set_year(structure, year)
        position = year.end
    walls = _walls(structure, names_text, position, years, reader)
    segments = cut(structure.passage, position, len(text), structure.marks, [*structure.identifiers, *years], walls)
    index = choose_title(structure, segments)
    if index < 0 and not _is_untitled(structure, segments):
        return
    _finish(structure, segments, index, years)


def _is_untitled(structure: Structure, segments: list[Segment]) -> bool:
    """Whether a reference has no title, as in physics: names, a journal, its numbers."""
    structure.untitled = structure.untitled or any(segment.kind == 'journal' for segment in segments)
    return structure.untitled


def _mark_journal(structure: Structure, start: int) -> None:
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
        first, last = trim(text, place, cluster.start) if place >= 0 else (0, 0)
        if first < last and not any(mark.start < last and first < mark.end for mark in marks):
            structure.marks = sorted([*marks, Segment(first, last, 'journal')])
        return


def _walls(structure: Structure, names_text: str, start: int, years: list[Anchor], reader: NameReader) -> list[Wall]:
    """Editors and numbers behind ``start``: they show what they are, and no title reaches over them."""
    text = structure.passage.text
    walls: list[Wall] = []
    editors = find_editors(text, names_text, start, reader)
    if editors is not None:
        structure.editors = editors
        structure.taken += [*editors.names.places, editors.label]
        walls.append(Wall(editors.start, editors.end, leads=ends_with_in(text, start, editors.start)))
    for cluster in structure.clusters:
        if cluster.start < start or (editors is not None and editors.start <= cluster.start < editors.end):
            continue
        if cluster.labelled and not any(m.start <= cluster.start and cluster.end <= m.end for m in structure.marks):
            walls.append(Wall(cluster.start, cluster.end))
    return walls


def _title_first(structure: Structure, names_text: str, start: int, years: list[Anchor], reader: NameReader) -> None:
    text = structure.passage.text
    walls = _walls(structure, names_text, start, years, reader)
    segments = cut(structure.passage, start, len(text), structure.marks, [*structure.identifiers, *years], walls)
    index = choose_title(structure, segments)
    if index < 0:
        return
    structure.order = 'title'
    assert structure.title is not None
    position = structure.title[1]
    limit = len(text)
    for segment in segments[index + 1 :]:
        first = segment.start
        names = reader.read(names_text, first, limit) or reader.read(names_text, first, _line_end(text, segment))
        if (
            names is not None
            and names.weight >= (1.29 if first - position < 6 else 2.5)
            and (names.forms != ['GF'] or _has_more(text, segments, names.end))
        ):
            structure.names = names
            structure.taken += names.places
            if names.complete:
                reader.note(names, names_text)
            break
        if first - position > 200:
            break
    _finish(structure, segments, index, years)


def _has_more(text: str, segments: list[Segment], position: int) -> bool:
    """Whether a venue can follow: else the one stretch like a name behind a title is the venue (``Green Chem. 2024``)."""
    return any(
        segment.start >= position
        and segment.kind != 'link'
        and sum(1 for word in text[segment.start : segment.end].split() if word[:1].isalpha()) > 1
        for segment in segments
    )


def _line_end(text: str, segment: Segment) -> int:
    """The end of the line in which a segment begins, or of the segment where it is marked."""
    if segment.kind not in ('plain', 'emphasis'):
        return segment.end
    ends = [end for end in (text.find(mark, segment.start) for mark in _LINE_ENDS) if end >= 0]
    return min([*ends, len(text)])


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
    title_end = (structure.title or (0, 0))[1]
    structure.clusters = [
        cluster
        for cluster in structure.clusters
        if cluster.start >= title_end and not names_start <= cluster.start < names_end
    ]
    choose_venue(structure, rest, years)
    choose_publisher(structure, rest)
    if structure.venue is None and structure.tag is not None:
        structure.venue, structure.venue_kind, structure.venue_evidence = structure.tag, 'plain', 1.5
        structure.taken.append(structure.tag)
    _choose_year(structure, years)
    _choose_status(structure, years)
    if not structure.status:
        for segment in rest:
            match = STATUS.search(text, segment.start, segment.end)
            if match is not None:
                structure.status = match[0]
                if not overlaps(structure.taken, match.span()):
                    structure.taken.append(match.span())
                break


#: ``CHI'18``.
_SHORT_YEAR = re.compile(r'(?<=[A-Z])[A-Za-z]{0,12}\s?[\'’](\d\d)(?![\w])')


def _choose_year(structure: Structure, years: list[Anchor]) -> None:
    if structure.year is not None:
        return
    text = structure.passage.text
    title = structure.title or (0, 0)
    outside = [y for y in years if y.kind == 'year' and not title[0] <= y.start < title[1]]
    bracketed = [year for year in outside if year.bracketed]
    taken = structure.details.taken
    free = [y for y in outside if not any(a <= y.start < b for a, b in taken)]
    beside = [y for y in outside if any(c.start <= y.start <= c.end + 2 for c in structure.clusters if c.sure)]
    chosen = (bracketed or beside or free)[-1:] or None
    if chosen:
        year = chosen[0]
        structure.year = year
        if structure.venue is None or not structure.venue[0] <= year.start < structure.venue[1]:
            structure.taken.append((year.start, year.end))
    if structure.year is None and (match := _SHORT_YEAR.search(text, title[1])) is not None:
        number = int(match[1])
        full = 1900 + number if number > 60 else 2000 + number
        structure.year = Anchor('year', match.start(1), match.end(1), str(full))


def _choose_status(structure: Structure, years: list[Anchor]) -> None:
    for year in years:
        if year.kind == 'status' and not structure.status:
            structure.status = year.value
            structure.taken.append((year.start, year.end))
