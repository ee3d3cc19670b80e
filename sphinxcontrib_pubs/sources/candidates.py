"""What a format's reader hands on: stretches of a page that may each be one reference."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.passage import Passage

#: Beyond this many characters a stretch is no reference that anyone wrote; it is shown as it is, unparsed.
LONGEST_ENTRY = 50_000
_MOST_LINKS = 200


@dataclass(slots=True)
class Candidate:
    """A list item, a paragraph or a quotation, with what stands around it.

    ``first`` and ``last`` are 0-based line indices of the page (inclusive, nested lists apart);
    ``group`` is equal for the items of one list, or for the paragraphs below one heading.
    ``topics`` are the headings above, outermost first.
    """

    passage: Passage
    first: int
    last: int
    kind: str  # item, paragraph, quote, html
    group: int
    topics: tuple[str, ...] = ()
    children: list[Candidate] = field(default_factory=list)
    too_long: bool = False

    def __post_init__(self) -> None:
        if len(self.passage.runs) > _MOST_LINKS and sum(1 for run in self.passage.runs if run.target) > _MOST_LINKS:
            self.too_long = True

    @property
    def end(self) -> int:
        """The last line including everything nested."""
        return max([self.last, *(child.end for child in self.children)])
