"""What a list and its page say of each item: where most are references, the others are read as such more readily."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from sphinxcontrib_pubs.sources.candidates import ANNOUNCES, ENOUGH, is_other, is_taught
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.lines import YEAR_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_pubs.sources.candidates import Candidate


#: What a course must weigh more.
_TAUGHT = 3.0
#: A title is enough for what is cited; without one there is doubt.
_ENOUGH_IF_CITED = -2.0


_YEAR_AND_DASH = late_pattern(r'\s?(?:19|20)\d\d\s[-–—:|]\s')


class Weighed(Protocol):
    """What was read of a candidate, with the evidence that it is a reference."""

    @property
    def weight(self) -> float: ...

    @property
    def order(self) -> str: ...


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


def common_order(read: Iterable[Weighed | None]) -> str:
    """Whether names or titles come first in nearly all entries of which that is sure; '' where neither does."""
    orders = Counter(
        structure.order for structure in read if structure is not None and structure.weight >= 6 and structure.order
    )
    order = max(orders, key=lambda each: orders[each]) if orders else ''
    return '' if order and orders[order] < 0.7 * sum(orders.values()) else order


def enough_for(candidates: Sequence[Candidate], read: Sequence[Weighed | None], *, announced: bool) -> dict[int, float]:
    """What a candidate must weigh to be a reference, by its id: less where most of its list are, or some are announced.

    ``announced`` says that the title of the page announces references; a heading may do so, or announce something else.
    """
    votes = Votes(candidates, read)
    enough: dict[int, float] = {}
    topics: tuple[str, ...] = ()
    announced_here, other = announced, 0.0
    for candidate in candidates:
        if candidate.topics is not topics:
            topics = candidate.topics
            topic = next((each for each in reversed(topics) if not YEAR_LINE.fullmatch(each)), '')
            other = (_TAUGHT if is_taught(topic) else 1.0) if is_other(topic) else 0.0
            announced_here = not other and (announced or any(ANNOUNCES.search(topic) for topic in topics))
        base = ENOUGH['item'] if announced_here and _begins_with_year(candidate) else ENOUGH[candidate.kind]
        less = (1.5 if votes.agreed(candidate) else 0.0) + (1.5 if announced_here else 0.0)
        if announced_here and candidate.cited:
            enough[id(candidate)] = _ENOUGH_IF_CITED  # whatever little it says, it is cited
            continue
        enough[id(candidate)] = base - min(less, 2.5) + other
    return enough


def _begins_with_year(candidate: Candidate) -> bool:
    """``2019 – A title, …``: whether a paragraph is an item of a list, by the year in front of it and a dash."""
    if candidate.kind != 'paragraph' or not hasattr(candidate, 'passage'):  # that of a settled entry is let go
        return False
    return _YEAR_AND_DASH.match(candidate.passage.text) is not None
