"""The files that make one list, of which each may use what another defines; they are opened once for all that ask."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

Made = TypeVar('Made')


class FilesOfList:
    """Files in the order of their list; not one is looked at before something is missing.

    What they hold is that of one moment: each time that a list is read has an object of its own.
    """

    def __init__(self, paths: Iterable[Path], text_of: Callable[[Path], str]) -> None:
        self._given = paths
        self._made: dict[Callable[[FilesOfList], object], object] = {}
        self.text_of = text_of

    @cached_property
    def paths(self) -> tuple[Path, ...]:
        return tuple(dict.fromkeys(self._given))

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(map(str, self.paths))

    @cached_property
    def stamps(self) -> tuple[tuple[int, int], ...]:
        """Time and size of each, by which a change is known."""
        return tuple(map(_stamp, self.paths))

    def made(self, make: Callable[[FilesOfList], Made]) -> Made:
        """What a reader makes of all of them, made for the first that asks."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast('Made', self._made[make])


class Beside(NamedTuple):
    """The files of a list, and which of them is being read."""

    files: FilesOfList
    own: Path


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return 0, 0
    return status.st_mtime_ns, status.st_size
