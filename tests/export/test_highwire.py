"""The tags of a paper's page keep to what Google Scholar takes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from sphinxcontrib_pubs.export.highwire import citation_tags
from sphinxcontrib_pubs.model import Contributor, Identifier, PartialDate, Person, Publication, Venue
from tests.export.exported import work
from tests.export.strategies import publications

BERG = Contributor(
    Person('Berg', 'Ann', 'van den', suffix='Jr.', orcid='0000-0001-2345-6789'), roles=('equal', 'marked')
)
TEAM = Contributor(Person(literal='The Lamp Team'))


def paper(**fields: object) -> Publication:
    return work(**{'title': ('On lamps',), 'contributors': (BERG, TEAM), 'issued': PartialDate(2021), **fields})


@pytest.mark.parametrize(
    ('page', 'first', 'last'),
    [
        ('5–9', '5', '9'),
        ('1–5, 9', '1', '9'),
        ('e101', 'e101', None),
        ('L1 - L5', 'L1', 'L5'),
        ('12 pages', '12 pages', None),
    ],
)
def test_a_range_of_pages_becomes_its_first_and_its_last(page: str, first: str, last: str | None) -> None:
    tags = dict(citation_tags(paper(type='article-journal', page=page)))
    assert (tags['citation_firstpage'], tags.get('citation_lastpage')) == (first, last)


def test_an_article_has_its_tags_in_their_order() -> None:
    publication = paper(
        type='article-journal',
        issued=PartialDate(2021, 5, 12),
        venue=Venue('JL', full_name='Journal of Lamps', abbreviation='JL'),
        volume='3',
        issue='2',
        page='5–9',
        identifiers=(Identifier('doi', '10.5555/x'), Identifier('issn', '1234-5678')),
        keywords=('lamps', 'sea'),
    )
    assert citation_tags(publication, pdf='https://a.example/papers/x.pdf') == [
        ('citation_title', 'On lamps'),
        ('citation_author', 'van den Berg, Ann, Jr.'),
        ('citation_author', 'The Lamp Team'),
        ('citation_publication_date', '2021/5/12'),
        ('citation_journal_title', 'Journal of Lamps'),
        ('citation_issn', '1234-5678'),
        ('citation_volume', '3'),
        ('citation_issue', '2'),
        ('citation_firstpage', '5'),
        ('citation_lastpage', '9'),
        ('citation_doi', '10.5555/x'),
        ('citation_keywords', 'lamps; sea'),
        ('citation_pdf_url', 'https://a.example/papers/x.pdf'),
    ]


@pytest.mark.parametrize(
    'lacking', [{'title': ()}, {'contributors': ()}, {'issued': None}, {'issued': PartialDate(-44)}]
)
def test_without_one_of_the_three_there_are_none(lacking: dict[str, object]) -> None:
    assert citation_tags(paper(**lacking), pdf='https://a.example/x.pdf') == []


@pytest.mark.parametrize(
    ('date', 'written'),
    [(PartialDate(2021), '2021'), (PartialDate(2021, 5), '2021/5'), (PartialDate(2021, 12, 3), '2021/12/3')],
)
def test_a_date_is_never_more_precise_than_its_source(date: PartialDate, written: str) -> None:
    assert dict(citation_tags(paper(issued=date)))['citation_publication_date'] == written


@pytest.mark.parametrize(
    ('fields', 'name', 'content'),
    [
        ({'venue': Venue('KDD', kind='conference', full_name='Data Days')}, 'citation_conference_title', 'Data Days'),
        ({'type': 'thesis', 'publisher': 'Quay University'}, 'citation_dissertation_institution', 'Quay University'),
        ({'type': 'report', 'publisher': 'Quay', 'number': '7'}, 'citation_technical_report_number', '7'),
        ({'type': 'article', 'venue': Venue('arXiv')}, 'z:itemType', 'preprint'),
        ({'type': 'dataset'}, 'z:itemType', 'dataset'),
        ({'type': 'book'}, 'z:itemType', 'book'),
        ({'type': 'chapter', 'venue': Venue('Lights')}, 'citation_inbook_title', 'Lights'),
    ],
)  # fmt: skip
def test_a_kind_of_work_has_the_tags_that_tell_it(fields: dict[str, object], name: str, content: str) -> None:
    assert dict(citation_tags(paper(**fields)))[name] == content


def test_an_issn_is_no_issue_and_a_preprint_of_no_journal() -> None:
    tags = dict(
        citation_tags(paper(type='article', venue=Venue('bioRxiv'), identifiers=(Identifier('issn', '1234-5678'),)))
    )
    assert 'citation_issue' not in tags and 'citation_journal_title' not in tags


@settings(max_examples=60)
@given(works=publications)
def test_tags_are_all_or_nothing(works: list[Publication]) -> None:
    for each in works:
        names = [name for name, _ in citation_tags(each)]
        assert not names or {'citation_title', 'citation_author', 'citation_publication_date'} <= set(names)
        assert all(content and '\n' not in content for _, content in citation_tags(each))
