"""The roles of what is neither title nor names: venue, numbers, publisher, year and status."""

from __future__ import annotations

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.anchors import STATUS, Anchor
from sphinxcontrib_pubs.sources.reference.containers import choose_venue
from sphinxcontrib_pubs.sources.reference.publishers import choose_publisher
from sphinxcontrib_pubs.sources.reference.roles import Structure, overlaps
from sphinxcontrib_pubs.sources.reference.segments import Segment, trim
from sphinxcontrib_pubs.sources.reference.venue_numbers import attached
from sphinxcontrib_pubs.sources.reference.years import choose_year, take_repeated_year

_SHORT_YEAR = late_pattern(r"\s?['’]\d\d(?!\w)")
#: A stretch of which less speaks for a venue is none beside a tag.
_LEAST_EVIDENCE = 1.0


def finish(structure: Structure, segments: list[Segment], index: int, years: list[Anchor]) -> None:
    """Venue, numbers, year and status from what is neither title nor names."""
    text = structure.passage.text
    names_end = names_start = 0
    if structure.names and structure.order == 'title':
        names_start, names_end = structure.names.places[0][0], structure.names.end
    rest = [] if structure.title is None else _before_title(structure, segments[: index + 1])
    before_title = bool(rest)
    for segment in segments[index + 1 :]:
        if segment.end <= names_start:
            rest.append(segment)  # between title and authors
        if segment.end <= names_end:
            continue
        if segment.kind == 'names' and structure.order == 'authors':
            continue  # ``A title / A. Roe``: those in front once more
        first, last = trim(text, max(segment.start, names_end), segment.end)
        kind = 'plain' if segment.kind == 'names' else segment.kind
        if first == segment.start and last == segment.end and kind == segment.kind:
            rest.append(segment)
        elif first < last:
            rest.append(segment._replace(start=first, end=last, kind=kind))
    if structure.clusters:
        title_end = (structure.title or (0, 0))[1]
        structure.clusters = [
            cluster
            for cluster in structure.clusters
            if (cluster.start >= title_end or before_title) and not names_start <= cluster.start < names_end
        ]
    choose_venue(structure, rest, years)
    choose_publisher(structure, rest)
    if structure.tag is not None and structure.venue_kind == 'plain' and structure.venue_evidence < _LEAST_EVIDENCE:
        if structure.venue in structure.taken:
            structure.taken.remove(structure.venue)
        structure.venue = None  # ``[MSR 2023] … Data Showcase.``: the tag says where
    if structure.venue is None and structure.tag is not None:
        short = _SHORT_YEAR.match(text, structure.tag[1])  # ``CHI '22`` is a name, as it is behind a title
        structure.venue = (structure.tag[0], short.end() if short else structure.tag[1])
        structure.venue_kind, structure.venue_evidence = 'plain', 1.5
        structure.taken.append(structure.venue)
    choose_year(structure, years)
    take_repeated_year(structure, years)
    choose_status(structure, years)
    if not structure.status:
        for segment in (*segments[: max(index, 0)], *rest):
            match = STATUS.search(text, segment.start, segment.end)
            if match is not None:
                structure.status = match[0]
                if not overlaps(structure.taken, match.span()):
                    structure.taken.append(match.span())
                break


def choose_status(structure: Structure, years: list[Anchor]) -> None:
    for year in years:
        if year.kind == 'status' and not structure.status:
            structure.status = year.value
            structure.taken.append((year.start, year.end))


def _before_title(structure: Structure, segments: list[Segment]) -> list[Segment]:
    """The container that stands with its numbers before the title: ``Roe, A., 2020, ApJ, 900, 12: A title``."""
    text, start = structure.passage.text, (structure.title or (0, 0))[0]
    for segment in segments:
        if segment.end > start:
            break
        if segment.kind in ('journal', 'emphasis') and attached(text, segment[:2], structure.clusters) >= 0:
            return [segment]
    return []
