"""The numbers behind a venue: which of them it has, and what they count there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.anchors import Anchor
from sphinxcontrib_pubs.sources.reference.details import assign
from sphinxcontrib_pubs.sources.reference.venues import PREPRINT

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.number_clusters import Cluster
    from sphinxcontrib_pubs.sources.reference.roles import Structure

#: Punctuation between a venue and its numbers.
_TO_NUMBERS = late_pattern(r'[\s,.;:()\[\]\u2028*_，．、：（–—]*(?:(?:in|as|at|n\.\s?[sf]\.|N\.?[SF]\.?)\s)?')
#: ``CEPR Discussion Paper 19999``, ``IZA DP No. 19999``: what has a single number counts papers by it.
_COUNTS_PAPERS = late_pattern(
    r'(?:(?i:(?:working|discussion|policy|staff|research) papers?(?: series)?|technical reports?)|\s(?:DP|WP)|'
    r'^RFC|ePrint(?: Archive)?)$'
)
_ENDS_OF_SERIES = ('r', 's', 't', 'e', 'P', 'C')


def note_details(structure: Structure) -> None:
    """Gives the numbers their parts: those behind the venue, and all that show their kind."""
    text, clusters = structure.passage.text, structure.clusters
    if clusters:
        behind = attached(text, structure.venue, clusters)
        if structure.venue and PREPRINT.fullmatch(text, *structure.venue):
            behind = -1  # a server counts no volumes
        structure.details = assign(clusters, behind)
    if structure.venue is None:
        structure.taken += structure.details.taken
        return
    if text[structure.venue[1] - 1] in _ENDS_OF_SERIES and _COUNTS_PAPERS.search(text[slice(*structure.venue)]):
        _count_papers(structure)
    elif structure.place is not None and structure.details.page.isdecimal():
        _drop_extent(structure)
    elif not structure.details.page:
        _count_as_lawyers(structure)
        if clusters:
            _count_from_year(structure)
    structure.taken += structure.details.taken


#: ``Roma, Viella, 2021, pp. 304``
_MANY_PAGES = late_pattern(r'(?:pp|ss)\.?\s?\d')


def _drop_extent(structure: Structure) -> None:
    """One number of many pages is how many a book has, unless it is an article that a volume holds."""
    details = structure.details
    if details.volume or details.issue or not details.taken:
        return
    if _MANY_PAGES.match(structure.passage.text, details.taken[0][0]):
        structure.details = details._replace(page='', taken=())


#: ``12/2019``, ``No. 2019-12``: papers that are counted anew each year.
_YEARLY_NUMBER = late_pattern(
    r'[\s,]{1,2}(?:(?:[Nn]o\.?|[Rr]eport|[Pp]aper)\s?)?(\d{1,4}[/-]((?:19|20)\d\d)|((?:19|20)\d\d)[/-]\d{1,4})(?![\w/-])'
)


def _count_papers(structure: Structure) -> None:
    """The number of a paper is no volume, issue or page of the series in which it appeared."""
    assert structure.venue is not None
    yearly = _YEARLY_NUMBER.match(structure.passage.text, structure.venue[1])
    details = structure.details
    given = [each for each in details[:3] if each]
    if yearly is not None:
        structure.number = yearly[1]
        structure.details = details._replace(volume='', issue='', page='', taken=(yearly.span(1),))
        if structure.year is None:
            structure.year = Anchor('year', *yearly.span(2 if yearly[2] else 3), yearly[2] or yearly[3])
    elif len(given) == 1:
        structure.number = structure.number or given[0]
        structure.details = details._replace(volume='', issue='', page='')


#: ``135 *Harbour Law Journal* 829``, ``54:2 *Harbour Law Review* 183``: the volume stands before the journal.
_VOLUME_BEFORE = late_pattern(
    r'(?:^|[,.;?!)\]\n\u2028]\s?)(?P<volume>[1-9]\d{0,3})(?::(?P<issue>\d{1,2})|\((?P<bracketed>\d{1,2})\))?\s$'
)


#: ``71 Duke Law Journal``, where no page stands behind it yet.
_WITH_VOLUME = late_pattern(
    r'(?P<volume>(?<![\d,.])[1-9]\d{0,2})(?:\((?P<issue>\d{1,2})\))?\s(?=[A-Z][^()]{2,60}(?:Law|L\.|Rev(?:iew|\.)|J(?:ournal|\.))|[A-Z]{2,7}$)'
)


#: ``CLJ``, ``LMCLQ``: the short name of a journal, as lawyers print it.
_ACRONYM = late_pattern(r'[A-Z]{2,7}')


def _count_as_lawyers(structure: Structure) -> None:
    """Where a number stands before the journal, that is its volume, and the one behind it the first page."""
    start, end = structure.venue or (0, 0)
    volume = _WITH_VOLUME.match(structure.passage.text, start, end) if structure.venue_kind == 'plain' else None
    if volume is not None:
        structure.venue = (volume.end(), end)
        details = structure.details
        structure.details = details._replace(
            volume=volume['volume'], issue=volume['issue'] or details.issue, page=details.volume
        )
        structure.taken.append((start, volume.end()))
        return
    text = structure.passage.text
    before = _VOLUME_BEFORE.search(text, max(0, start - 12), start)
    if before is None or (
        structure.venue_kind not in ('emphasis', 'journal') and not _ACRONYM.fullmatch(text, start, end)
    ):
        return
    details = structure.details
    structure.details = details._replace(
        volume=before['volume'], issue=before['issue'] or before['bracketed'] or details.issue, page=details.volume
    )
    structure.taken.append((before.start('volume'), before.end()))


#: ``NJW 2020, 1123``, ``ZIP 2021, 901 ff.``: behind an acronym and its year stands the first page alone.
_BEHIND_YEAR = late_pattern(r'\s(?P<year>(?:19|20)\d\d,\s)?(?P<page>\d{1,4})(?:\sff?\.?)?\.?\s?(?:$|[(\[;\u2028])')


def _count_from_year(structure: Structure) -> None:
    """What looks like a volume is a page where a journal counts by its years, which no volume stands before."""
    details, venue = structure.details, structure.venue
    if not details.volume or details.issue or venue is None or venue[1] - venue[0] > _LONGEST_ACRONYM:
        return
    text = structure.passage.text
    behind = _BEHIND_YEAR.match(text, venue[1])
    if behind is None or not (behind['year'] or text[: venue[0]].endswith('] ')):
        return  # but for ``[2022] LMCLQ 211``
    if behind['page'] == details.volume:
        is_year = behind['year'] is not None and behind['year'].startswith(behind['page'])  # ``ICLR 2021, 2021.``
        structure.details = details._replace(volume='', page='' if is_year else details.volume)


_LONGEST_ACRONYM = 8


def attached(text: str, venue: tuple[int, int] | None, clusters: list[Cluster]) -> int:
    """The index of the numbers right behind the venue, -1 where none stand there."""
    if venue is None:
        return -1
    for index, cluster in enumerate(clusters):
        if cluster.end <= venue[1]:
            continue
        gap = _TO_NUMBERS.match(text, venue[1])
        return index if cluster.start <= (gap.end() if gap else venue[1]) else -1
    return -1
