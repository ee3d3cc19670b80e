"""The table of source formats: names, file suffixes and the function that reads each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import Reading, Severity
from sphinxcontrib_pubs.sources.recognition import is_bibtex, is_json, is_page_of_a_work, is_pubmed, is_ris

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.metadata import EntryPoint

    from sphinxcontrib_pubs.model import Problem
    from sphinxcontrib_pubs.sources.page import Page

#: Distributions add formats under this group: the entry point's object is a ``Format``.
GROUP = 'sphinxcontrib_pubs.sources'
_MEND = 'mend the package that registers it, or remove it'


class Format(NamedTuple):
    """A source format: its name, the function from page to reading, and the suffixes of its files.

    ``read`` is given text whose line ends are ``\\n``, and raises for nothing that stands in it: what it cannot read is
    a problem of the reading. (That of another package which raises costs its file, and is told as ``source-reader``.)
    ``suffixes`` are in lower case with their full stop, and () where a file's name does not show the format.
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
    Format('markdown', _reader('markdown', 'read_markdown'), ('.md', '.markdown', '.txt', '.qmd')),
    Format('restructuredtext', _reader('restructuredtext', 'read_restructuredtext'), ('.rst', '.rest')),
    Format('bibtex', _reader('bibtex.reader', 'read_bibtex'), ('.bib', '.bibtex', '.biblatex'), is_bibtex),
    Format(
        'csl-json', _reader('csl_json.reader', 'read_csl_json'), ('.json', '.csljson', '.jsonl', '.ndjson'), is_json
    ),
    Format('yaml', _reader('yaml.reader', 'read_yaml'), ('.yml', '.yaml', '.cff')),
    Format('hugo', _reader('yaml.reader', 'read_front_matter_page'), (), is_page_of_a_work),
    Format('ris', _reader('ris.reader', 'read_ris'), ('.ris',), is_ris),
    Format('pubmed', _reader('pubmed', 'read_pubmed'), ('.nbib',), is_pubmed),
)
#: Suffixes that say nothing of a text but that it is one.
_ANY_TEXT = frozenset({'', '.txt', '.text', '.md', '.markdown', '.qmd'})
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
    'academicpages': 'hugo',
    'quarto': 'hugo',
    'csl': 'csl-json',
    'csljson': 'csl-json',
    'nbib': 'pubmed',
    'medline': 'pubmed',
}


@cache
def formats() -> dict[str, Format]:
    """All known formats by name, the installed ones after the package's own.

    One that cannot be imported has no suffix, and its reader says why.
    """
    table = {each.name: each for each in _OWN}
    for each in map(_of_another_package, entry_points(group=GROUP)):
        table.setdefault(each.name, each)
    return table


def faults_of_packages() -> list[str]:
    """What is wrong with the readers that cannot be imported; any suffix that is unknown may be theirs."""
    return [each.read.message for each in formats().values() if isinstance(each.read, _Unusable)]


def _of_another_package(entry_point: EntryPoint) -> Format:
    """A format of an installed package, whose fault must not end a build of everything else."""
    what, where = f'the reader {entry_point.name!r}', entry_point.value
    try:
        found = entry_point.load()
    except Exception as error:
        unusable = _Unusable(f'{what} cannot be imported from {where}: {_said(error)}')
    else:
        # Suffixes that are one string would be those of every file without one.
        if isinstance(found, Format) and isinstance(found.suffixes, tuple):
            return found._replace(read=_guarded(found))
        unusable = _Unusable(f'{what} is no Format with a tuple of suffixes: {where}')
    return Format(entry_point.name, unusable, ())


@dataclass(frozen=True, slots=True)
class _Unusable:
    """In the place of a reader that there is not."""

    message: str

    def __call__(self, page: Page) -> Reading:
        return Reading(problems=(_fault(page, self.message),))


def _guarded(format: Format) -> Callable[[Page], Reading]:
    def read(page: Page) -> Reading:
        try:
            reading = format.read(page)
        except Exception as error:
            return Reading(problems=(_fault(page, f'the reader {format.name!r} failed: {_said(error)}'),))
        if isinstance(reading, Reading):
            return reading
        return Reading(problems=(_fault(page, f'the reader {format.name!r} gave {type(reading).__name__}'),))

    return read


def _fault(page: Page, message: str) -> Problem:
    return page.problem(Severity.ERROR, 'source-reader', message, 0, _MEND)


def _said(error: Exception) -> str:
    """An error in one line, with its kind where its words alone say little, as those of a KeyError."""
    return f'{type(error).__name__}: {" ".join(str(error).split())}'.rstrip(': ')


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
    for each in formats().values():
        try:
            if each.recognises is not None and each.recognises(text):
                return each
        except Exception as error:  # of another package
            return _after_a_fault(by_suffix, f'the reader {each.name!r} failed to look at it: {_said(error)}')
    return by_suffix


def _after_a_fault(format: Format | None, message: str) -> Format:
    """A format that is read although another one may have been meant, which is told."""

    def read(page: Page) -> Reading:
        reading = Reading() if format is None else format.read(page)
        return replace(reading, problems=(_fault(page, message), *reading.problems))

    return Format('', read, ()) if format is None else format._replace(read=read)
