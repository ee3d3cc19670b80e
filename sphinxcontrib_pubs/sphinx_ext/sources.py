"""Paths as an author writes them in a document → files, and files → the names that problems bear."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_GLOB = frozenset('*?[')


def locate(written: str, env: BuildEnvironment, docname: str = '') -> list[Path]:
    """The files that a path means: relative to a document, from the source directory with ``/``, or a glob.

    The document is the one that is being read, where none is named. A path with ``/`` that is no file of the site is
    taken for one of the disk.

    A glob gives its files in the order of their names, and itself where it finds none, so that the reader
    of sources reports what is missing.
    """
    _, absolute = env.relfn2path(written, docname or None)
    in_site = Path(os.path.normpath(absolute))
    on_disk = Path(written)
    return _files(in_site) or (_files(on_disk) if on_disk.is_absolute() else []) or [in_site]


def _files(path: Path) -> list[Path]:
    if path.exists():
        return [path]
    if not _GLOB.intersection(str(path)):
        return []
    base = Path(path.anchor)
    return sorted(base.glob(str(path.relative_to(base))))


def name_of(path: Path, env: BuildEnvironment) -> str:
    """A path from the source directory with ``/``, or the whole path for a file outside it."""
    try:
        return path.relative_to(env.srcdir).as_posix()
    except ValueError:
        return str(path)


def format_of_document(env: BuildEnvironment) -> str:
    """The syntax of the document that is being read, by the parser of its suffix."""
    suffix = Path(env.doc2path(env.docname)).suffix
    parser = env.config.source_suffix.get(suffix) or 'restructuredtext'
    return 'markdown' if 'markdown' in parser or 'myst' in parser else 'restructuredtext'
