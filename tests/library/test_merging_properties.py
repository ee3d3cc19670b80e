"""Whatever sources tell of one work: nothing of them is lost, and putting them together takes linear time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxcontrib_pubs.library.names import parse_name
from sphinxcontrib_pubs.library.versions import merge
from sphinxcontrib_pubs.model import (
    Contributor,
    Identifier,
    PartialDate,
    Publication,
    SourceSpan,
    Venue,
    collection_paused,
)
from tests.growing import grows_evenly

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLES = (
    'On lists of words',
    'On Lists of Words: an account',
    'Editorial',
    'The wick of a lamp',
    'Erratum: Editorial',
    '',
)
NAMES = ('Ito, Mika', 'Ito, M.', 'Roe, Jane', 'Wu, B.', 'Lamp Team')
VENUES = (None, Venue('KDD'), Venue('arXiv', kind='preprint server'), Venue('Journal of Lamps'))
TYPES = ('', 'article', 'article-journal', 'paper-conference', 'thesis', 'software')


@st.composite
def publications(draw: st.DrawFn) -> list[Publication]:
    def one(index: int) -> Publication:
        names = draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))
        schemes = draw(st.sets(st.sampled_from(('doi', 'arxiv')), max_size=2))
        title = draw(st.sampled_from(('', *TITLES)))
        year = draw(st.integers(2019, 2023))
        is_written = draw(st.booleans())
        return Publication(
            key=draw(st.sampled_from(('a', 'b', 'ito2020on'))),
            source=SourceSpan(f'{draw(st.sampled_from("xyz"))}.{"md" if is_written else "bib"}', index + 1),
            type=draw(st.sampled_from(TYPES)),
            title=(title,) if title else (),
            contributors=tuple(Contributor(parse_name(name)) for name in names),
            issued=PartialDate(year) if year < 2023 else None,
            venue=draw(st.sampled_from(VENUES)),
            identifiers=tuple(Identifier(scheme, draw(st.sampled_from('12'))) for scheme in sorted(schemes)),
            verbatim=draw(st.integers(0, 9)) == 0,
            as_written=('as written',) if is_written else (),
        )

    return [one(index) for index in range(draw(st.integers(0, 8)))]


def told(shown: Sequence[Publication]) -> set[SourceSpan]:
    return {each.source for entry in shown for each in [a.publication for a in entry.accounts] or [entry]}


@given(publications())
def test_every_entry_is_shown_or_an_account_of_one_that_is(entries: list[Publication]) -> None:
    merged = merge(entries, always=True)
    assert told(merged.publications) == {each.source for each in entries}
    assert len({each.key for each in merged.publications}) == len(merged.publications)


@given(publications())
def test_what_the_first_account_says_stays(entries: list[Publication]) -> None:
    for entry in merge(entries).publications:
        if not entry.accounts:
            continue
        first = entry.accounts[0].publication
        gave = {name for account in entry.accounts for name in account.fields}
        assert entry.title == first.title or not first.title
        assert entry.issued == first.issued or not first.issued
        assert entry.contributors[: len(first.contributors)] == first.contributors
        for name in Publication._fields:
            # Other entries of the list may be its notices.
            if name not in gave and name not in ('key', 'accounts', 'relations', 'notices'):
                assert getattr(entry, name) == getattr(first, name), name
        assert {each.kind for each in first.notices} <= {each.kind for each in entry.notices}


@given(publications())
def test_no_entry_of_a_hand_written_page_goes_into_another_of_it(entries: list[Publication]) -> None:
    for entry in merge(entries).publications:
        for account in entry.accounts[1:]:
            written = account.publication
            assert not written.is_hand_written or written.source.file != entry.accounts[0].publication.source.file


@given(publications())
def test_no_work_has_two_identifiers_of_one_kind(entries: list[Publication]) -> None:
    for entry in merge(entries).publications:
        schemes = [each.scheme for each in entry.identifiers]
        assert len(set(schemes)) == len(schemes)


@given(publications())
def test_relations_name_entries_of_the_list_and_have_two_sides(entries: list[Publication]) -> None:
    by_key = {each.key: each for each in merge(entries, always=True).publications}
    for entry in by_key.values():
        for relation in entry.relations:
            assert entry.key in [back.key for back in by_key[relation.key].relations]


def test_a_page_by_itself_is_given_back_as_it_is() -> None:
    page = [
        Publication(key=f'k{number}', source=SourceSpan('list.md', number), title=('One',), as_written=('One',))
        for number in range(1, 4)
    ]
    merged = merge(page)
    assert all(one is other for one, other in zip(merged.publications, page, strict=True))


def alike(length: int, *, is_written: bool) -> list[Publication]:
    """Entries of one title, one author and one year in two sources, most of them with a DOI of their own."""
    return [
        Publication(
            key='same',
            source=SourceSpan(f'{number % 2}', number),
            title=('A title that all of them have',),
            contributors=(Contributor(parse_name('Ito, M.')),),
            issued=PartialDate(2020),
            identifiers=(Identifier('doi', f'10.5555/{number // 2}'),) if number % 3 and not is_written else (),
            as_written=('A title',) if is_written and number % 2 else (),
        )
        for number in range(length)
    ]


@pytest.mark.timed
@pytest.mark.parametrize('is_written', [False, True])
def test_thousands_of_works_of_one_title_take_linear_time(is_written: bool) -> None:
    def put_together(entries: list[Publication]) -> None:
        with collection_paused():
            merged = merge(entries)
        assert len(merged.problems) <= len(entries)

    assert grows_evenly(put_together, lambda length: alike(length, is_written=is_written), 1000, times=8)
