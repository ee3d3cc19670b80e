"""Measures reading alone, of lists and hostile text: ``python tests/benchmarks/reading.py [-n 2500] [--rounds 3]``."""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt
from reading_styles import FORMATS, HOSTILE, LISTS, make_hostile

from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from collections.abc import Callable

#: How often the longer text of a pair holds the shorter one; what is linear takes as many times as long.
TIMES = 4
#: A growth beyond this is not the clock's.
MOST_GROWTH = 1.6 * TIMES
#: Below this many seconds a growth is the clock's.
SHORTEST = 0.03
#: Where hostile text stands, with how many entries of how many characters: one within the length that is still read as
#: an entry, one beyond, many.
PLACES = {'an entry': (1, 12_000), 'a block': (1, 250_000), 'a page': (25, 4_000)}


class Result(NamedTuple):
    """Seconds for a text and for one four times as long; ``tokenised`` is markdown-it-py alone with the longer one."""

    name: str
    seconds: float
    longer_seconds: float
    tokenised: float = 0.0

    @property
    def growth(self) -> float:
        return self.longer_seconds / self.seconds

    @property
    def is_linear(self) -> bool:
        return self.growth <= MOST_GROWTH or self.longer_seconds < SHORTEST


def clock(work: Callable[[], object]) -> float:
    """Seconds of this process alone, so that what else the machine does counts little."""
    gc.collect()
    start = time.process_time()
    work()
    return max(time.process_time() - start, 1e-6)


def measure(name: str, format: str, text: str, longer: str, rounds: int, *, tokenise: bool) -> Result:
    """The medians; the three take turns, so that a slow minute of the machine slows all alike."""
    seconds, longer_seconds, tokenised = [], [], []
    for _ in range(rounds):
        seconds.append(clock(lambda: read(text, file='list', format=format, notes=False)))
        longer_seconds.append(clock(lambda: read(longer, file='list', format=format, notes=False)))
        if tokenise:
            tokenised.append(clock(lambda: MarkdownIt('commonmark').parse(longer)))
    return Result(
        f'{name}, {format}',
        statistics.median(seconds),
        statistics.median(longer_seconds),
        statistics.median(tokenised) if tokenise else 0.0,
    )


def measure_lists(entries: int, rounds: int) -> list[Result]:
    results = []
    for name, make in LISTS.items():
        for format in FORMATS:
            text, longer = make(entries, format), make(TIMES * entries, format)
            results.append(measure(name, format, text, longer, rounds, tokenise=format == 'markdown'))
            report(results[-1])
    return results


def measure_hostile(rounds: int) -> list[Result]:
    results = []
    for name, unit in HOSTILE.items():
        for format in FORMATS:
            for place, (count, length) in PLACES.items():
                text, longer = make_hostile(unit, count, length), make_hostile(unit, count, TIMES * length)
                if count > 1:
                    longer = make_hostile(unit, TIMES * count, length)
                results.append(measure(f'{name} in {place}', format, text, longer, rounds, tokenise=False))
                report(results[-1])
    return results


def report(result: Result) -> None:
    print(f'{result.name}: {result.longer_seconds:.2f} s', file=sys.stderr)


def as_table(results: list[Result]) -> str:
    lines = [
        f'| text | seconds | of {TIMES} times as much | growth | to markdown-it-py |',
        '| --- | ---: | ---: | ---: | ---: |',
    ]
    for result in results:
        ratio = f'{result.longer_seconds / result.tokenised:.2f}' if result.tokenised else ''
        mark = '' if result.is_linear else ' (not linear)'
        lines.append(
            f'| {result.name} | {result.seconds:.3f} | {result.longer_seconds:.3f} '
            f'| {result.growth:.1f}{mark} | {ratio} |'
        )
    return '\n'.join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('-n', '--entries', type=int, default=2500, help='length of the shorter lists')
    parser.add_argument('--rounds', type=int, default=3, help='how often everything is read')
    parser.add_argument('--only', choices=['lists', 'hostile'], help='measure one of the two')
    parser.add_argument('--json', action='store_true', help='print data in place of a table')
    arguments = parser.parse_args()
    if arguments.entries < 1 or arguments.rounds < 1:
        parser.error('lists and rounds count from 1')
    results = [] if arguments.only == 'hostile' else measure_lists(arguments.entries, arguments.rounds)
    results += [] if arguments.only == 'lists' else measure_hostile(arguments.rounds)
    if arguments.json:
        print(json.dumps([result._asdict() | {'growth': result.growth} for result in results], indent=1))
    else:
        print(as_table(results))
    return 0 if all(result.is_linear for result in results) else 1


if __name__ == '__main__':
    sys.exit(main())
