"""Whatever a service tells of a work is in the entry that is taken from it, word by word."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.fetch.records import DATA, LAMP, entries_in, lock_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.registry_server import Registries

    Fetch = Callable[..., int]

ORCID, AUTHOR = '0000-0002-1825-0097', 'A5000000001'
#: What an entry says in words of its own, or not at all: the kinds of works and of notices, who sent a notice, works
#: that are other works, the address to which a DOI leads; ``issued`` is the earliest of Crossref's dates. What is
#: taken of a citation in BibTeX has a test of its own.
TOLD_OTHERWISE = frozenset(
    {'type', 'label', 'source', 'relation', 'issued', 'citation-type', 'citation-value', 'relationship', 'role', 'URL'}
)
#: Markup with the heading of an abstract, and the place of ORCIDs.
NO_WORDS = re.compile(r'<jats:title>[^<>]*</jats:title>|<[^<>]+>|&amp;|\\[a-z]+|https?://orcid\.org/')
WORD = re.compile(r'[^\W_]+')

CROSSREF = {
    'type': 'proceedings-article',
    'subtype': 'fullpaper',
    'title': ['Lamps of zinc', 'Zinklampen'],
    'subtitle': ['a survey'],
    'short-title': ['Zinc'],
    'original-title': ['Lampes de zinc'],
    'container-title': ['Lecture Notes', 'Volume Of Talks', 'Harbour Days Proceedings'],
    'short-container-title': ['HDP'],
    'published-print': {'date-parts': [[2021, 3]]},
    'published-online': {'date-parts': [[2020, 11, 20]]},
    'volume': '12',
    'issue': '34',
    'page': '56-78',
    'article-number': 'e910',
    'edition-number': '2',
    'part-number': '5',
    'publisher': 'Lantern Press',
    'publisher-location': 'Hull',
    'ISBN': ['9780000000002'],
    'ISSN': ['1234-5679'],
    'language': 'fr',
    'group-title': 'Illumination',
    'degree': ['Doctorate'],
    'institution': [{'name': 'Wick School'}, {'name': 'Oil School'}],
    'editor': [{'family': 'Quist', 'given': 'Ada'}],
    'translator': [{'family': 'Sato', 'given': 'Bo'}],
    'chair': [{'family': 'Umber', 'given': 'Cy'}],
    'event': {
        'name': 'Harbour Days',
        'acronym': 'HD21',
        'location': 'Leith',
        'start': {'date-parts': [[2021, 6, 14]]},
        'end': {'date-parts': [[2021, 6, 17]]},
    },
    'funder': [{'name': 'Lamp Fund', 'award': ['L-313', 'L-414'], 'DOI': '10.13039/1'}, {'name': 'Oil Fund'}],
    'license': [{'URL': 'https://licence.example/by', 'content-version': 'vor', 'delay-in-days': 0}],
    'update-to': [{'DOI': '10.5555/first', 'type': 'new_edition', 'updated': {'date-parts': [[2021, 1, 2]]}}],
}


@pytest.fixture
def full(registries: Registries) -> Registries:
    """The registries with everything in their records that they can tell."""
    registries.crossref(LAMP, **CROSSREF)
    _fill(
        registries,
        f'/doi/{DATA}',
        (),
        {
            'contributor': [{'family': 'Quist', 'given': 'Ada', 'affiliation': 'Wick School'}],
            'collection-title': 'Counts',
            'number': '17',
            'medium': 'parquet',
            'keyword': 'tides',
            'note': 'Counted twice',
            'submitted': {'date-parts': [[2022, 9]]},
            'event-place': 'Leith',
        },
    )
    feed = registries.answers['/arxiv/api/query'][0]
    more = b'<category term="astro-ph.SR" scheme="http://arxiv.org/schemas/atom"/></entry>'
    registries.answers['/arxiv/api/query'] = [feed._replace(body=feed.body.replace(b'</entry>', more, 1))]
    titles = {'title': {'value': 'Lamps: a handbook'}, 'translated-title': {'value': 'Lampen', 'language-code': 'de'}}
    _fill(
        registries,
        f'/orcid/{ORCID}/works/103',
        ('bulk', 0, 'work'),
        {
            'title': titles,
            'external-ids': {
                'external-id': [
                    _named('isbn', '9780000000002', 'part-of'),
                    _named('pmid', '314159', 'self'),
                    _named('handle', '2142/99', 'self'),
                    _named('eid', '2-s2.0-7', 'self'),
                    _named('author', 'odd', 'self'),  # which is no kind of identifier, and no author
                    _named('doi', '10.5555/handbook', 'part-of'),
                ]
            },
            'citation': {
                'citation-type': 'bibtex',
                'citation-value': '@incollection{h, title = {Lamps: a handbook}, booktitle = {Handbooks of the Quay}, '
                'author = {Holm, Ann}, year = 2018, pages = {33--44}, publisher = {Lantern Press}}',
            },
        },
    )
    works = f'/openalex/works?filter=authorships.author.id:{AUTHOR}&'
    page = registries.answers[works][0]
    registries.answers[works] = [page._replace(body=json.dumps(_alone(json.loads(page.body))).encode())]
    return registries


def _named(kind: str, value: str, relationship: str) -> dict[str, str]:
    return {
        f'external-id-{name}': told for name, told in (('type', kind), ('value', value), ('relationship', relationship))
    }


def _fill(registries: Registries, path: str, way: tuple[str | int, ...], changes: dict[str, object]) -> None:
    told = json.loads(registries.answers[path][0].body)
    inner = told
    for step in way:
        inner = inner[step]
    inner |= changes
    registries.answers[path] = [registries.answers[path][0]._replace(body=json.dumps(told).encode())]


def _alone(page: dict[str, object]) -> dict[str, object]:
    """The page of OpenAlex's answers with its second work alone, of which everything is told."""
    results = page['results']
    assert isinstance(results, list)
    work = results[1]
    work['ids'] |= {
        'pmid': 'https://pubmed.ncbi.nlm.nih.gov/271828',
        'pmcid': 'https://www.ncbi.nlm.nih.gov/pmc/articles/161803',
    }
    work['primary_location'] |= {'pdf_url': 'https://quay.example/low.pdf', 'license': 'cc-by'}
    work['primary_location']['source'] |= {'issn_l': '1234-5679', 'host_organization_name': 'Lantern Press'}
    work['authorships'][0] |= {'is_corresponding': True, 'raw_affiliation_strings': ['Wick School, Hull']}
    work['biblio']['issue'] = '88'
    return {'meta': {'count': 1, 'next_cursor': None}, 'results': [work]}


@pytest.mark.parametrize(
    'wanted', [LAMP, DATA, 'arXiv:2101.00001', ORCID, AUTHOR], ids=['Crossref', 'doi.org', 'arXiv', 'ORCID', 'OpenAlex']
)
def test_every_word_of_a_reply_is_in_its_entry(wanted: str, fetch: Fetch, full: Registries, tmp_path: Path) -> None:
    assert fetch(wanted, '--yes') == 0
    lock = lock_in(tmp_path)
    for record in lock.records.values():
        missing = _words(record.reply) - _words(record.entry, frozenset())
        assert not missing, record.identifier
    assert lock.records and full.asked


def test_what_the_full_record_of_crossref_tells_is_where_it_belongs(
    fetch: Fetch, full: Registries, tmp_path: Path
) -> None:
    assert fetch(LAMP, '--yes') == 0
    (told,) = entries_in(tmp_path).values()
    extra = dict(told.extra)
    assert (told.page, told.number) == ('56–78', 'e910')
    assert told.venue and told.venue.name == 'Harbour Days Proceedings'
    assert (extra['collection-title'], extra['container-title-2'], extra['title-2']) == (
        'Lecture Notes', 'Volume Of Talks', 'Zinklampen',
    )  # fmt: skip
    assert (extra['event-place'], extra['event-date']) == ('Leith', '2021-06-14/2021-06-17')
    assert extra['available-date'] == '2020-11-20'
    assert extra['funding'] == 'Lamp Fund (L-313, L-414); Oil Fund'
    assert [each.kind for each in told.contributors if each.person.family == 'Umber'] == ['chair']
    assert told.affiliations[0] == 'Institute of Lamps, Quay Town'


def test_the_citation_of_a_work_at_orcid_tells_what_the_record_does_not(
    fetch: Fetch, full: Registries, tmp_path: Path
) -> None:
    assert fetch(ORCID, '--yes') == 0
    told = entries_in(tmp_path)['holm2018lamps']
    assert (told.page, told.publisher, told.identifier('isbn'), told.identifier('pmid')) == (
        '33–44', 'Lantern Press', '9780000000002', '314159',
    )  # fmt: skip
    assert [each.person.family for each in told.contributors] == ['Holm', 'Dahl']
    assert any(link.url == 'https://hdl.handle.net/2142/99' for link in told.links)


def test_who_answers_letters_is_known_from_openalex(fetch: Fetch, full: Registries, tmp_path: Path) -> None:
    assert fetch(AUTHOR, '--yes') == 0
    (told,) = entries_in(tmp_path).values()
    assert told.authors[0].roles == ('corresponding',)
    assert (told.affiliations, told.publisher) == (('Wick School, Hull',), 'Lantern Press')
    assert [(link.kind, link.url) for link in told.links][-1] == ('pdf', 'https://quay.example/low.pdf')


def _words(value: object, without: frozenset[str] = TOLD_OTHERWISE) -> set[str]:
    """The words and numbers of all texts in a value, in small letters; 06 is 6."""
    return {
        word.lower().lstrip('0') or '0'
        for text in _texts(value, without)
        for word in WORD.findall(NO_WORDS.sub(' ', text))
    }


def _texts(value: object, without: frozenset[str]) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in without:
                yield from _texts(inner, without)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, without)
    else:
        yield str(value)
