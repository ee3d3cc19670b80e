"""Pages of people: which there are, what stands on them, who leads there, and when they are made anew."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Built, Site

PEOPLE = """ito:
  name: Ito, Mei
  variants: ["Ito-Lind, Mei"]
  orcid: 0000-0002-1825-0097
  url: https://people.example/ito
  stays:
    - {from: 2017, to: 2021, role: PhD student}
    - {from: 2023-05, role: postdoc}
roe: {name: "Roe, Jane", to: 2020}
wu: {name: "Wu, Lan", role: collaborator}
bell: {name: "Bell, Ann"}
"""
REFS = """@article{words, author = {Ito, Mei and Roe, Jane}, title = {On lists of words}, year = 2018,
  pdf = {words.pdf}, abstract = {They are long.}}
@article{stones, author = {Wu, Lan and Ito-Lind, Mei}, title = {On lists of stones}, year = 2022}
@misc{sand, author = {Ito, M. and Zimmer, Q.}, title = {Sand}, year = 2022, url = {sand.html}}
@misc{dust, author = {Zimmer, Q.}, title = {Dust}, year = 2021}
"""
MORE = (
    '- Ito, M., & Roe, J. (in press). _On lists of lamps._ **KDD**.\n- Roe, J. (2019). _On lists of bells._ **KDD**.\n'
)
FILES = {
    'people.yml': PEOPLE,
    'sub/refs.bib': REFS,
    'sub/words.pdf': b'%PDF-1.4',
    'more.txt': MORE,
    'index.md': (
        '# Home\n\n```{toctree}\nsub/ours\nmore\n```\n\n'
        'With {pub:author}`ito`, {pub:author}`wu` and {pub:author}`bell`.\n'
    ),
    'sub/ours.md': '# Ours\n\n```{publications} refs.bib\n```\n',
    'more.md': '# More\n\n```{publications} more.txt sub/refs.bib\n:filter: year != 2021\n```\n',
}
SETTINGS = {'pubs_people': 'people.yml', 'pubs_author_pages': ['all']}
BASE = 'https://lab.example/site/'


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site(FILES, **SETTINGS)


def pages(built: Built) -> set[str]:
    folder = built.outdir / 'people'
    return {path.relative_to(folder).as_posix() for path in folder.rglob('*') if path.is_file()}


def body(built: Built, name: str) -> str:
    html = built.text(f'people/{name}.html')
    return html[html.index('<article') : html.index('</article>')]


def plain(html: str) -> str:
    return ' '.join(re.sub(r'<[^>]*>', '', html).replace('&amp;', '&').split())


def headings(html: str) -> list[str]:
    return [
        plain(found)
        for found in re.findall(r'<h\d[^>]*>(.*?)<a class="headerlink"|<h\d>(.*?)</h\d>', html)
        for found in [''.join(found)]
    ]


def times(built: Built) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (built.outdir / 'people').iterdir()}


def test_everybody_who_stands_in_a_list_has_a_page(site: Site) -> None:
    built = site.build()
    assert built.warnings == ''
    assert pages(built) == {'ito.html', 'roe.html', 'wu.html'}


@pytest.mark.parametrize(
    ('asked', 'expected'),
    [
        ([], set()),
        ('none', set()),
        (False, set()),
        (True, {'ito.html', 'roe.html', 'wu.html'}),
        ('members', {'ito.html', 'roe.html'}),
        ('members, wu', {'ito.html', 'roe.html', 'wu.html'}),
        # Whoever is asked for by name has a page without any publication.
        (['bell'], {'bell.html'}),
    ],
)
def test_a_site_says_who_has_one(site: Site, asked: object, expected: set[str]) -> None:
    built = site.build(pubs_author_pages=asked)
    assert built.warnings == ''
    assert pages(built) == expected


def test_a_mistyped_id_is_told_with_the_nearest(site: Site) -> None:
    built = site.build(pubs_author_pages=['itto', 'roe'])
    assert re.search(
        r'pubs_author_pages: nobody has the id "itto" \(did you mean ito\?\) \[pubs\.config\]', built.warnings
    )
    assert pages(built) == {'roe.html'}


def test_what_people_see(site: Site) -> None:
    html = body(site.build(), 'ito')
    assert headings(html) == ['Mei Ito', 'Publications', 'In press', '2022', '2018', 'Co-authors']
    assert 'PhD student, 2017–2021; postdoc, since 2023</p>' in html
    assert (
        '<a href="https://people.example/ito">Website</a> · <a href="https://orcid.org/0000-0002-1825-0097">ORCID</a>'
        in html
    )
    entries = [plain(each) for each in re.findall(r'<li class="pubs-entry".*?</li>', html, re.DOTALL)]
    assert [re.search(r'(lamps|stones|Sand|words)', each)[0] for each in entries] == [
        'lamps',
        'stones',
        'Sand',
        'words',
    ]  # type: ignore[index]
    assert plain(html[html.index('pubs-person__coauthors') :]).endswith('Jane Roe (2) Lan Wu (1)')


def test_the_person_is_set_apart_and_everybody_keeps_the_roles_of_the_time(site: Site) -> None:
    html = body(site.build(), 'ito')
    own = re.findall(r'<span class="pubs-author ([^"]*--here)">([^<]*)</span>', html)
    assert [name for _classes, name in own] == ['Ito, M.', 'Mei Ito-Lind', 'Ito, M.', 'Mei Ito']
    assert 'pubs-author--phd-student' in own[3][0] and 'pubs-author--alumni' in own[1][0]
    assert html.count('<a href="roe.html">') == 3 and 'href="ito.html"' not in html


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


def test_ways_are_those_from_the_page(site: Site) -> None:
    built = site.build()
    html = body(built, 'ito')
    hrefs = [each for each in re.findall(r'href="([^"]*)"', html) if '://' not in each]
    assert '../sand.html' in hrefs and '../papers/words.html' in hrefs
    for href in hrefs:
        path, _, fragment = href.partition('#')
        target = built.outdir / 'people' / path if path else built.outdir / 'people' / 'ito.html'
        assert path == '../sand.html' or target.resolve().is_file(), href
        assert not fragment or f'id="{fragment}"' in target.read_text(encoding='utf8')
    assert any(href.startswith('../_downloads/') for href in hrefs)


def test_the_chart_leads_to_the_years(site: Site) -> None:
    html = body(site.build(), 'ito')
    assert re.findall(r'href="#([^"]*)" aria-label="([^"]*)"', html)[:2] == [
        ('pubs-year-2018', '2018: 1 publication'),
        ('pubs-year-2022', '2022: 2 publications'),
    ]
    assert 'pubs-chart.css' in site.build().text('people/ito.html')


def test_pages_of_folders_lead_to_each_other(site: Site) -> None:
    built = site.build('dirhtml')
    assert built.warnings == ''
    assert pages(built) == {'ito/index.html', 'roe/index.html', 'wu/index.html'}
    html = built.text('people/ito/index.html')
    assert '<a href="../roe/">' in html and 'href="../../papers/words/"' in html
    assert '../../people/ito/' in built.text('sub/ours/index.html')


def test_programs_are_told_who_it_is(make_site: Callable[..., Site]) -> None:
    html = make_site(FILES, **SETTINGS, pubs_base_url=BASE).build().text('people/ito.html')
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    told = json.loads(script)
    assert (told['@type'], told['@id']) == ('ProfilePage', f'{BASE}people/ito.html')
    assert told['mainEntity'] == {
        '@type': 'Person',
        'name': 'Mei Ito',
        'givenName': 'Mei',
        'familyName': 'Ito',
        'sameAs': 'https://orcid.org/0000-0002-1825-0097',
        'url': 'https://people.example/ito',
    }
    assert f'<link rel="canonical" href="{BASE}people/ito.html" />' in html


def test_the_feed_of_a_person_is_named_where_there_is_one(make_site: Callable[..., Site]) -> None:
    built = make_site(FILES, **SETTINGS, html_baseurl=BASE, pubs_feeds=['people']).build()
    html = built.text('people/ito.html')
    assert '<a href="../feeds/people/ito.atom">Atom</a>' in html and (built.outdir / 'feeds/people/ito.atom').is_file()
    assert f'<link rel="alternate" type="application/atom+xml" href="{BASE}feeds/people/ito.atom"' in html
    assert html.count('rel="canonical"') == 1


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


def test_ids_make_addresses_that_are_safe_and_distinct(make_site: Callable[..., Site]) -> None:
    names = ['../x', '..', 'index', 'a/b', 'a-b', '<b>"', '杨', 'ÉLIE', 'élie', 'a' * 400, ' ']
    people = {name: f'Q{"abcdefghijklmn"[number]}ist, Rosa' for number, name in enumerate(names)}
    lines = ''.join(
        f'- Q{"abcdefghijklmn"[number]}ist, R. (2020). _On {number}._ **KDD**.\n' for number in range(len(names))
    )
    files = {'index.md': '# P\n\n```{publications} list.txt\n```\n', 'list.txt': lines}
    for builder in ('html', 'dirhtml'):
        built = make_site(files, pubs_people=people, pubs_author_pages=True).build(builder)
        found = pages(built)
        assert len(found) == len(names) - 1  # of whom one has no id
        assert all(re.fullmatch(r'[a-z0-9_-]+(?:\.html|/index\.html)', each) for each in found)
        assert 'On 0' in built.text('index.html') and 'index.html' not in found
        assert (
            '<script'
            not in ''.join(built.text(f'people/{each}') for each in found)
            .partition('<article')[2]
            .partition('</article>')[0]
        )


def test_what_the_registry_says_is_text(make_site: Callable[..., Site]) -> None:
    people = {
        'q': {
            'literal': '<img src=x onerror=alert(1)>&"',
            'url': 'https://a.example/"><b>',
            'orcid': '0000-0002-1825-0097',
        },
        'j': {'name': 'Ito, M.', 'url': 'javascript:alert(1)'},
    }
    entry = '@misc{a, author = {{<img src=x onerror=alert(1)>&"} and Ito, M.}, title = {Oil}, year = 2020}\n'
    files = {'index.md': '# P\n\n```{publications} a.bib\n```\n\nBy {pub:author}`q`.\n', 'a.bib': entry}
    built = make_site(files, pubs_people=people, pubs_author_pages=True, pubs_base_url=BASE).build()
    for name in ('people/q.html', 'people/j.html', 'index.html'):
        html = built.text(name)
        assert '<img src=x' not in html and '"><b>' not in html and 'javascript:' not in html
    assert '<h1>&lt;img src=x onerror=alert(1)&gt;&amp;&quot;</h1>' in built.text('people/q.html')


@pytest.mark.parametrize('builder', ['html', 'latex'])
def test_no_id_ends_a_build(make_site: Callable[..., Site], builder: str) -> None:
    ids = ['a\ud800', 'a\0b', '%zz %41', 'a\nb']
    people = {each: {'name': f'R{"abcd"[place]}oe, Jane', 'page': 'index'} for place, each in enumerate(ids)}
    entries = ''.join(f'- R{letter}oe, J. (2020). _On {letter}._ **KDD**.\n' for letter in 'abcd')
    files = {'list.txt': entries}
    files['index.md'] = '# P\n\n```{toctree}\nother\n```\n'
    files['other.md'] = '# Other\n\n```{publications} list.txt\n```\n'
    built = make_site(files, pubs_people=people, pubs_author_pages=True).build(builder)
    assert 'Traceback' not in built.warnings
    if builder == 'html':
        assert built.text('other.html').count('<a href="index.html">R') == 4


def test_a_page_is_made_anew_with_the_lists_that_name_the_person_alone(site: Site) -> None:
    before = times(site.build())
    assert times(site.build()) == before
    site.write('index.md', str(FILES['index.md']) + '\nWords.\n')
    assert times(site.build()) == before
    site.write('more.txt', MORE.replace('bells', 'chimes'))
    after = times(site.build())
    # The source stands on one page, whose list names all three.
    assert after.keys() == before.keys()
    site.write('more.md', '# More\n\n```{publications} more.txt\n```\n')
    built = site.build()
    assert built.warnings == ''
    assert times(built)['wu.html'] > after['wu.html'] and 'chimes' in body(built, 'roe')
    settled = times(built)
    site.write('more.txt', MORE)
    now = times(site.build())
    assert now['wu.html'] == settled['wu.html'] and now['roe.html'] > settled['roe.html']


def test_a_publication_comes_and_goes(site: Site) -> None:
    site.write('more.md', '# More\n\n```{publications} more.txt\n```\n')
    site.build()
    site.write('more.txt', MORE + '- Bell, A., & Ito, M. (2024). _On lists of ropes._ **KDD**.\n')
    built = site.build()
    assert 'ropes' in body(built, 'ito') and 'bell.html' in pages(built)
    # The text of another document leads to the page that is new.
    assert 'href="people/bell.html"' in built.text('index.html') and 'index' in built.written
    site.write('more.txt', MORE)
    built = site.build(parallel=2)
    assert built.warnings == ''
    assert 'ropes' not in body(built, 'ito') and 'bell.html' not in pages(built)
    assert 'people/bell.html' not in built.text('index.html')
    assert 'Ann Bell' not in built.text('people/ito.html')


def test_a_document_with_a_list_is_removed(site: Site) -> None:
    site.write('more.md', '# More\n\n```{publications} more.txt\n```\n')
    site.build()
    (site.srcdir / 'more.md').unlink()
    site.write('index.md', str(FILES['index.md']).replace('more\n```', '```'))
    built = site.build()
    assert 'lamps' not in body(built, 'ito')
    assert headings(body(built, 'roe')) == ['Jane Roe', 'Publications', '2018', 'Co-authors']


def test_a_person_is_renamed(site: Site) -> None:
    site.build()
    site.write('people.yml', PEOPLE.replace('name: Ito, Mei', 'name: Ito, Mei Kim'))
    built = site.build()
    assert headings(body(built, 'ito'))[0] == 'Mei Kim Ito'
    assert 'Mei Kim Ito (2)' in plain(body(built, 'roe'))
    site.write(
        'people.yml', PEOPLE.replace('ito:\n', 'ito-mei:\n').replace('{pub:author}`ito`', '{pub:author}`ito-mei`')
    )
    site.write('index.md', str(FILES['index.md']).replace('`ito`', '`ito-mei`'))
    built = site.build()
    assert built.warnings == ''
    assert pages(built) == {'ito-mei.html', 'roe.html', 'wu.html'}
    assert '<a href="ito-mei.html">' in body(built, 'roe')


def test_a_page_that_was_a_document_comes_back_as_a_made_one(site: Site) -> None:
    site.write('people/ito.md', '---\norphan: true\n---\n# Mei herself\n')
    site.build()
    (site.srcdir / 'people' / 'ito.md').unlink()
    built = site.build()
    assert headings(body(built, 'ito'))[0] == 'Mei Ito'
    site.write('people/ito.md', '---\norphan: true\n---\n# Mei herself\n')
    assert 'Mei herself' in site.build().text('people/ito.html')


def test_each_builder_remembers_what_it_showed(site: Site) -> None:
    site.build()
    site.build('dirhtml')
    site.write('more.txt', MORE + '- Bell, A. (2024). _On lists of ropes._ **KDD**.\n')
    site.write('more.md', '# More\n\n```{publications} more.txt\n```\n')
    site.build()
    built = site.build('dirhtml')
    assert 'bell/index.html' in pages(built) and 'href="people/bell/"' in built.text('index.html')


def test_a_page_that_is_missing_is_made_again(site: Site) -> None:
    built = site.build()
    (built.outdir / 'people' / 'ito.html').unlink()
    # Before Sphinx 8 a build that has nothing to write asks nobody for pages.
    site.write('index.md', str(FILES['index.md']) + '\nWords.\n')
    assert 'ito.html' in pages(site.build())


def test_several_processes_make_what_one_does(site: Site) -> None:
    for number in range(12):
        site.write(
            f'more/{number}.md',
            f'---\norphan: true\n---\n# {number}\n\nBy {{pub:author}}`ito`.\n\n```{{publications}} ../more.txt\n```\n',
        )
    together = site.build(parallel=2)
    assert together.warnings == ''
    shown = {path: path.read_bytes() for path in together.outdir.rglob('*.html')}
    for path in site.srcdir.rglob('*.md'):
        path.touch()
    alone = site.build()
    assert len(alone.written) >= 12
    assert {path: path.read_bytes() for path in alone.outdir.rglob('*.html')} == shown


@pytest.mark.parametrize('theme', ['furo', 'pydata_sphinx_theme', 'sphinx_rtd_theme', 'classic', 'basic'])
def test_themes_take_the_pages(site: Site, theme: str) -> None:
    built = site.build(html_theme=theme)
    assert built.warnings == ''
    html = built.text('people/ito.html')
    assert html.count('<h1>Mei Ito</h1>') == 1 and 'pubs.css' in html and 'pubs.js' in html


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


def test_formulas_are_set_on_made_pages(site: Site) -> None:
    site.write('sub/refs.bib', REFS.replace('On lists of stones', 'On $n$ stones').replace('They are', 'They are $n$'))
    built = site.build(extensions=['myst_parser', 'sphinx.ext.mathjax', 'sphinxcontrib_pubs'])
    assert built.warnings == ''
    for name in ('people/ito.html', 'people/roe.html', 'papers/words.html'):
        assert 'tex-mml' in built.text(name), name
    site.write('sub/refs.bib', REFS)
    built = site.build(extensions=['myst_parser', 'sphinx.ext.mathjax', 'sphinxcontrib_pubs'])
    assert 'tex-mml' not in built.text('people/roe.html')


def test_a_name_in_a_heading_is_no_link_within_a_link(site: Site) -> None:
    site.write('more.md', '# More of {pub:author}`ito`\n\n```{publications} more.txt\n```\n')
    built = site.build()
    assert built.warnings == ''
    toctree = re.findall(r'<li class="toctree-l1">.*?</li>', built.text('index.html'), re.DOTALL)
    assert any('More of' in each and 'Mei Ito' in each for each in toctree)
    assert all(each.count('<a ') == 1 for each in toctree)


def test_an_own_list_of_hundreds_is_written_in_parts(site: Site) -> None:
    site.write('more.txt', ''.join(f'- Ito, M. (2001). _On the number {number}._ **KDD**.\n' for number in range(300)))
    html = body(site.build(), 'ito')
    assert 'pubs--long' in html and html.count('<li class="pubs-entry"') == 303


def test_a_work_that_two_lists_have_by_two_keys_stands_there_once(site: Site) -> None:
    site.write('sub/refs.bib', REFS.replace('year = 2018,', 'year = 2018, doi = {10.5555/words},'))
    line = 'Ito, M., & Roe, J. (2018). _On lists of words._ **KDD**. https://doi.org/10.5555/words'
    # What one list has twice it has twice for a reason.
    site.write('more.txt', f'{MORE}- {line}\n- Roe, J. (2019). _On lists of bells._ **KDD**.\n')
    site.write('more.md', '# More\n\n```{publications} more.txt\n```\n')
    built = site.build()
    assert plain(body(built, 'ito')).count('On lists of words.') == 1
    assert plain(body(built, 'roe')).count('On lists of bells.') == 2
    assert 'Mei Ito (2)' in plain(body(built, 'roe')) and '<a href="../more.html' not in body(built, 'ito')


def test_a_long_list_is_searched_where_the_site_wants_it(site: Site) -> None:
    site.write('more.txt', ''.join(f'- Ito, M. (2001). _On the number {number}._ **KDD**.\n' for number in range(10)))
    built = site.build(pubs_search=True)
    assert 'class="pubs-find__search"' in body(built, 'ito') and 'pubs-find.css' in built.text('people/ito.html')
    assert 'pubs-find__search' not in body(built, 'roe')


def test_a_list_hides_nobody_whose_page_it_is(site: Site) -> None:
    names = ', '.join(f'Aa{letter}, B.' for letter in 'bcdefghijk')
    site.write('more.txt', f'- {names}, Roe, J., & Zimmer, Q. (2023). _On lists of ropes._ **KDD**.\n')
    html = body(site.build(pubs_authors_limit=2), 'roe')
    assert re.search(r'</details>,? ?(?:&amp; )?<span class="pubs-author[^"]*--here"', html)
