"""Data within a page, as elements that no browser runs."""

from __future__ import annotations

import json

#: What ends a script, or begins a comment in it, wherever it stands.
_ESCAPES = str.maketrans({'<': '\\u003c', '>': '\\u003e', '&': '\\u0026'})


def data_script(value: object, media_type: str) -> str:
    """The value as JSON in a ``script`` element of a type, whatever its texts and the encoding of its page are.

    Nothing in it ends the element. For letters that an encoding lacks Sphinx writes references, which are none within a
    script.
    """
    text = json.dumps(value, separators=(',', ':')).translate(_ESCAPES)
    return f'<script type="{media_type}">{text}</script>\n'
