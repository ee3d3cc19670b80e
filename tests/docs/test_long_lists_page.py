"""The page on long lists: a list over several pages has every entry once, and everything leads to the right one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.load import load
from tests.docs.conftest import DOCS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site

PAGE = (DOCS / 'long-lists.md').read_text(encoding='utf8')


def entries_of(html: str) -> list[str]:
    return re.findall(r'<li class="pubs-entry"[^>]* id="pub-(\w+)"', html)


def test_every_entry_of_the_example_is_on_one_of_its_pages(site: Path) -> None:
    pages = sorted((site / 'long-lists').glob('*.html'), reverse=True)
    shown = [key for page in pages for key in entries_of(page.read_text(encoding='utf8'))]
    assert shown == [each.key for each in load(DOCS / 'layouts' / 'lamps.bib').publications]
    html = (site / 'long-lists.html').read_text(encoding='utf8')
    main = html[html.index('id="a-page-for-each-year"') : html.index('id="what-it-costs"')]
    links = re.findall(r'href="(long-lists/[^"]*)"', main)
    assert links == [f'long-lists/{page.name}' for page in pages]


def test_the_page_that_is_shown_is_one_of_the_example() -> None:
    (shown,) = re.findall(r'^````markdown\n(# 2023\n.*?)^````$', PAGE, re.DOTALL | re.MULTILINE)
    assert shown == (DOCS / 'long-lists' / '2023.md').read_text(encoding='utf8')


LIST = """- Ahl, B. (2024). *Lamps.* Quay.
- Ek, C. (2023). *Wicks.* Quay.
- Oja, D. (forthcoming). *Oil.*
"""
YEAR = '# Year\n\n```{{publications}} list.txt\n:filter: {}\n```\n'
PAGES = {
    'index.md': '# Index\n\n{pub:t}`ahl2024lamps`, {pub:t}`ek2023wicks`\n\n```{toctree}\n:glob:\n\npage*\n```\n',
    'page2023.md': YEAR.format('year == 2023'),
    'page2024.md': YEAR.format('year == 2024'),
    'pagenone.md': YEAR.format('not has(year)'),
    'list.txt': LIST,
}


def test_citations_lead_to_the_page_that_has_the_entry(make_site: Callable[..., Site]) -> None:
    built = make_site(PAGES).build()
    assert built.warnings == ''
    links = re.findall(r'href="(page\d+\.html#[^"]*)"', built.text('index.html'))
    assert links == ['page2024.html#pub-ahl2024lamps', 'page2023.html#pub-ek2023wicks']
    assert len(entries_of(built.text('pagenone.html'))) == 1


def test_the_pages_of_a_source_are_written_again_with_it_and_no_others(make_site: Callable[..., Site]) -> None:
    site = make_site({**PAGES, 'other.md': '---\norphan: true\n---\n\n# Other\n'})
    site.build()
    (site.srcdir / 'list.txt').write_text(LIST + '- Ito, A. (2023). *Fog.* Quay.\n', encoding='utf8')
    built = site.build()
    assert len(entries_of(built.text('page2023.html'))) == 2
    # The index has them in a table of contents, which Sphinx makes anew.
    assert built.written == ['index', 'page2023', 'page2024', 'pagenone']
