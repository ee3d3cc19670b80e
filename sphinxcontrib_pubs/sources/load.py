"""Source files → readings, which are kept: with ``opening``, which reads the bytes, all that touches the disk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import Problem, Reading, Severity, SourceSpan, collection_paused
from sphinxcontrib_pubs.model.recent import Recent
from sphinxcontrib_pubs.sources.beside import Beside, FilesOfList
from sphinxcontrib_pubs.sources.decoding import decode, replace_controls
from sphinxcontrib_pubs.sources.notices import has_signs
from sphinxcontrib_pubs.sources.opening import TooLargeError, content_of
from sphinxcontrib_pubs.sources.page import Page
from sphinxcontrib_pubs.sources.registry import faults_of_packages, find_format, find_format_of, formats
from sphinxcontrib_pubs.sources.repeated import repeated
from sphinxcontrib_pubs.sources.untypeset import untypeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from sphinxcontrib_pubs.sources.registry import Format

#: What is wrong where a file of BibTeX uses a macro or an entry of another one.
_ELSEWHERE = frozenset({'macro-undefined', 'crossref-missing'})


class _Kept(NamedTuple):
    stamp: tuple[tuple[int, int], tuple[tuple[int, int], ...]]
    reading: Reading


_kept: Recent[tuple[str, str, str, bool, tuple[str, ...]], _Kept] = Recent(lambda kept: kept.reading.size)


def files_of_list(paths: Iterable[Path]) -> FilesOfList:
    """The files of one list, for ``load_beside``: one object for all of them, each time that the list is read."""
    return FilesOfList(paths, lambda path: load_text(path)[0])


def load_beside(path: Path, files: FilesOfList, *, name: str = '', format: str = '', notes: bool = True) -> Reading:
    """As ``load``, for a file of several that make one list: what it lacks may be defined in the others."""
    reading = load(path, name=name, format=format, notes=notes)
    # Hardly any lacks something, and of a thousand files each has a thousand beside it.
    if not any(problem.code in _ELSEWHERE for problem in reading.problems):
        return reading
    if all(other == path for other in files.paths):
        return reading
    return load(path, name=name, format=format, notes=notes, files=files)


def load(
    path: Path, *, name: str = '', format: str = '', notes: bool = True, files: FilesOfList | None = None
) -> Reading:
    """Reads a source file; the identical reading again as long as its time stamp and size stay.

    ``name`` is how places call the file (default: the path), ``format`` a name of the format table
    (default: by suffix, else by content). Without ``notes`` the matters of style are not looked for, which a build
    does not show. Definitions of the other ``files`` of its list count in this one.
    Nothing about a file's content raises: problems are in the reading.
    """
    name = name or str(path)
    key = (str(path), name, format, notes, files.names if files else ())
    try:
        status = path.stat()
    except OSError as error:
        _kept.forget(key)
        if isinstance(error, FileNotFoundError | NotADirectoryError):
            return _failed(name, 'source-missing', f'the source file {name} does not exist', _near(path, name))
        return _unreadable(name, error)
    except UnicodeEncodeError as error:
        # Where a build is told to go by a locale without these characters, and not by UTF-8.
        message = f'{name} cannot be read: the system names files in {error.encoding}, which lacks a character of it'
        return _failed(name, 'source-unreadable', message, 'set LC_ALL=C.UTF-8, or PYTHONUTF8=1')
    except ValueError:
        return _failed(name, 'source-missing', 'the path holds a NUL character', 'check the path')
    stamp = ((status.st_mtime_ns, status.st_size), files.stamps if files else ())
    kept = _kept.get(key)
    if kept is not None and kept.stamp == stamp:
        return kept.reading
    reading = _load(path, name, format, notes, Beside(files, path) if files else None)
    _kept.keep(key, _Kept(stamp, reading))
    return reading


def _load(path: Path, name: str, format: str, notes: bool, beside: Beside | None) -> Reading:
    if path.is_dir():
        return _failed(name, 'source-directory', f'{name} is a directory, not a file', 'name the files in it')
    if format and find_format(format) is None:
        return _unknown_format(name, format)
    try:
        content = content_of(path)
    except (FileNotFoundError, NotADirectoryError):  # since it was looked for
        return _failed(name, 'source-missing', f'the source file {name} does not exist', _near(path, name))
    except OSError as error:
        return _unreadable(name, error)
    found = format_of(content, path.name, format)
    if found is None:
        return _unknown_format(name, path.suffix)
    return read_bytes(content, found, name, notes=notes, beside=beside)


def load_text(path: Path, name: str = '') -> tuple[str, list[Problem]]:
    """The text of a file beside the lists, such as that of the people, with single line ends.

    '' with an error for one that cannot be read.
    """
    name = name or str(path)
    try:
        content = content_of(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        reading = _failed(name, 'source-missing', f'the file {name} does not exist', _near(path, name))
        return '', list(reading.problems)
    except IsADirectoryError:
        problems = _failed(name, 'source-directory', f'{name} is a directory, not a file', 'name a file').problems
        return '', list(problems)
    except OSError as error:
        return '', list(_unreadable(name, error).problems)
    text, problems_of_encoding = decode(content, name)
    text, controls = replace_controls(text.replace('\r\n', '\n').replace('\r', '\n'), name, 1)
    return text, [*problems_of_encoding, *controls]


def format_of(content: bytes, file_name: str, asked: str = '') -> Format | None:
    """The format of a file that somebody has opened already; None if none is known."""
    text, _ = decode(content, file_name)
    return find_format_of(file_name, text, asked)


def read_bytes(
    content: bytes, format: Format, file: str, *, notes: bool = True, beside: Beside | None = None
) -> Reading:
    """Reads the content of a file that somebody has opened already; nothing of it raises."""
    text, problems = decode(content, file)
    return _read(text, format, file, notes=notes, problems=problems, beside=beside)


def read(text: str, *, file: str, format: str, first_line: int = 1, notes: bool = True) -> Reading:
    """Reads text that is in memory already, such as a directive's content; ``first_line`` is its line in ``file``."""
    found = find_format(format)
    if found is None:
        return _unknown_format(file, format, first_line)
    return _read(text, found, file, notes=notes, first_line=first_line)


def _read(
    text: str,
    format: Format,
    file: str,
    *,
    notes: bool,
    first_line: int = 1,
    problems: Sequence[Problem] = (),
    beside: Beside | None = None,
) -> Reading:
    """Reads text in a known format; ``problems`` are those that its bytes had, and stand before its own."""
    text = text.replace('\r\n', '\n').replace('\r', '\n')
    text, controls = replace_controls(text, file, first_line)
    problems = [*problems, *controls]
    if not text.strip():
        message = f'{file} is empty: no publication was found'
        problem = _problem(file, 'source-empty', message, '', Severity.WARNING, first_line)
        return Reading(problems=(*problems, problem))
    with collection_paused():
        reading = format.read(Page(text, file=file, first_line=first_line, notes=notes, beside=beside))
        reading = _with_notices(reading, text)
    further = list(untypeset(reading.publications)) if '\\' in text or '$' in text else []
    further += repeated(reading.publications) if notes else ()
    if not problems and not further:
        return reading
    told = sorted([*reading.problems, *further], key=lambda each: each.span[1:3])
    return Reading(
        publications=reading.publications,
        problems=(*problems, *told),
        regions=reading.regions,
        front_matter=reading.front_matter,
    )


def _with_notices(reading: Reading, text: str) -> Reading:
    """The reading with what became of its works; hardly any source has a word of that."""
    told = any(publication.notices for publication in reading.publications)
    if not told and not has_signs(text):
        return reading
    from sphinxcontrib_pubs.sources.notices.settle import with_notices

    return replace(reading, publications=with_notices(reading.publications))


def _problem(
    file: str, code: str, message: str, hint: str, severity: Severity = Severity.ERROR, line: int = 1
) -> Problem:
    return Problem(code=code, message=message, severity=severity, span=SourceSpan(file=file, line=line), hint=hint)


def _failed(file: str, code: str, message: str, hint: str) -> Reading:
    return Reading(problems=(_problem(file, code, message, hint),))


def _near(path: Path, file: str) -> str:
    """A hint that names the file beside the missing one that may be meant, as the missing one was named."""
    try:
        others = sorted(each.name for each in path.parent.iterdir() if each.is_file())
    except (OSError, ValueError):
        return 'check the path: there is no such folder either'
    from difflib import get_close_matches

    near = get_close_matches(path.name[:80], others, n=1, cutoff=0.75)
    folder = file.removesuffix(path.name) if file.endswith(path.name) else ''
    return f'did you mean {folder}{near[0]}?' if near else 'check the path'


def _unreadable(file: str, error: OSError) -> Reading:
    if isinstance(error, TooLargeError):
        hint = 'divide it, or take out what is no publication'
        return _failed(file, 'source-too-large', f'{file} is not read: {error.strerror}', hint)
    reason = error.strerror or type(error).__name__
    return _failed(file, 'source-unreadable', f'{file} cannot be read: {reason}', 'check its permissions')


def _unknown_format(file: str, asked: str, line: int = 1) -> Reading:
    what = f'"{asked}"' if asked else 'a file without a suffix'
    hint = '; '.join((f'expected one of: {", ".join(formats())}', *faults_of_packages()))
    problem = _problem(file, 'source-format', f'no reader for {what}', hint, line=line)
    return Reading(problems=(problem,))
