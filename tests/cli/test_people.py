"""``sphinx-pubs people`` and ``check --people``, as a person and as a program reads them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.cli import main

if TYPE_CHECKING:
    from pathlib import Path

LIST = (
    '- Lindqvist, O., & Abara, T. (2018). _On lists of words._ **KDD**.\n'
    '- Abara, Tunde, & Lindqvist, Ogla. (2019). _On lists of stones._ **KDD**.\n'
)
PEOPLE = 'olga: Lindqvist, Olga\ntunde: {name: "Abara, Tunde", role: student, to: 2018}\ntoyin: Abara, Toyin\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'list.md').write_text(LIST, encoding='utf8')
    (tmp_path / 'people.yml').write_text(PEOPLE, encoding='utf8')
    return tmp_path


def test_who_was_recognised_where_is_told_to_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['people', 'list.md', '--people', 'people.yml']) == 0
    assert capsys.readouterr().out == (
        'Recognised: 2 of 3\n'
        '  olga   Lindqvist, Olga: 1 entry as Lindqvist, O.\n'
        '  tunde  Abara, Tunde: 1 entry as Abara, Tunde\n'
        '  toyin  Abara, Toyin: in no entry\n'
        '\n'
        'Near misses\n'
        '  list.md:2:19: "Lindqvist, Ogla" is nearly "Lindqvist, Olga" (olga): a letter of the given name differs\n'
        '\n'
        'Names of several people\n'
        '  list.md:1:20: "Abara, T." may be tunde or toyin\n'
    )


def test_who_was_recognised_where_is_told_to_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['people', 'list.md', '--people', 'people.yml', '--output', 'json']) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each['id'] for each in told['recognised']] == ['olga', 'tunde', 'toyin']
    (entry,) = told['recognised'][1]['entries']
    assert entry == {
        'key': 'abara2019on',
        'file': 'list.md',
        'line': 2,
        'column': 3,
        'name': 'Abara, Tunde',
        'roles': ['first', 'alumni'],
    }
    assert [(each['id'], each['name']) for each in told['near_misses']] == [('olga', 'Lindqvist, Ogla')]
    assert [each['ids'] for each in told['ambiguous']] == [['tunde', 'toyin']]
    assert told['unregistered'] == []


def test_check_notes_the_same_and_lets_codes_be_ignored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ['check', 'list.md', '--people', 'people.yml']
    assert main(arguments) == 0
    assert [line.rpartition('[')[2] for line in capsys.readouterr().err.splitlines()] == [
        'person-ambiguous]',
        'person-near-miss]',
    ]
    assert main([*arguments, '--strict']) == 1
    capsys.readouterr()
    assert main([*arguments, '--strict', '--ignore', 'person-ambiguous', '--ignore', 'person-near-miss']) == 0
    assert capsys.readouterr().err == ''


def test_a_mistake_in_the_file_of_people_is_a_warning(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / 'people.yml').write_text('olga:\n  nmae: Lindqvist, Olga\n', encoding='utf8')
    for command in ('people', 'check'):
        assert main([command, 'list.md', '--people', 'people.yml']) == 1
        assert 'people.yml:2:3: warning: person "olga": unknown field "nmae" (did you mean name?)' in (
            capsys.readouterr().err
        )
        assert main([command, 'list.md', '--people', 'poeple.yml']) == 2


@pytest.mark.parametrize(
    ('expression', 'keys'),
    [
        ('any_of(people, "olga")', ['lindqvist2018on']),
        ('"alumni" in roles', ['abara2019on']),
        ('"nobody" in people', []),
    ],
)
def test_show_filters_by_people_and_roles(
    expression: str, keys: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['show', 'list.md', '--people', 'people.yml', '--filter', expression]) == 0
    assert [line.partition(':')[0] for line in capsys.readouterr().out.splitlines()] == keys
