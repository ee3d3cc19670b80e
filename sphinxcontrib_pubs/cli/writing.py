"""Puts content in the place of a file, or into a new one, all of it or nothing."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


def put_content(path: Path, before: bytes | None, after: bytes) -> None:
    """Writes ``after`` where ``before`` stands, or into a file that is not there yet (None). Raises OSError."""
    if before is None:
        create_with_content(path, after)
    else:
        replace_content(path, before, after)


def replace_content(path: Path, before: bytes, after: bytes) -> None:
    """Writes ``after`` where ``before`` stands; the file keeps its permissions, and a link stays a link.

    Raises OSError where that cannot be done, also for a file that is marked read-only or has changed meanwhile.
    """
    target = Path(os.path.realpath(path))
    status = target.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(None, 'it is no ordinary file')
    # The administrator may write everywhere, but a mark against writing is meant for everybody.
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise OSError(None, 'it is read-only')
    if target.read_bytes() != before:
        raise OSError(None, 'it was changed while it was read')
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f'.{target.name[:100]}.')
    try:
        with os.fdopen(handle, 'wb') as stream:
            stream.write(after)
            stream.flush()
            os.fsync(stream.fileno())
        if hasattr(os, 'chown'):
            # Before the mode, since a change of owner takes bits of it away.
            with suppress(PermissionError):
                os.chown(name, status.st_uid, status.st_gid)
        Path(name).chmod(stat.S_IMODE(status.st_mode))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def create_with_content(path: Path, content: bytes) -> None:
    """Writes a file that is not there yet; nobody ever sees half of it.

    Raises OSError where that cannot be done, also where a file of that name has appeared meanwhile.
    """
    if path.exists() or path.is_symlink():
        raise OSError(None, 'it has appeared meanwhile')
    beside = path.with_name(f'.{path.name[:100]}.{os.getpid()}')
    try:
        with beside.open('xb') as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
