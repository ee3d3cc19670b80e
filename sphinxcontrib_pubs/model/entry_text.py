"""A BibTeX entry as the text that it is, and where its parts stand in it."""

from __future__ import annotations

from typing import NamedTuple


class FieldText(NamedTuple):
    """One field: ``start`` is where its name begins, ``end`` where its value ends; the comma is not part of it.

    ``name`` is in small letters. ``macros`` are the names in the value whose meaning another command of the file
    gives; months are none.
    """

    name: str
    start: int
    end: int
    macros: tuple[str, ...] = ()


class EntryText(NamedTuple):
    """One entry without a mistake in its syntax.

    Its brace or parenthesis opens at ``opening`` and closes at ``end`` - 1; its key stands at ``key_start``.
    """

    text: str
    type: str
    key: str
    opening: int
    key_start: int
    fields: tuple[FieldText, ...]
    end: int
