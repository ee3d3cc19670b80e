"""Keys and ids of one page never fall together."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxcontrib_pubs.library.keys import anchors, unique_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Publication


def test_the_first_of_equal_keys_keeps_it_and_no_number_takes_a_key_in_use(work: Callable[..., Publication]) -> None:
    brought = ['lin', 'lin', 'lin-2', 'lin', '', 'bai', '']
    assert unique_keys(work(key) for key in brought) == ['lin', 'lin-3', 'lin-2', 'lin-4', 'entry', 'bai', 'entry-2']


@pytest.mark.timed
def test_ten_thousand_equal_keys_take_no_time(work: Callable[..., Publication]) -> None:
    start = time.perf_counter()
    assert len(set(unique_keys([work('same')] * 10_000))) == 10_000
    assert time.perf_counter() - start < 1


def test_an_id_is_readable_and_that_of_a_plain_key_does_not_depend_on_others() -> None:
    ids = anchors(['DBLP:conf/kdd/Lin', 'DBLP-conf-kdd-Lin', 'Müller2022', '机器', '  '])
    assert ids['DBLP-conf-kdd-Lin'] == 'pub-DBLP-conf-kdd-Lin'
    assert ids['DBLP:conf/kdd/Lin'] == 'pub-DBLP-conf-kdd-Lin-2'
    assert ids['Müller2022'] == 'pub-Muller2022'
    assert len(set(ids.values())) == 5


@given(st.lists(st.text(alphabet='aA-2.é/ 机', max_size=5), unique=True, max_size=30))
def test_distinct_keys_have_distinct_safe_ids(keys: list[str]) -> None:
    ids = anchors(keys)
    assert list(ids) == keys
    assert len(set(ids.values())) == len(keys)
    assert all(re.fullmatch(r'pub-[A-Za-z0-9_-]+', name) for name in ids.values())
