"""What ``@string`` commands define, and a bound on what it may become: macros of macros double with every line."""

from __future__ import annotations

#: BibTeX's own macros; they stand for themselves, since months are read by name.
MONTHS = ('jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec')
#: Shorter texts are not counted: a file that uses one is about as long as what it becomes.
_SHORT = 200
#: How much longer than its file all that macros stand for may become.
_TIMES, _FURTHER = 4, 1_000_000


class Macros(dict[str, str]):
    """The texts of macros by their names in small letters."""

    __slots__ = ('_room', 'is_exhausted')

    def __init__(self, texts: dict[str, str], length: int) -> None:
        """``length`` is that of the file in which they are used."""
        super().__init__(texts)
        self._room = _TIMES * length + _FURTHER
        self.is_exhausted = False

    def text_of(self, word: str) -> str | None:
        """What a macro stands for; None for one that is not defined, or if all before have become too long."""
        text = self.get(word.lower())
        if text is None or len(text) <= _SHORT:
            return text
        self._room -= len(text)
        self.is_exhausted = self._room < 0
        return None if self.is_exhausted else text
