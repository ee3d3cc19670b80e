"""Paths as an author writes them in a document → files, and files → the names that problems bear."""

from __future__ import annotations

import itertools
import linecache
import os
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.environment import BuildEnvironment
    from sphinx.util.docutils import SphinxDirective

_GLOB = frozenset('*?[')
#: Of a directive, more than its options fill.
_MOST_LINES = 60
#: A path in quotation marks, or a word.
_WORD = re.compile(r'(?<!\S)["\']([^"\']+)["\'](?!\S)|\S+')
#: As many words as the name of a file has at most.
_MOST_WORDS = 12
_ASTERISKS = re.compile(r'\*{2,}')


def locate(written: str, env: BuildEnvironment, docname: str = '') -> list[Path]:
    """The files that a path means: relative to a document, from the source directory with ``/``, or a glob.

    The document is the one that is being read, where none is named. A path with ``/`` that is no file of the site is
    taken for one of the disk. Whether a build may read a file is what ``may_be_read`` says.

    A glob gives its files in the order of their names, and itself where it finds none, so that the reader
    of sources reports what is missing.
    """
    return _found(written, env, docname) or [_in_site(written, env, docname)]


def is_pattern(written: str) -> bool:
    """Whether a path may mean files of other names."""
    return not _GLOB.isdisjoint(written)


def written_sources(text: str, env: BuildEnvironment, docname: str = '') -> Iterator[tuple[str, list[Path]]]:
    """The paths in the argument of a directive as they are written, each with the files that it means.

    Spaces and lines stand between paths, so that one with spaces is in quotation marks, or names a file that
    there is. Of words that name none, those up to a suffix are one path: that is what the author will look for.
    """
    for line in text.splitlines():
        words = list(_WORD.finditer(line))
        while words:
            if quoted := words[0][1]:
                yield quoted, locate(quoted, env, docname)
                del words[0]
                continue
            written, taken, found = _path_at(words, env, docname)
            yield written, found or locate(written, env, docname)
            del words[:taken]


def _path_at(words: list[re.Match[str]], env: BuildEnvironment, docname: str) -> tuple[str, int, list[Path]]:
    """The path that begins with the first of some words of a line, how many of them it takes, and what is there."""
    line, start = words[0].string, words[0].start()
    paths = [line[start : word.end()] for word in words[:_MOST_WORDS]]
    by_first: list[Path] = []
    # A folder may have the first word of a name with spaces.
    for taken, path in enumerate(paths, 1):
        found = _found(path, env, docname)
        if any(map(is_file, found)):
            return path, taken, found
        if taken == 1:
            by_first = found
    if by_first:
        return paths[0], 1, by_first
    taken = 1
    while (
        taken < len(paths)
        and not PurePath(paths[taken - 1]).suffix
        and not words[taken][1]
        and not _found(words[taken][0], env, docname)
    ):
        taken += 1
    return paths[taken - 1], taken, []


def _in_site(written: str, env: BuildEnvironment, docname: str) -> Path:
    # Not by relfn2path, which stumbles over a circle of links.
    base = env.srcdir if written.startswith('/') else Path(env.doc2path(docname or env.docname)).parent
    return Path(os.path.normpath(Path(base, written.lstrip('/'))))


def _found(written: str, env: BuildEnvironment, docname: str) -> list[Path]:
    on_disk = Path(os.path.normpath(written))
    in_site = _files(_in_site(written, env, docname), env)
    return in_site or (_files(on_disk, env) if on_disk.is_absolute() else [])


def _files(path: Path, env: BuildEnvironment) -> list[Path]:
    plain = list(itertools.takewhile(lambda part: not _GLOB.intersection(part), path.parts))
    base = Path(*plain)
    is_there = exists(path)
    if base == path or is_there:
        return [path] if is_there else []
    # A pattern is not tried on folders of which no file may be read: they may be the whole disk.
    if not may_be_read(base, env):
        return []
    # Before 3.13, Python refuses two asterisks beside something else, which mean what one does.
    pattern = '/'.join(part if part == '**' else _ASTERISKS.sub('*', part) for part in path.relative_to(base).parts)
    try:
        return _each_once(base.glob(pattern), base)
    except OSError:  # a name that no file can have
        return []


def _each_once(paths: Iterable[Path], base: Path) -> list[Path]:
    """Files in the order of their names, each by its own name where links lead to it too."""
    real_base = os.path.realpath(base)
    names: dict[str, Path] = {}
    for path in sorted(paths):
        real = os.path.realpath(path)
        if real not in names or real == os.path.join(real_base, path.relative_to(base)):  # noqa: PTH118 (of texts)
            names[real] = path
    return sorted(names.values())


def is_file(path: Path) -> bool:
    """Whether there is such a file."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False


def exists(path: Path) -> bool:
    """Whether there is such a file or folder."""
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no file can have
        return False


def may_be_read(path: Path, env: BuildEnvironment) -> bool:
    """Whether a file lies in the source directory or a folder of ``pubs_source_roots``, whatever links lead there."""
    srcdir = Path(env.srcdir)
    try:
        real = path.resolve()
        roots = [srcdir, *(srcdir / root for root in env.config.pubs_source_roots)]
        return any(real.is_relative_to(root.resolve()) for root in roots)
    except (OSError, RuntimeError, ValueError):  # a circle of links, or no path at all: the reader says so
        return path.is_relative_to(srcdir)


def name_of(path: Path, env: BuildEnvironment) -> str:
    """A path from the source directory with ``/``, or the whole path for a file outside it."""
    # docutils names an included file as it is seen from where the build runs.
    whole = path if path.is_absolute() else Path(os.path.abspath(path))  # noqa: PTH100 (links stay as they are)
    try:
        return whole.relative_to(env.srcdir).as_posix()
    except ValueError:
        return str(whole)


def place_of(directive: SphinxDirective) -> SourceSpan:
    """The file and the line of a directive, which an ``include`` makes others than those of the document."""
    source, line = directive.get_source_info()
    env = directive.env
    path = Path(source or env.doc2path(env.docname))
    return SourceSpan(file=name_of(path, env), line=line or directive.lineno)


def place_of_argument(directive: SphinxDirective, written: str) -> SourceSpan:
    """Where a document names a file as an argument of a directive; the directive's place if that is not found."""
    argument, place = re.compile(rf'(?<![^\s"\']){re.escape(written)}(?![^\s"\'])'), place_of(directive)
    found = next(((line, match) for line, text in lines_of(directive) if (match := argument.search(text))), None)
    return place if found is None else place._replace(line=found[0], column=found[1].start() + 1)


def lines_of(directive: SphinxDirective) -> Iterator[tuple[int, str]]:
    """The lines of the file from a directive on, since parsers differ in what of it they hand over."""
    place = place_of(directive)
    path = str(Path(directive.env.srcdir, place.file))
    linecache.checkcache(path)
    for line in range(place.line, place.line + _MOST_LINES):
        yield line, linecache.getline(path, line)


def format_of_document(env: BuildEnvironment) -> str:
    """The syntax of the document that is being read, by the parser of its suffix."""
    suffix = Path(env.doc2path(env.docname)).suffix
    parser = env.config.source_suffix.get(suffix) or 'restructuredtext'
    return 'markdown' if 'markdown' in parser or 'myst' in parser else 'restructuredtext'
