"""What pages tell to programs is right or absent."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings

from sphinxcontrib_pubs.export.coins import to_coins
from sphinxcontrib_pubs.export.json_ld import item_list, to_json_ld
from sphinxcontrib_pubs.model import Contributor, Identifier, Link, PartialDate, Person, Publication, Venue
from sphinxcontrib_pubs.render.metadata import coins_block, json_ld_script
from tests.export.exported import work
from tests.export.strategies import publications

ARTICLE = work(
    type='article-journal',
    title=('Lamps & <wicks>',),
    contributors=(
        Contributor(Person('Goot', 'Rob', 'van der', orcid='0000-0001-2345-6789')),
        Contributor(Person(literal='The Lamp Team')),
        Contributor(Person('Sato', 'K.'), 'editor'),
    ),
    issued=PartialDate(2021, 5),
    venue=Venue('J. Lamps', full_name='Journal of Lamps', abbreviation='JL', kind='journal'),
    volume='3',
    issue='2',
    page='5–9',
    identifiers=(Identifier('doi', '10.5555/a&b'), Identifier('issn', '1234-5678')),
    links=(Link('pdf', '', 'https://a.example/x.pdf'), Link('url', '', 'https://a.example/x')),
)


def pairs(publication: Publication) -> list[tuple[str, str]]:
    return parse_qsl(to_coins(publication), strict_parsing=True, keep_blank_values=True)


def test_an_article_is_told_in_coins() -> None:
    assert pairs(ARTICLE) == [
        ('ctx_ver', 'Z39.88-2004'),
        ('rft_val_fmt', 'info:ofi/fmt:kev:mtx:journal'),
        ('rft_id', 'info:doi/10.5555/a&b'),
        ('rft.genre', 'article'),
        ('rft.atitle', 'Lamps & <wicks>'),
        ('rft.jtitle', 'Journal of Lamps'),
        ('rft.stitle', 'JL'),
        ('rft.issn', '1234-5678'),
        ('rft.date', '2021-05'),
        ('rft.volume', '3'),
        ('rft.issue', '2'),
        ('rft.spage', '5'),
        ('rft.epage', '9'),
        ('rft.aulast', 'van der Goot'),
        ('rft.aufirst', 'Rob'),
        ('rft.aucorp', 'The Lamp Team'),
    ]


@pytest.mark.parametrize(
    ('fields', 'expected'),
    [
        ({'venue': Venue('KDD', kind='conference')},
         {'rft.genre': 'proceeding', 'rft.atitle': 'On lamps', 'rft.btitle': 'KDD'}),
        ({'type': 'chapter', 'venue': Venue('Lights')}, {'rft.genre': 'bookitem', 'rft.btitle': 'Lights'}),
        ({'type': 'book', 'publisher': 'Quay'}, {'rft.genre': 'book', 'rft.btitle': 'On lamps', 'rft.pub': 'Quay'}),
        ({'type': 'thesis', 'publisher': 'Quay University'}, {'rft.title': 'On lamps', 'rft.inst': 'Quay University'}),
        ({'type': 'article', 'identifiers': (Identifier('arxiv', '2101.00001'),)},
         {'rft.type': 'preprint', 'rft_id': 'https://arxiv.org/abs/2101.00001'}),
        ({'type': 'dataset'}, {'rft.type': 'dataset', 'rft.title': 'On lamps'}),
        ({'type': ''}, {'rft.type': 'document'}),
    ],
)  # fmt: skip
def test_a_kind_of_work_has_its_genre_in_coins(fields: dict[str, object], expected: dict[str, str]) -> None:
    found = dict(pairs(work(title=('On lamps',), **fields)))
    assert expected.items() <= found.items()


def test_no_particle_of_the_first_author_is_lost_in_coins() -> None:
    told = work(
        title=('Lamps',), type='book', contributors=(Contributor(Person('Berg', 'Mei', dropping_particle='von')),)
    )
    assert ('rft.aulast', 'von Berg') in pairs(told)


def test_a_work_without_a_title_has_no_coins() -> None:
    assert to_coins(work()) == ''


@pytest.mark.parametrize(
    ('date', 'written'),
    [(PartialDate(2021), '2021'), (PartialDate(2021, 5), '2021-05'), (PartialDate(-44, 3), ''), (None, '')],
)
def test_a_date_is_as_precise_as_it_is_known(date: PartialDate | None, written: str) -> None:
    publication = work(title=('On lamps',), issued=date)
    assert dict(pairs(publication)).get('rft.date', '') == written
    assert to_json_ld(publication).get('datePublished', '') == written


def test_an_article_is_told_in_json_ld() -> None:
    assert to_json_ld(ARTICLE) == {
        '@type': 'ScholarlyArticle',
        'name': 'Lamps & <wicks>',
        'headline': 'Lamps & <wicks>',
        'author': [
            {
                '@type': 'Person',
                'name': 'Rob van der Goot',
                'givenName': 'Rob',
                'familyName': 'van der Goot',
                'sameAs': 'https://orcid.org/0000-0001-2345-6789',
            },
            {'@type': 'Organization', 'name': 'The Lamp Team'},
        ],
        'editor': [{'@type': 'Person', 'name': 'K. Sato', 'givenName': 'K.', 'familyName': 'Sato'}],
        'datePublished': '2021-05',
        'isPartOf': {
            '@type': 'PublicationIssue',
            'issueNumber': '2',
            'isPartOf': {
                '@type': 'PublicationVolume',
                'volumeNumber': '3',
                'isPartOf': {'@type': 'Periodical', 'name': 'Journal of Lamps', 'issn': '1234-5678'},
            },
        },
        'pagination': '5–9',
        'identifier': [{'@type': 'PropertyValue', 'propertyID': 'DOI', 'value': '10.5555/a&b'}],
        'sameAs': ['https://doi.org/10.5555/a&b'],
        'url': 'https://a.example/x',
    }


def test_a_list_has_places_and_addresses() -> None:
    found = item_list([ARTICLE, work(title=('Oil',))], ['https://a.example/p.html#pub-a', 'https://a.example/p.html#b'])
    assert (found['@type'], found['numberOfItems']) == ('ItemList', 2)
    items = found['itemListElement']
    assert isinstance(items, list)
    assert [(each['position'], each['item']['@id'].rpartition('#')[2]) for each in items] == [(1, 'pub-a'), (2, 'b')]


class Seen(HTMLParser):
    """The elements of a text, and what stands in them."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@settings(max_examples=80)
@given(works=publications)
def test_no_text_leaves_its_place(works: list[Publication]) -> None:
    seen = Seen(json_ld_script(item_list(works)))
    assert [tag for tag, _ in seen.elements] == ['script']
    text = ''.join(seen.texts)
    assert json.loads(text)['numberOfItems'] == len(works)
    assert '<' not in text
    contexts = [context for context in map(to_coins, works) if context]
    seen = Seen(coins_block(contexts))
    assert [attributes['title'] for tag, attributes in seen.elements if tag == 'span'] == contexts
    assert {tag for tag, _ in seen.elements} <= {'div', 'span'}
