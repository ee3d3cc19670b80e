"""Named values of one entry as plain strings, lists and mappings that know where they stand; no format, no meaning."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: The way from an entry to a value in it: names of fields and, from 0, places in lists.
Path: TypeAlias = 'tuple[str | int, ...]'


class Fields(dict[str, object]):
    """A mapping with the offsets of its names; of a name that stands twice the first value, the others aside."""

    __slots__ = ('places', 'repeated')

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[str, int] = {}
        self.repeated: list[tuple[str, object, int]] = []

    def add(self, name: str, value: object, place: int) -> None:
        if name in self:
            self.repeated.append((name, value, place))
        else:
            self[name] = value
            self.places[name] = place


class Items(list[object]):
    """A list with the offsets of its members."""

    __slots__ = ('places',)

    def __init__(self) -> None:
        super().__init__()
        self.places: list[int] = []

    def add(self, value: object, place: int) -> None:
        self.append(value)
        self.places.append(place)


class Record(NamedTuple):
    """One entry of a source: its fields, where it starts and ends, and how the offset of a value in it is found.

    ``unread`` is the text of the entry that no field could be made of.
    """

    fields: dict[str, object]
    start: int
    end: int
    locate: Callable[[Path], int]
    unread: str = ''


def at(value: object, path: Path) -> object:
    """What a path leads to that was found in the value."""
    for step in path:
        value = value[step]  # type: ignore[index]
    return value


def offset_in(value: object, start: int, path: Path) -> int:
    """The offset of what a path leads to, or of the last thing on the way that is there; ``start`` if nothing is."""
    found = start
    for step in path:
        told = _step(value, step)
        if told is None:
            break
        found, value = told
    return found


def _step(value: object, step: str | int) -> tuple[int, object] | None:
    if isinstance(value, Fields) and isinstance(step, str) and step in value:
        return value.places[step], value[step]
    if isinstance(value, Items) and isinstance(step, int) and step < len(value):
        return value.places[step], value[step]
    return None


def is_empty(value: object) -> bool:
    """Whether a value says nothing: no text, or a list or a mapping of nothing else."""
    if isinstance(value, dict):
        return all(is_empty(inner) for inner in value.values())
    if isinstance(value, list):
        return all(is_empty(inner) for inner in value)
    return value is None or (isinstance(value, str) and not value.strip())


def text_of(value: object) -> str:
    """A value as one line of text: a list with commas, a mapping as JSON."""
    if isinstance(value, str):
        return ' '.join(value.split())
    if isinstance(value, list):
        return ', '.join(text for text in map(text_of, value) if text)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return '' if value is None else json.dumps(value)


def long_text_of(value: object) -> str:
    """As ``text_of``, with the lines of a text as they are."""
    return value.strip() if isinstance(value, str) else text_of(value)


def as_list(value: object) -> list[object]:
    """The members of a list that say something; a single value as a list of one."""
    members: Iterable[object] = value if isinstance(value, list) else (value,)
    return [member for member in members if not is_empty(member)]


def texts_of(value: object) -> list[str]:
    """The members of a list as lines of text."""
    return [text_of(member) for member in as_list(value)]
