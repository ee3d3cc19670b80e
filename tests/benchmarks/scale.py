"""Measures builds of long lists: ``python tests/benchmarks/scale.py [--entries 100 1000 10000] [--only CASE …]``.

Everything is built in turn, round after round, in processes of their own: from nothing, with nothing changed, with
another page touched, and with the source touched. Prints tables for the documentation, and whether the targets are
met; ends with status 1 where one is not.
"""

from __future__ import annotations

import argparse
import json
import pstats
import shutil
import sys
import tempfile
import zlib
from dataclasses import asdict, dataclass, field
from pathlib import Path

from build import Run, build, compile_modules, machine, run
from scale_cases import CASES, STEPS, in_process
from scale_report import as_tables
from scale_targets import misses

#: Pages that Sphinx writes in every build, also in one in which nothing changed.
_ALWAYS_WRITTEN = {'genindex.html', 'search.html'}
_LOADING = Path(__file__).with_name('loading.py')


@dataclass(slots=True)
class Result:
    """All rounds of one case at one length: the runs by their steps, and what lies on the disk after the first.

    ``written`` counts the pages that a step wrote, ``page_bytes`` are those of the page of the list, as they are and
    compressed; ``loading`` are the milliseconds that loading the extension adds to the start of an empty project.
    """

    case: str
    entries: int
    runs: dict[str, list[Run]] = field(default_factory=dict)
    written: dict[str, int] = field(default_factory=dict)
    page_bytes: tuple[int, int] = (0, 0)
    environment_bytes: int = 0
    doctree_bytes: int = 0
    loading: list[float] = field(default_factory=list)


def written_pages(folder: Path) -> dict[str, int]:
    pages = (folder / '_build').rglob('*.html')
    return {str(page): page.stat().st_mtime_ns for page in pages if page.name not in _ALWAYS_WRITTEN}


def touch(folder: Path, name: str, step: str) -> None:
    """Changes the file that a step is about."""
    pattern = {'other': 'other.md', 'source': CASES[name].touched}.get(step)
    if pattern:
        with (folder / pattern).open('a', encoding='utf8') as stream:
            stream.write('\n')


def weigh(folder: Path, result: Result) -> None:
    """Notes what lies on the disk after a build."""
    doctrees = folder / '_build' / '.doctrees'
    if (doctrees / 'environment.pickle').exists():
        result.environment_bytes = (doctrees / 'environment.pickle').stat().st_size
        result.doctree_bytes = sum(path.stat().st_size for path in doctrees.rglob('*.doctree'))
    page = folder / '_build' / 'index.html'
    if page.exists():
        result.page_bytes = (page.stat().st_size, compressed_size(page))


def compressed_size(page: Path) -> int:
    """The bytes of a file as a server sends it, a part at a time, since this process has to stay small."""
    compressor = zlib.compressobj(6, wbits=31)
    with page.open('rb') as stream:
        parts = iter(lambda: stream.read(1 << 16), b'')
        return sum(len(compressor.compress(part)) for part in parts) + len(compressor.flush())


def run_round(folder: Path, result: Result, steps: list[str]) -> None:
    """Every step of one case, each upon what the one before left."""
    case = CASES[result.case]
    shutil.rmtree(folder / '_build', ignore_errors=True)
    for step in (step for step in case.steps if step == 'build' or step in steps):
        before = written_pages(folder)
        touch(folder, result.case, step)
        result.runs.setdefault(step, []).append(case.run(folder))
        after = written_pages(folder)
        result.written[step] = sum(before.get(page) != time for page, time in after.items())
        if step == 'build':
            in_process('check', result.case, result.entries, folder)
            weigh(folder, result)
            if result.case == 'empty':
                result.loading.append(loading_milliseconds(folder))


def loading_milliseconds(folder: Path) -> float:
    said = folder / 'said.txt'
    run([sys.executable, str(_LOADING), str(folder)], said)
    return float(said.read_text(encoding='utf8').split()[-1])


def measure(
    root: Path, names: list[str], lengths: list[int], steps: list[str], rounds: int, patience: float
) -> list[Result]:
    """The results of each case at each length; one that takes longer than ``patience`` seconds has a single round."""
    results = []
    for entries in lengths:
        for name in names:
            if entries <= CASES[name].most:
                in_process('make', name, entries, root / f'{name}-{entries}')
                results.append(Result(name, entries))
    for number in range(rounds):
        for result in results:
            if number and result.runs['build'][0].seconds > patience:
                continue
            print(f'round {number + 1} of {rounds}: {result.case}, {result.entries:,} entries', file=sys.stderr)
            folder = root / f'{result.case}-{result.entries}'
            if not number and result is results[0]:
                CASES[result.case].run(folder)  # fills the disk's cache, and is not counted
            run_round(folder, result, steps)
    return results


def profile(folder: Path, name: str, entries: int) -> None:
    """Prints where the time of a build goes, by each function's own time and with all that it calls."""
    project, record = folder / 'profile', folder / 'record.prof'
    in_process('make', name, entries, project)
    build(project, '-m', 'cProfile', '-o', str(record), builder=CASES[name].builder)
    in_process('check', name, entries, project)
    pstats.Stats(str(record)).strip_dirs().sort_stats('tottime').print_stats(25).sort_stats('cumtime').print_stats(40)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--entries', type=int, nargs='+', default=[100, 1000, 10000], help='lengths of the lists')
    parser.add_argument('--only', nargs='+', choices=CASES, default=list(CASES), metavar='CASE', help=', '.join(CASES))
    parser.add_argument('--steps', nargs='+', choices=STEPS, default=list(STEPS), help='what is done after the build')
    parser.add_argument('--rounds', type=int, default=5, help='how often everything is built')
    parser.add_argument('--patience', type=float, default=30, help='what takes more seconds is built in one round only')
    parser.add_argument('--json', action='store_true', help='print every run in place of tables')
    parser.add_argument('--profile', action='store_true', help='profile one build of the last case and length instead')
    arguments = parser.parse_args()
    compile_modules()
    if min(arguments.entries) < 1 or arguments.rounds < 1:
        parser.error('lists and rounds count from 1')
    names = [name for name in CASES if name in arguments.only and CASES[name].is_installed]
    for name in set(arguments.only).difference(names):
        print(f'{name} is left out: {CASES[name].program} is not installed', file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        if arguments.profile:
            profile(root, names[-1], max(arguments.entries))
            return 0
        lengths = sorted(set(arguments.entries))
        results = measure(root, names, lengths, arguments.steps, arguments.rounds, arguments.patience)
    if arguments.json:
        print(json.dumps({'machine': machine(), 'results': [asdict(result) for result in results]}, indent=1))
        return 0
    print(f'{machine()}; medians of {arguments.rounds} rounds\n\n{as_tables(results)}')
    return 1 if misses(results) else 0


if __name__ == '__main__':
    sys.exit(main())
