"""Whatever a page is, it is read: broken markup, any bytes, other encodings, large ones."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxcontrib_pubs.preview.page import Page
from sphinxcontrib_pubs.preview.reader import read_html
from sphinxcontrib_pubs.preview.scholar import check_papers
from sphinxcontrib_pubs.preview.site import Site, decode
from sphinxcontrib_pubs.preview.structured import check_works, number_of_works
from sphinxcontrib_pubs.preview.zotero import check_items, saved_from

if TYPE_CHECKING:
    from collections.abc import Callable

PIECES = [
    *('<', '>', '</', '/>', '<!', '<!--', '-->', '<![CDATA[', '<![x', ']]>', '<?', '&', '&#x110000;', '&#0;'),
    *('"', "'", '=', ' ', '\x00', '\ud800', '<p class="abstract">', '<details>', '</details>', '</p>'),
    *('<h2>Abstract', '</h2>', '<svg>'),
    *('<div/>', '<title>', '<textarea>', '<plaintext>', '<template>', '<script>', '</script>'),
    '<meta name=citation_title content=',
    '<meta name=citation_author>',
    *('<meta name=DC.title content=x>', '<meta name=dc:creator content="', '<meta name=dcterms.issued content=2020>'),
    *('<meta name="dc." content=x>', '<meta name=prism.doi content="10.">', '<meta name=eprints.type content=" ">'),
    '<meta name="citation_pdf_url" content="http://[',
    '<meta name="citation_publication_date" content="9999999999">',
    '<meta name="citation_firstpage" content="٣-٤">',
    '<span class=Z3988 title="rft_val_fmt=info:ofi/fmt:kev:mtx:book&rft.au=%FF">',
    '<script type="application/ld+json">',
    *('{"@graph": [', '{"@type": "ItemList", "itemListElement": ', '{"@type": ["Book", {}]}', '[null]'),
    *('<base href="//[">', '<a href="http://[::1">', '<a href="%ff">', '<link rel=canonical href="https://[">'),
    '<link rel=canonical href="https://h/index.html">',
]  # fmt: skip


def look(text: str) -> Page:
    """All that is said of a page, without a file."""
    page = Page(file=Path('absent/index.html'), name='index.html')
    read_html(text, page)
    list(check_papers(Site({page.name: page}, [])))
    list(check_items(page))
    list(check_works(page))
    saved_from(page)
    number_of_works(page)
    return page


@given(st.binary(max_size=400))
def test_any_bytes_are_read(content: bytes) -> None:
    look(decode(content))


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30).map(''.join))
def test_any_markup_is_read(text: str) -> None:
    look(text)


@pytest.mark.parametrize(
    ('content', 'title'),
    [
        ('Größe'.encode(), 'Größe'),
        (b'\xef\xbb\xbf' + 'Größe'.encode(), 'Größe'),
        (b'<meta charset="iso-8859-1">' + 'Größe “'.encode('cp1252'), 'Größe “'),
        (b'<meta http-equiv=x content="text/html; charset=windows-1251">' + 'Масло'.encode('cp1251'), 'Масло'),
        (b'<meta charset=shift_jis>' + '灯台'.encode('shift_jis'), '灯台'),
        (b'<meta charset=hex>' + 'Größe'.encode(), 'Größe'),
        (b'<meta charset=windows-9999>' + 'Größe'.encode(), 'Größe'),
        (b'<meta charset=utf-16>' + 'Größe'.encode(), 'Größe'),
        (b'Gr\xff\xfe', 'Gr\ufffd\ufffd'),
    ],
)
def test_the_encoding_is_the_one_that_the_page_says(content: bytes, title: str) -> None:
    assert decode(content).endswith(title)


@pytest.mark.parametrize('mark', ['utf-16-le', 'utf-16-be'])
def test_a_mark_of_byte_order_is_above_all(mark: str) -> None:
    assert decode('\ufeff<meta charset=utf-8>灯台'.encode(mark)) == '<meta charset=utf-8>灯台'


#: Pages of so many elements, within each other or in a row.
MANY: dict[str, Callable[[int], str]] = {
    'within each other, and ends of others': lambda n: '<div>' * n + '</b>' * n,
    'that other ends would end': lambda n: '<p>' * n + '</div>' * n,
    'of two kinds within each other': lambda n: '<b><div>' * (n // 2) + '</b>' * (n // 2),
    'in a heading': lambda n: '<h2>' + 'Abstract &amp; ' * n,
    'in a row': lambda n: '<a href="x">y</a>\n' * n,
}


@pytest.mark.parametrize('name', MANY)
def test_a_page_of_many_elements_is_read(name: str) -> None:
    text = MANY[name](20_000)
    assert look(f'{text}<meta name="citation_title" content="Oil">').content('citation_title') == 'Oil'


@pytest.mark.timed
@pytest.mark.parametrize('name', MANY)
def test_time_grows_with_the_elements_and_not_with_their_square(name: str) -> None:
    def seconds(number: int) -> float:
        text = MANY[name](number)
        started = time.process_time()
        look(text)
        return time.process_time() - started

    assert seconds(160_000) < 16 * min(seconds(20_000) for _ in range(3))


@pytest.mark.parametrize('piece', ['<a ', '<', '<!--', '<![CDATA[', '<!x ', '<?', '&', '</a', '<a b="', '<script></'])
def test_what_nothing_ends_is_passed_over(piece: str) -> None:
    page = look('<meta name="citation_title" content="Oil"><p class="abstract">AT&T' + piece * 200_000)
    assert page.content('citation_title') == 'Oil' and page.abstract is not None
