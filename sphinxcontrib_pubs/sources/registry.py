"""The table of source formats: names, file suffixes and the function that reads each."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Reading
    from sphinxcontrib_pubs.sources.page import Page

#: Distributions add formats under this group: the entry point's object is a ``Format``.
GROUP = 'sphinxcontrib_pubs.sources'


class Format(NamedTuple):
    """A source format: its name, the function from page to reading, and the suffixes of its files."""

    name: str
    read: Callable[[Page], Reading]
    suffixes: tuple[str, ...]


def _reader(module: str, function: str) -> Callable[[Page], Reading]:
    """A reader that is imported when asked for: each has patterns that take longer to make than a page to read."""

    def read(page: Page) -> Reading:
        found: Callable[[Page], Reading] = getattr(import_module(f'sphinxcontrib_pubs.sources.{module}'), function)
        return found(page)

    return read


_OWN = (
    Format('markdown', _reader('markdown', 'read_markdown'), ('.md', '.markdown', '.txt')),
    Format('restructuredtext', _reader('restructuredtext', 'read_restructuredtext'), ('.rst', '.rest')),
    Format('bibtex', _reader('bibtex.reader', 'read_bibtex'), ('.bib', '.bibtex', '.biblatex')),
    Format('csl-json', _reader('csl_json.reader', 'read_csl_json'), ('.json', '.csljson', '.ndjson', '.jsonl')),
)
#: Other names by which people call a format.
ALIASES = {
    'md': 'markdown',
    'myst': 'markdown',
    'commonmark': 'markdown',
    'rst': 'restructuredtext',
    'rest': 'restructuredtext',
    'bib': 'bibtex',
    'biblatex': 'bibtex',
    'json': 'csl-json',
    'csl': 'csl-json',
    'csljson': 'csl-json',
}


@cache
def formats() -> dict[str, Format]:
    """All known formats by name, the installed ones after the package's own."""
    table = {each.name: each for each in _OWN}
    for entry_point in entry_points(group=GROUP):
        found = entry_point.load()
        table.setdefault(found.name, found)
    return table


def find_format(name: str, suffix: str = '') -> Format | None:
    """The format of a name, or, where the name is empty, of a file suffix such as ``.md``; None if unknown."""
    table = formats()
    if name:
        return table.get(ALIASES.get(name.lower(), name.lower()))
    return next((each for each in table.values() if suffix.lower() in each.suffixes), None)
