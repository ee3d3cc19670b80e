"""RIS has one line a value, and each kind of work the tags that programs look for."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.export.ris import to_ris
from sphinxcontrib_pubs.model import Contributor, Identifier, Link, PartialDate, Person, Publication, Venue
from sphinxcontrib_pubs.sources import load
from tests.export.exported import work


def tags(publication: Publication) -> list[tuple[str, str]]:
    lines = to_ris([publication]).splitlines()
    assert lines[-1] == 'ER  - '
    return [(line[:2], line[6:]) for line in lines[:-1]]


def test_an_article_has_a_line_for_each_value() -> None:
    publication = work(
        type='article-journal',
        title=('Lamps at sea',),
        contributors=(
            Contributor(Person('Goot', 'Rob', 'van der', suffix='Jr.')),
            Contributor(Person(literal='The Lamp; Team')),
            Contributor(Person('Sato', 'K.'), 'editor'),
        ),
        issued=PartialDate(2021, 5),
        venue=Venue('Journal of Lamps', abbreviation='J. Lamps', kind='journal'),
        volume='3',
        issue='2',
        page='5–9',
        identifiers=(Identifier('doi', '10.5555/ab'), Identifier('issn', '1234-5678'), Identifier('pmid', '99')),
        links=(Link('pdf', '', 'https://a.example/x.pdf'), Link('code', 'Code', 'https://a.example/code')),
        keywords=('lamps', 'sea'),
        abstract=('We lit lamps.\nTY  - BOOK\nER  - ',),
    )
    assert tags(publication) == [
        ('TY', 'JOUR'),
        ('ID', 'lamps'),
        ('TI', 'Lamps at sea'),
        ('AU', 'van der Goot, Rob, Jr.'),
        ('AU', 'The Lamp, Team'),
        ('A2', 'Sato, K.'),
        ('PY', '2021'),
        ('DA', '2021/05//'),
        ('JO', 'Journal of Lamps'),
        ('J2', 'J. Lamps'),
        ('VL', '3'),
        ('IS', '2'),
        ('SP', '5'),
        ('EP', '9'),
        ('DO', '10.5555/ab'),
        ('SN', '1234-5678'),
        ('L1', 'https://a.example/x.pdf'),
        ('UR', 'https://a.example/code'),
        ('UR', 'https://pubmed.ncbi.nlm.nih.gov/99'),
        ('KW', 'lamps'),
        ('KW', 'sea'),
        ('AB', 'We lit lamps. TY - BOOK ER -'),
    ]


@pytest.mark.parametrize(
    ('publication', 'expected'),
    [
        (work(venue=Venue('KDD', kind='conference')), [('TY', 'CONF'), ('T2', 'KDD'), ('C3', 'KDD')]),
        (
            work(venue=Venue('Proc. KDD', kind='conference'), extra=(('event-title', 'KDD'),)),
            [('TY', 'CONF'), ('T2', 'KDD'), ('C3', 'Proc. KDD')],
        ),
        (work(type='paper-conference', extra=(('event-title', 'KDD'),)), [('TY', 'CONF'), ('T2', 'KDD')]),
        (work(type='thesis', venue=Venue('Quay University')), [('TY', 'THES'), ('PB', 'Quay University')]),
        (work(type='article-journal', number='e12'), [('TY', 'JOUR'), ('C7', 'e12')]),
        (work(type='report', number='12'), [('TY', 'RPRT'), ('IS', '12')]),
        (work(type='book', extra=(('collection-title', 'Lights'),)), [('TY', 'BOOK'), ('T2', 'Lights')]),
        (
            work(
                type='book',
                contributors=(Contributor(Person('Sato', 'K.'), 'editor'),),
                extra=(('number-of-pages', 'xii+320'),),
            ),
            [('TY', 'BOOK'), ('ED', 'Sato, K.'), ('SP', 'xii+320')],
        ),
        (work(type='patent', extra=(('authority', 'Quay Lamps Ltd'),)), [('TY', 'PAT'), ('PB', 'Quay Lamps Ltd')]),
        (work(type='book', extra=(('tex.oclc', '90817'),)), [('TY', 'BOOK'), ('N1', 'OCLC: 90817')]),
        (work(issued=PartialDate(2021)), [('TY', 'GEN'), ('PY', '2021')]),
        (work(issued=PartialDate(2021, 5, 2)), [('TY', 'GEN'), ('PY', '2021'), ('DA', '2021/05/02/')]),
        (work(verbatim=True, as_written=('Lamps,\n lamps',)), [('TY', 'GEN'), ('N1', 'Lamps, lamps')]),
    ],
)
def test_a_kind_of_work_has_the_tags_that_programs_look_for(
    publication: Publication, expected: list[tuple[str, str]]
) -> None:
    assert [each for each in tags(publication) if each[0] != 'ID'] == expected


@pytest.mark.parametrize(
    ('type_', 'field'), [('patent', ('authority', 'Quay Lamps Ltd')), ('book', ('tex.oclc', '90817'))]
)
def test_what_ris_has_no_tag_for_comes_back(type_: str, field: tuple[str, str]) -> None:
    read = load.read(to_ris([work(type=type_, extra=(field,))]), file='publications.ris', format='ris')
    assert field in read.publications[0].extra
