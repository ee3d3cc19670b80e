"""A reader of another package that has a fault costs what it would have read, and is told."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.cli import main
from sphinxcontrib_pubs.sources import registry
from sphinxcontrib_pubs.sources.load import load
from tests.sources.test_source_package import LIST, PACKAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Site

#: Modules with a fault each: one that ends while it is imported, and formats whose functions raise.
FAULTS = """\
from sphinxcontrib_pubs.sources.registry import Format

def fail(*_):
    raise KeyError('lamp')

def give_nothing(page):
    return None

FAILS = Format('fails', fail, ('.fails',))
GIVES_NOTHING = Format('gives-nothing', give_nothing, ('.none',))
CANNOT_LOOK = Format('cannot-look', give_nothing, ('.look',), fail)
ONE_SUFFIX = Format('one-suffix', give_nothing, '.one')
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[dict[str, str]], Path]]:
    """Puts packages on the path with what an installer writes of them, and a list into a folder."""

    def put(points: dict[str, str]) -> Path:
        folder = tmp_path / 'broken_source-1.0.dist-info'
        folder.mkdir()
        (folder / 'METADATA').write_text('Metadata-Version: 2.1\nName: broken-source\nVersion: 1.0\n', 'utf8')
        lines = ''.join(f'{name} = {value}\n' for name, value in points.items())
        (folder / 'entry_points.txt').write_text(f'[{registry.GROUP}]\n{lines}', 'utf8')
        (tmp_path / 'list.enw').write_text(LIST, 'utf8')
        (tmp_path / 'faulty_source.py').write_text(FAULTS, 'utf8')
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.syspath_prepend(str(PACKAGE))
        importlib.invalidate_caches()
        registry.formats.cache_clear()
        return tmp_path

    yield put
    registry.formats.cache_clear()
    sys.modules.pop('refer_source', None)
    sys.modules.pop('faulty_source', None)


@pytest.mark.parametrize(
    ('value', 'message'),
    [
        ('no_such_module:FORMAT', "cannot be imported from {}: ModuleNotFoundError: No module named 'no_such_module'"),
        (
            'refer_source:NOTHING',
            "cannot be imported from {}: AttributeError: module 'refer_source' has no attribute 'NOTHING'",
        ),
        ('refer_source:read', 'is no Format with a tuple of suffixes: {}'),
        ('faulty_source:ONE_SUFFIX', 'is no Format with a tuple of suffixes: {}'),
    ],
)
def test_a_reader_that_cannot_be_had_costs_its_own_files_alone(
    install: Callable[[dict[str, str]], Path], capsys: pytest.CaptureFixture[str], value: str, message: str
) -> None:
    folder = install({'broken': value, 'refer': 'refer_source:FORMAT'})
    assert len(load(folder / 'list.enw').publications) == 2
    (problem,) = load(folder / 'list.enw', name='list.enw', format='broken').problems
    message = f"the reader 'broken' {message.format(value)}"
    told = f'{message} (mend the package that registers it, or remove it) [source-reader]'
    assert str(problem) == f'list.enw:1:1: error: {told}'
    (folder / 'list.unknown').write_text('...', 'utf8')
    (problem,) = load(folder / 'list.unknown').problems
    assert (problem.code, problem.hint.partition('; ')[2]) == ('source-format', message)
    assert main(['check', '--from', 'broken', str(folder / 'list.enw')]) == 2
    assert capsys.readouterr().err.splitlines()[0].endswith(f'error: {told}')


def test_a_reader_that_raises_costs_the_file_alone(install: Callable[[dict[str, str]], Path]) -> None:
    folder = install({'fails': 'faulty_source:FAILS', 'gives-nothing': 'faulty_source:GIVES_NOTHING'})
    for name, message in (
        ('list.fails', "the reader 'fails' failed: KeyError: 'lamp'"),
        ('list.none', "the reader 'gives-nothing' gave NoneType"),
    ):
        (folder / name).write_text(LIST, 'utf8')
        (problem,) = load(folder / name).problems
        assert (problem.code, problem.message) == ('source-reader', message)


def test_a_look_that_raises_leaves_the_file_to_its_suffix(install: Callable[[dict[str, str]], Path]) -> None:
    folder = install({'cannot-look': 'faulty_source:CANNOT_LOOK'})
    (folder / 'list.md').write_text('- Roe, A. (2021). _On lamps._ **KDD**.\n', 'utf8')
    reading = load(folder / 'list.md')
    assert [each.title_text for each in reading.publications] == ['On lamps']
    assert [each.message for each in reading.problems] == [
        "the reader 'cannot-look' failed to look at it: KeyError: 'lamp'"
    ]
    (folder / 'list.what').write_text('...', 'utf8')
    assert [each.code for each in load(folder / 'list.what').problems] == ['source-reader']


def test_a_broken_package_ends_no_build(
    install: Callable[[dict[str, str]], Path], make_site: Callable[..., Site]
) -> None:
    install({'broken': 'no_such_module:FORMAT'})
    page = '# Lists\n\n```{publications}\n:format: broken\n\n%A Roe\n```\n'
    page += '\n```{publications}\n- Roe, A. (2021). _On lamps._ **KDD**.\n```\n'
    site = make_site({'index.md': page})
    built = site.build()
    (warning,) = built.warnings.splitlines()
    assert f"{site.srcdir / 'index.md'}:6:1: WARNING: the reader 'broken' cannot be imported" in warning
    assert '[pubs.source-reader]' in warning
    assert built.text('index.html').count('class="pubs-entry"') == 1
