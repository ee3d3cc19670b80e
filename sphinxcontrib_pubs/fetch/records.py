"""What a lock has of a work, and what a service tells of it now → what the lock is to have of it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.fetch.lock import Record, digest
from sphinxcontrib_pubs.fetch.taking import entry_of

if TYPE_CHECKING:
    from sphinxcontrib_pubs.fetch.lock import Fields

#: A thousand ways to have edited some of them are tried, and all of more are taken for edited.
_MOST_DIFFERING = 10


class Told(NamedTuple):
    """What a service tells of a work now."""

    source: str
    reply: Fields


class Renewed(NamedTuple):
    """The record of a work; ``kept`` are fields that a person edited and the service now tells otherwise."""

    record: Record
    kept: tuple[str, ...] = ()


def renewed(identifier: str, told: Told, old: Record | None, today: str) -> Renewed:
    """The record of what is told, with the day, the key and the edits of the old one.

    As long as a service tells the same, a record keeps its day. Raises FetchError where nothing can be taken.
    """
    taken = entry_of(told.source, told.reply)
    reply_hash = digest(told.reply)
    if old is None:
        return Renewed(Record(identifier, told.source, today, told.reply, reply_hash, taken, digest(taken)))
    taken['key'] = old.key or taken['key']
    is_same = reply_hash == old.reply_hash and told.source == old.source
    record = Record(
        identifier,
        told.source,
        old.retrieved if is_same else today,
        told.reply,
        reply_hash,
        taken,
        digest(taken),
    )
    if not old.is_edited:
        return Renewed(record)
    entry, kept = _with_edits(taken, old)
    return Renewed(record._replace(entry=entry), kept)


def _edited(before: Fields, old: Record) -> list[str]:
    """The fields of a record that a person edited; ``before`` are all as they are read from its reply.

    More differ where an earlier version of this program read the reply otherwise. Those that it wrote the hash of what
    was taken tells apart: it comes out again with the edited fields alone put back, unless one is both.
    """
    differing = [name for name in {**before, **old.entry} if before.get(name) != old.entry.get(name)]
    if len(differing) <= _MOST_DIFFERING:
        for count in range(len(differing), 0, -1):
            for chosen in combinations(differing, count):
                entry = {name: value for name, value in old.entry.items() if name not in chosen}
                if digest(entry | {name: before[name] for name in chosen if name in before}) == old.entry_hash:
                    return list(chosen)
    return differing


def _with_edits(taken: Fields, old: Record) -> tuple[Fields, tuple[str, ...]]:
    """The fields with those as they are in the old record that are other than what was taken for it."""
    before = entry_of(old.source, old.reply) if digest(old.reply) == old.reply_hash else {}
    before['key'] = old.key
    edited = _edited(before, old)
    entry = {
        name: old.entry.get(name, '') if name in edited else value for name, value in {**old.entry, **taken}.items()
    }
    ordered = {name: entry[name] for name in {**taken, **entry} if name in taken or name in edited}
    kept = tuple(name for name in edited if taken.get(name) not in (before.get(name), old.entry.get(name)))
    return {name: value for name, value in ordered.items() if value}, kept
