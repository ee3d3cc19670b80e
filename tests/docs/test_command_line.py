"""The examples of the command line's page: every command is run, and says what the page says."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SEED
from tests.docs.conftest import DOCS, blocks_of, shell
from tests.sphinx_build import run_sphinx

if TYPE_CHECKING:
    from pathlib import Path

PAGE = DOCS / 'reference' / 'command-line.md'


#: The site that the examples of ``preview`` look at.
LAMPS = {
    'conf.py': "extensions = ['sphinxcontrib_pubs']\nhtml_baseurl = 'https://lamps.example/'\n"
    "pubs_paper_pages = 'abstract'\npubs_metadata = ['coins', 'json-ld']\nhtml_copy_source = False\n",
    'index.rst': 'Lamps\n=====\n\n.. toctree::\n\n   publications\n',
    'publications.rst': 'Publications\n============\n\n.. publications:: lamps.bib\n',
    'lamps.bib': '@article{berg, author = {Berg, Ann and Lind, Bo}, title = {Zinc lamps}, journal = {Lights}, '
    'year = 2021, abstract = {We lit lamps.}, pdf = {berg.pdf}}\n'
    '@book{lind, author = {Lind, Bo}, title = {Wicks}, year = 2022}\n',
    'berg.pdf': '%PDF-1.7\n',
}


@pytest.fixture(scope='module')
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once."""
    source = tmp_path_factory.mktemp('lamps')
    for name, text in LAMPS.items():
        (source / name).write_text(text, encoding='utf8')
    built = run_sphinx(source, source / '_build' / 'html', 'html')
    assert built.returncode == 0, built.stderr
    return source / '_build'


@pytest.fixture
def folder(tmp_path: Path, lamps: Path) -> Path:
    shutil.copytree(lamps, tmp_path / '_build')
    (tmp_path / 'publication.md').write_bytes(SEED.read_bytes())
    (tmp_path / 'people.yml').write_text('lin: {name: "Lin, J.", role: self}\nyang: Yang, Hongxia\n')
    return tmp_path


@pytest.mark.parametrize('block', blocks_of(PAGE.read_text(encoding='utf8'), 'console'))
def test_an_example_says_what_the_page_says(block: str, folder: Path) -> None:
    commands = re.split(r'^\$ ', block, flags=re.MULTILINE)[1:]
    assert commands
    for command in commands:
        line, _, expected = command.partition('\n')
        # A line with an ellipsis stands for any lines.
        pattern = re.sub(r'(?:^|(?<=\n))…\\?\n', r'(?:.*\\n)*?', re.escape(expected))
        said = shell(line, folder, COLUMNS='200').stdout
        assert re.fullmatch(pattern, said), f'{line}\n{said}'
