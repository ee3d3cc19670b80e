"""CommonMark's pairing of ``*`` and ``_`` delimiter runs (specification 0.31, section 6.2), in linear time."""

from __future__ import annotations

import unicodedata

from sphinxcontrib_pubs.sources.passage import EMPHASIS, STRONG

_ASCII_PUNCTUATION = frozenset('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~')


class Delimiter:
    """One run of ``*`` or ``_``: where its piece stands, how many characters are left of it, what it may do."""

    __slots__ = ('can_close', 'can_open', 'char', 'count', 'dropped', 'length', 'piece', 'source')

    def __init__(self, piece: int, source: int, char: str, length: int, can_open: bool, can_close: bool) -> None:
        self.piece = piece
        self.source = source
        self.char = char
        self.length = length
        self.count = length
        self.can_open = can_open
        self.can_close = can_close
        self.dropped = 0  # characters used up at the start, by a closing run

    @property
    def is_unclosed(self) -> bool:
        return self.can_open and not self.can_close and self.count == self.length


def _is_punctuation(char: str) -> bool:
    return char in _ASCII_PUNCTUATION if char < '\x80' else unicodedata.category(char)[0] in 'PS'


def flanking(char: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a run between two characters ('' at an edge) can open and can close."""
    before_space, after_space = not before or before.isspace(), not after or after.isspace()
    before_mark, after_mark = not before_space and _is_punctuation(before), not after_space and _is_punctuation(after)
    left = not after_space and (not after_mark or before_space or before_mark)
    right = not before_space and (not before_mark or after_space or after_mark)
    if char == '_':
        return left and (not right or before_mark), right and (not left or after_mark)
    return left, right


def pair(stack: list[Delimiter], bottom: int) -> list[tuple[int, int, int]]:
    """Pairs the delimiters above ``bottom`` and takes them off; gives (first piece, end piece, mark) ranges.

    ``floor`` is the specification's "openers bottom": below it no opener fits a closer of that
    kind, which is what keeps a thousand unmatched runs from being searched a thousand times.
    """
    ranges: list[tuple[int, int, int]] = []
    openers: list[Delimiter] = []
    floor: dict[tuple[str, int, bool], int] = {}
    for closer in stack[bottom:]:
        while closer.can_close and closer.count:
            kind = (closer.char, closer.length % 3, closer.can_open)
            lowest = floor.get(kind, 0)
            index = len(openers) - 1
            while index >= lowest and not _fits(openers[index], closer):
                index -= 1
            if index < lowest:
                floor[kind] = len(openers)
                break
            opener = openers[index]
            used = 2 if opener.count >= 2 and closer.count >= 2 else 1
            ranges.append((opener.piece + 1, closer.piece, STRONG if used == 2 else EMPHASIS))
            opener.count -= used
            closer.count -= used
            closer.dropped += used
            del openers[index + (1 if opener.count else 0) :]
            for key, value in floor.items():
                if value > len(openers):
                    floor[key] = len(openers)
        if closer.can_open and closer.count:
            openers.append(closer)
    del stack[bottom:]
    return ranges


def _fits(opener: Delimiter, closer: Delimiter) -> bool:
    if opener.char != closer.char:
        return False
    if (opener.can_close or closer.can_open) and (opener.length + closer.length) % 3 == 0:
        return opener.length % 3 == 0 and closer.length % 3 == 0
    return True


def sweep(ranges: list[tuple[int, int, int]], count: int) -> list[int]:
    """The marks of every piece, from ranges that may nest or overlap; empty when there are none."""
    if not ranges:
        return []
    changes: list[list[tuple[int, int]] | None] = [None] * (count + 1)
    for first, end, mark in ranges:
        if first < end:
            for index, step in ((first, 1), (end, -1)):
                here = changes[index]
                if here is None:
                    changes[index] = [(mark, step)]
                else:
                    here.append((mark, step))
    depth: dict[int, int] = {}
    marks, current = [0] * count, 0
    for index in range(count):
        here = changes[index]
        if here is not None:
            for mark, step in here:
                depth[mark] = depth.get(mark, 0) + step
            current = sum(mark for mark, times in depth.items() if times > 0)
        marks[index] = current
    return marks
