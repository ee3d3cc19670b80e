"""The scripts of lists as readers get them: without comments and indents, a quarter of what there would be to fetch."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_DOCUMENTING = re.compile(r'/\*\*.*?\*/', re.DOTALL)
FOLDER = Path(__file__).parent / 'scripts'


def delivered(script: str) -> str:
    """The script without documenting comments, lines of comment, and indents.

    It is not read as a language: a comment behind a statement stays, and no script of ours has text of several lines.
    """
    lines = map(str.strip, _DOCUMENTING.sub('', script).splitlines())
    return ''.join(f'{line}\n' for line in lines if line and not line.startswith('//'))


def deliver(folder: Path, others: Iterable[Path] = ()) -> None:
    """Writes every script into a folder, unless it is there as it should be or one of the other folders has its own."""
    folder.mkdir(parents=True, exist_ok=True)
    own = tuple(others)
    for path in FOLDER.glob('*.js'):
        if any((other / path.name).is_file() for other in own):
            continue
        place, script = folder / path.name, delivered(path.read_text('utf8')).encode()
        if not place.is_file() or place.read_bytes() != script:
            place.write_bytes(script)
