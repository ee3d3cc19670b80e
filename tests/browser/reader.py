"""Somebody who looks for publications on a page, with keys and a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.browser_session import Browser

#: What stands in the first list, by the ends of the ids.
SHOWN = """
[...document.querySelector('.pubs').querySelectorAll('.pubs-entry')]
  .filter(entry => entry.checkVisibility()).map(entry => entry.id.slice(4))
"""
SETTLED = 'new Promise(done => setTimeout(done, 350))'  # longer than the script waits for somebody who types
PAINTED = 'new Promise(done => setTimeout(done, 80))'
BACK = """
new Promise(done => {
  const last = performance.now() + 10000;
  const look = () => document.querySelectorAll('.pubs-entry:not([hidden])').length >= COUNT || performance.now() > last
    ? done() : requestAnimationFrame(look);
  look();
})
"""


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
        self.type(text)
        return self.shown

    def look_for_all(self, count: int) -> list[str]:
        """Empties the search box, and waits until so many entries are back: those below the window are later."""
        self.look_for('')
        self.browser.evaluate(BACK.replace('COUNT', str(count)))
        return self.shown

    def type(self, text: str) -> None:
        """Types where the focus is."""
        self.browser.driver.execute_cdp_cmd('Input.insertText', {'text': text})
        self.browser.evaluate(PAINTED)

    def press(self, key: str, *, back: bool = False) -> None:
        self.browser.press(key, back=back)

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
