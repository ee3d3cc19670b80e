"""What Scholar's rules say of a page: every fault is found by its code and at its place."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import pytest

from tests.preview.paper_pages import ABSTRACT, COINS, coins, look, paper, write

if TYPE_CHECKING:
    from pathlib import Path


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
def test_a_pdf_that_is_none_or_too_large_is_told(
    pdf: bytes, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, paper(), pdf=pdf)
    _out, err, status = look(tmp_path, capsys)
    assert words in err and err.endswith('[scholar-pdf]\n') and status == 1


def test_a_second_title_is_a_second_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, paper().replace('</head>', '<meta name="citation_title" content="Oil"></head>'))
    assert look(tmp_path, capsys)[1].endswith('[scholar-field]\n')
