"""What programs write into CSL-JSON in several ways is read as the one plain way of telling it."""

from __future__ import annotations

import json

import pytest

from sphinxcontrib_pubs.sources.load import read
from tests.sources.records.test_tables import csl, told

ROE = {'family': 'Roe', 'given': 'Jane'}


@pytest.mark.parametrize(
    ('fields', 'plain'),
    [
        ({'id': 'https://doi.org/10.5555/lamp'}, {'id': 'https://doi.org/10.5555/lamp', 'DOI': '10.5555/lamp'}),
        ({'citation-key': 'quay'}, {'id': 'quay'}),
        ({'id': 7}, {'id': '7'}),
        ({'issued': {'date-parts': [['2019', '3']]}}, {'issued': {'date-parts': [[2019, 3]]}}),
        ({'issued': '2019-03'}, {'issued': {'date-parts': [[2019, 3]]}}),
        ({'issued': {'raw': '4 March 2019'}}, {'issued': {'date-parts': [[2019, 3, 4]]}}),
        ({'issued': {'literal': 'March 2019'}}, {'issued': {'date-parts': [[2019, 3]]}}),
        ({'issued': {'literal': 'in press'}}, {'status': 'in press'}),
        ({'issued': {'date-parts': [[2019, 3], [2019, 5]]}}, {'issued': '2019-03/2019-05'}),
        ({'issued': {'date-parts': [[2019]], 'circa': True}}, {'issued': '2019~'}),
        ({'issued': {'date-parts': [[2019]], 'season': 3}}, {'issued': '2019-23'}),
        ({'issued': {'date-parts': [['2019-03']]}}, {'issued': {'date-parts': [[2019, 3]]}}),
        ({'issued': {'date-parts': [['2019-03-04T10:00:00Z']]}}, {'issued': {'date-parts': [[2019, 3, 4]]}}),
        ({'issued': {'date-parts': ['2019-03-04']}}, {'issued': {'date-parts': [[2019, 3, 4]]}}),
        ({'issued': {'date-parts': '2019-03-04'}}, {'issued': {'date-parts': [[2019, 3, 4]]}}),
        ({'issued': {'date-parts': [['2019-03'], ['2019-05']]}}, {'issued': '2019-03/2019-05'}),
        ({'issued': {'date-parts': [[2019, 'Mar', 4]]}}, {'issued': {'date-parts': [[2019, 3, 4]]}}),
        ({'issued': {'date-parts': [[2019, 3, 0]]}}, {'issued': {'date-parts': [[2019, 3]]}}),
        ({'issued': {'date-parts': [[2019, 21]]}}, {'issued': '2019-21'}),
        ({'issued': {'date-parts': [[2019, 13]]}}, {'issued': '2019-21'}),
        ({'issued': {'edtf': '2019-03'}}, {'issued': {'date-parts': [[2019, 3]]}}),
        ({'issued': {'raw': 'Spring 2019'}}, {'issued': '2019-21'}),
        ({'issued': {'raw': '2019 Mar 4'}}, {'issued': {'date-parts': [[2019, 3, 4]]}}),
        ({'issued': {'raw': '4.3.2019'}}, {'issued': {'date-parts': [[2019, 3, 4]]}}),
        ({'issued': {'raw': '3/25/2019'}}, {'issued': {'date-parts': [[2019, 3, 25]]}}),
        ({'issued': {'raw': '20190304'}}, {'issued': {'date-parts': [[2019, 3, 4]]}}),
        ({'issued': {'raw': '2019年3月4日'}}, {'issued': {'date-parts': [[2019, 3, 4]]}}),
        ({'issued': {'literal': 'forthcoming 2019'}}, {'issued': '2019', 'status': 'forthcoming'}),
        ({'author': ['Roe, Jane']}, {'author': [ROE]}),
        ({'author': 'Jane Roe; Bo Sato'}, {'author': [ROE, {'family': 'Sato', 'given': 'Bo'}]}),
        (
            {'author': [{'family': 'van der Berg', 'given': 'Jan'}]},
            {'author': [{'family': 'Berg', 'given': 'Jan', 'non-dropping-particle': 'van der'}]},
        ),
        (
            {'author': [{'family': 'Humboldt', 'given': 'Alexander von'}]},
            {'author': [{'family': 'Humboldt', 'given': 'Alexander', 'dropping-particle': 'von'}]},
        ),
        ({'author': [ROE, {'literal': 'others'}]}, {'author': [ROE], 'truncated': 'yes'}),
        ({'title': '<span class="nocase">Lamps</span>'}, {'title': 'Lamps'}),
        ({'title': 'The <jats:italic>Lamp</jats:italic>'}, {'title': 'The <i>Lamp</i>'}),
        (
            {'title': '<span style="font-variant:small-caps">Lamp</span>'},
            {'title': '<sc>Lamp</sc>'},
        ),
        ({'note': 'PMID: 12345'}, {'PMID': '12345'}),
        ({'note': 'arXiv: 2101.00001'}, {'arXiv': '2101.00001'}),
        ({'note': 'Original Date: 1999'}, {'original-date': {'date-parts': [[1999]]}}),
        ({'note': '{:status: in press}'}, {'status': 'in press'}),
        ({'note': 'Editor: Roe||Jane'}, {'editor': [ROE]}),
        ({'note': 'tex.colour: red'}, {'tex.colour': 'red'}),
        ({'note': 'PMID: 12345\nRead at the quay'}, {'PMID': '12345', 'note': 'Read at the quay'}),
    ],
)  # fmt: skip
def test_what_is_written_otherwise_is_read_as_the_plain(fields: dict[str, object], plain: dict[str, object]) -> None:
    shared = {'title': 'Harbour Lights', 'type': 'book'}
    assert told(csl(**shared, issued='2019')) != told(csl(**{**shared, **fields})) != told(csl(**shared))
    assert told(csl(**{**shared, **fields})) == told(csl(**{**shared, **plain}))


@pytest.mark.parametrize(
    ('issued', 'date', 'left'),
    [
        ({'raw': '3/5/2019'}, '2019', '3/5/'),  # the third of May, or the fifth of March
        ({'date-parts': [['2019-03', '4']]}, '2019', '-03 4'),
        ({'date-parts': [[2019, 3], ['soon']]}, '2019-03', '2019, 3, soon'),
        ({'date-parts': [['2019 Mar'], ['soon']]}, '2019-03', '2019 Mar, soon'),
        ({'date-parts': [[2019, 17]]}, '2019', '2019, 17'),
        ({'date-parts': [[2019], [0]]}, '2019', '2019/00'),
        ('2019-05~', '2019-05', '2019-05~'),
    ],
)
def test_what_is_uncertain_in_a_date_is_kept_beside_it(issued: object, date: str, left: str) -> None:
    (work,) = read(json.dumps([{'title': 'T', 'issued': issued}]), file='x', format='csl-json').publications
    assert (str(work.issued), dict(work.extra)['date']) == (date, left)


def test_the_days_of_a_range_within_a_month_are_printed() -> None:
    (work,) = read('[{"title": "T", "issued": "2019-03-05/2019-03-07"}]', file='x', format='csl-json').publications
    assert work.issued is not None
    assert (str(work.issued), work.issued.printed, work.extra) == ('2019-03-05', 'March 5–7', ())


@pytest.mark.parametrize(
    'shape',
    ['[{0}, {1}]', '{{"items": [{0}, {1}]}}', '{{"references": [{0}, {1}]}}', '{{"a": {0}, "b": {1}}}', '{0}\n{1}',
     '{{"status": "ok", "message": {{"items": [{0}, {1}]}}}}'],
)  # fmt: skip
def test_a_list_has_any_of_the_shapes_that_programs_write(shape: str) -> None:
    items = [{'id': key, 'type': 'book', 'title': key.upper()} for key in 'ab']
    publications = read(shape.format(*map(json.dumps, items)), file='x', format='csl-json').publications
    assert [(each.key, each.title_text, each.type) for each in publications] == [('a', 'A', 'book'), ('b', 'B', 'book')]


def test_a_key_that_stands_twice_is_told_and_gets_a_number() -> None:
    source = read(json.dumps([{'id': 'a', 'title': 'One'}, {'id': 'a', 'title': 'Two'}]), file='x', format='csl-json')
    assert [each.key for each in source.publications] == ['a', 'a-2']
    assert [each.code for each in source.problems] == ['key-repeated']
