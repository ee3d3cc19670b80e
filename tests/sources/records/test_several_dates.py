"""Of several dates of a work the most precise of one year counts, and another year is kept by its name."""

from __future__ import annotations

import json

import pytest

from sphinxcontrib_pubs.sources.load import read


@pytest.mark.parametrize(
    ('fields', 'issued', 'kept'),
    [
        ({'year': 2019, 'date': '2019-03-04'}, '2019-03-04', ()),
        ({'date': '2019-03-04', 'year': 2019}, '2019-03-04', ()),
        ({'year': 2018, 'date': '2019-03-04'}, '2019-03-04', (('year', '2018'),)),
        ({'year': 2019, 'month': 'March', 'day': 4}, '2019-03-04', ()),
        ({'year': 2019, 'month': 3}, '2019-03', ()),
    ],
)
def test_dates_of_yaml(fields: dict[str, object], issued: str, kept: tuple[tuple[str, str], ...]) -> None:
    (work,) = read(json.dumps([{'title': 'T', **fields}]), file='x', format='yaml').publications
    assert (str(work.issued), work.extra) == (issued, kept)


@pytest.mark.parametrize(
    ('tags', 'issued', 'kept'),
    [
        ({'PY': '2019', 'DA': '2019/03/04/'}, '2019-03-04', ()),
        ({'DA': '2019/03/04/', 'PY': '2019'}, '2019-03-04', ()),
        ({'PY': '2019///', 'Y1': '2019/03//'}, '2019-03', ()),
        ({'PY': '2019', 'DA': '2020/03/04/'}, '2019', (('date-DA', '2020/03/04/'),)),
        ({'DA': '2019///Jan-Mar'}, '2019-01', ()),
        ({'DA': '2019/03/04/Spring-Summer'}, '2019-03-04', (('date', 'Spring-Summer'),)),
        ({'DA': '2019-03-04/2019-03-06'}, '2019-03-04', ()),
    ],
)
def test_dates_of_ris(tags: dict[str, str], issued: str, kept: tuple[tuple[str, str], ...]) -> None:
    lines = ''.join(f'{tag}  - {value}\n' for tag, value in tags.items())
    (work,) = read(f'TY  - JOUR\nTI  - T\n{lines}ER  - \n', file='x.ris', format='ris').publications
    assert (str(work.issued), work.extra) == (issued, kept)
