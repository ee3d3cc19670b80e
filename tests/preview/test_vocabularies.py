"""Papers that are told in the words of BE Press, Eprints, PRISM and Dublin Core."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.preview.paper_pages import TAGS, look, paper, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


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
