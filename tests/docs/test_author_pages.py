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
    # The last one is of a site with other files.
    assert len(blocks) == 5 and blocks[:4:2] == blocks[1:4:2]


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


def test_people_of_the_documentation_have_their_pages(site: Path) -> None:
    html = (site / 'people' / 'lindqvist.html').read_text(encoding='utf8')
    assert '<h1>Olga Lindqvist</h1>' in html
    assert 'PhD student, 2017–2021; postdoc, since 2023' in html
    assert re.findall(r'class="pubs-group__heading">(\d+)', html)[:2] == ['2024', '2022']
    assert 'Rita Mbeki</a>' in html and 'Slate and its lichens' in html
    lists = (site / 'author-pages.html').read_text(encoding='utf8')
    assert '<a class="reference internal" href="people/lindqvist.html">' in lists
    assert re.search(r'pubs-author[^>]*><a href="people/mbeki.html">R', lists)


def test_who_has_a_page_elsewhere_and_here_is_led_here(site: Path) -> None:
    html = (site / 'people.html').read_text(encoding='utf8')
    assert 'href="people/abara.html"' in html
    assert 'href="https://example.org/abara">Website</a>' in (site / 'people' / 'abara.html').read_text(encoding='utf8')
