"""Bytes to text: byte-order marks, UTF-8, and cp1252 for what is not UTF-8, with the place of the first bad byte."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
from sphinxcontrib_pubs.model.characters import UNWANTED, cleaned

# The longer marks first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, 'utf-8'),
    (codecs.BOM_UTF32_LE, 'utf-32-le'),
    (codecs.BOM_UTF32_BE, 'utf-32-be'),
    (codecs.BOM_UTF16_LE, 'utf-16-le'),
    (codecs.BOM_UTF16_BE, 'utf-16-be'),
)


class Encoding(NamedTuple):
    """How the bytes of a file are text. ``error`` is the first byte sequence that the encoding does not allow.

    cp1252 stands for a file that is not UTF-8; then ``error`` says where it is not.
    """

    name: str
    mark: bytes = b''
    error: UnicodeDecodeError | None = None


def encoding_of(content: bytes) -> Encoding:
    """The encoding that a file's byte-order mark says, else UTF-8, else cp1252; never raises."""
    mark, name = next(((mark, name) for mark, name in _MARKS if content.startswith(mark)), (b'', 'utf-8'))
    try:
        content[len(mark) :].decode(name)
    except UnicodeDecodeError as error:
        return Encoding('cp1252' if name == 'utf-8' else name, mark, error)
    return Encoding(name, mark)


def decode(content: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of a file's bytes; never raises. Bytes that cp1252 leaves undefined become U+FFFD."""
    name, mark, error = encoding_of(content)
    body = content[len(mark) :]
    text = body.decode(name, 'replace')
    if error is None:
        return text, []
    if name == 'cp1252':
        before = body[: error.start].decode('utf-8')
        message = f'byte 0x{body[error.start]:02X} is not UTF-8; the file is read as cp1252 (Western European)'
        return text, [_bad(before, file, message, 'save the file as UTF-8')]
    before = body[: error.start].decode(name, 'replace')
    return text, [_bad(before, file, f'a byte sequence is not valid {name}', 'it is shown as U+FFFD')]


def _bad(before: str, file: str, message: str, hint: str) -> Problem:
    before = before.replace('\r\n', '\n').replace('\r', '\n')
    line = before.count('\n') + 1
    column = len(before) - (before.rfind('\n') + 1) + 1
    span = SourceSpan(file=file, line=line, column=column)
    return Problem(code='source-encoding', message=message, severity=Severity.WARNING, span=span, hint=hint)


def replace_controls(text: str, file: str, first_line: int) -> tuple[str, list[Problem]]:
    """Characters that no page has a place for are replaced, NUL as CommonMark asks (section 2.3).

    Each kind has a warning at its first. No other character moves.
    """
    if UNWANTED.search(text) is None:
        return text, []
    problems = []
    if count := text.count('\0'):
        message = f'{count} NUL character{"s" if count > 1 else ""}; each is shown as U+FFFD'
        problems.append(_first(text, text.index('\0'), file, first_line, 'source-nul', message))
    if found := [match for match in UNWANTED.finditer(text) if match[0] not in '\0\x0b\x0c']:
        first = found[0]
        others = f' and {len(found) - 1} like it' if len(found) > 1 else ''
        message = f'the control character U+{ord(first[0]):04X}{others}; it is shown as {cleaned(first[0])!r}'
        problems.append(_first(text, first.start(), file, first_line, 'source-control', message))
    return cleaned(text), problems


def _first(text: str, place: int, file: str, first_line: int, code: str, message: str) -> Problem:
    span = SourceSpan(
        file=file,
        line=text.count('\n', 0, place) + first_line,
        column=place - (text.rfind('\n', 0, place) + 1) + 1,
    )
    return Problem(code=code, message=message, severity=Severity.WARNING, span=span, hint='delete it from the file')
