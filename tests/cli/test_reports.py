"""How problems are reported: for people, for programs, for GitHub; and what never reaches a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sphinxcontrib_pubs.cli import main
from sphinxcontrib_pubs.model.terminal import visible

KEYS = ['file', 'line', 'column', 'severity', 'code', 'message', 'hint', 'fixed', 'edits']
#: An entry whose link and title try to move the cursor, ring, retitle the window and turn the line round.
HOSTILE = (
    '- Ito, M., & Roe, J. (2020). _On \x1b[2J\x07lists\x9b1A of\u202e words._ **K\x1b]0;x\x07DD**. '
    '[a](<javascript:\x1b[31mx>)\n'
)

any_bytes_as_names = pytest.mark.skipif(
    sys.platform in ('darwin', 'win32'), reason='the file system takes Unicode alone for names'
)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    main(['check', *arguments])
    return capsys.readouterr().err.splitlines()


def test_json_is_one_object_a_line(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = [json.loads(line) for line in told(capsys, str(seed), '--output', 'json')]
    assert len(found) == 9
    assert all(list(each) == KEYS for each in found)
    assert found[0] == {
        'file': str(seed),
        'line': 17,
        'column': 15,
        'severity': 'note',
        'code': 'name-comma',
        'message': 'a comma is missing after a name',
        'hint': 'add ","',
        'fixed': False,
        'edits': [{'line': 17, 'column': 15, 'length': 0, 'text': ','}],
    }


def test_json_says_what_is_fixed(seed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / 'a.md'
    path.write_bytes(seed.read_bytes())
    found = [json.loads(line) for line in told(capsys, str(path), '--output', 'json', '--fix')]
    assert [each['fixed'] for each in found] == [True] * 3 + [False] + [True] * 5


def test_json_of_a_fine_file_is_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / 'a.md'
    path.write_text('- Ito, M., & Roe, J. (2020). _On lists of words._ **KDD**.\n', encoding='utf8')
    assert told(capsys, str(path), '--output', 'json') == []


def test_an_annotation_is_a_workflow_command(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, str(seed), '--output', 'github')
    assert len(lines) == 9
    assert lines[0] == (
        f'::notice file={seed},line=17,col=15,title=sphinx-pubs::a comma is missing after a name (add ",") [name-comma]'
    )


def test_an_annotation_names_the_file_from_the_root_of_the_repository(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / 'docs').mkdir()
    (tmp_path / 'docs' / 'a.md').write_bytes(b'')
    monkeypatch.setenv('GITHUB_WORKSPACE', str(tmp_path))
    monkeypatch.chdir(tmp_path / 'docs')
    for name in ('a.md', './a.md', '../docs/a.md', str(tmp_path / 'docs' / 'a.md')):
        assert told(capsys, name, '--output', 'github')[0].startswith('::warning file=docs/a.md,line=1,col=1,')


def test_nothing_of_a_source_ends_an_annotation_or_a_property(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv('GITHUB_WORKSPACE', raising=False)
    name = 'a,b: 50%\n::error::x\r.md'
    Path(name).write_text('- Ito, M. (2020). _On 100% of lists._ [a](javascript:%0A::stop)\n', encoding='utf8')
    (line,) = told(capsys, name, '--output', 'github')
    assert line.startswith('::warning file=a%2Cb%3A 50%25%0A%3A%3Aerror%3A%3Ax%0D.md,line=1,col=')
    assert line.split('::', 2)[2].startswith('the link target "javascript:%250A::stop" is no http')


@pytest.mark.parametrize('output', ['text', 'json', 'github'])
def test_no_control_character_of_a_source_reaches_the_terminal(
    output: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / 'a\x1b[31m.md'
    path.write_text(HOSTILE, encoding='utf8')
    main(['check', str(path), '--output', output])
    main(['check', str(path), '--diff'])
    main(['show', str(path)])
    captured = capsys.readouterr()
    text = captured.out + captured.err
    assert 'url-scheme' in text and 'ito2020' in text
    assert [char for char in text if char != '\n' and visible(char) != char] == []


def test_what_is_visible_stays_and_what_is_not_is_shown_as_python_writes_it() -> None:
    assert visible('Ünï “中” 𝛼 %') == 'Ünï “中” 𝛼 %'
    assert visible('a\x1b[0m\tb\nc\u202e\x9b') == 'a\\x1b[0m\\tb\\nc\\u202e\\x9b'


@any_bytes_as_names
def test_a_converted_document_is_utf_8_whatever_the_terminal_is(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b'\xff.md')
    path.write_text('- Itö, M., & Roe, J. (2020). _On lists 佐 of words._ **KDD**.\n', encoding='utf8')
    arguments = ['convert', str(path), '--to', 'csl-json']
    run = subprocess.run(
        [sys.executable, '-m', 'sphinxcontrib_pubs', *arguments],
        capture_output=True,
        check=True,
        env={**os.environ, 'PYTHONIOENCODING': 'ascii'},
    )
    (item,) = json.loads(run.stdout.decode('utf8'))
    assert item['title'] == 'On lists 佐 of words' and item['author'][0]['family'] == 'Itö'
    assert item['custom']['source']['file'] == str(path)
    assert main([*arguments, '-o', str(tmp_path / 'out.json')]) == 0
    assert json.loads((tmp_path / 'out.json').read_text(encoding='utf8')) == [item]


@any_bytes_as_names
def test_no_character_stops_the_output(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b'\xff.md')
    path.write_text('- 佐藤健, 伊藤真 (2020). _名词的列表与读者的研究._ **KDD**. [a](javascript:é)\n', encoding='utf8')
    for command in ('show', 'check'):
        run = subprocess.run(
            [sys.executable, '-m', 'sphinxcontrib_pubs', command, str(path)],
            capture_output=True,
            check=False,
            env={**os.environ, 'PYTHONIOENCODING': 'ascii'},
        )
        assert run.returncode == 1
        assert b'Traceback' not in run.stderr and b'\\udcff.md:1:' in run.stderr
        assert command == 'check' or b'\\u540d\\u8bcd' in run.stdout
