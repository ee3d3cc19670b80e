"""What the author of an expression is told when it cannot be used."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


class ExpressionError(ValueError):
    """A filter, order or grouping that cannot be used.

    ``message`` says what was expected and found, ``column`` (from 1) where, ``hint`` what to do, '' if there is none.
    """

    def __init__(self, message: str, column: int, hint: str = '') -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.hint = hint

    def __str__(self) -> str:
        hint = f' ({self.hint})' if self.hint else ''
        return f'column {self.column}: {self.message}{hint}'


def is_near(word: str, known: Collection[str]) -> bool:
    """Whether a word is none of those that are known, but so like one of them that it may be mistyped."""
    return word not in known and bool(difflib.get_close_matches(word[:40], known, n=1, cutoff=0.75))


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint that names up to three known words that are most like a mistyped one, or ``otherwise``."""
    by_letters = {each.casefold(): each for each in known}
    near = difflib.get_close_matches(word[:80].casefold(), by_letters, n=3)
    return f'did you mean {" or ".join(by_letters[each] for each in near)}?' if near else otherwise


def nearest(word: str, known: Collection[str], otherwise: str = '') -> str:
    """A hint that names the known word most like a mistyped one, or ``otherwise`` followed by all that are known."""
    near = difflib.get_close_matches(word.lower()[:40], known, n=1)
    return f'did you mean {near[0]}?' if near else f'{otherwise}expected one of {", ".join(known)}'
