"""What the reading of one source gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinxcontrib_pubs.model.problem import Problem
    from sphinxcontrib_pubs.model.publication import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Consecutive lines of a page, ``first_line`` to ``last_line`` (from 1, inclusive), that hold only entries."""

    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The publications of one source in its order, the problems met, and where the entries stand.

    ``front_matter`` is the page's own, parsed to plain values, empty where there is none.
    """

    publications: tuple[Publication, ...] = ()
    problems: tuple[Problem, ...] = ()
    regions: tuple[Region, ...] = ()
    front_matter: Mapping[str, object] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How much it is beside others, at least 1."""
        return 1 + len(self.publications) + len(self.problems)
