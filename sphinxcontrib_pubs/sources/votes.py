"""What a list says of each of its items: where most are references, the others are read as such more readily."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sphinxcontrib_pubs.sources.candidates import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.candidates import Candidate


class Weighed(Protocol):
    """What was read of a candidate, with the evidence that it is a reference."""

    @property
    def weight(self) -> float: ...


class Votes:
    """How many candidates of a list are references by themselves; where text divides lists, those below one heading."""

    def __init__(self, candidates: Sequence[Candidate], read: Sequence[Weighed | None]) -> None:
        self._lists: dict[object, tuple[int, int]] = {}
        for candidate, structure in zip(candidates, read, strict=True):
            if structure is not None:
                aye = structure.weight >= ENOUGH[candidate.kind]
                for key in (candidate.group, (candidate.kind, candidate.topics)):
                    voters, ayes = self._lists.get(key, (0, 0))
                    self._lists[key] = (voters + 1, ayes + aye)

    def agreed(self, candidate: Candidate) -> bool:
        """Whether those of the candidate's list that were read are references, three fifths of three at least."""
        voters, ayes = self._lists.get(candidate.group, (0, 0))
        if voters < 3 and candidate.kind == 'item':
            voters, ayes = self._lists.get((candidate.kind, candidate.topics), (0, 0))
        return voters >= 3 and ayes >= 0.6 * voters
