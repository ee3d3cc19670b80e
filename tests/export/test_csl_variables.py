"""What a structured source tells beyond the model's fields stands in CSL-JSON by CSL's own names."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.export.csl_json import to_csl_json
from sphinxcontrib_pubs.model import Relation
from sphinxcontrib_pubs.sources.load import read


def item_of(fields: str, type_: str = 'book') -> dict[str, object]:
    text = f'@{type_}{{k, author = {{Ito, M.}}, title = {{Lists}}, {fields}}}'
    return to_csl_json(read(text, file='x.bib', format='bibtex').publications)[0]


@pytest.mark.parametrize(
    ('fields', 'name', 'value'),
    [
        ('series = {Lamps}, number = 7', 'collection-title', 'Lamps'),
        ('series = {Lamps}, number = 7', 'collection-number', '7'),
        ('chapter = 4', 'chapter-number', '4'),
        ('volumes = 3', 'number-of-volumes', '3'),
        ('type = {Memo}', 'genre', 'Memo'),
        ('eventtitle = {Lamp Days}', 'event-title', 'Lamp Days'),
        ('eventdate = {2001-05-03/2001-05-04}', 'event-date', {'date-parts': [[2001, 5, 3], [2001, 5, 4]]}),
        ('urldate = {2001-05}', 'accessed', {'date-parts': [[2001, 5]]}),
        ('urldate = {last May}', 'accessed', {'raw': 'last May'}),
        ('origdate = {1901}', 'original-date', {'date-parts': [[1901]]}),
        ('shorttitle = {L.}', 'title-short', 'L.'),
        ('translator = {Wu, L.}', 'translator', [{'family': 'Wu', 'given': 'L.'}]),
    ],
)
def test_a_field_has_its_csl_variable(fields: str, name: str, value: object) -> None:
    item = item_of(fields)
    assert item[name] == value
    assert isinstance(item['custom'], dict)
    assert name not in item['custom'].get('extra', {})


def test_what_csl_has_no_name_for_stays_under_custom() -> None:
    custom = item_of('award = {Best Book}, groups = {mine}')['custom']
    assert isinstance(custom, dict)
    assert custom['extra'] == {'award': 'Best Book', 'groups': 'mine'}


def test_what_stands_beside_a_work_in_a_list_is_told_under_custom() -> None:
    one = read('@misc{one, title = {Lists}}', file='one.bib', format='bibtex').publications[0]
    both = one._replace(relations=(Relation('preprint of', 'two'),), selected=True, topics=('Articles',))
    (item,) = to_csl_json([both])
    custom = item['custom']
    assert isinstance(custom, dict)
    assert custom['relations'] == [{'kind': 'preprint of', 'id': 'two'}]
    assert (custom['selected'], custom['topics']) == (True, ['Articles'])
