"""Problems on standard error, for people, programs, or a code host's annotations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from sphinxcontrib_pubs.model import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinxcontrib_pubs.model import Problem

#: Problems with which a file could not be read at all: exit status 2.
UNREADABLE = frozenset({'source-missing', 'source-directory', 'source-unreadable', 'source-format'})


def exit_status(problems: Iterable[Problem], *, strict: bool = False) -> int:
    """2 for a file that could not be read, 1 for problems (with ``strict`` also notes), else 0."""
    status = 0
    for problem in problems:
        if problem.code in UNREADABLE:
            return 2
        if strict or problem.severity is not Severity.NOTE:
            status = 1
    return status


def write_text(problems: Sequence[Problem], stream: TextIO) -> None:
    """``FILE:LINE:COLUMN: severity: message [code]``, one line a problem."""
    stream.writelines(f'{problem}\n' for problem in problems)


def write_json(problems: Sequence[Problem], stream: TextIO) -> None:
    """One array of objects; edits are line, column, length and text."""
    found = [
        {
            'file': problem.span.file,
            'line': problem.span.line,
            'column': problem.span.column,
            'severity': str(problem.severity),
            'code': problem.code,
            'message': problem.message,
            'hint': problem.hint,
            'edits': [
                {'line': edit.line, 'column': edit.column, 'length': edit.length, 'text': edit.text}
                for edit in problem.edits
            ],
        }
        for problem in problems
    ]
    json.dump(found, stream, ensure_ascii=False, indent=2)
    stream.write('\n')


_GITHUB = {Severity.ERROR: 'error', Severity.WARNING: 'warning', Severity.NOTE: 'notice'}


def write_github(problems: Sequence[Problem], stream: TextIO) -> None:
    """Workflow commands that GitHub Actions turns into annotations of the changed files."""
    for problem in problems:
        place = f'file={_property(problem.span.file)},line={problem.span.line},col={problem.span.column}'
        hint = f' ({problem.hint})' if problem.hint else ''
        message = f'{problem.message}{hint} [{problem.code}]'
        stream.write(f'::{_GITHUB[problem.severity]} {place},title=sphinx-pubs::{_data(message)}\n')


def _data(text: str) -> str:
    return text.replace('%', '%25').replace('\r', '%0D').replace('\n', '%0A')


def _property(text: str) -> str:
    return _data(text).replace(':', '%3A').replace(',', '%2C')


WRITERS: dict[str, Callable[[Sequence[Problem], TextIO], None]] = {
    'text': write_text,
    'json': write_json,
    'github': write_github,
}
