"""A banner's picture: found below the source folder, known by its first bytes, named by its content."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote, urlsplit

#: How the files begin that browsers show as pictures, with the suffix that their servers know.
_SIGNATURES: Final = (
    (b'\x89PNG\r\n\x1a\n', '.png'),
    (b'\xff\xd8\xff', '.jpg'),
    (b'GIF87a', '.gif'),
    (b'GIF89a', '.gif'),
)
_SCHEME: Final = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:')
_SVG_WITHIN: Final = 1024
_KINDS: Final = 'a PNG, JPEG, GIF, WebP, AVIF or SVG file'


class ImageError(ValueError):
    """A picture that is not taken: what is wrong, and what was expected."""

    def __init__(self, reason: str, expected: str) -> None:
        super().__init__(reason)
        self.expected = expected


@dataclass(frozen=True, slots=True)
class Picture:
    """A file to copy, by the name that its content gives it."""

    path: Path
    name: str


def is_remote(written: str) -> bool:
    """Whether a picture is named by an address, and not by a path."""
    return written.startswith('//') or _SCHEME.match(written) is not None


def remote_address(written: str) -> str:
    """An https address, with everything escaped that has a meaning in HTML or none in an address.

    Raises `ImageError` for every other scheme, and for an address without a host.
    """
    try:
        parts = urlsplit(written)
        host = parts.hostname
    except ValueError:
        host = None
    if host is None or parts.scheme != 'https' or parts.username is not None:
        raise ImageError('the address is not taken', 'a file below the source folder, or an https address')
    return quote(written, safe="%/:?#[]@!$&()*+,;=~'")


def locate_picture(written: str, document: Path, source_folder: Path) -> Path:
    """Where a picture must be: relative to its document, or with ``/`` from the source folder, as for ``image``.

    Raises `ImageError` for what leads out of the source folder, also by a symbolic link.
    """
    inside = source_folder.resolve()
    if '\0' in written:
        raise ImageError('the path holds a character that no path has', 'the path of a picture')
    relative = PurePosixPath(written.replace('\\', '/'))
    base = inside if written.startswith('/') else document.resolve().parent
    try:
        path = (base / str(relative).lstrip('/')).resolve()
    except (OSError, RuntimeError):  # of which of the two, Python 3.13 thinks otherwise than 3.12
        raise ImageError('the path leads around in a circle', 'a file below the source folder') from None
    if not path.is_relative_to(inside):
        raise ImageError('the path leads out of the source folder', 'a file below the source folder')
    return path


def read_picture(path: Path) -> Picture:
    """Raises `ImageError` if there is no such file, or it holds no picture."""
    try:
        status = path.stat()
        if not path.is_file():
            raise ImageError('it is no file', _KINDS)
        return Picture(path, _name(path, status.st_mtime_ns, status.st_size))
    except OSError as error:
        raise ImageError(f'the file cannot be read: {error.strerror}', _KINDS) from error


@lru_cache(maxsize=128)
def _name(path: Path, modified: int, size: int) -> str:
    """The time and size are there so that a changed file is read again."""
    content = path.read_bytes()
    return f'pubs-banner-{hashlib.sha256(content).hexdigest()[:12]}{_suffix(content)}'


def _suffix(content: bytes) -> str:
    for signature, suffix in _SIGNATURES:
        if content.startswith(signature):
            return suffix
    if content[:4] == b'RIFF' and content[8:12] == b'WEBP':
        return '.webp'
    if content[4:12] in (b'ftypavif', b'ftypavis'):
        return '.avif'
    beginning = content.removeprefix(b'\xef\xbb\xbf').lstrip()
    if beginning.startswith(b'<') and b'<svg' in content[:_SVG_WITHIN]:
        return '.svg'
    raise ImageError('the file holds no picture that browsers show', _KINDS)
