"""The live examples of the documentation break no rule of accessibility within our elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.axe import violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser


@pytest.mark.browser
def test_every_page_with_a_list(site: Path, browser: Browser, serve: Callable[[Path], str], node_modules: Path) -> None:
    pages = [
        str(path.relative_to(site))
        for path in sorted(site.rglob('*.html'))
        if '<section class="pubs' in path.read_text(encoding='utf8')
    ]
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
