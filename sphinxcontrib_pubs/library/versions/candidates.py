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
_MOST_COMPARED = 12
_HEAD, _TAIL = 7, 9


def candidates(works: Sequence[Work]) -> Iterator[tuple[int, int]]:
    """Pairs of indices, the smaller first, each once; their number grows as that of the works does."""
    buckets: defaultdict[_Key, list[int]] = defaultdict(list)
    with_teams = any(work.is_team for work in works)
    for work in works:
        seen: set[int] = set()
        stored, looked_up = _keys(work, with_teams=with_teams)
        for key in looked_up:
            for earlier in buckets.get(key, ())[-_MOST_COMPARED:]:
                if earlier not in seen:
                    seen.add(earlier)
                    yield earlier, work.index
        for key in stored:
            buckets[key].append(work.index)


def _keys(work: Work, *, with_teams: bool) -> tuple[list[_Key], list[_Key]]:
    """Under what a work is stored, and under what earlier ones are looked up for it."""
    both: list[_Key] = list(work.identity.items())
    title, family = work.title, work.family
    if not title.letters:
        return both, both
    tail = title.letters[-_TAIL:]
    both.append(('title', title.letters))
    if family:
        both += [('title', title.letters, family), ('head', title.letters[:_HEAD], family), ('tail', tail, family)]
    # One of two accounts may leave the subtitle out, or the name of a system before it.
    stored = [('main', title.main), ('sub', title.sub)] if title.main or title.sub else []
    looked_up = [('main', title.letters), ('sub', title.letters)]
    looked_up += [('title', part) for part in (title.main, title.sub) if part]
    if not with_teams:
        return both + stored, both + looked_up
    # Where one source names a team and the other its people, they have no author in common.
    names = ('of a team', 'of people') if work.is_team else ('of people', 'of a team')
    end = (tail, str(work.publication.year or ''))
    return [*both, *stored, (names[0], *end)], [*both, *looked_up, (names[1], *end)]
