"""Notices on works are seen and read by everybody: in four themes, in every layout, dark, without colours, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.axe import violations
from tests.contrast import contrast_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser
    from tests.conftest import Site

pytestmark = pytest.mark.browser

THEMES = ('alabaster', 'furo', 'pydata_sphinx_theme', 'sphinx_rtd_theme')
LAYOUTS = ('list', 'cards', 'table', 'timeline')
REFS = """
- key: fog
  title: Fog
  authors: [Rosa Quist]
  date: 2021
  abstract: We count lanterns.
  notices:
  - {kind: retracted, date: 2022-03-04, doi: 10.5555/fog, text: The lanterns were counted twice.}
  - {kind: corrected, url: 'https://example.org/erratum'}
- {key: oil, title: Oil, authors: [Bo Wu], date: 2020, notices: [concern]}
- {key: wick, title: Wicks, authors: [Bo Wu], date: 2019}
"""
PAGE = '# Papers\n\n' + ''.join(f'```{{publications}} refs.yml\n:layout: {layout}\n```\n\n' for layout in LAYOUTS)
KIND = '.pubs-notice--grave .pubs-notice__kind'
#: Notices that are out of the window or hidden, and entries that have one which does not stand below their title.
UNSEEN = """
[...document.querySelectorAll('.pubs-notice')].filter(one => {
  const box = one.getBoundingClientRect();
  const title = one.closest('.pubs-entry').querySelector('.pubs-title').getBoundingClientRect();
  return box.left < 0 || box.right > innerWidth + 1 || box.height < 10 || box.top < title.bottom - 1;
}).length
"""


#: How far what opens stands below the notice before it, in pixels.
GAP = """
[...document.querySelectorAll('.pubs-notice + details')].map(one =>
  one.querySelector('summary').getBoundingClientRect().top - one.previousElementSibling.getBoundingClientRect().bottom)
"""


@pytest.fixture
def built_site(make_site: Callable[..., Site]) -> Callable[..., Path]:
    def build(theme: str) -> Path:
        site = make_site({'index.md': PAGE, 'refs.yml': REFS}, html_theme=theme, pubs_search=True)
        built = site.build()
        assert built.warnings == ''
        return built.outdir

    return build


@pytest.mark.parametrize('theme', THEMES)
def test_they_are_seen_in_every_theme_and_layout(
    theme: str, built_site: Callable[..., Path], browser: Browser, serve: Callable[[Path], str], node_modules: Path
) -> None:
    address = serve(built_site(theme))
    broken = {}
    for page, notices in (('index.html', 3 * len(LAYOUTS)), ('papers/fog.html', 2)):
        for width in (1280, 390):
            for dark in (False, True):
                case = (page, width, 'dark' if dark else 'light')
                browser.open(address + page, width, dark=dark)
                assert browser.evaluate('document.querySelectorAll(".pubs-notice").length') == notices, case
                assert contrast_of(browser, KIND) >= 4.5, case
                if page == 'index.html':
                    assert browser.evaluate(UNSEEN) == 0, case
                    gaps = browser.evaluate(GAP)
                    assert gaps and max(gaps) < 14, f'{case}: a line is left empty'
                if found := violations(browser, node_modules, ['section.pubs', 'article.pubs']):
                    broken[case] = found
    assert broken == {}


def test_they_do_without_colours_and_on_paper(
    built_site: Callable[..., Path], browser: Browser, serve: Callable[[Path], str]
) -> None:
    address = serve(built_site('alabaster')) + 'index.html'
    browser.open(address, media='print')
    assert browser.style(KIND, 'color') == browser.style('.pubs-notice--grave', 'color')
    assert browser.style(KIND, 'background-color') == 'rgba(0, 0, 0, 0)'
    browser.open(address)
    browser.driver.execute_cdp_cmd(
        'Emulation.setEmulatedMedia', {'features': [{'name': 'forced-colors', 'value': 'active'}]}
    )
    assert browser.evaluate('matchMedia("(forced-colors: active)").matches')
    assert contrast_of(browser, KIND) >= 4.5
    assert browser.style(KIND, 'border-top-width') == '1px'


def test_a_copied_citation_says_it(
    built_site: Callable[..., Path], browser: Browser, serve: Callable[[Path], str]
) -> None:
    browser.open(serve(built_site('alabaster')) + 'index.html')
    browser.clipboard()
    for entry in ('#pub-fog', '#pub-fog-2', '#pub-fog-3'):
        button = f'document.querySelector("{entry} .pubs-copy--citation")'
        # Buttons are made for entries near the window, when it has been seen that they are.
        browser.evaluate(f'document.querySelector("{entry}").scrollIntoView()')
        WebDriverWait(browser.driver, 20).until(lambda _, button=button: browser.evaluate(f'{button} !== null'))
        browser.evaluate(f'{button}.click()')
        browser.evaluate('new Promise(done => setTimeout(done, 100))')
        assert browser.clipboard() == (
            'Rosa Quist. (2021). Fog. Retracted (2022, March 4): The lanterns were counted twice. '
            'https://doi.org/10.5555/fog Corrected'
        )
