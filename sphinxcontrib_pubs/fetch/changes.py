"""Two locks → what differs, for a person who is to say whether it may be written."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.fetch.lock import to_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.fetch.lock import Lock, Record


def changes(old: Lock, new: Lock) -> Iterator[str]:
    """Lines with a sign before them: what is asked for, and each work that was added, changed or taken out.

    Of an added work the fields are shown, of another one the lines that differ; those of the reply where no field does.
    """
    before, after = ({request.text for request in lock.requests} for lock in (old, new))
    if after - before:
        yield '@@ requests'
        yield from (f'+{text}' for text in sorted(after - before))
    for name in sorted({*old.records, *new.records}):
        mine, theirs = old.records.get(name), new.records.get(name)
        if mine == theirs:
            continue
        yield f'@@ {name} ({_how(mine, theirs)})'
        if mine is not None and theirs is not None and mine.entry == theirs.entry:
            yield from _lines(to_yaml(mine.reply), to_yaml(theirs.reply))
        else:
            yield from _lines(to_yaml(mine.entry) if mine else '', to_yaml(theirs.entry) if theirs else '')


def _how(old: Record | None, new: Record | None) -> str:
    if old is None or new is None:
        told = new or old
        assert told is not None
        return f'{"new" if old is None else "taken out"}, {told.source}'
    # Another version of this program may read more of a reply, or read it better.
    is_same = (old.source, old.reply_hash) == (new.source, new.reply_hash)
    return f'{"the same reply read anew" if is_same else "changed"}, {new.source}'


def _lines(old: str, new: str) -> Iterator[str]:
    """The lines of a difference without its head."""
    found = unified_diff(old.splitlines(), new.splitlines(), lineterm='', n=1)
    yield from (line for line in found if not line.startswith(('---', '+++', '@@')))
