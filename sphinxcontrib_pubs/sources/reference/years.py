"""Which date of a reference is the year in which the work appeared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.anchors import Anchor
from sphinxcontrib_pubs.sources.reference.title_end import LEADS_TO_YEAR
from sphinxcontrib_pubs.sources.reference.venues import venue_evidence

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.passage import Passage
    from sphinxcontrib_pubs.sources.reference.number_clusters import Cluster
    from sphinxcontrib_pubs.sources.reference.roles import Structure
    from sphinxcontrib_pubs.sources.reference.segments import Segment

#: ``bioRxiv 2021.05.06.442900``: the day on which the preprint came in.
_PREPRINT_DAY = late_pattern(r'(?<![\d.])(20[12]\d)\.(?:0[1-9]|1[0-2])\.[0-3]\d\.\d{6,8}(?![\d.]\d)')
#: ``CHI'18``.
_SHORT_YEAR = late_pattern(r'(?<=[A-Z])[A-Za-z]{0,12}\s?[\'’](\d\d)(?![\w])')

#: ``Winner of the Harrow Prize 2022``, ``Reprinted 2019``: years of what befell a work later.
_LATER = late_pattern(
    r'(?:[Ww]inner|[Pp]rize|[Aa]ward|[Pp]reis|[Pp]remio|[Pp]rix|[Ss]hort-?list|[Rr]unner|[Rr]eprint|[Pp]aperback|[Tt]ranslat|'
    r'[Nn]achdruck|[Uu]pdated|[Rr]evised)(?!\w*\s?[:,]\s?$)[^.;\u2028]*$'
    r'|[\[(](?:[Oo]lder|[Pp]revious|[Ee]arlier)\s(?:version|draft)[^()\[\]\u2028]*$'  # ``(Older version, May 2019)``
)
#: ``9(14), 1690``: an article that is counted as high as years are
_BEHIND_ISSUE = late_pattern(r'(?<!\d)\d{1,3}\s?\(\d{1,3}\)[,:]\s?$')
#: ``2023(2)``: a volume that is counted by its year, with its issue.
_YEARLY_ISSUE = late_pattern(r'\(\d{1,3}\)')
#: ``NJW 2020, 2011``: a first page that is as high as years are.
_BEHIND_YEAR = late_pattern(r'(?<!\w)[A-Z][A-Za-z]{1,6}\s(?:19|20)\d\d,\s$')
_LEAST_EVIDENCE = 1.2
#: Between a venue and its year: a space, a comma.
_GAP = 2
_YEARS_ALONE = late_pattern(r'(?:1[5-9]|20)\d\d(?:\s?[-‐‑–—]\s?(?:1[5-9]|20)\d\d)?')
#: A link over a title is longer.
_LINKED_TITLE = 40
#: ``Winner, Harrow Prize 2022``
_OF_PRIZE = late_pattern(r'(?:Prize|Award|Medal|Preis|Prix|Premio|Prêmio),?\s\(?$')


def years_of_work(passage: Passage, years: list[Anchor], marks: list[Segment]) -> list[Anchor]:
    """Those of the years in a reference that can be that of the work: no title's, no volume, no first page."""
    if len(years) > 1 or 'quoted' in [mark.kind for mark in marks]:
        return _outside(passage.text, years, marks)
    return [] if years and _ends_title(passage, years[0]) else years


def _ends_title(passage: Passage, year: Anchor) -> bool:
    """Whether the title that a link goes over ends in a year."""
    if year.bracketed or LEADS_TO_YEAR.search(passage.text, max(0, year.start - 8), year.start) is None:
        return False
    for run in passage.runs:
        if run.target and len(run.text) > _LINKED_TITLE and 0 <= run.start + len(run.text) - year.end <= 1:
            return '. ' not in run.text
    return False


def _outside(text: str, years: list[Anchor], marks: list[Segment]) -> list[Anchor]:
    """The years that are neither a title's nor a volume: not in quotation marks, no span of years beside a year."""
    quoted = [mark for mark in marks if mark.kind == 'quoted']
    if quoted:
        years = [year for year in years if not any(mark.start < year.start < mark.end for mark in quoted)]
    in_names = [year for year in years if _ends_name(text, year, marks)]
    if 0 < len(in_names) < len(years):
        years = [year for year in years if year not in in_names]
    if any(year.end_year for year in years) and any(year.kind == 'year' and not year.end_year for year in years):
        years = [year for year in years if not year.end_year]
    numbers = [
        year
        for year in years
        if not year.bracketed
        and (
            _YEARLY_ISSUE.match(text, year.end)
            or _BEHIND_ISSUE.search(text, max(0, year.start - 12), year.start)
            or _BEHIND_YEAR.search(text, max(0, year.start - 18), year.start)
        )
    ]
    return [year for year in years if year not in numbers] if 0 < len(numbers) < len(years) else years


def _ends_name(text: str, year: Anchor, marks: list[Segment]) -> bool:
    """Whether a container in italics ends in a year without a comma: ``in *Quays after 1968*``, ``*Tales 2023*``."""
    if year.bracketed or not text[year.start - 2 : year.start - 1].isalpha():
        return False
    return any(
        mark.kind == 'emphasis' and mark.end == year.end and _is_book(text[mark.start : year.start]) for mark in marks
    )


def _is_book(name: str) -> bool:
    """Whether what stands before a year is the name of no meeting and no journal, which their years are no part of."""
    return name.count(' ') > 1 and venue_evidence(name) < _LEAST_EVIDENCE


def without_years_of_names(text: str, clusters: list[Cluster], marks: list[Segment]) -> list[Cluster]:
    """The clusters but for years that end a container in italics, which are no volume."""
    ends = [mark for mark in marks if mark.kind == 'emphasis'] if clusters else []
    return [
        each
        for each in clusters
        if [token.kind for token in each.tokens] not in (['number'], ['eid'], ['page'])
        or _YEARS_ALONE.fullmatch(each.tokens[0].value) is None
        or not any(
            mark.start < each.start and mark.end == each.end and _is_book(text[mark.start : each.start])
            for mark in ends
        )
    ]


def _told_of_the_work(text: str, years: list[Anchor]) -> list[Anchor]:
    """The years without those behind a prize or a reprint, if others are left."""
    kept = [year for year in years if _LATER.search(text, max(0, year.start - 80), year.start) is None]
    return kept or years


def drop_year(structure: Structure) -> None:
    """Leaves the year among what no field took."""
    if structure.year is not None and (place := (structure.year.start, structure.year.end)) in structure.taken:
        structure.taken.remove(place)
    structure.year = None


def choose_year(structure: Structure, years: list[Anchor]) -> None:
    """Gives a reference the year in brackets, or beside its numbers, or the last one that is not its title's."""
    if structure.year is not None:
        return
    text = structure.passage.text
    title = structure.title or (0, 0)
    outside = [y for y in years if y.kind == 'year' and not title[0] <= y.start < title[1]]
    bracketed = [year for year in outside if year.bracketed]
    taken = structure.details.taken
    if len(outside) > 1:
        outside = _told_of_the_work(text, outside)
    free = [y for y in outside if not any(a <= y.start < b for a, b in taken)]
    beside = [y for y in outside if any(c.start <= y.start <= c.end + 2 for c in structure.clusters if c.sure)]
    if len(bracketed) > 1:  # ``*Tides* 105, 23 (2022), arXiv:2103.07800 (2021)``
        bracketed = [y for y in bracketed if not _is_behind_preprint(structure, y)] or bracketed
    chosen = (bracketed or beside or free)[-1:] or None
    if chosen:
        year = chosen[0]
        structure.year = year
        structure.year_of_prize = _OF_PRIZE.search(text, max(0, year.start - 12), year.start) is not None
        if structure.venue is None or not structure.venue[0] <= year.start < structure.venue[1]:
            structure.taken.append((year.start, year.end))
    if structure.year is None and (match := _PREPRINT_DAY.search(text, title[1])) is not None:
        structure.year = Anchor('year', match.start(1), match.end(1), match[1])
    match = _SHORT_YEAR.search(text, title[1]) if structure.year is None else None
    if match is None and structure.year is None and structure.tag is not None:
        match = _SHORT_YEAR.search(text, structure.tag[0], structure.tag[1] + 5)
    if match is not None:
        number = int(match[1])
        full = 1900 + number if number > 60 else 2000 + number
        structure.year = Anchor('year', match.start(1), match.end(1), str(full))
        if match.start(1) < title[0]:
            structure.taken.append(match.span(1))  # a tag's, which is no word of the entry


def _is_behind_preprint(structure: Structure, year: Anchor) -> bool:
    """Whether a year stands right behind the identifier of a preprint, as that of the preprint does."""
    return any(each.kind == 'arxiv' and 0 <= year.start - each.end <= _GAP for each in structure.identifiers)


def take_repeated_year(structure: Structure, years: list[Anchor]) -> None:
    """Takes the year behind the name of a venue where the work has it from elsewhere: ``(2021). … In *CHI 2021*``."""
    venue, year = structure.venue, structure.year
    if venue is None or year is None:
        return
    for each in years:
        told_more = each.end_year or each.suffix or each.detail or each.month
        if each.value == year.value and not told_more and 0 < each.start - venue[1] <= _GAP:
            structure.taken.append((each.start, each.end))
