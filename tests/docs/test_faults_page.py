"""The page of faults names tests that there are."""

from __future__ import annotations

import ast
import re

from tests.docs.conftest import DOCS

TESTS = DOCS.parent / 'tests'


def names_in(path: str) -> set[str]:
    """The tests of a file as pytest names them, without parameters."""
    tree = ast.parse((TESTS / path).read_text(encoding='utf8'))
    found = set()
    for node in tree.body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        prefix = f'{node.name}::' if isinstance(node, ast.ClassDef) else ''
        found |= {prefix + each.name for each in inner if isinstance(each, ast.FunctionDef)}
    return found


def test_every_test_that_the_page_names_exists() -> None:
    text = (DOCS / 'development' / 'faults.md').read_text(encoding='utf8')
    named = re.findall(r'`([\w/]+\.py)::([\w:]+)`', text)
    assert len(named) > 40
    assert [each for each in named if each[1] not in names_in(each[0])] == []
    # Every row has a test.
    rows = [line for line in text.splitlines() if line.startswith('| ') and '| --- |' not in line]
    assert [row for row in rows if '::' not in row and not row.startswith('| fault')] == []
