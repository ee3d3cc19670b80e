"""Invented works in many citation styles, as lists that people keep: what is read right must not become less."""

from __future__ import annotations

import json

from csl_pages import FOLDER, STYLES
from csl_score import shares

#: Shares that were reached: of each field over all styles, of all fields together in each style. They only rise.
FLOORS: dict[str, dict[str, float]] = json.loads((FOLDER / 'floors.json').read_text(encoding='utf8'))


def test_no_style_and_no_field_is_read_less_well_than_before() -> None:
    reached = shares(STYLES)
    below = {
        f'{name} {field}': (round(reached[name][field], 4), floor)
        for name, floors in FLOORS.items()
        for field, floor in floors.items()
        if reached[name][field] < floor
    }
    assert below == {}


def test_every_style_has_its_floor() -> None:
    assert set(FLOORS) == {'all', *STYLES}
