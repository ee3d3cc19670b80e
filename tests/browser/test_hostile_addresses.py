"""Whatever an address or a search box holds, a page works: no script fails, nothing of it becomes an element."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.browser.policy import POLICY, watched
from tests.browser.reader import SETTLED, Reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser_session import Browser

#: What an address has behind the name of the page, and how many of the four entries are shown then.
ADDRESSES = {
    'signs of patterns': ('?find=' + quote('.*+?^${}()|[]\\/-'), 4),
    'a pattern among words': ('?find=' + quote('quist(a+)+$ [oil'), 0),
    'an element': ('?find=' + quote('<img src=x onerror=alert(1)>'), 0),
    'half of an escape': ('?find=%', 4),
    'bytes that are no letters': ('?find=%ff%fe', 4),
    'half of a letter': ('?find=%ED%A0%80', 4),
    'marks alone': ('?find=' + quote('\u0301\u0327'), 4),
    'a word with marks without end': ('?find=' + quote('q' + '\u0301' * 3000), 3),
    'many words': ('?find=' + '+'.join(['quist'] * 8000), 2),
    'many other words': ('?find=' + '+'.join(f'w{number}' for number in range(5000)), 0),
    'a word without end': ('?find=' + 'a' * 50_000, 0),
    'a name twice': ('?find=quist&find=oil', 2),
    'names of objects': ('?year=__proto__&venue=constructor&author=toString&__proto__=1', 4),
    'a value that is an element': ('?year=' + quote('"><script>alert(1)</script>'), 4),
    'the list of another name': ('?2.find=bells&more.year=2019', 4),
    'a fragment that is half of an escape': ('#%', 4),
    'a fragment with signs of selectors': ('#' + quote('pub-oil"] > *, script'), 4),
    'the fragment of what is no entry': ('#__proto__', 4),
    'a fragment without end': ('#' + 'x' * 50_000, 4),
}
#: Nothing may be put into the page as text that is read as HTML or as a program.
STRICTEST = {'Content-Security-Policy': f"{POLICY['Content-Security-Policy']}; require-trusted-types-for 'script'"}


@pytest.fixture(scope='module')
def strict(pages: Path, serve: Callable[..., str]) -> str:
    return serve(pages, STRICTEST)


@pytest.fixture(scope='module')
def free(pages: Path, serve: Callable[..., str]) -> str:
    """A site without a policy, of which the browser would complain for the theme."""
    return serve(pages)


@pytest.mark.parametrize('name', ADDRESSES)
def test_an_address_is_understood_or_passed_over(name: str, browser: Browser, free: str) -> None:
    rest, shown = ADDRESSES[name]
    reader = Reader(browser, f'{free}index.html').open(rest)
    assert browser.errors() == []
    assert len(reader.shown) == shown
    assert browser.evaluate('document.querySelectorAll(".pubs img, .pubs-tools script:not([type])").length') == 0
    # And the page goes on to work.
    assert reader.look_for('quist') == ['oil', 'wick']
    assert browser.errors() == []


@pytest.mark.parametrize('page', ['index', 'by_hand', 'table', 'many_cards'])
def test_nothing_of_ours_needs_text_to_be_trusted(page: str, browser: Browser, strict: str) -> None:
    with watched(browser) as kept:
        reader = Reader(browser, f'{strict}{page}.html').open('?find=' + quote('<b>quist'))
        reader.look_for('<img src=x onerror=alert(1)> quist')
        reader.look_for('quist')
        browser.evaluate(SETTLED)
        # Beside the theme's own scripts and styles.
        assert [each for each in kept() if each.ours or 'pubs' in each.what] == []
    assert 'of' in reader.said
