"""A note that Zotero wrote: words, and lines such as ``tex.unique-id: …`` of its field Extra, which are no words."""

from __future__ import annotations

import re

#: A line without the space around it.
_LINE = re.compile(r'(tex\.[\w.-]+|Place|Publisher|Type|Number|Version)\s*:\s*(\S.*)')


def split_note(note: str) -> tuple[str, list[tuple[str, str]]]:
    """The words of a note, and what its lines tell, each under a name that begins with ``tex.``.

    All of it is words where no line begins with ``tex.``, which is in no sentence of a person.
    """
    if 'tex.' not in note:
        return note, []
    matches = [(line, _LINE.fullmatch(line.strip())) for line in note.split('\n')]
    told = [(match[1], match[2]) for _line, match in matches if match]
    if not any(name.startswith('tex.') for name, _value in told):
        return note, []
    words = '\n'.join(line for line, match in matches if match is None).strip()
    return words, [(name if name.startswith('tex.') else f'tex.{name.lower()}', value) for name, value in told]
