"""The benchmark measures what it says: real builds, of lists that are the same on every machine."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from seed_style import make_list

SCRIPT = Path(__file__).parent / 'build.py'


def test_a_list_is_the_same_every_time_and_has_so_many_entries() -> None:
    text = make_list(200)
    assert text == make_list(200)
    entries = [line for line in text.splitlines() if line.startswith('- ')]
    assert len(set(entries)) == 200


def test_every_project_is_built_twice_and_weighed() -> None:
    run = subprocess.run(
        [sys.executable, SCRIPT, '-n', '5', '--rounds', '1', '--json'], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    results = json.loads(run.stdout)['results']
    assert [result['project'] for result in results] == ['pubs', 'plain', 'empty']
    for result in results:
        assert result['entries'] == 5
        assert 0 < result['rebuild_seconds'] < result['build_seconds'] + 5
        assert 10 < result['build_megabytes'] < 1000
