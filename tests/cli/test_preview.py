"""``sphinx-pubs preview``: a site that Sphinx built is taken whole, and every fault of a page is found by its code."""

from __future__ import annotations

import json
import os
import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from sphinxcontrib_pubs.cli.command import run as main

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.conftest import Site

REFS = """@article{berg, author = {Berg, Ann and Lind, Bo and Wu, L. and Roe, J.}, title = {Zinc lamps}, year = 2021,
  journal = {Lights}, abstract = {We lit lamps.}, pdf = {berg.pdf}, keywords = {lamps, sea}, doi = {10.5555/x},
  pages = {11--19}, issn = {1234-567X}}
@misc{lind, author = {Lind, Bo}, title = {Wicks}, year = 2022, eprint = {2101.00001}, archiveprefix = {arXiv},
  abstract = {They smoke.}}
"""
MORE = """@inproceedings{wu, author = {Wu, L.}, title = {Oil}, booktitle = {Harbour Days}, year = 2020}
"""
FILES = {
    'refs.bib': REFS,
    'more.bib': MORE,
    'berg.pdf': b'%PDF-1.4 lamps',
    'index.md': '# Home\n\n```{toctree}\nsub/ours\nmore\n```\n',
    'sub/ours.md': '# Ours\n\n```{publications} /refs.bib\n```\n',
    'more.md': '# More\n\n```{publications} more.bib\n```\n',
}
SETTINGS = {
    'html_baseurl': 'https://papers.example/site/',
    'pubs_paper_pages': 'abstract',
    'pubs_metadata': ['coins', 'json-ld'],
}
EXPECTED = """more.html
  Zotero: 1 item by COinS
    conferencePaper: Wu, L. (2020). Oil. Harbour Days
  JSON-LD: 1 work

papers/berg.html
  Scholar: accepted
  Zotero: 1 item by Embedded Metadata
    journalArticle: Berg, Ann; Lind, Bo; Wu, L.; et al. (2021). Zinc lamps. Lights. doi:10.5555/x
      attached: https://papers.example/site/papers/berg.pdf
      tags: lamps, sea
  JSON-LD: 1 work

papers/lind.html
  Scholar: accepted
  Zotero: 1 item by Embedded Metadata
    preprint: Lind, Bo (2022). Wicks
  JSON-LD: 1 work

sub/ours.html
  Zotero: 2 items by COinS
    journalArticle: Berg, Ann; Bo Lind; L. Wu; et al. (2021). Zinc lamps. Lights. doi:10.5555/x
    preprint: Bo Lind (2022). Wicks. arXiv
  JSON-LD: 2 works

4 pages with metadata, 3 without
"""


@pytest.mark.parametrize('settings', [{}, {'html_baseurl': '', 'pubs_base_url': 'https://papers.example/site/'}])
def test_a_site_of_ours_is_taken_whole(
    make_site: Callable[..., Site], capsys: pytest.CaptureFixture[str], settings: Mapping[str, object]
) -> None:
    built = make_site(FILES, **{**SETTINGS, **settings}).build()
    capsys.readouterr()
    status = main(['preview', str(built.outdir)])
    said = capsys.readouterr()
    assert said.out == EXPECTED
    assert (said.err, status) == ('', 0)


def test_so_is_one_with_a_folder_a_page(make_site: Callable[..., Site], capsys: pytest.CaptureFixture[str]) -> None:
    built = make_site(FILES, **SETTINGS).build('dirhtml')
    capsys.readouterr()
    assert main(['preview', '--output', 'json', str(built.outdir)]) == 0
    said = capsys.readouterr()
    pages = {each['page']: each for each in map(json.loads, said.out.splitlines())}
    assert said.err == ''
    assert list(pages) == ['more/index.html', 'papers/berg/index.html', 'papers/lind/index.html', 'sub/ours/index.html']
    berg = pages['papers/berg/index.html']
    assert (berg['scholar'], berg['translator'], berg['works'], berg['problems']) == (
        'accepted', 'Embedded Metadata', 1, []
    )  # fmt: skip
    assert berg['items'][0]['attachments'] == ['https://papers.example/site/papers/berg/berg.pdf']
    assert pages['more/index.html']['scholar'] is None


TAGS = {
    'citation_title': 'Wicks',
    'citation_author': 'Lind, Bo',
    'citation_publication_date': '2022/5/12',
    'citation_pdf_url': 'https://papers.example/papers/wicks.pdf',
}
ABSTRACT = '<h2>Abstract</h2><p>They smoke.</p>'
CANONICAL = '<link rel="canonical" href="https://papers.example/papers/wicks.html">'


def paper(changed: Mapping[str, str] | None = None, *, body: str = ABSTRACT, head: str = CANONICAL) -> str:
    tags = {**TAGS, **(changed or {})}
    metas = ''.join(f'<meta name="{name}" content="{escape(text)}">\n' for name, text in tags.items() if text)
    return f'<!doctype html>\n<html><head>\n{head}\n{metas}</head>\n<body>{body}</body></html>\n'


def write(folder: Path, page: str | bytes, *, pdf: bytes = b'%PDF-1.7', start: str = '') -> None:
    (folder / 'papers').mkdir(exist_ok=True)
    (folder / 'papers' / 'wicks.pdf').write_bytes(pdf)
    (folder / 'index.html').write_text(start or '<a href="papers/wicks.html#top">Wicks</a>', encoding='utf8')
    path = folder / 'papers' / 'wicks.html'
    path.write_bytes(page if isinstance(page, bytes) else page.encode())


def look(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, str, int]:
    status = main(['preview', str(folder)])
    said = capsys.readouterr()
    return said.out, said.err, status


GOOD = [
    paper(),
    paper(head=''),
    paper({'citation_author': 'van der Berg, Ann, Jr.', 'citation_publication_date': '2022'}),
    paper({'citation_author': 'García Márquez, Gabriel José', 'citation_publication_date': '2022-05'}),
    paper({'citation_author': 'Institute of Physics, University of Harbours'}),
    paper({'citation_author': 'Health and Welfare', 'citation_publication_date': '2024/2/29'}),
    paper({'citation_author': 'Md. Rahman', 'citation_firstpage': '106:1', 'citation_lastpage': '106:25'}),
    paper({'citation_firstpage': 'e0123456', 'citation_issn': '1234-567X', 'citation_volume': '2019-2020'}),
    paper({'citation_firstpage': 'xii', 'citation_issue': '3-4'}),
    paper(body='<details open><p class="paper-abstract">They smoke.</p></details>'),
    paper(body='<p hidden>no<p class="abstract">They <em>smoke.'),
    paper(body='<h3>Zusammenfassung<a href="#a">¶</a></h3><div>Sie rauchen.</div>'),
    paper(body='<div id=abstract>They smoke.</div></b></i></p>'),
    paper(body='<svg><path/><title>x</title></svg><div class="abstract"/>They smoke.'),
    paper(body=f'{ABSTRACT}<script type="application/ld+json">{{"@type": "WebSite", "name": "Home"}}</script>'),
]


@pytest.mark.parametrize('page', GOOD)
def test_a_page_without_a_fault_is_accepted(page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, page)
    out, err, status = look(tmp_path, capsys)
    assert (err, status) == ('', 0)
    assert '  Scholar: accepted\n' in out


BAD_TAGS = [
    ('citation_title', '', 'scholar-incomplete', 'citation_title missing'),
    ('citation_author', '', 'scholar-incomplete', 'citation_author missing'),
    ('citation_publication_date', '', 'scholar-incomplete', 'citation_publication_date missing'),
    ('citation_author', 'Lind, Bo; Wu, L.', 'scholar-author', 'names several people'),
    ('citation_author', 'Lind, B., Wu, L.', 'scholar-author', 'names several people'),
    ('citation_author', 'Lind, B. and Wu, L.', 'scholar-author', 'names several people'),
    ('citation_author', 'Lind, Bo et al.', 'scholar-author', 'is no name'),
    ('citation_author', 'Lind, Bo*', 'scholar-author', 'has a mark'),
    ('citation_author', 'Bo Lind1,2', 'scholar-author', 'has a mark'),
    ('citation_author', 'Bo Lind²', 'scholar-author', 'has a mark'),
    ('citation_author', 'Bo Lind†', 'scholar-author', 'has a mark'),
    ('citation_author', 'Bo Lind, PhD', 'scholar-author', 'has a degree'),
    ('citation_author', 'Lind, Bo, M.D.', 'scholar-author', 'has a degree'),
    ('citation_author', 'Prof. Bo Lind', 'scholar-author', 'has a degree'),
    ('citation_author', 'Bo Lind (Harbours Ltd)', 'scholar-author', 'has an affiliation'),
    ('citation_author', 'Bo Lind, University of Harbours', 'scholar-author', 'has an affiliation'),
    ('citation_publication_date', 'May 2022', 'scholar-date', 'is no date'),
    ('citation_publication_date', '2022/13', 'scholar-date', 'is no date'),
    ('citation_publication_date', '2023-02-29', 'scholar-date', 'is no date'),
    ('citation_publication_date', '2022-05/12', 'scholar-date', 'is no date'),
    ('citation_online_date', 'soon', 'scholar-field', 'is no date'),
    ('citation_pdf_url', 'wicks.pdf', 'scholar-pdf', 'not absolute'),
    ('citation_pdf_url', 'https://[papers/wicks.pdf', 'scholar-pdf', 'not absolute'),
    ('citation_pdf_url', 'https://other.example/papers/wicks.pdf', 'scholar-pdf', 'another host'),
    ('citation_pdf_url', 'https://papers.example/wicks.pdf', 'scholar-pdf', 'another directory'),
    ('citation_pdf_url', 'https://papers.example/papers/wicks.html', 'scholar-pdf', 'ends in .pdf'),
    ('citation_pdf_url', 'https://papers.example/papers/oil.pdf', 'scholar-pdf', 'is not there'),
    ('citation_pdf_url', 'https://papers.example/papers/%00.pdf', 'scholar-pdf', 'pdf'),
    ('citation_issn', '12345', 'scholar-field', 'is no ISSN'),
    ('citation_issue', '1234-567X', 'scholar-field', 'is an ISSN'),
    ('citation_volume', '1234-5678', 'scholar-field', 'is an ISSN'),
    ('citation_firstpage', '11–19', 'scholar-field', 'is no page'),
    ('citation_firstpage', '1021-1034', 'scholar-field', 'is no page'),
    ('citation_firstpage', 'pp. 11', 'scholar-field', 'is no page'),
    ('citation_lastpage', '19, 21', 'scholar-field', 'is no page'),
]


@pytest.mark.parametrize(('name', 'text', 'code', 'words'), BAD_TAGS)
def test_a_fault_of_a_tag_is_found_at_its_place(
    name: str, text: str, code: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = paper({name: text})
    write(tmp_path, page)
    out, err, status = look(tmp_path, capsys)
    (line,) = err.splitlines()
    at = page.splitlines().index(f'<meta name="{name}" content="{escape(text)}">') + 1 if text else 4
    assert line.startswith(f'{tmp_path}/papers/wicks.html:{at}:1: warning: ') and line.endswith(f'[{code}]')
    assert words in line and status == 1
    rejected = code in ('scholar-incomplete', 'scholar-date')
    assert ('  Scholar: rejected: ' if rejected else '  Scholar: accepted, but ') in out


COINS = 'ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook'


def coins(query: str) -> str:
    return f'<span class="x Z3988" title="{escape(query)}"></span>'


def works(text: str) -> str:
    return f'{ABSTRACT}<script type="application/ld+json">{text}</script>'


BAD_BODIES = [
    ('', 'scholar-abstract', 'there is no abstract'),
    ('<h2>Abstract</h2><h2>Links</h2><p>None.</p>', 'scholar-abstract', 'there is no abstract'),
    (f'<details>{ABSTRACT}</details>', 'scholar-abstract', 'is hidden'),
    ('<details class="abstract"><summary>Abstract</summary>They smoke.</details>', 'scholar-abstract', 'is hidden'),
    ('<div hidden><p class="abstract">They smoke.</p></div>', 'scholar-abstract', 'is hidden'),
    ('<p class="abstract" style="color: red; display : none">They smoke.</p>', 'scholar-abstract', 'is hidden'),
    ('<template><p class="abstract">They smoke.</p></template>', 'scholar-abstract', 'is hidden'),
    (f'{ABSTRACT}{coins(f"{COINS}&rft.btitle=Oil&rft.au=L+Wu")}', 'zotero-shadowed', 'COinS for better'),
    (
        f'{ABSTRACT}<link rel=unapi-server href=/u><abbr class=unapi-id title=1></abbr>',
        'zotero-shadowed',
        'unAPI for better',
    ),
    (works('{"@type": '), 'json-ld', 'cannot be read'),
    (works('[' * 100_000), 'json-ld', 'cannot be read'),
    (works('{"@type": "Book", "author": "Lind"}'), 'json-ld', 'number 1 of the JSON-LD has no name'),
    (
        works('{"@graph": [{"@type": ["Thing", "Book"], "name": "Oil"}]}'),
        'json-ld',
        '"Oil" of the JSON-LD has no author',
    ),
    (works('{"name": "Oil", "author": "Wu"}'), 'json-ld', 'has no @type'),
    (
        works('{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": {"name": "Oil"}}, 3]}'),
        'json-ld',
        'has no @type and no author',
    ),
]


@pytest.mark.parametrize(('body', 'code', 'words'), BAD_BODIES)
def test_a_fault_of_the_body_is_found(
    body: str, code: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, paper(body=body))
    _out, err, status = look(tmp_path, capsys)
    assert re.findall(r'\[([a-z-]+)\]$', err, re.MULTILINE) == [code]
    assert words in err and status == 1


@pytest.mark.parametrize(
    ('pdf', 'words'), [(b'<html>', 'does not begin'), (b'', 'does not begin'), (b'%PDF-' + bytes(5 << 20), '5.0 MB')]
)
def test_the_file_is_looked_at(pdf: bytes, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, paper(), pdf=pdf)
    _out, err, status = look(tmp_path, capsys)
    assert words in err and err.endswith('[scholar-pdf]\n') and status == 1


def test_a_second_title_is_a_second_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, paper().replace('</head>', '<meta name="citation_title" content="Oil"></head>'))
    assert look(tmp_path, capsys)[1].endswith('[scholar-field]\n')


@pytest.mark.parametrize(
    ('start', 'reached'),
    [
        ('<a href="https://papers.example/papers/wicks.html?x">', True),
        ('<a href="/papers/wicks">', True),
        ('<base href="papers/"><a href="wicks.html">', True),
        ('<a rel="nofollow" href="./papers/../papers/wicks.html">', True),
        ('<a href="https://other.example/papers/wicks.html">', False),
        ('<a href="http://[">', False),
        ('<link href="papers/wicks.html"><button onclick="go()">', False),
    ],
)
def test_plain_links_lead_to_the_paper(
    start: str, reached: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, paper(), start=f'<link rel="canonical" href="https://papers.example/">{start}')
    assert ('[scholar-unreachable]' not in look(tmp_path, capsys)[1]) is reached


@pytest.mark.parametrize('clicks', [10, 11])
def test_ten_clicks_are_enough_and_eleven_too_many(
    clicks: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, paper(), start='<a href="1.html">')
    for number in range(1, clicks):
        to = 'papers/wicks.html' if number == clicks - 1 else f'{number + 1}.html'
        (tmp_path / f'{number}.html').write_text(f'<a href="{to}">on</a> <a href="index.html">back</a>')
    assert ('[scholar-unreachable]' in look(tmp_path, capsys)[1]) is (clicks > 10)


LISTED = [
    (f'{COINS}&rft.genre=bookitem&rft.atitle=Oil&rft.btitle=Lamps&rft.au=L.%20Wu', 'bookSection: L. Wu. Oil. Lamps'),
    (f'{COINS}&rft.btitle=Oil&rft.aulast=Wu&rft.aufirst=L.&rft.date=2020', 'book: Wu, L. (2020). Oil'),
    (f'{COINS}&rft.genre=report&rft.btitle=Oil&rft.aucorp=Group', 'report: Group. Oil'),
    (
        f'rft_val_fmt={quote("info:ofi/fmt:kev:mtx:dissertation", safe="")}&rft.title=Oil&rft.au=Wu&rft.inst=Harbour',
        'thesis: Wu. Oil. Harbour',
    ),
    (
        f'rft_val_fmt={quote("info:ofi/fmt:kev:mtx:dc", safe="")}&rft.type=dataset&rft.title=Oil&rft.creator=Wu',
        'dataset: Wu. Oil',
    ),
]


@pytest.mark.parametrize(('query', 'line'), LISTED)
def test_what_zotero_saves_of_a_list(query: str, line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / 'index.html').write_text(coins(query), encoding='utf8')
    out, err, status = look(tmp_path, capsys)
    assert (err, status) == ('', 0)
    assert out == f'index.html\n  Zotero: 1 item by COinS\n    {line}\n\n1 page with metadata, 0 without\n'


@pytest.mark.parametrize(
    ('query', 'lacks'),
    [
        (f'{COINS}&rft.btitle=Oil', 'no creator'),
        (f'{COINS}&rft.au=Wu', 'no title'),
        (COINS, 'no title and no creator'),
        ('rft_val_fmt=x&rft.title=Oil&rft.au=Wu', 'no format'),
        ('', 'no format'),
        ('&' * 9999 + 'a=1' + '&a=1' * 9999, 'no format'),
    ],
)
def test_what_zotero_would_look_up_elsewhere_is_told(
    query: str, lacks: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / 'index.html').write_text(f'\n {coins(query)}', encoding='utf8')
    _out, err, status = look(tmp_path, capsys)
    assert err.startswith(f'{tmp_path}/index.html:2:2: warning: a ContextObject has {lacks}') and status == 1


TYPES = [
    ({'citation_isbn': '978-3'}, 'book: Lind, Bo (2022/5/12). Wicks'),
    ({'citation_isbn': '978-3', 'citation_inbook_title': 'Lamps'}, 'bookSection: Lind, Bo (2022/5/12). Wicks. Lamps'),
    (
        {'citation_dissertation_institution': 'Harbour', 'citation_doi': '10.5555/x'},
        'thesis: Lind, Bo (2022/5/12). Wicks. Harbour. doi:10.5555/x',
    ),
    ({'citation_technical_report_institution': 'Harbour'}, 'report: Lind, Bo (2022/5/12). Wicks. Harbour'),
    (
        {'citation_journal_title': 'Lights', 'citation_conference_title': 'Days'},
        'conferencePaper: Lind, Bo (2022/5/12). Wicks. Days',
    ),
    # Zotero: the types of these tags "are generally most accurate".
    (
        {'citation_conference_title': 'Days', 'z:itemType': 'preprint'},
        'conferencePaper: Lind, Bo (2022/5/12). Wicks. Days',
    ),
    ({'citation_isbn': '978-3', 'z:itemType': 'dataset'}, 'dataset: Lind, Bo (2022/5/12). Wicks'),
    ({'og:type': 'website'}, 'webpage: Lind, Bo (2022/5/12). Wicks'),
    ({'og:type': 'article', 'dc.type': 'Conference Paper'}, 'conferencePaper: Lind, Bo (2022/5/12). Wicks'),
    ({'DC.title': 'Other', 'DC.source': 'Lights'}, 'journalArticle: Lind, Bo (2022/5/12). Wicks. Lights'),
    (
        {'dc.identifier': 'https://doi.org/10.5555/x', 'citation_journal_title': 'L'},
        'journalArticle: Lind, Bo (2022/5/12). Wicks. L. doi:10.5555/x',
    ),
]


@pytest.mark.parametrize(('tags', 'line'), TYPES)
def test_what_zotero_saves_of_a_paper(
    tags: Mapping[str, str], line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, paper(tags))
    assert f'  Zotero: 1 item by Embedded Metadata\n    {line}\n      attached: ' in look(tmp_path, capsys)[0]


OTHER_WORDS = {
    'BE Press': {
        'bepress_citation_title': 'Wicks', 'bepress_citation_author': 'Lind, Bo', 'bepress_citation_date': '2022',
        'bepress_citation_journal_title': 'Lights', 'bepress_citation_doi': '10.5555/x',
    },
    'Eprints': {
        'eprints.title': 'Wicks', 'eprints.creators_name': 'Lind, Bo', 'eprints.date': '2022',
        'eprints.type': 'article', 'eprints.publication': 'Lights', 'DC.identifier': 'doi:10.5555/x',
    },
    'PRISM': {
        'dc.title': 'Wicks', 'dc.creator': 'Lind, Bo', 'prism.publicationDate': '2022',
        'prism.publicationName': 'Lights', 'prism.aggregationType': 'journal', 'prism.doi': '10.5555/x',
    },
    'Dublin Core': {
        'DC.title': 'Wicks', 'DC:creator': 'Lind, Bo', 'DCTERMS.issued': '2022', 'DC_type': 'Journal Article',
        'dc.source': 'Lights', 'dcterms.identifier': '10.5555/x',
    },
}  # fmt: skip


@pytest.mark.parametrize('vocabulary', OTHER_WORDS)
def test_a_paper_may_be_told_in_other_words(
    vocabulary: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, paper({**dict.fromkeys(TAGS, ''), **OTHER_WORDS[vocabulary]}))
    out, err, _status = look(tmp_path, capsys)
    assert '    journalArticle: Lind, Bo (2022). Wicks. Lights. doi:10.5555/x\n' in out
    is_last_resort = vocabulary == 'Dublin Core'
    assert err.count('[scholar-vocabulary]') == err.count('\n') == is_last_resort
    assert ('  Scholar: accepted, but the paper is told in Dublin Core alone\n' in out) is is_last_resort


@pytest.mark.parametrize(
    ('changed', 'code'),
    [
        ({'bepress_citation_author': 'Lind, Bo*'}, 'scholar-author'),
        ({'bepress_citation_title': ''}, 'scholar-incomplete'),
        ({'prism.startingPage': '11-19'}, 'scholar-field'),
        ({'prism.volume': '1234-567X'}, 'scholar-field'),
        ({'bepress_citation_pdf_url': 'wicks.pdf'}, 'scholar-pdf'),
    ],
)
def test_a_fault_in_other_words_is_found(
    changed: Mapping[str, str], code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, paper({**dict.fromkeys(TAGS, ''), **OTHER_WORDS['BE Press'], **changed}))
    assert re.findall(r'\[([a-z-]+)\]$', look(tmp_path, capsys)[1], re.MULTILINE) == [code]


def test_dublin_core_on_a_page_of_another_kind_is_no_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, paper({**dict.fromkeys(TAGS, ''), 'DC.title': 'Contact', 'DC.creator': 'The Harbour'}, body=''))
    assert look(tmp_path, capsys) == ('0 pages with metadata, 2 without\n', '', 0)


def test_a_page_with_nothing_but_dois_is_looked_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / 'index.html').write_text(
        '<a href="https://doi.org/10.5555/x">x</a><script type="application/ld+json">{}</script>', encoding='utf8'
    )
    assert look(tmp_path, capsys)[0].startswith('index.html\n  Zotero: 1 item by DOI, looked up elsewhere\n')


def test_a_wrong_use_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / 'a.txt').write_text('')
    assert look(tmp_path, capsys) == ('', f'sphinx-pubs: {tmp_path} has no HTML file\n', 2)
    assert look(tmp_path / 'a.txt', capsys) == ('', f'sphinx-pubs: {tmp_path}/a.txt is no directory\n', 2)
    assert look(tmp_path / 'b', capsys)[2] == 2


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, paper())
    (tmp_path / 'loop.html').symlink_to('loop.html')
    (tmp_path / 'around').symlink_to('.')
    (tmp_path / 'gone.html').symlink_to('nowhere')
    (tmp_path / 'folder.html').mkdir()
    os.mkfifo(tmp_path / 'pipe.html')
    out, err, status = look(tmp_path, capsys)
    assert [line.partition(' ')[0] for line in err.splitlines()] == [
        f'{tmp_path}/{name}.html:1:1:' for name in ('gone', 'loop', 'pipe')
    ]
    assert err.count('[source-unreadable]\n') == 3 and status == 2
    assert out.endswith('1 page with metadata, 1 without\n')
