"""A style of another package: the example of the documentation, installed as far as Python looks."""

from __future__ import annotations

import importlib
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.format import ENTRY_POINT_GROUP, StyleError, WholeStyle, style_named, style_names, styles
from sphinxcontrib_pubs.model import Span, Venue, plain_text
from tests.format.csl.works import LAMPS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PACKAGE = Path(__file__).parent / 'style_package'


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[dict[str, str]], None]]:
    """Puts the package on the path with what an installer writes of it: its name and its entry points."""
    caches = (styles._registered, styles._loaded)

    def install(points: dict[str, str]) -> None:
        folder = tmp_path / 'lighthouse_style-1.0.dist-info'
        folder.mkdir()
        (folder / 'METADATA').write_text('Metadata-Version: 2.1\nName: lighthouse-style\nVersion: 1.0\n', 'utf8')
        lines = [f'{name} = {value}\n' for name, value in points.items()]
        (folder / 'entry_points.txt').write_text(f'[{ENTRY_POINT_GROUP}]\n{"".join(lines)}', 'utf8')
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.syspath_prepend(str(PACKAGE))
        importlib.invalidate_caches()
        for each in caches:
            each.cache_clear()

    yield install
    for each in caches:
        each.cache_clear()
    sys.modules.pop('lighthouse_style', None)


def test_the_example_is_a_style_by_its_name(installed: Callable[[dict[str, str]], None]) -> None:
    project = tomllib.loads((PACKAGE / 'pyproject.toml').read_text('utf8'))['project']
    installed(project['entry-points'][ENTRY_POINT_GROUP])
    assert style_names() == ['apa', 'as-written', 'short', 'acm', 'cv', 'lighthouse']
    style = style_named('lighthouse')
    assert isinstance(style, WholeStyle)
    line = style(LAMPS._replace(venue=Venue('KDD', highlighted=True)))
    assert plain_text(line) == '“Lamps of the harbour” — KDD, 2021'
    marked = [part.classes[0] for part in line if isinstance(part, Span)]
    assert marked == ['pubs-title', 'pubs-venue', 'pubs-year']
    assert plain_text(style(LAMPS._replace(verbatim=True, as_written=('as it is',)))) == 'as it is'


@pytest.mark.parametrize(
    ('value', 'message'),
    [
        ('no_such_module:style', "the style 'broken' cannot be imported from no_such_module:style: No module named"),
        ('lighthouse_style:nothing', "the style 'broken' cannot be imported from lighthouse_style:nothing: module"),
        ('lighthouse_style:__doc__', "the style 'broken' is no function: lighthouse_style:__doc__"),
    ],
)
def test_a_package_with_a_fault_costs_its_own_style_alone(
    installed: Callable[[dict[str, str]], None], value: str, message: str
) -> None:
    installed({'broken': value, 'apa': 'no_such_module:style'})
    with pytest.raises(StyleError) as found:
        style_named('broken')
    assert str(found.value).startswith(message)
    assert plain_text(style_named('apa')(LAMPS)).startswith('Mei Ito')
