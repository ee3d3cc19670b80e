"""What ``scale.py`` measured as tables in Markdown, and held against the targets."""

from __future__ import annotations

import statistics
from itertools import pairwise
from typing import TYPE_CHECKING

from build import ratio
from scale_cases import CASES
from scale_targets import Results, targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scale import Result

#: What a case is held against where there is something that is more like it than the page of MyST's.
_COMPARED_WITH = {'pages': 'plain-pages', 'loaded': 'empty'}


def as_tables(results: Sequence[Result]) -> str:
    found = Results(results)
    tables = (_times(found), _rebuilds(found), _sizes(found), _growths(found), _targets(found))
    return '\n\n'.join('\n'.join(table) for table in (list(table) for table in tables) if len(table) > 2)


def _times(found: Results) -> Iterator[str]:
    yield '| entries | what | processor | to plain | clock | memory | to plain | rounds |'
    yield '| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |'
    for result in found.all:
        case, entries, runs = result.case, result.entries, result.runs['build']
        other = (_counterpart(case), entries, 'build')
        time = memory = ''
        if found.has(other):
            time = f'{ratio(found.processor(case, entries, "build"), found.processor(*other)):.2f}'
            memory = f'{ratio(found.memory(case, entries, "build"), found.memory(*other)):.2f}'
        yield (
            f'| {entries:,} | {case} | {statistics.median(run.processor_seconds for run in runs):.2f} s | {time} '
            f'| {statistics.median(run.seconds for run in runs):.2f} s '
            f'| {statistics.median(run.megabytes for run in runs):.0f} MB | {memory} | {len(runs)} |'
        )


def _counterpart(case: str) -> str:
    """The page of MyST's that is built in the same way, where there is one."""
    for variant in ('-without-search', '-latex'):
        if case.endswith(variant):
            return f'plain{variant}'
    return _COMPARED_WITH.get(case, 'plain')


def _rebuilds(found: Results) -> Iterator[str]:
    yield (
        '| entries | what | nothing changed | to empty | another page touched | pages written '
        '| source touched | to a build | pages written |'
    )
    yield '| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |'
    for result in found.all:
        case, entries = result.case, result.entries
        if not result.runs.get('again'):
            continue
        cells = [_seconds(found, case, entries, 'again')]
        empty = ('empty', entries, 'again')
        again = found.processor(case, entries, 'again')
        cells.append(f'{ratio(again, found.processor(*empty)):.2f}' if found.has(empty) else '')
        cells += [_seconds(found, case, entries, 'other'), str(result.written.get('other', ''))]
        cells.append(_seconds(found, case, entries, 'source'))
        touched = result.runs.get('source')
        builds = found.processor(case, entries, 'build')
        cells.append(f'{ratio(found.processor(case, entries, "source"), builds):.2f}' if touched else '')
        cells.append(str(result.written['source']) if touched else '')
        yield f'| {entries:,} | {case} | {" | ".join(cells)} |'


def _seconds(found: Results, case: str, entries: int, step: str) -> str:
    if not found.has((case, entries, step)):
        return ''
    return f'{statistics.median(found.processor(case, entries, step)):.2f} s'


def _sizes(found: Results) -> Iterator[str]:
    yield '| entries | what | page | to plain | compressed | to plain | environment, an entry | doctree, an entry |'
    yield '| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |'
    for result in found.all:
        if (
            CASES[result.case].steps == ('build',)
            or result.case in ('empty', 'loaded')
            or result.case.endswith('pages')
        ):
            continue
        sizes = result.page_bytes
        plain = found.get('plain', result.entries).page_bytes if found.has(('plain', result.entries, 'build')) else None
        ratios = [f'{size / other:.2f}' for size, other in zip(sizes, plain, strict=True)] if plain else ['', '']
        yield (
            f'| {result.entries:,} | {result.case} | {sizes[0] / 1000:,.0f} kB | {ratios[0]} '
            f'| {sizes[1] / 1000:,.0f} kB | {ratios[1]} '
            f'| {found.environment_bytes(result.case, result.entries):.0f} bytes '
            f'| {result.doctree_bytes / result.entries:.0f} bytes |'
        )


def _growths(found: Results) -> Iterator[str]:
    yield '| what | entries | times as many | time | memory |'
    yield '| --- | ---: | ---: | ---: | ---: |'
    for case in CASES:
        measured = [length for length in found.lengths if found.has((case, length, 'build'))]
        if case in ('empty', 'loaded'):
            continue
        for shorter, longer in pairwise(measured):
            time = ratio(found.processor(case, longer, 'build'), found.processor(case, shorter, 'build'))
            memory = ratio(found.memory(case, longer, 'build'), found.memory(case, shorter, 'build'))
            yield f'| {case} | {longer:,} | {longer / shorter:.0f} | {time:.1f} | {memory:.1f} |'


def _targets(found: Results) -> Iterator[str]:
    yield '| target | at most | measured | |'
    yield '| --- | ---: | ---: | --- |'
    for target in targets(found):
        if found.has(*target.needed):
            measured = target.measured(found)
            outcome = 'met' if measured <= target.limit else 'missed'
            yield f'| {target.told} | {target.limit:.3g} | {measured:.3g} | {outcome} |'
