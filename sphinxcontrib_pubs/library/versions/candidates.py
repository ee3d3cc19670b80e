"""Which accounts are worth comparing: those that share an identifier, a title, or its beginning and an author."""

from __future__ import annotations

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
    found: dict[_Key, tuple[int, ...]] = {}  # the last works of each key
    with_teams = any(work.is_team for work in works)
    for work in works:
        alone = (work.index,)
        earlier: dict[int, None] = {}
        both, looked_up, stored = _keys(work, with_teams=with_teams)
        for key in both:
            # Most keys are those of one work: they are looked up and stored at once, and share one value.
            if (known := found.setdefault(key, alone)) is not alone:
                earlier.update(dict.fromkeys(known))
                found[key] = (*known[1 - _MOST_COMPARED :], work.index)
        for key in looked_up:
            earlier.update(dict.fromkeys(found.get(key, ())))
        for key in stored:
            if (known := found.setdefault(key, alone)) is not alone:
                found[key] = (*known[1 - _MOST_COMPARED :], work.index)
        for index in earlier:
            yield index, work.index


def _keys(work: Work, *, with_teams: bool) -> tuple[list[_Key], list[_Key], list[_Key]]:
    """Under what works are looked up and stored, under what else they are looked up, and under what else stored."""
    both: list[_Key] = list(work.identity.items())
    title, family = work.title, work.family
    if not title.letters:
        return both, [], []
    tail = title.letters[-_TAIL:]
    both.append(('title', title.letters))
    if family:
        both += [('title', title.letters, family), ('head', title.letters[:_HEAD], family), ('tail', tail, family)]
    # One of two accounts may leave the subtitle out, or the name of a system before it.
    looked_up: list[_Key] = [('main', title.letters), ('sub', title.letters)]
    stored: list[_Key] = []
    if title.main or title.sub:
        looked_up += [('title', part) for part in (title.main, title.sub) if part]
        stored += [('main', title.main), ('sub', title.sub)]
    if with_teams:
        # Where one source names a team and the other its people, they have no author in common.
        names = ('of a team', 'of people') if work.is_team else ('of people', 'of a team')
        end = (tail, str(work.publication.year or ''))
        stored.append((names[0], *end))
        looked_up.append((names[1], *end))
    return both, looked_up, stored
