"""The table of source formats: names, file suffixes and the function that reads each."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.recognition import is_bibtex, is_hugo, is_json, is_ris

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Reading
    from sphinxcontrib_pubs.sources.page import Page

#: Distributions add formats under this group: the entry point's object is a ``Format``.
GROUP = 'sphinxcontrib_pubs.sources'


class Format(NamedTuple):
    """A source format: its name, the function from page to reading, and the suffixes of its files.

    ``recognises`` says whether a text without doubt has the format, whatever its file is called; it is asked where the
    suffix is unknown or stands for any text.
    """

    name: str
    read: Callable[[Page], Reading]
    suffixes: tuple[str, ...]
    recognises: Callable[[str], bool] | None = None


def _reader(module: str, function: str) -> Callable[[Page], Reading]:
    """A reader that is imported when asked for: each has patterns that take longer to make than a page to read."""

    def read(page: Page) -> Reading:
        found: Callable[[Page], Reading] = getattr(import_module(f'sphinxcontrib_pubs.sources.{module}'), function)
        return found(page)

    return read


_OWN = (
    Format('markdown', _reader('markdown', 'read_markdown'), ('.md', '.markdown', '.txt')),
    Format('restructuredtext', _reader('restructuredtext', 'read_restructuredtext'), ('.rst', '.rest')),
    Format('bibtex', _reader('bibtex.reader', 'read_bibtex'), ('.bib', '.bibtex', '.biblatex'), is_bibtex),
    Format(
        'csl-json', _reader('csl_json.reader', 'read_csl_json'), ('.json', '.csljson', '.jsonl', '.ndjson'), is_json
    ),
    Format('yaml', _reader('yaml.reader', 'read_yaml'), ('.yml', '.yaml', '.cff')),
    Format('hugo', _reader('yaml.reader', 'read_front_matter_page'), (), is_hugo),
    Format('ris', _reader('ris.reader', 'read_ris'), ('.ris',), is_ris),
)
#: Suffixes that say nothing of a text but that it is one.
_ANY_TEXT = frozenset({'', '.txt', '.text', '.md', '.markdown'})
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
    'yml': 'yaml',
    'cff': 'yaml',
    'hayagriva': 'yaml',
    'hugo-blox': 'hugo',
    'wowchemy': 'hugo',
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


def find_format_of(file_name: str, text: str, asked: str = '') -> Format | None:
    """The format of a file: the one that is asked for, else by its name, else by what stands in it; None if unknown."""
    if asked:
        return find_format(asked)
    suffix = PurePath(file_name).suffix.lower()
    by_suffix = find_format('', suffix)
    if by_suffix is not None and suffix not in _ANY_TEXT:
        return by_suffix
    recognised = (each for each in formats().values() if each.recognises is not None and each.recognises(text))
    return next(recognised, by_suffix)
