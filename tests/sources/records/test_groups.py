"""Lists of entries that stand in groups: every entry is one, under the headings of its groups, in YAML and in JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml

from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Reading

LAMPS = {'title': 'On lamps', 'authors': ['Rosa Quist'], 'venue': 'Quay Letters'}
OIL = {'title': 'On oil', 'authors': ['Bo Sato'], 'journal': 'Lamp Review'}
FOG = {'title': 'On fog', 'year': 2019}
FORMATS = pytest.mark.parametrize('format', ['yaml', 'csl-json'])


def read_as(value: object, format: str) -> Reading:
    text = json.dumps(value, indent=1) if format == 'csl-json' else yaml.safe_dump(value, sort_keys=False)
    return read(text, file='x', format=format)


def told(reading: Reading) -> list[tuple[str, int, tuple[str, ...]]]:
    return [(each.title_text, each.issued.year if each.issued else 0, each.topics) for each in reading.publications]


@FORMATS
@pytest.mark.parametrize(
    ('value', 'headings'),
    [
        ([{'heading': 'Journals', 'pubs': [LAMPS, OIL]}], ('Journals',)),
        ([{'title': 'Journals', 'description': 'All of them.', 'papers': [LAMPS, OIL]}], ('Journals',)),
        ({'categories': [{'name': 'Journals', 'entries': [LAMPS, OIL]}]}, ('Journals',)),
        ({'updated': '2021', 'sections': [{'label': 'Journals', 'list': [LAMPS, OIL]}]}, ('Journals',)),
        ([{'name': 'Quay', 'groups': [{'name': 'Papers', 'items': [LAMPS, OIL]}]}], ('Quay', 'Papers')),
        ([{'name': 'Quay', 'Books': [LAMPS, OIL]}], ('Quay', 'Books')),
        ({'Books': [LAMPS, OIL]}, ('Books',)),
        ({'list': [LAMPS, OIL]}, ()),
    ],
)
def test_entries_stand_under_the_headings_of_their_groups(
    value: object, headings: tuple[str, ...], format: str
) -> None:
    reading = read_as(value, format)
    assert told(reading) == [('On lamps', 0, headings), ('On oil', 0, headings)]
    assert not reading.problems


@FORMATS
def test_a_year_is_the_date_of_what_stands_under_it_and_has_none(format: str) -> None:
    by_field = read_as([{'year': 2021, 'papers': [LAMPS, FOG]}, {'year': 2020, 'papers': [OIL]}], format)
    by_name = read_as({'2021': [LAMPS, FOG], '2020': [OIL]}, format)
    assert told(by_field) == told(by_name) == [('On lamps', 2021, ()), ('On fog', 2019, ()), ('On oil', 2020, ())]


@FORMATS
def test_a_place_is_that_of_the_entry(format: str) -> None:
    reading = read_as([{'heading': 'A', 'pubs': [LAMPS]}, {'heading': 'B', 'pubs': [OIL]}], format)
    assert [each.raw.count('title') for each in reading.publications] == [1, 1]
    first, second = (each.source for each in reading.publications)
    assert first.line <= first.end_line < second.line


@FORMATS
@pytest.mark.parametrize(
    'lists',
    [
        {'links': [{'title': 'PDF', 'url': 'https://a.example/p.pdf'}]},
        {'commentary': [{'title': 'Of lamps', 'authors': 'Bo Sato', 'year': 2020}]},
    ],
)
def test_an_entry_with_lists_of_its_own_stays_one(lists: dict[str, object], format: str) -> None:
    assert told(read_as([{**LAMPS, **lists}], format)) == [('On lamps', 0, ())]


@pytest.mark.parametrize('levels', [300, 450, 3000])
def test_groups_are_nested_more_deeply_than_calls_can_be(levels: int) -> None:
    text = '[{"title": "Tides", "papers": ' * levels + json.dumps([LAMPS]) + '}]' * levels
    assert len(read(text, file='x', format='csl-json').publications) == 1


@FORMATS
def test_groups_that_are_nested_without_end_break_nothing(format: str) -> None:
    value: object = [LAMPS]
    for number in range(40):
        value = [{'heading': str(number), 'pubs': value}]
    assert len(read_as(value, format).publications) == 1
