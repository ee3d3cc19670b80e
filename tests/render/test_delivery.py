"""The scripts and style sheets of lists stay small and ask for nothing of others; the scripts have types."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import tinycss2

from sphinxcontrib_pubs.render.delivery import SCRIPT_FOLDER, SCRIPTS, SHEET_FOLDER, SHEETS, deliver, delivered

CONFIGURATION = Path(__file__).parent.parent / 'npm' / 'tsconfig.json'


def test_scripts_and_style_sheets_take_a_few_kilobytes_of_a_connection(tmp_path: Path) -> None:
    deliver(tmp_path)
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in tmp_path.iterdir()}
    assert sizes['pubs.js'] < 8000 and sizes['pubs-table.js'] < 1500 and sizes['pubs.css'] < 4000


def test_readers_get_every_statement_of_the_scripts_and_no_comment(node_modules: Path, tmp_path: Path) -> None:
    (tmp_path / 'ours').mkdir()
    deliver(tmp_path / 'theirs')
    written = {}
    for name, parts in SCRIPTS.items():
        joined = ''.join((SCRIPT_FOLDER / part).read_text('utf8') for part in parts)
        (tmp_path / 'ours' / name).write_text(f"(() => {{\n'use strict';\n{joined}}})();\n", 'utf8')
    for name in ('ours', 'theirs'):
        out = tmp_path / f'{name}-out'
        scripts = sorted((tmp_path / name).glob('*.js'))
        options = ['--allowJs', '--target', 'es2022', '--types', '', '--removeComments', '--outDir', out]
        subprocess.run([node_modules / '.bin' / 'tsc', *options, *scripts], check=True)
        written[name] = [(out / script.name).read_text('utf8') for script in scripts]
    assert written['ours'] == written['theirs']
    assert all('/**' not in script.read_text('utf8') for script in scripts)


@pytest.mark.parametrize(('files', 'folder'), [(SCRIPTS, SCRIPT_FOLDER), (SHEETS, SHEET_FOLDER)], ids=['js', 'css'])
def test_every_file_is_a_part_of_one(files: dict[str, tuple[str, ...]], folder: Path) -> None:
    parts = sorted(part for parts in files.values() for part in parts)
    assert parts == sorted(path.relative_to(folder).as_posix() for path in folder.rglob('*') if path.is_file())


def test_readers_get_every_rule_of_the_style_sheets_and_no_comment() -> None:
    """The style sheets as a parser of CSS reads them, with and without comments and indents."""
    for name, parts in SHEETS.items():
        ours = ''.join((SHEET_FOLDER / part).read_text('utf8') for part in parts)
        assert _tokens(ours) == _tokens(delivered(name))
        assert '/*' not in delivered(name) and '\n ' not in delivered(name)


def _tokens(sheet: str) -> str:
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    assert [rule for rule in rules if rule.type == 'error'] == []
    return ' '.join(re.sub(r'/\*.*?\*/', '', tinycss2.serialize(rules), flags=re.DOTALL).split())


def test_the_types_of_the_scripts_are_right(node_modules: Path) -> None:
    compiler = node_modules / '.bin' / 'tsc'
    run = subprocess.run([compiler, '--project', CONFIGURATION], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_a_mistake_in_the_types_of_the_scripts_is_found(node_modules: Path, tmp_path: Path) -> None:
    shutil.copytree(SCRIPT_FOLDER, tmp_path / 'scripts')
    part = tmp_path / 'scripts' / 'pubs' / 'list.js'
    part.write_text(part.read_text('utf8').replace('this.number = number;', 'this.number = String(number);', 1), 'utf8')
    options = [
        '--noEmit',
        '--allowJs',
        '--checkJs',
        '--strict',
        '--target',
        'es2022',
        '--lib',
        'es2022,dom,dom.iterable',
    ]
    scripts = sorted((tmp_path / 'scripts').rglob('*.js'))
    command = [node_modules / '.bin' / 'tsc', *options, '--types', '', *scripts]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.findall(r'(\w+)\.js\(.*?error (.*)', run.stdout)
    assert found and {name for name, _ in found} <= {'list', 'finder', 'filters'}, run.stdout


def test_no_script_and_no_style_sheet_asks_for_anything_elsewhere() -> None:
    for path in (*SHEET_FOLDER.rglob('*.css'), *SCRIPT_FOLDER.rglob('*.js')):
        text = path.read_text('utf8').replace('http://www.w3.org/2000/svg', '')
        assert not re.search(r'https?:|//[\w-]+\.\w|\bfetch\(|XMLHttpRequest|@import|url\(|\beval\(|innerHTML', text), (
            path
        )
