"""The publisher of a work and its place, where the text around the container names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.anchors import STATUS
from sphinxcontrib_pubs.sources.reference.imprint import after_place, before_imprint, is_place
from sphinxcontrib_pubs.sources.reference.segments import Segment, trim
from sphinxcontrib_pubs.sources.reference.venues import MEETING, PUBLISHER

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.roles import Structure

#: ``(Kestrel Press, Nairobi, 2020)``: the imprint of a book in brackets, with the year in it.
IMPRINT = late_pattern(r'\(?(?P<imprint>[^()]{3,90}?)[,;]?\s(?:1[89]|20)\d\d(?:\)|[.,;]?$)')
#: ``Proceedings of X (Flow Press)``.
BRACKETED_PUBLISHER = late_pattern(r'\s\(([A-Z][^()\d]{2,60})\)$')
PUBLISHERS = frozenset(
    ['IEEE', 'ACM', 'SIAM', 'SPIE', 'OSA', 'AAAI', 'USENIX', 'PMLR', 'ACL', 'IET', 'IOP', 'AIP', 'ASME', 'AIAA']
)
#: ``Festschrift für Ada Roe, Berlin 2011``: for whom a book was made, before its place.
_IN_HONOUR = late_pattern(r'Festschrift|Festgabe|Gedenkschrift|Liber\s[Aa]micorum|Mélanges|Homenaje|Studi\sin\s')
_CAPITALS = late_pattern('[A-Z]{2}')
#: Before the place where a meeting was held stands its name.
_FARTHEST_MEETING = 120
_YEAR_AT_END = late_pattern(r'[,;]?\s?(?:1[89]|20)\d\d\.?$')


def note_imprint(structure: Structure, start: int, end: int) -> None:
    """Publisher and place between two positions: ``, Oxford: Harrow Press``, ``, Routefield, London``."""
    text = structure.passage.text
    start, end = trim(text, start, end)
    place = after_place(text[start:end])
    if place:
        structure.place, structure.publisher = trim(text, start, start + place), (start + place, end)
        return
    comma = text.find(', ', start, end)
    while comma > 0 and not is_place(text[comma + 2 : end]):
        comma = text.find(', ', comma + 2, end)
    held = comma > 0 and _is_city_of_meeting(text, start, comma)
    if comma > 0 and not held and not is_place(text[start:comma]):
        structure.publisher, structure.place = (start, comma), (comma + 2, end)
    elif comma > 0:
        structure.place = (start, end)  # ``Dublin, Ireland``
    elif is_place(text[start:end]):
        structure.place = (start, end)
    else:
        structure.publisher = (start, end)


def _is_city_of_meeting(text: str, start: int, end: int) -> bool:
    """Whether what stands before a country, behind the name of a meeting, is where it was held, and no publisher."""
    return (
        MEETING.search(text, max(0, start - _FARTHEST_MEETING), start) is not None
        and PUBLISHER.search(text, start, end) is None
        and _CAPITALS.search(text, start, end) is None
    )


def choose_publisher(structure: Structure, rest: list[Segment]) -> None:
    """The publisher behind a container: a segment that names one, or stands behind or before a place."""
    text = structure.passage.text
    if structure.venue is not None and structure.publisher is None:
        for segment in rest:
            if segment.start < structure.venue[1] or segment.kind not in ('plain', 'journal'):
                continue
            start, end = segment.start, segment.end
            if text[start] == '(' and (imprint := IMPRINT.match(text, start, min(len(text), end + 1))):
                start, end = imprint.span('imprint')
            year = _YEAR_AT_END.search(text, start, end)
            end = trim(text, start, year.start())[1] if year else end
            value = text[start:end].rstrip('.')
            short = len(value.split()) <= 8 and not any(char.isdecimal() for char in value)
            if (
                short
                and not STATUS.fullmatch(value)
                and _IN_HONOUR.match(value) is None
                and (after_place(value) or PUBLISHER.search(value) or before_imprint(f'x, {value}') == 1)
            ):
                note_imprint(structure, start, start + len(value))
                break
    structure.taken += [place for place in (structure.publisher, structure.place) if place]
