"""Runs the fuzzers, each in a process of its own: ``python3 tests/fuzz/run.py [--minutes 20] [--jobs 2] [TARGET …]``.

They begin where the last run ended: what they found worth keeping is in ``.fuzz``, with the findings beside it.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import subprocess
import sys
import time
from collections import deque
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from environment import ROOT, prepare  # noqa: E402 (the folder above is known now)

FOLDER = ROOT / '.fuzz'
#: A process that ends at once has not found a bug but has one.
_SHORTEST = 5.0


def target_names() -> list[str]:
    """The targets in their order, without an import of what only the fuzzers' environment has."""
    tree = ast.parse((HERE / 'targets.py').read_text(encoding='utf8'))
    (table,) = (
        node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == 'TARGETS'
    )
    assert isinstance(table, ast.Dict)
    return [str(ast.literal_eval(key)) for key in table.keys if key is not None]


class Run:
    """One target being fuzzed: a process, begun anew after an input that ended it, until its time is over."""

    def __init__(self, python: Path, name: str, seconds: float) -> None:
        self.python = python
        self.name = name
        self.folder = FOLDER / name
        self.end = time.monotonic() + seconds
        self.inputs = 0
        self.seconds = 0.0
        self.kinds: set[str] = set()
        self.summary = self.folder / 'findings' / 'summary.json'
        self.summary.unlink(missing_ok=True)
        self._begin()

    def _begin(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        left = max(1, round(self.end - time.monotonic()))
        command = [self.python, HERE / 'one.py', self.name, self.folder, str(left)]
        self.started = time.monotonic()
        with (self.folder / 'log.txt').open('w', encoding='utf8') as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=ROOT, preexec_fn=_behind_all_others)

    def look(self) -> bool:
        """Whether the target has had its time; begins its process again where it ended before."""
        status = self.process.poll()
        if status is None:
            return False
        self._take()
        lasted = time.monotonic() - self.started
        if status and lasted < _SHORTEST:
            raise SystemExit(f'{self.name} cannot be run; see {self.folder / "log.txt"}')
        if status and time.monotonic() < self.end - _SHORTEST:
            self.kinds.add(f'the process ended with {status}')
            self._begin()
            return False
        return True

    def _take(self) -> None:
        """Adds up what the process wrote of itself."""
        if self.summary.is_file():
            told = json.loads(self.summary.read_text(encoding='utf8'))
            self.inputs += told['inputs']
            self.seconds += told['seconds']
            self.kinds |= set(told['findings'])
            self.summary.unlink()


def _behind_all_others() -> None:
    os.nice(19)


def main() -> None:
    names = target_names()
    parser = argparse.ArgumentParser(description=__doc__)
    # argparse compares the empty list of no targets with the choices as well.
    parser.add_argument('targets', nargs='*', choices=[[], *names], metavar='TARGET', help=f'of {", ".join(names)}')
    parser.add_argument('--minutes', type=float, default=20.0, help='how long each is run (default: 20)')
    parser.add_argument('--jobs', type=int, default=2, help='how many run at once (default: 2)')
    options = parser.parse_args()
    python = prepare('.venv-fuzz', 'fuzz')
    waiting = deque(options.targets or names)
    running: list[Run] = []
    found = False
    try:
        while waiting or running:
            while waiting and len(running) < options.jobs:
                running.append(Run(python, waiting.popleft(), options.minutes * 60))
            time.sleep(1)
            for each in [each for each in running if each.look()]:
                running.remove(each)
                found = found or bool(each.kinds)
                kinds = ''.join(f'\n    {kind}' for kind in sorted(each.kinds))
                sys.stdout.write(f'{each.name}: {each.inputs:,} inputs in {each.seconds / 60:.0f} minutes{kinds}\n')
                sys.stdout.flush()
    finally:
        for each in running:
            each.process.terminate()
    if found:
        raise SystemExit(f'The findings are in {FOLDER}.')


if __name__ == '__main__':
    main()
