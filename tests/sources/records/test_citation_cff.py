"""Every word of every field of the Citation File Format is in a publication, whatever stands in the field."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxcontrib_pubs.sources.load import read
from tests.sources.records.words import told_by, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The names of version 1.2.0, by the page of its schema.
TEXTS = (
    'abbreviation', 'abstract', 'collection-doi', 'collection-title', 'collection-type', 'commit', 'copyright',
    'data-type', 'database', 'department', 'doi', 'edition', 'end', 'entry', 'filename', 'format', 'isbn', 'issn',
    'issue', 'issue-title', 'journal', 'license', 'license-url', 'loc-end', 'loc-start', 'medium', 'message',
    'nihmsid', 'notes', 'number', 'number-volumes', 'pages', 'pmcid', 'repository', 'repository-artifact',
    'repository-code', 'scope', 'section', 'start', 'status', 'term', 'thesis-type', 'type', 'url', 'version',
    'volume', 'volume-title', 'year-original',
)  # fmt: skip
DATES = ('date-accessed', 'date-downloaded', 'date-published', 'date-released', 'issue-date', 'year', 'month')
LISTS = ('keywords', 'languages', 'patent-states')
PEOPLE = ('authors', 'contact', 'editors', 'editors-series', 'recipients', 'senders', 'translators')
ENTITIES = ('conference', 'database-provider', 'institution', 'location', 'publisher')
OF_BOTH = ('address', 'alias', 'city', 'country', 'email', 'fax', 'orcid', 'post-code', 'region', 'tel', 'website')
OF_PERSON = ('affiliation', 'family-names', 'given-names', 'name-particle', 'name-suffix', *OF_BOTH)
OF_ENTITY = ('date-end', 'date-start', 'location', 'name', *OF_BOTH)
#: Written in a field, and read as what they say.
SAID = frozenset({'article', 'book', 'software', 'thesis', 'doi', 'url', 'swh', 'other', 'in', 'press'})

#: Stands for a word that nothing else has.
WORD = object()
ADDRESS, DOI = ('https://lamps.example/', WORD), ('10.5555/', WORD)
text = st.sampled_from([WORD, WORD, ADDRESS, DOI, 'in-press', 'thesis', 'book', 'article', '2019-05', 7])
date = st.sampled_from(['2020-01-02', '2019-05', '2018', 2017, 4, WORD])


def mappings(names: tuple[str, ...], values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.dictionaries(st.sampled_from(names), values, min_size=1, max_size=5)


def perhaps_wrong(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Now and then something of another shape than the schema wants."""
    wrong = st.one_of(st.just(WORD), st.lists(values, max_size=2), st.dictionaries(st.just('lamp'), values, max_size=1))
    return st.integers(0, 9).flatmap(lambda number: values if number else wrong)


people = st.lists(st.one_of(mappings(OF_PERSON, text), mappings(OF_ENTITY, text)), max_size=2)
identifiers = st.lists(
    st.fixed_dictionaries(
        {'type': st.sampled_from(['doi', 'url', 'swh', 'other']), 'value': text}, optional={'description': text}
    ),
    max_size=3,
)
works = st.builds(
    lambda *parts: {'title': WORD, **{name: value for part in parts for name, value in part.items()}},
    mappings(TEXTS, perhaps_wrong(text)),
    mappings(DATES, perhaps_wrong(date)),
    mappings(LISTS, perhaps_wrong(st.lists(text, max_size=3))),
    mappings(PEOPLE, perhaps_wrong(people)),
    mappings(ENTITIES, perhaps_wrong(mappings(OF_ENTITY, text))),
    mappings(('identifiers',), perhaps_wrong(identifiers)),
)


@given(works, st.none() | perhaps_wrong(works), perhaps_wrong(st.lists(works, max_size=2)))
@settings(max_examples=120)
def test_no_word_of_any_field_is_lost(own: dict[str, object], preferred: object, references: object) -> None:
    numbers = count()
    root = filled({**own, 'preferred-citation': preferred, 'references': references}, numbers)
    reading = read(json.dumps({'cff-version': '1.2.0', **root}), file='x', format='yaml')
    told = set().union(*map(told_by, reading.publications), *(words_of(each.message) for each in reading.problems))
    lost = {word for leaf in leaves(root) for word in words_of(leaf) if word.isalpha()} - told - SAID
    assert not lost, (lost, reading)


#: Dates of an entry, the one that counts, and what is kept of the others.
SEVERAL_DATES = [
    ({'date-published': 'soon', 'date-released': '2020-01-02'}, '2020-01-02', {'date-published': 'soon'}),
    ({'date-published': '2019-05', 'date-released': '2020-01-02'}, '2019-05', {'date-released': '2020-01-02'}),
]
#: As a list of this package, which has one field for the whole date, has them too.
DATE_AND_YEAR = [
    ({'date': 'some day', 'year': 2019, 'month': 3}, '2019-03', {'date': 'some day'}),
    ({'date': '2019-03', 'year': 2019, 'month': 3}, '2019-03', {}),
    ({'date': '2020-01-02', 'year': 2018, 'month': 5}, '2020-01-02', {'year': '2018', 'month': '5'}),
    ({'date': '2020', 'year': '2020', 'month': 5}, '2020-05', {}),
    ({'date': 'in press', 'year': 2020}, '2020', {'status': 'in press'}),
]


@pytest.mark.parametrize(('dates', 'issued', 'further'), [*SEVERAL_DATES, *DATE_AND_YEAR])
def test_the_first_date_of_a_citation_file_that_can_be_read_counts_and_the_others_are_kept(
    dates: dict[str, object], issued: str, further: dict[str, str]
) -> None:
    released = {'date-released' if name == 'date' else name: value for name, value in dates.items()}
    kept = {'date-released' if name == 'date' else name: value for name, value in further.items()}
    assert dated(json.dumps({'cff-version': '1.2.0', 'title': 'Lamps', **released})) == (issued, kept)


@pytest.mark.parametrize(('dates', 'issued', 'further'), DATE_AND_YEAR)
def test_a_year_beside_a_date_that_cannot_be_read_is_that_of_the_work(
    dates: dict[str, object], issued: str, further: dict[str, str]
) -> None:
    assert dated(json.dumps([{'title': 'Lamps', 'authors': 'Roe, Jane', **dates}])) == (issued, further)


def dated(text: str) -> tuple[str, dict[str, str]]:
    """The date of the one entry, and what else the publication holds that may be one."""
    reading = read(text, file='x', format='yaml')
    assert reading.problems == ()
    (publication,) = reading.publications
    status = {'status': publication.status} if publication.status else {}
    return str(publication.issued), {**dict(publication.extra), **status}


def filled(value: object, numbers: Iterator[int]) -> object:
    """The value with a word of letters in each place of one."""
    if value is WORD:
        return 'wick' + ''.join('abcdefghij'[int(digit)] for digit in str(next(numbers)))
    if isinstance(value, tuple):
        return ''.join(str(filled(part, numbers)) for part in value)
    if isinstance(value, dict):
        return {name: filled(inner, numbers) for name, inner in value.items()}
    return [filled(inner, numbers) for inner in value] if isinstance(value, list) else value


def leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from leaves(inner)
    else:
        yield value
