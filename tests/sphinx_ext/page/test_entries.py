"""A tree holds the entries of its lists as few texts, which are pairs of keys and ids to whoever asks."""

from __future__ import annotations

import pickle

import pytest

from sphinxcontrib_pubs.sphinx_ext.nodes import Entries, Entry

PAIRS = [Entry('ito2020oil', 'pub-ito2020oil'), Entry('ito2020oil', 'pub-ito2020oil-2'), Entry('伊藤', 'pub-3f1c')]


@pytest.fixture(
    params=[lambda given: given, lambda given: pickle.loads(pickle.dumps(given))], ids=['made', 'unpickled']
)
def entries(request: pytest.FixtureRequest) -> Entries:
    made: Entries = request.param(Entries(iter(PAIRS)))
    return made


def test_they_are_what_was_given(entries: Entries) -> None:
    assert list(entries) == PAIRS
    assert list(reversed(entries)) == PAIRS[::-1]
    assert len(entries) == 3


@pytest.mark.parametrize('part', [slice(1, 3), slice(0, 99), slice(None, None, -1), slice(2, 1)])
def test_a_part_of_them_is_a_list(entries: Entries, part: slice) -> None:
    assert entries[part] == PAIRS[part]


def test_one_of_them_is_found_by_its_place(entries: Entries) -> None:
    assert (entries[0], entries[-1]) == (PAIRS[0], PAIRS[-1])
    with pytest.raises(IndexError):
        entries[3]


def test_there_may_be_none() -> None:
    assert list(Entries([])) == []
    assert not Entries([])
