"""No text of a source, a people file, a venue file or a banner becomes a part of a page that acts."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.hostile import sites
from tests.hostile.conftest import TEXTS, parsed_pages
from tests.hostile.elements import faults, frame, ours
from tests.hostile.sources import FORMATS
from tests.hostile.vectors import CANARY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from tests.browser_session import Browser
    from tests.conftest import Built

#: What no page may have in it: HTML 13.2.2.6, and the signs of terminals.
_CONTROL = re.compile('[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]')
PAGES = ['index', 'list-hugo', 'list-names', 'publications', 'search', *map(sites.page_of, FORMATS)]


def test_every_format_shows_its_entries(pages: dict[str, Element]) -> None:
    for source in FORMATS:
        entries = [each for each in pages[sites.page_of(source)].iter() if 'pubs-entry' in _classes(each)]
        # Some of them tell of one work: their identifiers are no more than what is left of equal addresses.
        assert len(entries) > len(TEXTS) * 0.75, source


def test_charts_are_drawn_of_them(pages: dict[str, Element]) -> None:
    for source in ('own.yml', 'written.rst'):
        page = pages[sites.page_of(source)]
        assert [each.get('class') for each in page.iter('figure')] == ['pubs-chart']
        assert [each for each in page.iter() if 'pubs-chart__column' in _classes(each)]


def test_no_element_and_no_attribute_is_made_of_a_source(pages: dict[str, Element]) -> None:
    found = {name: [fault for part in ours(page) for fault in faults(part)] for name, page in pages.items()}
    assert {name: each[:5] for name, each in found.items() if each} == {}


def test_no_element_anywhere_on_a_page_has_a_handler_of_events(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        assert [(each.tag, key) for each in page.iter() for key in each.attrib if key.lower().startswith('on')] == [], (
            name
        )


#: What shows formulas, on the pages that have some.
_MATHJAX = 'https://cdn.jsdelivr.net/npm/mathjax@4/tex-mml-chtml.js'
#: And the data of facets and of works, on the pages that have some; those are no scripts.
_MORE = {('script', _MATHJAX), ('script', 'application/json'), ('script', 'application/ld+json')}


def test_scripts_styles_and_frames_are_those_of_a_site_of_plain_words(pages: dict[str, Element], plain: Built) -> None:
    known = {name: {*map(_acting, frame(page)), *_MORE} for name, page in parsed_pages(plain).items()}
    for name, page in pages.items():
        expected = known['banners/0' if name.startswith('banners/') else name]
        assert set(map(_acting, frame(page))) - expected == set(), name


def _acting(found: tuple[str, str]) -> tuple[str, str]:
    """One means to act; addresses of the site's files without the way to them and what their content changes."""
    tag, address = found
    address = re.sub(r'^(?:\.\./)+|\?v=\w+$', '', address)
    address = re.sub(r'(?<=_static/pubs/banner-)\w+(?=\.css)', '', address)
    return tag, re.sub(r'^(?:https://site\.example/)?(?:(?:feeds|banners)/)?[\w.-]+\.(html|atom)$', r'\1', address)


def test_no_page_has_a_control_character(hostile: Built) -> None:
    for path in hostile.outdir.rglob('*.html'):
        assert _CONTROL.search(path.read_text(encoding='utf8')) is None, path.name


def test_the_warnings_have_none_and_tell_of_addresses_that_are_no_links(hostile: Built) -> None:
    assert _CONTROL.search(hostile.warnings) is None
    assert hostile.warnings.count('[pubs.url-scheme]') > 50
    assert 'ERROR' not in hostile.warnings and 'Traceback' not in hostile.warnings


#: Opens what folds, moves over and into everything, and clicks what is no link; then tells what happened.
_TOUCH = """(async () => {
  for (const each of document.querySelectorAll('details')) each.open = true;
  const touched = document.querySelectorAll('.pubs *, .pubs-banner *');
  for (const name of ['mouseover', 'focus', 'pointerenter', 'animationstart', 'toggle', 'load', 'error', 'begin'])
    for (const each of touched) each.dispatchEvent(new Event(name, {bubbles: true}));
  for (const each of document.querySelectorAll('.pubs summary, .pubs button')) each.click();
  const box = document.querySelector('.pubs-find__search');
  if (box) { box.value = '<img src=x onerror=CANARY=1>'; box.dispatchEvent(new Event('input', {bubbles: true})); }
  await new Promise(resolve => setTimeout(resolve, 150));
  // Links of drawings have no protocol of their own.
  const links = [...document.querySelectorAll('a[href], area[href]')].map(
    each => new URL(each.getAttribute('href'), location).protocol);
  return {
    ran: typeof window.CANARY,
    protocols: [...new Set(links)].sort(),
    asked: performance.getEntriesByType('resource').map(each => each.name).filter(
      each => !each.startsWith(location.origin)),
    place: location.pathname,
    handlers: [...document.querySelectorAll('*')].filter(
      each => [...each.attributes].some(one => one.name.startsWith('on'))).length,
  };
})()""".replace('CANARY', CANARY)
_PROTOCOLS = {'http:', 'https:', 'mailto:', 'ftp:'}


@pytest.fixture(scope='module')
def address(hostile: Built, serve: Callable[..., str]) -> str:
    return serve(hostile.outdir)


@pytest.mark.parametrize('page', PAGES)
def test_chromium_runs_nothing_of_a_source(page: str, address: str, browser: Browser) -> None:
    _look(browser, address, f'/{page}.html')


def test_chromium_runs_nothing_of_a_banner(address: str, browser: Browser) -> None:
    # One of each family; the others are looked at by their elements alone.
    for number in range(0, len(TEXTS) // 2, 5):
        _look(browser, address, f'/banners/{number}.html')


def test_the_page_of_a_paper_has_no_element_of_a_source_and_runs_nothing(
    papers: Built, serve: Callable[..., str], browser: Browser
) -> None:
    found = parsed_pages(papers)
    known = {*map(_acting, frame(found['index'])), *_MORE}
    pages = {name: page for name, page in found.items() if name.startswith('papers/')}
    assert len(pages) > len(TEXTS) * 0.65
    for name, page in pages.items():
        assert [fault for part in ours(page) for fault in faults(part)] == [], name
        acting = set(map(_acting, frame(page)))
        assert {each for each in acting if each[0] != 'link'} <= known, name
        for script in page.iter('script'):
            if script.get('type') == 'application/ld+json':
                assert json.loads(script.text or '')['@context'] == 'https://schema.org'
    address = serve(papers.outdir)
    for name in list(pages)[::10]:
        _look(browser, address, f'/{name}.html')


def _look(browser: Browser, address: str, place: str) -> None:
    browser.open(f'{address}{place[1:]}')
    seen = browser.evaluate(_TOUCH)
    assert (seen['ran'], seen['handlers'], seen['place']) == ('undefined', 0, place)
    assert set(seen['protocols']) <= _PROTOCOLS
    assert set(seen['asked']) <= {_MATHJAX}


@pytest.mark.parametrize('query', ['onerror', 'script', 'evil', 'animationstart'])
def test_the_search_of_the_site_shows_titles_and_names_as_text(query: str, address: str, browser: Browser) -> None:
    browser.open(f'{address}search.html?q={query}')
    found = browser.evaluate(
        """(async () => {
          for (let turn = 0; turn < 40 && !document.querySelector('#search-results li a'); turn++)
            await new Promise(resolve => setTimeout(resolve, 50));
          await new Promise(resolve => setTimeout(resolve, 300));
          const results = document.querySelector('#search-results');
          return [results.querySelectorAll('li').length, typeof window.CANARY,
                  results.querySelectorAll('img, script, iframe, svg, [onload], [onerror]').length];
        })()""".replace('CANARY', CANARY)
    )
    assert found[0] > 0
    assert found[1:] == ['undefined', 0]


def _classes(element: Element) -> Iterator[str]:
    yield from element.get('class', '').split()
