"""Imports run one way, from left to right through the rooms, and what knows no Sphinx works without it."""

from __future__ import annotations

import ast
import graphlib
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parent.parent
PACKAGE = 'sphinxcontrib_pubs'

#: What each room may import besides itself and the standard library: rooms to its left, and libraries.
ROOMS: dict[str, tuple[set[str], set[str]]] = {
    'locale': (set(), set()),
    'model': ({'locale'}, set()),
    'sources': ({'locale', 'model'}, {'docutils', 'markdown_it', 'mdit_py_plugins', 'yaml'}),
    'library': ({'locale', 'model'}, set()),
    'format': ({'locale', 'model'}, {'citeproc'}),
    'render': ({'locale', 'model', 'format'}, {'docutils', 'jinja2', 'markupsafe'}),
    'export': ({'locale', 'model', 'format'}, set()),
    'banner': ({'locale'}, {'babel', 'tinycss2'}),
    'preview': ({'model'}, set()),
    'fetch': ({'model', 'sources', 'library', 'export'}, {'requests', 'urllib3', 'yaml'}),
    'cli': (
        {'locale', 'model', 'sources', 'library', 'format', 'render', 'export', 'banner', 'preview', 'fetch'},
        {'yaml'},
    ),
}
#: The rooms of the command line alone: a build asks nobody on the network.
NOT_IN_A_BUILD = {'fetch', 'cli', 'preview'}
#: What lies beside the rooms, and belongs to one.
ROOM_OF = {f'{PACKAGE}.__main__': 'cli'}
#: The one room that knows everything, and the modules beside it that meet Sphinx: the package's and the banner's doors.
SPHINX_ROOM = 'sphinx_ext'
BANNER_MODULES = (
    'extension', 'heading', 'latex_pages', 'left_files', 'listed_authors', 'page_fields', 'pages', 'painting',
    'report', 'settings',
)  # fmt: skip
SPHINX_MODULES = {
    PACKAGE,
    f'{PACKAGE}.banner',
    f'{PACKAGE}.locale.registration',
    *(f'{PACKAGE}.banner.{name}' for name in BANNER_MODULES),
}


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted((ROOT / PACKAGE).rglob('*.py')):
        parts = path.relative_to(ROOT).with_suffix('').parts
        found['.'.join(parts[:-1] if parts[-1] == '__init__' else parts)] = path
    return found


MODULES = modules()


def knows_sphinx(module: str) -> bool:
    return module in SPHINX_MODULES or module.split('.')[1:2] == [SPHINX_ROOM]


def imported(module: str, source: str) -> Iterator[str]:
    """Every module that a text imports, wherever in it, also for type checking alone."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ''
            if node.level:
                is_package = module in MODULES and MODULES[module].name == '__init__.py'
                parents = module.split('.')[: (1 if is_package else 0) - node.level or None]
                base = '.'.join([*parents, base]) if base else '.'.join(parents)
            # "from sphinxcontrib_pubs import library" is an import of the room.
            yield from (f'{base}.{alias.name}' for alias in node.names) if base == PACKAGE else [base]


def violations(module: str, source: str) -> list[str]:
    """The imports of a module that its room may not have."""
    if knows_sphinx(module):
        return []
    room = ROOM_OF.get(module, module.split('.')[1])
    rooms, libraries = ROOMS[room]
    wrong = []
    for name in imported(module, source):
        top, _, rest = name.partition('.')
        if top != PACKAGE:
            if top not in sys.stdlib_module_names | libraries:
                wrong.append(name)
        elif (knows_sphinx(name) and rest) or rest.split('.')[0] in {*ROOMS, SPHINX_ROOM} - rooms - {room}:
            wrong.append(name)
    return wrong


@pytest.mark.parametrize('module', MODULES)
def test_a_module_imports_only_rooms_to_its_left(module: str) -> None:
    assert violations(module, MODULES[module].read_text(encoding='utf8')) == []


def circle(sources: Mapping[str, str]) -> list[str]:
    """Modules that import each other in a circle, at once or when a function is called; [] where none do."""
    imports = {module: set(_taken_from(ast.parse(source))) & sources.keys() for module, source in sources.items()}
    try:
        graphlib.TopologicalSorter(imports).prepare()
    except graphlib.CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def _taken_from(node: ast.AST) -> Iterator[str]:
    """The modules that a text imports when it runs, and what may be modules in them."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ImportFrom):
            yield from (f'{child.module}.{alias.name}' for alias in child.names)
            yield child.module or ''
        elif not (isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == 'TYPE_CHECKING'):
            yield from _taken_from(child)


def test_no_modules_import_each_other_in_a_circle() -> None:
    # Neither where a function imports late: whoever reads one of them would have to know the others first.
    packages = {name for name, path in MODULES.items() if path.name == '__init__.py'}
    assert (
        circle({name: path.read_text(encoding='utf8') for name, path in MODULES.items() if name not in packages}) == []
    )


def test_a_circle_is_found_also_of_late_imports_and_not_of_types() -> None:
    behind = 'from p import a'
    assert set(circle({'p.a': 'def late():\n    from p.b import x', 'p.b': behind})) == {'p.a', 'p.b'}
    assert circle({'p.a': 'if TYPE_CHECKING:\n    from p.b import x', 'p.b': behind}) == []


def test_a_build_imports_nothing_that_asks_the_network() -> None:
    for module in filter(knows_sphinx, MODULES):
        for name in imported(module, MODULES[module].read_text(encoding='utf8')):
            top, _, rest = name.partition('.')
            assert top not in {'requests', 'urllib3', 'httpx', 'socket', 'http'}, module
            assert top != PACKAGE or rest.partition('.')[0] not in NOT_IN_A_BUILD, module


def test_every_room_is_in_the_table_and_on_the_page_that_tells_of_them() -> None:
    folders = {path.parent.name for path in (ROOT / PACKAGE).glob('*/__init__.py')}
    assert folders == {*ROOMS, SPHINX_ROOM}
    page = (ROOT / 'docs' / 'development' / 'rooms.md').read_text(encoding='utf8')
    table = page.partition('| room |')[2].partition('\n\n')[0]
    told = dict(re.findall(r'^\| `(\w+)` \| (.*) \|$', table, re.MULTILINE))
    assert told.keys() == folders
    for room, words in told.items():
        inside = {path.stem for path in (ROOT / PACKAGE / room).iterdir()}
        # What is set as code there is a part of the room, or the command.
        assert set(re.findall(r'`([\w-]+)`', words)) <= inside | {'sphinx-pubs'}, room


@pytest.mark.parametrize(
    ('module', 'source'),
    [
        ('model.dates', 'from sphinxcontrib_pubs.sources import load'),
        ('library.sort', 'from sphinxcontrib_pubs.format.apa import render'),
        ('library.sort', 'from sphinxcontrib_pubs import format'),
        ('library.sort', 'from ..sources import load'),
        ('library.sort', 'import yaml'),
        ('sources.markdown', 'import sphinx.util'),
        ('render.html', 'if TYPE_CHECKING:\n    from sphinxcontrib_pubs.sphinx_ext.nodes import entries'),
        ('render.html', 'def late():\n    from sphinx.util import logging'),
        ('banner.gradient', 'import sphinxcontrib_pubs.model'),
        ('banner.gradient', 'from sphinxcontrib_pubs.banner.extension import setup_banner'),
        ('cli', 'from sphinxcontrib_pubs.sphinx_ext import config'),
        ('__main__', 'from sphinxcontrib_pubs.sphinx_ext import config'),
    ],
)
def test_an_import_the_other_way_is_found(module: str, source: str) -> None:
    assert len(violations(f'{PACKAGE}.{module}', source)) == 1


def test_an_import_the_right_way_is_not_found() -> None:
    source = (
        'import os.path\n'
        'from sphinxcontrib_pubs.model import Person\n'
        'from . import fold\n'
        'from sphinxcontrib_pubs import __version__'
    )
    assert violations(f'{PACKAGE}.library.sort', source) == []


WITHOUT_SPHINX = """
import importlib, importlib.abc, sys

class Absent(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] in {'sphinx', 'myst_parser', 'sphinx_design', 'sphinxcontrib', 'furo'}:
            raise ModuleNotFoundError(f'No module named {name!r}', name=name)

sys.meta_path.insert(0, Absent())
for name in sys.argv[1:]:
    importlib.import_module(name)
assert 'sphinx' not in sys.modules
"""


def test_what_knows_no_sphinx_imports_without_it() -> None:
    names = [name for name in MODULES if name in {PACKAGE, f'{PACKAGE}.banner'} or not knows_sphinx(name)]
    run = subprocess.run(
        [sys.executable, '-c', WITHOUT_SPHINX, *names], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert run.returncode == 0, run.stderr


def test_the_absence_of_sphinx_is_felt() -> None:
    run = subprocess.run(
        [sys.executable, '-c', WITHOUT_SPHINX, 'sphinx.util'], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert "No module named 'sphinx'" in run.stderr
