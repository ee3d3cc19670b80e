"""Lines of real works are set as citeproc-js sets them, which is a tool of these tests alone."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from csl import FLOORS, differences, set_by_citeproc_js, set_by_us
from csl_works import items_of, works

if TYPE_CHECKING:
    from pathlib import Path

    from sphinxcontrib_pubs.model import Publication

#: Every second one is enough to see a fault, and takes half the time.
STEP = 2


@pytest.fixture(scope='module')
def compared(node_modules: Path, corpus: Path) -> tuple[list[Publication], dict[str, list[str]]]:
    if shutil.which('node') is None or not (node_modules / 'citeproc').is_dir():
        pytest.skip('citeproc-js is not installed')
    publications = works(corpus)[::STEP]
    return publications, set_by_citeproc_js(items_of(publications), node_modules)


@pytest.mark.parametrize('name', FLOORS)
def test_lines_are_those_of_citeproc_js(name: str, compared: tuple[list[Publication], dict[str, list[str]]]) -> None:
    publications, theirs = compared
    result = set_by_us(publications, name)
    assert result.share(theirs[name]) >= FLOORS[name], '\n'.join(differences(result.lines, theirs[name])[:20])
