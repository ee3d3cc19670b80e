"""What ``@string`` commands define, and a bound on what it may become: macros of macros double with every line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.bibtex.journals import OF_STYLES

if TYPE_CHECKING:
    from collections.abc import Callable

#: BibTeX's own macros; they stand for themselves, since months are read by name.
MONTHS = ('jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec')
#: Shorter texts are not counted: a file that uses one is about as long as what it becomes.
_SHORT = 200
#: How much longer than its file all that macros stand for may become.
_TIMES, _FURTHER = 4, 1_000_000


class Macros(dict[str, str]):
    """The texts of a file's macros by their names in small letters; for what it does not define others are asked."""

    __slots__ = ('_elsewhere', '_room', 'is_exhausted')

    def __init__(self, elsewhere: Callable[[str], str | None] | None, length: int) -> None:
        """``length`` is that of the file in which they are used."""
        super().__init__(zip(MONTHS, MONTHS, strict=True))
        self._elsewhere = elsewhere
        self._room = _TIMES * length + _FURTHER
        self.is_exhausted = False

    def text_of(self, word: str) -> str | None:
        """What a macro stands for; None for one that is not defined, or if all before have become too long."""
        text = self._find(word.lower())
        if text is None or len(text) <= _SHORT:
            return text
        self._room -= len(text)
        self.is_exhausted = self._room < 0
        return None if self.is_exhausted else text

    def is_known(self, word: str) -> bool:
        return self._find(word.lower()) is not None

    def _find(self, name: str) -> str | None:
        text = self.get(name)
        if text is None and self._elsewhere is not None:
            text = self._elsewhere(name)
        return OF_STYLES.get(name) if text is None else text
