"""What CONTRIBUTING.md tells a newcomer to look at is there, and its first change begins as it says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.docs.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (ROOT / 'CONTRIBUTING.md').read_text(encoding='utf8')
PATHS = sorted(
    {*re.findall(r'`((?:tests|docs|sphinxcontrib_pubs|\.ci)/[\w./]+)`', TEXT), *re.findall(r'\]\((docs/[^)]+)\)', TEXT)}
)


@pytest.mark.parametrize('path', [path for path in PATHS if 'mine' not in path])
def test_what_is_named_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_first_change_begins_with_a_test_that_fails_for_the_new_format(tmp_path: Path) -> None:
    sources = tmp_path / 'tests' / 'sources'
    sources.mkdir(parents=True)
    for copy in re.findall(r'`cp (?:-r )?(\S+) (\S+)`', TEXT):
        source, target = ROOT / copy[0], tmp_path / copy[1]
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    test = sources / 'test_mine.py'
    text = test.read_text(encoding='utf8').replace("'source_package'", "'mine'")
    command = [
        sys.executable,
        '-m',
        'pytest',
        '-q',
        '-n0',
        '-p',
        'no:cacheprovider',
        '-c',
        str(ROOT / 'pyproject.toml'),
    ]
    for list_of_mine, status in ((text, 0), (text.replace('%', '#'), 1)):
        test.write_text(list_of_mine, encoding='utf8')
        done = subprocess.run([*command, str(test)], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == status, done.stdout
