"""What a content security policy keeps from a page, and of which elements of ours."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.browser_session import Browser

#: The strictest under which pages are said to work.
POLICY = {'Content-Security-Policy': "default-src 'self'"}
#: Runs before anything of a page.
_WATCH = """window.kept = []; document.addEventListener('securitypolicyviolation', event => {
  const own = event.target.closest?.('.pubs, .pubs-name, .pubs-banner, .pubs-share');
  kept.push([event.effectiveDirective, event.blockedURI.replace(location.origin, ''), own ? own.className : '']) })"""


class Kept(NamedTuple):
    """One thing that was kept away: by which rule, what, and the classes of the element of ours that it belongs to."""

    directive: str
    what: str
    ours: str


@contextmanager
def watched(browser: Browser) -> Iterator[Callable[[], list[Kept]]]:
    """Of pages that are opened within it, what was kept away from the one that is open."""
    script = browser.driver.execute_cdp_cmd('Page.addScriptToEvaluateOnNewDocument', {'source': _WATCH})

    def kept() -> list[Kept]:
        browser.evaluate('new Promise(done => setTimeout(done, 200))')
        return [Kept(*each) for each in browser.evaluate('kept')]

    try:
        yield kept
    finally:
        browser.driver.execute_cdp_cmd('Page.removeScriptToEvaluateOnNewDocument', script)
