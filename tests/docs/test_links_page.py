"""The page on links shows what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import html5lib

from sphinxcontrib_pubs.format.link_kinds import LABELS, PLACEHOLDERS
from sphinxcontrib_pubs.sphinx_ext.option_values import SHOWN
from tests.docs.conftest import DOCS
from tests.page_entries import lines

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

PAGE = (DOCS / 'links.md').read_text(encoding='utf8')


def rows(element: Element) -> list[list[str]]:
    return [
        [' '.join(''.join(link.itertext()).split()) for link in row.iter('a')]
        for row in element.iter('span')
        if row.get('class') == 'pubs-links'
    ]


def test_the_examples_have_the_links_that_the_page_tells_of(site: Path) -> None:
    html = (site / 'links.html').read_text(encoding='utf8')
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    assert rows(tree) == [['Code', 'Talk', 'Lighthouse'], ['PDF', 'Video'], ['DOI', 'Lighthouse'], ['PDF']]
    assert 'data-icon="▷"' in html
    assert 'href="https://lighthouses.example/forty%20lights"' in html
    assert [name.group(1) for name in re.finditer(r'data-label="([^"]*)"', html)] == ['… 2 more']
    assert re.findall(r'<details class="pubs-(\w+)"', html) == ['abstract', 'notes']
    assert lines(html)[2].startswith(
        'Rosa Quist, Ada Bell, Ken Sato, Jane Roe, Lee Wu, Tunde Abara, Mei Ito, & Émile Øby.'
    )
    (talk,) = site.glob('_downloads/*/talk.txt')
    assert f'href="{talk.relative_to(site)}"' in html
    shown = re.findall(r'^````markdown\n(.*?)^````$', PAGE, re.MULTILINE | re.DOTALL)
    assert all(PAGE.count(example) == 2 for example in shown)


def test_every_kind_placeholder_and_part_is_told() -> None:
    own = {'preprint', 'url', 'pmid', 'pmcid'}  # told as numbers, or names that no author writes
    assert {kind for kind in LABELS.keys() - own if f'`{kind}`' not in PAGE} == set()
    assert {name for name in PLACEHOLDERS if f'`{{{name}}}`' not in PAGE} == set()
    assert {name for name in SHOWN if f'`{name}`' not in PAGE} == set()
    settings = re.search(r'```python\n(.*?)```', PAGE, re.DOTALL)
    assert settings
    assert settings[1] in (DOCS / 'conf.py').read_text(encoding='utf8')
