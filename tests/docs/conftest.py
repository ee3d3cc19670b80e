"""The documentation, built once for all tests of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import html5lib
import pytest

from tests.sphinx_build import run_sphinx

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / 'docs'


#: How many seconds a process waits for the one that builds.
_PATIENCE = 600


@pytest.fixture(scope='session')
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as sphinx-build writes them, every warning an error; built once for all processes of a run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if 'PYTEST_XDIST_WORKER' in os.environ else base) / 'docs-of-this-run'
    outdir, said = folder / 'html', folder / 'said'
    try:
        folder.mkdir()
    except FileExistsError:  # by another process, which builds
        until = time.monotonic() + _PATIENCE
        while not said.exists() and time.monotonic() < until:
            time.sleep(0.2)
    else:
        run = run_sphinx(DOCS, outdir, 'html')
        unfinished = folder / 'unfinished'
        unfinished.write_text(f'{run.returncode}\n{run.stderr}', encoding='utf8')
        unfinished.rename(said)
    status, _, warnings = said.read_text(encoding='utf8').partition('\n')
    assert status == '0', warnings
    assert 'WARNING' not in warnings
    return outdir


def blocks_of(page: str, language: str) -> list[str]:
    """What stands in the fences of a page of Markdown that name a language."""
    return re.findall(rf'^```{language}\n(.*?)^```$', page, re.MULTILINE | re.DOTALL)


def shell(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command as a reader types it, with the programs that stand beside this Python; errors stand in its output."""
    path = f'{Path(sys.executable).parent}{os.pathsep}{os.environ["PATH"]}'
    return subprocess.run(
        ['bash', '-c', command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding='utf8',
        cwd=folder,
        env={**os.environ, 'PATH': path, **environment},
        check=False,
    )


def entries_of(html: str) -> list[str]:
    """The words of each entry of a page, its white space as a reader sees it."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    entries = [each for each in tree.iter('li') if 'pubs-entry' in (each.get('class') or '').split()]
    return [' '.join(''.join(entry.itertext()).split()) for entry in entries]
