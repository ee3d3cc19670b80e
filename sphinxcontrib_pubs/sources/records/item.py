"""What a dialect makes of a record: values by the names of CSL's variables, and where each came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.records.fields import is_empty

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.records.fields import Path


class Item(dict[str, object]):
    """Values by CSL's names (and the few of ours that CSL has none for); ``origins`` are their paths in the record.

    ``further`` are fields that the item keeps by names of their own.
    """

    __slots__ = ('further', 'origins')

    def __init__(self) -> None:
        super().__init__()
        self.origins: dict[str, Path] = {}
        self.further: list[tuple[str, object]] = []

    def put(self, name: str, value: object, *origin: str | int) -> None:
        """Gives a variable its value; of two values the first stays, and the other is kept under its own name."""
        if is_empty(value):
            return
        if name not in self:
            self[name] = value
            self.origins[name] = origin
        elif self[name] != value:
            told = '.'.join(step for step in origin if isinstance(step, str)) or name
            self.further.append((told, value))

    def add(self, name: str, values: list[object], *origin: str | int) -> None:
        """Adds members to a variable that is a list."""
        known = self.setdefault(name, [])
        assert isinstance(known, list)
        known.extend(values)
        self.origins.setdefault(name, origin)
