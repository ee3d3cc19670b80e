"""Text of a source → text for a terminal, which must not take any of it for a command."""

from __future__ import annotations

import re

#: Control characters, and those that turn the direction of what follows: a line would show another order than it has.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]')


def visible(text: str) -> str:
    """One line without control characters: each is written as Python would write it, such as ``\\x1b``."""
    return _UNSAFE.sub(lambda match: ascii(match[0])[1:-1], text)
