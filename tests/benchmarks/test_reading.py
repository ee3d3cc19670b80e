"""The benchmark of reading reads all entries, of lists that are the same on every machine."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from reading_styles import FORMATS, LISTS
from seed_style import make_list

from sphinxcontrib_pubs.sources.load import read

SCRIPT = Path(__file__).parent / 'reading.py'


def test_a_list_is_the_same_every_time_and_has_so_many_entries() -> None:
    text = make_list(200)
    assert text == make_list(200)
    entries = [line for line in text.splitlines() if line.startswith('- ')]
    assert len(set(entries)) == 200
    assert not set(entries).intersection(make_list(200, part=1).splitlines())


def test_reading_takes_time_that_grows_as_its_text_does() -> None:
    run = subprocess.run(
        [sys.executable, SCRIPT, '-n', '20', '--rounds', '1', '--only', 'lists', '--json'],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode in (0, 1), run.stderr  # so short a list may grow by the clock alone
    results = json.loads(run.stdout)
    assert {result['name'] for result in results} >= {'seed, markdown', 'linked, restructuredtext'}
    assert all(0 < result['seconds'] < 5 for result in results)
    assert all(result['tokenised'] > 0 for result in results if result['name'].endswith('markdown'))


@pytest.mark.parametrize('format', FORMATS)
@pytest.mark.parametrize('name', LISTS)
def test_every_entry_of_every_style_is_read(name: str, format: str) -> None:
    reading = read(LISTS[name](40, format), file='list', format=format)
    assert len(reading.publications) == 40
    assert all(each.title and each.contributors and each.issued for each in reading.publications)
