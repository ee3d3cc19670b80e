"""Filters say yes to what their author means, and no to everything that is not a filter."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxcontrib_pubs.library.fields import FIELDS, RECOGNISED
from sphinxcontrib_pubs.library.group import LEVELS
from sphinxcontrib_pubs.library.select import FilterError, parse_filter
from sphinxcontrib_pubs.model import Identifier, Link, Publication, SourceSpan, Venue

if TYPE_CHECKING:
    from collections.abc import Callable


EMPTY = Publication(key='', source=SourceSpan(file='list.md', line=1))
WORDS = [
    '==',
    '!=',
    '<',
    'in',
    'not',
    'and',
    'or',
    'is',
    '(',
    ')',
    '[',
    ']',
    ',',
    '1',
    '-1',
    '"KDD"',
    '""',
    'None',
    'True',
    'has(',
    'any_of(',
    'lower(',
    '.',
    '*',
    '=',
    'é',
    '#',
    ':',
    ';',
]


@pytest.fixture
def article(work: Callable[..., Publication]) -> Publication:
    return work(
        'Müller2022',
        'Müller, Jörg; van der Goot, R.; Lind, A.',
        year=2022,
        type='article-journal',
        title=('Modality Competition: Éléments',),
        venue=Venue(name='KDD', full_name='Knowledge Discovery and Data Mining', highlighted=True),
        identifiers=(Identifier(scheme='doi', value='10.1000/ABC'),),
        links=(Link(kind='pdf', label='PDF', url='a.pdf'),),
        keywords=('Vision', 'Language'),
        volume='12',
    )


@pytest.mark.parametrize(
    'text',
    [
        'year >= 2022 and "KDD" in venue',
        '2020 <= year < 2023',
        'year in (2021, 2022)',
        'year in {2022}',
        'type == "article-journal"',
        'type == "Journal article"',
        '"journal articles" == type',
        'type in ("book", "journal article")',
        'any_of(type, "thesis", "journal article")',
        '"journal" in type',
        'type != "inproceedings" and type != "article"',
        'type != ""',
        'venue == "kdd"',
        'venue in ["ICML", "KDD"]',
        '"data mining" in venue',
        '"MULLER" in first_author',
        '"Lind" in authors',
        '"Lind, A." in authors',
        '"A. Lind" in authors',
        '"Goot" in authors and "van der Goot" in authors',
        '"Lind" in last_author',
        '"elements" in title',
        '"vision" in keywords',
        'any_of(keywords, "audio", "language")',
        'any_of(venue, "ICML", "KDD")',
        'startswith(title, "modality")',
        'startswith(authors, "lind,")',
        'lower(title) == "modality competition: éléments"',
        'has(doi)',
        'doi',
        'doi == "10.1000/abc"',
        'not has(arxiv)',
        'arxiv == None',
        'arxiv is None',
        'arxiv == ""',
        'doi != None',
        'status != "in press"',
        '"survey" not in keywords',
        'topics == []',
        'keywords == ["vision", "language"]',
        'type > "article" and "book" > type',
        'highlighted and not truncated and not selected',
        'highlighted == True',
        '"pdf" in links',
        '(year ==\n2022)',
        'True',
        'year > -1',
        'volume == "12"',
    ],
)
def test_a_true_condition_holds(text: str, article: Publication) -> None:
    assert parse_filter(text).matches(article)


@pytest.mark.parametrize(
    'text',
    [
        '"Lin" in authors',  # no part of Lind
        '"A." in authors',
        'year < None',
        'volume == 12',
        'volume < 100',
        'selected == 0',
        'highlighted == 1',
        'title < 3',
        'keywords < 3',
        'keywords == ["vision"]',
        'keywords == ["language", "vision"]',
        'highlighted > 0',
        'authors > authors',
        '2022 in year == 2021',
        'month >= 1',
        'not month < 13 and month == 0',
        'issue == page',  # it has neither
        'issue in "abc"',
        '"" in title',
        'status == "in press"',
        'None in keywords',
        'startswith(year, 2)',
        'startswith(title, "")',
        'any_of(status, "")',
        'doi in arxiv',
    ],
)
def test_a_false_condition_of_any_types_is_false_and_does_not_raise(text: str, article: Publication) -> None:
    assert not parse_filter(text).matches(article)


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('year >= 2022', False),
        ('year < 2022', False),
        ('year == 2022', False),
        ('year != 2022', True),
        ('not year', True),
        ('"KDD" in venue', False),
        ('"KDD" not in venue', True),
        ('"Lin" in authors', False),
        ('first_author == last_author', False),
        ('startswith(first_author, "L")', False),
        ('has(title) or has(month) or has(people) or has(roles)', False),
    ],
)
def test_an_entry_without_fields_answers_every_question(
    text: str, *, expected: bool, work: Callable[..., Publication]
) -> None:
    assert parse_filter(text).matches(work()) is expected


def test_the_last_author_of_a_cut_list_is_unknown(work: Callable[..., Publication]) -> None:
    condition = parse_filter('"Bai" in last_author')
    assert condition.matches(work('a', 'Lin, J.; Bai, S.'))
    assert not condition.matches(work('a', 'Lin, J.; Bai, S.', truncated=True))


@pytest.mark.parametrize(
    ('text', 'column', 'message', 'hint'),
    [
        ('', 1, 'found nothing', 'year >= 2022'),
        ('  yaer > 3', 3, '"yaer"', 'did you mean year?'),
        ('Venue == "KDD"', 1, '"Venue"', 'did you mean venue?'),
        ('"é" in titel', 8, '"titel"', 'did you mean title?'),
        ('venue == KDD', 10, '"KDD"', 'text stands in quotes'),
        ('year = 2022', 6, 'Python syntax', 'compare with =='),
        ('year > 2020 && doi', 14, 'Python syntax', 'write "and"'),
        ('year > 2020 || doi', 14, 'Python syntax', 'write "or"'),
        ('venue == "ICML" or "KDD"', 20, 'found a value', 'join conditions'),
        ('year > 2020, doi', 1, 'found a list', 'join conditions'),
        ('year > 2020 or -1', 16, 'found a value', 'join conditions'),
        ('not "KDD"', 5, 'found a value', 'whole comparison'),
        ('type == article-journal', 9, 'arithmetic', 'put text in quotes'),
        ('type == "jornal article"', 9, 'no type of work is called "jornal article"', 'did you mean journal article'),
        ('year > 1 and "x" == type', 14, 'no type of work is called "x"', 'article-journal, book'),
        ('type not in ["book", "tehsis"]', 22, '"tehsis"', 'did you mean thesis'),
        ('any_of(type, "book", "tehsis")', 22, '"tehsis"', 'did you mean thesis'),
        ('year >= "2003"', 9, 'expected a number, found text', 'write 2003 without quotes'),
        ('"2003" <= year', 1, 'expected a number, found text', 'write 2003 without quotes'),
        ('any_of(year, 2003, "2004")', 20, 'expected a number, found text', 'write 2004 without quotes'),
        ('year in [2003, "2004"]', 16, 'expected a number, found text', 'write 2004 without quotes'),
        ('"水" == venue and yaer > 3', 18, '"yaer"', 'did you mean year?'),
        ('month == "May"', 10, 'expected a number, found text', 'year >= 2022'),
        ('has("doi")', 1, 'has takes one field', 'has(doi)'),
        ('has(doi, arxiv)', 1, 'has takes one field', 'has(doi)'),
        ('lower()', 1, 'lower takes one value', 'lower(title)'),
        ('any_of(venue)', 1, 'any_of takes', 'any_of(venue'),
        ('anyof(venue, "KDD")', 1, 'a function', 'did you mean any_of?'),
        ('any_of(venue, x="KDD")', 15, 'no named arguments', ''),
        ('doi # or everything else', 5, 'a comment', 'leave it out'),
        ('year > 20.5', 8, 'not part of a filter', ''),
    ],
)
def test_a_mistake_is_explained_at_its_column(text: str, column: int, message: str, hint: str) -> None:
    with pytest.raises(FilterError) as caught:
        parse_filter(text)
    assert caught.value.column == column
    assert message in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    'text',
    [
        '__import__("os").system("true")',
        'open("/etc/passwd")',
        'title.__class__',
        '().__class__.__bases__[0].__subclasses__()',
        '"{0.__class__}".format(title)',
        'f"{title.__class__}"',
        'title[0]',
        '[a for a in authors]',
        '{a for a in authors}',
        '{a: 1 for a in authors}',
        'any(a for a in authors)',
        '(lambda: 1)()',
        'lambda: year',
        '9**9**9 > year',
        '"a" * 10**9 in title',
        '1 << 10**9',
        'year % 2 == 0',
        '~year',
        '+year',
        '-year',
        '-True == year',
        '(x := 5)',
        'year if doi else month',
        '{"a": year}',
        'any_of(venue, *authors)',
        'any_of(venue, **{})',
        'startswith(*authors, "a")',
        'b"KDD" in venue',
        '1j',
        '... in title',
        'await title',
        'yield',
        'import os',
        'year; doi',
        'eval("1")',
        'has(has)',
        '(' * 150 + 'year' + ')' * 150 + ' == 1 and nothing',
        '(' * 900 + 'year' + ')' * 900,
        'not ' * 400 + 'year',
        '[' * 100 + 'year' + ']' * 100 + ' == 1',
        'year ' * 500,
        'a' * 2001,
        '"' + 'a' * 5_000_000 + '" in title',
        'year\x00',
        '\ud800 == title',
        '"unclosed',
        '\\',
    ],
    ids=lambda text: text[:30].encode('unicode_escape').decode(),
)
def test_what_is_not_a_filter_is_refused(text: str) -> None:
    with pytest.raises(FilterError):
        parse_filter(text)


@pytest.mark.timed
def test_a_filter_is_quick_on_a_title_made_to_slow_it_down(work: Callable[..., Publication]) -> None:
    condition = parse_filter(f'"{"a" * 1900}b" in title')
    start = time.perf_counter()
    assert not condition.matches(work(title=('a' * 1_000_000,)))
    assert time.perf_counter() - start < 1


@given(st.lists(st.sampled_from([*WORDS, *FIELDS]), max_size=12))
def test_any_words_are_a_filter_that_answers_or_an_error_that_explains(words: list[str]) -> None:
    text = ' '.join(words)
    try:
        condition = parse_filter(text)
    except FilterError as error:
        assert 1 <= error.column <= len(text) + 1
        assert error.message
    else:
        assert condition.matches(EMPTY) in {True, False}


def test_a_filter_keeps_the_words_of_its_author() -> None:
    assert parse_filter(' year > 2020 ').text == ' year > 2020 '


def test_a_filter_knows_which_fields_it_names() -> None:
    text = 'year >= 2020 and ("KDD" in venue or not has(doi)) and any_of(title, "year", "lamps")'
    assert parse_filter(text).fields == {'year', 'venue', 'doi', 'title'}
    assert parse_filter('True').fields == frozenset()


def test_what_registries_know_more_of_are_fields_and_levels() -> None:
    assert {*FIELDS, *LEVELS} >= RECOGNISED


def test_a_son_is_found_by_his_own_name_in_each_form_and_with_his_father_by_the_family(
    work: Callable[..., Publication],
) -> None:
    works = [work('father', 'King, Martin'), work('son', 'King, Jr., Martin')]
    found = {
        text: [each.key for each in works if parse_filter(f'"{text}" in authors').matches(each)]
        for text in ('King', 'King, Martin', 'King, Martin, Jr.', 'King, Jr., Martin', 'Martin King, Jr.')
    }
    assert found == {
        'King': ['father', 'son'],
        'King, Martin': ['father'],
        'King, Martin, Jr.': ['son'],
        'King, Jr., Martin': ['son'],
        'Martin King, Jr.': ['son'],
    }
