"""A list is searched and filtered as a reader does it, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import sphinxcontrib_pubs
from sphinxcontrib_pubs.library.fold import fold
from tests.browser.policy import watched
from tests.browser.reader import PAINTED, SETTLED, SHOWN, Reader

if TYPE_CHECKING:
    from tests.browser_session import Browser

pytestmark = pytest.mark.browser

SCRIPT = Path(sphinxcontrib_pubs.__file__).parent / 'render' / 'scripts' / 'pubs' / 'words.js'
ALL = ['fog', 'oil', 'wick', 'ash']


def test_without_the_script_all_is_there_and_nothing_is_dead(browser: Browser, address: str) -> None:
    browser.open(address + 'index.html', scripts=False)
    assert browser.evaluate(SHOWN) == ALL
    assert browser.evaluate(
        '[...document.querySelectorAll(".pubs button, .pubs input, .pubs form")].every(one => !one.checkVisibility())'
    )


#: What is typed → the entries that are shown.
WORDS = {
    'muller': ['fog'],
    'JÖRG  luczak': ['fog'],
    'aero': ['fog'],
    'strasse': ['wick'],
    'Straße': ['wick'],
    'quist': ['oil', 'wick'],
    'quist wu': ['wick'],
    'qui wi': ['wick'],  # beginnings of words
    'uist': [],
    'multimodal': ['fog'],
    'multi-modal': ['fog'],
    'modal': ['fog'],
    '2020': ['oil', 'wick'],
    'quay letters': ['fog', 'wick'],
    'lanterns': ['fog'],  # of the abstract
    'mist': ['fog'],  # a keyword
    'abstract': [],  # our own word
    'software': [],  # who did what, which is folded as well
    'phdthesis': [],  # of the BibTeX, which repeats the line
    '光': ['ash'],
    '灯台': ['ash'],
    '  ': ALL,
}


def test_all_words_are_found_whatever_their_accents(reader: Reader) -> None:
    for words, found in WORDS.items():
        assert reader.look_for(words) == found, words


def test_letters_fold_as_the_package_folds_them(reader: Reader) -> None:
    script = SCRIPT.read_text('utf8')
    start = script.index('const LETTERS = {')
    constants = script[start : script.index('const WORD', start)]
    start = script.index('function fold(text) {')
    functions = script[start : script.index('function indexed', start)].rpartition('/**')[0]
    # Every character that is a letter, a mark or a sign, of the planes that have words.
    letters = [chr(code) for code in range(0x20, 0x2FA20) if not 0xD800 <= code < 0xE000 and chr(code).isprintable()]
    # Cherokee folds to its capitals in Python and to its small letters here; a reader sees no difference.
    letters = [each for each in letters if not 0x13A0 <= ord(each) < 0x1400 and not 0xAB70 <= ord(each) < 0xABC0]
    folded = reader.browser.evaluate(f'(() => {{ {constants} {functions} return {letters!r}.map(fold); }})()')
    differing = [(each, fold(each), other) for each, other in zip(letters, folded, strict=True) if fold(each) != other]
    assert differing == []


def test_filters_widen_within_and_narrow_between(reader: Reader) -> None:
    assert reader.facet('Year') == '2021 (1), 2020 (2), 2019 (1)'
    assert reader.choose('2020') == ['oil', 'wick']
    assert reader.choose('2021') == ['fog', 'oil', 'wick']
    # The counts of other filters follow, those of this one stay.
    assert reader.choices == '2021 (1), 2020 (2), 2019 (1)'
    assert (
        reader.facet('Author')
        == 'Quist, Rosa (2), Wu, Bo (1), Łuczak, Ewa (1), Mbeki, Rita (1), Müller, Jörg (1), Sato, Kenji (1)'
    )
    assert reader.choose('Wu') == ['wick']
    assert reader.facet('Year') == '2021 (0), 2020 (1), 2019 (1)'
    assert reader.look_for('oil') == []
    assert reader.choices == '2021 (0), 2020 (0), 2019 (0)'


def test_the_address_says_what_is_shown(reader: Reader) -> None:
    reader.open('?theme=x')
    reader.look_for('quist')
    assert reader.query == '?theme=x&find=quist'
    reader.facet('Year')
    reader.choose('2020')
    assert reader.query == '?theme=x&find=quist&year=2020'
    again = Reader(reader.browser, reader.browser.driver.current_url).open()
    assert again.shown == ['oil', 'wick'] and again.said == '2 of 4 publications'
    assert again.browser.evaluate('document.querySelector(".pubs-find__search").value') == 'quist'
    assert again.browser.evaluate('document.querySelector(".pubs-facet").textContent') == 'Year: 2020'


def test_whoever_follows_a_link_while_typing_comes_back_to_what_was_typed(reader: Reader) -> None:
    reader.look_for('wu')
    reader.click('p > a[href="#pub-oil"]')
    assert reader.shown == ['oil', 'wick', 'ash']
    assert reader.query == '?find=wu' and reader.browser.evaluate('location.hash') == '#pub-oil'
    reader.look_for('quist')
    reader.browser.evaluate('location.href = "many.html"')
    reader.browser.evaluate(SETTLED)
    reader.browser.driver.back()
    assert reader.query == '?find=quist' and reader.shown == ['oil', 'wick']


def test_back_leads_to_the_choices_before_and_not_to_each_letter(reader: Reader) -> None:
    reader.facet('Year')
    reader.choose('2020')
    reader.choose('2019')
    assert reader.look_for('wu') == ['wick', 'ash']
    assert reader.query == '?year=2020&year=2019&find=wu'
    for there, shown in (('back', ['oil', 'wick']), ('back', ALL), ('forward', ['oil', 'wick'])):
        getattr(reader.browser.driver, there)()
        reader.browser.evaluate(PAINTED)
        assert reader.shown == shown


def test_an_address_that_names_what_is_not_there_shows_everything(reader: Reader) -> None:
    assert reader.open('?find=nobody&year=1066').shown == []  # but words are looked for
    assert reader.open('?year=1066&venue=nowhere#%E0%A4%A').shown == ALL


def test_two_lists_of_a_page_are_told_apart(reader: Reader) -> None:
    reader.look_for('bells', 1)
    reader.look_for('wu', 0)
    assert reader.query == '?more.find=bells&find=wu'
    reader.open('?more.year=2019&year=2021')
    assert reader.shown == ['fog']
    second = SHOWN.replace("querySelector('.pubs')", "querySelectorAll('.pubs')[1]")
    assert len(reader.browser.evaluate(second)) == 1
    assert 'On buoys' in reader.browser.evaluate('document.querySelectorAll(".pubs")[1].innerText')


def test_a_second_list_without_a_name_has_its_number_in_the_address(browser: Browser, address: str) -> None:
    reader = Reader(browser, address + 'twice.html').open()
    reader.look_for('wu', 0)
    reader.look_for('bells', 1)
    assert reader.query == '?find=wu&2.find=bells'


def test_what_was_found_is_said_and_can_be_cleared(reader: Reader) -> None:
    assert reader.said == '4 publications'
    cleared = 'document.querySelector(".pubs-find__clear")'
    assert not reader.browser.evaluate(f'{cleared}.checkVisibility()')
    reader.look_for('quist')
    assert reader.said == '2 of 4 publications'
    reader.look_for('nobody')
    assert reader.said == 'No publication matches.'
    reader.browser.evaluate(f'{cleared}.click()')
    assert reader.shown == ALL and reader.said == '4 publications' and reader.query == ''
    # The button is gone, and whoever pressed it stands in the box.
    assert reader.focused() == 'pubs-find__search'


def test_escape_clears_the_words_and_then_the_filters(reader: Reader) -> None:
    reader.facet('Year')
    reader.choose('2020')
    reader.look_for('oil')
    reader.press('Escape')
    assert reader.shown == ['oil', 'wick']
    reader.press('Escape')
    assert reader.shown == ALL


def test_groups_without_hits_vanish_and_numbers_stay(reader: Reader) -> None:
    reader.look_for('wu')
    groups = '[...document.querySelectorAll(".pubs-group")].filter(g => g.checkVisibility()).map(g => g.id.slice(-4))'
    assert reader.browser.evaluate(groups) == ['2020', '2019']
    assert reader.browser.evaluate('[...document.querySelectorAll(".pubs-entry:not([hidden])")].map(e => e.value)')[
        :2
    ] == [2, 1]


def test_the_numbers_behind_headings_follow(reader: Reader) -> None:
    counts = (
        '[...document.querySelectorAll(".pubs-group__count")].filter(c => c.checkVisibility()).map(c => c.innerText)'
    )
    jumps = (
        '[...document.querySelectorAll(".pubs-jump-list li")].filter(c => c.checkVisibility()).map(c => c.innerText)'
    )
    whole = '.pubs-downloads__whole'
    before = ['(1)', '(2)', '(1)'] * 2
    assert reader.browser.evaluate(counts) == before
    assert not reader.browser.evaluate(f'document.querySelector("{whole}").checkVisibility()')
    reader.look_for('wu')
    assert reader.browser.evaluate(jumps) == ['2020 (1 of 2)', '2019 (1)']
    assert reader.browser.evaluate(counts) == ['(1 of 2)', '(1)'] * 2
    # A file has all of them, and says so where the page shows less.
    assert reader.browser.evaluate('document.querySelector(".pubs-downloads").innerText') == (
        'Download (4 publications): BibTeX'
    )
    reader.press('Escape')
    assert reader.browser.evaluate(counts) == before
    reader.browser.open(reader.address, scripts=False)
    assert reader.browser.evaluate(counts) == before
    assert not reader.browser.evaluate(f'document.querySelector("{whole}").checkVisibility()')


def test_an_entry_that_the_address_names_is_shown(reader: Reader) -> None:
    reader.open('?find=fog#pub-ash')
    assert reader.shown == ['fog', 'ash'] and reader.said == '1 of 4 publications'
    reader.browser.evaluate(f'document.querySelector(\'a[href="#pub-oil"]\').click(), {SETTLED}')
    assert reader.shown == ['fog', 'oil']
    assert 0 <= reader.browser.box('#pub-oil')['top'] < 900
    reader.open('?find=fog').browser.evaluate(f'location.hash = "#pubs-year-2020", {SETTLED}')
    assert reader.shown == ['fog', 'oil', 'wick']
    assert reader.look_for('fog over') == ['fog'] and reader.query == '?find=fog+over'
    assert '#' not in reader.browser.driver.current_url


def test_hits_are_marked(reader: Reader) -> None:
    reader.look_for('MULLER lamp')
    reader.look_for('strasse q')
    reader.browser.evaluate(SETTLED)
    marked = (
        '[...CSS.highlights.get("pubs-hit")].filter(hit => hit.startContainer.parentElement.checkVisibility())'
        '.map(hit => hit.startContainer.data.slice(hit.startOffset, hit.endOffset))'
    )
    assert set(reader.browser.evaluate(marked)) == {'straße', 'Q'}


def test_everything_is_done_with_the_keyboard(reader: Reader) -> None:
    reader.browser.evaluate('document.querySelector(".pubs-find__search").focus()')
    reader.press('Tab')
    assert reader.focused() == 'Year'
    assert reader.browser.style('.pubs-facet:focus-visible', 'outline-style') == 'solid'
    reader.press('Enter')
    assert reader.browser.evaluate('document.activeElement.getAttribute("aria-expanded")') == 'true'
    reader.press('Tab')
    reader.press('Tab')
    reader.press(' ')
    assert reader.shown == ['oil', 'wick']
    reader.press('Escape')
    assert reader.focused() == 'Year: 2020' and reader.choices == ''
    assert reader.shown == ['oil', 'wick']


@pytest.mark.parametrize('page', ['index', 'by_hand', 'cards', 'table', 'timeline', 'many'])
def test_a_strict_policy_keeps_nothing_of_ours_from_a_reader(page: str, browser: Browser, address: str) -> None:
    with watched(browser) as kept:
        reader = Reader(browser, f'{address}{page}.html').open()
        reader.look_for('quist')
        reader.browser.evaluate(SETTLED)
        # Beside the theme's own inline styles.
        assert [each for each in kept() if each.ours or 'pubs' in each.what] == []
    if page == 'by_hand':
        assert browser.style('.pubs-venue--badge', 'background-color') == 'rgb(138, 63, 252)'


def test_a_page_that_lies_on_the_disk_works_as_well(browser: Browser, pages: Path) -> None:
    reader = Reader(browser, (pages / 'index.html').as_uri()).open()
    assert reader.look_for('quist') == ['oil', 'wick']
    assert browser.evaluate('document.querySelectorAll("#pub-oil > .pubs-copy").length') == 1
    assert browser.errors() == []


#: What is seen of the tools of the first list.
TOOLS = """
[...document.querySelectorAll('.pubs-tools')[0].querySelectorAll('input, button, [role=status]')]
  .filter(one => one.checkVisibility()).map(one => one.value || one.textContent).filter(text => text)
"""


def test_print_has_what_was_filtered_and_says_so(reader: Reader) -> None:
    reader.open('?find=quist&year=2020', media='print').browser.evaluate(SETTLED)
    assert reader.shown == ['oil', 'wick']
    assert reader.browser.evaluate(TOOLS) == ['quist', 'Year: 2020', '2 of 4 publications']
    assert reader.browser.evaluate('[...document.querySelectorAll(".pubs-copy")].every(b => !b.checkVisibility())')
    # What is folded says nothing on paper, but for the names.
    assert reader.browser.evaluate('[...document.querySelectorAll(".pubs-bibtex")].every(b => !b.checkVisibility())')
    reader.browser.evaluate('document.querySelector("#pub-oil .pubs-bibtex").open = true')
    assert 'doi={10.5555/oil}' in reader.browser.evaluate('document.querySelector("#pub-oil").innerText')
    reader.open(media='print').browser.evaluate(SETTLED)
    assert reader.browser.evaluate(TOOLS) == []


#: Whether each name, and the year behind them, begins where the one before it ends, or on a line below it.
IN_LINE = """
[...document.querySelectorAll('#pub-fog :is(.pubs-author, .pubs-year)')].map(one => one.getClientRects()[0])
  .every((one, place, all) => !place || one.left >= all[place - 1].right || one.top > all[place - 1].top)
"""


def test_on_paper_folded_names_stand_in_the_line(reader: Reader) -> None:
    reader.open(media='print')
    text = reader.browser.evaluate('document.querySelector("#pub-fog").innerText')
    assert text.startswith('Jörg Müller, Ewa Łuczak, Kenji Sato, & Rita Mbeki.')
    assert reader.browser.evaluate(IN_LINE)


def test_a_table_is_one_for_screen_readers_where_its_cells_stand_below_each_other(
    browser: Browser, address: str
) -> None:
    for width in (1280, 390):
        browser.open(address + 'table.html', width)
        nodes = browser.driver.execute_cdp_cmd('Accessibility.getFullAXTree', {})['nodes']
        roles = [node['role']['value'] for node in nodes if not node.get('ignored')]
        shown = '(of) => [...document.querySelectorAll(of)].filter((one) => one.checkVisibility()).length'
        counts = browser.evaluate(f'["table", "tr", "td", "th"].map({shown})')
        assert [roles.count(role) for role in ('table', 'row', 'cell', 'columnheader')] == counts, width
        assert min(counts) > 0


def test_on_paper_a_table_has_headings_and_no_buttons(browser: Browser, address: str) -> None:
    heading, sign = 'th button', 'getComputedStyle(document.querySelector("th button"), "::after").content'
    for media, display, shown in (('', 'inline-block', True), ('print', 'contents', False)):
        browser.open(address + 'table.html', media=media)
        assert browser.style(heading, 'display') == display
        assert ('↕' in browser.evaluate(sign)) == shown
        assert browser.evaluate(f'document.querySelector("{heading}").innerText') == 'Year'


def test_a_page_that_is_searched_as_one_says_on_paper_what_is_shown(browser: Browser, address: str) -> None:
    reader = Reader(browser, address + 'by_hand.html')
    reader.open('?find=wick', media='print').browser.evaluate(SETTLED)
    assert reader.browser.evaluate(TOOLS) == ['wick', '2 of 11 publications']
    reader.open(media='print').browser.evaluate(SETTLED)
    assert reader.browser.evaluate(TOOLS) == []


@pytest.mark.parametrize('width', [1280, 390, 320])
@pytest.mark.parametrize('direction', ['ltr', 'rtl'])
def test_the_tools_keep_to_their_column(width: int, direction: str, reader: Reader) -> None:
    reader.open(width=width)
    reader.browser.evaluate(f'document.documentElement.dir = {direction!r}')
    reader.facet('Author')
    assert reader.browser.evaluate(
        '(() => { const outer = document.querySelector(".pubs").getBoundingClientRect();'
        ' return [...document.querySelectorAll(".pubs-tools *")].filter(one => one.checkVisibility())'
        '.map(one => one.getBoundingClientRect()).filter(box => box.width > 1)'
        '.every(box => box.left >= outer.left - 1 && box.right <= outer.right + 1); })()'
    )
    # WCAG 2.2, 2.5.8: a target has 24 pixels, or that much room.
    assert reader.browser.evaluate(
        '[...document.querySelectorAll(".pubs button, .pubs-find__search")].filter(one => one.checkVisibility())'
        '.every(one => one.offsetHeight >= 24 && one.offsetWidth >= 24)'
    )
