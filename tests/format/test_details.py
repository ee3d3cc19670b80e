"""What stands behind a title in parentheses and in brackets: numbers with their words, and words that need none."""

from __future__ import annotations

from typing import Any

import pytest

from sphinxcontrib_pubs.format.details import edition, event, genre_of, in_parentheses
from sphinxcontrib_pubs.model import Publication, SourceSpan


def work(**fields: Any) -> Publication:
    return Publication('k', SourceSpan('a.md', 1), **fields)


@pytest.mark.parametrize(
    ('fields', 'extra', 'expected'),
    [
        ({'page': '12'}, {}, ['p. 12']),
        ({'page': '12–30'}, {}, ['pp. 12–30']),
        ({'page': 'xii'}, {}, ['xii']),
        ({'page': 'Article 5'}, {}, ['Article 5']),
        ({'volume': '3', 'issue': '4'}, {}, ['Vol. 3', 'No. 4']),
        ({'volume': 'XII'}, {}, ['Vol. XII']),
        ({'volume': 'Band 3', 'issue': 'Special issue'}, {}, ['Band 3', 'Special issue']),
        ({'edition': '2', 'volume': '1', 'page': '5'}, {}, ['2nd ed.', 'Vol. 1', 'p. 5']),
        ({}, {'version': '2.1'}, ['Version 2.1']),
        ({}, {'version': 'beta'}, ['beta']),
        ({}, {'chapter-number': '5', 'part-number': '2'}, ['Part 2', 'Chap. 5']),
        ({}, {'number-of-volumes': '1'}, ['1 vol.']),
        ({}, {'number-of-volumes': '3'}, ['3 vols.']),
        ({}, {'number-of-volumes': 'several'}, ['several']),
        ({}, {'number-of-pages': '200'}, ['200 pp.']),
        ({'number': '7', 'type': 'report'}, {'genre': 'Technical report'}, ['Technical report No. 7']),
        ({'number': 'TR-7', 'type': 'report'}, {'genre': 'Technical report'}, ['Technical report TR-7']),
        (
            {'number': 'Technical report TR-7', 'type': 'report'},
            {'genre': 'technical report'},
            ['Technical report TR-7'],
        ),
        ({'number': '7', 'type': 'book'}, {'genre': 'Catalogue'}, ['No. 7']),
        ({}, {}, []),
    ],
)
def test_numbers_have_their_words(fields: dict[str, str], extra: dict[str, str], expected: list[str]) -> None:
    assert in_parentheses(work(**fields), extra) == expected


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        *((str(number), f'{number}{ending} ed.') for number, ending in (
            (1, 'st'), (2, 'nd'), (3, 'rd'), (4, 'th'), (11, 'th'), (12, 'th'), (13, 'th'),
            (21, 'st'), (22, 'nd'), (23, 'rd'), (101, 'st'), (111, 'th'), (112, 'th'),
        )),
        ('Revised', 'Revised ed.'),
        ('Second edition', 'Second edition'),
        ('2. Aufl.', '2. Aufl.'),
        ('第2版', '第2版'),
    ],
)  # fmt: skip
def test_an_edition_is_called_one_once(text: str, expected: str) -> None:
    assert edition(text) == expected


@pytest.mark.parametrize(
    ('kind', 'number', 'expected'),
    [
        ('report', '7', ''),
        ('report', '', 'White paper'),
        ('thesis', '7', 'White paper'),
        ('', '7', 'White paper'),
        ('', '', 'White paper'),
    ],
)
def test_what_a_work_is_stands_in_brackets_unless_its_number_says_it(kind: str, number: str, expected: str) -> None:
    assert genre_of(work(type=kind, number=number), {'genre': 'White paper'}) == expected


@pytest.mark.parametrize(
    ('said', 'expected'), [('', 'Lamp Days, Lund'), ('Proceedings of the lamp days', 'Lund'), ('Lamp Days, LUND', '')]
)
def test_a_meeting_is_told_as_far_as_the_venue_does_not(said: str, expected: str) -> None:
    assert event({'event-title': 'Lamp Days', 'event-place': 'Lund'}, said) == expected
