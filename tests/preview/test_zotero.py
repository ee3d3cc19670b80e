"""What Zotero's translators save of a list and of a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.preview.paper_pages import COINS, coins, look, paper, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


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
def test_zotero_saves_each_context_object_as_the_item_that_it_names(
    query: str, line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
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
def test_zotero_saves_a_paper_as_the_item_that_its_tags_tell(
    tags: Mapping[str, str], line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, paper(tags))
    assert f'  Zotero: 1 item by Embedded Metadata\n    {line}\n      attached: ' in look(tmp_path, capsys)[0]


def test_a_page_with_nothing_but_dois_is_looked_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / 'index.html').write_text(
        '<a href="https://doi.org/10.5555/x">x</a><script type="application/ld+json">{}</script>', encoding='utf8'
    )
    assert look(tmp_path, capsys)[0].startswith('index.html\n  Zotero: 1 item by DOI, looked up elsewhere\n')
