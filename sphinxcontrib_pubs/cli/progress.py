"""How far a run has come, on one line of a terminal that is written over again and again."""

from __future__ import annotations

import shutil
import sys

from sphinxcontrib_pubs.model.terminal import visible

_WIDTH = 24


class Progress:
    """A bar on the standard error; nothing at all where that is no terminal."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()

    def __call__(self, done: int, total: int, name: str) -> None:
        """Shows how many are done, and which one is next; the line is cleared behind the last one."""
        if not self._is_shown:
            return
        if done >= total:
            sys.stderr.write('\r\x1b[K')
        else:
            full = _WIDTH * done // total
            line = f'[{"#" * full}{"." * (_WIDTH - full)}] {done}/{total} {visible(name)}'
            sys.stderr.write(f'\r\x1b[K{line[: shutil.get_terminal_size().columns - 1]}')
        sys.stderr.flush()
