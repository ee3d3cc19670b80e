"""The page on lists and pages of people shows what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.docs.conftest import DOCS

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = (DOCS / 'author-pages.md').read_text(encoding='utf8')


def test_the_shown_lists_are_the_live_ones() -> None:
    blocks = re.findall(r'^```\{publications\}.*?^```$', SOURCE, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 4 and blocks[::2] == blocks[1::2]


def test_a_members_list_has_the_member_in_every_entry(site: Path) -> None:
    html = (site / 'author-pages.html').read_text(encoding='utf8')
    first = html[html.index('id="a-member-s-list"') : html.index('id="publications-by-year"')]
    entries = re.findall(r'<li class="pubs-entry".*?</li>', first, re.DOTALL)
    assert len(entries) == 5 and all('Lindqvist' in each for each in entries)


def test_the_chart_leads_to_the_groups_below_it(site: Path) -> None:
    html = (site / 'author-pages.html').read_text(encoding='utf8')
    chart = re.search(r'<figure class="pubs-chart">.*?</figure>', html, re.DOTALL)
    assert chart is not None
    targets = re.findall(r'href="#([^"]*)" aria-label', chart[0])
    assert targets and all(f'id="{target}"' in html for target in targets)
    counted = sum(int(number) for number in re.findall(r'(\d+) publications?</a>', chart[0]))
    assert counted == 8
