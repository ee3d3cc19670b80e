"""What a theme shows around a page, as a browser sees it, is gone where the page asks for it, in each of twelve."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.banner.themes import THEMES, Theme, build

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser_session import Browser

pytestmark = pytest.mark.browser

GUIDE = Path(__file__).parents[2] / 'docs' / 'banner.md'
#: As the guide calls the themes in its tables.
NAMES = {
    'alabaster': 'Alabaster',
    'furo': 'Furo',
    'pydata_sphinx_theme': 'PyData',
    'sphinx_book_theme': 'Book',
    'sphinx_rtd_theme': 'Read the Docs',
    'shibuya': 'Shibuya',
    'sphinx_immaterial': 'Immaterial',
    'sphinx_material': 'Material',
    'sphinxawesome_theme': 'Awesome',
    'piccolo_theme': 'Piccolo',
    'sphinx_wagtail_theme': 'Wagtail',
    'classic': 'classic',
}
BODY = '# Heading\n\n## One\n\nWords.\n'
FILES = {
    'index.md': '# Home\n\n```{toctree}\npart/index\n```\n',
    'part/index.md': '# The part\n\n```{toctree}\nasks\ncontrol\n```\n',
    'part/control.md': BODY,
    'part/asks.md': f'---\nhide_meta: true\nshow_bread_crumbs: false\ndisable_share: true\n---\n\n{BODY}',
}
SETTINGS = """
html_last_updated_fmt = 'changed-%Y'
html_baseurl = 'https://lab.example/'
pubs_share = ['email']
"""

#: The words of the page that are seen, where links to this page's source lead, and the way to the page.
SEEN = """(name => {
  const seen = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true}) &&
    element.getBoundingClientRect().width > 1
  const own = href => href.includes(`${name}.md`) || href.includes(`${name}.html`) && href.includes('issues')
  const crumbs = '[class*=breadcrumb] :is(li, a, span), [aria-label*=readcrumb] *, .related li'
  return {
    date: document.body.innerText.toLowerCase().includes('changed-20'),
    links: [...document.querySelectorAll('a[href]')].filter(link => own(decodeURIComponent(link.href)) &&
      (seen(link) || link.closest('[role=menu], .dropdown-menu'))).length,
    crumbs: [...document.querySelectorAll(crumbs)].filter(element =>
      seen(element) && element.textContent.includes('The part')).length,
    share: document.querySelectorAll('.pubs-share').length } })"""


class Parts(NamedTuple):
    """Whether a page shows each of them, in a wide window or on a phone."""

    date: bool
    crumbs: bool
    links: bool
    share: bool


@pytest.fixture(scope='module', params=THEMES, ids=lambda theme: theme.name)
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Theme, Path]:
    theme: Theme = request.param
    linked = replace(theme, configuration=f'{theme.linked or theme.configuration}\n{SETTINGS}')
    folder, said = build(linked, tmp_path_factory.mktemp('site'), FILES)
    assert 'pubs' not in said
    return theme, folder


def parts_of(browser: Browser, address: str, name: str) -> Parts:
    looks = []
    for width in (1280, 390):
        browser.open(f'{address}part/{name}.html', width)
        looks.append(browser.evaluate(f'{SEEN}({name!r})'))
    return Parts(*(any(look[part] for look in looks) for part in Parts._fields))


def test_what_the_page_hides_is_seen_on_other_pages_alone(
    pages: tuple[Theme, Path], browser: Browser, serve: Callable[..., str]
) -> None:
    theme, folder = pages
    address = serve(folder)
    control, asks = parts_of(browser, address, 'control'), parts_of(browser, address, 'asks')
    assert asks == Parts(date=False, crumbs=False, links=False, share=False), theme.name
    # The guide says what there is to hide: a dash where the theme shows nothing.
    rows = re.findall(r'^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$', GUIDE.read_text('utf8'), re.MULTILINE)
    (told,) = [row[1:] for row in rows if row[0] == NAMES[theme.name]]
    assert [cell != '–' for cell in told] == [control.date, control.crumbs, control.links], theme.name
    assert control.share, theme.name


def test_a_phone_keeps_the_buttons_beside_the_way_to_the_page(
    pages: tuple[Theme, Path], browser: Browser, serve: Callable[..., str]
) -> None:
    """Of menus: shibuya has them in the bar of its breadcrumbs."""
    theme, folder = pages
    address = serve(folder)
    buttons = 'document.querySelectorAll(".sy-breadcrumbs button, .sy-head button, header button").values()'
    count = f'[...{buttons}].filter(each => each.checkVisibility({{visibilityProperty: true}})).length'
    counts = []
    for name in ('control', 'asks'):
        browser.open(f'{address}part/{name}.html', 390)
        counts.append(browser.evaluate(count))
    assert counts[0] == counts[1], theme.name
