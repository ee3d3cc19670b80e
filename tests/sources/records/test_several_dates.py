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


@pytest.mark.parametrize(
    ('date', 'issued', 'page', 'further'),
    [
        ('Jan. 2025, pp. 7075–7086', '2025-01', '7075–7086', {}),
        ('vol. 2659, no. 3, pp. 119-135, 2023', '2023', '119–135', {'volume': '2659', 'issue': '3'}),
        ('vol. 19, no. 7, e1010774, 2023', '2023', 'e1010774', {'volume': '19', 'issue': '7'}),
        ('vol 13, Article 920747, 2022', '2022', '920747', {'volume': '13'}),
        ('May 2025, accepted', '2025-05', '', {'status': 'accepted'}),
        ('Aug. 2024 (oral presentation)', '2024-08', '', {'extra': (('date', '(oral presentation)'),)}),
        ('12 May 2004', '2004-05-12', '', {}),
        ('1998–2003', '1998', '', {}),
    ],
)
def test_numbers_beside_a_date_are_no_years(date: str, issued: str, page: str, further: dict[str, object]) -> None:
    (work,) = read(json.dumps([{'title': 'T', 'date': date}]), file='x', format='yaml').publications
    found = {name: getattr(work, name) for name in ('volume', 'issue', 'status', 'extra')}
    assert (str(work.issued), work.page, {name: value for name, value in found.items() if value}) == (
        issued,
        page,
        further,
    )


def test_numbers_beside_a_date_yield_to_fields_of_their_own() -> None:
    entry = {'title': 'T', 'date': 'vol. 7, 12, 2023', 'pages': '1-9'}
    (work,) = read(json.dumps([entry]), file='x', format='yaml').publications
    assert (work.page, work.volume, work.extra) == ('1–9', '', (('date', 'vol. 7, 12'),))


@pytest.mark.parametrize(('date', 'issued'), [('202006', '2020-06'), ('20200612', '2020-06-12'), ('202013', 'None')])
def test_a_date_without_hyphens_is_read_where_it_is_one(date: str, issued: str) -> None:
    (work,) = read(json.dumps([{'title': 'T', 'date': date}]), file='x', format='yaml').publications
    assert str(work.issued) == issued
