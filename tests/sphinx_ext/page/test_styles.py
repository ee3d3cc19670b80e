"""Styles as a site names them, in every builder, and what a build says of one that it cannot use."""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.format import styles
from sphinxcontrib_pubs.format.csl import files

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

BIB = """@inproceedings{lamps, author = {Quist, Rosa and Ito, Mei}, title = {Lamps of the <q>harbour</q>},
  year = {2024}, booktitle = {Harbour Days}, pages = {1--9}, doi = {10.5555/lamps},
  pdf = {https://lamps.example/a.pdf}, month = mar}
"""
PEOPLE = {'ito': {'name': 'Ito, Mei', 'role': 'self'}}
IEEE = '“Lamps of the <q>harbour</q>,” in Harbour Days, Mar. 2024, pp. 1–9. doi: 10.5555/lamps.'
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">\n'
OWN = f'{HEAD}<bibliography><layout><text variable="%s"/></layout></bibliography></style>'


def page(*options: str) -> str:
    lines = ''.join(f':{option}\n' for option in options)
    return f'# P\n\n```{{publications}} /lamps.bib\n{lines}```\n'


def words(html: str) -> str:
    [entry] = re.findall(r'<li class="pubs-entry[^>]*>(.*?)</li>', html, re.DOTALL)
    return ' '.join(re.sub(r'<[^>]*>', '', str(entry)).replace('&lt;', '<').replace('&gt;', '>').split())


def test_a_list_is_set_in_a_style_of_csl(make_site: Callable[..., Site]) -> None:
    site = make_site({'index.md': page('style: ieee'), 'lamps.bib': BIB}, pubs_people=PEOPLE)
    built = site.build()
    assert built.warnings == ''
    html = built.text('index.html')
    assert words(html) == f'R. Quist and M. Ito, {IEEE} [PDF]'
    assert re.search(r'<(\w+) class="pubs-author[^"]* pubs-author--self[^"]*">M. Ito</\1>', html)
    assert '<span class="pubs-title">Lamps of the &lt;q&gt;harbour&lt;/q&gt;</span>' in html
    assert '<a class="pubs-link" href="https://doi.org/10.5555/lamps" data-kind="doi">10.5555/lamps</a>' in html
    assert site.build().written == []


def test_a_style_says_names_once_where_the_list_is_read_by_names(make_site: Callable[..., Site]) -> None:
    wicks = BIB.replace('lamps,', 'wicks,').replace('Lamps of the <q>harbour</q>', 'Wicks')
    asked = [('sort: author',), ('sort: -year',), ('sort: author', 'search:'), ('sort: author', 'group-by: type')]
    pages = {f'{number}.md': page('style: mla', *options) for number, options in enumerate(asked)}
    built = make_site({'index.md': '# P\n', **pages, 'lamps.bib': BIB + wicks}).build()
    begins = [
        re.findall(r'———|Quist, Rosa', re.sub('aria-label="[^"]*"', '', built.text(f'{n}.html'))) for n in range(4)
    ]
    twice, once = ['Quist, Rosa', 'Quist, Rosa'], ['Quist, Rosa', '———']
    assert begins == [once, twice, twice, once]
    sign = '<span class="pubs-author-again" role="img" aria-label="Quist, Rosa, and Mei Ito">———</span>'
    assert sign in built.text('0.html')


@pytest.mark.parametrize('builder', ['text', 'latex', 'man', 'xml'])
def test_every_builder_has_the_line(make_site: Callable[..., Site], builder: str) -> None:
    built = make_site({'index.md': page('style: mla'), 'lamps.bib': BIB}).build(builder)
    assert built.warnings == ''
    [text] = [p.read_text('utf8') for p in built.outdir.iterdir() if p.suffix in ('.txt', '.tex', '.1', '.xml')]
    bare = ' '.join(re.sub(r'<[^>]*>|\\f[BIPR]|\\[A-Za-z]+|[{}]', '', text).split())
    assert [part for part in ('Quist, Rosa', 'Mei Ito', 'Harbour') if part not in bare] == []


def test_the_words_are_those_of_the_site_s_language(make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': page('style: mla'), 'lamps.bib': BIB}, language='de').build()
    assert 'Quist, Rosa, und Mei Ito. „Lamps of the <q>harbour</q>“.' in words(built.text('index.html'))


def test_a_file_is_found_from_the_page_or_the_source_folder(make_site: Callable[..., Site]) -> None:
    sources = {
        'a/index.md': page('style: styles/own.csl'),
        'b.md': page('style: /a/styles/own.csl'),
        'index.md': page(),
        'a/styles/own.csl': OWN % 'title',
        'lamps.bib': BIB,
    }
    built = make_site(sources, pubs_style='a/styles/own.csl').build()
    assert all("isn't included in any toctree" in line for line in built.warnings.strip().splitlines())
    assert {words(built.text(name)) for name in ('a/index.html', 'b.html', 'index.html')} == {
        'Lamps of the <q>harbour</q> [DOI] [PDF]'
    }


def test_a_changed_file_writes_its_pages_again_and_no_others(make_site: Callable[..., Site]) -> None:
    sources = {'index.md': page('style: own.csl'), 'other.md': page(), 'own.csl': OWN % 'title', 'lamps.bib': BIB}
    site = make_site(sources)
    site.build()
    path = site.write('own.csl', OWN % 'page')
    os.utime(path, (time.time() + 10,) * 2)
    built = site.build()
    assert (built.written, words(built.text('index.html'))) == (['index'], '1–9 [DOI] [PDF]')


TOO_LONG = f'{"a" * 300}.csl'


@pytest.mark.parametrize(
    ('option', 'warning'),
    [
        ('iee', "option 'style': no style is called 'iee' (did you mean ieee or "),
        ('lighthose', "option 'style': no style is called 'lighthose'"),
        ('styles/none.csl', "option 'style': there is no file 'styles/none.csl' (name a file of CSL, or a style)"),
        (TOO_LONG, f"option 'style': there is no file '{TOO_LONG}' (name a file of CSL, or a style)"),
        ('wrong.csl', "option 'style': wrong.csl:2: no macro is called 'x' (name a style of CSL 1.0)"),
    ],
)
def test_a_style_that_cannot_be_used_is_told_at_its_place_and_the_default_stands_in(
    make_site: Callable[..., Site], option: str, warning: str
) -> None:
    wrong = f'{HEAD}<bibliography><layout><text macro="x"/></layout></bibliography></style>'
    site = make_site({'index.md': page(f'style: {option}'), 'lamps.bib': BIB, 'wrong.csl': wrong})
    built = site.build()
    [line] = built.warnings.strip().splitlines()
    assert f'index.md:4:9: WARNING: {warning}' in line
    assert words(built.text('index.html')).startswith('Rosa Quist, &amp; Mei Ito. (2024, March).')


def test_a_style_of_conf_py_that_cannot_be_used_is_told_and_the_default_stands_in(
    make_site: Callable[..., Site],
) -> None:
    built = make_site({'index.md': page(), 'lamps.bib': BIB}, pubs_style='natur').build()
    assert "conf.py:1: WARNING: pubs_style: no style is called 'natur' (did you mean nature" in built.warnings
    assert '(2024, March)' in words(built.text('index.html'))


def test_a_style_that_has_gone_since_its_page_was_read_is_told(
    make_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site({'index.md': page('style: ieee'), 'lamps.bib': BIB})
    site.build()
    monkeypatch.setattr(files, 'find_spec', lambda _: None)
    styles._compiled.cache_clear()
    built = site.build('text')
    assert "index.md:3:1: WARNING: no style is called 'ieee' (install " in built.warnings
    assert 'Rosa Quist, & Mei Ito. (2024, March).' in ' '.join(built.text('index.txt').split())


def test_layouts_find_the_parts_of_every_style(make_site: Callable[..., Site]) -> None:
    pairs = [(style, layout) for style in ('ieee', 'nature', 'acm', 'short', 'cv') for layout in ('cards', 'table')]
    pages = {f'{style}-{layout}.md': page(f'style: {style}', f'layout: {layout}') for style, layout in pairs}
    site = make_site({**pages, 'index.md': '```{toctree}\n:glob:\n*\n```\n', 'lamps.bib': BIB})
    built = site.build()
    for name in pages:
        [entry] = re.findall(
            r'<(?:li|tr) class="pubs-entry.*?</(?:li|tr)>', built.text(name.replace('.md', '.html')), re.DOTALL
        )
        for part in ('pubs-title', 'pubs-venue', 'pubs-year', 'Ito', 'Harbour Days', '2024', 'lamps.example/a.pdf'):
            assert part in entry, (name, part)
        assert '()' not in entry
