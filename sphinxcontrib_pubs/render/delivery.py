"""The scripts and style sheets of lists as readers get them: each in one piece, without comments and indents."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

_DOCUMENTING = re.compile(r'/\*\*.*?\*/', re.DOTALL)
_COMMENT = re.compile(r'/\*.*?\*/', re.DOTALL)
_DIRECTION = re.compile(r'(?<![\w-])(?:unicode-bidi|direction)\s*:[^;{}]*;?')
_HERE = Path(__file__).parent
#: Where the parts of scripts are, and those of style sheets.
SCRIPT_FOLDER, SHEET_FOLDER = _HERE / 'scripts', _HERE / 'styles'
#: What a page links, and the files that it is made of, in their order. Each script works under the policy
#: ``default-src 'self'`` and asks the network for nothing; the page is complete without it.
SCRIPTS = {
    'pubs.js': tuple(f'pubs/{name}.js' for name in ('words', 'page', 'filters', 'finder', 'list', 'copy', 'start')),
    'pubs-table.js': ('pubs-table.js',),
}
#: The sheet with the colours of a site's own venues, which is made of its settings.
BADGES = 'pubs-badges.css'
_PARTS = ('properties', 'list', 'links', 'entry', 'venues', 'people', 'folded-names', 'notices', 'themes')
#: Likewise; every page of ours has the first one, and those that need more the others behind it.
SHEETS = {
    'pubs.css': tuple(f'pubs/{name}.css' for name in _PARTS),
    'pubs-layouts.css': ('pubs-layouts.css',),
    'pubs-chart.css': ('pubs-chart.css',),
    'pubs-find.css': ('pubs-find.css',),
}


def delivered(name: str, *, for_books: bool = False) -> str:
    """A script or a style sheet without comments and indents; the names of a script are no names of the page.

    ``for_books`` leaves out which way text runs, which EPUB lets markup say alone (EPUB 3.3, section 6.3.1.2).

    They are not read as languages: a comment behind a statement of a script stays, and neither has text of several
    lines, or text that begins as a comment does.
    """
    if name in SHEETS:
        sheet = ''.join((SHEET_FOLDER / part).read_text('utf8') for part in SHEETS[name])
        text = _COMMENT.sub('', sheet)
        return ''.join(f'{line}\n' for line in _lines(_DIRECTION.sub('', text) if for_books else text))
    script = ''.join((SCRIPT_FOLDER / part).read_text('utf8') for part in SCRIPTS[name])
    kept = ''.join(f'{line}\n' for line in _lines(_DOCUMENTING.sub('', script)) if not line.startswith('//'))
    return f"(() => {{\n'use strict';\n{kept}}})();\n"


def _lines(text: str) -> Iterable[str]:
    return filter(None, map(str.strip, text.splitlines()))


def deliver(folder: Path, others: Iterable[Path] = (), *, for_books: bool = False) -> dict[str, OSError]:
    """Writes all of them into a folder, unless one is there as it should be or another of the folders has its own.

    Returns which could not be written, and why.
    """
    own = tuple(others)
    failed = {}
    for name in (*SCRIPTS, *SHEETS):
        try:
            put(folder, name, delivered(name, for_books=for_books), own)
        except OSError as error:
            failed[name] = error
    return failed


def put(folder: Path, name: str, text: str, others: Iterable[Path] = ()) -> None:
    """Writes one file into a folder, by the same rule. Raises OSError."""
    if any((other / name).is_file() for other in others):
        return
    folder.mkdir(parents=True, exist_ok=True)
    place, content = folder / name, text.encode()
    if not place.is_file() or place.read_bytes() != content:
        write_whole(place, content)
