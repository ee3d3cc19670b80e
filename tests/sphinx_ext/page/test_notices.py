"""What became of a work is on its page, beside its citations and in every output, in the language of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

REFS = """- key: fog
  title: Fog over the harbour
  authors: [Rosa Quist]
  date: 2021
  abstract: We count lanterns.
  notices:
  - {kind: retracted, date: 2022-03-04, doi: 10.5555/fog, text: 'Counted <b>twice</b>.'}
  - {kind: corrected, url: 'javascript:alert(1)'}
- {key: oil, title: 'RETRACTED: Oil', authors: [Bo Wu], date: 2020}
- {key: wick, title: Wicks, authors: [Bo Wu], date: 2019}
"""
PAGE = '# Papers\n\n```{publications} refs.yml\n```\n\nAs {pub:t}`fog` has it.\n'
SAID = 'Retracted (2022, March 4): Counted <b>twice</b>. https://doi.org/10.5555/fog Corrected'


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site({'refs.yml': REFS, 'index.md': PAGE}, html_baseurl='https://example.org/')


def words(text: str) -> str:
    return ' '.join(re.sub(r'\*\*|\\f[BRIP]|\\[&%:]|[{}]', '', text).split())


@pytest.mark.parametrize('builder', ['text', 'man', 'texinfo', 'xml'])
def test_every_output_says_it_in_words(site: Site, builder: str) -> None:
    built = site.build(builder, man_pages=[('index', 'papers', 'Papers', [], 1)])
    assert built.warnings == ''
    name = {'text': 'index.txt', 'man': 'papers.1', 'texinfo': 'projectnamenotset.texi', 'xml': 'index.xml'}[builder]
    text = words(re.sub(r'<[^>]*>', '', built.text(name)) if builder == 'xml' else built.text(name))
    assert re.search(r'Fog over the harbour.*Retracted.*twice.*10\.5555/fog', text)
    assert re.search(r'Bo Wu.*Oil.*Retracted.*Wicks', text) and 'RETRACTED' not in text


def test_latex_links_to_the_notice(site: Site) -> None:
    built = site.build('latex')
    assert built.warnings == ''
    (tex,) = (path.read_text(encoding='utf8') for path in built.outdir.glob('*.tex'))
    assert re.search(r'Retracted\}? \(2022, March 4\).*\\sphinxurl\{https://doi\.org/10\.5555/fog\}', tex)


def test_nothing_of_a_notice_is_markup(site: Site) -> None:
    html = site.build().text('index.html')
    assert 'Counted &lt;b&gt;twice&lt;/b&gt;.' in html and '<b>twice' not in html and 'javascript' not in html


def test_the_page_of_a_paper_says_it_before_anything_else(site: Site) -> None:
    html = site.build().text('papers/fog.html')
    body = html[html.index('<article class="pubs pubs-paper') :]
    places = [body.index(mark) for mark in ('<h1>Fog', 'pubs-notice--retracted', 'pubs-paper__reference', 'We count')]
    assert places == sorted(places)
    head = html[: html.index('</head>')]
    assert 'content="Retracted 2022-03-04: Counted &lt;b&gt;twice' in head
    assert '"creativeWorkStatus":["retracted","corrected"]' in head


def test_a_citation_shows_it_where_the_pointer_rests(site: Site) -> None:
    html = site.build().text('index.html')
    (title,) = re.findall(r'<a class="reference internal" href="#pub-fog" title="([^"]*)"', html)
    assert title.replace('&lt;', '<').replace('&gt;', '>').endswith(f'Fog over the harbour. {SAID}')


@pytest.mark.parametrize(
    ('language', 'expected'),
    [
        ('de', 'Zurückgezogen (2022, 4. März): Counted'),
        ('fr', 'Rétracté (2022, 4 mars)'),
        ('zh_CN', '已撤稿'),
    ],
)
def test_it_is_said_in_the_language_of_the_site(site: Site, language: str, expected: str) -> None:
    html = site.build(language=language).text('index.html')
    notice = re.sub('<[^>]*>', '', html[html.index('<span class="pubs-notice') :][:300])
    assert notice.startswith(expected)


def test_another_entry_that_is_the_notice_is_linked_from_the_page_of_the_paper(make_site: Callable[..., Site]) -> None:
    more = '- {key: note, title: "Erratum: Wicks", authors: [Bo Wu], date: 2020}\n'
    site = make_site({'refs.yml': REFS + more, 'index.md': PAGE}, pubs_paper_pages='all')
    built = site.build()
    link = '<a class="pubs-notice__link" href="{}">Corrected</a></strong> (2020).'
    assert link.format('#pub-note') in built.text('index.html')
    assert link.format('../index.html#pub-note') in built.text('papers/wick.html')
