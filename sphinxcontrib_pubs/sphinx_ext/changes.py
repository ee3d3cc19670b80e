"""Which documents a build reads anew or finds removed, for what is settled when all are read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_changed: WeakKeyDictionary[BuildEnvironment, set[str]] = WeakKeyDictionary()
_had_list: WeakKeyDictionary[BuildEnvironment, bool] = WeakKeyDictionary()


def note_change(app: Sphinx, env: BuildEnvironment, document: str) -> None:
    """Remembers that a document is read anew or removed."""
    _changed.setdefault(env, set()).add(document)
    if document in env.domains['pub'].data['places']:
        _had_list[env] = True


def changed_documents(env: BuildEnvironment) -> Set[str]:
    """What was read or removed since the build began."""
    return _changed.get(env, frozenset())


def has_changed_lists(env: BuildEnvironment) -> bool:
    """Whether one of these has a list, or had one."""
    return _had_list.get(env, False) or not changed_documents(env).isdisjoint(env.domains['pub'].data['places'])


def forget_changes(app: Sphinx, exception: Exception | None) -> None:
    """After the build: the next one of this process begins anew."""
    _changed.pop(app.env, None)
    _had_list.pop(app.env, None)
