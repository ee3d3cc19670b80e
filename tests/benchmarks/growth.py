"""Measures how reading grows with the worst that each grammar permits: ``python tests/benchmarks/growth.py [-n N]``."""

from __future__ import annotations

import argparse
import gc
import sys
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sphinxcontrib_pubs.sources.load import read
from tests.hostile.growth import WORST, Worst

#: How much longer the second text is, and which growth is no longer the clock's.
TIMES = 4
MOST_GROWTH = 1.6 * TIMES
#: What stands around the pieces of a text, and is no longer than this.
MARGIN = 200
#: Below this many seconds a growth says nothing.
SHORTEST = 0.15


class Growth(NamedTuple):
    """Seconds of the processor for a text, and for one that is four times as long."""

    worst: Worst
    seconds: float
    longer_seconds: float

    @property
    def is_linear(self) -> bool:
        return self.longer_seconds < SHORTEST or self.longer_seconds <= MOST_GROWTH * self.seconds


def measure(worst: Worst, length: int) -> Growth:
    """The growth from a text of so many characters on, or from fewer where a longer one would not be read."""
    if worst.longest:
        length = min(length, (worst.longest - MARGIN) // TIMES)
    return Growth(worst, _seconds(worst, length), _seconds(worst, TIMES * length))


def _seconds(worst: Worst, length: int) -> float:
    text = worst.make(length)
    gc.collect()
    start = time.process_time()
    read(text, file='worst', format=worst.format)
    return max(time.process_time() - start, 1e-6)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('-n', type=int, default=200_000, help='characters of the shorter text')
    length = parser.parse_args().n
    print(f'| format | what is bad | s for {length:,} characters | s for {TIMES * length:,} | growth |')
    print('| --- | --- | --: | --: | --: |')
    bent = 0
    for worst in WORST:
        growth = measure(worst, length)
        bent += not growth.is_linear
        times = f'{growth.longer_seconds / growth.seconds:.1f}{"" if growth.is_linear else " (!)"}'
        print(f'| {worst.format} | {worst.name} | {growth.seconds:.3f} | {growth.longer_seconds:.3f} | {times} |')
    return min(bent, 1)


if __name__ == '__main__':
    raise SystemExit(main())
