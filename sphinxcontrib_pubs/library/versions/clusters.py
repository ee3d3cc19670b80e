"""Accounts of one work put together, the surest pairs first, and never where two of them contradict each other."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.library.versions.candidates import candidates
from sphinxcontrib_pubs.library.versions.verdict import BY_TITLE, Verdict, compare
from sphinxcontrib_pubs.library.versions.work import conflict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinxcontrib_pubs.library.versions.work import Work


class Pair(NamedTuple):
    """Two accounts, by their indices, with what their comparison gave."""

    one: int
    other: int
    verdict: Verdict


class Clusters(NamedTuple):
    """The indices of the accounts of each work, in order; the pairs that are related; those that nobody can judge.

    ``reasons`` are, for each account, the accounts that were found to be of its work, with the evidence.
    """

    members: list[list[int]]
    reasons: Mapping[int, Mapping[int, str]]
    related: list[Pair]
    unclear: list[Pair]


def cluster(works: Sequence[Work]) -> Clusters:
    """Puts accounts of one work together.

    Of pairs that are equally sure and contradict each other none is made: an account that could belong to two works
    belongs to neither.
    """
    same: list[Pair] = []
    related: list[Pair] = []
    unclear: list[Pair] = []
    kinds = {'same': same, 'related': related, 'unclear': unclear}
    for one, other in candidates(works):
        verdict = compare(works[one], works[other])
        if verdict.kind != 'other':
            kinds[verdict.kind].append(Pair(one, other, verdict))
    groups = _Groups(works)
    by_rank: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in same:
        by_rank[pair.verdict.rank].append(pair)
    for rank in sorted(by_rank):
        pairs = [pair for pair in by_rank[rank] if not groups.apart(pair)]
        torn = groups.torn(pairs) if rank >= BY_TITLE else set()
        for pair in pairs:
            if pair.one in torn or pair.other in torn:
                account = pair.one if pair.one in torn else pair.other
                reason = f'may be one work, but {works[account].place} could also belong to another'
                verdict = Verdict('unclear', reason=reason, code='versions-unclear')
                unclear.append(pair._replace(verdict=verdict))
            else:
                groups.join(pair)
    reasons: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for one, other, verdict in same:
        reasons[one][other] = reasons[other][one] = verdict.reason
    return Clusters(groups.members(), reasons, related, [pair for pair in unclear if not groups.together(pair)])


class _Groups:
    """A forest of accounts whose trees are works; each root knows what its accounts cannot differ in."""

    def __init__(self, works: Sequence[Work]) -> None:
        self._parents = list(range(len(works)))
        self._works = works
        self._joined: dict[int, dict[str, frozenset[str]]] = {}  # of the roots of several accounts

    def root(self, index: int) -> int:
        parents = self._parents
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    def _facets(self, root: int) -> Mapping[str, frozenset[str]]:
        return self._joined[root] if root in self._joined else self._works[root].facets

    def together(self, pair: Pair) -> bool:
        return self.root(pair.one) == self.root(pair.other)

    def apart(self, pair: Pair) -> bool:
        """Whether what the accounts were put together with before contradicts each other."""
        one, other = self.root(pair.one), self.root(pair.other)
        with_weak = pair.verdict.rank >= BY_TITLE
        return one != other and bool(conflict(self._facets(one), self._facets(other), with_weak=with_weak))

    def join(self, pair: Pair) -> None:
        one, other = sorted((self.root(pair.one), self.root(pair.other)))
        if one == other or self.apart(pair):
            return
        mine, theirs = self._facets(one), self._facets(other)
        self._parents[other] = one
        facets = dict(mine)
        for name, values in theirs.items():
            facets[name] = facets[name] | values if name in facets else values
        self._joined[one] = facets

    def torn(self, pairs: Sequence[Pair]) -> set[int]:
        """The accounts that some of the pairs would put together with two works that contradict each other."""
        partners: defaultdict[int, dict[int, None]] = defaultdict(dict)
        for pair in pairs:
            partners[pair.one][self.root(pair.other)] = None
            partners[pair.other][self.root(pair.one)] = None
        return {index for index, roots in partners.items() if len(roots) > 1 and self._contradict(list(roots))}

    def _contradict(self, roots: Sequence[int]) -> bool:
        return any(conflict(self._facets(one), self._facets(other)) for one, other in combinations(roots, 2))

    def members(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for index in range(len(self._parents)):
            found.setdefault(self.root(index), []).append(index)
        return list(found.values())
