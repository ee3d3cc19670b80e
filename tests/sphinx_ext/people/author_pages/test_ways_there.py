"""Who leads to the pages of people: names in lists and texts, other pages, other builders, other projects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.sphinx_ext.people.author_pages.people_site import BASE, body, pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site


def test_names_in_lists_and_texts_lead_to_the_pages(site: Site) -> None:
    built = site.build()
    assert '<a href="../people/ito.html">Mei Ito</a>' in built.text('sub/ours.html')
    index = built.text('index.html')
    assert re.search(r'<a class="reference internal" href="people/ito.html">(<span>)?Mei Ito', index)
    # Nobody's page is one of the site: the person's own, or none.
    assert re.search(r'pubs-author[^>]*>(<span>)?Ann Bell', index)
    assert '<a href="../people/ito.html">Mei Ito</a>' in built.text('papers/words.html')


def test_names_lead_there_in_the_words_of_a_source_too(site: Site) -> None:
    site.write(
        'more.txt', '- **Mei Ito**, [Jane Roe](https://roe.example/) & B. Zimmer: _On lists of lamps_, **KDD** 2020\n'
    )
    site.write('more.md', '# More\n\n```{publications} more.txt\n:style: as-written\n```\n')
    html = site.build().text('more.html')
    assert '<a href="people/ito.html">Mei Ito</a></span>' in html
    # What the source links leads where it says.
    assert re.search(r'<a href="https://roe.example/"><span class="pubs-author[^"]*">Jane Roe</span></a>', html)


def test_without_the_pages_names_lead_where_they_did(site: Site) -> None:
    built = site.build(pubs_author_pages=[])
    assert 'people/' not in built.text('sub/ours.html').replace('https://people.example/', '')
    assert '<a href="https://people.example/ito">Mei Ito</a>' in built.text('sub/ours.html')
    assert 'href="https://people.example/ito">Mei Ito</a>' in built.text('index.html')


def test_pages_of_folders_lead_to_each_other(site: Site) -> None:
    built = site.build('dirhtml')
    assert built.warnings == ''
    assert pages(built) == {'ito/index.html', 'roe/index.html', 'wu/index.html'}
    html = built.text('people/ito/index.html')
    assert '<a href="../roe/">' in html and 'href="../../papers/words/"' in html
    assert '../../people/ito/' in built.text('sub/ours/index.html')


@pytest.mark.parametrize('builder', ['singlehtml', 'epub', 'latex', 'text', 'man'])
def test_other_builders_make_none_and_lead_elsewhere(site: Site, builder: str) -> None:
    built = site.build(builder, version='1', copyright='us', man_pages=[('index', 'home', '', [], 1)])
    assert built.warnings == ''
    assert not (built.outdir / 'people').exists()
    texts = [
        path.read_text('utf8')
        for path in built.outdir.rglob('*')
        if path.suffix in ('.html', '.xhtml', '.tex', '.txt', '.1')
    ]
    assert not any(re.search(r'people/ito(?!["}])|people/roe', text.replace('people.example', '')) for text in texts)
    assert any('Mei Ito' in text for text in texts)
    if builder == 'latex':
        assert r'\sphinxhref{https://people.example/ito}{Mei Ito}' in ''.join(texts).replace('{\\sphinxstyle', '')


def test_another_project_finds_the_people(site: Site, make_site: Callable[..., Site], tmp_path: Path) -> None:
    built = site.build()
    text = 'With {pub:author}`ito`, {pub:author}`her <ito>` and {external+lab:pub:author}`roe`; not {pub:author}`itto`.'
    other = make_site(
        {'index.md': f'# Other\n\n{text}\n'},
        extensions=['myst_parser', 'sphinx.ext.intersphinx', 'sphinxcontrib_pubs'],
        intersphinx_mapping={'lab': (BASE, str(built.outdir / 'objects.inv'))},
    ).build()
    html = other.text('index.html')
    assert re.search(rf'href="{BASE}people/ito.html"[^>]*>(<span[^>]*>)?Mei Ito', html)
    assert re.search(rf'href="{BASE}people/ito.html"[^>]*>(<span[^>]*>)?her', html)
    assert re.search(rf'href="{BASE}people/roe.html"', html)
    assert other.warnings.count('WARNING') == 1
    assert re.search(r'index\.md:3:1: WARNING: pubs_people has nobody with the id or the name "itto"', other.warnings)


def test_an_own_template_of_entries_has_the_addresses(site: Site) -> None:
    site.write(
        'templates/pubs/entry.html', '{% for author in authors %}{{ author.html }} {{ author.url }}; {% endfor %}'
    )
    built = site.build(templates_path=['templates'])
    assert built.warnings == ''
    assert '<a href="roe.html">Jane Roe</a></span> roe.html; ' in body(built, 'ito')


def test_a_name_in_a_heading_is_no_link_within_a_link(site: Site) -> None:
    site.write('more.md', '# More of {pub:author}`ito`\n\n```{publications} more.txt\n```\n')
    built = site.build()
    assert built.warnings == ''
    toctree = re.findall(r'<li class="toctree-l1">.*?</li>', built.text('index.html'), re.DOTALL)
    assert any('More of' in each and 'Mei Ito' in each for each in toctree)
    assert all(each.count('<a ') == 1 for each in toctree)
