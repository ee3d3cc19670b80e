"""On one page of all documents every entry and every group has an id of its own, and links lead to the right one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

pytestmark = pytest.mark.releases

REFS = """@article{lamps, author = {Quist, Rosa}, title = {Lamps at Sea}, year = 2021, journal = {Journal of Lamps}}
@misc{wicks, author = {Sato, Kenji}, title = {Wicks}, year = 2020}
"""
LIST = '```{publications} refs.bib\n:group-by: year\n:jump-list:\n:chart: year\n'
FILES = {
    'refs.bib': REFS,
    'index.md': '# Home\n\nAs {pub:t}`lamps` has it, and {ref}`all-year-2020`.\n\n```{toctree}\nzebra\nant\nbee\n```\n',
    'zebra.md': f'# Zebra\n\n{LIST}:name: all\n```\n\nMore in {{ref}}`all-year-2020`.\n',
    'ant.md': f'# Ant\n\n{LIST}```\n\n{{pub:p}}`lamps`\n',
    'bee.md': f'# Bee\n\n````{{note}}\n{LIST}```\n````\n',
}


@pytest.fixture
def built(make_site: Callable[..., Site]) -> Built:
    built = make_site(FILES).build('singlehtml')
    assert built.warnings == ''
    return built


def test_no_id_stands_twice(built: Built) -> None:
    ids = Counter(re.findall(r'\sid="([^"]*)"', built.text('index.html')))
    assert [identifier for identifier, count in ids.items() if count > 1] == []
    assert {'pub-lamps', 'pub-lamps-zebra', 'pub-lamps-bee', 'pubs-year-2020', 'pubs-year-2020-ant'} <= ids.keys()


def test_every_link_within_the_page_has_a_target(built: Built) -> None:
    html = built.text('index.html')
    body = html[html.index('<h1>') :]
    ids = set(re.findall(r'\sid="([^"]*)"', html))
    linked = re.findall(r'href="#(pubs?-[^"]*)"', body)
    assert len(linked) > 20
    assert [each for each in linked if each not in ids] == []
    assert not re.search(r'href="#document-[^"]*#pubs?-', body)


def test_the_contents_lead_to_the_groups_of_each_document(make_site: Callable[..., Site]) -> None:
    html = make_site(FILES, html_theme='basic').build('singlehtml').text('index.html')
    # With the name of the file before it in Sphinx 7, with that of the document from 8 on, as all sections have it.
    pattern = r'href="(?:index\.html)?#(?:document-\w+#)?(pubs-[^"]*)">\d+</a>'
    sidebar = html[html.index('"sphinxsidebar"') :]
    found = re.findall(pattern, sidebar)
    assert found == ['pubs-year-2021', 'pubs-year-2020', 'pubs-year-2021-ant', 'pubs-year-2020-ant']
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert [ids.count(fragment) for fragment in re.findall(r'href="[^"#]*#([^"]*pubs-[^"]*)"', sidebar)] == [1, 1, 1, 1]


def test_citations_lead_to_the_home_and_labels_to_their_group(built: Built) -> None:
    """The home is in the first document by name, whatever the order on the page."""
    html = built.text('index.html')
    places = {name: html.index(f'id="{name}"') for name in ('document-zebra', 'document-ant', 'document-bee')}
    assert places['document-ant'] < html.index('id="pub-lamps"') < places['document-bee']
    cited = re.findall(r'<a class="reference internal" href="([^"]*)"[^>]*><span>Quist', html)
    assert cited == ['#pub-lamps', '#pub-lamps']
    labels = re.findall(r'href="([^"]*)"><span class="std std-ref">2020', html)
    assert labels == ['#pubs-year-2020', '#pubs-year-2020']
    assert places['document-zebra'] < html.index('id="pubs-year-2020"') < places['document-ant']


def test_a_numbered_contents_counts_the_groups_of_each_document(make_site: Callable[..., Site]) -> None:
    index = FILES['index.md'].replace('```{toctree}\n', '```{toctree}\n:numbered:\n\n')
    html = make_site({**FILES, 'index.md': index}).build('singlehtml').text('index.html')
    found = re.findall(r'id="pubs-year-([\w-]+)">\s*<h\d[^>]*><span class="section-number">([\d.]+)', html)
    assert found == [('2021', '1.1.'), ('2020', '1.2.'), ('2021-ant', '2.1.'), ('2020-ant', '2.2.')]


def test_pages_of_their_own_keep_their_ids(make_site: Callable[..., Site]) -> None:
    site = make_site(FILES)
    site.build('singlehtml')
    built = site.build('html')
    for name in ('zebra', 'ant', 'bee'):
        html = built.text(f'{name}.html')
        assert 'id="pub-lamps"' in html and 'id="pubs-year-2020"' in html and 'pub-lamps-' not in html
