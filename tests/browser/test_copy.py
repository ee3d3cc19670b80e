"""Citations and BibTeX are copied from a list, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import SETTLED, Reader

if TYPE_CHECKING:
    from tests.browser_session import Browser

pytestmark = pytest.mark.browser

ALL = ['fog', 'oil', 'wick', 'ash']


WAYS = {
    'by the clipboard': '',
    'where there is none': 'Object.defineProperty(navigator, "clipboard", {value: undefined, configurable: true})',
    'where it is refused': 'navigator.clipboard.writeText = () => Promise.reject(new Error("no"))',
}
CITATION = (
    'Jörg Müller, Ewa Łuczak, Kenji Sato, & Rita Mbeki. (2021). '
    'Fog over Ærø: A Multi-Modal Survey. Quay Letters, 4, 1–9.'
)


@pytest.mark.parametrize('way', WAYS)
def test_a_citation_and_its_bibtex_are_copied(way: str, reader: Reader) -> None:
    browser = reader.browser
    browser.clipboard()
    browser.evaluate(f'{WAYS[way] or 0}, {SETTLED}')
    button = 'document.querySelector("#pub-fog > .pubs-copy")'
    assert (
        browser.evaluate(f'{button}.getAttribute("aria-label")') == 'Copy citation: Fog over Ærø: A Multi-Modal Survey'
    )
    reader.click('#pub-fog > .pubs-copy')
    assert browser.evaluate(f'document.activeElement === {button}')
    assert browser.evaluate('document.querySelector(".pubs-tools__said").textContent') == 'Copied'
    browser.evaluate('delete navigator.clipboard, delete navigator.clipboard.writeText')
    assert browser.clipboard() == CITATION
    browser.evaluate('document.querySelector("#pub-fog .pubs-bibtex").open = true')
    reader.click('#pub-fog .pubs-bibtex .pubs-copy')
    assert browser.clipboard().startswith('@article{fog,')


@pytest.mark.parametrize('width', [1280, 390])
def test_the_page_of_a_paper_is_copied_from_as_its_list_is(width: int, browser: Browser, address: str) -> None:
    browser.clipboard()
    browser.open(f'{address}papers/fog.html', width)
    browser.evaluate(SETTLED)
    reader = Reader(browser, address)
    citation, bibtex = '.pubs-paper__reference > .pubs-copy', 'div.pubs-bibtex > .pubs-copy'
    label = browser.evaluate(f'document.querySelector("{citation}").getAttribute("aria-label")')
    assert label == 'Copy citation: Fog over Ærø: A Multi-Modal Survey'
    reader.click(citation)
    assert browser.evaluate('document.querySelector(".pubs-tools__said").textContent') == 'Copied'
    assert browser.clipboard() == CITATION
    reader.click(bibtex)
    assert browser.clipboard() == browser.evaluate('document.querySelector(".pubs-bibtex pre").textContent')
    assert browser.clipboard().startswith('@article{fog,')
    for button in (citation, bibtex):
        assert browser.evaluate(f'document.querySelector("{button}").checkVisibility({{opacityProperty: true}})')
    assert browser.evaluate('document.querySelectorAll(".pubs-copy").length') == 2
    edge = 'getBoundingClientRect().top'
    on_it = f'document.querySelector("{bibtex}").{edge} >= document.querySelector(".pubs-bibtex pre").{edge}'
    assert browser.evaluate(on_it)


def test_words_of_a_paper_are_selected_where_nothing_may_be_copied(browser: Browser, address: str) -> None:
    browser.open(f'{address}papers/fog.html')
    browser.evaluate(f'{WAYS["where it is refused"]}, document.execCommand = () => false, {SETTLED}')
    browser.evaluate(f'document.querySelector(".pubs-paper__reference .pubs-copy").click(), {SETTLED}')
    selected = browser.evaluate('String(getSelection())')
    assert 'Quay Letters' in selected and 'lanterns' not in selected


@pytest.mark.parametrize('layout', ['cards', 'table', 'timeline'])
def test_every_layout_is_searched_filtered_and_copied_from(layout: str, browser: Browser, address: str) -> None:
    browser.clipboard()
    reader = Reader(browser, f'{address}{layout}.html').open()
    assert reader.look_for('muller') == ['fog']
    assert reader.look_for('letters') == ['fog', 'wick']
    reader.facet('Year')
    assert reader.choose('2020') == ['wick']
    reader.open()
    browser.evaluate(SETTLED)
    assert browser.evaluate('document.querySelectorAll(".pubs-copy--citation").length') == len(ALL)
    reader.click('#pub-fog .pubs-copy--citation')
    assert browser.clipboard() == CITATION


def test_a_citation_has_all_authors_and_its_doi_wherever_they_stand(reader: Reader) -> None:
    reader.browser.clipboard()
    reader.browser.evaluate(SETTLED)
    reader.click('#pub-oil > .pubs-copy')
    assert reader.browser.clipboard() == 'Rosa Quist. (2020). Oil for lamps. Harbour Days. https://doi.org/10.5555/oil'
    assert reader.browser.evaluate('document.querySelectorAll("#pub-fog > .pubs-more-authors").length') == 1


def test_a_citation_has_the_names_for_which_the_page_has_a_dash(browser: Browser, address: str) -> None:
    reader = Reader(browser, f'{address}names.html').open()
    browser.clipboard()
    browser.evaluate(SETTLED)
    assert browser.evaluate('document.querySelector("#pub-sato2019on").textContent').strip().startswith('———.')
    reader.click('#pub-sato2019on .pubs-copy')
    assert browser.clipboard().startswith('Sato, K. “On Buoys.”')


def test_where_nothing_may_be_copied_the_words_are_selected(reader: Reader) -> None:
    browser = reader.browser
    browser.evaluate(f'{WAYS["where it is refused"]}, document.execCommand = () => false, {SETTLED}')
    browser.evaluate(f'document.querySelector("#pub-oil > .pubs-copy").click(), {SETTLED}')
    assert 'Oil for lamps' in browser.evaluate('String(getSelection())')
    assert browser.evaluate('document.querySelector(".pubs-tools__said").textContent').startswith('Copying was refused')


#: Buttons that lie on words: titles are made as long as some are, so that they reach the side of the page.
LONG_TITLES = 'document.querySelectorAll(".pubs-title").forEach(one => one.append(" and what else there was to see"))'
ON_WORDS = """
[...document.querySelectorAll('.pubs-copy--citation')].filter(button => {
  const box = button.getBoundingClientRect();
  const words = document.createRange();
  words.selectNodeContents(button.closest('.pubs-entry').querySelector('.pubs-title'));
  return [...words.getClientRects()].some(line =>
    line.right > box.left + 1 && line.left < box.right - 1 && line.bottom > box.top + 1 && line.top < box.bottom - 1);
}).length
"""

#: Entries whose button is not beside their first line, or hangs over their side. The browser has no pointer to rest.
ELSEWHERE = """
[...document.querySelectorAll('.pubs-copy--citation')].filter(button => {
  const home = button.parentElement.getBoundingClientRect();
  const box = button.getBoundingClientRect();
  return box.top < home.top || box.bottom > home.top + 40 || box.right > home.right + 1 || box.width < 24;
}).length
"""


@pytest.mark.parametrize('width', [1280, 390])
@pytest.mark.parametrize('page', ['index', 'cards', 'table', 'timeline', 'by_hand'])
def test_where_no_pointer_rests_the_button_stands_beside_the_first_line(
    page: str, width: int, browser: Browser, address: str
) -> None:
    browser.open(f'{address}{page}.html', width)
    browser.evaluate(SETTLED)
    assert browser.evaluate('matchMedia("(hover: none)").matches')
    assert browser.evaluate('document.querySelectorAll(".pubs-copy--citation").length') >= len(ALL)
    assert browser.evaluate(ELSEWHERE) == 0
    browser.evaluate(LONG_TITLES)
    assert browser.evaluate(ON_WORDS) == 0
    assert browser.evaluate('document.documentElement.scrollWidth <= innerWidth')


@pytest.mark.parametrize('page', ['index', 'cards', 'table', 'timeline'])
def test_a_pointer_on_an_entry_shows_its_permanent_link(page: str, browser: Browser, address: str) -> None:
    browser.open(f'{address}{page}.html')
    browser.evaluate('document.querySelector(".pubs-entry").scrollIntoView({block: "center"})')
    assert float(browser.style('.pubs-entry .pubs-permalink', 'opacity')) < 1
    box = browser.box('.pubs-entry')
    place = {'type': 'mouseMoved', 'x': box['left'] + 40, 'y': box['top'] + 8}
    browser.driver.execute_cdp_cmd('Input.dispatchMouseEvent', place)
    assert browser.style('.pubs-entry .pubs-permalink', 'opacity') == '1'
