"""The README: its quick start works, its links lead somewhere, and PyPI shows it without what it does not have."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from docutils.nodes import make_id
from readme_renderer import markdown

from tests.docs.conftest import ROOT, shell

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (ROOT / 'README.md').read_text(encoding='utf8')
#: What needs a network or a screen.
_NOT_RUN = ('python3 -m pip install ', 'python3 -m webbrowser ')


def test_the_quick_start_makes_a_page_of_a_list_in_five_lines(tmp_path: Path, seed: Path) -> None:
    (block,) = re.findall(r'^## Quick start\n\n```console\n(.*?)^```$', TEXT, re.MULTILINE | re.DOTALL)
    commands = [line.removeprefix('$ ').partition('  #')[0].strip() for line in block.splitlines()]
    assert len(commands) == 5
    assert [commands[0].startswith(_NOT_RUN[0]), commands[4].startswith(_NOT_RUN[1])] == [True, True]
    (tmp_path / 'publications.md').write_bytes(seed.read_bytes())
    folder = tmp_path / 'empty'
    folder.mkdir()
    for command in commands[1:4]:
        done = shell(command.replace('pubs init', 'pubs init --yes'), folder, HOME=str(tmp_path))
        assert (done.returncode, 'WARNING' in done.stdout) == (0, False), command
    page = folder / commands[4].split()[-1]
    assert page.read_text(encoding='utf8').count('<li class="pubs-entry"') == 25


def test_the_figures_are_those_that_were_measured() -> None:
    figures = (ROOT / 'docs' / 'development' / 'performance.md').read_text(encoding='utf8')
    measured = dict(re.findall(r'^\| (\w+ to [\w, -]+) \| [\d.]+ \| ([\d.]+) \|', figures, re.MULTILINE))
    for sentence, name, most in (
        ('about a quarter of the time of the same list as plain Markdown', 'markdown to plain', 1 / 4),
        ('and half of its memory', 'markdown to plain, memory', 0.5),
        ('a sixteenth of the time of sphinxcontrib-bibtex', 'bibtex to sphinxcontrib-bibtex', 1 / 16),
    ):
        assert sentence in TEXT
        assert float(measured[name]) == pytest.approx(most, rel=0.1), name


@pytest.mark.parametrize('link', sorted(set(re.findall(r'\]\((?!https?://)([^)]+)\)', TEXT))))
def test_a_link_leads_to_a_file_and_a_heading_of_it(link: str) -> None:
    name, _, fragment = link.partition('#')
    text = (ROOT / name).read_text(encoding='utf8')
    assert not fragment or fragment in {make_id(heading) for heading in re.findall(r'^#+ (.*)$', text, re.MULTILINE)}


def test_the_pictures_are_there() -> None:
    assert [name for name in re.findall(r'src(?:set)?="([^"]*)"', TEXT) if not (ROOT / name).is_file()] == []


def test_pypi_shows_it_without_what_lies_in_the_repository() -> None:
    command = [sys.executable, '-m', 'hatch_fancy_pypi_readme']
    text = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, encoding='utf8').stdout
    assert re.findall(r'\]\((?!https?://)[^)]*\)|<(?:img|picture)', text) == []
    html = markdown.render(text)
    assert html is not None
    assert [re.sub(r'<[^>]*>', '', each) for each in re.findall(r'<h2.*?</h2>', html)] == re.findall(
        r'^## (.*)$', TEXT, re.MULTILINE
    )
    assert html.count('<table>') == 2
