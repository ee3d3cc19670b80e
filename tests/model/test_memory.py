"""What is made while the collector is paused: much of it counts as old, little of it is left to the collector."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.model import collection_paused, set_aside, take_back

if TYPE_CHECKING:
    from collections.abc import Iterator

OLDEST = 2


@pytest.fixture(autouse=True)
def nothing_set_aside() -> Iterator[None]:
    gc.unfreeze()
    gc.collect()
    yield
    take_back()


def made(count: int) -> list[list[int]]:
    with collection_paused():
        assert not gc.isenabled()
        return [[number] for number in range(count)]


def is_old(value: object) -> bool:
    return any(each is value for each in gc.get_objects(generation=OLDEST))


def test_the_collector_goes_on_afterwards() -> None:
    made(3)
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        made(3)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_much_counts_as_old() -> None:
    assert is_old(made(50_000)[-1])


def test_little_is_left_to_the_collector() -> None:
    # The trees of a page form cycles: what counts as old without having been looked at stays in memory.
    assert not is_old(made(100)[-1])


@pytest.mark.parametrize('count', [100, 50_000])
def test_what_was_set_aside_stays_so(count: int) -> None:
    set_aside()
    aside = gc.get_freeze_count()
    made(count)
    assert gc.get_freeze_count() >= aside > 0


def test_what_others_have_set_aside_stays_so() -> None:
    gc.freeze()
    aside = gc.get_freeze_count()
    made(50_000)
    assert gc.get_freeze_count() == aside > 0
