"""One note on the style of an entry, before it has a file and a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Edit


class Note(NamedTuple):
    """What is noted at an offset of the page, and the edits that mend it: none where that is not safe."""

    code: str
    message: str
    offset: int
    hint: str
    edits: tuple[Edit, ...] = ()
