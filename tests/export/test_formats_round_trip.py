"""What is written in a format is read again as the same works, but for what the format has no place for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from sphinxcontrib_pubs.export.bibtex.tables import is_private
from sphinxcontrib_pubs.export.losses import losses
from tests.export.exported import FILES, SOURCES, WRITERS, publications_of, read_again
from tests.export.strategies import publications

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinxcontrib_pubs.model import Publication

_NO_PLACE = {
    'the topics', 'the words of links', 'the text that belongs to no field', 'that it is selected', 'the type',
    'that the venue stands out', 'the abbreviation of the venue', 'people who are no authors', 'the roles of people',
}  # fmt: skip
#: What each format may lose of a file; all else is told in it: titles, authors, venues, numbers, identifiers.
MAY_LOSE = {
    'bibtex': {*_NO_PLACE, 'a link'},
    'bibtex, made': {*_NO_PLACE, 'a link', 'the whole date'},
    'ris': {*_NO_PLACE, 'the whole date', 'that there are more authors', 'the status', 'the number', 'the pages'},
    'csl-json': set(),
    'yaml': set(),
}
#: Entries in which a format has a place for less: a venue in a part of a book, a state that no reader knows as one, and
#: a name that begins with a star, which is a mark in BibTeX. What RIS calls the publisher of a patent is its owner.
ODDITIES = {
    ('bibtex', 'grouped.yaml'): {'the names of people'},
    ('bibtex, made', 'grouped.yaml'): {'the names of people'},
    ('ris', 'inheritance.bib'): {'the venue'},
    ('ris', 'csl.json'): {'the note'},
    ('ris', 'databases.bib'): {'the publisher'},
}
#: What else real files have that is no more than text: names that are sentences, numbers in the wrong place.
OF_REAL_FILES = {
    'bibtex': {'the issue', 'the publisher', 'the names of people', 'the whole date', 'the number'},
    'bibtex, made': {'the publisher', 'the names of people', 'the number'},
    'ris': {'the venue', 'a link', 'the issue', 'the publisher', 'an identifier'},
    'csl-json': {'a link', 'the note', 'an identifier'},
    'yaml': {'a link', 'an identifier'},
}


def lost(before: Sequence[Publication], after: Sequence[Publication]) -> set[str]:
    assert len(before) == len(after)
    return {
        what
        for one, other in zip(before, after, strict=True)
        for what in losses(one, other, is_private)
        if not what.startswith('the field ')
    }


@pytest.mark.parametrize('writer', WRITERS)
@pytest.mark.parametrize('path', FILES, ids=lambda path: path.relative_to(SOURCES).as_posix())
def test_a_file_is_read_again(path: Path, writer: str) -> None:
    format, write = WRITERS[writer]
    publications = publications_of(path)
    again = read_again(write(publications), format)
    assert lost(publications, again) <= MAY_LOSE[writer] | ODDITIES.get((writer, path.name), set())


@pytest.mark.parametrize('writer', WRITERS)
def test_real_files_are_read_again(corpus: Path, writer: str) -> None:
    format, write = WRITERS[writer]
    for path in sorted(corpus.glob('*/*')):
        if path.suffix == '.tsv':
            continue
        publications = publications_of(path)
        again = read_again(write(publications), format) if publications else []
        unlike = lost(publications, again) - MAY_LOSE[writer] - OF_REAL_FILES.get(writer, set())
        assert unlike == set(), path.name


@pytest.mark.parametrize('writer', WRITERS)
@settings(max_examples=60)
@given(publications=publications)
def test_no_text_breaks_out_of_its_place(writer: str, publications: list[Publication]) -> None:
    """Each publication is one entry again, under its key, whatever stands in its fields."""
    format, write = WRITERS[writer]
    # Without a word there is no entry.
    works = [
        each._replace(key=f'k{number}', title=each.title if each.title_text.strip() else ('x',))
        for number, each in enumerate(publications)
    ]
    again = read_again(write(works), format)
    assert [each.key for each in again] == [each.key for each in works]
