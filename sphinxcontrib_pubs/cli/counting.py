"""Numbers with their nouns, as the command line says them in English."""

from __future__ import annotations


def counted(number: int, one: str, several: str = '') -> str:
    """The number with its noun: ``1 file``, ``2 files``; ``several`` where that is not ``one`` with an s behind it."""
    return f'{number} {one if number == 1 else several or f"{one}s"}'
