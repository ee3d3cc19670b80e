"""The live examples of the documentation break no rule of accessibility within our elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser


_ELEMENT = re.compile(r'<(\w+) [^>]*?class="([^"]*\bpubs[^"]*)"')


def pages_with_something_new(site: Path) -> list[str]:
    """Pages with lists that together have every kind of element of ours, by tag and classes, as style sheets do."""
    kinds = {}
    for path in sorted(site.rglob('*.html')):
        text = path.read_text(encoding='utf8')
        if '<section class="pubs' in text:
            kinds[path.relative_to(site).as_posix()] = set(_ELEMENT.findall(text))
    seen: set[tuple[str, str]] = set()
    chosen = []
    for page in sorted(kinds, key=lambda page: (-len(kinds[page]), page)):
        if not kinds[page] <= seen:
            seen |= kinds[page]
            chosen.append(page)
    return chosen


@pytest.mark.browser
def test_no_kind_of_element_breaks_a_rule_of_accessibility(
    site: Path, browser: Browser, serve: Callable[[Path], str], node_modules: Path
) -> None:
    pages = pages_with_something_new(site)
    assert len(pages) > 10
    address = serve(site)
    broken = {}
    for page in pages:
        for dark in (False, True):
            browser.open(address + page, dark=dark)
            browser.evaluate('document.querySelectorAll(".pubs details").forEach(one => { one.open = true; })')
            if found := violations(browser, node_modules):
                broken[page, 'dark' if dark else 'light'] = found
    assert broken == {}
