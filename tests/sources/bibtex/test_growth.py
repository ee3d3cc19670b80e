"""Hostile BibTeX takes time in proportion to its length, and none of it raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinxcontrib_pubs.format import format_apa
from sphinxcontrib_pubs.sources.load import read
from tests.growing import grows_evenly, seconds

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Reading

#: Text to repeat, by what it is.
RUNS = {
    'opening braces': '{',
    'closing braces': '}',
    'braces in pairs': '{}',
    'at signs': '@',
    'at signs with space': '@ \n',
    'entries that never close': '@a{k,\n',
    'entries on one line': '@a{k,t={x}}',
    'values that never close': '@a{k, title = {x,\n',
    'fields that never close': 'a = {x,\n',
    'quotes that never close': '@a{k, title = "x\n',
    'quotes': '"',
    'quotes in braces': '{"',
    'commas': ',',
    'equals signs': 'a=',
    'hashes': '# a ',
    'lines of fields': 'a = b\n',
    'words': 'word ',
    'comments': '@comment{',
    'strings': '@string{a = ',
    'percent signs': '%@a{k,',
    'backslashes': '\\',
    'commands': '\\emph{',
    'addresses': '\\url{',
    'dollars': '$x ',
    'accents': '\\"',
    'backquotes': '``',
    'names': 'a and ',
    'names in braces': '{a} and ',
    'name commas': 'a, ',
    'marks': '$^*$ ',
    'words beside names': '\\thanks{contribut} ',
    'words beside names in each other': '\\thanks{',
    'assignments of names': 'family=x, ',
    'brackets': '\\cite[',
    'annotations': '1:a=b;',
    'digits': '1-',
    'dashes': '--',
    'spaces': ' ',
}
FRAMES = ('{}', '@article{{key, title = {{{}}}, year = 2000}}', '@article{{key, author = {{{}}}, year = 2000}}')
ROOM = '@book{{k, title = "{}", author+an = {{{}}}, pages = {{{}}}, date = {{{}}}, note = {{{}}}}}'


def read_bibtex(text: str) -> Reading:
    return read(text, file='x.bib', format='bibtex')


@pytest.mark.timed
@pytest.mark.parametrize('frame', FRAMES, ids=['bare', 'title', 'author'])
@pytest.mark.parametrize('run', RUNS)
def test_the_time_grows_with_the_length_and_no_faster(run: str, frame: str) -> None:
    count = 6_000 // len(RUNS[run])
    assert grows_evenly(read_bibtex, lambda count: frame.format(RUNS[run] * count), count)


@pytest.mark.timed
@pytest.mark.parametrize('run', RUNS)
def test_every_kind_of_field_takes_it(run: str) -> None:
    text = ROOM.format(*[RUNS[run] * 2_000] * 5)
    assert seconds(read_bibtex, text) < 3


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            ['@article', '@string', '@comment', '@preamble', '{', '}', '(', ')', '"', ',', '=', '#', '\n', ' ', 'title',
             'author', 'key', 'and', '\\emph', '\\"', '\\', '$', '~', '%', '2020', 'é', '\u2028', '@', '--', 'crossref']
        ),
        max_size=60,
    ).map(''.join)
)  # fmt: skip
def test_any_mixture_of_its_signs_is_read(text: str) -> None:
    reading = read_bibtex(f'@misc{{before, title = {{Before}}}}\n{text}')
    assert reading.publications[0].key == 'before'
    for publication in reading.publications:
        assert publication.raw in f'@misc{{before, title = {{Before}}}}\n{text}'
        format_apa(publication)
    for problem in reading.problems:
        assert problem.span.line >= 1 and problem.span.column >= 1


@settings(max_examples=200)
@given(st.text(max_size=200), st.text(alphabet='{}\\$"~`\'^_%&#-– aä\n', max_size=80))
def test_any_text_in_a_field_is_read(free: str, signs: str) -> None:
    for value in (free, signs):
        text = f'@misc{{before, title = {{{value}}}, author = {{{value}}}, year = {{{value}}}, url = {{{value}}}}}\n'
        reading = read_bibtex(text)
        for publication in reading.publications:
            format_apa(publication)
