"""Where the line of a gradient lies in a box of a given size, as CSS Images 4 says; lengths are CSS pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinxcontrib_pubs.banner.gradient import ConicGradient, LinearGradient, Measure, RadialGradient
from sphinxcontrib_pubs.banner.ramp import Ramp, ramp

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.banner.gradient import Layer, Place

_DEGREES: Final = {'deg': 1.0, 'grad': 0.9, 'rad': 180 / math.pi, 'turn': 360.0, '': 1.0}
_PIXELS: Final = {
    'px': 1.0,
    'in': 96.0,
    'cm': 96 / 2.54,
    'mm': 96 / 25.4,
    'q': 96 / 101.6,
    'pt': 96 / 72,
    'pc': 16.0,
    **dict.fromkeys(('em', 'rem'), 16.0),
    **dict.fromkeys(('ex', 'ch'), 8.0),
    '': 0.0,
}


class Box(NamedTuple):
    """A size; the window, by which some lengths are measured, is taken to be as large."""

    width: float
    height: float

    def pixels(self, measure: Measure, whole: float) -> float:
        if measure.unit == '%':
            return measure.value * whole / 100
        if measure.unit in _PIXELS:
            return measure.value * _PIXELS[measure.unit]
        sides = {'w': self.width, 'i': self.width, 'h': self.height, 'b': self.height}
        sides |= {'min': min(self), 'max': max(self)}
        return measure.value * sides[measure.unit.partition('v')[2]] / 100


@dataclass(frozen=True, slots=True)
class Line:
    """A linear gradient: from the middle of the box half of ``length`` each way, along a unit vector (y runs down)."""

    ramp: Ramp
    centre: tuple[float, float]
    direction: tuple[float, float]
    length: float

    def place(self, x: float, y: float) -> float:
        along = (x - self.centre[0]) * self.direction[0] + (y - self.centre[1]) * self.direction[1]
        return along / self.length + 0.5


@dataclass(frozen=True, slots=True)
class Rings:
    """A radial gradient: its end is an ellipse around ``centre``; a radius may be zero."""

    ramp: Ramp
    centre: tuple[float, float]
    radii: tuple[float, float]

    def place(self, x: float, y: float) -> float:
        if min(self.radii) <= 0:
            return math.inf
        return math.hypot((x - self.centre[0]) / self.radii[0], (y - self.centre[1]) / self.radii[1])


@dataclass(frozen=True, slots=True)
class Sweep:
    """A conic gradient: clockwise around ``centre``, from ``start`` degrees past the top."""

    ramp: Ramp
    centre: tuple[float, float]
    start: float

    def place(self, x: float, y: float) -> float:
        angle = math.degrees(math.atan2(x - self.centre[0], self.centre[1] - y))
        return (angle - self.start) % 360 / 360


def lay(layer: Layer, box: Box) -> Line | Rings | Sweep:
    """The line of a gradient in a box."""
    if isinstance(layer, LinearGradient):
        return _line(layer, box)
    if isinstance(layer, RadialGradient):
        return _rings(layer, box)
    return _sweep(layer, box)


def _line(layer: LinearGradient, box: Box) -> Line:
    angle = math.radians(_angle(layer.direction, box))
    direction = math.sin(angle), -math.cos(angle)
    length = abs(box.width * direction[0]) + abs(box.height * direction[1])
    return Line(ramp(layer, _share_of(box, length)), (box.width / 2, box.height / 2), direction, length)


def _angle(direction: Measure | tuple[str, ...] | None, box: Box) -> float:
    """Degrees clockwise from the top. To a corner means that the other two corners have one colour."""
    if direction is None:
        return 180.0
    if isinstance(direction, Measure):
        return direction.value * _DEGREES[direction.unit]
    if len(direction) == 1:
        return {'top': 0.0, 'right': 90.0, 'bottom': 180.0, 'left': 270.0}[direction[0]]
    across = box.height if 'right' in direction else -box.height
    upward = box.width if 'top' in direction else -box.width
    return math.degrees(math.atan2(across, upward))


def _rings(layer: RadialGradient, box: Box) -> Rings:
    centre = _centre(layer.position, box)
    radii = _radii(layer, centre, box)
    return Rings(ramp(layer, _share_of(box, radii[0])), centre, radii)


def _radii(layer: RadialGradient, centre: tuple[float, float], box: Box) -> tuple[float, float]:
    if isinstance(layer.size, tuple):
        if len(layer.size) == 1:
            radius = box.pixels(layer.size[0], box.width)
            return radius, radius
        return box.pixels(layer.size[0], box.width), box.pixels(layer.size[1], box.height)
    extent = layer.size or 'farthest-corner'
    choose: Callable[..., float] = max if extent.startswith('farthest') else min
    horizontal = choose(abs(centre[0]), abs(box.width - centre[0]))
    vertical = choose(abs(centre[1]), abs(box.height - centre[1]))
    if layer.shape == 'circle':
        radius = math.hypot(horizontal, vertical) if extent.endswith('corner') else choose(horizontal, vertical)
        return radius, radius
    # An ellipse through a corner has the proportions of the one that touches the sides.
    scale = math.sqrt(2) if extent.endswith('corner') else 1.0
    return horizontal * scale, vertical * scale


def _sweep(layer: ConicGradient, box: Box) -> Sweep:
    start = layer.start.value * _DEGREES[layer.start.unit] if layer.start else 0.0

    def share(measure: Measure) -> float:
        return measure.value / 100 if measure.unit == '%' else measure.value * _DEGREES[measure.unit] / 360

    return Sweep(ramp(layer, share), _centre(layer.position, box), start)


def _centre(place: Place | None, box: Box) -> tuple[float, float]:
    if place is None:
        return box.width / 2, box.height / 2
    x, y = box.pixels(place.x, box.width), box.pixels(place.y, box.height)
    return (box.width - x if place.x_from == 'right' else x), (box.height - y if place.y_from == 'bottom' else y)


def _share_of(box: Box, length: float) -> Callable[[Measure], float]:
    def share(measure: Measure) -> float:
        if measure.unit == '%':
            return measure.value / 100
        return box.pixels(measure, length) / length if length else 0.0

    return share
