"""Neighbours of a work: by people and by topics, the rarest first."""

from __future__ import annotations

from sphinxcontrib_pubs.library.related import Related
from sphinxcontrib_pubs.model import Contributor, Person, Publication, SourceSpan


def work(*people: str, topics: tuple[str, ...] = (), keywords: tuple[str, ...] = ()) -> Publication:
    names = map(str.split, people)
    contributors = tuple(Contributor(Person(family, given, suffix=''.join(more))) for family, given, *more in names)
    source = SourceSpan('x', 1)
    return Publication(key='', source=source, contributors=contributors, topics=topics, keywords=keywords)


def test_works_share_people_whose_names_are_printed_otherwise() -> None:
    found = Related({'a': work('Müller Ann'), 'b': work('Muller A.'), 'c': work('Müller B.')})
    assert found.of('a', 5) == ['b']
    assert found.of('c', 5) == []


def test_father_and_son_are_nobody_in_common() -> None:
    found = Related({'father': work('King M.'), 'son': work('King Martin Jr.'), 'again': work('King M. JR')})
    assert found.of('son', 5) == ['again']


def test_a_topic_and_a_keyword_are_things_in_common() -> None:
    works = {
        'a': work('Berg A', topics=('Papers', 'Lamps', '2021')),
        'b': work('Lind B', topics=('Papers', 'lamps', '2020')),
        'c': work('Sato K', topics=('Papers', '2021'), keywords=('Lamps',)),
        'd': work('Wu L', topics=('Papers', '2021')),
    }
    # Years are no topics, and the heading of all entries says nothing.
    assert Related(works).of('a', 5) == ['b', 'c']
    assert Related(works).of('d', 5) == []


def test_what_few_works_have_counts_more_than_what_many_have() -> None:
    works = {f'w{number}': work('Head H') for number in range(8)}
    works |= {
        'a': work('Head H', 'Rare R', keywords=('wicks',)),
        'b': work('Rare R'),
        'c': work('Head H', keywords=('wicks',)),
    }
    assert Related(works).of('a', 3) == ['c', 'b', 'w0']


def test_equal_neighbours_stand_in_the_order_of_the_list() -> None:
    works = {key: work('Berg A', 'Lind B') for key in 'zyxw'}
    assert Related(works).of('x', 2) == ['z', 'y']


def test_an_author_of_thousands_is_not_compared_with_all_of_them() -> None:
    works = {f'w{number}': work('Head H') for number in range(2_000)}
    assert len(Related(works).of('w1999', 2_000)) == 200
