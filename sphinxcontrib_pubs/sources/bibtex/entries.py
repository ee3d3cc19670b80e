"""What a BibTeX file holds once its syntax is read: entries with fields of text, and the file's preamble."""

from __future__ import annotations

from typing import NamedTuple


class Entry:
    """One entry as it stands in its file; offsets count characters from the file's start.

    ``type`` and the names of fields are in lower case, ``fields`` in the order of the file. A field that stands
    twice keeps its first value, and the others are in ``repeated``. ``unread`` is the text of the entry that no field
    could be made of.
    """

    __slots__ = ('end', 'fields', 'key', 'places', 'repeated', 'start', 'type', 'unread')

    def __init__(self, type_: str, key: str, start: int) -> None:
        self.type = type_
        self.key = key
        self.start = start
        self.end = start
        self.fields: dict[str, str] = {}
        self.places: dict[str, int] = {}
        self.repeated: list[tuple[str, str]] = []
        self.unread: list[str] = []

    def set(self, name: str, value: str, place: int) -> None:
        """Gives a field its value, unless it has one already."""
        name = name.lower()
        if name in self.fields:
            if self.fields[name] != value:
                self.repeated.append((name, value))
        else:
            self.fields[name] = value
            self.places[name] = place

    def copy(self) -> Entry:
        """The same entry, of which fields may be added without adding them to this one."""
        copy = Entry(self.type, self.key, self.start)
        copy.end, copy.fields, copy.places = self.end, self.fields.copy(), self.places.copy()
        copy.repeated, copy.unread = self.repeated.copy(), self.unread.copy()
        return copy

    def let_go(self) -> None:
        """Forgets the fields, when a publication has been made of them; the key and the place stay."""
        self.fields.clear()
        self.places.clear()


class Database(NamedTuple):
    """All entries of a file in their order, what its ``@preamble`` commands say, and the macros that it knows."""

    entries: list[Entry]
    preamble: str
    macros: dict[str, str]
