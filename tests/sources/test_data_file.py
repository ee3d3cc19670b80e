"""YAML and JSON as plain data that know their places; whatever they hold, nothing raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxcontrib_pubs.model import Located
from sphinxcontrib_pubs.sources.data_file import load_data, read_data

if TYPE_CHECKING:
    from pathlib import Path


def plain(data: Located | None) -> object:
    if data is None:
        return None
    if isinstance(data.content, tuple):
        return [plain(item) for item in data.content]
    return data.content if isinstance(data.content, str) else {key: plain(item) for key, item in data.fields.items()}


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('a: {b: 1, c: [yes, 0x1f]}\nd: 2019-01-01', {'a': {'b': '1', 'c': ['yes', '0x1f']}, 'd': '2019-01-01'}),
        ('a: ~\nb: "~"\nc:\nd: null\ne: ""', {'a': '', 'b': '~', 'c': '', 'd': '', 'e': ''}),
        ('[1,\t2, "\\ud83d\\ude00", "\\u00e9\\/"]', ['1', '2', '😀', 'é/']),
        ('{\n\t"a": {"b": null, "c": true}\n}', {'a': {'b': '', 'c': 'true'}}),
        ('x: &x {a: 1, b: 2}\ny: {<<: *x, b: 3}', {'x': {'a': '1', 'b': '2'}, 'y': {'a': '1', 'b': '3'}}),
        ('a: !!python/object/apply:os.system [ls]', {'a': ['ls']}),
        ('# nothing', None),
    ],
)
def test_data_are_texts_lists_and_mappings(text: str, expected: object) -> None:
    data, problems = read_data(text, 'x.yml')
    assert (plain(data), problems) == (expected, ())


def test_a_value_has_the_place_of_its_key_and_an_item_its_own() -> None:
    data, _ = read_data('a:\n  b: 1\n  c:\n    - x\n', 'x.yml')
    assert data is not None
    inner = data.fields['a'].fields
    assert str(inner['b'].span) == 'x.yml:2:3'
    assert str(inner['c'].items[0].span) == 'x.yml:4:7'


BOMB = 'a: &a [x, x, x, x, x, x, x, x, x]\n' + ''.join(
    f'{after}: &{after} [{", ".join(["*" + before] * 9)}]\n'
    for before, after in zip('abcdefgh', 'bcdefghi', strict=True)
)


@pytest.mark.parametrize(
    ('text', 'place', 'message'),
    [
        ('a: [', '1:5', 'the data cannot be read: '),
        ('a: 1\nb: 2\na: 3', '3:1', 'the key "a" stands twice; the first one counts'),
        ('? [a]\n: b', '1:3', 'expected a text as a key'),
        ('a: b\n---\nc: d', '2:1', 'another document'),
        ('\x00', '1:1', 'control characters'),
        (BOMB, '1:1', 'too many values'),
        ('&a [*a]', '1:1', 'too many values'),
        ('a: "\\ud83d"', '1:7', 'the data cannot be read: '),
    ],
)
def test_what_is_wrong_is_a_problem_at_its_place(text: str, place: str, message: str) -> None:
    _, (problem, *_) = read_data(text, 'x.yml')
    assert message in problem.message
    assert (problem.code, str(problem.span)) == ('data-file', f'x.yml:{place}')


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / 'folder.yml').mkdir()
    (tmp_path / 'west.yml').write_bytes('a: M\xfcller'.encode('cp1252'))
    codes = [[each.code for each in load_data(tmp_path / f'{name}.yml')[1]] for name in ('none', 'folder', 'west')]
    assert codes == [['source-missing'], ['source-directory'], ['source-encoding']]
    assert plain(load_data(tmp_path / 'west.yml')[0]) == {'a': 'Müller'}


@given(st.text(alphabet=st.sampled_from('ab:-[]{}&*!?|>\'"%@`#,\n \t\\u0~<'), max_size=60))
def test_no_text_raises(text: str) -> None:
    data, problems = read_data(text, 'x.yml')
    assert data is None or isinstance(data, Located)
    assert all(problem.span.line >= 1 and problem.message for problem in problems)
