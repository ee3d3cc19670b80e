"""The worst texts are read in bounded memory or reported, and what is too much is told in place of being waited for."""

from __future__ import annotations

import json
import tracemalloc
from typing import TYPE_CHECKING

import growth as benchmark
import pytest

from sphinxcontrib_pubs.banner.css import LONGEST_VALUE, CssError
from sphinxcontrib_pubs.banner.grammar import read_background
from sphinxcontrib_pubs.library.select import MAXIMUM_DEPTH, MAXIMUM_LENGTH, FilterError, parse_filter
from sphinxcontrib_pubs.model.mathematics import DEEPEST, LONGEST, not_typeset
from sphinxcontrib_pubs.sources.data_file import read_data
from sphinxcontrib_pubs.sources.load import read
from tests.hostile.growth import WORST

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Reading
    from tests.hostile.growth import Worst


def named(worst: Worst) -> str:
    return f'{worst.format}: {worst.name}'


@pytest.mark.parametrize('worst', WORST, ids=named)
def test_the_worst_text_raises_nothing_and_what_is_read_of_it_is_no_more_than_it_says(worst: Worst) -> None:
    text = worst.make(20_000)
    reading = read(text, file='worst', format=worst.format)
    assert held_in(reading) < 12 * len(text) + 1_000_000


def held_in(reading: Reading) -> int:
    """The characters of all that the publications hold, each text once."""
    texts: dict[int, int] = {}
    waiting: list[object] = list(reading.publications)
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            texts[id(value)] = len(value)
        elif isinstance(value, tuple):
            waiting += value
    return sum(texts.values())


@pytest.mark.parametrize(
    'worst', [each for each in WORST if 'double' in each.name or 'multiply' in each.name], ids=named
)
def test_what_multiplies_itself_takes_no_memory(worst: Worst) -> None:
    text = worst.make(20_000)
    tracemalloc.start()
    try:
        read(text, file='worst', format=worst.format)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 60_000_000


@pytest.mark.timed
@pytest.mark.parametrize('worst', WORST, ids=named)
def test_time_grows_with_the_length_and_not_with_its_square(worst: Worst) -> None:
    assert benchmark.measure(worst, 100_000).is_linear


def test_macros_that_stand_for_too_much_are_told_and_cost_no_entry() -> None:
    strings = ''.join(f'@string{{m{n} = m{n - 1} # m{n - 1}}}\n' for n in range(1, 200))
    text = f'@string{{m0 = "word "}}\n{strings}@misc{{k, title = {{T}}, note = m150, year = 2020}}\n'
    reading = read(text, file='x', format='bibtex')
    assert [problem.code for problem in reading.problems] == ['bibtex-syntax']
    assert [each.title_text for each in reading.publications] == ['T']


def test_a_macro_that_is_used_often_is_no_mistake() -> None:
    name = 'Journal of the Keepers of Harbour Lights and of Everything that Belongs to Them'
    entries = ''.join(f'@article{{k{n}, title = {{T}}, journal = jl, year = 2020}}\n' for n in range(20_000))
    reading = read(f'@string{{jl = "{name}"}}\n{entries}', file='x', format='bibtex')
    assert reading.problems == ()
    assert {each.venue.name for each in reading.publications if each.venue} == {name}


PEOPLE = 100_000
ENTRIES = {
    'bibtex': lambda: '@misc{k, title = {T}, author = {' + ' and '.join(f'Roe{n}, Jane' for n in range(PEOPLE)) + '}}',
    'ris': lambda: 'TY  - JOUR\nTI  - T\n' + ''.join(f'AU  - Roe{n}, Jane\n' for n in range(PEOPLE)) + 'ER  - \n',
    'csl-json': lambda: json.dumps([{'title': 'T', 'author': [{'family': f'Roe{n}'} for n in range(PEOPLE)]}]),
    'yaml': lambda: '- title: T\n  authors:\n' + ''.join(f'  - Roe{n}, Jane\n' for n in range(PEOPLE)),
}


@pytest.mark.parametrize('format', ENTRIES)
def test_a_work_of_a_hundred_thousand_people_is_read_whole(format: str) -> None:
    (publication,) = read(ENTRIES[format](), file='x', format=format).publications
    assert len(publication.authors) == PEOPLE
    assert publication.authors[-1].person.full_family == f'Roe{PEOPLE - 1}'


def test_a_hand_written_one_is_shown_as_it_is_written() -> None:
    text = '- ' + ', '.join(f'Roe{n}, J.' for n in range(PEOPLE)) + ' (2020). _T._ **KDD**.\n'
    reading = read(text, file='x', format='markdown')
    assert [problem.code for problem in reading.problems] == ['entry-too-long']
    assert reading.publications[0].verbatim


def test_filters_are_bounded() -> None:
    for text in ('year > 1 or ' * MAXIMUM_LENGTH + 'year > 1', 'not ' * (MAXIMUM_DEPTH + 5) + 'selected', '(' * 1500):
        with pytest.raises(FilterError) as told:
            parse_filter(text)
        assert len(str(told.value)) < 400


def test_gradients_are_bounded() -> None:
    many = f'linear-gradient({", ".join(["red"] * 200)})'
    for text in ('a' * (LONGEST_VALUE + 1), 'linear-gradient(' * 50, many, 'rgb(' * 200 + ')' * 200, '/*' * 400):
        with pytest.raises(CssError):
            read_background(text)


def test_formulas_are_bounded() -> None:
    assert not_typeset('x' * (LONGEST + 1)) == f'it is longer than {LONGEST} characters'
    assert not_typeset('{' * (DEEPEST + 1) + '}' * (DEEPEST + 1)) == 'it is nested too deeply'
    assert not_typeset('{' * DEEPEST + '}' * DEEPEST) == ''


@pytest.mark.parametrize(
    'text',
    [
        '[' * 10_000,
        '{a: ' * 10_000,
        '[' * 5_000 + ']' * 5_000,
        'a0: &a0 [x]\n' + ''.join(f'a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n' for n in range(1, 60)),
        'a: &a [*a]\n',
    ],
    ids=['lists', 'mappings', 'closed', 'aliases', 'a circle'],
)
def test_files_of_people_and_venues_are_bounded(text: str) -> None:
    data, problems = read_data(text, 'people.yml')
    assert data is None
    assert [problem.code for problem in problems] == ['data-file']
