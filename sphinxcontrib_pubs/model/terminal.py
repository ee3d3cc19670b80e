"""Text and values of others → text for a terminal, which must not take any of it for a command."""

from __future__ import annotations

import re
import reprlib

#: Control characters, and those that turn the direction of what follows: a line would show another order than it has.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]')


def visible(text: str) -> str:
    """One line without control characters: each is written as Python would write it, such as ``\\x1b``."""
    return _UNSAFE.sub(lambda match: ascii(match[0])[1:-1], text)


_LONGEST = 600


def in_a_line(text: str) -> str:
    """``visible``, with three dots in the place of the middle of what is longer than anybody reads."""
    if len(text) > _LONGEST:
        text = f'{text[: _LONGEST - 200]} … {text[-200:]}'
    return visible(text)


_MOST_SHOWN = 200


class _Short(reprlib.Repr):
    def repr_int(self, x: int, level: int) -> str:
        # Python refuses to write a number of more digits than 4300, as its own ``reprlib`` knows since 3.13.
        try:
            return super().repr_int(x, level)
        except ValueError:
            return f'<a whole number of {x.bit_length()} bits>'


_short = _Short()
_short.maxstring = _short.maxother = _short.maxlong = _MOST_SHOWN


def shown(value: object) -> str:
    """A value as Python would write it, for a message: cut where it is long or deep, and never an exception."""
    return _short.repr(value)
