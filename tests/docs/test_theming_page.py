"""The page on the look of lists has every custom property at work, as it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.render.delivery import SHEET_FOLDER
from tests.docs.conftest import DOCS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser

PAGE = (DOCS / 'theming.md').read_text(encoding='utf8')
_RULE = re.compile(r'^([^\s/][^{}/]*?) \{\n(.*?)^\}$', re.DOTALL | re.MULTILINE)
_PROPERTY = re.compile(r'^\s+(--pubs-[\w-]+): ([^;]*);', re.MULTILINE)


def rules(text: str) -> list[tuple[str, dict[str, str]]]:
    return [(selector, dict(_PROPERTY.findall(content))) for selector, content in _RULE.findall(text)]


def declared() -> set[str]:
    """The properties that our style sheets give a default to, which are those that a site may set."""
    sheets = [path.read_text(encoding='utf8') for path in sorted(SHEET_FOLDER.rglob('*.css'))]
    return {name for sheet in sheets for selector, found in rules(sheet) if selector == '.pubs' for name in found}


def test_the_style_sheet_of_this_site_is_the_shown_one() -> None:
    shown = re.findall(r'^```css\n(.*?)^```$', PAGE, re.DOTALL | re.MULTILINE)
    sheet = (DOCS / '_static' / 'theming.css').read_text(encoding='utf8')
    assert sheet.partition('*/\n\n')[2] == '\n'.join(shown)


def test_every_property_is_set_and_told_in_the_reference() -> None:
    assert len(declared()) > 20
    assert {name for _, found in rules(PAGE) for name in found} == declared()
    reference = (DOCS / 'reference' / 'html.md').read_text(encoding='utf8')
    assert {name for name in declared() if f'  {name}: ' not in reference} == set()


def test_every_property_of_the_banner_is_told() -> None:
    sheet = (DOCS.parent / 'sphinxcontrib_pubs' / 'banner' / 'static' / 'pubs-banner.css').read_text(encoding='utf8')
    names = re.findall(r'^ +--pubs-banner(-[\w-]+)', sheet.partition('*/')[0], re.MULTILINE)
    told = (DOCS / 'banner.md').read_text(encoding='utf8')
    assert len(names) > 5
    assert [name for name in names if not re.search(rf'`(?:--pubs-banner)?{name}`', told)] == []


@pytest.mark.browser
def test_every_property_is_at_work(site: Path, browser: Browser, serve: Callable[[Path], str]) -> None:
    browser.open(f'{serve(site)}theming.html')
    for selector, found in rules(PAGE):
        if selector.startswith('.pubs.'):
            for name, value in found.items():
                assert browser.style(f'section{selector}', name) == value, (selector, name)
    gap = browser.style('section.airy .pubs-entry', 'margin-bottom')
    assert gap == f'{2 * float(browser.style("section.airy .pubs-entry", "font-size")[:-2]):g}px'
    first, second = (
        browser.box(f'section.small .pubs-card-entry:nth-of-type({n}), section.small li:nth-of-type({n})')
        for n in (1, 2)
    )
    assert first['width'] < 250
    assert first['top'] == second['top']
