"""A folder → the lists of publications below it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model.lock import LOCK_NAME
from sphinxcontrib_pubs.sources.load import format_of, load
from sphinxcontrib_pubs.sources.opening import content_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_pubs.model import Publication

#: Suffixes of files that hold nothing but publications, and of those that may hold anything.
_LISTS = frozenset(['.bib', '.bibtex', '.biblatex', '.ris', '.cff'])
_PAGES = frozenset(['.md', '.markdown', '.rst'])
_DATA = frozenset(['.json', '.csljson', '.yml', '.yaml'])
#: Folders of other people's files, and of what programs make.
_NOT_OURS = frozenset(['node_modules', 'site-packages', 'venv', 'env', 'build', 'dist', 'target', 'vendor'])
#: Folders in which sites of Jekyll keep lists.
_OF_JEKYLL = frozenset(['_bibliography', '_data'])
#: A page with fewer references is no list, but text that cites.
_FEWEST = 3
#: Nobody keeps lists below so many files; a home directory is not searched for minutes.
_MOST_FILES = 5_000
_YEAR = re.compile(rb'(?<!\d)(?:19|20)\d\d(?!\d)')


class FoundList(NamedTuple):
    """A file with publications, the name of its format, and what it holds."""

    path: Path
    format: str
    publications: Sequence[Publication]

    @property
    def is_page(self) -> bool:
        return self.path.suffix.lower() in _PAGES


def find_lists(folder: Path) -> list[FoundList]:
    """The lists below a folder, the largest first."""
    found = [each for each in map(read_list, _candidates(folder)) if each is not None]
    return sorted(found, key=lambda each: (-len(each.publications), str(each.path)))


def read_list(path: Path) -> FoundList | None:
    """A file as a list; None for what is none."""
    suffix = path.suffix.lower()
    try:
        content = content_of(path)
    except (OSError, ValueError):
        return None
    if suffix in _PAGES and len(_YEAR.findall(content)) < _FEWEST:
        return None
    format = format_of(content, path.name, '')
    if format is None:
        return None
    publications = [each for each in load(path, notes=False).publications if not each.verbatim]
    if len(publications) < (1 if suffix in _LISTS else _FEWEST):
        return None
    return FoundList(path, format.name, publications)


def _candidates(folder: Path) -> Iterator[Path]:
    count = 0
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_passed_over(Path(parent, name)))
        for name in sorted(files):
            count += 1
            if count > _MOST_FILES:
                return
            if Path(name).suffix.lower() in _LISTS | _PAGES | _DATA and name != LOCK_NAME and name[0] != '.':
                yield Path(parent, name)


def _is_passed_over(folder: Path) -> bool:
    if folder.name in _OF_JEKYLL:
        return False
    return folder.name[0] in '._' or folder.name in _NOT_OURS or (folder / 'pyvenv.cfg').exists()
