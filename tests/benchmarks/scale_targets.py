"""The targets of ``scale.py``: what is measured, and the value that it may have at most."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, NamedTuple

from build import ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scale import Result


class Results:
    """All results by case and length, and the figures that tables and targets are made of."""

    def __init__(self, results: Sequence[Result]) -> None:
        self.all = results
        self.lengths = sorted({result.entries for result in results})
        self._by_case = {(result.case, result.entries): result for result in results}

    def has(self, *wanted: tuple[str, int, str]) -> bool:
        """Whether each case was measured at its length, and its step taken."""
        return all(key[:2] in self._by_case and self._by_case[key[:2]].runs.get(key[2]) for key in wanted)

    def get(self, case: str, entries: int) -> Result:
        return self._by_case[case, entries]

    def processor(self, case: str, entries: int, step: str) -> list[float]:
        return [run.processor_seconds for run in self.get(case, entries).runs[step]]

    def memory(self, case: str, entries: int, step: str) -> list[float]:
        return [run.megabytes for run in self.get(case, entries).runs[step]]

    def environment_bytes(self, case: str, entries: int) -> float:
        """What the environment keeps of an entry on the disk; what it keeps without any is not counted."""
        empty = self._by_case.get(('empty', entries))
        return (self.get(case, entries).environment_bytes - (empty.environment_bytes if empty else 0)) / entries


class Target(NamedTuple):
    """A bound: what is measured, and the value that it may have at most; ``needed`` are the runs that it is made of."""

    told: str
    limit: float
    needed: tuple[tuple[str, int, str], ...]
    measured: Callable[[Results], float]


def _to(told: str, limit: float, case: str, other: str, *, step: str = 'build', memory: bool = False) -> Target:
    """A ratio of 10,000 entries between two cases."""
    wanted, against = (case, 10_000, step), (other, 10_000, step)

    def measured(results: Results) -> float:
        figures = results.memory if memory else results.processor
        return ratio(figures(*wanted), figures(*against))

    return Target(told, limit, (wanted, against), measured)


def _growth(case: str, *, memory: bool = False) -> Target:
    shorter, longer = (case, 10_000, 'build'), (case, 100_000, 'build')

    def measured(results: Results) -> float:
        figures = results.memory if memory else results.processor
        return ratio(figures(*longer), figures(*shorter))

    told = f'{case}: {"memory" if memory else "time"} of 100,000 to 10,000 entries'
    return Target(told, 11, (shorter, longer), measured)


def _bytes(told: str, limit: float, place: int) -> Target:
    ours, plain = ('markdown', 10_000, 'build'), ('plain', 10_000, 'build')

    def measured(results: Results) -> float:
        return results.get(*ours[:2]).page_bytes[place] / results.get(*plain[:2]).page_bytes[place]

    return Target(told, limit, (ours, plain), measured)


def targets(results: Results) -> list[Target]:
    """All targets, those of which nothing was measured included."""
    shortest = results.lengths[0]
    ten_thousand = ('markdown', 10_000, 'build'), ('empty', 10_000, 'build')
    written = ('markdown', 10_000, 'source')
    other_written = ('markdown', 10_000, 'other')
    return [
        _to('markdown to plain', 0.25, 'markdown', 'plain'),
        _to('markdown to raw', 1.5, 'markdown', 'raw'),
        _to('markdown to plain, memory', 0.5, 'markdown', 'plain', memory=True),
        _to('bibtex to sphinxcontrib-bibtex', 1 / 20, 'bibtex', 'sphinxcontrib-bibtex'),
        _to('bibtex to sphinxcontrib-bibtex, again', 1 / 50, 'bibtex', 'sphinxcontrib-bibtex', step='again'),
        _to('bibtex to empty, again', 1.1, 'bibtex', 'empty', step='again'),
        _to('markdown to empty, again', 1.1, 'markdown', 'empty', step='again'),
        *(_growth(case, memory=memory) for case in ('markdown', 'bibtex', 'csl-json') for memory in (False, True)),
        Target(
            'markdown, source touched to built anew',
            1.1,
            (written, ten_thousand[0]),
            lambda found: ratio(found.processor(*written), found.processor(*ten_thousand[0])),
        ),
        Target(
            'pages written when the source was touched',
            1,
            (written,),
            lambda found: found.get('markdown', 10_000).written['source'],
        ),
        Target(
            'pages written when another page was touched',
            1,
            (other_written,),
            lambda found: found.get('markdown', 10_000).written['other'],
        ),
        Target(
            'milliseconds that loading the extension takes',
            60,
            (('empty', shortest, 'build'),),
            lambda found: statistics.median(found.get('empty', shortest).loading),
        ),
        _bytes('bytes of the page to plain', 1.3, 0),
        _bytes('bytes of the page to plain, compressed', 1.1, 1),
        Target(
            'bytes of an entry in the environment',
            250,
            ten_thousand,
            lambda found: found.environment_bytes('markdown', 10_000),
        ),
    ]


def misses(results: Sequence[Result]) -> list[Target]:
    """The targets that were measured and are not met."""
    found = Results(results)
    return [each for each in targets(found) if found.has(*each.needed) and each.measured(found) > each.limit]
