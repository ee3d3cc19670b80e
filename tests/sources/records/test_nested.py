"""What formats of YAML tell in parts, lists and parents is read as CSL-JSON tells it in one variable each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.sources.load import read
from tests.sources.records.test_tables import csl, read_cff, read_hayagriva, told

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Publication

ROE = {'family': 'Roe', 'given': 'Jane'}
SATO = {'family': 'Sato', 'given': 'Bo'}
JOURNAL = {'type': 'article-journal'}
PAPER = {'type': 'paper-conference'}


def read_hugo(**fields: object) -> Publication:
    text = f'---\n{json.dumps({"title": "T", "publication_types": ["2"], **fields})}\n---\n'
    (publication,) = read(text, file='x', format='hugo').publications
    return publication


def same(here: Publication, plain: dict[str, object]) -> bool:
    """Whether it is told as CSL-JSON tells it; a key is made of different things in each format."""
    bare = csl(title='T', type=plain.get('type', ''))
    there = csl(**{'title': 'T', **plain})
    assert told(there)._replace(key='') != told(bare)._replace(key='')
    return told(here)._replace(key='') == told(there)._replace(key='')


@pytest.mark.parametrize(
    ('fields', 'plain'),
    [
        (
            {'authors': ['Jane Roe', 'Bo Sato'], 'author_notes': ['Equal contribution', 'Corresponding author']},
            {'author': [{**ROE, 'role': 'equal'}, {**SATO, 'role': 'corresponding'}]},
        ),
        (
            {'authors': [{'name': 'Jane Roe', 'role': 'guest'}], 'author_notes': ['Equal contribution']},
            {'author': [{**ROE, 'role': ['guest', 'equal']}]},
        ),
        (
            {'authors': 'Jane Roe', 'author_notes': 'Equal contribution'},
            {'author': [{**ROE, 'role': 'equal'}]},
        ),
        (
            {'authors': ['admin', 'Jane Roe'], 'author_notes': ['', 'On leave', 'Of a third']},
            {
                'author': [{'name': 'admin', 'role': 'self'}, ROE],
                'author_notes-2': 'On leave',
                'author_notes': 'Of a third',
            },
        ),
        ({'date': '2019-01-01T00:00:00Z'}, {'issued': '2019'}),
        ({'date': '2019-05-01'}, {'issued': '2019-05'}),
        ({'date': '2019-05-02', 'publishDate': '2020-01-05'}, {'issued': '2019-05-02', 'publishDate': '2020-01-05'}),
        (
            {'publication': 'In *Quay Letters*, 7(2), pp. 5-9'},
            {'container-title': 'Quay Letters', 'volume': '7', 'issue': '2', 'page': '5-9'},
        ),
        (
            {'hugoblox': {'ids': {'doi': '10.5555/lamp', 'pmid': '12345', 'lamp': 'x'}}},
            {'DOI': '10.5555/lamp', 'PMID': '12345', 'lamp': 'x'},
        ),
        (
            {
                'links': [
                    {'type': 'pdf', 'url': 'https://a.example/p'},
                    {'name': 'Code', 'url': 'https://a.example/c'},
                ],
                'url_custom': [{'name': 'Slides', 'url': 'https://a.example/s'}],
            },
            {
                'links': [
                    {'type': 'pdf', 'url': 'https://a.example/p'},
                    {'name': 'Code', 'url': 'https://a.example/c'},
                    {'name': 'Slides', 'url': 'https://a.example/s'},
                ]
            },
        ),
    ],
)
def test_a_page_of_hugo_is_read_as_its_page_says(fields: dict[str, object], plain: dict[str, object]) -> None:
    assert same(read_hugo(**fields), {**JOURNAL, **plain})


@pytest.mark.parametrize(
    ('fields', 'plain'),
    [
        (
            {
                'authors': [
                    {
                        'family-names': 'Roe',
                        'given-names': 'Jane',
                        'name-particle': 'van',
                        'name-suffix': 'Jr.',
                        'orcid': 'https://orcid.org/0000-0002-1825-0097',
                        'email': 'jane@lamps.example',
                    },
                    {'name': 'Lamp Team'},
                    {'alias': 'quayfox'},
                ]
            },
            {
                'author': [
                    {**ROE, 'non-dropping-particle': 'van', 'suffix': 'Jr.', 'ORCID': '0000-0002-1825-0097'},
                    {'literal': 'Lamp Team'},
                    {'literal': 'quayfox'},
                ],
                'author-1-email': 'jane@lamps.example',
            },
        ),
        ({'identifiers': [{'type': 'doi', 'value': '10.5555/lamp'}]}, {'DOI': '10.5555/lamp'}),
        (
            {
                'doi': '10.5555/quay',
                'identifiers': [
                    {'type': 'doi', 'value': '10.5555/lamp', 'description': 'the old one'},
                    {'type': 'swh', 'value': 'swh:1:dir:x'},
                ],
            },
            {'DOI': '10.5555/quay', 'the old one': '10.5555/lamp', 'identifier-swh': 'swh:1:dir:x'},
        ),
        (
            {
                'type': 'conference-paper',
                'conference': {'name': 'Lamps', 'city': 'Hull', 'country': 'GB', 'date-start': '2019-03-04'},
                'publisher': {'name': 'Quay Press', 'city': 'Quay'},
                'start': 5,
                'end': 9,
            },
            {
                **PAPER,
                'container-title': 'Lamps',
                'event-place': 'Hull, GB',
                'publisher': 'Quay Press',
                'publisher-place': 'Quay',
                'page': '5-9',
                'conference-date-start': '2019-03-04',
            },
        ),
        (
            {'type': 'conference-paper', 'conference': {'name': 'Lamps'}, 'collection-title': 'Proceedings of Lamps'},
            {**PAPER, 'container-title': 'Proceedings of Lamps', 'event-title': 'Lamps'},
        ),
        (
            {'type': 'thesis', 'institution': {'name': 'Harbour University', 'city': 'Hull'}},
            {'type': 'thesis', 'publisher': 'Harbour University', 'publisher-place': 'Hull'},
        ),
    ],
)
def test_citation_cff_is_read_as_its_page_says(fields: dict[str, object], plain: dict[str, object]) -> None:
    assert same(read_cff(**fields), plain)


@pytest.mark.parametrize(
    ('fields', 'plain'),
    [
        (
            {'type': 'book', 'title': {'value': '{DNA} of lamps', 'short': 'Lamps'}},
            {'type': 'book', 'title': 'DNA of lamps', 'title-short': 'Lamps'},
        ),
        (
            {'type': 'book', 'publisher': {'name': 'Quay Press', 'location': 'Hull'}},
            {'type': 'book', 'publisher': 'Quay Press', 'publisher-place': 'Hull'},
        ),
        (
            {'type': 'chapter', 'parent': {'type': 'book', 'title': 'Lamps', 'author': 'Roe, Jane'}},
            {'type': 'chapter', 'container-title': 'Lamps', 'container-author': [ROE]},
        ),
        (
            {
                'type': 'article',
                'parent': {
                    'type': 'periodical',
                    'title': {'value': 'Quay Letters', 'short': 'QL'},
                    'volume': 7,
                    'issue': 2,
                    'date': '2019-03',
                    'publisher': 'Quay Press',
                    'location': 'Hull',
                    'editor': ['Sato, Bo'],
                    'serial-number': {'doi': '10.5555/lamp', 'issn': '1234-567X'},
                },
            },
            {
                **JOURNAL,
                'container-title': 'Quay Letters',
                'container-title-short': 'QL',
                'volume': '7',
                'issue': '2',
                'issued': '2019-03',
                'publisher': 'Quay Press',
                'publisher-place': 'Hull',
                'editor': [SATO],
                'DOI': '10.5555/lamp',
                'ISSN': '1234-567X',
            },
        ),
        (
            {
                'type': 'article',
                'volume': 8,
                'date': 2020,
                'parent': {
                    'type': 'periodical',
                    'title': 'Quay Letters',
                    'volume': 7,
                    'date': 2019,
                    'parent': {'type': 'book', 'title': 'Harbour Series'},
                },
            },
            {
                **JOURNAL,
                'container-title': 'Quay Letters',
                'volume': '8',
                'issued': '2020',
                'collection-title': 'Harbour Series',
                'parent-volume': '7',
                'parent-date': '2019',
            },
        ),
        (
            {
                'type': 'article',
                'parent': [
                    {'type': 'conference', 'title': 'Lamps 2019', 'location': 'Hull'},
                    {'type': 'proceedings', 'title': 'Proceedings of Lamps'},
                ],
            },
            {
                **PAPER,
                'container-title': 'Proceedings of Lamps',
                'event-title': 'Lamps 2019',
                'event-place': 'Hull',
            },
        ),
    ],
)
def test_hayagriva_is_read_as_its_page_says(fields: dict[str, object], plain: dict[str, object]) -> None:
    assert same(read_hayagriva(**fields), {'number': '1', **plain})


def test_a_mapping_of_forms_loses_none_of_them() -> None:
    work = read_hayagriva(
        title={'value': 'Feux du port', 'short': 'Feux', 'translation': 'Lights of the harbour'},
        publisher={'name': 'Ark', 'location': 'Bergen', 'imprint': 'Tide'},
        url={'value': 'https://quay.example/', 'date': '2020-01-02', 'title': 'The quay'},
    )
    assert work.title_text == 'Feux du port'
    assert dict(work.extra) == {
        'title-short': 'Feux',
        'title-translation': 'Lights of the harbour',
        'publisher-imprint': 'Tide',
        'accessed': '2020-01-02',
        'url-title': 'The quay',
    }
