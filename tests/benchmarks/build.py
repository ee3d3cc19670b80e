"""One process over one project, and what it took; the benchmarks that build sites share this."""

from __future__ import annotations

import compileall
import os
import platform
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import sphinxcontrib_pubs

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds from start to end, the most memory that it held, in MB, and the processor’s seconds.

    The memory is that of the largest of a process and its children; the seconds are those of all.
    """

    seconds: float
    megabytes: float
    processor_seconds: float


def compile_modules() -> None:
    """Compiles our modules, as an installer does: each process would do it where Python may write no bytecode."""
    compileall.compile_dir(Path(sphinxcontrib_pubs.__file__).parent, quiet=1)


def run(command: Sequence[str], said: Path) -> Run:
    """Runs a program, whose output goes to the file ``said``; ends this one where it fails."""
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


def build(folder: Path, *before: str, builder: str = 'html', jobs: int = 1) -> Run:
    """One ``python -m sphinx`` over a project; ``before`` are options of Python itself."""
    options = ['-q', '-b', builder, '-j', str(jobs), str(folder), str(folder / '_build')]
    return run([sys.executable, *before, '-m', 'sphinx', *options], folder / 'said.txt')


def machine() -> str:
    return (
        f'Python {platform.python_version()}, Sphinx {version("sphinx")}, myst-parser {version("myst-parser")}, '
        f'{platform.system()} {platform.machine()}, {os.cpu_count()} cores'
    )


def ratio(values: Sequence[float], others: Sequence[float]) -> float:
    """The median of the ratios within the rounds, which a machine that slows down moves less than that of all.

    What was run in the first rounds only is compared with those of the other.
    """
    return statistics.median(value / other for value, other in zip(values, others, strict=False))
