"""Works that stand twice in one source, and DOIs that two works claim: notes for whoever keeps the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Problem, Severity, plain_text
from sphinxcontrib_pubs.sources.late_pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_pubs.model import Publication

_NO_LETTER = late_pattern(r'[\W_]+')


def repeated(publications: Sequence[Publication]) -> Iterator[Problem]:
    """A note at each entry that tells of an earlier one's work under the same heading, or has another work's DOI.

    A preprint and what became of it are two entries; so are a list of selected works and the whole one.
    """
    works: dict[tuple[object, ...], Publication] = {}
    owners: dict[str, Publication] = {}
    for publication in publications:
        if publication.verbatim or not publication.title or not publication.contributors:
            continue
        first = works.setdefault(_work(publication), publication)
        if first is not publication:
            message = f'this work stands in line {first.source.line} already'
            yield _note('entry-twice', message, publication, 'delete one of the two')
        doi = publication.identifier('doi').lower()
        owner = owners.setdefault(doi, publication) if doi else publication
        if _bare(plain_text(owner.title)) != _bare(plain_text(publication.title)):
            message = f'the DOI {doi} is that of the entry in line {owner.source.line} as well'
            yield _note('doi-twice', message, publication, 'look which of the two it belongs to')


def _work(publication: Publication) -> tuple[object, ...]:
    return (
        _bare(plain_text(publication.title)),
        publication.year,
        publication.type,
        _bare(publication.venue.name) if publication.venue else '',
        publication.page,
        _bare(publication.contributors[0].person.full_family),
        len(publication.contributors),
        publication.topics,
    )


def _bare(text: str) -> str:
    return _NO_LETTER.sub('', text).lower()


def _note(code: str, message: str, publication: Publication, hint: str) -> Problem:
    span = publication.source._replace(end_line=0)
    return Problem(code=code, message=message, severity=Severity.NOTE, span=span, hint=hint)
