"""What is kept is bounded by how much it is."""

from __future__ import annotations

from sphinxcontrib_pubs.model.recent import Recent


def kept(recent: Recent[str, str], keys: str) -> str:
    """The keys that are still there, asked for in an order that changes nothing."""
    return ''.join(key for key in keys if key in recent._values)


def test_many_small_values_are_kept() -> None:
    recent: Recent[int, str] = Recent(len, 1000)
    for number in range(1000):
        recent.keep(number, 'x')
    assert all(recent.get(number) == 'x' for number in range(1000))


def test_what_was_not_asked_for_goes_first() -> None:
    recent: Recent[str, str] = Recent(len, 3)
    for key in 'abc':
        recent.keep(key, 'x')
    assert recent.get('a') == 'x'
    recent.keep('d', 'x')
    assert kept(recent, 'abcd') == 'acd' and recent.get('b') is None


def test_one_that_is_too_large_is_kept_alone_until_the_next() -> None:
    recent: Recent[str, str] = Recent(len, 3)
    recent.keep('a', 'x')
    recent.keep('b', 'much more')
    assert kept(recent, 'ab') == 'b'
    recent.keep('c', 'x')
    assert kept(recent, 'abc') == 'c'


def test_a_value_in_the_place_of_another_takes_its_own_room() -> None:
    recent: Recent[str, str] = Recent(len, 3)
    recent.keep('a', 'xxx')
    recent.keep('a', 'x')
    recent.keep('b', 'xx')
    assert kept(recent, 'ab') == 'ab'
    recent.forget('b')
    recent.forget('b')
    recent.keep('c', 'xx')
    assert kept(recent, 'abc') == 'ac'
