"""A line that is kept is the line that would be set, or it is not found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from csl_works import works

from sphinxcontrib_pubs.format import style_named
from sphinxcontrib_pubs.format.csl.kept import NOT_SHOWN, KeptLines
from sphinxcontrib_pubs.model import (
    Account,
    Contributor,
    Identifier,
    Link,
    Mark,
    Notice,
    PartialDate,
    Person,
    Publication,
    Relation,
    SourceSpan,
    Span,
    Venue,
)
from tests.format.csl.works import LAMPS

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup

STYLES = ('ieee', 'csl:apa', 'mla', 'nature')
#: Something else for every field of a publication.
OTHERS: dict[str, object] = {
    'key': 'other',
    'source': SourceSpan(file='other.bib', line=7),
    'type': 'book',
    'title': ('Wicks',),
    'contributors': (Contributor(person=Person(family='Quist'), roles=('self',), url='quist.html'),),
    'truncated': True,
    'issued': PartialDate(1999),
    'venue': Venue('Quay Letters', highlighted=True),
    'identifiers': (Identifier('doi', '10.5555/other'),),
    'links': (Link('url', '', 'https://lamps.example/'),),
    'abstract': ('Abstract',),
    'note': ('Note',),
    'keywords': ('lamp',),
    'topics': ('Topic',),
    'selected': True,
    'rest': ('Rest',),
    'as_written': ('Written',),
    'verbatim': True,
    'marks': (Mark('self', '*'),),
    'extra': (('genre', 'PhD thesis'),),
    'accounts': (Account(LAMPS),),
    'relations': (Relation('preprint of', 'other'),),
    'notices': (Notice('retracted'),),
}


def refused(_publication: Publication) -> Markup:
    raise AssertionError('the line is not known')


def kept(publications: list[Publication], name: str) -> dict[str, str]:
    """The lines of some publications as they are kept."""
    lines, style = KeptLines({}), style_named(name, 'en-US')
    for publication in publications:
        lines.line(publication, style)
    return lines.to_keep()


@pytest.mark.parametrize('name', STYLES)
def test_lines_come_back_as_they_were(name: str) -> None:
    publications, style = works(None), style_named(name, 'en-US')
    known = kept(publications, name)
    assert all(text.isascii() and '\n' not in text for text in known.values())
    lines = KeptLines(known)
    assert [lines.line(each, refused) for each in publications] == [style(each) for each in publications]
    assert len(known) > 30


@pytest.mark.parametrize('field', sorted(NOT_SHOWN))
def test_what_is_not_shown_changes_no_line(field: str) -> None:
    other = LAMPS._replace(**{field: OTHERS.get(field, 'other')})
    assert other != LAMPS
    lines = KeptLines(kept([LAMPS], 'ieee'))
    assert lines.line(other, refused)
    for name in STYLES:
        style = style_named(name, 'en-US')
        assert style.function._line(other) == style.function._line(LAMPS)


@pytest.mark.parametrize('field', sorted(set(Publication._fields) - NOT_SHOWN))
def test_whatever_else_is_another_is_another_line(field: str) -> None:
    other = LAMPS._replace(**{field: OTHERS.get(field, 'other')})
    lines = KeptLines(kept([LAMPS], 'ieee'))
    assert lines.line(other, lambda _: ('made anew',)) == ('made anew',)
    assert lines.waiting == 1


@pytest.mark.parametrize(
    'text',
    ['', '[', 'null', '7', '[7]', '[["span"]]', '[["span", [], "", [], [["a"]]]]', '{"a": 1}', '[' * 100_000],
)
def test_a_line_that_is_broken_is_made_anew(text: str) -> None:
    [fingerprint] = kept([LAMPS], 'ieee')
    lines = KeptLines({fingerprint: text})
    assert lines.line(LAMPS, lambda _: ('made ', Span('emphasis', ('anew',)))) == ('made ', Span('emphasis', ('anew',)))
    assert json.loads(lines.to_keep()[fingerprint]) == ['made ', ['emphasis', ['anew'], '', [], []]]
    assert lines.waiting == 0
