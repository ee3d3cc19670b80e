"""Whatever a registry, a name or an entry holds: nothing raises, nobody is invented, and not a letter changes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxcontrib_pubs.format.highlight import with_highlights
from sphinxcontrib_pubs.library.names import name_form, parse_name, written_name
from sphinxcontrib_pubs.library.people import PeopleRegistry
from sphinxcontrib_pubs.library.people.survey import problems_of, survey
from sphinxcontrib_pubs.model import Contributor, PartialDate, Person, Publication, SourceSpan, Span, plain_text

_names = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ['Ito, Mei', 'Ito, M.', 'van der Goot, Rob', 'King, Jr., M. L.', '杨红霞', 'Müller-Ode, Jörg', '*', ', ']
    ),
)
_scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), _names, st.dates())
_data = st.recursive(
    _scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.one_of(
                st.sampled_from(['name', 'variants', 'role', 'from', 'to', 'stays', 'orcid', 'url', 'id']), _names
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=8,
)
_persons = st.one_of(
    st.builds(Person, _names, _names, _names, _names, _names, st.one_of(st.just(''), _names), _names),
    _names.map(parse_name),
)


@given(st.dictionaries(_names, _data, max_size=4), st.lists(_persons, max_size=4), st.integers(-50, 3000))
def test_no_registry_and_no_name_raises(people: dict[str, object], persons: list[Person], year: int) -> None:
    registry, problems = PeopleRegistry.from_mapping(people)
    assert all(problem.message and problem.span.line for problem in problems)
    contributors = tuple(map(Contributor, persons))
    work = Publication('k', SourceSpan('x', 1), contributors=contributors, issued=PartialDate(year))
    known = registry.recognise(work)
    assert [each.person for each in known.contributors] == persons
    assert {each.person_id for each in known.contributors} <= {'', *registry.people}
    assert all(str(problem) for problem in problems_of(survey(registry, [work] * 5), registry))


@given(st.dictionaries(st.sampled_from('abcd'), _names, max_size=4))
def test_whoever_is_registered_by_a_usable_name_is_recognised_by_it(people: dict[str, str]) -> None:
    registry, problems = PeopleRegistry.from_mapping(people)
    if problems:
        return
    for person_id, registered in registry.people.items():
        assert registry.identify(parse_name(registered.names[0])) == person_id


@given(_persons)
def test_a_family_name_alone_is_nobody(person: Person) -> None:
    registry, _ = PeopleRegistry.from_mapping({'x': written_name(person)})
    alone = Person(family=person.family)
    if not name_form(alone).whole:
        assert registry.identify(alone) == ''


_texts = st.lists(st.one_of(_names, st.builds(lambda text: Span('strong', (text,)), _names)), max_size=6).map(tuple)


@given(_texts, st.lists(_persons, max_size=3))
def test_highlights_change_no_letter(markup: tuple[str | Span, ...], persons: list[Person]) -> None:
    people = [Contributor(person, roles=('member',), person_id='x') for person in persons]
    assert plain_text(with_highlights(markup, people)) == plain_text(markup)


@pytest.mark.timed
def test_a_name_as_long_as_a_book_takes_no_longer_than_its_reading() -> None:
    long = ' '.join(['Ito'] * 100_000)
    start = time.perf_counter()
    registry, _ = PeopleRegistry.from_mapping({'x': 'Ito, Mei'})
    work = Publication(
        'k', SourceSpan('x', 1), contributors=(Contributor(Person(long, long)), Contributor(Person('Ito', 'M.')))
    )
    known = registry.recognise(work)
    with_highlights((long,), known.contributors)
    survey(registry, [work])
    # 0.4 s on one slow core; the bound leaves room for a busy machine.
    assert time.perf_counter() - start < 5
