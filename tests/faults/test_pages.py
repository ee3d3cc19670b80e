"""What the pages of other tools show wrongly."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Built


def entry(built: Built, key: str, page: str = 'list.html') -> str:
    """The HTML of an entry."""
    (found,) = re.findall(rf'<li class="pubs-entry[^>]*id="pub-{key}".*?</li>', built.text(page), re.DOTALL)
    return str(found)


def words(html: str) -> str:
    return ' '.join(unescape(re.sub(r'<[^>]*>', '', html)).split())


def test_only_the_address_that_no_page_may_link_to_is_warned_of(built: Built) -> None:
    assert re.findall(r'\[pubs\.[a-z-]+\]', built.warnings) == ['[pubs.url-scheme]']


def test_a_javascript_address_is_no_link(built: Built) -> None:
    assert 'javascript:' not in built.text('list.html')
    assert words(entry(built, 'script')) == 'Ann Berg. (2021). Oil at Sea.'


def test_a_doi_given_as_an_address_is_not_doubled(built: Built) -> None:
    found = re.findall(r'href="([^"]*doi\.org[^"]*)"', entry(built, 'doi'))
    assert found == ['https://doi.org/10.5555/wicks']


def test_titles_keep_their_capitals(built: Built) -> None:
    assert 'The DNA of Lamps in Norway' in words(entry(built, 'capitals'))


def test_commands_and_formulas_are_set(built: Built) -> None:
    html = entry(built, 'commands')
    assert '<em>Oil</em>' in html and r'\(x^2\)</span>' in html
    assert r'\emph' not in html and '$' not in html


def test_an_address_in_a_note_is_a_link_and_plain_words_in_a_tooltip(built: Built) -> None:
    assert '<a href="https://a.example/note_1">' in entry(built, 'commands')
    (hover,) = re.findall(r'href="list.html#pub-commands" title="([^"]*)"', built.text('citing.html'))
    assert 'https://a.example/note_1' in hover
    assert not re.search(r'[\\{}<]|&lt;', hover)


def test_an_entry_without_author_year_or_title_is_a_plain_line(built: Built) -> None:
    assert words(entry(built, 'nobody')).startswith('A Lamp without a Maker. (2019).')
    assert words(entry(built, 'undated')).startswith('Ann Berg. A Lamp without a Year.')
    assert words(entry(built, 'untitled')).startswith('Ann Berg. (2018). Quay.')
    assert words(entry(built, 'nothing')).startswith('Something burned.')


def test_it_can_be_cited_as_well(built: Built) -> None:
    (said,) = re.findall(r'<p>As .*?</p>', built.text('citing.html'), re.DOTALL)
    assert words(said) == "As O'Brien (2020) say, “A Lamp without a Maker” (2019), Berg (n.d.), “nothing” (n.d.)."


def test_a_month_does_not_leak_into_the_next_entry(built: Built) -> None:
    years = re.findall(r'<span class="pubs-year">([^<]*)', built.text('list.html'))
    assert years == ['2021', '2021, May 12', '2020', '2020', '2019', '2018']


def test_particles_and_suffixes_stay_with_their_names(built: Built) -> None:
    assert re.findall(r'<span class="pubs-author[^>]*>([^<]*)', entry(built, 'capitals')) == [
        'Rob van der Goot',
        'Martin King Jr.',
    ]


def test_folded_names_stand_once_with_their_links_and_the_own_one_is_seen(built: Built) -> None:
    html = entry(built, 'many', 'many.html')
    names = re.findall(r'<span class="pubs-author([^"]*)">(?:<a [^>]*href="([^"]*)"[^>]*>)?([^<,]*)', html)
    assert [name for _classes, _link, name in names] == ['Abe', 'Bell', 'Cole', 'Dahl', 'Eck', 'Falk', 'Gill']
    found = {name: (classes, link) for classes, link, name in names}
    assert found['Dahl'] == (' pubs-author--self', 'https://lamps.example/dahl')
    assert found['Bell'] == (' pubs-author--alumni', 'https://lamps.example/bell')
    folded, *_more = re.findall(r'<details class="pubs-more-authors">(.*?)</details>', html)
    assert 'Bell' in folded and 'Cole' in folded and 'Dahl' not in folded


@pytest.mark.parametrize('page', ['list.html', 'papers/commands.html'])
def test_a_name_with_an_apostrophe_breaks_no_script(built: Built, page: str) -> None:
    """Names stand in scripts as JSON alone, which is data to a browser, whatever is in it."""
    html = built.text(page)
    kinds = set(re.findall(r'<script([^>]*)>[^<]*Brien', html))
    assert kinds and all('application/' in each and 'json' in each for each in kinds)
