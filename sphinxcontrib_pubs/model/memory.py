"""How many values are made at once without the cycle collector's counting them again and again."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A named tuple of all its values, without the function that gives it those left out: half of what that takes. For what
#: a list of ten thousand entries has tens of thousands of; everywhere else a value is made by its name.
made = tuple.__new__


@contextmanager
def collection_paused() -> Iterator[None]:
    """Keeps the collector of cycles away from a block that makes many values of this package.

    They form no cycles, so it would find nothing, at the cost of a walk over the growing heap for every few
    thousand of them: a third of the time of a list of ten thousand entries.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            _count_as_old()
            gc.enable()


def set_aside() -> None:
    """Tells the collector to leave alone all that there is, until ``take_back``."""
    global _is_set_aside
    gc.freeze()
    _is_set_aside = True


def take_back() -> None:
    """Gives back to the collector what was set aside."""
    global _is_set_aside
    gc.unfreeze()
    _is_set_aside = False


#: As ``gc.get_freeze_count`` would say, which counts all that was set aside, one by one.
_is_set_aside = False
#: Fewer new objects are left to the collector. What it is told is old it looks at when much has grown old by itself:
#: on a site of many short lists that would be never, and the trees of its pages, which do form cycles, would stay.
_MANY = 20_000


#: Python 3.12 sets aside what is immortal, some hundreds of objects, in each collection; whoever else does, takes all.
_IMMORTAL = 2000


def _count_as_old() -> None:
    """Moves what was made to the oldest generation, where else the next few collections would bring it."""
    if gc.get_count()[0] < _MANY or _is_set_aside:
        return
    if gc.get_freeze_count() < _IMMORTAL:  # nobody else has set anything aside, which ``unfreeze`` would bring back
        gc.freeze()
        gc.unfreeze()
