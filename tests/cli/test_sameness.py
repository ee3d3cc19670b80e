"""A fix may change no word of an entry: which two readings of one tell the same, and which do not."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.cli.sameness import says_the_same
from sphinxcontrib_pubs.model import (
    Contributor,
    Identifier,
    Link,
    Notice,
    PartialDate,
    Person,
    Publication,
    SourceSpan,
    Span,
    Venue,
)

ITO, ROE = Person('Ito', 'Mei', particle='van', suffix='Jr.'), Person('Roe', 'J.')
TOLD = Publication(
    key='ito2020lamps',
    source=SourceSpan('list.md', 3),
    type='article-journal',
    title=('Lamps, and ', Span('emphasis', ('oil',))),
    contributors=(
        Contributor(ITO, roles=('equal',)),
        Contributor(ROE),
        Contributor(Person(literal='The Team'), 'editor'),
    ),
    issued=PartialDate(2020, 5),
    venue=Venue('Lights', highlighted=True),
    volume='12',
    issue='3',
    page='7–9',
    number='e1',
    edition='2',
    publisher='Ark Press',
    publisher_place='Oslo',
    status='in press',
    language='en',
    abstract=('We light lamps.',),
    note=('Read it.',),
    rest=('More words.',),
    identifiers=(Identifier('doi', '10.5555/a'),),
    links=(Link('pdf', 'The paper', 'a.pdf'),),
    topics=('Papers',),
    keywords=('lamps',),
    extra=(('award', 'Best paper'),),
    notices=(Notice('corrected', doi='10.5555/b', text='A table.'),),
)
#: What an entry has of itself, or of the list that it stands in, and no reader of its words would miss.
NOT_TOLD = {'key', 'source', 'raw', 'marks', 'accounts', 'relations', 'fetched'}
OTHERS: dict[str, list[object]] = {
    'type': ['book'],
    'title': [('Lamps, and oils',), ('Lamps oil more',)],
    'contributors': [
        TOLD.contributors[:2],
        TOLD.contributors[::-1],
        (TOLD.contributors[0]._replace(roles=()), *TOLD.contributors[1:]),
        (TOLD.contributors[0]._replace(kind='editor'), *TOLD.contributors[1:]),
        *(
            (Contributor(ITO._replace(**{part: 'other'}), roles=('equal',)), *TOLD.contributors[1:])
            for part in ('family', 'given', 'particle', 'suffix')
        ),
        (*TOLD.contributors[:2], Contributor(Person(literal='A Team'), 'editor')),
        # Two who share their initials may be two people.
        (TOLD.contributors[0], TOLD.contributors[1], *TOLD.contributors[1:]),
    ],
    'truncated': [True],
    'issued': [None, PartialDate(2020), PartialDate(2020, 5, suffix='a')],
    'venue': [None, Venue('Lamps', highlighted=True), Venue('Lights')],
    'selected': [True],
    'identifiers': [(), (Identifier('doi', '10.5555/A'),)],
    'links': [
        (),
        (Link('pdf', 'The paper', 'b.pdf'),),
        (Link('url', 'The paper', 'a.pdf'),),
        (Link('pdf', 'It', 'a.pdf'),),
    ],
    'topics': [(), ('Books',)],
    'keywords': [(), ('lamp',)],
    'extra': [(), (('award', 'Second'),), (('prize', 'Best paper'),)],
    'notices': [
        (),
        (Notice('retracted', doi='10.5555/b', text='A table.'),),
        (Notice('corrected', doi='10.5555/c', text='A table.'),),
        (Notice('corrected', doi='10.5555/b', url='https://b.example', text='A table.'),),
        (Notice('corrected', doi='10.5555/b', text='Two tables.'),),
    ],
    'verbatim': [True],
    'as_written': [],
    **{
        name: ['', 'other']
        for name in (
            'volume', 'issue', 'page', 'number', 'edition', 'publisher', 'publisher_place', 'status', 'language',
        )
    },
    **{name: [(), ('Other.',)] for name in ('abstract', 'note', 'rest')},
}  # fmt: skip


def test_every_field_is_looked_at_or_is_none_of_the_words() -> None:
    assert set(OTHERS) | NOT_TOLD == set(Publication._fields)


@pytest.mark.parametrize(('field', 'value'), [(field, value) for field in OTHERS for value in OTHERS[field]])
def test_another_value_is_another_entry(field: str, value: object) -> None:
    assert not says_the_same(TOLD, TOLD._replace(**{field: value}))  # type: ignore[arg-type]


def test_other_words_of_an_entry_that_was_not_read_are_another_entry() -> None:
    unread = Publication(key='', source=TOLD.source, as_written=('Lamps by Ito',), verbatim=True)
    assert says_the_same(unread, unread._replace(as_written=('Lamps, by Ito.',)))
    assert not says_the_same(unread, unread._replace(as_written=('Lamps by Roe',)))


@pytest.mark.parametrize(
    'changes',
    [
        {'title': ('lamps — and oil.',)},
        {'title': ('Lamps oil',)},
        {'rest': (Span('strong', ('More',)), ' und words')},
        {'publisher': 'Ark  Press,'},
        {'page': '7-9'},
        {'links': (Link('pdf', 'the paper.', 'a.pdf'),)},
        {'extra': (('labels', 'in'), ('award', 'Best paper!'))},
        {'key': 'other', 'raw': 'other', 'source': SourceSpan('other.md', 9)},
        # Who is named twice in full is one person.
        {'contributors': (TOLD.contributors[0], TOLD.contributors[0], *TOLD.contributors[1:])},
    ],
)
def test_punctuation_conjunctions_and_doubled_people_do_not_count(changes: dict[str, object]) -> None:
    assert says_the_same(TOLD, TOLD._replace(**changes))  # type: ignore[arg-type]
    assert says_the_same(TOLD._replace(**changes), TOLD)  # type: ignore[arg-type]
