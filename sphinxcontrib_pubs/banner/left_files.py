"""The files that banners put into a site: what each page has of them, and that those which no page has any more go.

Each is called by what is in it, so that a banner that changes leaves the file of the one before, and a picture that was
withdrawn would be published on. Which page has which is written down beside the doctrees, a line when that changes:
the process that writes a page adds it, whichever of several that is.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary
from zlib import crc32

from sphinxcontrib_pubs.model.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

_NAME = re.compile(r'(?:pubs-)?banner-[0-9a-f]{12}\.[a-z]+')
#: Of each builder, what its pages had when the build began, and what this process has noted since.
_known: WeakKeyDictionary[Builder, dict[str, list[str]]] = WeakKeyDictionary()


def record_of(app: Sphinx, kind: str) -> Path:
    """Where a builder's files are written down: beside the doctrees, since it is nothing for the site's readers."""
    try:
        outdir = os.path.relpath(app.outdir, app.doctreedir)
    except ValueError:  # on another drive
        outdir = str(app.outdir)
    return Path(app.doctreedir, f'{kind}-{app.builder.name}-{crc32(outdir.encode("utf8", "replace")):08x}.json')


def load_files(app: Sphinx) -> None:
    """At the start of a build, before processes are divided: reads what its pages had."""
    _known[app.builder] = dict(_lines(_record(app)))


def note_files(app: Sphinx, docname: str, names: Iterable[str]) -> None:
    """Remembers the files of a page that is being written, by their paths from the folder of the site."""
    found = list(names)
    known = _known.setdefault(app.builder, {})
    if known.get(docname, []) == found:
        return
    known[docname] = found
    record = _record(app)
    with suppress(OSError):  # what is not written down stays
        record.parent.mkdir(parents=True, exist_ok=True)
        # In one piece: other processes add to it at the same time.
        with record.open('ab', buffering=0) as stream:
            stream.write(f'{json.dumps([docname, found])}\n'.encode())


def remove_left_files(app: Sphinx, exception: Exception | None) -> None:
    """When the site is built: removes the files that only pages had which are no more, or have others now."""
    record = _record(app)
    if exception is not None or not record.is_file():
        return
    lines = list(_lines(record))
    now = {docname: names for docname, names in dict(lines).items() if names and docname in app.env.all_docs}
    gone = {name for _, names in lines for name in names} - {name for names in now.values() for name in names}
    for name in sorted(gone):
        _remove(Path(app.outdir, name))
    if list(now.items()) != lines:
        with suppress(OSError):
            write_whole(record, ''.join(f'{json.dumps([*each])}\n' for each in now.items()).encode())


def remove_before_packing(app: Sphinx) -> tuple[()]:
    """When the pages of a book are written, and it is not yet put together of all that lies in its folder."""
    if app.builder.name == 'epub':
        remove_left_files(app, None)
    return ()


def _record(app: Sphinx) -> Path:
    return record_of(app, 'pubs-banners')


def _lines(record: Path) -> Iterable[tuple[str, list[str]]]:
    """The pages with their files, the last line of a page being what it has; nothing of a line that is none of ours."""
    try:
        lines = record.read_text(encoding='utf8', errors='replace').splitlines()
    except OSError:
        return
    for line in lines:
        with suppress(ValueError, RecursionError):
            match json.loads(line):
                case [str(docname), [*names]] if all(map(_is_ours, names)):
                    yield docname, names


def _is_ours(name: object) -> bool:
    """Whether it is a name that files of banners have, in a folder of the site."""
    path = Path(name) if isinstance(name, str) else Path()
    return not path.is_absolute() and '..' not in path.parts and _NAME.fullmatch(path.name) is not None


def _remove(path: Path) -> None:
    """Removes a file if it is what its name says, and so the very one that a banner had."""
    with suppress(OSError, ValueError):  # it is gone, somebody has it open, or no file can have the name
        content = path.read_bytes()
        digest = path.stem.rpartition('-')[2]
        if hashlib.sha256(content).hexdigest().startswith(digest) or f'.pubs-banner--{digest}'.encode() in content:
            path.unlink()
