"""Pages tell reference managers and search engines of their lists, where the site asks for it."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

REFS = """@article{lamps, author = {Quist, Rosa and Sato, K.}, title = {Lamps at </script> Sea}, year = 2021,
  journal = {Lights}}
@inproceedings{wicks, author = {Sato, K.}, title = {Wicks}, year = 2020, booktitle = {KDD}}
"""
PAGE = '# Papers\n\n```{publications} refs.bib\n:group-by: author\n```\n'
PEOPLE = {'sato': {'name': 'Sato, K.', 'url': 'https://a.example/sato'}}


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site({'refs.bib': REFS, 'index.md': PAGE}, pubs_people=PEOPLE)


def coins(built: Built, page: str = 'index.html') -> list[dict[str, list[str]]]:
    found = re.findall(r'<span class="Z3988" title="([^"]*)"></span>', built.text(page))
    return [parse_qs(html.unescape(each)) for each in found]


def json_ld(built: Built, page: str = 'index.html') -> Any:
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', built.text(page), re.DOTALL)
    return json.loads(script)


def test_a_page_says_nothing_unless_asked(site: Site) -> None:
    text = site.build().text('index.html')
    assert 'Z3988' not in text and 'ld+json' not in text


@pytest.mark.parametrize('sections', [True, False])
def test_each_publication_is_told_once(site: Site, sections: bool) -> None:
    if not sections:
        site.write('index.md', PAGE.replace(':group-by: author\n', ''))
    built = site.build(pubs_metadata=['coins', 'json-ld'], pubs_base_url='https://a.example/site/')
    assert built.warnings == ''
    assert sorted(each['rft.atitle'][0] for each in coins(built)) == ['Lamps at </script> Sea', 'Wicks']
    (wicks,) = [each for each in coins(built) if each['rft.atitle'] == ['Wicks']]
    assert wicks['rft.btitle'] == ['ACM SIGKDD Conference on Knowledge Discovery and Data Mining']
    data = json_ld(built)
    assert data['numberOfItems'] == 2
    works = {each['item']['name']: each['item'] for each in data['itemListElement']}
    assert works['Wicks']['author'][0]['url'] == 'https://a.example/sato'
    assert works['Wicks']['@id'] == 'https://a.example/site/index.html#pub-wicks'


def test_people_of_the_site_are_told_with_their_orcid_ids_and_pages(site: Site) -> None:
    sato = {**PEOPLE['sato'], 'orcid': 'https://orcid.org/0000-0002-1825-0097'}
    people = {'sato': sato, 'quist': {'name': 'Quist, Rosa'}, 'roe': {'name': 'Roe, Ida'}}
    asked = {'pubs_metadata': ['json-ld'], 'pubs_people': people, 'pubs_author_pages': ['quist']}

    def told(**settings: object) -> dict[str, dict[str, str]]:
        works = [each['item'] for each in json_ld(site.build(**asked, **settings))['itemListElement']]
        return {f'{work["name"][:4]} {each["familyName"]}': each for work in works for each in work['author']}

    without, known = told(), told(pubs_base_url='https://a.example/site/')
    assert known['Wick Sato']['sameAs'] == 'https://orcid.org/0000-0002-1825-0097'
    assert known['Wick Sato']['url'] == 'https://a.example/sato'
    assert known['Lamp Quist']['url'] == 'https://a.example/site/people/quist.html'
    assert 'sameAs' not in known['Lamp Quist'] and 'url' not in without['Lamp Quist']


def test_without_an_address_of_the_site_works_have_none(site: Site) -> None:
    data = json_ld(site.build(pubs_metadata='json-ld'))
    assert all('@id' not in each['item'] for each in data['itemListElement'])


def test_a_long_list_is_told_as_well(site: Site) -> None:
    entries = ''.join(f'@misc{{k{number}, author = {{Wu, L.}}, title = {{Oil {number}}}}}\n' for number in range(600))
    site.write('refs.bib', entries)
    site.write('index.md', PAGE.replace(':group-by: author\n', ''))
    built = site.build(pubs_metadata=['coins', 'json-ld'])
    assert len(coins(built)) == json_ld(built)['numberOfItems'] == 600


@pytest.mark.parametrize(('builder', 'address'), [('dirhtml', '#pub-wicks'), ('singlehtml', '#pub-wicks')])
def test_every_builder_of_a_site_tells_it(site: Site, builder: str, address: str) -> None:
    built = site.build(builder, pubs_metadata=['coins', 'json-ld'], pubs_base_url='https://a.example/site/')
    assert len(coins(built)) == 2
    works = {each['item']['name']: each['item'] for each in json_ld(built)['itemListElement']}
    assert works['Wicks']['@id'] == f'https://a.example/site/{address}'


@pytest.mark.parametrize('builder', ['epub', 'latex', 'text'])
def test_only_pages_of_a_site_have_it(site: Site, builder: str) -> None:
    built = site.build(builder, pubs_metadata=['coins', 'json-ld'], version='1', copyright='us')
    assert built.warnings == ''
    assert not any(b'Z3988' in path.read_bytes() for path in built.outdir.rglob('*') if path.is_file())


def test_a_mistyped_form_is_told(site: Site) -> None:
    assert (
        "pubs_metadata: no form of metadata is called 'coin' (did you mean coins?)"
        in site.build(pubs_metadata=['coin']).warnings
    )


@pytest.mark.parametrize('encoding', ['ascii', 'iso-8859-1'])
def test_in_an_encoding_without_its_letters_a_page_tells_programs_the_same(
    encoding: str, make_site: Callable[..., Site]
) -> None:
    """Sphinx puts references in their place, which are letters in text, and within a script are not."""
    files = {
        'refs.bib': REFS.replace('Quist, Rosa', 'Ōtani, Zoë').replace('Wicks', 'Dochte für Öl 灯'),
        'index.md': PAGE.replace('\n```\n', '\n:facets: author, venue\n```\n'),
    }
    found = []
    for each in ('utf-8', encoding):
        site = make_site(files, html_output_encoding=each, pubs_metadata=['json-ld'], pubs_paper_pages='all')
        built = site.build()
        pages = [path.read_bytes().decode(each) for path in sorted(built.outdir.rglob('*.html'))]
        scripts = [re.findall(r'<script type="application/(?:ld\+)?json">(.*?)</script>', page) for page in pages]
        found.append([json.loads(script) for page in scripts for script in page])
    assert found[0] == found[1]
    assert 'Zoë' in str(found[0]) and 'Dochte für Öl 灯' in str(found[0])
