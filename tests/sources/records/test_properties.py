"""Whatever stands in a file of a structured format: nothing raises, and no word of a good entry is lost."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxcontrib_pubs.export.csl_json import to_csl_json
from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.model.characters import cleaned
from sphinxcontrib_pubs.sources.load import read, read_bytes
from sphinxcontrib_pubs.sources.registry import formats
from tests.growing import grows_evenly, seconds
from tests.sources.records.words import told_by, words_of

FORMATS = ['csl-json', 'pubmed', 'ris', 'yaml']
PIECES = {
    'csl-json': [*'[]{},:"\'\\1\n', '"title"', '"id"', '"author"', 'null', '\\ud800', '//', '/*'],
    'yaml': [
        *'-:[]{}#&*!|>\'"%@\n\t ',
        '- ',
        'title: ',
        'authors:',
        '\n  - ',
        '&a',
        '*a',
        '<<: ',
        '---\n',
        'parent: ',
        'date:',
        'cff-version: 1\n',
        'publications:\n',
        '\n  year: 2020',
        'links:',
        '\x85',
        '\u2028',
        '\x07',
    ],
    'pubmed': [
        'PMID- 1',
        'AU  - ',
        'FAU - ',
        'AUID- ORCID: ',
        'LID - 10.5555/1 [doi]',
        'PT  - ',
        'DP  - ',
        '\n',
        '      ',
        '- ',
        '\ufeff',
    ],
    'ris': ['TY  - ', 'ER  - ', 'AU  - ', 'TY - BOOK', 'SP', '  - ', '\n', '\ufeff', '2.', 'words', '-', 'KW  -'],
}
WORDS = st.text(
    st.characters(codec='utf-8', exclude_categories=['Cs', 'Cc', 'Z'], exclude_characters='<>&$\\{}'),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize('name', FORMATS)
@given(content=st.binary(max_size=200))
@settings(max_examples=60)
def test_no_bytes_raise(name: str, content: bytes) -> None:
    read_bytes(content, formats()[name], 'any')


@pytest.mark.parametrize('name', FORMATS)
@given(data=st.data())
@settings(max_examples=150)
def test_no_mixture_of_a_formats_own_signs_raises(name: str, data: st.DataObject) -> None:
    text = ''.join(data.draw(st.lists(st.one_of(st.sampled_from(PIECES[name]), WORDS), max_size=40)))
    reading = read(text, file='any', format=name)
    for publication in reading.publications:
        assert publication.raw in cleaned(text)
        to_csl_json([publication])


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-9999, 9999), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=8,
)
NAMES = st.one_of(
    st.sampled_from(
        ['id', 'type', 'title', 'author', 'issued', 'page', 'DOI', 'URL', 'container-title', 'note', 'keyword', 'links']
    ),
    WORDS,
)


@given(item=st.dictionaries(NAMES, VALUES, max_size=6))
@settings(max_examples=300)
def test_whatever_is_in_a_field_no_word_is_lost(item: dict[str, object]) -> None:
    (publication,) = read(json.dumps([item], ensure_ascii=False), file='x', format='csl-json').publications
    if publication.type:
        item = {name: value for name, value in item.items() if name != 'type'}  # told in CSL's word
    lost = [word for word in leaves(item) if not words_of(word) <= told_by(publication) | DISSOLVED]
    assert not lost, (lost, publication)


#: Words that say how a value is meant, and what they say is told.
DISSOLVED = {'', '0', '_', 'others', 'al', 'et'}


def leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in leaves(inner)]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in leaves(inner)]
    return [value] if isinstance(value, str) else []


@pytest.mark.timed
@pytest.mark.parametrize(
    ('name', 'text'),
    [
        ('csl-json', '['),
        ('csl-json', '{"a":'),
        ('csl-json', '[{"title": "'),
        ('csl-json', '"a'),
        ('csl-json', '[{"a" "b" '),
        ('csl-json', '/* '),
        ('csl-json', '{"author": [{"family": "x"'),
        ('csl-json', '[{"title": "$x <i> <b> &am'),
        ('ris', 'TY  - BOOK\n'),
        ('ris', 'TY  - BOOK\nAB  - a\n\n'),
        ('ris', 'AU  - x\nER\n'),
        ('yaml', '['),
        ('yaml', '- '),
        ('yaml', '- title: a: b\n'),
        ('yaml', 'a:\n  '),
        ('yaml', '- title: "a\n'),
        ('yaml', 'a: b: c\n'),
        ('yaml', '- a: &a [1]\n  b: *a\n'),
        ('yaml', '- x:\n  - y: z: 1\n'),
        ('yaml', '@a\n'),
    ],
)
def test_no_text_takes_more_than_linear_time(name: str, text: str) -> None:
    assert grows_evenly(lambda text: read(text, file='x', format=name), lambda count: text * count, 500, times=8)


def test_the_plain_text_of_a_title_is_what_a_reader_hears() -> None:
    (publication,) = read('[{"title": "A <i>b</i> <sup>2</sup>"}]', file='x', format='csl-json').publications
    assert plain_text(publication.title) == 'A b 2'


@pytest.mark.parametrize('opening', ['- title: Bomb\n  a: ', 'title: Bomb\na: ', '- title: Bomb\n  <<: '])
def test_aliases_that_multiply_are_refused_and_the_rest_is_read(opening: str) -> None:
    kind = '{x: 1}' if '<<' in opening else '[1, 2]'
    text = _bomb(kind)
    reading = read(text, file='x.yml', format='yaml')
    assert any('aliases that multiply' in problem.message for problem in reading.problems)
    assert 'After the bomb' in [publication.title_text for publication in reading.publications]


@pytest.mark.timed
def test_aliases_that_multiply_are_refused_at_once() -> None:
    assert seconds(lambda text: read(text, file='x.yml', format='yaml'), _bomb('[1, 2]')) < 5


def _bomb(kind: str) -> str:
    """Sixty levels of which each names the one before twice."""
    lines = [f'- &l0 {kind}'] + [f'- &l{number} [*l{number - 1}, *l{number - 1}]' for number in range(1, 60)]
    return 'levels:\n' + '\n'.join(lines) + '\n---\n- title: After the bomb\n'


def test_yaml_builds_no_objects_and_reads_every_scalar_as_it_is_written() -> None:
    text = '- title: !!python/object/apply:os.getcwd []\n- {title: NO, version: 1.10, volume: 007, issue: 0x1F}\n'
    built, plain = read(text, file='x.yml', format='yaml').publications
    assert built.verbatim
    assert (plain.title_text, plain.volume, plain.issue) == ('NO', '007', '0x1F')
    assert ('version', '1.10') in plain.extra


def test_a_key_that_another_entry_was_given_is_told() -> None:
    first = ''.join(f'- {{title: Key, authors: "Roe, Jane", year: 2019, note: "{n}"}}\n' for n in range(3))
    reading = read(f'{first}- {{key: roe2019key-2, title: Other}}\n', file='x', format='yaml')
    assert 'key-repeated' in [problem.code for problem in reading.problems]
    assert len({each.key for each in reading.publications}) == 4
