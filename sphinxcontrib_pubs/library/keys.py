"""Keys and HTML ids that stay distinct when several sources meet in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.fold import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_pubs.model import Publication

#: What every entry's id begins with, so that none equals an id of the theme or of the author's headings.
ANCHOR_PREFIX = 'pub-'


class Names:
    """Names given out so far; each new one is distinct, the first wins, later ones get ``-2``, ``-3``."""

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        self._taken = set(reserved)
        # The number to try next for each name: without it a thousand equal keys would cost a million look-ups.
        self._next: dict[str, int] = {}

    def give(self, wanted: str) -> str:
        """The wanted name, or the first free one with a number."""
        name = wanted
        number = self._next.get(wanted, 2)
        while name in self._taken:
            name = f'{wanted}-{number}'
            number += 1
        self._next[wanted] = number
        self._taken.add(name)
        return name


def unique_keys(publications: Iterable[Publication]) -> list[str]:
    """One key for each publication, in order, no two alike.

    The first publication of a key keeps it. A number never makes a key that another publication brings itself.
    """
    wanted = [publication.key or 'entry' for publication in publications]
    seen: set[str] = set(wanted)
    if len(seen) == len(wanted):
        return wanted
    names = Names(reserved=seen)
    seen.clear()
    keys = []
    for key in wanted:
        keys.append(names.give(key) if key in seen else key)
        seen.add(key)
    return keys


def anchors(keys: Iterable[str]) -> dict[str, str]:
    """The HTML id of each key: ``pub-`` and ASCII letters, digits, ``-``, ``_``; distinct for distinct keys.

    A key that needs no change keeps its id, whatever stands before it in the list.
    """
    wanted = {key: slug(key) or 'entry' for key in keys}
    names = Names(reserved=(key for key, name in wanted.items() if key == name))
    return {key: ANCHOR_PREFIX + (key if key == name else names.give(name)) for key, name in wanted.items()}
