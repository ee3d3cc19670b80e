"""The publications of one source as a reading: keys made unique, the taken ones told, problems in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Problem, Reading, Severity
from sphinxcontrib_pubs.sources.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.sources.page import Page


def collected(
    page: Page,
    publications: Iterable[Publication],
    problems: Iterable[Problem],
    front_matter: Mapping[str, object] | None = None,
) -> Reading:
    """The reading of a source. A key that its own source gives twice is told, one that was made for want of it not."""
    keys = Keys()
    first: dict[str, int] = {}
    unique: list[Publication] = []
    told = list(problems)
    for publication in publications:
        key = keys.unique(publication.key)
        if key != publication.key and not publication.verbatim and _is_own(publication):
            told.append(_repeated(publication, first[publication.key]))
        # Also by a key that was made, which a later entry may have of its own.
        for each in (publication.key, key):
            first.setdefault(each, publication.source.line)
        unique.append(publication if key == publication.key else publication._replace(key=key))
    if not page.notes:
        told = [problem for problem in told if problem.severity is not Severity.NOTE]
    told.sort(key=lambda problem: (problem.span.line, problem.span.column))
    return Reading(publications=tuple(unique), problems=tuple(told), front_matter=front_matter or {})


def _is_own(publication: Publication) -> bool:
    """Whether a key stands in the entry itself."""
    return publication.key in publication.raw


def _repeated(publication: Publication, line: int) -> Problem:
    return Problem(
        code='key-repeated',
        message=f'the key {publication.key} is taken by the entry of line {line}; this one gets a number',
        severity=Severity.WARNING,
        span=publication.source._replace(end_line=0),
        hint='give it a key of its own',
    )
