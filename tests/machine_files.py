"""What Sphinx writes for programs: the index of its search, and the inventory for other projects."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def search_index(outdir: Path) -> dict[str, Any]:
    """The index of the search of a site, which is a call of a function with one object."""
    text = (outdir / 'searchindex.js').read_text(encoding='utf8')
    index: dict[str, Any] = json.loads(text[text.index('(') + 1 : text.rindex(')')])
    return index


def inventory(outdir: Path, kind: str) -> list[str]:
    """The lines of a site's inventory on objects of a kind, such as ``pub:publication``.

    The second version of the format has four lines of comment, and behind them all objects, compressed.
    """
    objects = zlib.decompress((outdir / 'objects.inv').read_bytes().split(b'\n', 4)[4]).decode()
    return [line for line in objects.splitlines() if f' {kind} ' in line]
