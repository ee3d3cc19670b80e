"""The page on exports shows what it says, and its links lead to the files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.bibtex import entry_to_bibtex
from sphinxcontrib_pubs.export.bibtex.tables import is_private
from sphinxcontrib_pubs.sources.bibtex.entry_text import read_entry_text
from sphinxcontrib_pubs.sources.load import load, read
from tests.docs.conftest import DOCS
from tests.sphinx_build import run_sphinx

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (DOCS / 'exports.md').read_text(encoding='utf8')


def test_the_entry_that_is_shown_is_the_one_that_is_made() -> None:
    first = load(DOCS / 'publication.md').publications[0]
    (shown,) = re.findall(r'^```bibtex\n(.*?)^```$', PAGE, re.DOTALL | re.MULTILINE)
    assert entry_to_bibtex(first, read_entry_text) == shown


def test_fields_are_private_or_not_as_the_page_says() -> None:
    for field in ('file', 'owner', 'timestamp', 'groups', 'mendeley-tags', 'bdsk-url-1', 'zotero-key', '__markedentry'):
        assert is_private(field)
    for field in ('note', 'keywords', 'abstract', 'annote', 'filename-of-data'):
        assert not is_private(field)


def test_files_lie_beside_the_page_as_it_says(tmp_path: Path) -> None:
    """The page alone, as the whole documentation is built elsewhere."""
    (tmp_path / 'conf.py').write_text("extensions = ['myst_parser', 'sphinxcontrib_pubs']\n", encoding='utf8')
    (tmp_path / 'sources').mkdir()
    (tmp_path / 'sources' / 'lights.yml').write_bytes((DOCS / 'sources' / 'lights.yml').read_bytes())
    shown, block, shown_groups, groups, shown_entries, entries = re.findall(
        r'^```\{publications\} sources/lights.yml\n.*?^```$', PAGE.replace('````', ''), re.DOTALL | re.MULTILINE
    )
    assert (shown, shown_groups, shown_entries) == (block, groups, entries)
    (tmp_path / 'index.md').write_text(f'# Exports\n\n{block}\n\n{groups}\n\n{entries}\n', encoding='utf8')
    run = run_sphinx(tmp_path, tmp_path / 'html', 'html')
    assert run.returncode == 0, run.stderr
    html = (tmp_path / 'html' / 'index.html').read_text(encoding='utf8')
    assert html.count('<details class="pubs-bibtex">') == 2
    links = re.findall(r'class="pubs-download" href="([^"]*)"', html)
    assert 'index.lights-by-year.year-2022.bib' in links
    assert re.findall(r'class="pubs-link pubs-download" href="([^"]*)"', html) == [
        f'index.lights-one-by-one.quist2023.{suffix}' for suffix in ('bib', 'ris')
    ]
    for href in links[:3]:
        text = (tmp_path / 'html' / href).read_text(encoding='utf8')
        assert (
            len(
                read(text, file=href, format={'bib': 'bibtex', 'json': 'csl-json'}.get(href[6:], href[6:])).publications
            )
            == 2
        )
