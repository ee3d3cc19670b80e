"""Values of backgrounds that several tests look at: tables of them, hard ones, and those that were collected."""

from __future__ import annotations

import csv
from pathlib import Path

from sphinxcontrib_pubs.banner.css import CssError
from sphinxcontrib_pubs.banner.grammar import read_background

CASES = Path(__file__).parent / 'cases'


def rows(name: str) -> list[list[str]]:
    with (CASES / name).open(encoding='utf8', newline='') as file:
        return list(csv.reader(file, delimiter='\t', quoting=csv.QUOTE_NONE))[1:]


def corpus_values(corpus: Path) -> list[tuple[str, str]]:
    """(category, value) of every gradient that was collected; quotes of YAML around a whole value are taken off."""
    pairs = []
    for line in (corpus / 'gradients' / 'gradients.tsv').read_text(encoding='utf8').splitlines()[1:]:
        category, value = line.split('\t', 1)
        if len(value) > 1 and value[0] == value[-1] == '"':
            value = value[1:-1]
        pairs.append((category, value))
    return pairs


#: In the specifications, but not in Chromium: device-cmyk(), and a stop's position before its colour.
OURS_ALONE = ('device-cmyk', '10px red')
#: Blends whose darkest or brightest point is far from both ends.
HARD = [
    'linear-gradient(red, lime)',
    'linear-gradient(in oklch longer hue, #c33, #c93)',
    'linear-gradient(in hsl increasing hue, navy, teal)',
    'linear-gradient(90deg in lch, white, blue)',
    'linear-gradient(in hwb decreasing hue, gold, purple)',
    'linear-gradient(45deg, oklch(0.7 0.2 30), oklab(0.4 -0.1 0.1))',
    'linear-gradient(in srgb-linear, black, white)',
    'linear-gradient(in xyz, color(display-p3 1 0 0), lab(80 -60 60))',
    'conic-gradient(in oklab, rgb(255 0 0 / 20%), rgb(0 0 255 / 80%))',
    'linear-gradient(30deg, rgb(0 0 0 / 0), gold), radial-gradient(navy, transparent), linear-gradient(red, blue)',
]

#: Colours with missing parts, which are what the other colour has there, also in a space with parts of like meaning.
MISSING = [
    'linear-gradient(90deg, rgb(none 0 0), blue)',
    'linear-gradient(90deg in srgb, rgb(none 0 0), red)',
    'linear-gradient(90deg in hsl, hsl(none 100% 50%), blue)',
    'linear-gradient(90deg in oklch, lab(50 none none), blue)',
    'linear-gradient(90deg in oklab, oklch(.5 none none), blue)',
    'linear-gradient(90deg in lab, oklch(.5 none 90), blue)',
    'linear-gradient(90deg in oklab, oklab(.5 none .1), blue)',
    'linear-gradient(90deg in lab, oklab(none .1 .1), red)',
    'linear-gradient(90deg in srgb, color(xyz none .2 .3), red)',
    'linear-gradient(90deg in oklab, hsl(none none 50%), blue)',
    'linear-gradient(90deg in hwb, oklch(.5 .1 none), lime)',
    'linear-gradient(90deg in hwb, hwb(120 20% none), hwb(120 10% 40%))',
    'linear-gradient(90deg in srgb, rgb(0 255 0 / none), red)',
    'linear-gradient(90deg in oklab, rgb(255 0 0 / none), rgb(0 0 255 / 50%))',
]


def accepted(values: list[str]) -> list[str]:
    found = []
    for value in values:
        try:
            read_background(value)
        except CssError:
            continue
        found.append(value)
    return found
