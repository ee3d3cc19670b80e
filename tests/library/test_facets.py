"""What a list can be narrowed down by: which values, in which order, and which publications have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.facets import FACETS, MOST_VALUES, facets_of
from sphinxcontrib_pubs.model import Contributor, Person, Venue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinxcontrib_pubs.model import Publication

    Work = Callable[..., Publication]


def found(publications: Sequence[Publication], name: str) -> dict[str, list[str]]:
    """The titles of a facet's values in their order, each with the keys of its publications."""
    facets = facets_of(publications, [name])
    if not facets:
        return {}
    (facet,) = facets
    assert len(facet.members) == len(publications)
    return {
        title: [each.key for each, own in zip(publications, facet.members, strict=True) if number in own]
        for number, (_, title) in enumerate(facet.values)
    }


def test_years_run_from_the_newest_with_what_is_in_press_before_them(work: Work) -> None:
    works = [work('a', year=2019), work('b', status='in press'), work('c', year=2021), work('d'), work('e', year=2019)]
    assert found(works, 'year') == {'In press': ['b'], '2021': ['c'], '2019': ['a', 'e']}


def test_types_stand_in_the_order_of_their_headings(work: Work) -> None:
    works = [work('a', type='thesis'), work('b', type='paper-conference'), work('c', type='thesis'), work('d')]
    assert found(works, 'type') == {'Conference papers': ['b'], 'Theses': ['a', 'c']}


def test_venues_stand_by_how_many_publications_they_have_and_are_one_in_all_their_names(work: Work) -> None:
    known = Venue(name='KDD 2021', full_name='Knowledge Discovery', abbreviation='KDD', kind='conference')
    works = [
        work('a', venue='Quay Letters'),
        work('b', venue=known),
        work('c', venue=known._replace(name='KDD')),
        work('d', venue='Bay Letters'),
    ]
    assert found(works, 'venue') == {'KDD': ['b', 'c'], 'Bay Letters': ['d'], 'Quay Letters': ['a']}


def test_every_author_counts_and_whom_the_site_knows_is_one_in_all_spellings(work: Work) -> None:
    short, full = Person(family='Quist', given='R.'), Person(family='Quist', given='Rosa')
    works = [
        work('a', contributors=(Contributor(person=short, person_id='rosa'), Contributor(person=Person(family='Wu')))),
        work('b', contributors=(Contributor(person=full, person_id='rosa'),)),
        work('c', 'Bell, A.; Bell, Ann'),
        work('d', contributors=(Contributor(person=Person(family='Sato', given='K.'), kind='editor'),)),
        work('e', contributors=(Contributor(person=Person(literal='…')),)),  # a sign is no name to choose
    ]
    assert found(works, 'author') == {
        'Quist, Rosa': ['a', 'b'],
        'Bell, A.': ['c'],
        'Bell, Ann': ['c'],
        'Sato, K.': ['d'],
        'Wu': ['a'],
    }
    (facet,) = facets_of(works, ['author'])
    assert dict(facet.values)['rosa'] == 'Quist, Rosa'


def test_a_son_is_another_value_than_his_father_and_a_degree_is_nobody_else(work: Work) -> None:
    names = [('a', 'Martin', ''), ('b', 'Martin', 'Jr.'), ('c', 'Martin', 'junior'), ('d', 'Martin', 'PhD')]
    people = {key: Person(family='King', given=given, suffix=suffix) for key, given, suffix in names}
    works = [work(key, contributors=(Contributor(person=person),)) for key, person in people.items()]
    assert found(works, 'author') == {'King, Martin, PhD': ['a', 'd'], 'King, Martin, junior': ['b', 'c']}


def test_a_topic_is_a_heading_that_is_no_year_and_not_that_of_all(work: Work) -> None:
    works = [
        work('a', topics=('Papers', 'Light', '2020')),
        work('b', topics=('Papers', 'Oil', 'Lamps')),
        work('c', topics=('Papers', 'light')),
    ]
    assert found(works, 'topic') == {'Light': ['a', 'c'], 'Lamps': ['b'], 'Oil': ['b']}


def test_keywords_and_states_of_publication_are_facets(work: Work) -> None:
    works = [work('a', keywords=('fog', 'Ships'), status='under review'), work('b', keywords=('ships',)), work('c')]
    assert found(works, 'keyword') == {'Ships': ['a', 'b'], 'fog': ['a']}
    assert found(works, 'status') == {'Under review': ['a']}


def test_a_facet_by_which_nothing_is_told_apart_is_left_out(work: Work) -> None:
    works = [work('a', year=2020), work('b', year=2020)]
    assert facets_of(works, FACETS) == []
    assert facets_of([], FACETS) == []


def test_names_in_addresses_are_ascii_and_distinct(work: Work) -> None:
    works = [work('a', topics=('C',)), work('b', topics=('C++',)), work('c', topics=('Łódź & Ærø',)), work('d')]
    (facet,) = facets_of(works, ['topic'])
    assert [name for name, _ in facet.values] == ['c', 'c-2', 'lodz-aero']
    (facet,) = facets_of([work('a', topics=('机器学习',)), work('b', topics=('数据',)), work('c')], ['topic'])
    names = [name for name, _ in facet.values]
    assert len(set(names)) == 2 and all(name.isascii() and name for name in names)


def test_of_many_values_those_of_the_most_publications_are_offered(work: Work) -> None:
    works = [work(f'k{number}', keywords=('rare', f'word {number}')) for number in range(200)]
    works += [work('x', keywords=('often',)), work('y', keywords=('often',))]
    (facet,) = facets_of(works, ['keyword'])
    assert len(facet.values) == MOST_VALUES
    assert [title for _, title in facet.values[:2]] == ['rare', 'often']
