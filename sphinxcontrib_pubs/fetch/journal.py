"""What a run has fetched so far, on the disk line by line, so that one that is interrupted need not ask again."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.fetch.records import Told

if TYPE_CHECKING:
    from pathlib import Path

#: What was fetched longer ago, in seconds, is asked for again.
_OLDEST = 24 * 3600


class Journal:
    """The lines of one file beside the lock; without a ``path`` nothing is remembered."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._told: dict[str, Told] = {}
        if path is None:
            return
        with suppress(OSError):
            for line in path.read_text(encoding='utf8', errors='replace').splitlines():
                self._take(line)

    def _take(self, line: str) -> None:
        """Takes a line that is whole; the last one of a run that was killed may not be."""
        try:
            told = json.loads(line)
            name, source, reply, moment = told['name'], told['source'], told['reply'], told['time']
        except (ValueError, KeyError, TypeError, RecursionError):
            return
        is_whole = isinstance(name, str) and isinstance(source, str) and isinstance(reply, dict)
        if is_whole and isinstance(moment, int) and 0 <= int(time.time()) - moment < _OLDEST:
            self._told[name] = Told(source, reply)

    def get(self, name: str) -> Told | None:
        return self._told.get(name)

    def put(self, name: str, told: Told) -> None:
        if self.path is None:
            return
        line = {'name': name, 'time': int(time.time()), 'source': told.source, 'reply': told.reply}
        try:
            with self.path.open('a', encoding='utf8') as stream:
                stream.write(f'{json.dumps(line)}\n')
        except OSError:
            self.path = None  # whoever may not write here will learn so from the lock

    def remove(self) -> None:
        """Forgets everything, once the lock has it or somebody did not want it."""
        if self.path is not None:
            with suppress(OSError):
                self.path.unlink()
