"""Whether a colour can be read on another: the formula of WCAG 2.2, for colours as a browser computes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser_session import Browser


def luminance(color: str) -> float:
    """Relative luminance of a computed sRGB colour."""
    channels = [int(float(number)) / 255 for number in re.findall(r'[\d.]+', color)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def contrast_of(browser: Browser, selector: str) -> float:
    """Between the text of an element and its own ground."""
    return contrast(browser.style(selector, 'color'), browser.style(selector, 'background-color'))
