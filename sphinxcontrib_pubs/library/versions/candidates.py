"""Which accounts are worth comparing: those that share an identifier, a title, or its beginning and an author."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_pubs.library.versions.work import Work

_Key: TypeAlias = tuple[str, ...]

#: With how many earlier accounts of one key an account is compared. A work is told of a handful of times; a title
#: that hundreds have (``Editorial``) is looked up together with its first author.
MOST_COMPARED = 12
_HEAD, _TAIL = 7, 9


def candidates(works: Sequence[Work]) -> Iterator[tuple[int, int]]:
    """Pairs of indices, the smaller first, each once; their number grows as that of the works does."""
    buckets: defaultdict[_Key, list[int]] = defaultdict(list)
    for work in works:
        seen: set[int] = set()
        own, looked_up = _keys(work)
        for key in (*own, *looked_up):
            for earlier in buckets.get(key, ())[-MOST_COMPARED:]:
                if earlier not in seen:
                    seen.add(earlier)
                    yield earlier, work.index
        for key in own:
            buckets[key].append(work.index)
        if work.title.main:
            buckets['main', work.title.main].append(work.index)


def _keys(work: Work) -> tuple[list[_Key], list[_Key]]:
    """Under what a work is stored and looked up, and under what it is only looked up."""
    own: list[_Key] = list(work.identity.items())
    title, family = work.title, work.family
    if not title.letters:
        return own, []
    own.append(('title', title.letters))
    if family:
        own += [('title', title.letters, family), ('head', title.letters[:_HEAD], family)]
        own.append(('tail', title.letters[-_TAIL:], family))
    # One of two accounts may leave the subtitle out.
    return own, [('main', title.letters), ('title', title.main)] if title.main else [('main', title.letters)]
