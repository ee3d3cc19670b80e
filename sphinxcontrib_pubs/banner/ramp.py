"""The colours of a gradient along its line: stops put in their places, blends between them, repetition."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sphinxcontrib_pubs.banner.blending import mixture
from sphinxcontrib_pubs.banner.gradient import Hint, Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinxcontrib_pubs.banner.blending import Shown
    from sphinxcontrib_pubs.banner.colour import Colour
    from sphinxcontrib_pubs.banner.gradient import Gradient, Measure

_STEPS: Final = 16
#: Finer stripes than these are one colour to the eye, and more than a page should have to draw.
_MOST_PERIODS: Final = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """What is between two neighbouring stops; ``is_straight``: all channels run straight from the one to the other."""

    start: float
    end: float
    shown: Callable[[float], Shown]
    is_straight: bool
    #: The exponent by which a hint bends the way.
    bend: float = 1.0

    def at(self, place: float) -> Shown:
        share = (place - self.start) / (self.end - self.start) if self.end > self.start else 1.0
        return self.shown(max(0.0, share) ** self.bend)

    def shares(self) -> list[float]:
        """Between which the way is straight enough."""
        steps = 1 if self.is_straight else _STEPS
        return [(step / steps) ** (1 / self.bend) for step in range(steps + 1)]


@dataclass(frozen=True, slots=True)
class Ramp:
    """A gradient's line, on which 0 is its start and 1 its end; ``pieces`` adjoin and may lie beyond both."""

    pieces: tuple[Piece, ...]
    repeating: bool
    starts: tuple[float, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, 'starts', tuple(piece.start for piece in self.pieces))

    @property
    def first(self) -> float:
        return self.pieces[0].start

    @property
    def last(self) -> float:
        return self.pieces[-1].end

    @property
    def period(self) -> float:
        """How much of the line is repeated; 0 for a line that is not."""
        return self.last - self.first if self.repeating else 0.0

    def at(self, place: float) -> Shown:
        if self.period:
            place = self.first + (place - self.first) % self.period
        if place < self.first:
            return self.pieces[0].shown(0.0)
        if place >= self.last or not math.isfinite(place):
            return self.pieces[-1].shown(1.0)
        return self.pieces[max(0, bisect_right(self.starts, place) - 1)].at(place)

    def knots(self, start: float, end: float) -> list[tuple[float, Shown]]:
        """Places from ``start`` to ``end`` and what is shown there, so close that channels run straight between them.

        Two knots at one place are an edge. Empty for stripes that are too fine to be drawn.
        """
        if self.period and (end - start) / self.period > _MOST_PERIODS:
            return []
        knots = [(start, self.at(start))]
        for piece, shift in self._pieces_between(start, end):
            low, high = max(piece.start + shift, start), min(piece.end + shift, end)
            length = piece.end - piece.start
            if length <= 0:
                knots += [(low, piece.shown(0.0)), (low, piece.shown(1.0))]
                continue
            places = [piece.start + shift + share * length for share in piece.shares()]
            for place in (low, *(place for place in places if low < place < high), high):
                # Sums of decimals may differ in their last digit, and no knot may lie before another.
                knots.append((max(place, knots[-1][0]), piece.at(min(place - shift, piece.end))))
        if knots[-1][0] < end:
            knots.append((end, self.at(end)))
        return [knot for knot, following in zip(knots, [*knots[1:], None], strict=True) if knot != following]

    def _pieces_between(self, start: float, end: float) -> Iterator[tuple[Piece, float]]:
        """Pieces that are seen between two places, with how far each is shifted by repetition."""
        first = math.floor((start - self.first) / self.period) if self.period else 0
        last = math.floor((end - self.first) / self.period) if self.period else 0
        for number in range(first, last + 1):
            shift = number * self.period
            for piece in self.pieces:
                if piece.start + shift < end and piece.end + shift > start:
                    yield piece, shift


def ramp(gradient: Gradient, share: Callable[[Measure], float]) -> Ramp:
    """Resolves the places of a gradient's stops (CSS Images 4, section 3.4.3); ``share`` gives that of a measure."""
    stops = _placed(gradient.stops, share)
    if len(stops) == 1:
        stops *= 2
    pieces: list[Piece] = []
    blending = gradient.blending_space
    is_straight = blending.space == 'srgb' and gradient.is_opaque
    start: tuple[Colour, float] | None = None
    hint: float | None = None
    for stop, place in stops:
        if isinstance(stop, Hint):
            hint = place
            continue
        if start is not None:
            shown = mixture(start[0], stop.colour, blending)
            pieces += _between(start[1], place, shown, hint, is_straight=is_straight)
        start, hint = (stop.colour, place), None
    return Ramp(tuple(pieces), gradient.repeating)


def _placed(stops: Sequence[Stop | Hint], share: Callable[[Measure], float]) -> list[tuple[Stop | Hint, float]]:
    """Every stop with one place: two of one colour are two stops, and no place lies before an earlier one."""
    parts: list[Stop | Hint] = []
    places: list[float | None] = []
    for stop in stops:
        measures = (stop.position,) if isinstance(stop, Hint) else stop.positions
        for measure in measures or (None,):
            parts.append(stop)
            places.append(share(measure) if measure is not None else None)
    places[0] = 0.0 if places[0] is None else places[0]
    places[-1] = 1.0 if places[-1] is None else places[-1]
    highest = -math.inf
    for index, place in enumerate(places):
        if place is not None:
            places[index] = highest = max(highest, place)
    known = [index for index, place in enumerate(places) if place is not None]
    resolved = [place or 0.0 for place in places]
    for before, after in pairwise(known):
        for index in range(before + 1, after):
            span = resolved[after] - resolved[before]
            resolved[index] = resolved[before] + span * (index - before) / (after - before)
    return list(zip(parts, resolved, strict=True))


def _between(
    start: float, end: float, shown: Callable[[float], Shown], hint: float | None, *, is_straight: bool
) -> list[Piece]:
    """With a hint, half of the blend is reached there (CSS Images 4, section 3.5.2); at an end, it is an edge."""
    if hint is None or end <= start:
        return [Piece(start, end, shown, is_straight)]
    middle = (hint - start) / (end - start)
    if 0 < middle < 1:
        bend = math.log(0.5) / math.log(middle)
        return [Piece(start, end, shown, is_straight=is_straight and middle == 0.5, bend=bend)]
    first, last = shown(0.0), shown(1.0)
    if middle <= 0:
        return [Piece(start, start, shown, is_straight=True), Piece(start, end, lambda _: last, is_straight=True)]
    return [Piece(start, end, lambda _: first, is_straight=True), Piece(end, end, shown, is_straight=True)]
