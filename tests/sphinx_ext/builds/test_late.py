"""What is imported when it is first needed is there, and is not imported before."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from sphinxcontrib_pubs.sphinx_ext import extension

_BUILD = """\
import sys
from sphinx.cmd.build import build_main
assert build_main(['-qW', *sys.argv[1:]]) == 0
print(*(name.rpartition('.')[2] for name in sys.modules if name.startswith('sphinxcontrib_pubs.sphinx_ext.')))
"""


def named() -> list[tuple[str, str]]:
    """The module and the function of each late handler, as they are written."""
    tree = ast.parse(Path(extension.__file__).read_text(encoding='utf8'))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    return [ast.literal_eval(ast.Tuple(call.args[:2])) for call in calls if call.func.id == 'Late']  # type: ignore[attr-defined]


@pytest.mark.parametrize(('module', 'name'), sorted(set(named())))
def test_every_late_handler_names_a_function_that_is_there(module: str, name: str) -> None:
    assert callable(getattr(import_module(f'{extension.__package__}.{module}'), name))


def imported(folder: Path) -> set[str]:
    command = [sys.executable, '-c', _BUILD, str(folder), str(folder / '_build')]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_a_site_without_a_list_imports_nothing_that_makes_one(tmp_path: Path) -> None:
    (tmp_path / 'conf.py').write_text("extensions = ['sphinxcontrib_pubs']\n", encoding='utf8')
    (tmp_path / 'index.rst').write_text('Lamps\n=====\n', encoding='utf8')
    assert not imported(tmp_path) & {
        'directives',
        'writers',
        'papers',
        'author_pages',
        'written',
        'feeds',
        'single_page',
        'page_head',
        'exported',
        'explained',
    }
    (tmp_path / 'index.rst').write_text(
        'Lamps\n=====\n\n.. publications::\n\n   - Roe, A. (2020). *Lamps*. Seas.\n', 'utf8'
    )
    assert {'directives', 'writers'} <= imported(tmp_path)
