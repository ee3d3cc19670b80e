"""The scripts of lists as readers get them: in one piece, without comments and indents, a quarter of what there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

_DOCUMENTING = re.compile(r'/\*\*.*?\*/', re.DOTALL)
FOLDER = Path(__file__).parent / 'scripts'
#: What a page links, and the files that it is made of, in their order. Each script works under the policy
#: ``default-src 'self'`` and asks the network for nothing; the page is complete without it.
SCRIPTS = {
    'pubs.js': tuple(f'pubs/{name}.js' for name in ('words', 'page', 'filters', 'finder', 'list', 'copy', 'start')),
    'pubs-table.js': ('pubs-table.js',),
}


def delivered(name: str) -> str:
    """A script without documenting comments, lines of comment, and indents; its names are no names of the page.

    It is not read as a language: a comment behind a statement stays, and no script of ours has text of several lines.
    """
    script = ''.join((FOLDER / part).read_text('utf8') for part in SCRIPTS[name])
    lines = map(str.strip, _DOCUMENTING.sub('', script).splitlines())
    kept = ''.join(f'{line}\n' for line in lines if line and not line.startswith('//'))
    return f"(() => {{\n'use strict';\n{kept}}})();\n"


def deliver(folder: Path, others: Iterable[Path] = ()) -> None:
    """Writes every script into a folder, unless it is there as it should be or one of the other folders has its own."""
    folder.mkdir(parents=True, exist_ok=True)
    own = tuple(others)
    for name in SCRIPTS:
        if any((other / name).is_file() for other in own):
            continue
        place, script = folder / name, delivered(name).encode()
        if not place.is_file() or place.read_bytes() != script:
            write_whole(place, script)
