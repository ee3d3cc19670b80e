"""A build that did not end is known by the mark that it left, and the next one writes what it may not have written.

Sphinx keeps what it has read before it writes any page. A page whose list changed, and whose own text did not, would
else stay as it was for good.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_unfinished: WeakSet[BuildEnvironment] = WeakSet()
#: What pages of a builder showed, and when they were read, by which it is known whether they are to be written again.
_SHOWN = ('shown', 'pages_shown', 'papers_shown', 'read')


def note_start(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str]) -> None:
    """Looks for the mark of a build that did not end, and leaves one where documents are read."""
    mark = _mark(app)
    if mark.exists():
        _unfinished.add(env)
        for name in _SHOWN:
            env.domains['pub'].data[name].pop(app.builder.name, None)
    elif list(docnames):
        with suppress(OSError):  # where nothing can be written, Sphinx says so
            mark.touch()


def documents_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The documents with lists, after a build that did not end."""
    return sorted(env.domains['pub'].data['places'].keys() & env.all_docs.keys()) if env in _unfinished else []


def was_unfinished(env: BuildEnvironment) -> bool:
    """Whether the build before this one did not end."""
    return env in _unfinished


def note_end(app: Sphinx, exception: Exception | None) -> None:
    """Takes the mark away when everything is written."""
    if exception is None:
        with suppress(OSError):  # where it stays, the next build writes more than it need
            _mark(app).unlink(missing_ok=True)


def _mark(app: Sphinx) -> Path:
    return Path(app.doctreedir, f'pubs-unfinished-{app.builder.name}')
