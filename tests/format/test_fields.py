"""A line comes apart into its parts, and no word of it is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.format import Buttons, fold_names, format_apa, notices
from sphinxcontrib_pubs.format.fields import Fields, citation_of, fields_of
from sphinxcontrib_pubs.model import (
    Identifier,
    Link,
    Notice,
    PartialDate,
    Publication,
    SourceSpan,
    Venue,
    plain_text,
)
from sphinxcontrib_pubs.sources.load import load
from tests.format.csl.works import authors

if TYPE_CHECKING:
    from pathlib import Path

PLACE = SourceSpan(file='a.md', line=1)
WHOLE = Publication(
    key='a',
    source=PLACE,
    type='article-journal',
    title=('On Lists',),
    contributors=authors('Ito, M.', 'Roe, J.'),
    issued=PartialDate(year=2021),
    venue=Venue('KDD', highlighted=True),
    page='1–9',
    identifiers=(Identifier('doi', '10.5555/a'),),
    links=(Link('pdf', '', 'https://a.example/a.pdf'),),
    rest=('More.',),
)


def texts(publication: Publication) -> tuple[str, ...]:
    return tuple(map(plain_text, fields_of(Buttons({}).line(format_apa, publication))))


BARE = WHOLE._replace(links=(), identifiers=(), rest=())
KDD = 'KDD, 1–9. https://doi.org/10.5555/a'
NAMES = 'Ito, M., & Roe, J.'


@pytest.mark.parametrize(
    ('publication', 'expected'),
    [
        (WHOLE, ('On Lists', NAMES, '2021', f'{KDD} More.', '[PDF]')),
        (WHOLE._replace(issued=None, rest=()), ('On Lists', NAMES, '', KDD, '[PDF]')),
        (WHOLE._replace(contributors=(), identifiers=()), ('On Lists', '', '2021', 'KDD, 1–9. More.', '[PDF]')),
        (
            BARE._replace(contributors=authors('The Lamp Team'), venue=None, page=''),
            ('On Lists', 'The Lamp Team', '2021', '', ''),
        ),
        (BARE._replace(truncated=True), ('On Lists', 'Ito, M., Roe, J., et al.', '2021', 'KDD, 1–9.', '')),
        (
            BARE._replace(type='book', edition='2', venue=None, page='', publisher='Ark'),
            ('On Lists', NAMES, '2021', '(2nd ed.). Ark.', ''),
        ),
        (
            Publication(key='a', source=PLACE, verbatim=True, as_written=('Broken (2020',)),
            ('Broken (2020', '', '', '', ''),
        ),
        (Publication(key='a', source=PLACE), ('', '', '', '', '')),
    ],
)
def test_each_part_is_what_it_is(publication: Publication, expected: tuple[str, ...]) -> None:
    assert texts(publication) == (*expected, '')


def test_notices_are_a_part_of_their_own() -> None:
    retracted = WHOLE._replace(notices=(Notice('retracted', PartialDate(2022)),))
    markup = (*format_apa(retracted), *notices(retracted, lambda _: ''))
    fields = fields_of(markup)
    assert plain_text(fields.notices) == 'Retracted (2022).'
    assert fields._replace(notices=()) == fields_of(format_apa(WHOLE))


def test_a_fold_stays_with_the_names() -> None:
    markup = fold_names(format_apa(WHOLE._replace(contributors=authors(*(f'{a}, X.' for a in 'ABCDEF')))), 3)
    assert [span.kind for span in fields_of(markup).authors if not isinstance(span, str)] == [
        'span', 'span', 'folded', 'span'
    ]  # fmt: skip


def test_no_word_of_real_lines_is_lost(seed: Path) -> None:
    for markup in map(format_apa, load(seed).publications):
        words = re.findall(r'\w+', plain_text(markup))
        fields = fields_of(markup)
        assert sorted(re.findall(r'\w+', ' '.join(map(plain_text, fields)))) == sorted(words)
        assert fields.title
        assert fields.authors
        assert fields.year


def test_a_citation_has_no_links_behind_it() -> None:
    line = Buttons({}).line(format_apa, WHOLE)
    assert citation_of(line) == 'Ito, M., & Roe, J. (2021). On Lists. KDD, 1–9. https://doi.org/10.5555/a More.'
    assert citation_of(Buttons({}, ('pdf', 'doi')).line(format_apa, WHOLE)) == (
        'Ito, M., & Roe, J. (2021). On Lists. KDD, 1–9. More. https://doi.org/10.5555/a'
    )
    assert fields_of(()) == Fields()
