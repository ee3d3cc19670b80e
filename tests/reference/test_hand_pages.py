"""Invented works in hundreds of combinations of the ways in which people write: the share read right must not fall."""

from __future__ import annotations

from collections import Counter

from hand_pages import all_outcomes

#: Over 200 pages of fourteen works. They only rise.
FLOORS = {
    'found': 1.0,
    'authors': 0.955,
    'year': 0.997,
    'title': 0.985,
    'venue': 0.97,
    'volume': 0.99,
    'issue': 0.997,
    'page': 0.99,
}


def test_no_field_is_read_less_well_than_before() -> None:
    right, total = Counter[str](), Counter[str]()
    for outcome in all_outcomes(200, seed=1):
        right[outcome.field] += outcome.right
        total[outcome.field] += 1
    below = {
        field: round(right[field] / total[field], 4)
        for field, floor in FLOORS.items()
        if right[field] / total[field] < floor
    }
    assert below == {}
