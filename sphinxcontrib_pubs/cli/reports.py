"""Problems on standard error, for people, programs, or a code host's annotations."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from sphinxcontrib_pubs.model import Severity
from sphinxcontrib_pubs.model.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinxcontrib_pubs.model import Problem

#: The exit status where the command is used in a wrong way, or a file cannot be read or written.
WRONG_USE = 2
#: Problems with which a file could not be read or written at all.
UNREADABLE = frozenset(
    {
        'source-missing', 'source-directory', 'source-unreadable', 'source-unwritable', 'source-format',
        'source-too-large', 'source-reader', 'lock-unreadable',
    }
)  # fmt: skip


class UseError(Exception):
    """A wrong use of a command, in a sentence."""


class Finding(NamedTuple):
    """A problem, and whether it is mended already."""

    problem: Problem
    fixed: bool = False


def exit_status(problems: Iterable[Problem], *, strict: bool = False) -> int:
    """2 for a file that could not be read or written, 1 for problems (with ``strict`` also notes), else 0."""
    status = 0
    for problem in problems:
        if problem.code in UNREADABLE:
            return WRONG_USE
        if strict or problem.severity is not Severity.NOTE:
            status = 1
    return status


def write_text(problems: Iterable[Problem], stream: TextIO) -> None:
    """``FILE:LINE:COLUMN: severity: message [code]``, one line a problem."""
    stream.writelines(f'{visible(str(problem))}\n' for problem in problems)


def write_findings(findings: Iterable[Finding], stream: TextIO) -> None:
    """As ``write_text``; what is mended is called ``fixed`` in place of its severity."""
    for problem, fixed in findings:
        text = f'{problem.span}: fixed: {problem.message} [{problem.code}]' if fixed else str(problem)
        stream.write(f'{visible(text)}\n')


def as_object(problem: Problem) -> dict[str, object]:
    """A problem within its file, as JSON has it."""
    return {
        'line': problem.span.line,
        'column': problem.span.column,
        'severity': str(problem.severity),
        'code': problem.code,
        'message': problem.message,
        'hint': problem.hint,
    }


def write_json(findings: Iterable[Finding], stream: TextIO) -> None:
    """One object a line, in ASCII; edits are line, column, length and text."""
    for problem, fixed in findings:
        edits = [
            {'line': edit.line, 'column': edit.column, 'length': edit.length, 'text': edit.text}
            for edit in problem.edits
        ]
        found = {'file': problem.span.file, **as_object(problem), 'fixed': fixed, 'edits': edits}
        stream.write(f'{json.dumps(found)}\n')


_GITHUB = {Severity.ERROR: 'error', Severity.WARNING: 'warning', Severity.NOTE: 'notice'}


def write_github(findings: Iterable[Finding], stream: TextIO) -> None:
    """Workflow commands that GitHub Actions turns into annotations of the files."""
    for problem, fixed in findings:
        span = problem.span
        hint = f' ({problem.hint})' if problem.hint and not fixed else ''
        message = f'{"fixed: " if fixed else ""}{problem.message}{hint} [{problem.code}]'
        command = 'notice' if fixed else _GITHUB[problem.severity]
        place = f'file={_property(_in_workspace(span.file))},line={span.line},col={span.column}'
        stream.write(f'::{command} {place},title=sphinx-pubs::{_data(message)}\n')


def _in_workspace(file: str) -> str:
    """The path from the root of the repository, where GitHub looks for the file."""
    workspace = os.environ.get('GITHUB_WORKSPACE')
    if workspace and Path(file).absolute().is_relative_to(workspace):
        file = str(Path(file).absolute().relative_to(workspace))
    return Path(os.path.normpath(file)).as_posix()


# https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands: what would end a value is
# escaped, in a property two more characters. Other control characters reach the log's reader as text.
def _data(text: str) -> str:
    return visible(text.replace('%', '%25').replace('\r', '%0D').replace('\n', '%0A'))


def _property(text: str) -> str:
    return _data(text).replace(':', '%3A').replace(',', '%2C')


WRITERS: dict[str, Callable[[Iterable[Finding], TextIO], None]] = {
    'text': write_findings,
    'json': write_json,
    'github': write_github,
}
