"""Where something stands in a source, and what is to be said about it."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import NamedTuple


class Severity(enum.StrEnum):
    """How much a problem matters to the reader of a page."""

    ERROR = 'error'  # an entry could not be read and is shown as written
    WARNING = 'warning'  # read, but something of meaning is uncertain or contradictory
    NOTE = 'note'  # a matter of style; only ``sphinx-pubs check`` shows it


class SourceSpan(NamedTuple):
    """A place in a source file.

    Lines and columns count from 1, front matter included; columns count characters.
    ``end_line`` is the last line (inclusive), 0 where only the start is known.
    """

    file: str
    line: int
    column: int = 1
    end_line: int = 0

    def __str__(self) -> str:
        return f'{self.file}:{self.line}:{self.column}'


#: Codes of what is wrong with a path and not with a text: it is mended where the path is written.
OF_PATHS = frozenset({'source-missing', 'source-directory', 'source-unreadable'})


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """The replacement of ``length`` characters at a line and column of a source by ``text``."""

    line: int
    column: int
    length: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that a reader noticed: a code, a sentence, a place, and what to do about it.

    ``code`` is a stable lower-case word with hyphens; it is the subtype of the Sphinx warning
    (``pubs.<code>``) and stands in brackets in the command line's diagnostics.
    ``message`` says what was found and what was expected; ``hint`` says what to do.
    """

    code: str
    message: str
    severity: Severity
    span: SourceSpan
    hint: str = ''
    edits: tuple[Edit, ...] = ()

    def __str__(self) -> str:
        hint = f' ({self.hint})' if self.hint else ''
        return f'{self.span}: {self.severity}: {self.message}{hint} [{self.code}]'
