"""A list of hundreds of entries is shown part by part, and found as a whole, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import PAINTED, SETTLED, Reader

if TYPE_CHECKING:
    from tests.browser_session import Browser

pytestmark = pytest.mark.browser


def test_a_long_list_is_laid_out_where_it_is_looked_at(browser: Browser, address: str) -> None:
    reader = Reader(browser, address + 'many.html').open()
    browser.evaluate(f'{SETTLED}')
    assert browser.style('.pubs-list', 'content-visibility') == 'auto'
    assert 0 < browser.evaluate('document.querySelectorAll(".pubs-copy").length') < 200
    numbers = browser.evaluate(
        '[...document.querySelectorAll("ol.pubs-list")].map(list => [list.start, list.children.length])'
    )
    assert numbers == [[1 + 50 * part, 50] for part in range(8)]
    assert len(reader.look_for('lantern')) == 400
    assert len(reader.look_for('number 30')) == 11
    # Lists of which nothing is left would be told of as lists of nothing.
    assert browser.evaluate('document.querySelectorAll("ol.pubs-list:not([hidden])").length') == 2
    assert len(reader.look_for_all(400)) == 400


ROWS = """
[...Map.groupBy([...document.querySelectorAll('.pubs-entry')].filter(card => card.checkVisibility()),
  card => Math.round(card.getBoundingClientRect().top)).values()].map(row => row.length)
"""


def test_cards_are_laid_out_in_parts_and_what_is_left_of_them_as_one(browser: Browser, address: str) -> None:
    reader = Reader(browser, address + 'many_cards.html').open()
    browser.evaluate(SETTLED)
    assert browser.evaluate('[...document.querySelectorAll(".pubs-list")].map(part => part.children.length)') == [
        *([60] * 6),
        40,
    ]
    assert browser.style('.pubs-list', 'content-visibility') == 'auto'
    assert 0 < browser.evaluate('document.querySelectorAll(".pubs-copy").length') < 200
    assert len(reader.look_for('number 30')) == 11  # in two parts
    browser.evaluate(SETTLED)
    rows = browser.evaluate(ROWS)
    assert sum(rows) == 11 and set(rows[:-1]) == {rows[0]} and rows[0] > 1
    assert browser.evaluate('document.querySelectorAll(".pubs-entry:not([hidden]) .pubs-copy").length') == 11
    assert len(reader.look_for_all(400)) == 400


def test_the_browser_finds_what_it_has_not_laid_out(browser: Browser, address: str) -> None:
    browser.open(address + 'many.html')
    browser.evaluate(SETTLED)
    assert browser.evaluate('find("Lantern number 377 of")')
    assert 0 <= browser.evaluate('getSelection().getRangeAt(0).getBoundingClientRect().top') < 900


def test_a_link_leads_into_a_long_list(browser: Browser, address: str) -> None:
    browser.open(address + 'many.html')
    last = browser.evaluate('[...document.querySelectorAll(".pubs-entry")].at(-20).id')
    browser.open(f'{address}many.html?x=1#{last}')
    browser.evaluate(SETTLED)
    assert 0 <= browser.box(f'#{last}')['top'] < 900
    browser.open(address + 'many.html', media='print')
    assert browser.style('.pubs-list', 'content-visibility') == 'visible'


#: A browser that has no time but for what somebody does, until it is given some; each look at its clock moves it.
BUSY = """
let now = 0;
performance.now = () => (now += 1);
window.waiting = [];
window.requestIdleCallback = task => waiting.push(task);
"""


def test_a_key_that_comes_before_all_words_are_read_is_answered_from_those_that_are(
    browser: Browser, address: str
) -> None:
    busy = browser.driver.execute_cdp_cmd('Page.addScriptToEvaluateOnNewDocument', {'source': BUSY})
    reader = Reader(browser, address + 'many.html').open()
    browser.driver.execute_cdp_cmd('Page.removeScriptToEvaluateOnNewDocument', busy)
    first = reader.look_for('number 1')
    assert 0 < len(first) < 20  # 1, 10, 11 and so on, none of those far below
    assert reader.said == '400 publications'  # until it is known
    browser.evaluate('(() => { while (waiting.length) waiting.shift()(); })()')
    browser.evaluate(PAINTED)
    assert len(reader.shown) == 111 and reader.said == '111 of 400 publications'
    assert reader.shown[: len(first)] == first


def test_a_word_of_any_length_is_read_in_one_pass(browser: Browser, address: str) -> None:
    """Tried from each of its letters on, one of three hundred thousand would take the browser for minutes."""
    reader = Reader(browser, address + 'word.html').open()
    assert len(reader.look_for('knockon')) == 1
    assert len(reader.look_for('a' * 60)) == 1 and reader.look_for('b') == []
