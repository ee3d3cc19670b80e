"""Dates as precise as a source prints them, and no more precise."""

from __future__ import annotations

from typing import NamedTuple


class PartialDate(NamedTuple):
    """A year, or a year and month, or a full date; a missing part is 0.

    ``suffix`` is the letter of ``2019a``. ``end_year`` closes a range (``2015–2017``), 0 if there is none.
    ``printed`` is what stands beside the year in the source (``15 March``, ``June 14–19``), '' for a year alone.
    """

    year: int
    month: int = 0
    day: int = 0
    suffix: str = ''
    end_year: int = 0
    printed: str = ''

    def __str__(self) -> str:
        text = f'{self.year:04d}' if self.year >= 0 else f'-{-self.year:04d}'
        if self.month:
            text += f'-{self.month:02d}'
            if self.day:
                text += f'-{self.day:02d}'
        return text

    @property
    def parts(self) -> tuple[int, ...]:
        """The known parts in CSL's order: ``(2024,)``, ``(2024, 5)`` or ``(2024, 5, 12)``."""
        if self.month and self.day:
            return (self.year, self.month, self.day)
        return (self.year, self.month) if self.month else (self.year,)
