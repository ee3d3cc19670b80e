"""The benchmark of the search uses the page as a reader does, and counts what it measures."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import find
import pytest

if TYPE_CHECKING:
    from tests.browser_session import Browser


@pytest.mark.browser
def test_every_key_and_choice_is_measured(browser: Browser, capsys: pytest.CaptureFixture[str]) -> None:
    assert find.main(['-n', '300', '--rounds', '1', '--json']) in (0, 1)  # a machine that is busy may be slow
    found = json.loads(capsys.readouterr().out)
    times, processor = found['times'], found['processor']
    keys = len(''.join(find.QUERIES))
    assert {name: len(values) for name, values in times.items()} == {
        'load': 1,
        'first key': 1,
        'key': keys - 1,
        'clear': len(find.QUERIES),
        'filter': 3,
        'choice': 12,
        'frame after loading': 60,
        'frame': 200,
    }
    assert {name: len(values) for name, values in processor.items()} == {
        name: len(times[name]) for name in ('first key', 'key', 'clear', 'filter', 'choice')
    }
    for measured in (times, processor):
        assert all(0 <= value < 60_000 for values in measured.values() for value in values)
