"""Lists stand in the order that a reader expects, and equal entries in the order of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.library.sort import KEYS, SortError, parse_sort
from sphinxcontrib_pubs.model import Contributor, PartialDate, Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinxcontrib_pubs.model import Publication

    Work = Callable[..., Publication]


def keys(publications: Iterable[Publication]) -> str:
    return ' '.join(publication.key for publication in publications)


@pytest.fixture
def dated(work: Work) -> list[Publication]:
    return [
        work('old', year=2019),
        work('undated'),
        work('new1', year=2022),
        work('written', status='In preparation'),
        work('submitted', status='Under review'),
        work('new2', year=2022),
        work('press', status='in press'),
        work('printed', year=2021, status='in press'),
    ]


@pytest.mark.parametrize(
    ('order', 'expected'),
    [
        ('source', 'old undated new1 written submitted new2 press printed'),
        ('-source', 'printed press new2 submitted written new1 undated old'),
        ('-year', 'press submitted written new1 new2 printed old undated'),
        ('year', 'old printed new1 new2 written submitted press undated'),
        ('+year', 'old printed new1 new2 written submitted press undated'),
        ('−year, -source', 'press submitted written new2 new1 printed old undated'),
        ('-date', 'press submitted written new1 new2 printed old undated'),
        ('Key', 'new1 new2 old press printed submitted undated written'),
    ],
)
def test_years_run_as_asked_and_undated_entries_come_last(order: str, expected: str, dated: list[Publication]) -> None:
    assert keys(parse_sort(order).apply(dated)) == expected


def test_a_date_counts_months_and_days_where_a_year_does_not(work: Work) -> None:
    list_ = [
        work('may', issued=PartialDate(year=2022, month=5)),
        work('june', issued=PartialDate(year=2022, month=6)),
        work('year', year=2022),
    ]
    assert keys(parse_sort('-date').apply(list_)) == 'june may year'
    assert keys(parse_sort('-year').apply(list_)) == 'may june year'


def test_a_work_is_filed_under_its_authors_and_a_collection_under_its_editor(work: Work) -> None:
    editor = Contributor(Person('Aas', 'Kari'), kind='editor')
    chapter = work('chapter', contributors=(editor, Contributor(Person('Zhou', 'Ada'))))
    assert keys(parse_sort('author').apply([chapter, work('lin', 'Lin, J.')])) == 'lin chapter'
    collection = work('collection', contributors=(Contributor(Person('Moe', 'Ola'), kind='editor'),))
    assert keys(parse_sort('author').apply([chapter, collection, work('lin', 'Lin, J.')])) == 'lin collection chapter'


@pytest.mark.parametrize('key', KEYS)
@pytest.mark.parametrize('sign', ['', '-'])
def test_what_lacks_that_by_which_a_list_is_sorted_comes_last(key: str, sign: str, work: Work) -> None:
    told = work('a', 'Lin, J.', year=2020, venue='KDD', type='book', title=('Lamps',))
    assert keys(parse_sort(f'{sign}{key}').apply([work(''), told])) == 'a '


def test_authors_stand_by_family_name_without_accents_and_small_particles(work: Work) -> None:
    names = {
        'zhou': 'Zhou, A.',
        'goot': 'van der Goot, R.',
        'deluca': 'De Luca, A.',
        'müller2': 'Müller, B.',
        'muller1': 'Muller, A.',
        'øre': 'Øre, A.',
        'nobody': '',
        'lin2': 'Lin, Junyang; Zhou, A.',
        'lin1': 'Lin, J.; Aas, A.',
        'son': 'King, Jr., M.',
        'father': 'King, Martin',
    }
    list_ = [work(key, authors) for key, authors in names.items()]
    assert keys(parse_sort('author').apply(list_)) == 'deluca goot father son lin2 lin1 muller1 müller2 øre zhou nobody'
    assert (
        keys(parse_sort('-author').apply(list_)) == 'zhou øre müller2 muller1 lin2 lin1 son father goot deluca nobody'
    )


def test_a_team_stands_by_its_name_and_a_collection_by_its_editor(work: Work) -> None:
    team = work('team', contributors=(Contributor(person=Person(literal='The Qwen Team')),))
    editor = work('edited', contributors=(Contributor(person=Person(family='Aas', given='K.'), kind='editor'),))
    assert keys(parse_sort('author').apply([team, work('z', 'Zhou, A.'), editor])) == 'edited team z'


def test_a_title_stands_by_its_first_word_that_counts(work: Work) -> None:
    titles = ['The Zebra', '“A Bear”', 'An Ape', 'Étude', 'Analysis', '...', '']
    list_ = [work(title, title=(title,)) for title in titles]
    ordered = [publication.title_text for publication in parse_sort('title').apply(list_)]
    assert ordered == ['Analysis', 'An Ape', '“A Bear”', 'Étude', 'The Zebra', '...', '']


def test_types_stand_as_their_headings_do(work: Work) -> None:
    types = ['thesis', '', 'zine', 'paper-conference', 'article-journal', 'atlas']
    list_ = [work(name or 'none', type=name) for name in types]
    assert keys(parse_sort('type').apply(list_)) == 'article-journal paper-conference thesis atlas zine none'


def test_the_next_key_orders_what_the_first_leaves_equal(work: Work) -> None:
    list_ = [
        work('a', 'Zhou, A.', year=2022, venue='KDD'),
        work('b', 'Bai, S.', year=2021, venue='ACL'),
        work('c', 'Bai, S.', year=2022, venue='ACL'),
        work('d', 'Bai, S.', year=2022, venue='ICML'),
    ]
    assert keys(parse_sort('-year, author, -venue').apply(list_)) == 'd c a b'


@pytest.mark.parametrize(
    ('text', 'column', 'message', 'hint'),
    [
        ('', 1, 'found nothing', 'source, year'),
        ('-yaer', 1, '"yaer"', 'did you mean year?'),
        ('year,  auhtor', 8, '"auhtor"', 'did you mean author?'),
        ('year,', 6, 'found nothing', 'expected one of'),
        ('--year', 1, '"-year"', 'did you mean year?'),
        ('xqz', 1, '"xqz"', 'expected one of source'),
    ],
)
def test_an_unknown_key_is_answered_with_the_nearest(text: str, column: int, message: str, hint: str) -> None:
    with pytest.raises(SortError) as caught:
        parse_sort(text)
    assert caught.value.column == column
    assert message in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ('text', 'direction'), [('-year', 'descending'), ('author', 'descending'), ('date', 'ascending')]
)
def test_an_order_says_how_years_run(text: str, direction: str) -> None:
    assert parse_sort(text).year_direction == direction
