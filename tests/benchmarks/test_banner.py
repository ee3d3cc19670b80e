"""The benchmark of banners builds what it says: pages with a banner, without one, and without the extension."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from banner import PROJECTS, page

SCRIPT = Path(__file__).parent / 'banner.py'


def test_every_project_is_built_in_every_round() -> None:
    command = [sys.executable, SCRIPT, '-n', '3', '--rounds', '2', '--json']
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout)
    assert result['pages'] == 3
    assert set(result['seconds']) == set(PROJECTS)
    assert all(len(seconds) == 2 and min(seconds) > 0 for seconds in result['seconds'].values())


def test_pages_differ_in_their_banner_alone() -> None:
    with_banner, without = (page(7, banner=banner).splitlines() for banner in (True, False))
    added = [line for line in with_banner if line not in without]
    assert added[0] == 'header:' and 'background' in added[1]
    assert [line for line in with_banner if line not in added] == without
