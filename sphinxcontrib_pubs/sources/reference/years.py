"""Which date of a reference is the year in which the work appeared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.anchors import Anchor

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.roles import Structure

#: ``bioRxiv 2021.05.06.442900``: the day on which the preprint came in.
_PREPRINT_DAY = late_pattern(r'(?<![\d.])(20[12]\d)\.(?:0[1-9]|1[0-2])\.[0-3]\d\.\d{6,8}(?![\d.]\d)')
#: ``CHI'18``.
_SHORT_YEAR = late_pattern(r'(?<=[A-Z])[A-Za-z]{0,12}\s?[\'’](\d\d)(?![\w])')


#: ``Winner of the Harrow Prize 2022``, ``Reprinted 2019``: years of what befell a work later.
_LATER = late_pattern(
    r'(?:[Ww]inner|[Pp]rize|[Aa]ward|[Pp]reis|[Pp]remio|[Pp]rix|[Ss]hort-?list|[Rr]unner|[Rr]eprint|[Pp]aperback|[Tt]ranslat|'
    r'[Nn]achdruck|[Uu]pdated|[Rr]evised)(?!\w*\s?[:,]\s?$)[^.;\u2028]*$'
)


def _told_of_the_work(text: str, years: list[Anchor]) -> list[Anchor]:
    """The years without those behind a prize or a reprint, if others are left."""
    kept = [year for year in years if _LATER.search(text, max(0, year.start - 80), year.start) is None]
    return kept or years


#: ``Winner, Harrow Prize 2022``
_OF_PRIZE = late_pattern(r'(?:Prize|Award|Medal|Preis|Prix|Premio|Prêmio),?\s\(?$')


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
