"""Lines in styles of CSL that stay from build to build, in files beside the doctrees.

A page whose list has changed in one entry is written as a whole, and ten pages may show the same entry. What is kept is
named by all that it was made of, so that it is right or not found; a file that is broken, or none of ours, is one
without lines.
"""

from __future__ import annotations

from contextlib import suppress
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.format import Style

_FOLDER, _SUFFIX = 'pubs-lines', '.txt'
#: From so many lines on a file is cut to the later half; a line of a list takes some 600 bytes.
MOST = 100_000
#: So few are not worth a file's being opened, unless the process may end before the next ones come.
_FEW = 200


class _File:
    """The lines of one style, in a file that only grows, so that several processes may add to it at the same time."""

    def __init__(self, folder: Path, name: str, digest: str) -> None:
        from sphinxcontrib_pubs.format.csl.kept import KeptLines

        self._path = folder / f'{name}.{digest}{_SUFFIX}'
        if not self._path.exists():
            with suppress(OSError):
                for of_another_state in folder.glob(f'{escape(name)}.*{_SUFFIX}'):
                    of_another_state.unlink()
        known, broken = self._read()
        self._kept = known if len(known) > MOST or broken > len(known) else None
        if self._kept is not None:
            self._kept = known = dict(list(known.items())[-MOST // 2 :])
        self.lines = KeptLines(dict(known))

    def _read(self) -> tuple[dict[str, str], int]:
        """The lines of the file, and how many are broken: a process was ended while it wrote, or the disk has aged."""
        known: dict[str, str] = {}
        broken = 0
        try:
            lines = self._path.read_text(encoding='ascii', errors='replace').splitlines()
        except OSError:
            return known, broken
        for each in lines:
            name, _, rest = each.partition(' ')
            sum_, _, line = rest.partition(' ')
            if sum_ == _sum_of(line):
                known[name] = line
            else:
                broken += bool(each)
        return known, broken

    def keep(self) -> None:
        """Adds what is new, or writes the file anew where it is too long, or none of ours."""
        new = self.lines.to_keep()
        if not new:
            return
        with suppress(OSError):  # what cannot be kept is made again
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # The last line may have no end. In one piece, no other process writes into what this one adds.
            text = '\n' + _written({**(self._kept or {}), **new}.items())
            with self._path.open('ab' if self._kept is None else 'wb', buffering=0) as stream:
                stream.write(text.encode('ascii'))
            self._kept = None


def _written(lines: Iterable[tuple[str, str]]) -> str:
    return ''.join(f'{name} {_sum_of(line)} {line}\n' for name, line in lines)


def _sum_of(line: str) -> str:
    return f'{crc32(line.encode()):08x}'


#: What is read of the files in this build.
_files: dict[tuple[str, str], _File] = {}


def with_kept_lines(style: Style, env: BuildEnvironment) -> Style:
    """The style, which sets no line that it has set before; styles that are quick enough stay what they are."""
    from sphinxcontrib_pubs.format import WholeStyle

    if not isinstance(style, WholeStyle) or style.keeping is None:
        return style
    identity = style.keeping.identity
    if identity not in _files:
        _files[identity] = _File(Path(env.doctreedir, _FOLDER), *identity)
    return style.keeping.with_lines(_files[identity].lines)


def forget_lines(_app: Sphinx) -> None:
    """At the start of a build: another process may have written the files since."""
    _files.clear()


def keep_lines(app: Sphinx, *_: object) -> None:
    """When a page is finished, and at the end: a process of a parallel build may end behind any page."""
    for file in _files.values():
        if app.parallel > 1 or file.lines.waiting >= _FEW:
            file.keep()


def keep_all_lines(_app: Sphinx, _error: Exception | None) -> None:
    """When the build ends: keeps what no page has kept yet."""
    for file in _files.values():
        file.keep()
    _files.clear()
