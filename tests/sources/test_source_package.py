"""A source of another package: the example of the documentation, installed as far as Python looks."""

from __future__ import annotations

import importlib
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.cli import main
from sphinxcontrib_pubs.sources import registry
from sphinxcontrib_pubs.sources.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent / 'source_package'
LIST = """\
%A Roe, Ada
%A Ito, Bo
%T On <i>lamps</i> of
the coast
%J Journal of Lights
%V 9
%P 1-12
%D 2021
%R 10.5555/lamps

%A Lind, Cy
%D soon
%Q what nobody knows
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Puts the package on the path with what an installer writes of it, and its list into a folder."""
    points = tomllib.loads((PACKAGE / 'pyproject.toml').read_text('utf8'))['project']['entry-points'][registry.GROUP]
    folder = tmp_path / 'refer_source-1.0.dist-info'
    folder.mkdir()
    (folder / 'METADATA').write_text('Metadata-Version: 2.1\nName: refer-source\nVersion: 1.0\n', 'utf8')
    lines = ''.join(f'{name} = {value}\n' for name, value in points.items())
    (folder / 'entry_points.txt').write_text(f'[{registry.GROUP}]\n{lines}', 'utf8')
    (tmp_path / 'list.enw').write_text(LIST, 'utf8')
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.syspath_prepend(str(PACKAGE))
    importlib.invalidate_caches()
    registry.formats.cache_clear()
    yield tmp_path
    registry.formats.cache_clear()
    sys.modules.pop('refer_source', None)


def test_the_example_reads_its_files(installed: Path) -> None:
    reading = load(installed / 'list.enw')
    lamps, other = reading.publications
    assert [each.person.family for each in lamps.contributors] == ['Roe', 'Ito']
    assert lamps.title_text == 'On lamps of the coast'
    assert [str(part.kind) for part in lamps.title if not isinstance(part, str)] == ['emphasis']
    assert (lamps.venue and lamps.venue.name) == 'Journal of Lights'
    assert (lamps.volume, lamps.page, lamps.year) == ('9', '1–12', 2021)
    assert (lamps.source.line, lamps.source.end_line, other.source.line) == (1, 9, 11)
    assert dict(lamps.extra)['%R'] == '10.5555/lamps'
    assert dict(other.extra)['%Q'] == 'what nobody knows'
    assert other.status == 'soon'


def test_a_file_of_another_name_is_recognised(installed: Path) -> None:
    (installed / 'list.txt').write_text(LIST, 'utf8')
    assert [each.key for each in load(installed / 'list.txt').publications] == ['roe2021on', 'lind']


def test_what_is_no_such_file_is_refused(installed: Path) -> None:
    (installed / 'list.enw').write_text('Nothing\n', 'utf8')
    (problem,) = load(installed / 'list.enw', name='list.enw').problems
    assert str(problem).startswith('list.enw:1:1: error: no line begins with a sign such as "%A"')


def test_the_command_line_knows_it(installed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['convert', str(installed / 'list.enw'), '--to', 'ris']) == 0
    assert 'TI  - On lamps of the coast' in capsys.readouterr().out
