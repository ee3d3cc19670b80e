"""A site that Sphinx built is taken whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.cli.command import run as main

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
    journalArticle: Berg, Ann; Lind, Bo; Wu, L.; et al. (2021). Zinc lamps. Lights. doi:10.5555/x
    preprint: Lind, Bo (2022). Wicks. arXiv
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


def test_a_site_of_ours_with_a_folder_a_page_is_taken_whole(
    make_site: Callable[..., Site], capsys: pytest.CaptureFixture[str]
) -> None:
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
