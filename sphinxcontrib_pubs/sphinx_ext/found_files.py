"""What patterns and folders had when a document was read: a file that appears has it read again.

One that goes is missed by Sphinx itself, which knows the files that a document depends on, and no others.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sphinx_ext.registries import SETTINGS, files_of, is_folder
from sphinxcontrib_pubs.sphinx_ext.sources import exists, is_pattern, locate, may_be_read, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_NOTED = 'pubs_registries_noted'
#: What a folder ends in, whose time stamp tells that a file came or went.
_FOLDER = '/'


def note_sources(written: str, paths: Iterable[Path], env: BuildEnvironment) -> None:
    """The document that is being read depends on the sources that a path means, and on which there are of a pattern."""
    may_vary = is_pattern(written)
    readable = _readable(paths, env)
    for path in readable:
        # A pattern that finds nothing is named in place of its files: as one that is missing, it would be read always.
        if not may_vary or exists(path):
            env.note_dependency(str(path))
    if may_vary:
        _note(written, _names(readable, env), env)


def note_registries(env: BuildEnvironment) -> None:
    """The document that is being read depends on the files of people and venues, as is noted once."""
    if env.temp_data.get(_NOTED):
        return
    env.temp_data[_NOTED] = True
    srcdir = Path(env.srcdir)
    for setting in SETTINGS:
        for path in files_of(env.config, srcdir, setting):
            env.note_dependency(str(path))
        if is_folder(env.config, srcdir, setting):
            _note(setting, _found(setting, env.docname, env), env)


def note_folder(folder: Path, env: BuildEnvironment) -> None:
    """The document that is being read depends on which files a folder has."""
    name = name_of(folder, env) + _FOLDER
    _note(name, _found(name, env.docname, env), env)


def find_new_files(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """The documents for which other files are there than when they were read."""
    read_anyway = added | changed | removed
    return sorted(
        document
        for document, found in env.domains['pub'].data['found'].items()
        if document not in read_anyway and any(_found(name, document, env) != then for name, then in found.items())
    )


def _note(name: str, found: str, env: BuildEnvironment) -> None:
    env.domains['pub'].data['found'].setdefault(env.docname, {})[name] = found


def _found(name: str, document: str, env: BuildEnvironment) -> str:
    """What is there now of a pattern, of a folder, or of the folder that a setting names."""
    if name.endswith(_FOLDER):
        # Of ten thousand folders each is asked for its time only.
        try:
            return str(Path(env.srcdir, name).stat().st_mtime_ns)
        except OSError:
            return ''
    if name in SETTINGS:
        return _names(files_of(env.config, Path(env.srcdir), name), env)
    return _names(_readable(locate(name, env, document), env), env)


def _names(paths: Iterable[Path], env: BuildEnvironment) -> str:
    return '\n'.join(name_of(path, env) for path in paths)


def _readable(paths: Iterable[Path], env: BuildEnvironment) -> list[Path]:
    return [path for path in paths if may_be_read(path, env)]
