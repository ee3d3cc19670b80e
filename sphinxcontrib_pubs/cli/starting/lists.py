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

#: Suffixes of files that hold nothing but publications, of those that Sphinx or another tool makes pages of, and of
#: those that may hold anything.
_LISTS = frozenset(['.bib', '.bibtex', '.biblatex', '.ris', '.cff'])
_DOCUMENTS = frozenset(['.md', '.markdown', '.rst'])
_PAGES = _DOCUMENTS | {'.qmd'}
_DATA = frozenset(['.json', '.csljson', '.yml', '.yaml'])
#: Of Zotero, EndNote, PubMed and word processors.
_NOT_READ = frozenset(['.rdf', '.enw', '.enl', '.nbib', '.docx', '.odt'])
#: The format of pages that are a publication each.
_OF_ONE_WORK = 'hugo'
#: Folders of other people's files, and of what programs make.
_NOT_OURS = frozenset(['node_modules', 'site-packages', 'venv', 'env', 'build', 'dist', 'target', 'vendor'])
#: Folders in which sites of Jekyll keep lists.
_OF_JEKYLL = frozenset(['_bibliography', '_data', '_pages', '_papers', '_publications'])
#: A page with fewer references is no list, but text that cites.
_FEWEST = 3
#: Nobody keeps lists below so many files; a home directory is not searched for minutes.
_MOST_FILES = 5_000
#: The page of a folder that has one for each work.
_INDEX = 'index'
_IS_YEAR = re.compile(r'(?:19|20)\d\d')
_YEAR = re.compile(rb'(?<!\d)(?:19|20)\d\d(?!\d)')


class FoundList(NamedTuple):
    """A file with publications, the name of its format, and what it holds.

    Pages that are a publication each are one list, whose path is a pattern: ``content/publication/*/index.md``.
    """

    path: Path
    format: str
    publications: Sequence[Publication]
    is_pattern: bool = False

    @property
    def is_page(self) -> bool:
        """Whether it is a list by hand that can be a document as it is."""
        return self.format != _OF_ONE_WORK and self.path.suffix.lower() in _DOCUMENTS

    @property
    def folder(self) -> Path:
        """The folder below which its files lie."""
        if not self.is_pattern:
            return self.path.parent
        return next(each for each in self.path.parents if '*' not in str(each))


def find_lists(folder: Path) -> list[FoundList]:
    """The lists below a folder, the largest first."""
    found = [each for each in map(_read_file, _candidates(folder)) if each is not None]
    return sorted(_gathered(found), key=lambda each: (-len(each.publications), str(each.path)))


def read_list(path: Path) -> FoundList | None:
    """A file as a list, or a folder of pages that are a publication each; None for what is none."""
    if path.is_dir():
        return next((each for each in find_lists(path) if each.format == _OF_ONE_WORK), None)
    return _read_file(path)


def _read_file(path: Path) -> FoundList | None:
    suffix = path.suffix.lower()
    try:
        content = content_of(path)
    except (OSError, ValueError):
        return None
    format = format_of(content, path.name, '')
    if format is None:
        return None
    is_one_work = format.name == _OF_ONE_WORK
    if suffix in _PAGES and not is_one_work and len(_YEAR.findall(content)) < _FEWEST:
        return None
    publications = [each for each in load(path, notes=False).publications if not each.verbatim]
    if suffix in _DATA and not is_one_work and 2 * sum(map(_is_told, publications)) < len(publications):
        return None  # of people, or of anything else
    is_list = suffix in _LISTS or is_one_work or (format.name == 'csl-json' and all(map(_is_told_whole, publications)))
    if len(publications) < (1 if is_list else _FEWEST):
        return None
    return FoundList(path, format.name, publications)


def _is_told(publication: Publication) -> bool:
    """Whether data tell a title and something else that a work has."""
    return bool(publication.title and (publication.contributors or publication.issued))


def _is_told_whole(publication: Publication) -> bool:
    """Whether it is without doubt a publication, and no other thing that a program has a title and a version of."""
    return bool(publication.title and publication.contributors and publication.type)


def _gathered(found: Sequence[FoundList]) -> list[FoundList]:
    """The lists with pages of one work each put together; a ``.bib`` file beside such a page tells of the same work."""
    pages: dict[Path, list[FoundList]] = {}
    for each in found:
        if each.format == _OF_ONE_WORK:
            pages.setdefault(_pattern_of(each.path), []).append(each)
    lists = [
        FoundList(pattern, _OF_ONE_WORK, [told for each in of_pattern for told in each.publications], is_pattern=True)
        for pattern, of_pattern in pages.items()
    ]
    alone = {each.path.parent for of_pattern in pages.values() for each in of_pattern if each.path.stem == _INDEX}
    return lists + [each for each in found if each.format != _OF_ONE_WORK and each.path.parent not in alone]


def _pattern_of(page: Path) -> Path:
    """The pattern of a page and of those beside it; a folder of a year has some of them beside other years."""
    if page.stem != _INDEX:
        return page.with_name(f'*{page.suffix}')
    above = page.parent.parent
    return (above.with_name('*') if _IS_YEAR.fullmatch(above.name) else above) / '*' / page.name


def other_lists(folder: Path) -> Iterator[Path]:
    """Files below a folder in which programs keep references in forms that are not read."""
    return (path for path in _files(folder) if path.suffix.lower() in _NOT_READ)


def _candidates(folder: Path) -> Iterator[Path]:
    return (path for path in _files(folder) if path.suffix.lower() in _LISTS | _PAGES | _DATA)


def _files(folder: Path) -> Iterator[Path]:
    count = 0
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_passed_over(Path(parent, name)))
        for name in sorted(files):
            count += 1
            if count > _MOST_FILES:
                return
            if name != LOCK_NAME and name[0] != '.':
                yield Path(parent, name)


def _is_passed_over(folder: Path) -> bool:
    if folder.name in _OF_JEKYLL:
        return False
    return folder.name[0] in '._' or folder.name in _NOT_OURS or (folder / 'pyvenv.cfg').exists()
