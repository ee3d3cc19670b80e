"""Lists of words that the reader knows, each a text file beside this one with a word a line."""

from __future__ import annotations

from importlib.resources import files


def read_words(name: str) -> frozenset[str]:
    """The words of a list; lines that begin with ``#`` say what it holds."""
    text = files(__name__).joinpath(f'{name}.txt').read_text(encoding='utf-8')
    return frozenset(line for line in text.splitlines() if line and not line.startswith('#'))
