"""How fast a service may be asked, and how long to wait before it is asked again."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: A service that wants a longer pause is left for another time.
LONGEST_PAUSE = 120.0
_FIRST_PAUSE = 1.0


class Pace:
    """The pauses between the requests of one run; clock, sleep and chance are given where a test must know them."""

    def __init__(
        self,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.sleep = sleep
        self.clock = clock
        self._chance = chance
        self._last: dict[str, float] = {}

    def keep(self, service: str, interval: float) -> None:
        """Waits until a service, named by its address, may be asked again; ``interval`` is in seconds."""
        if service in self._last and (left := self._last[service] + interval - self.clock()) > 0:
            self.sleep(left)
        self._last[service] = self.clock()

    def before_attempt(self, number: int) -> float:
        """The pause before the second (1), third (2) … attempt: twice as long each time, give or take a half."""
        return min(_FIRST_PAUSE * 2.0 ** (number - 1) * (0.5 + self._chance()), LONGEST_PAUSE)


def retry_after(value: str, now: datetime | None = None) -> float | None:
    """The seconds that a header ``Retry-After`` asks for, written as seconds or as a date (RFC 9110, 10.2.3)."""
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())
