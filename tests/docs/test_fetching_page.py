"""The page on fetching: its commands are run against a server of our own, and its lock is what they write."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from sphinxcontrib_pubs.cli.command import make_parser
from tests.docs.conftest import DOCS, blocks_of, shell
from tests.registry_server import Registries

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (DOCS / 'fetching.md').read_text(encoding='utf8')
LOCK = DOCS / 'fetching' / 'publications.lock.yml'
_DAY = re.compile(r'(Crossref, |retrieved: )20\d\d-\d\d-\d\d')


def commands() -> Iterator[tuple[str, str]]:
    """The commands of the page in their order, each with what it says; a run is one story."""
    for block in blocks_of(PAGE, 'console'):
        for command in re.split(r'^\$ ', block, flags=re.MULTILINE)[1:]:
            line, _, said = command.partition('\n')
            yield line, said


def settled(text: str) -> str:
    """The text without the days on which something was fetched."""
    return _DAY.sub(r'\1DAY', text)


def pattern_of(said: str) -> str:
    """What a command may say: an ellipsis stands for anything within its line, and by itself for any lines."""
    lines = settled(said).splitlines(keepends=True)
    return ''.join(r'(?:.*\n)*?' if line == '…\n' else re.escape(line).replace('…', '.*') for line in lines)


@pytest.fixture(scope='module')
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp('quay')
    shutil.copy(DOCS / 'fetching' / 'quay.txt', folder)
    return folder


def test_the_recorded_run_is_what_a_run_says_and_writes(folder: Path) -> None:
    with Registries() as registries:
        for number, (line, expected) in enumerate(commands()):
            done = shell(line, folder, **registries.environment, NO_PROXY='127.0.0.1')
            assert re.fullmatch(pattern_of(expected), settled(done.stdout)), f'{line}\n{done.stdout}'
            if number == 1:
                written = (folder / 'publications.lock.yml').read_text(encoding='utf8')
    assert settled(written) == settled(LOCK.read_text(encoding='utf8'))


def test_the_list_is_made_of_both_files(site: Path) -> None:
    html = (site / 'fetching.html').read_text(encoding='utf8')
    assert html.count('<li class="pubs-entry') == 3
    assert 'We lit <em>zinc</em> lamps' in html
    assert 'href="https://doi.org/10.5555/wick.2024.retraction"' in html


def test_the_workflow_calls_the_command_as_it_is() -> None:
    (workflow,) = map(yaml.safe_load, blocks_of(PAGE, 'yaml'))
    runs = [step['run'] for step in workflow['jobs']['fetch']['steps'] if 'run' in step]
    (called,) = (run for run in runs if run.startswith('sphinx-pubs '))
    options = make_parser().parse_args(shlex.split(called)[1:])
    assert options.yes and options.wanted == [] and options.lock == Path('docs/publications.lock.yml')
