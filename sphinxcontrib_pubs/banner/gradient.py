"""What a banner's background is: layers of CSS gradients over a colour, as frozen values that print themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from sphinxcontrib_pubs.banner.colour import Colour, as_number


@dataclass(frozen=True, slots=True)
class Measure:
    """A length, an angle or a percentage as written: 12 px, 45 deg, 30 %; a zero without a unit has the unit ''."""

    value: float
    unit: str

    def __str__(self) -> str:
        return as_number(self.value) + self.unit


@dataclass(frozen=True, slots=True)
class Place:
    """A point of the box, by its distance from the left or right and from the top or bottom edge."""

    x: Measure
    y: Measure
    x_from: str = 'left'
    y_from: str = 'top'

    def __str__(self) -> str:
        if (self.x_from, self.y_from) == ('left', 'top'):
            return f'{self.x} {self.y}'
        return f'{self.x_from} {self.x} {self.y_from} {self.y}'


@dataclass(frozen=True, slots=True)
class Blending:
    """The colour space between two stops, and which way round the circle for one with a hue."""

    space: str
    hue: str = 'shorter'

    def __str__(self) -> str:
        return f'in {self.space}' if self.hue == 'shorter' else f'in {self.space} {self.hue} hue'


@dataclass(frozen=True, slots=True)
class Stop:
    """A colour, at no, one or two positions; two make a band of one colour."""

    colour: Colour
    positions: tuple[Measure, ...] = ()

    def __str__(self) -> str:
        return ' '.join(map(str, (self.colour, *self.positions)))


@dataclass(frozen=True, slots=True)
class Hint:
    """Where the colours of its two neighbours are mixed half and half."""

    position: Measure

    def __str__(self) -> str:
        return str(self.position)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gradient:
    """What the three kinds share: stops and hints in order, how they blend, and whether they repeat."""

    stops: tuple[Stop | Hint, ...]
    blending: Blending | None = None
    repeating: bool = False

    @property
    def colours(self) -> tuple[Colour, ...]:
        return tuple(stop.colour for stop in self.stops if isinstance(stop, Stop))

    @property
    def blending_space(self) -> Blending:
        """The space named, or the one that CSS Images 4 prescribes for these colours."""
        if self.blending:
            return self.blending
        return Blending('srgb' if all(colour.is_legacy for colour in self.colours) else 'oklab')

    @property
    def is_opaque(self) -> bool:
        return all(colour.is_opaque for colour in self.colours)

    def printed(self, name: str, *first_argument: object) -> str:
        words = [str(word) for word in (*first_argument, self.blending) if word]
        stops = self.stops if len(self.stops) > 1 else self.stops * 2  # one stop alone is too new for some browsers
        arguments = [' '.join(words)] if words else []
        arguments += map(str, stops)
        return f'{"repeating-" if self.repeating else ""}{name}({", ".join(arguments)})'


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearGradient(Gradient):
    """Along a line; ``direction`` is an angle, or one or two sides it runs to, or none: to the bottom."""

    direction: Measure | tuple[str, ...] | None = None

    def __str__(self) -> str:
        if isinstance(self.direction, tuple):
            return self.printed('linear-gradient', 'to', *self.direction)
        return self.printed('linear-gradient', self.direction)


@dataclass(frozen=True, slots=True, kw_only=True)
class RadialGradient(Gradient):
    """From a point outward; ``size`` is an extent such as farthest-corner, a radius, or two."""

    shape: str = ''
    size: str | tuple[Measure, ...] = ''
    position: Place | None = None

    def __str__(self) -> str:
        size = ' '.join(map(str, self.size)) if isinstance(self.size, tuple) else self.size
        position = f'at {self.position}' if self.position else ''
        return self.printed('radial-gradient', self.shape, size, position)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConicGradient(Gradient):
    """Around a point, clockwise from ``start`` (from the top if there is none)."""

    start: Measure | None = None
    position: Place | None = None

    def __str__(self) -> str:
        start = f'from {self.start}' if self.start else ''
        position = f'at {self.position}' if self.position else ''
        return self.printed('conic-gradient', start, position)


Layer: TypeAlias = LinearGradient | RadialGradient | ConicGradient


@dataclass(frozen=True, slots=True)
class Background:
    """Layers, the topmost first, over a base colour; a plain colour has no layers."""

    layers: tuple[Layer, ...] = ()
    base: Colour | None = None

    def __str__(self) -> str:
        *upper, last = [*map(str, self.layers), ''] if not self.layers else map(str, self.layers)
        base = str(self.base) if self.base else ''
        return ', '.join([*upper, f'{last} {base}'.strip()])
