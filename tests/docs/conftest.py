"""The documentation, built once for all tests of it."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

from tests.sphinx_build import run_sphinx

DOCS = Path(__file__).parent.parent.parent / 'docs'


@pytest.fixture(scope='session')
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as sphinx-build writes them, every warning an error."""
    outdir = tmp_path_factory.mktemp('docs') / 'html'
    run = run_sphinx(DOCS, outdir, 'html')
    assert run.returncode == 0, run.stderr
    assert 'WARNING' not in run.stderr
    return outdir


def entries_of(html: str) -> list[str]:
    """The words of each entry of a page, its white space as a reader sees it."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    entries = [each for each in tree.iter('li') if 'pubs-entry' in (each.get('class') or '').split()]
    return [' '.join(''.join(entry.itertext()).split()) for entry in entries]
