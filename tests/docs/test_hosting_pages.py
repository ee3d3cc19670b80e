"""The pages on hosting and on checks: their configuration is whole, and the commands in it do what they are for."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.docs.conftest import DOCS, ROOT, blocks_of, shell

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {name: (DOCS / f'{name}.md').read_text(encoding='utf8') for name in ('hosting', 'continuous-integration')}


def commands_in(configuration: Any) -> list[str]:
    """The commands of a workflow of GitHub or GitLab, wherever it has them."""
    if isinstance(configuration, list):
        return [command for each in configuration for command in commands_in(each)]
    if not isinstance(configuration, dict):
        return []
    own = [configuration['run']] if 'run' in configuration else configuration.get('script', [])
    return [*own, *(command for value in configuration.values() for command in commands_in(value))]


COMMANDS = sorted(
    {
        command
        for page in PAGES
        for block in blocks_of(PAGES[page], 'yaml')
        for command in commands_in(yaml.safe_load(block))
        if ' pip install ' not in command
    }
)


@pytest.fixture(scope='module')
def repository(tmp_path_factory: pytest.TempPathFactory, seed: Path) -> Path:
    """A repository with a site in ``docs``, as the pages speak of it."""
    folder = tmp_path_factory.mktemp('repository')
    docs = shutil.copytree(DOCS / 'projects' / 'harbour-lab', folder / 'docs')
    (docs / 'publications.md').write_bytes(seed.read_bytes())
    return folder


@pytest.mark.parametrize('command', COMMANDS)
def test_a_command_of_a_workflow_succeeds(command: str, repository: Path) -> None:
    done = shell(command.replace('python ', f'{sys.executable} ', 1), repository)
    assert done.returncode == 0, done.stdout


def test_the_workflows_build_check_and_publish_what_they_build() -> None:
    assert [command.split()[0] for command in COMMANDS] == ['python', 'python', 'sphinx-pubs', 'sphinx-pubs']
    github, gitlab = map(yaml.safe_load, blocks_of(PAGES['hosting'], 'yaml')[1:])
    (published,) = (
        step['with']['path'] for step in github['jobs']['pages']['steps'] if 'upload' in step.get('uses', '')
    )
    assert published == gitlab['pages']['artifacts']['paths'][0] == COMMANDS[0].split()[-1] == 'public'


def test_read_the_docs_has_the_keys_that_ours_has() -> None:
    shown = yaml.safe_load(blocks_of(PAGES['hosting'], 'yaml')[0])
    ours = yaml.safe_load((ROOT / '.readthedocs.yaml').read_text(encoding='utf8'))
    assert {key: shown[key] for key in ('version', 'build', 'sphinx')} == {
        key: ours[key] for key in ('version', 'build', 'sphinx')
    }
    assert shown['search']['ignore'][0] == 'publications.html'


def test_the_address_is_the_one_of_the_service_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    (shown,) = blocks_of(PAGES['hosting'], 'python')
    for address in ('https://lab.example/', 'https://lab.readthedocs.example/en/latest/'):
        if 'readthedocs' in address:
            monkeypatch.setenv('READTHEDOCS_CANONICAL_URL', address)
        else:
            monkeypatch.delenv('READTHEDOCS_CANONICAL_URL', raising=False)
        namespace: dict[str, object] = {}
        exec(shown, namespace)
        assert namespace['html_baseurl'] == address


def test_the_local_hook_is_the_one_that_this_repository_brings() -> None:
    (local,) = (
        each for each in map(yaml.safe_load, blocks_of(PAGES['continuous-integration'], 'yaml')) if 'repos' in each
    )
    hook = local['repos'][0]['hooks'][0]
    brought = yaml.safe_load((ROOT / '.pre-commit-hooks.yaml').read_text(encoding='utf8'))
    ours = next(each for each in brought if each['id'] == 'sphinx-pubs-check')
    assert {key: hook[key] for key in ('name', 'entry', 'language', 'files')} == {
        key: ours[key] for key in ('name', 'entry', 'language', 'files')
    }
    assert all(f'`{each["id"]}`' in PAGES['continuous-integration'] for each in brought)


def test_the_hook_that_mends_lets_a_commit_pass_when_nothing_is_left(tmp_path: Path, seed: Path) -> None:
    brought = yaml.safe_load((ROOT / '.pre-commit-hooks.yaml').read_text(encoding='utf8'))
    hook = next(each for each in brought if each['id'] == 'sphinx-pubs-fix')
    page = tmp_path / 'publication.md'
    page.write_bytes(seed.read_bytes())
    assert re.search(hook['files'], page.name)
    command = [sys.executable, '-m', 'sphinxcontrib_pubs', *hook['entry'].split()[1:], page.name]
    after = []
    for _ in range(2):
        assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode == 0
        after.append(page.read_bytes())
    assert after[0] == after[1] != seed.read_bytes()
