"""The page on search and filters shows what it tells, and tells of all there is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.library.facets import FACETS
from tests.browser.reader import PAINTED
from tests.docs.conftest import DOCS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser


def test_every_facet_is_told_of() -> None:
    source = (DOCS / 'finding.md').read_text(encoding='utf8')
    assert re.findall(r'^\* - `(\w+)`$', source, re.MULTILINE) == list(FACETS)


def test_the_live_list_has_what_its_source_says(site: Path) -> None:
    html = (site / 'finding.html').read_text(encoding='utf8')
    data = re.search(r'<script type="application/json">(.*?)</script>', html)
    assert data is not None
    facets = json.loads(data[1])
    assert [facet['name'] for facet in facets] == ['year', 'venue', 'author']
    assert ['2022', '2022'] in facets[0]['values']
    # The names in the example of an address.
    assert {'neurips'} <= {name for name, _ in facets[1]['values']}
    assert {'lin'} <= {name for name, _ in facets[2]['values']}
    assert all(len(facet['of']) == 25 for facet in facets)


def test_only_the_lists_that_ask_for_it_can_be_searched(site: Path) -> None:
    assert (site / 'finding.html').read_text(encoding='utf8').count('type="search"') == 1
    assert 'type="search"' not in (site / 'people.html').read_text(encoding='utf8').replace('sidebar', '')


@pytest.mark.browser
def test_the_numbers_in_the_contents_of_the_theme_follow(
    site: Path, browser: Browser, serve: Callable[[Path], str]
) -> None:
    count = 'document.querySelector(".toc-tree a[href=\'#pubs-year-2022\'] .pubs-group__count").textContent'
    browser.open(serve(site) + 'finding.html')
    assert browser.evaluate(count) == '(9)'
    browser.open(serve(site) + 'finding.html?year=2022&venue=icml')
    browser.evaluate(PAINTED)
    shown = browser.evaluate('document.querySelectorAll("#pubs-year-2022 .pubs-entry:not([hidden])").length')
    assert 0 < shown < 9 and browser.evaluate(count) == f'({shown} of 9)'
