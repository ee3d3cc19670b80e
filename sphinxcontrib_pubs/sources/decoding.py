"""Bytes to text: byte-order marks, UTF-8, and cp1252 for what is not UTF-8, with the place of the first bad byte."""

from __future__ import annotations

import codecs

from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan

# The longer marks first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, 'utf-8'),
    (codecs.BOM_UTF32_LE, 'utf-32-le'),
    (codecs.BOM_UTF32_BE, 'utf-32-be'),
    (codecs.BOM_UTF16_LE, 'utf-16-le'),
    (codecs.BOM_UTF16_BE, 'utf-16-be'),
)


def decode(content: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of a file's bytes; never raises. Bytes that cp1252 leaves undefined become U+FFFD."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            body = content[len(mark) :]
            try:
                return body.decode(encoding), []
            except UnicodeDecodeError as error:
                if encoding == 'utf-8':
                    content = body
                    break
                text = body.decode(encoding, 'replace')
                before = body[: error.start].decode(encoding, 'replace')
                return text, [_bad(before, file, f'a byte sequence is not valid {encoding}', 'it is shown as U+FFFD')]
    try:
        return content.decode('utf-8'), []
    except UnicodeDecodeError as error:
        text = content.decode('cp1252', 'replace')
        before = content[: error.start].decode('utf-8')
        message = f'byte 0x{content[error.start]:02X} is not UTF-8; the file is read as cp1252 (Western European)'
        return text, [_bad(before, file, message, 'save the file as UTF-8')]


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
