"""How the processor's time grows with what some work is given; only tests that are marked ``timed`` ask."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar('T')
#: Fewer seconds than these are the clock's.
_SHORTEST = 0.004


def seconds(work: Callable[[T], object], given: T) -> float:
    """The processor's time for the work, the best of two: what else the machine does counts little."""
    return min(_once(work, given) for _ in range(2))


def _once(work: Callable[[T], object], given: T) -> float:
    start = time.process_time()
    work(given)
    return time.process_time() - start


def grows_evenly(work: Callable[[T], object], make: Callable[[int], T], length: int, times: int = 16) -> bool:
    """Whether so many times as much takes about so many times as long, and not the square of that.

    The bound lies between the two: what is linear takes 16 times as long for 16 times as much, what is quadratic 256
    times, and more than 64 times is too long.
    """
    short, long = seconds(work, make(length)), seconds(work, make(times * length))
    return long < times**1.5 * max(short, _SHORTEST)
