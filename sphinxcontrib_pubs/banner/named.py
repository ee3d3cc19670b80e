"""Backgrounds that have a name without any configuration; on each, black or white can be read without a veil."""

from __future__ import annotations

from typing import Final

#: None of the names is one of a CSS colour, which a page would expect to get.
NAMED: Final[dict[str, str]] = {
    'dawn': 'linear-gradient(120deg, #f9d5a7, #f6b8b8 55%, #d9c6ec)',
    'dusk': 'linear-gradient(135deg, #1d2b53, #4b2e6b 55%, #7b2f58)',
    'meadow': 'linear-gradient(120deg, #b7e4a0, #e4f0b2)',
    'forest': 'linear-gradient(135deg, #0f3d2e, #1f5a3f)',
    'glacier': 'linear-gradient(135deg, #d7f0f5, #a9cfe6)',
    'harbour': 'linear-gradient(120deg, #12324a, #1c5a75)',
    'lagoon': 'linear-gradient(120deg, #8fd3c1, #b5e3d0 50%, #f3ecd2)',
    'dune': 'linear-gradient(120deg, #f2dfb8, #e2b98a)',
    'ember': 'linear-gradient(135deg, #4a1010, #8a2c16)',
    'heather': 'linear-gradient(120deg, #d9c2e9, #b9c0ec)',
    'aurora': 'linear-gradient(120deg in oklch, #083d4f, #2b3a7a)',
    'parchment': 'radial-gradient(circle at 30% 20%, #fbf5e4, #ead9b5)',
}
