"""A work is selected where its source says so, by a field or by a heading over it."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.library.select import parse_filter
from sphinxcontrib_pubs.library.selected import is_selected
from sphinxcontrib_pubs.model import Publication, SourceSpan

WORK = Publication(key='k', source=SourceSpan('a.md', 1))


@pytest.mark.parametrize(
    'heading',
    [
        'Selected Publications',
        'Featured',
        'Highlights',
        'Our selected work (2020)',
        'Ausgewählte Schriften',
        'Sélection de publications',
        'Publicaciones destacadas',
        '代表性论文',
        '主要業績',
    ],
)
def test_a_heading_selects_what_stands_under_it(heading: str) -> None:
    work = WORK.changed(topics=('Publications', heading))
    assert is_selected(work)
    assert parse_filter('selected').matches(work)


@pytest.mark.parametrize('heading', ['Publications', 'Unselected works', 'Selectedness', 'Lamps', ''])
def test_any_other_heading_does_not(heading: str) -> None:
    assert not is_selected(WORK.changed(topics=(heading,)))


def test_a_field_selects_under_any_heading() -> None:
    assert is_selected(WORK.changed(selected=True, topics=('Lamps',)))
