"""Real works are set, and cited, as citeproc-js does it, which is a tool of these tests alone."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from csl import FLOORS, cited_by_citeproc_js, cited_by_us, differences, set_by_citeproc_js, set_by_us
from csl_works import items_of, works

if TYPE_CHECKING:
    from pathlib import Path

    from sphinxcontrib_pubs.model import Publication

#: Every second one is enough to see a fault, and takes half the time.
STEP = 2


@pytest.fixture(scope='module')
def citeproc_js(node_modules: Path) -> Path:
    if shutil.which('node') is None or not (node_modules / 'citeproc').is_dir():
        pytest.skip('citeproc-js is not installed')
    return node_modules


@pytest.fixture(scope='module')
def publications(corpus: Path) -> list[Publication]:
    return works(corpus)[::STEP]


@pytest.fixture(scope='module')
def compared(citeproc_js: Path, publications: list[Publication]) -> dict[str, list[str]]:
    return set_by_citeproc_js(items_of(publications), citeproc_js)


@pytest.fixture(scope='module')
def cited(citeproc_js: Path, publications: list[Publication]) -> dict[str, list[str]]:
    return cited_by_citeproc_js(items_of(publications), citeproc_js)


@pytest.mark.parametrize('name', FLOORS)
def test_lines_are_those_of_citeproc_js(
    name: str, publications: list[Publication], compared: dict[str, list[str]]
) -> None:
    result = set_by_us(publications, name)
    assert result.share(compared[name]) >= FLOORS[name], '\n'.join(differences(result.lines, compared[name])[:20])


@pytest.mark.parametrize('name', FLOORS)
def test_citations_are_those_of_citeproc_js(
    name: str, publications: list[Publication], cited: dict[str, list[str]]
) -> None:
    ours = cited_by_us(publications, name)
    assert ours == cited[name], '\n'.join(differences(ours, cited[name])[:20])
