"""Whatever is missing of a publication after an export is told, and what is only written otherwise is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.export.losses import losses
from sphinxcontrib_pubs.export.settled import FIELDS
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

if TYPE_CHECKING:
    from collections.abc import Callable

ROE, SATO = Person('Roe', 'Jane'), Person('Sato', 'Bo')
WHOLE = Publication(
    key='roe',
    source=SourceSpan('quay.bib', 1),
    type='article-journal',
    title=('Harbour ', Span('emphasis', ('lights',))),
    contributors=(Contributor(ROE, roles=('equal',)), Contributor(SATO, kind='editor')),
    truncated=True,
    issued=PartialDate(2021, 3),
    venue=Venue('Quay Letters', highlighted=True, abbreviation='QL'),
    volume='4',
    issue='2',
    page='5–9',
    number='7',
    edition='2',
    publisher='Quay Press',
    publisher_place='Hull',
    identifiers=(Identifier('pmid', '12345'),),
    links=(Link('code', 'The code', 'https://lamps.example/code'),),
    status='in press',
    abstract=('On lamps.',),
    note=('Read at the quay.',),
    language='en',
    keywords=('lamp', 'wick'),
    topics=('Articles',),
    selected=True,
    rest=('and more',),
    extra=(('colour', 'red'),),
    notices=(Notice('retracted', PartialDate(2022, 5, 1)),),
)
#: What is told where a field is not there any more.
WORDS = {
    'type': 'the type', 'title': 'the title', 'contributors': 'the names of people',
    'truncated': 'that there are more authors', 'issued': 'the whole date', 'venue': 'the venue',
    'volume': 'the volume', 'issue': 'the issue', 'page': 'the pages', 'number': 'the number',
    'edition': 'the edition', 'publisher': 'the publisher', 'publisher_place': 'the place',
    'identifiers': 'an identifier', 'links': 'a link', 'status': 'the status', 'abstract': 'the abstract',
    'note': 'the note', 'language': 'the language', 'keywords': 'the keywords', 'topics': 'the topics',
    'selected': 'that it is selected', 'rest': 'the text that belongs to no field', 'extra': 'the field "colour"',
    'notices': 'a notice on the work',
}  # fmt: skip


def test_every_field_that_is_gone_is_told() -> None:
    empty = Publication('roe', WHOLE.source)._asdict()
    assert losses(WHOLE, WHOLE) == []
    assert {name: losses(WHOLE, WHOLE._replace(**{name: empty[name]})) for name in WORDS} == {
        name: [words] for name, words in WORDS.items()
    }
    # A key is another one where it has to be, marks follow from roles, and the last is of entries not read.
    assert set(FIELDS) - WORDS.keys() == {'key', 'marks', 'verbatim'}


@pytest.mark.parametrize(
    ('change', 'words'),
    [
        ({'contributors': WHOLE.contributors[:1]}, 'people who are no authors'),
        ({'contributors': (Contributor(ROE), WHOLE.contributors[1])}, 'the roles of people'),
        ({'issued': PartialDate(2021)}, 'the whole date'),
        ({'venue': Venue('Quay Letters', highlighted=True)}, 'the abbreviation of the venue'),
        ({'venue': Venue('Quay Letters', abbreviation='QL')}, 'that the venue stands out'),
        ({'links': (Link('url', '', 'https://lamps.example/code'),)}, 'the words of links'),
        ({'keywords': ('lamp',)}, 'the keywords'),
        ({'notices': (Notice('retracted'),)}, 'a notice on the work'),
        ({'page': '5'}, 'the pages'),
    ],
)
def test_half_of_a_field_is_told(change: dict[str, object], words: str) -> None:
    assert losses(WHOLE, WHOLE._replace(**change)) == [words]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    'change',
    [
        {'contributors': (Contributor(Person('', literal='Jane Roe'), roles=('equal',)), WHOLE.contributors[1])},
        {'page': '5-9'},
        {'title': ('Harbour lights',)},
        {'links': (*WHOLE.links, Link('pdf', '', 'https://lamps.example/x.pdf'))},
        {'identifiers': (), 'links': (*WHOLE.links, Link('url', '', 'https://pubmed.ncbi.nlm.nih.gov/12345/'))},
        {'extra': (('colour', 'red'), ('doctype', 'x'))},
    ],
)
def test_what_is_told_otherwise_or_besides_is_no_loss(change: dict[str, object]) -> None:
    assert losses(WHOLE, WHOLE._replace(**change)) == []  # type: ignore[arg-type]


def test_a_field_that_nobody_meant_to_hand_on_is_no_loss() -> None:
    without = WHOLE._replace(extra=())
    is_private: Callable[[str], bool] = 'colour'.__eq__
    assert losses(WHOLE, without, is_private) == []


def test_the_words_of_an_entry_that_nobody_could_read_are_missed() -> None:
    unread = Publication('x', WHOLE.source, as_written=('Lamps 1999?',), verbatim=True)
    assert losses(unread, Publication('x', WHOLE.source)) == ['the text of an entry that could not be read']
    assert losses(unread, Publication('x', WHOLE.source, note=('Lamps 1999?',))) == []
