"""What an interrupted run leaves behind is used for a day, as far as it is whole."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.fetch.journal import Journal
from sphinxcontrib_pubs.fetch.records import Told

if TYPE_CHECKING:
    from collections.abc import Callable
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


def line(age: int = 0, **changes: object) -> str:
    """A line as written *age* seconds ago."""
    now = int(time.time())
    return json.dumps(
        {'name': 'doi:10.5555/a', 'time': now - age, 'source': 'Crossref', 'reply': {'title': 'x'}, **changes}
    )


UNUSABLE: dict[
    str, Callable[[], str]
] = {  # made within the test: a name with the time in it would differ between workers
    'of yesterday': lambda: line(age=90_000),
    'of tomorrow': lambda: line(age=-90_000),
    'a time that is none': lambda: line(time='today'),
    'a time beyond all time': lambda: line(time=10**400),
    'a reply that is none': lambda: line(reply='x'),
    'a name that is none': lambda: line(name=7),
    'cut off': lambda: line()[:-9],
    'a list': lambda: '[]',
    'a number': lambda: '7',
    'nested beyond all sense': lambda: '[' * 100_000,
    'no text': lambda: '\x00\ufffd',
}


@pytest.mark.parametrize('written', UNUSABLE.values(), ids=UNUSABLE)
def test_what_is_old_or_in_pieces_is_asked_for_again(tmp_path: Path, written: Callable[[], str]) -> None:
    path = tmp_path / '.part'
    path.write_text(f'{written()}\n{line(name="doi:10.5555/b")}\n', encoding='utf8')
    journal = Journal(path)
    assert journal.get('doi:10.5555/a') is None
    assert journal.get('doi:10.5555/b') == Told('Crossref', {'title': 'x'})


def test_without_a_place_nothing_is_remembered(tmp_path: Path) -> None:
    for journal in (Journal(None), Journal(tmp_path / 'missing' / '.part')):
        journal.put('doi:10.5555/a', TOLD)
        journal.remove()
    assert list(tmp_path.iterdir()) == []
