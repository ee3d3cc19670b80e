"""Measures builds of long lists: ``python tests/benchmarks/build.py [-n 25 1000 10000] [--rounds 3]``."""

from __future__ import annotations

import argparse
import json
import os
import platform
import pstats
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from seed_style import make_list

#: What is built, in turn: the extension's list, the same list as a page of MyST's, and a page without a list.
PROJECTS = ('pubs', 'plain', 'empty')
_EXTENSIONS = {'pubs': ['myst_parser', 'sphinxcontrib_pubs'], 'plain': ['myst_parser'], 'empty': ['myst_parser']}


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds from start to end, the most memory that it held, in MB, and the processor’s seconds."""

    seconds: float
    megabytes: float
    processor_seconds: float


@dataclass(frozen=True, slots=True)
class Result:
    """The medians of one project's runs, from nothing and with nothing changed."""

    entries: int
    project: str
    build_seconds: float
    rebuild_seconds: float
    build_megabytes: float
    rebuild_megabytes: float


def make_project(folder: Path, project: str, entries: int) -> Path:
    folder.mkdir(parents=True)
    configuration = f'extensions = {_EXTENSIONS[project]!r}\nexclude_patterns = ["_build", "list.md"]\n'
    (folder / 'conf.py').write_text(configuration, encoding='utf8')
    text = make_list(entries) if project != 'empty' else '# Publications\n'
    if project == 'pubs':
        (folder / 'list.md').write_text(text, encoding='utf8')
        text = '# Publications\n\n```{publications} list.md\n```\n'
    (folder / 'index.md').write_text(text, encoding='utf8')
    return folder


def build(folder: Path, *before: str) -> Run:
    """One ``python -m sphinx`` over a project; ends the program where it fails."""
    command = [sys.executable, *before, '-m', 'sphinx', '-q', '-b', 'html', str(folder), str(folder / '_build')]
    said = folder / 'said.txt'
    with said.open('wb') as stream:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=stream, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)  # of this child alone, unlike getrusage
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f'{" ".join(command)} failed:\n{said.read_text(encoding="utf8", errors="replace")[-4000:]}')
    unit = 1 if sys.platform == 'darwin' else 1024  # macOS counts bytes, Linux kilobytes
    return Run(seconds, usage.ru_maxrss * unit / 1e6, usage.ru_utime + usage.ru_stime)


def check(folder: Path, project: str, entries: int) -> None:
    """Ends the program unless the page holds every entry: an error page is quick to build."""
    page = (folder / '_build' / 'index.html').read_text(encoding='utf8')
    found = page.count('id="pub-') if project == 'pubs' else page.count('<li><p>')
    if project != 'empty' and found < entries:
        raise SystemExit(f'{folder}: expected {entries} entries in the page, found {found}')


def measure(folder: Path, lengths: list[int], rounds: int) -> list[Result]:
    """Builds everything in turn, round after round, so that a slow minute of the machine slows all alike."""
    folders = {
        (entries, project): make_project(folder / f'{project}-{entries}', project, entries)
        for entries in lengths
        for project in PROJECTS
    }
    full: defaultdict[tuple[int, str], list[Run]] = defaultdict(list)
    again: defaultdict[tuple[int, str], list[Run]] = defaultdict(list)
    build(folders[lengths[0], 'pubs'])  # compiles modules and fills the disk's cache, and is not counted
    for number in range(rounds):
        for case, project_folder in folders.items():
            print(f'round {number + 1} of {rounds}: {case[0]} entries, {case[1]}', file=sys.stderr)
            shutil.rmtree(project_folder / '_build', ignore_errors=True)
            full[case].append(build(project_folder))
            check(project_folder, case[1], case[0])
            again[case].append(build(project_folder))
    return [
        Result(
            *case,
            build_seconds=statistics.median(run.seconds for run in full[case]),
            rebuild_seconds=statistics.median(run.seconds for run in again[case]),
            build_megabytes=statistics.median(run.megabytes for run in full[case]),
            rebuild_megabytes=statistics.median(run.megabytes for run in again[case]),
        )
        for case in folders
    ]


def machine() -> str:
    return (
        f'Python {platform.python_version()}, Sphinx {version("sphinx")}, myst-parser {version("myst-parser")}, '
        f'{platform.system()} {platform.machine()}, {os.cpu_count()} cores'
    )


def as_table(results: list[Result]) -> str:
    """The figures in Markdown, with the ratios of the targets: to the plain page, to the empty project's rebuild."""
    by_case = {(result.entries, result.project): result for result in results}
    lines = [
        '| entries | project | build | to plain | memory | to plain | rebuild | to empty |',
        '| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ]
    for result in results:
        plain, empty = by_case[result.entries, 'plain'], by_case[result.entries, 'empty']
        lines.append(
            f'| {result.entries:,} | {result.project} '
            f'| {result.build_seconds:.2f} s | {result.build_seconds / plain.build_seconds:.2f} '
            f'| {result.build_megabytes:.0f} MB | {result.build_megabytes / plain.build_megabytes:.2f} '
            f'| {result.rebuild_seconds:.2f} s | {result.rebuild_seconds / empty.rebuild_seconds:.2f} |'
        )
    return '\n'.join(lines)


def profile(folder: Path, entries: int) -> None:
    """Prints where the time of a build with the extension goes, by each function's own time and with all it calls."""
    project = make_project(folder / 'profile', 'pubs', entries)
    record = folder / 'record.prof'
    build(project, '-m', 'cProfile', '-o', str(record))
    check(project, 'pubs', entries)
    pstats.Stats(str(record)).strip_dirs().sort_stats('tottime').print_stats(25).sort_stats('cumtime').print_stats(40)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('-n', '--entries', type=int, nargs='+', default=[25, 1000, 10000], help='lengths of the lists')
    parser.add_argument('--rounds', type=int, default=3, help='how often everything is built')
    parser.add_argument('--json', action='store_true', help='print data in place of a table')
    parser.add_argument('--profile', action='store_true', help='profile one build of the longest list instead')
    arguments = parser.parse_args()
    if min(arguments.entries) < 1 or arguments.rounds < 1:
        parser.error('lists and rounds count from 1')
    with tempfile.TemporaryDirectory() as name:
        if arguments.profile:
            profile(Path(name), max(arguments.entries))
            return
        results = measure(Path(name), list(dict.fromkeys(arguments.entries)), arguments.rounds)
    if arguments.json:
        data = [{field: getattr(result, field) for field in Result.__slots__} for result in results]
        print(json.dumps({'machine': machine(), 'rounds': arguments.rounds, 'results': data}, indent=1))
    else:
        print(f'{machine()}; medians of {arguments.rounds} rounds\n\n{as_table(results)}')


if __name__ == '__main__':
    main()
