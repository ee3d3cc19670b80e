"""A background as it is seen in a box of a given size: every colour of it, with its layers mixed, at every point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.banner.blending import over
from sphinxcontrib_pubs.banner.contrast import opaque_base
from sphinxcontrib_pubs.banner.geometry import Box, Line, Rings, Sweep, lay

if TYPE_CHECKING:
    from sphinxcontrib_pubs.banner.blending import Shown
    from sphinxcontrib_pubs.banner.colour import Colour
    from sphinxcontrib_pubs.banner.colour_spaces import Triple
    from sphinxcontrib_pubs.banner.gradient import Background


@dataclass(frozen=True, slots=True)
class Canvas:
    """``layers``, the topmost first, over an opaque ``base``, and under a veil if there is one."""

    box: Box
    layers: tuple[Line | Rings | Sweep, ...]
    base: Triple
    veil: Colour | None = None

    def at(self, x: float, y: float) -> Triple:
        """sRGB channels from 0 to 1; x runs to the right and y down, in CSS pixels."""
        colour = self.base
        for layer in reversed(self.layers):
            colour = over(layer.ramp.at(layer.place(x, y)), colour)
        return self.veiled(colour)

    def over_base(self, shown: Shown) -> Triple:
        """What is seen of a colour of the only layer."""
        return self.veiled(over(shown, self.base))

    def veiled(self, colour: Triple) -> Triple:
        return over((self.veil.srgb, self.veil.alpha), colour) if self.veil else colour


def canvas(background: Background, box: Box, veil: Colour | None = None) -> Canvas:
    """Layers that an opaque one hides are left out."""
    hidden_from = next((number for number, layer in enumerate(background.layers, 1) if layer.is_opaque), None)
    layers = tuple(lay(layer, box) for layer in background.layers[:hidden_from])
    return Canvas(box, layers, opaque_base(background).srgb, veil)
