"""The script of lists stays small, has types, and asks for nothing of others."""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path

import sphinxcontrib_pubs

STATIC = Path(sphinxcontrib_pubs.__file__).parent / 'render' / 'static'
SCRIPT = STATIC / 'pubs.js'
SCRIPT_OF_TABLES = STATIC / 'pubs-table.js'
CONFIGURATION = Path(__file__).parent.parent / 'npm' / 'tsconfig.json'


def test_it_takes_less_than_eight_kilobytes_of_a_connection() -> None:
    assert len(gzip.compress(SCRIPT.read_bytes(), 9)) < 8000
    assert len(gzip.compress(SCRIPT_OF_TABLES.read_bytes(), 9)) < 1500


def test_its_types_are_right(node_modules: Path) -> None:
    compiler = node_modules / '.bin' / 'tsc'
    run = subprocess.run([compiler, '--project', CONFIGURATION], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_a_mistake_in_its_types_is_found(node_modules: Path, tmp_path: Path) -> None:
    text = SCRIPT.read_text('utf8').replace('this.number = number;', 'this.number = String(number);', 1)
    (tmp_path / 'pubs.js').write_text(text, 'utf8')
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
    command = [node_modules / '.bin' / 'tsc', *options, '--types', '', tmp_path / 'pubs.js']
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode != 0 and 'pubs.js(' in run.stdout


def test_nothing_in_it_leads_elsewhere() -> None:
    for path in STATIC.iterdir():
        text = path.read_text('utf8').replace('http://www.w3.org/2000/svg', '')
        assert not re.search(r'https?:|//[\w-]+\.\w|\bfetch\(|XMLHttpRequest|@import|url\(|\beval\(|innerHTML', text), (
            path
        )
