"""A folder → the documentation in it, as far as somebody has begun one."""

from __future__ import annotations

import codecs
import io
import tokenize
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.cli.starting.configuration import Configuration
from sphinxcontrib_pubs.sources.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: Where documentation lies in a project.
_PLACES = ('.', 'docs', 'doc', 'docs/source', 'doc/source', 'source', 'documentation')
#: What shows that a folder is that of a program, whose documentation has one of its own.
_PROGRAMS = ('pyproject.toml', 'setup.py', 'setup.cfg', 'Cargo.toml', 'CMakeLists.txt', 'DESCRIPTION')
#: What shows that it is the folder of a site that another tool makes, or shows so where there is "content".
_OTHER_TOOLS = (
    '_config.yml', '_config.toml', 'hugo.toml', 'hugo.yaml', 'hugo.json', 'config/_default', '_quarto.yml',
)  # fmt: skip
_OLDER_HUGO = ('config.toml', 'config.yaml', 'config.json')
#: Such sites have it, too, for their style sheets.
_PACKAGE = 'package.json'
#: Extensions that read Markdown.
_MARKDOWN = frozenset(['myst_parser', 'myst_nb'])
_PYTHON = '.py'


@dataclass(frozen=True)
class Site:
    """The source directory, and the text of its ``conf.py``: None where there is none yet.

    ``is_another_tools`` says that everything in it belongs to a site of Jekyll, Hugo or the like.
    """

    srcdir: Path
    configuration: Configuration | None
    is_another_tools: bool = False

    @property
    def has_markdown(self) -> bool:
        return self.configuration is not None and not _MARKDOWN.isdisjoint(self.configuration.extensions.names)

    @property
    def index(self) -> Path | None:
        """The page from which a reader gets to all others."""
        return next((path for name in ('index.md', 'index.rst') if (path := self.srcdir / name).is_file()), None)


class ConfigurationError(Exception):
    """A ``conf.py`` that cannot be read, with its line."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(message)
        self.path, self.line = path, line


def find_site(folder: Path) -> Site:
    """The site of a folder. Raises ``ConfigurationError``."""
    for place in _PLACES:
        path = folder / place / 'conf.py'
        if path.is_file():
            return Site(path.parent, _read(path))
    if _has(folder, _PROGRAMS):
        return Site(folder / 'docs', None)
    if _has(folder, _OTHER_TOOLS) or (_has(folder, _OLDER_HUGO) and (folder / 'content').is_dir()):
        # A site shows no files that lie outside of its source directory, and papers do.
        return Site(folder, None, is_another_tools=True)
    return Site(folder / 'docs' if _has(folder, (_PACKAGE,)) else folder, None)


def _has(folder: Path, names: Iterable[str]) -> bool:
    return any((folder / name).exists() for name in names)


def _read(path: Path) -> Configuration:
    try:
        return Configuration(text_of(path.read_bytes(), path))
    except OSError as error:
        raise ConfigurationError(path, 1, f'cannot be read: {error.strerror}') from error
    except (SyntaxError, ValueError) as error:
        line = (error.lineno if isinstance(error, SyntaxError) else None) or 1
        raise ConfigurationError(path, line, 'is no Python that can be read') from error


def text_of(content: bytes, path: Path) -> str:
    """The text of a file with single line ends. Raises SyntaxError or ValueError for Python that is none."""
    encoding = encoding_of(content, path)
    text = content.decode(encoding) if path.suffix == _PYTHON else decode(content, str(path))[0]
    return text.replace('\r\n', '\n')


def encoding_of(content: bytes, path: Path) -> str:
    """How the text of a file is written: Python may say so in its first lines."""
    if path.suffix == _PYTHON:
        return tokenize.detect_encoding(io.BytesIO(content).readline)[0]
    return 'utf-8-sig' if content.startswith(codecs.BOM_UTF8) else 'utf-8'
