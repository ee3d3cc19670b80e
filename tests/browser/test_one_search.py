"""A page that was written by hand, with many short lists, is searched as one, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import SETTLED, Reader

if TYPE_CHECKING:
    from tests.browser_session import Browser

pytestmark = pytest.mark.browser

SHOWN = """
[...document.querySelectorAll('.pubs-entry')].filter(entry => entry.checkVisibility())
  .map(entry => entry.querySelector('.pubs-title').textContent)
"""
HEADINGS = """
[...document.querySelectorAll('h1, h2, h3')].filter(one => one.checkVisibility() && one.closest('[role=main]'))
  .map(one => one.firstChild.data)
"""
ALL = ['Papers of the quay', '2021', '2020', 'Journals', 'Reports', '2019', 'Contact']


@pytest.fixture
def reader(browser: Browser, address: str) -> Reader:
    return Reader(browser, address + 'by_hand.html').open()


def test_one_box_stands_above_all_lists(reader: Reader) -> None:
    assert reader.browser.evaluate('document.querySelectorAll(".pubs-find__search").length') == 1
    assert reader.said == '11 publications'
    box, heading = reader.browser.box('.pubs-find'), reader.browser.box('h2')
    assert reader.browser.box('h1')['bottom'] < box['top'] and box['bottom'] < heading['top']


def test_what_has_nothing_left_vanishes_with_its_headings(reader: Reader) -> None:
    reader.look_for('wick')
    assert reader.browser.evaluate(SHOWN) == ['The wick of a lamp', 'On ropes and wicks']
    assert reader.said == '2 of 11 publications'
    assert reader.browser.evaluate(HEADINGS) == ['Papers of the quay', '2021', '2020', 'Reports', 'Contact']
    reader.look_for('tallow')
    # The page says something else below the heading of 2020, which is no list's.
    assert reader.browser.evaluate(HEADINGS) == ['Papers of the quay', '2020', 'Reports', '2019', 'Contact']
    reader.look_for('nothing')
    assert reader.said == 'No publication matches.'
    reader.press('Escape')
    assert reader.browser.evaluate(HEADINGS) == ALL and len(reader.browser.evaluate(SHOWN)) == 11


def test_an_abbreviated_venue_is_found_by_its_whole_name(reader: Reader) -> None:
    reader.look_for('knowledge discovery chimes')
    assert reader.browser.evaluate(SHOWN) == ['On chimes']


def test_filters_have_the_values_of_all_lists_and_the_headings_among_them(reader: Reader) -> None:
    assert reader.facet('Venue') == 'KDD (4), Quay Letters (3), CHI (2), Harbour reports (2)'
    reader.choose('CHI')
    assert reader.browser.evaluate(SHOWN) == ['Oil for lamps', 'Candles']
    assert reader.facet('Year') == '2021 (1), 2020 (0), 2019 (1)'
    assert reader.query == '?venue=chi'
    reader.open('?topic=reports')
    assert reader.browser.evaluate(SHOWN) == ['On ropes and wicks', 'On knots']


def test_an_entry_of_a_later_list_that_the_address_names_is_shown(reader: Reader) -> None:
    name = reader.browser.evaluate('[...document.querySelectorAll(".pubs-entry")].at(-1).id')
    reader.open(f'?find=wick#{name}').browser.evaluate(SETTLED)
    assert reader.browser.evaluate(SHOWN)[-1] == 'Candles'
    assert 0 <= reader.browser.box(f'#{name}')['top'] < 900


def test_a_section_that_a_link_leads_to_is_shown(reader: Reader) -> None:
    """The theme's own table of contents leads there."""
    reader.open('?find=wick')
    name = reader.browser.evaluate('[...document.querySelectorAll("h2")].at(-2).parentElement.id')
    reader.browser.evaluate(f'location.hash = {name!r}; {SETTLED}')
    assert reader.browser.evaluate(SHOWN) == ['The wick of a lamp', 'On ropes and wicks', 'Tallow', 'Candles']
    assert reader.said == '2 of 11 publications'


def test_words_are_marked_and_entries_copied_in_every_list(reader: Reader) -> None:
    reader.look_for('wick')
    reader.browser.evaluate(SETTLED)
    marked = (
        '[...CSS.highlights.get("pubs-hit")].map(hit => hit.startContainer.parentElement.closest(".pubs").dataset.page)'
    )
    assert reader.browser.evaluate(marked) == ['by_hand', 'by_hand']
    assert reader.browser.evaluate('document.querySelectorAll(".pubs-copy").length') == 11


def test_without_the_script_the_page_is_as_it_was_written(browser: Browser, address: str) -> None:
    browser.open(address + 'by_hand.html', scripts=False)
    assert browser.evaluate(HEADINGS) == ALL and len(browser.evaluate(SHOWN)) == 11
    assert not browser.evaluate('document.querySelector(".pubs-tools").checkVisibility()')
