"""References whose title comes first: where it ends, and the names behind it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.imprint import is_place
from sphinxcontrib_pubs.sources.reference.name_lines import lone_row
from sphinxcontrib_pubs.sources.reference.name_tail import take_team
from sphinxcontrib_pubs.sources.reference.names import GIVEN_NAMES, PARTICLES, begins_with_given
from sphinxcontrib_pubs.sources.reference.names_behind import are_authors, is_before_numbers, known
from sphinxcontrib_pubs.sources.reference.openings import LINE_ENDS, bold_ends, names_limit
from sphinxcontrib_pubs.sources.reference.remaining import finish
from sphinxcontrib_pubs.sources.reference.roles import LINK_LABEL, take_row
from sphinxcontrib_pubs.sources.reference.segments import Segment, cut, trim
from sphinxcontrib_pubs.sources.reference.titles import WITH, choose_title
from sphinxcontrib_pubs.sources.reference.venues import PUBLISHER
from sphinxcontrib_pubs.sources.reference.walls import find_walls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.reference.anchors import Anchor
    from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader
    from sphinxcontrib_pubs.sources.reference.roles import Structure


#: ``by Ada Roe and Bo Ito``
_BY = late_pattern(r'(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|(?:Contributors?|Authors?)(?=:))[\s:]\s?(?=[^\W\d_])')
#: ``2026 Jun · Roe, Ada; Bo, Cy``
_BEHIND_DATE = late_pattern(r'\s?[·•|]\s')
#: ``, March 2021`` between names and the bracket around both.
_LONGEST_YEAR = 18
_LONGEST_BRACKET = 500
_COMPANY_IN_BRACKETS = late_pattern(r'\((?:joint(?:ly)?\s(?:work\s)?)?with\s(?=[^\W\d_a-z])')
_LEAST_IN_BRACKETS = 1.29
_NEAR = 6
#: Farther behind the title nobody names its authors.
_FARTHEST = 200
#: A row that is surer than this ends a title before it.
_CERTAIN = 2.6
#: ``, A. Roe and``, ``, A. B. Roe et al.``, ``-- Roe et al.``, ``by Ada Roe, …``
_NAMES_BEHIND = late_pattern(
    r'(?:,|\s(?P<dash>--?|–|—|by))\s(?='
    r"(?:[^\W\d_a-z]\.[\s-]?){1,3}(?:[a-z]{1,3}\s){0,2}[^\W\d_a-z][\w'’-]+(?:,|\s(?:and|&|et)\s|\.?$)"
    r"|(?:[^\W\d_a-z][\w'’-]+\s){1,3}et\sal"
    r"|(?P<full>[^\W\d_a-z][\w'’-]+)\s(?:[^\W\d_a-z]\.\s)?[^\W\d_a-z][\w'’-]+(?:,|\s(?:and|&)\s|\.?$)"
    r"|(?:[^\W\d_a-z][\w'’-]+,?\s(?:(?:and|&)\s)?){1,6}\(?(?:19|20)\d\d\)?$)"
)
#: ``SCIE``, ``KCI SCOPUS``, ``CCF-A``: badges with the indexes that have a journal.
_INDEXES = late_pattern(
    r'\W{0,4}(?:(?:SCIE?|SSCI|ESCI|KCI|CSSCI|SCOPUS|Scopus|EI|CCF(?:[ -][ABC])?|Q[1-4])\W{0,9}){1,6}'
)
_COMPANY = (
    'With ', 'with ', '(with ', '(con ', '(mit ', '(avec ', '(com ', '(met ', '(med ',
    '(gemeinsam mit ', '(zusammen mit ', '(together with ',
    '(Hg. mit ', '(hg. mit ', '(Hrsg. mit ', '(hrsg. mit ', '(ed. with ', '(Ed. with ', '(dir. avec ',
)  # fmt: skip
_FEWEST_WORDS = 3
_FEWEST_NAMES = 2
_YEAR_AT_END = late_pattern(r',?\s\(?(?:19|20)\d\d\)?$')


def read_title_first(
    structure: Structure,
    names_text: str,
    start: int,
    years: list[Anchor],
    reader: NameReader,
) -> None:
    """Gives title, names and all else of a reference that begins at ``start`` with its title their roles."""
    text = structure.passage.text
    first = trim(text, years[0].end, len(text))[0] if years and years[0].start <= start + 1 else start
    if text.startswith(_COMPANY, first):
        title = _behind_company(text, names_text, first, reader)
        structure.has_company = structure.company_named = title > first
        start = title if title > first else start
    walls = find_walls(structure, names_text, start, years, reader)
    segments = cut(structure.passage, start, len(text), structure.marks, [*structure.identifiers, *years], walls)
    segments = _tell_names(names_text, _with_part(text, _with_company(structure, segments)), structure.marks, reader)
    index = choose_title(structure, segments)
    if index < 0:
        return
    structure.order = 'title'
    structure.has_company = structure.has_company or any(
        reader.read(names_text, company.end(), max(segment.end, behind.end)) is not None
        for segment, behind in pairwise([*segments, segments[-1]])  # ``joint with`` may lead to names that are links
        if (company := WITH.match(text, segment.start, max(segment.end, behind.end))) is not None
    )
    # Who wrote a review is not named behind the work that it tells of.
    if structure.title_kind != 'review':
        _find_authors(structure, names_text, segments, index, years, reader)
    finish(structure, segments, index, years)


def _find_authors(
    structure: Structure,
    names_text: str,
    segments: list[Segment],
    index: int,
    years: list[Anchor],
    reader: NameReader,
) -> None:
    """Looks behind the title, which is the segment ``index``, for the authors, as far as they can stand from it."""
    text = structure.passage.text
    ends = bold_ends(structure.marks, segments[index].start)
    assert structure.title is not None
    position = structure.title[1]
    for place, segment in enumerate(segments[index + 1 :], index + 1):
        if company := WITH.match(text, segment.start, segment.end):
            segments[place] = _behind_named_company(structure, names_text, segment, company.end(), reader)
            continue
        if segment.kind == 'link' and LINK_LABEL.fullmatch(text, segment.start, segment.end):
            position = max(position, segment.end)  # a button beside the title
            continue
        if segment.after_in:
            continue  # the container
        if _INDEXES.fullmatch(text, segment.start, segment.end):
            position = max(position, segment.end)  # what counts the work, beside its title
            continue
        limit = names_limit(text, names_text, segment.start, structure.marks, (), reader)
        by = _BY.match(text, segment.start, segment.end)
        first = by.end() if by is not None else _behind_date(text, segment, years)
        inside = _in_brackets(text, names_text, first, structure.marks, years, reader)
        if inside is not None and first - position < _NEAR:
            take_row(structure, inside)
            return
        if text[first] == '(' and (closing := text.find(')', first, segment.end)) > 0:
            behind = closing + 1
            if text[behind : behind + 1] in LINE_ENDS:
                position = behind  # ``**A title** (book chapter)``, and the names in a line of their own
            first = _behind_signs(text, behind, limit)
        line_end = _line_end(text, segment)
        names = _names_from(names_text, first, limit, line_end, ends, reader)
        near = first - position < _NEAR or (segment.kind == 'names' and text[first - 1] in LINE_ENDS)
        if names is not None and is_before_numbers(structure, names):
            names = None
        if names is not None and are_authors(names, text, names_text, segments[place:], reader, near=near):
            _take_authors(structure, names, by.span() if by is not None else None, first)
            if names.complete:
                reader.note(names, names_text)
            return
        row = lone_row(text, first, line_end, reader, single=segment.kind == 'names')
        set_apart = structure.title_kind != 'plain' or segment.kind == 'names'
        if row is not None and set_apart and first - position < _NEAR:
            take_row(structure, row)
            return
        if first - position > _FARTHEST:
            return


def _behind_signs(text: str, start: int, limit: int) -> int:
    """The place from ``start`` on, up to ``limit``, where neither space nor what divides stands."""
    while start < limit and text[start] in ' \n\u2028.,:–—-':
        start += 1
    return start


def _names_from(
    names_text: str, first: int, limit: int, line_end: int, ends: Sequence[int], reader: NameReader
) -> NameList | None:
    """The names that begin at ``first``; a single one that goes on is read in its own line as well."""
    names = reader.read(names_text, first, limit, ends)
    if names is None or (names.forms == ['GF'] and not names.complete):
        line = reader.read(names_text, first, line_end)
        if names is None or (line is not None and line.complete and line.forms == names.forms):
            return line  # ``in`` begins the next line
    return names


def _with_company(structure: Structure, segments: list[Segment]) -> list[Segment]:
    """The segments, that of ``(with Bo Sato and Cy Lind)`` in one piece although its names are links."""
    text = structure.passage.text
    company = _COMPANY_IN_BRACKETS.search(text) if '(' in text and 'with' in text else None
    end = text.find(')', company.end(), company.start() + _LONGEST_BRACKET) + 1 if company is not None else 0
    if company is None or not any(company.start() < segment.start - 1 < end - 1 for segment in segments):
        return segments
    first = company.start()
    structure.company = (first, end)
    before = [
        each._replace(end=trim(text, each.start, min(each.end, first))[1]) for each in segments if each.start < first
    ]
    return [*before, Segment(first, end, 'plain'), *(each for each in segments if each.start >= end)]


def _behind_named_company(
    structure: Structure, names_text: str, segment: Segment, start: int, reader: NameReader
) -> Segment:
    """The segment without the people of ``with Bo Sato`` before it, who are no part of what follows."""
    text = structure.passage.text
    names = reader.read(names_text, start, segment.end)
    structure.company_named = names is not None
    if names is None:
        return segment
    after = text.find(')', segment.start, segment.end) + 1 if text[segment.start] == '(' else names.end
    first, last = trim(text, after or segment.end, segment.end)
    return segment._replace(start=first, kind='plain') if first < last else segment


def _behind_date(text: str, segment: Segment, years: list[Anchor]) -> int:
    """Where a segment begins, behind the date that it may begin with."""
    date = next((each for each in years if each.start == segment.start), None)
    divided = _BEHIND_DATE.match(text, date.end) if date is not None else None
    return divided.end() if divided is not None else segment.start


def _take_authors(structure: Structure, names: NameList, by: tuple[int, int] | None, first: int) -> None:
    """Gives the names their role, and the word before them, ``by``, that of saying so."""
    take_row(structure, names)
    take_team(names, structure.passage.text)
    if by is None and structure.passage.text.endswith(' by ', 0, first):
        by = (first - 3, first - 1)
    if by is not None:
        structure.taken.append(by)
        structure.said.append(by)


def _behind_company(text: str, names_text: str, start: int, reader: NameReader) -> int:
    """``With A. Roe and B. Bo, a title``: where the title begins behind those with whom it was written."""
    closing = text.find(')', start) if text[start] == '(' else -1
    lead = next(each for each in _COMPANY if text.startswith(each, start))
    names = reader.read(names_text, start + len(lead), closing if closing > 0 else len(text))
    if names is None or (closing < 0 and names.complete):
        return start
    return trim(text, closing if closing > 0 else names.end, len(text))[0]


def _tell_names(names_text: str, segments: list[Segment], marks: list[Segment], reader: NameReader) -> list[Segment]:
    """The segments with those set apart that are rows of names behind a sentence: no title goes on in them."""
    if segments and segments[0].kind == 'plain' and (divided := _behind_comma(names_text, segments[0], marks, reader)):
        segments = [*divided, *(each for each in segments[1:] if each.start >= divided[-1].end)]
    told = list(segments)
    for index, segment in enumerate(segments[1:5], 1):
        if segment.kind == 'plain' and not segment.after_in:
            names = reader.read(names_text, segment.start, segment.end)
            if names is not None and names.complete and names.weight + known(names, names_text, reader) >= _CERTAIN:
                told[index] = segment._replace(kind='names')
    return told


#: ``II.``, ``I. Overview and Early Results``: a part of a series, behind the full stop of its title.
_PART = late_pattern(
    r'(?:[IVX]{2,4}|[IVX](?=\.(?:\s[^\W\d_][\w’-]*){3}))\.\s(?P<name>[^\W\d_a-z][^,;:]*?)(?=$|[,;:]|\s[-–—]{1,2}\s)'
)
_NUMERAL = late_pattern(r'[IVX]{2,4}\.?')
_INITIAL = late_pattern(r'(?<!\w)[^\W\d_a-z]\.')


def _with_part(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments, the first of them with the part of a series behind it, which is no name with an initial."""
    if len(segments) < 2 or segments[1].kind != segments[0].kind or text[segments[1].start] not in 'IVX':
        return segments
    title, second = segments[:2]
    behind = 3 if len(segments) > 2 and _NUMERAL.fullmatch(text, second.start, second.end) else 2
    end = segments[behind - 1].end
    part = _PART.match(text, second.start, end) if segments[behind - 1].kind == title.kind else None
    if part is None or _INITIAL.search(text, part.start('name'), end) is not None:
        return segments
    words = part['name'].lower().split()
    if any(word in GIVEN_NAMES or word in PARTICLES for word in words):
        return segments
    return [title._replace(end=end), *segments[behind:]]


def _in_brackets(
    text: str, names_text: str, first: int, marks: list[Segment], years: list[Anchor], reader: NameReader
) -> NameList | None:
    """The names behind a title that brackets hold, perhaps with the year: ``A title (Ada Roe and Bo Ito, 2020)``."""
    opening = first - (text[first - 1 : first] == '(')
    closing = text.find(')', opening, opening + _LONGEST_BRACKET) if text[opening] == '(' else -1
    if closing < 0:
        return None
    limit = min(names_limit(text, names_text, opening + 1, marks, years, reader), closing)
    names = reader.read(names_text, opening + 1, limit) if limit > opening + 1 else None
    if names is None or names.weight < _LEAST_IN_BRACKETS or closing - names.end > _LONGEST_YEAR:
        return None
    if is_place(text[slice(*names.places[-1])].rpartition(' ')[2]) or PUBLISHER.search(text, opening, closing):
        return None  # ``(Harrow, London, 2011)``
    behind = text[names.end : closing].strip(' ,')
    return names if not behind or any(year.start <= closing and names.end <= year.start for year in years) else None


def _are_people(names: NameList, first: str) -> bool:
    """Whether names in full behind a title are some: the first has a common given name, or of three one has."""
    known = sum(begins_with_given(each.person.given) for each in names.names)
    return begins_with_given(first) or (len(names.forms) > _FEWEST_NAMES and known > 0)


def _behind_comma(names_text: str, segment: Segment, marks: list[Segment], reader: NameReader) -> list[Segment]:
    """``Tides of the coast, A. Roe and B. Bo, Nature 3``: the title, the names with initials, and what follows them."""
    for found in _NAMES_BEHIND.finditer(names_text, segment.start, segment.end):
        if names_text.count(' ', segment.start, found.start()) < _FEWEST_WORDS - 1:
            continue
        before = re.split('[,:;] ', names_text[segment.start : found.start()])[-1]
        if found['full'] and begins_with_given(before):
            continue  # one of several people of whom a sentence tells
        limit = names_limit(names_text, names_text, found.end(), marks, (), reader)
        names = reader.read(names_text, found.end(), max(limit, found.end()))
        if names is None and found['dash'] not in (None, 'by'):
            year = _YEAR_AT_END.search(names_text, found.end(), segment.end)
            end = year.start() if year else segment.end
            names = lone_row(names_text, found.end(), end, reader, single=year is not None)
        told = names is not None and (names.complete or names_text[names.end : names.end + 1] == ',')
        if names is not None and (
            names.truncated
            or all(form == 'IF' for form in names.forms)
            or (found['dash'] and (found['full'] is None or begins_with_given(found['full'])))
            or (found['dash'] not in (None, 'by') and len(names.forms) > 1)
            or (found['full'] and told and _are_people(names, found['full']))
        ):
            parts = [(segment.start, found.start(), 'plain'), (found.end(), names.end, 'names')]
            behind = trim(names_text, names.end, max(segment.end, names.end))
            if behind[0] < behind[1]:
                parts.append((*behind, 'plain'))
            return [segment._replace(start=start, end=end, kind=kind) for start, end, kind in parts]
        return []
    return []


def _line_end(text: str, segment: Segment) -> int:
    """The end of the line in which a segment begins, or of the segment where it is marked."""
    if segment.kind not in ('plain', 'emphasis'):
        return segment.end
    ends = [end for end in (text.find(mark, segment.start) for mark in LINE_ENDS) if end >= 0]
    return min([*ends, len(text)])
