"""What an interrupted run leaves behind is used for a day, as far as it is whole."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.fetch.journal import Journal
from sphinxcontrib_pubs.fetch.records import Told

if TYPE_CHECKING:
    from pathlib import Path

TOLD = Told('Crossref', {'title': 'On lamps', 'abstract': 'Zwei\nZeilen \u2028 \\alpha'})


def test_what_is_put_down_comes_back_in_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / '.part'
    Journal(path).put('doi:10.5555/a', TOLD)
    assert Journal(path).get('doi:10.5555/a') == TOLD
    assert Journal(path).get('doi:10.5555/b') is None
    Journal(path).remove()
    assert not path.exists()
    Journal(path).remove()  # as often as anybody likes


def line(**changes: object) -> str:
    told = {'name': 'doi:10.5555/a', 'time': int(time.time()), 'source': 'Crossref', 'reply': {'title': 'x'}, **changes}
    return json.dumps(told)


@pytest.mark.parametrize(
    'written',
    [
        line(time=int(time.time()) - 90_000),
        line(time=int(time.time()) + 90_000),
        line(time='today'),
        line(reply='x'),
        line(name=7),
        line()[:-9],
        '[]',
        '7',
        '\x00\ufffd',
    ],
)
def test_what_is_old_or_in_pieces_is_asked_for_again(tmp_path: Path, written: str) -> None:
    path = tmp_path / '.part'
    path.write_text(f'{written}\n{line(name="doi:10.5555/b")}\n', encoding='utf8')
    journal = Journal(path)
    assert journal.get('doi:10.5555/a') is None
    assert journal.get('doi:10.5555/b') == Told('Crossref', {'title': 'x'})


def test_without_a_place_nothing_is_remembered(tmp_path: Path) -> None:
    for journal in (Journal(None), Journal(tmp_path / 'missing' / '.part')):
        journal.put('doi:10.5555/a', TOLD)
        journal.remove()
    assert list(tmp_path.iterdir()) == []
