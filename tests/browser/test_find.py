"""A list is searched, filtered and copied from as a reader does it, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import Site

import sphinxcontrib_pubs
from sphinxcontrib_pubs.library.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser_session import Browser

pytestmark = pytest.mark.browser

BIB = """
@article{fog, author={Müller, Jörg and Łuczak, Ewa and Sato, Kenji and Mbeki, Rita},
  title={Fog over {Ærø}: A Multi-Modal Survey},
  journal={Quay Letters}, year={2021}, volume={4}, pages={1--9}, abstract={We count lanterns.},
  keywords={harbour, mist}}
@inproceedings{oil, author={Quist, Rosa}, title={Oil for lamps}, booktitle={Harbour Days}, year={2020},
  doi={10.5555/oil}, pdf={https://example.org/oil.pdf}}
@article{wick, author={Quist, Rosa and Wu, Bo}, title={The straße of wicks}, journal={Quay Letters}, year={2020}}
@phdthesis{ash, author={Wu, Bo}, title={灯台の光について}, school={Bell University}, year={2019}}
"""
PAGE = """# Papers

```{publications} list.bib
:name: works
:group-by: year
:numbering: descending
:search:
:facets: year, venue, author, type
:show: abstract, keywords, bibtex
:authors: 1
:links: doi, pdf
```

<p><a href="#pub-oil">A lamp</a></p>

## More

```{publications} more.txt
:name: more
:search:
:facets: year
```
"""
SCRIPT = Path(sphinxcontrib_pubs.__file__).parent / 'render' / 'static' / 'pubs.js'
POLICY = {'Content-Security-Policy': "default-src 'self'"}
MORE = '- Sato, K. (2018). _On bells._ **KDD**.\n- Sato, K. (2019). _On buoys._ **KDD**.\n'
#: What stands in the first list, by the ends of the ids.
SHOWN = """
[...document.querySelector('.pubs').querySelectorAll('.pubs-entry')]
  .filter(entry => entry.checkVisibility()).map(entry => entry.id.slice(4))
"""
SETTLED = 'new Promise(done => setTimeout(done, 350))'  # longer than the script waits for somebody who types
PAINTED = 'new Promise(done => setTimeout(done, 80))'
ALL = ['fog', 'oil', 'wick', 'ash']


@pytest.fixture(scope='module')
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    srcdir = tmp_path_factory.mktemp('find')
    (srcdir / 'conf.py').write_text('', 'utf8')
    settings = {'extensions': ['myst_parser', 'sphinxcontrib_pubs'], 'html_theme': 'alabaster'}
    site = Site(srcdir, {**settings, 'exclude_patterns': ['_build', '*.txt']})
    site.write('index.md', PAGE)
    site.write('list.bib', BIB)
    site.write('more.txt', MORE)
    for layout in ('cards', 'table', 'timeline'):
        options = f':layout: {layout}\n:search:\n:facets: year\n:show: bibtex'
        site.write(f'{layout}.md', f'---\norphan: true\n---\n\n# L\n\n```{{publications}} list.bib\n{options}\n```\n')
    many = '\n\n'.join(
        f'- Quist, R. ({2020 - number // 100}). _Lantern number {number} of the north quay._ **KDD**.'
        for number in range(400)
    )
    site.write(
        'many.md',
        f'---\norphan: true\n---\n\n# Many\n\n```{{publications}}\n:search:\n:numbering: ascending\n\n{many}\n```\n',
    )
    built = site.build()
    assert built.warnings == ''
    return built.outdir


class Reader:
    """Somebody before the page: what they type and click, and what they then see."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address

    def open(self, rest: str = '', **options: Any) -> Reader:
        self.browser.open(self.address + rest, **options)
        return self

    @property
    def shown(self) -> list[str]:
        return list(self.browser.evaluate(SHOWN))

    @property
    def said(self) -> str:
        return str(self.browser.evaluate('document.querySelector(".pubs-find [role=status]").textContent'))

    @property
    def query(self) -> str:
        self.browser.evaluate(SETTLED)
        return str(self.browser.evaluate('decodeURIComponent(location.search)'))

    def look_for(self, text: str, number: int = 0) -> list[str]:
        """Types over what stands in a search box."""
        self.browser.evaluate(f'document.querySelectorAll(".pubs-find__search")[{number}].select()')
        self.browser.driver.execute_cdp_cmd('Input.insertText', {'text': text})
        self.browser.evaluate(PAINTED)
        return self.shown

    def press(self, key: str) -> None:
        codes = {'Tab': 9, 'Enter': 13, 'Escape': 27, ' ': 32}
        event: dict[str, Any] = {'key': key, 'windowsVirtualKeyCode': codes[key]}
        text = {'text': '\r' if key == 'Enter' else key} if len(key) == 1 or key == 'Enter' else {}
        self.browser.driver.execute_cdp_cmd('Input.dispatchKeyEvent', {'type': 'keyDown', **event, **text})
        self.browser.driver.execute_cdp_cmd('Input.dispatchKeyEvent', {'type': 'keyUp', **event})

    def click(self, selector: str) -> None:
        """Clicks as a hand does: what a page's own script clicks may not copy."""
        self.browser.evaluate(f'document.querySelector({selector!r}).scrollIntoView({{block: "center"}})')
        box = self.browser.box(selector)
        place = {'x': box['x'] + box['width'] / 2, 'y': box['y'] + box['height'] / 2, 'button': 'left', 'clickCount': 1}
        for kind in ('mousePressed', 'mouseReleased'):
            self.browser.driver.execute_cdp_cmd('Input.dispatchMouseEvent', {'type': kind, **place})
        self.browser.evaluate(PAINTED)

    def facet(self, label: str) -> str:
        """Opens or closes a filter of the first list; the choices that it then shows."""
        self.browser.evaluate(
            f'[...document.querySelectorAll(".pubs-facet")].find(one => one.textContent.startsWith({label!r})).click()'
        )
        return self.choices

    @property
    def choices(self) -> str:
        found = 'document.querySelector(".pubs-facet__panel:not([hidden])")'
        return str(
            self.browser.evaluate(f'{found} ? [...{found}.children].map(c => c.innerText.trim()).join(", ") : ""')
        )

    def choose(self, label: str) -> list[str]:
        panel = '.pubs-facet__panel:not([hidden])'
        labels = self.browser.evaluate(f'[...document.querySelectorAll("{panel} label")].map(one => one.innerText)')
        number = next(number for number, text in enumerate(labels, 1) if label in text)
        self.click(f'{panel} label:nth-child({number})')
        return self.shown

    def focused(self) -> str:
        return str(self.browser.evaluate('document.activeElement.textContent || document.activeElement.className'))


@pytest.fixture(scope='module')
def address(pages: Path, serve: Callable[..., str]) -> str:
    return serve(pages, POLICY)


@pytest.fixture
def reader(browser: Browser, address: str) -> Reader:
    return Reader(browser, address + 'index.html').open()


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
    start = script.index('  const LETTERS = {')
    constants = script[start : script.index('  const WORD', start)]
    start = script.index('  function fold(text) {')
    function = script[start : script.index('\n  }\n', start) + 5]
    # Every character that is a letter, a mark or a sign, of the planes that have words.
    letters = [chr(code) for code in range(0x20, 0x2FA20) if not 0xD800 <= code < 0xE000 and chr(code).isprintable()]
    # Cherokee folds to its capitals in Python and to its small letters here; a reader sees no difference.
    letters = [each for each in letters if not 0x13A0 <= ord(each) < 0x1400 and not 0xAB70 <= ord(each) < 0xABC0]
    folded = reader.browser.evaluate(f'(() => {{ {constants} {function} return {letters!r}.map(fold); }})()')
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
    assert reader.query == '?theme=x&q=quist'
    reader.facet('Year')
    reader.choose('2020')
    assert reader.query == '?theme=x&q=quist&year=2020'
    again = Reader(reader.browser, reader.browser.driver.current_url).open()
    assert again.shown == ['oil', 'wick'] and again.said == '2 of 4 publications'
    assert again.browser.evaluate('document.querySelector(".pubs-find__search").value') == 'quist'
    assert again.browser.evaluate('document.querySelector(".pubs-facet").textContent') == 'Year: 2020'


def test_back_leads_to_the_choices_before_and_not_to_each_letter(reader: Reader) -> None:
    reader.facet('Year')
    reader.choose('2020')
    reader.choose('2019')
    assert reader.look_for('wu') == ['wick', 'ash']
    assert reader.query == '?year=2020&year=2019&q=wu'
    for there, shown in (('back', ['oil', 'wick']), ('back', ALL), ('forward', ['oil', 'wick'])):
        getattr(reader.browser.driver, there)()
        reader.browser.evaluate(PAINTED)
        assert reader.shown == shown


def test_an_address_that_names_what_is_not_there_shows_everything(reader: Reader) -> None:
    assert reader.open('?q=nobody&year=1066').shown == []  # but words are looked for
    assert reader.open('?year=1066&venue=nowhere#%E0%A4%A').shown == ALL


def test_two_lists_of_a_page_are_told_apart(reader: Reader) -> None:
    reader.look_for('bells', 1)
    reader.look_for('wu', 0)
    assert reader.query == '?more.q=bells&q=wu'
    reader.open('?more.year=2019&year=2021')
    assert reader.shown == ['fog']
    second = SHOWN.replace("querySelector('.pubs')", "querySelectorAll('.pubs')[1]")
    assert len(reader.browser.evaluate(second)) == 1
    assert 'On buoys' in reader.browser.evaluate('document.querySelectorAll(".pubs")[1].innerText')


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


def test_an_entry_that_the_address_names_is_shown(reader: Reader) -> None:
    reader.open('?q=fog#pub-ash')
    assert reader.shown == ['fog', 'ash'] and reader.said == '1 of 4 publications'
    reader.browser.evaluate(f'document.querySelector(\'a[href="#pub-oil"]\').click(), {SETTLED}')
    assert reader.shown == ['fog', 'oil']
    assert 0 <= reader.browser.box('#pub-oil')['top'] < 900
    reader.open('?q=fog').browser.evaluate(f'location.hash = "#pubs-year-2020", {SETTLED}')
    assert reader.shown == ['fog', 'oil', 'wick']
    assert reader.look_for('fog over') == ['fog'] and reader.query == '?q=fog+over'
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


def clipboard(browser: Browser) -> str:
    permissions = ['clipboardReadWrite', 'clipboardSanitizedWrite']
    browser.driver.execute_cdp_cmd('Browser.grantPermissions', {'permissions': permissions})
    return str(browser.evaluate('navigator.clipboard.readText()'))


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
    clipboard(browser)
    browser.evaluate(f'{WAYS[way] or 0}, {SETTLED}')
    button = 'document.querySelector("#pub-fog > .pubs-copy")'
    assert (
        browser.evaluate(f'{button}.getAttribute("aria-label")') == 'Copy citation: Fog over Ærø: A Multi-Modal Survey'
    )
    reader.click('#pub-fog > .pubs-copy')
    assert browser.evaluate(f'document.activeElement === {button}')
    assert browser.evaluate('document.querySelector(".pubs-tools__said").textContent') == 'Copied'
    browser.evaluate('delete navigator.clipboard, delete navigator.clipboard.writeText')
    assert clipboard(browser) == CITATION
    browser.evaluate('document.querySelector("#pub-fog .pubs-bibtex").open = true')
    reader.click('#pub-fog .pubs-bibtex .pubs-copy')
    assert clipboard(browser).startswith('@article{fog,')


@pytest.mark.parametrize('layout', ['cards', 'table', 'timeline'])
def test_every_layout_is_searched_filtered_and_copied_from(layout: str, browser: Browser, address: str) -> None:
    clipboard(browser)
    reader = Reader(browser, f'{address}{layout}.html').open()
    assert reader.look_for('muller') == ['fog']
    assert reader.look_for('letters') == ['fog', 'wick']
    reader.facet('Year')
    assert reader.choose('2020') == ['wick']
    reader.open()
    browser.evaluate(SETTLED)
    assert browser.evaluate('document.querySelectorAll(".pubs-copy--citation").length') == len(ALL)
    reader.click('#pub-fog .pubs-copy--citation')
    assert clipboard(browser) == CITATION


def test_a_citation_has_all_authors_and_its_doi_wherever_they_stand(reader: Reader) -> None:
    clipboard(reader.browser)
    reader.browser.evaluate(SETTLED)
    reader.click('#pub-oil > .pubs-copy')
    assert clipboard(reader.browser) == 'Rosa Quist. (2020). Oil for lamps. Harbour Days. https://doi.org/10.5555/oil'
    assert reader.browser.evaluate('document.querySelectorAll("#pub-fog > .pubs-more-authors").length') == 1


def test_where_nothing_may_be_copied_the_words_are_selected(reader: Reader) -> None:
    browser = reader.browser
    browser.evaluate(f'{WAYS["where it is refused"]}, document.execCommand = () => false, {SETTLED}')
    browser.evaluate(f'document.querySelector("#pub-oil > .pubs-copy").click(), {SETTLED}')
    assert 'Oil for lamps' in browser.evaluate('String(getSelection())')
    assert browser.evaluate('document.querySelector(".pubs-tools__said").textContent').startswith('Copying was refused')


def test_no_policy_stands_in_the_way(reader: Reader) -> None:
    # The theme's own inline styles are what the browser complains about.
    assert [error for error in reader.browser.errors() if 'pubs' in error] == []


def test_a_page_that_lies_on_the_disk_works_as_well(browser: Browser, pages: Path) -> None:
    reader = Reader(browser, (pages / 'index.html').as_uri()).open()
    assert reader.look_for('quist') == ['oil', 'wick']
    assert browser.evaluate('document.querySelectorAll("#pub-oil > .pubs-copy").length') == 1
    assert browser.errors() == []


def test_print_has_what_was_filtered_and_no_tools(reader: Reader) -> None:
    reader.open('?q=quist', media='print').browser.evaluate(SETTLED)
    assert reader.shown == ['oil', 'wick']
    assert not reader.browser.evaluate('document.querySelector(".pubs-tools").checkVisibility()')
    assert reader.browser.evaluate('[...document.querySelectorAll(".pubs-copy")].every(b => !b.checkVisibility())')


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
    assert len(reader.look_for('')) == 400  # those below the window some frames later


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
