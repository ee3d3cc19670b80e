"""What was made for the last few who asked, kept by how much it is and not by how many asked."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Key = TypeVar('Key', bound='Hashable')
Value = TypeVar('Value')


#: Publications, mostly: those of a site are kept, in however many files they are. They take a quarter of a gigabyte.
ROOM = 100_000


class Recent(Generic[Key, Value]):
    """Values by their keys; those that nobody asked for the longest go when all are more than the ``room``.

    ``size`` says how much of it a value takes. The latest is kept, however large it is.
    """

    def __init__(self, size: Callable[[Value], int], room: int = ROOM) -> None:
        self._room, self._size = room, size
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._taken = 0

    def get(self, key: Key) -> Value | None:
        """The value of a key, which is the latest now; None where it is kept no longer, or never was."""
        found = self._values.get(key)
        if found is not None:
            self._values.move_to_end(key)
        return found

    def keep(self, key: Key, value: Value) -> None:
        """Keeps a value in the place of the one that the key had, and lets the oldest go that have no room."""
        self.forget(key)
        self._values[key] = value
        self._taken += self._size(value)
        while self._taken > self._room and len(self._values) > 1:
            self.forget(next(iter(self._values)))

    def forget(self, key: Key) -> None:
        """Lets the value of a key go, if there is one."""
        if key in self._values:
            self._taken -= self._size(self._values.pop(key))
