"""Bytes to text: byte-order marks, UTF-8, and cp1252 for what is not UTF-8, with the place of the first bad byte."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan

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


def replace_nul(text: str, file: str, first_line: int) -> tuple[str, list[Problem]]:
    """NUL characters become U+FFFD, as CommonMark asks (section 2.3), with a warning at the first."""
    place = text.find('\0')
    if place < 0:
        return text, []
    span = SourceSpan(
        file=file,
        line=text.count('\n', 0, place) + first_line,
        column=place - (text.rfind('\n', 0, place) + 1) + 1,
    )
    count = text.count('\0')
    message = f'{count} NUL character{"s" if count > 1 else ""}; each is shown as U+FFFD'
    problem = Problem(
        code='source-nul', message=message, severity=Severity.WARNING, span=span, hint='delete it from the file'
    )
    return text.replace('\0', '\ufffd'), [problem]
