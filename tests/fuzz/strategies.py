"""Texts of every grammar: its words in any order, and its files with pieces put in, taken out and turned around."""

from __future__ import annotations

import ast
from functools import cache

from hypothesis import strategies as st

from tests.fuzz.targets import HERE, TARGETS, cases

#: A stretch of a file that is long enough to have every construct, and short enough to be read often.
_LONGEST = 1500


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of a grammar, as the fuzzers have them."""
    lines = [line for each in TARGETS[name].words for line in _lines(each)]
    return tuple(ast.literal_eval(f'b{line}').decode() for line in lines)


def _lines(name: str) -> list[str]:
    return (HERE / 'words' / f'{name}.dict').read_text(encoding='ascii').splitlines()


def texts(name: str) -> st.SearchStrategy[str]:
    """Any text that looks like one of the target."""
    piece = st.one_of(st.sampled_from(words(name)), st.text(max_size=8))
    beginnings = sorted({
        content.decode('utf8', 'replace')[:_LONGEST]
        for _, content in (*cases(name), *TARGETS[name].seeds())
    })  # fmt: skip
    damages = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.booleans(), piece), max_size=6)
    damaged = st.builds(_damaged, st.sampled_from(beginnings), damages)
    return st.one_of(st.lists(piece, max_size=30).map(''.join), damaged, damaged)


def _damaged(text: str, damages: list[tuple[float, int, bool, str]]) -> str:
    """The text with stretches of some length taken out or turned around at some places, and pieces put there."""
    for where, length, turned, piece in damages:
        start = int(where * len(text))
        taken = text[start : start + length]
        text = text[:start] + piece + (taken[::-1] if turned else '') + text[start + length :]
    return text
