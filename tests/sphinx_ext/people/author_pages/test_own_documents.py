"""A document of the site, or a page elsewhere, that is the page of a person in place of a made one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.sphinx_ext.people.author_pages.people_site import FILES, PEOPLE, pages

if TYPE_CHECKING:
    from tests.conftest import Site


@pytest.mark.parametrize('page', ['team#mei', 'team.md#mei', '/team#mei', 'team'])
def test_a_document_that_the_registry_names_is_the_page(site: Site, page: str) -> None:
    site.write('people.yml', PEOPLE.replace('url: https://people.example/ito', f'page: {page}'))
    site.write(
        'team.md',
        '---\norphan: true\n---\n# Team\n\n(mei)=\n## Mei\n\n```{publications} sub/refs.bib\n:author: ito\n```\n',
    )
    built = site.build()
    assert built.warnings == ''
    assert pages(built) == {'roe.html', 'wu.html'}
    way = 'team.html#mei' if '#' in page else 'team.html'
    assert f'<a href="../{way}">Mei Ito</a>' in built.text('sub/ours.html')
    assert f'class="reference internal" href="{way}">' in built.text('index.html')
    assert f'<a href="../{way}">Mei Ito</a>' in built.text('people/roe.html')
    # On the page itself the name leads to the place on it, or nowhere.
    assert ('href="#mei">' in built.text('team.html').partition('<section class="pubs ')[2]) is ('#' in page)


@pytest.mark.parametrize('builder', ['singlehtml', 'epub', 'latex', 'text', 'xml'])
def test_every_builder_leads_to_a_document(site: Site, builder: str) -> None:
    site.write('people.yml', PEOPLE.replace('url: https://people.example/ito', 'page: team#mei'))
    site.write('team.md', '# Team\n\n(mei)=\n## Mei\n\nA postdoc.\n')
    site.write('index.md', str(FILES['index.md']).replace('more\n```', 'more\nteam\n```'))
    built = site.build(builder, version='1', copyright='us', pubs_author_pages=[])
    assert built.warnings == ''
    text = ''.join(
        path.read_text('utf8')
        for path in sorted(built.outdir.rglob('*'))
        if path.suffix in ('.html', '.xhtml', '.tex', '.xml')
    )
    expected = {
        'singlehtml': '<a href="#mei">Mei Ito</a>',
        'epub': '<a href="../team.xhtml#mei">Mei Ito</a>',
        'latex': r'\hyperref[\detokenize{team:mei}]{\sphinxcrossref{',
        'xml': 'refuri="../team#mei"',
        'text': '',
    }
    assert expected[builder] in text


def test_a_page_that_is_no_document_is_told_and_the_made_one_stands_in(site: Site) -> None:
    site.write('people.yml', PEOPLE.replace('url: https://people.example/ito', 'page: sub/our'))
    built = site.build()
    assert re.search(
        r'people\.yml:\d+:\d+: WARNING: person "ito": the site has no document "sub/our" '
        r'\(did you mean sub/ours\?\) \[pubs\.person-page\]',
        built.warnings,
    )
    assert '<a href="../people/ito.html">Mei Ito</a>' in built.text('sub/ours.html')


def test_an_address_as_page_is_the_page_of_another_site(site: Site) -> None:
    site.write('people.yml', PEOPLE.replace('url: https', 'page: https'))
    built = site.build(pubs_author_pages=[])
    assert built.warnings == ''
    assert '<a href="https://people.example/ito">Mei Ito</a>' in built.text('sub/ours.html')


@pytest.mark.parametrize('document', ['people/ito', 'people/ito/index'])
def test_a_document_of_the_same_address_is_the_page(site: Site, document: str) -> None:
    site.write(f'{document}.md', '---\norphan: true\n---\n# Mei herself\n')
    built = site.build()
    assert built.warnings == ''
    assert 'Mei herself' in built.text(f'{document}.html')
    assert f'<a href="../{document}.html">Mei Ito</a>' in built.text('sub/ours.html')
