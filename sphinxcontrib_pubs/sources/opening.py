"""The bytes of a file that may be a source: an ordinary one, and no larger than any list is."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: More than a hundred thousand entries of BibTeX. A larger file would take minutes and gigabytes, in builds that wait.
LARGEST = 64 * 2**20
#: Where a shell keeps the pipes that it puts in the place of files: ``sphinx-pubs show <(…)``.
_OF_SHELL = ('/dev/fd/', '/dev/stdin', '/proc/self/fd/')


class TooLargeError(OSError):
    """A file of more than ``LARGEST`` bytes."""


def content_of(path: Path) -> bytes:
    """Reads a file. Raises OSError where that cannot be done, ``TooLargeError`` among them, and ValueError for a NUL.

    A device never ends, and a pipe that nobody writes to is waited for: neither is opened, but for a shell's own pipes.
    """
    status = path.stat()
    is_of_shell = stat.S_ISFIFO(status.st_mode) and str(path).startswith(_OF_SHELL)
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(None, 'it is a directory')
    if not (stat.S_ISREG(status.st_mode) or is_of_shell):
        raise OSError(None, 'it is no ordinary file')
    with path.open('rb') as stream:
        # By reading, since what a system makes up as it is read has no size.
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise TooLargeError(None, f'it is larger than {LARGEST // 2**20} MB')
    return content
