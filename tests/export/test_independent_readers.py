"""What is written is read by others with the same titles, people, years and identifiers."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bibtexparser
import citeproc
import pybtex.errors
import pytest
import rispy
from hypothesis import given, settings
from pybtex.database.input.bibtex import Parser

from sphinxcontrib_pubs.export.bibtex import to_bibtex
from sphinxcontrib_pubs.export.csl_json import to_csl_json
from sphinxcontrib_pubs.export.ris import to_ris
from sphinxcontrib_pubs.model.csl import NAMES, TYPES
from sphinxcontrib_pubs.sources.bibtex.entry_text import read_entry_text
from sphinxcontrib_pubs.sources.latex.markup import Latex
from tests.export.exported import FILES, made_bibtex, publications_of, with_keys
from tests.export.strategies import publications

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pybtex.database import Person as PybtexPerson

    from sphinxcontrib_pubs.model import Publication

LATEX = Latex()


def plain(text: str) -> str:
    """The letters and figures of a text: how its spaces, dashes and quotes are set is another matter."""
    return re.sub(r'[\W_]+', ' ', text).strip().casefold()


def family_names(publication: Publication) -> list[str]:
    people = [each.person for each in publication.authors]
    return [
        plain(each.literal or ' '.join((each.dropping_particle, each.full_family))) or plain(each.given)
        for each in people
    ]


def lists(corpus: Path | None = None) -> Iterator[tuple[str, list[Publication]]]:
    """Our own files, or the real ones, with keys that no format changes."""
    paths = FILES if corpus is None else sorted(path for path in corpus.glob('*/*') if path.suffix != '.tsv')
    for path in paths:
        if works := with_keys(publications_of(path)):
            yield path.name, works


def in_pybtex(text: str) -> dict[str, Any]:
    with pybtex.errors.capture() as errors:
        entries = Parser().parse_string(text).entries
    # Names as BibLaTeX's extended format has them, and lists divided by semicolons, are their source's matter.
    assert [str(error) for error in errors if 'Too many commas' not in str(error)] == []
    return {entry.key: entry for entry in entries.values()}


def check_with_pybtex(works: Sequence[Publication], text: str, name: str) -> None:
    entries = in_pybtex(text)
    assert list(entries) == [each.key for each in works], name
    for work in works:
        entry = entries[work.key]
        if work.verbatim:
            continue
        if title := plain(work.title_text):
            assert plain(LATEX.text(entry.fields['title'])) == title, name
        for scheme in ('doi', 'pmid', 'pmcid'):
            if (value := work.identifier(scheme)) and '{' not in value:
                assert plain(entry.fields.get(scheme, '')) == plain(value), name
        if (arxiv := work.identifier('arxiv')) and 'eprint' in entry.fields:
            assert entry.fields['eprint'] == arxiv, name
        if work.year is not None and work.year > 0:
            assert f'{work.year:04d}' in entry.fields['year'], name


def test_pybtex_reads_what_is_made(corpus: Path) -> None:
    for name, works in (*lists(), *lists(corpus)):
        check_with_pybtex(works, made_bibtex(works), name)


def test_pybtex_reads_what_is_written_in_the_sources(corpus: Path) -> None:
    """Each entry is whole by itself: it has no macros, and takes nothing from entries that are not there."""
    for name, works in (*lists(), *lists(corpus)):
        text = to_bibtex(works, read_entry_text)
        entries = in_pybtex(text)
        assert list(entries) == [each.key for each in works], name
        assert not any(field in entry.fields for entry in entries.values() for field in ('crossref', 'xdata')), name


def test_bibtexparser_reads_what_is_written(corpus: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    for name, works in (*lists(), *lists(corpus)):
        for text in (made_bibtex(works), to_bibtex(works, read_entry_text)):
            found = bibtexparser.parse_string(text)
            assert [entry.key for entry in found.entries] == [each.key for each in works], name
            assert found.failed_blocks == [], name


def test_pybtex_names_the_same_authors(corpus: Path) -> None:
    for name, works in (*lists(), *lists(corpus)):
        entries = in_pybtex(made_bibtex(works))
        for work in works:
            theirs = [_family(person) for person in entries[work.key].persons.get('author', [])]
            theirs = [each for each in theirs if each != 'others']
            ours = [each for each in family_names(work) if each]
            assert theirs == ours, (name, work.key)


def _family(person: PybtexPerson) -> str:
    return plain(LATEX.text(' '.join((*person.prelast_names, *person.last_names)))) or plain(
        ' '.join(person.first_names)
    )


def check_with_rispy(works: Sequence[Publication], name: str) -> None:
    found = rispy.loads(to_ris(works))
    assert [entry['id'] for entry in found] == [each.key for each in works], name
    for work, entry in zip(works, found, strict=True):
        if work.verbatim:
            continue
        assert plain(entry.get('title', '')) == plain(work.title_text), name
        theirs = [plain(author.partition(',')[0]) for author in entry.get('authors', [])]
        assert theirs == [each for each in _ris_families(work) if each], name
        if work.appeared is not None:
            assert entry['year'] == str(work.appeared)[: len(entry['year'])], name
        assert entry.get('doi', '') == work.identifier('doi').strip(), name


def _ris_families(work: Publication) -> list[str]:
    # A team's name may have commas, behind which this test does not look.
    people = [each.person for each in work.authors]
    return [
        plain(
            (
                each.literal or ' '.join((each.dropping_particle, each.particle, each.family.replace(',', ' ')))
            ).partition(',')[0]
        )
        for each in people
    ]


def test_rispy_reads_what_is_written(corpus: Path) -> None:
    for name, works in (*lists(), *lists(corpus)):
        check_with_rispy(works, name)


@settings(max_examples=80)
@given(works=publications)
def test_no_text_breaks_out_of_its_entry_for_others(works: list[Publication]) -> None:
    works = with_keys(works)
    keys = [each.key for each in works]
    entries = in_pybtex(made_bibtex(works))
    assert list(entries) == keys
    assert [entry.key for entry in bibtexparser.parse_string(made_bibtex(works)).entries] == keys
    assert [entry['id'] for entry in rispy.loads(to_ris(works))] == keys


#: The words of CSL as citeproc-py has them, which come from the authors of CSL.
_WORDS = re.compile(r'^\s+(?:\|\s*(?:#[^\n]*\n\s*)?)?"([\w-]+)"', re.MULTILINE)
#: Variables of styles that items call otherwise, or that only a style gives.
_OTHERWISE = {'part-number': 'part', 'printing-number': 'printing', 'supplement-number': 'supplement'}
_NO_VARIABLES = {'editor-translator', 'license', 'locator', 'citation-number', 'first-reference-note-number'}


def words_of_csl(part: str) -> set[str]:
    folder = Path(citeproc.__file__).parent / 'data' / 'schema' / 'schemas' / 'styles'
    return set(_WORDS.findall((folder / f'csl-{part}.rnc').read_text(encoding='utf8')))


def check_csl_item(item: dict[str, Any], variables: set[str], types: set[str]) -> None:
    """The rules of csl-data.json of CSL 1.0.2: no other properties, and of each the type that it has."""
    assert item['type'] in types
    assert isinstance(item['id'], str)
    for name, value in item.items():
        if name in ('id', 'type'):
            continue
        if name == 'custom':
            assert isinstance(value, dict)
        elif name in NAMES:
            assert isinstance(value, list)
            parts = {
                'family',
                'given',
                'dropping-particle',
                'non-dropping-particle',
                'suffix',
                'literal',
                'parse-names',
            }
            assert all(isinstance(person, dict) and person and person.keys() <= parts for person in value)
        elif isinstance(value, dict):
            assert value.keys() <= {'date-parts', 'raw', 'literal', 'season', 'circa'}
            parts = value.get('date-parts', [[1]])
            assert 1 <= len(parts) <= 2
            assert all(1 <= len(part) <= 3 and all(isinstance(each, int) for each in part) for part in parts)
        else:
            assert isinstance(value, str), name
        assert name in variables, name


@pytest.fixture(scope='module')
def csl() -> tuple[set[str], set[str]]:
    variables = (words_of_csl('variables') | set(_OTHERWISE.values()) | {'custom'}) - _OTHERWISE.keys() - _NO_VARIABLES
    types = words_of_csl('types')
    assert types >= TYPES - {'event'}
    return variables, types | {'event'}


def test_csl_json_keeps_to_the_schema(csl: tuple[set[str], set[str]], corpus: Path) -> None:
    for _, works in (*lists(), *lists(corpus)):
        for item in to_csl_json(works):
            check_csl_item(item, *csl)


@settings(max_examples=80)
@given(works=publications)
def test_csl_json_keeps_to_the_schema_whatever_it_tells(
    csl: tuple[set[str], set[str]], works: list[Publication]
) -> None:
    for item in to_csl_json(works):
        check_csl_item(item, *csl)
