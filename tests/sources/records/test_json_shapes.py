"""CSL-JSON in every shape that programs write it in: where its lines begin changes nothing of what it says."""

from __future__ import annotations

import json

import pytest

from sphinxcontrib_pubs.sources.load import read

ITEMS = [
    {'id': 'a', 'title': 'Lamps', 'author': [{'family': 'Quist', 'given': 'A.'}, {'family': 'Sato', 'given': 'B.'}]},
    {'id': 'b', 'title': 'Oil', 'author': [{'family': 'Wu', 'given': 'C.'}, {'family': 'Roe', 'given': 'D.'}]},
]
SHAPES = {'a list': ITEMS, 'items': {'style': 'apa', 'items': ITEMS}, 'keys': {each['id']: each for each in ITEMS}}


@pytest.mark.parametrize('indent', [None, 0, 1, 2, 8])
@pytest.mark.parametrize('shape', SHAPES)
def test_indentation_does_not_matter(shape: str, indent: int | None) -> None:
    reading = read(json.dumps(SHAPES[shape], indent=indent), file='x', format='csl-json')
    assert [(each.key, len(each.authors)) for each in reading.publications] == [('a', 2), ('b', 2)]
    assert not reading.problems


@pytest.mark.parametrize('indent', [None, 0, 1, 2, 8])
@pytest.mark.parametrize('shape', SHAPES)
def test_a_slip_costs_nothing_wherever_lines_begin(shape: str, indent: int | None) -> None:
    text = json.dumps(SHAPES[shape], indent=indent).replace('"Lamps",', '"Lamps",,')
    reading = read(text, file='x', format='csl-json')
    assert [(each.key, len(each.authors)) for each in reading.publications] == [('a', 2), ('b', 2)]
    assert {problem.message for problem in reading.problems} == {'a comma too many'}


@pytest.mark.parametrize(
    'text',
    [
        '[\n{"title": "Lamps", "author": [{"family": "Quist"},\n{"title": "Oil"}]',
        '[\n  {\n    "title": "Lamps",\n    "author": [\n  {\n    "title": "Oil"\n  }\n]',
        '{"items": [\n{"title": "Lamps", "author": [{"family": "Quist"},\n{"title": "Oil"}]}',
    ],
)
def test_the_next_entry_ends_a_list_that_nothing_closes(text: str) -> None:
    reading = read(text, file='x', format='csl-json')
    assert [each.title_text for each in reading.publications] == ['Lamps', 'Oil']
    assert any(problem.message.startswith('expected "]" for the "["') for problem in reading.problems)


@pytest.mark.parametrize('line', ['\n]', '\n}', '\n  \\"x\\": '])
def test_a_line_end_within_a_text_costs_neither_an_entry_nor_a_word(line: str) -> None:
    text = json.dumps({'items': [{'title': 'Lamps', 'abstract': 'One# two.'}, {'title': 'Oil'}]})
    reading = read(text.replace('#', line), file='x', format='csl-json')
    assert [each.title_text for each in reading.publications] == ['Lamps', 'Oil']
    assert reading.publications[0].abstract == (' '.join(f'One{line} two.'.replace('\\', '').split()),)


def test_a_reply_of_crossref_is_its_message_and_an_item_with_one_is_an_item() -> None:
    reply = {'status': 'ok', 'message-type': 'work', 'message-version': '1.0.0', 'message': ITEMS[0]}
    (work,) = read(json.dumps(reply), file='x', format='csl-json').publications
    assert (work.key, work.title_text) == ('a', 'Lamps')
    (item,) = read(json.dumps({'id': 'quay', 'message': {'to': 'nobody'}}), file='x', format='csl-json').publications
    assert item.key == 'quay' and item.extra == (('message', '{"to": "nobody"}'),)
