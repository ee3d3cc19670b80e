"""Every line of the threat model names a test that is there, and every limit is the one that the code has."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from sphinxcontrib_pubs.banner import css
from sphinxcontrib_pubs.library import select
from sphinxcontrib_pubs.model import mathematics
from sphinxcontrib_pubs.model.codes import CODES
from sphinxcontrib_pubs.sources import data_file, opening
from sphinxcontrib_pubs.sources.csl_json import scanner
from sphinxcontrib_pubs.sources.latex import markup
from sphinxcontrib_pubs.sources.yaml import events

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / 'docs' / 'development' / 'security.md').read_text(encoding='utf8')
ROWS = [
    line for line in PAGE.splitlines() if line.startswith('| ') and not line.startswith(('| ---', '| may', '| what'))
]
THREATS = [row for row in ROWS if '::' in row]


@pytest.mark.parametrize('row', THREATS, ids=lambda row: row.split('|')[1].strip())
def test_a_line_of_the_threat_model_names_a_test(row: str) -> None:
    (named,) = re.findall(r'`(tests/[\w/]+\.py)::(\w+)`', row)
    file, name = named
    tree = ast.parse((ROOT / file).read_text(encoding='utf8'))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_line_names_a_test_or_is_a_limit() -> None:
    limits = PAGE.partition('## Limits')[2]
    assert [row for row in ROWS if row not in THREATS and row not in limits] == []
    assert len(THREATS) > 40


def test_every_file_of_hostile_input_and_every_test_that_nothing_runs_stand_in_it() -> None:
    files = [path for path in Path(__file__).parent.glob('test_*.py') if path.name != Path(__file__).name]
    assert [path.name for path in files if f'`tests/hostile/{path.name}::' not in PAGE] == []
    trees = [ast.parse(path.read_text(encoding='utf8')) for path in files]
    tests = {node.name for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)}
    of_pages = {name for name in tests if name.startswith('test_') and 'runs_nothing' in name}
    assert len(of_pages) > 3
    assert of_pages <= set(re.findall(r'::(\w+)`', PAGE))


@pytest.mark.parametrize(
    ('row', 'limits'),
    [
        ('a source, or a file', [opening.LARGEST // 2**20]),
        ('groups of LaTeX', [markup._MOST_OPEN]),
        ('values that YAML', [events._MOST_ALIASED]),
        ('depth of YAML and JSON', [events._DEEPEST, scanner._DEEPEST]),
        ('values of a file of people', [data_file._MOST_VALUES, data_file._DEEPEST]),
        ('a formula', [mathematics.LONGEST, mathematics.DEEPEST]),
        ('a filter', [select.MAXIMUM_LENGTH, select.MAXIMUM_DEPTH]),
        ('a gradient', [css.LONGEST_VALUE]),
    ],
)
def test_a_limit_is_that_of_the_code(row: str, limits: list[int]) -> None:
    (line,) = [line for line in ROWS if line.startswith(f'| {row}') and '::' not in line]
    told = [int(number.replace(',', '')) for number in re.findall(r'\d[\d,]*', line.split('|')[2])]
    assert set(limits) == set(told)


def test_every_code_that_the_page_names_is_one() -> None:
    assert {code for code in re.findall(r'problems\.md#([a-z-]+)', PAGE) if code not in CODES} == set()
