"""The values of fields as they are written, in pieces, and the text that they are once all macros are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import Severity
from sphinxcontrib_pubs.sources.bibtex.macros import Macros

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinxcontrib_pubs.model import Problem
    from sphinxcontrib_pubs.sources.bibtex.entries import Entry
    from sphinxcontrib_pubs.sources.page import Page

#: What people write without braces, and that is clear all the same: fields of key words, and yes or no.
_OF_WORDS = frozenset({'type', 'pubstate', 'langid', 'language', 'selected', 'entrysubtype'})
_TRUTH = frozenset({'true', 'false', 'yes', 'no'})


class Piece(NamedTuple):
    """A part of a value: text, or the name of a macro."""

    text: str
    is_macro: bool
    place: int


class Value(NamedTuple):
    """The pieces that ``#`` joins, and where they end."""

    pieces: list[Piece]
    end: int


class Values:
    """The texts of one file's values, by its macros and those of other files, which may be defined further below."""

    def __init__(self, page: Page, elsewhere: Callable[[str], str | None] | None) -> None:
        self.macros = Macros(elsewhere, len(page.text))
        self._page = page
        self._open: list[tuple[Entry, str, list[Piece]]] = []  # fields whose macros are not yet defined

    def define(self, name: str, value: Value) -> None:
        self.macros[name.lower()] = self.text_of(value)

    def text_of(self, value: Value) -> str:
        return self._join(value.pieces)

    def put(self, entry: Entry, name: str, value: Value, place: int) -> None:
        """Gives an entry a field, at ``place`` where the value has no piece."""
        pieces = value.pieces
        if any(piece.is_macro and not self.macros.is_known(piece.text) for piece in pieces):
            self._open.append((entry, name.lower(), pieces))
        entry.set(name, self._join(pieces), pieces[0].place if pieces else place)

    def forget(self, entry: Entry, value: Value) -> None:
        """Asks for no macro of a value any more that was not kept."""
        self._open = [each for each in self._open if not (each[0] is entry and each[2] is value.pieces)]

    def resolve(self) -> Iterator[Problem]:
        """Gives macros that were used before their definition their text, and tells of those without one."""
        undefined: dict[str, list[Piece]] = {}
        for entry, name, pieces in self._open:
            for piece in pieces:
                word = piece.text.lower()
                if piece.is_macro and not self.macros.is_known(word) and name not in _OF_WORDS and word not in _TRUTH:
                    undefined.setdefault(word, []).append(piece)
            if entry.places.get(name) == pieces[0].place:
                entry.fields[name] = self._join(pieces)
        if self.macros.is_exhausted:
            message = 'the macros of this file stand for too much text; the names of some are shown'
            yield self._page.problem(Severity.WARNING, 'bibtex-syntax', message, 0)
        for pieces in undefined.values():
            first, count = pieces[0], len(pieces)
            times = f', used {count} times,' if count > 1 else ''
            message = f'the macro "{first.text}"{times} is not defined; its name is shown'
            hint = 'define it with @string, or put the text into braces'
            yield self._page.problem(Severity.WARNING, 'macro-undefined', message, first.place, hint)

    def _join(self, pieces: list[Piece]) -> str:
        return ''.join(self._text(piece) for piece in pieces)

    def _text(self, piece: Piece) -> str:
        known = self.macros.text_of(piece.text) if piece.is_macro else None
        return piece.text if known is None else known
