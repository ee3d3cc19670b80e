"""BibTeX itself reads what is exported, and LaTeX sets what it makes of it."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from tests.export.exported import FILES, made_bibtex, publications_of, with_keys
from tests.export.strategies import publications

if TYPE_CHECKING:
    from pathlib import Path

    from sphinxcontrib_pubs.model import Publication

pytestmark = pytest.mark.latex

#: What a style says of an entry that its source tells too little of, or that BibTeX's own styles do not know, with the
#: line that it is about, and the number of such warnings.
WARNINGS = ('Warning--', '--line', '(There was', '(There were')
DOCUMENT = r"""\documentclass{article}
\usepackage{amsmath,amssymb,mathrsfs}
\usepackage[normalem]{ulem}
\usepackage{hyperref}
\begin{document}
\input{refs.bbl}
\end{document}
"""


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f'{name} is not installed')
    return found


def complaints(text: str, folder: Path) -> list[str]:
    """What BibTeX says of a file besides its warnings; the bibliography is ``refs.bbl``."""
    (folder / 'refs.bib').write_text(text, encoding='utf8')
    aux = '\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{refs}\n'
    (folder / 'refs.aux').write_text(aux, encoding='utf8')
    done = subprocess.run([program('bibtex'), '-terse', 'refs'], cwd=folder, capture_output=True, check=False)
    lines = done.stdout.decode(errors='replace').splitlines()
    return [line for line in lines if not line.startswith(WARNINGS) and line.strip()]


def test_bibtex_reads_every_file(corpus: Path, tmp_path: Path) -> None:
    real = sorted(path for path in corpus.glob('*/*') if path.suffix != '.tsv')
    for path in (*FILES, *real):
        assert complaints(made_bibtex(with_keys(publications_of(path))), tmp_path) == [], path.name


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(works=publications)
def test_bibtex_reads_whatever_stands_in_an_entry(works: list[Publication], tmp_path: Path) -> None:
    assert complaints(made_bibtex(with_keys(works)), tmp_path) == []


def test_latex_sets_what_bibtex_makes(tmp_path: Path) -> None:
    works = with_keys([each for path in FILES for each in publications_of(path)])
    assert complaints(made_bibtex(works), tmp_path) == []
    (tmp_path / 'main.tex').write_text(DOCUMENT, encoding='utf8')
    command = [program('lualatex'), '-interaction=nonstopmode', '-no-shell-escape', 'main.tex']
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    errors = [line for line in done.stdout.decode(errors='replace').splitlines() if line.startswith('! ')]
    assert errors == []
    assert (tmp_path / 'main.pdf').stat().st_size > 10_000


def test_biber_reads_every_file(tmp_path: Path) -> None:
    """BibLaTeX's own reader, once for all files, since it takes seconds to start."""
    works = with_keys([each for path in FILES for each in publications_of(path)])
    (tmp_path / 'refs.bib').write_text(made_bibtex(works), encoding='utf8')
    command = [program('biber'), '--tool', '--output-file', 'read.bib', 'refs.bib']
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert [line for line in done.stdout.splitlines() if line.startswith('ERROR')] == []
    read = (tmp_path / 'read.bib').read_text(encoding='utf8')
    found = re.findall(r'^@\w+\{(k\d+),', read, re.MULTILINE | re.IGNORECASE)
    assert set(found) == {each.key for each in works}
