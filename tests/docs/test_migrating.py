"""The guides from other tools: each folder of files is built as its guide says, and every counterpart exists."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from sphinxcontrib.bibtex.directives import BibliographyDirective

from sphinxcontrib_pubs.banner.settings import SETTINGS
from sphinxcontrib_pubs.cli import main
from sphinxcontrib_pubs.library.select import parse_filter
from sphinxcontrib_pubs.sphinx_ext.config import VALUES
from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain
from sphinxcontrib_pubs.sphinx_ext.options import OPTIONS
from tests.docs.conftest import DOCS, entries_of
from tests.sphinx_build import run_sphinx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site

FOLDER = DOCS / 'migrating'
HORN = 'What a horn tells through fog'
REACH = 'The reach of a light on an uneven sea'
JOURNAL = 'Journal of Harbour Lights, 9(2), 101–118. https://doi.org/10.5555/reach.2022'
#: What the page of each guide shows: how its entries begin, in their order.
SHOWN = {
    'hugo': [
        f'Ostrow, J., Fenn, O., & Vale, M. (2023). {HORN}. Harbour Days, 44–53. [pdf]',
        f'Vale, M., & Ostrow, J. (2022). {REACH}. {JOURNAL}',
    ],
    'hugo-blox': [
        f'Jon Ostrow*, Ola Fenn*, & Mara Vale. (2023, June). {HORN}. Harbour Days. [Slides] [Recording]',
        f'Mara Vale, & Jon Ostrow. (2022). {REACH}. {JOURNAL} [PDF]Abstract',
    ],
    'al-folio': [
        f'Jon Ostrow, Ola Fenn, & Mara Vale. (2023). {HORN}. International Conference on Harbours',
        f'Mara Vale*, & Jon Ostrow*. (2022). {REACH}. Journal of Harbour Lights',
    ],
    'bibtex': [
        f'Jon Ostrow, Ola Fenn, and Mara Vale. 2023. {HORN}. In Harbour Days.',
        f'Mara Vale and Jon Ostrow. 2022. {REACH}. Journal of Harbour Lights.',
    ],
    'by-hand': [
        f'Vale, M., & Ostrow, J. (2022). {REACH}. Journal of Harbour Lights, 9(2), 101-118.',
        'Quill, D., & Vale, M. (2019). Hearing bells at low tide. Journal of Harbour Lights, 6, 1-17.',
        f'Ostrow, J., Fenn, O., & Vale, M. (2023). {HORN}. Harbour Days, 44-53. Best paper [slides]',
    ],
    'bibbase': [
        f'Ostrow, J., Fenn, O., & Vale, M. (2023). {HORN}. Harbour Days. [Slides]Keywords',
        f'Vale, M., & Ostrow, J. (2022). {REACH}. Journal of Harbour Lights. [PDF] [Logbook]Abstract',
    ],
}
_LITERAL = re.compile(r'(?<!`)`(?!`)([^`]+)`(?!`)')
_FILTER = re.compile(r'`:filter: ([^`]+)`')


def guide(name: str) -> str:
    return (FOLDER / f'{name}.md').read_text(encoding='utf8')


def counterparts(name: str) -> list[str]:
    """The last cells of the rows of a guide's tables."""
    rows = [line for line in guide(name).splitlines() if line.startswith('| ')]
    return [re.split(r'(?<!\\) \| ', row.strip('| '))[-1].replace('\\|', '|') for row in rows]


def test_every_guide_is_tested_and_listed() -> None:
    assert {path.stem for path in FOLDER.glob('*.md')} == {'index', *SHOWN}
    assert all(f'({name}.md)' in guide('index') for name in SHOWN)


@pytest.mark.parametrize('name', SHOWN)
def test_the_files_make_the_page_that_the_guide_shows(name: str, tmp_path: Path) -> None:
    run = run_sphinx(FOLDER / name, tmp_path / 'html', 'html')
    assert (run.returncode, 'WARNING' in run.stderr) == (0, False), run.stderr
    html = (tmp_path / 'html' / 'publications.html').read_text(encoding='utf8')
    found = zip(entries_of(html), SHOWN[name], strict=True)
    assert [(line, beginning) for line, beginning in found if not line.startswith(beginning)] == []
    assert ('class="pubs-banner__title"' in html) is (name == 'hugo')
    assert 'documentation</title>' not in html


@pytest.mark.parametrize('name', SHOWN)
def test_a_guide_shows_all_its_files(name: str) -> None:
    files = {path for path in (FOLDER / name).rglob('*.*') if path.suffix not in ('.svg', '.pdf')}
    assert {FOLDER / shown for shown in re.findall(r'^```\{literalinclude\} (.*)$', guide(name), re.MULTILINE)} == files


@pytest.mark.parametrize('name', SHOWN)
def test_every_counterpart_exists(name: str) -> None:
    settings = {*VALUES, *SETTINGS}
    for cell in counterparts(name):
        for literal in _LITERAL.findall(cell):
            if (option := re.match(r':([a-z-]+):', literal)) and not literal.startswith(':pub:'):
                assert option[1] in OPTIONS, literal
            if setting := re.match(r'pubs_\w+', literal):
                assert setting[0] in settings, literal
        for role in re.findall(r':pub:(\w+):|\{pub:(\w+)\}', cell):
            assert max(role) in PublicationDomain.roles, cell
        for expression in _FILTER.findall(cell):
            assert parse_filter(expression).fields


def test_the_commands_of_the_step_further_succeed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (block,) = re.findall(r'^```console\n(.*?)^```$', guide('by-hand'), re.MULTILINE | re.DOTALL)
    shutil.copy(FOLDER / 'by-hand' / 'publications.rst', tmp_path)
    monkeypatch.chdir(tmp_path)
    assert [main(line.removeprefix('$ sphinx-pubs ').split()) for line in block.splitlines()] == [0, 0]
    assert (tmp_path / 'publications.bib').read_text(encoding='utf8').count('@') == 3


def test_every_option_of_the_other_extension_has_its_row() -> None:
    text = guide('bibtex')
    assert len(BibliographyDirective.option_spec) > 8
    assert [name for name in BibliographyDirective.option_spec if f'`:{name}:' not in text] == []


def test_the_other_extension_shows_the_same_works(make_site: Callable[..., Site]) -> None:
    """The page before the move, built by what it was written for."""
    before = re.findall(r'^```rst\n(As :cite.*?)^```$', guide('bibtex'), re.MULTILINE | re.DOTALL)[0]
    files = {'index.rst': f'Publications\n============\n\n{before}', 'refs.bib': FOLDER / 'bibtex' / 'refs.bib'}
    site = make_site(files, extensions=['sphinxcontrib.bibtex'], bibtex_bibfiles=['refs.bib'])
    words = ' '.join(site.build('text').text('index.txt').split())
    assert [title in words for title in (HORN, REACH, 'A history of lamps')] == [True, True, False]
