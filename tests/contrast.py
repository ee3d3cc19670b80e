"""Whether a colour can be read on another: the formula of WCAG 2.2, for colours as a browser computes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.browser_session import Browser


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


_LINEAR = [_linear(channel / 255) for channel in range(256)]


def luminance(pixel: tuple[int, int, int]) -> float:
    """Relative luminance of an sRGB colour."""
    red, green, blue = pixel
    return 0.2126 * _LINEAR[red] + 0.7152 * _LINEAR[green] + 0.0722 * _LINEAR[blue]


def ratio(one: float, other: float) -> float:
    """The contrast of two luminances."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def pixel_of(color: str) -> tuple[int, int, int]:
    """The channels of a colour as a browser computes it."""
    red, green, blue = (int(float(number)) for number in re.findall(r'[\d.]+', color)[:3])
    return red, green, blue


def contrast(one: str, other: str) -> float:
    return ratio(luminance(pixel_of(one)), luminance(pixel_of(other)))


def worst_contrast(seen: Iterable[tuple[int, int, int]], color: str) -> float:
    """That of a text on the pixel on which it is read worst."""
    text = luminance(pixel_of(color))
    return min(ratio(luminance(pixel), text) for pixel in seen)


def contrast_of(browser: Browser, selector: str) -> float:
    """Between the text of an element and its own ground."""
    return contrast(browser.style(selector, 'color'), browser.style(selector, 'background-color'))
