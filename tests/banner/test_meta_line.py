"""The banner's second line: dates in words, and authors in every form that a front matter may have."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.banner.front_matter import FrontMatter
from sphinxcontrib_pubs.banner.meta_line import meta_parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


@pytest.mark.parametrize(
    ('written', 'language', 'words', 'datetime'),
    [
        ('2023-05-07', 'en', 'May 7, 2023', '2023-05-07'),
        ('2023-05-07', 'de', '7. Mai 2023', '2023-05-07'),
        ('2023-05-07', 'zh_CN', '2023年5月7日', '2023-05-07'),
        ('2023-05-07', 'pt-BR', '7 de maio de 2023', '2023-05-07'),
        # as Hugo writes it into a new page, and as YAML hands it on
        ('2023-05-07T10:20:00+02:00', 'en', 'May 7, 2023', '2023-05-07'),
        ('2023-05-07 10:20:00+02:00', 'en', 'May 7, 2023', '2023-05-07'),
        ('2023-05', 'en', 'May 2023', '2023-05'),
        ('2023-05', 'ja', '2023年5月', '2023-05'),
        ('2023', 'en', '2023', '2023'),
        # a language that nobody has words of, and what is no date
        ('2023-05-07', 'xx', '2023-05-07', '2023-05-07'),
        ('2023-05', 'xx', '2023-05', '2023-05'),
        ('2023-13-07', 'en', '2023-13-07', ''),
        ('0000', 'en', '0000', ''),
        ('spring 2023', 'en', 'spring 2023', ''),
        ('2023-05-07 to 2023-05-09', 'en', '2023-05-07 to 2023-05-09', ''),
    ],
)
def test_a_date_is_in_words_of_the_language(written: str, language: str, words: str, datetime: str) -> None:
    assert meta_parts(FrontMatter(date=written), language) == [(words, datetime)]


#: what a front matter says of its authors: what the banner shows
AUTHORS = {
    'author: Ilse Ahn': 'Ilse Ahn',
    'author: ["Ilse Ahn", "Ken O\'Dell"]': "Ilse Ahn, Ken O'Dell",
    'authors: ["Ilse Ahn", "Ken Dell"]': 'Ilse Ahn, Ken Dell',
    'authors: ["Ahn, Ilse", "Dell; Ken"]': 'Ahn, Ilse, Dell; Ken',
    'authors: [Ilse Ahn]': 'Ilse Ahn',
    'authors: Ilse Ahn, Ken Dell': 'Ilse Ahn, Ken Dell',
    'authors:\n- {name: Ilse Ahn, affiliation: Tide Lab}\n- name: Ken Dell': 'Ilse Ahn, Ken Dell',
    'author: {name: Ilse Ahn}': 'Ilse Ahn',
    'authors: []': '',
    'author: "[no list"': '[no list',
}


@pytest.mark.parametrize('builder', ['html', 'latex'])
def test_authors_are_named_in_whatever_form_a_page_has_them(make_site: Callable[..., Site], builder: str) -> None:
    pages = {
        f'page{number}.md': f'---\n{written}\ndescription: Words\nheader: {{background: navy}}\n---\n\n# Page\n'
        for number, written in enumerate(AUTHORS)
    }
    index = '# Home\n\n```{toctree}\n' + '\n'.join(name.removesuffix('.md') for name in pages) + '\n```\n'
    extensions = ['myst_parser', 'sphinxcontrib_pubs.banner']
    site = make_site({'index.md': index, **pages}, extensions=extensions, pubs_latex_banner=True, project='Tides')
    built = site.build(builder)
    assert built.warnings == ''
    if builder == 'latex':
        shown = [
            re.findall(r'\\small (.*?)\\par', strip) for strip in built.text('tides.tex').split(r'\pubsbanner{')[1:]
        ]
    else:
        texts = [built.text(name.replace('.md', '.html')) for name in pages]
        shown = [re.findall(r'<p class="pubs-banner__meta"><span>(.*?)</span>', text) for text in texts]
    words = [unescape(found[0]) if found else '' for found in shown]
    for escaped, sign in {r'\textquotesingle{}': "'", '’': "'", '{[}': '['}.items():
        words = [text.replace(escaped, sign) for text in words]
    assert words == list(AUTHORS.values())


def test_authors_of_a_page_in_restructuredtext_are_named(make_site: Callable[..., Site]) -> None:
    page = ':authors: Ilse Ahn, Ken Dell\n:date: 2023-05-07\n:header.background: navy\n\nHome\n====\n'
    html = (
        make_site({'index.rst': page}, extensions=['sphinxcontrib_pubs.banner'], language='fr')
        .build()
        .text('index.html')
    )
    line = re.search(r'<p class="pubs-banner__meta">(.*?)</p>', html)
    assert line is not None
    assert re.sub('<[^>]*>', '', line[1]) == '7 mai 2023 · Ilse Ahn, Ken Dell'
