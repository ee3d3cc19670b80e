"""A real browser for the tests that look at pages, and a server on this machine that hands the pages out."""

from __future__ import annotations

import base64
import functools
import os
import shutil
import threading
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from selenium.webdriver import Chrome

_BROWSERS = ('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome')
_DRIVERS = ('chromedriver', 'chromium-driver', 'chromium.chromedriver')
_FLAGS = (
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-dev-shm-usage',
    '--no-first-run',
    '--no-proxy-server',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--hide-scrollbars',
    # A page that asks a third party for anything must show up as an error, on every machine alike.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
)

#: Keys that tests press, with the codes that Windows has for them.
_KEYS = {'Tab': 9, 'Enter': 13, 'Escape': 27, ' ': 32}


class Browser:
    """One window of headless Chromium, which sees a page at a size and in a colour scheme."""

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver

    def open(
        self,
        url: str,
        width: int = 1280,
        height: int = 900,
        *,
        dark: bool = False,
        scripts: bool = True,
        media: str = '',
        features: Mapping[str, str] | None = None,
    ) -> None:
        """Loads a page afresh, in CSS pixels; ``scripts=False`` blocks the page's, ``media`` may be ``print``.

        ``features`` are further ones of media queries, such as ``forced-colors``.
        """
        metrics = {'width': width, 'height': height, 'deviceScaleFactor': 1, 'mobile': False}
        wanted = {'prefers-color-scheme': 'dark' if dark else 'light', **(features or {})}
        emulated = [{'name': name, 'value': value} for name, value in wanted.items()]
        self.driver.execute_cdp_cmd('Emulation.setDeviceMetricsOverride', metrics)
        self.driver.execute_cdp_cmd('Emulation.setEmulatedMedia', {'media': media, 'features': emulated})
        self.driver.execute_cdp_cmd('Emulation.setScriptExecutionDisabled', {'value': not scripts})
        self.driver.get('about:blank')
        self.driver.get_log('browser')  # what an earlier page said
        self.driver.get(url)

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page, as plain data; works also without the page's scripts."""
        answer = self.driver.execute_cdp_cmd(
            'Runtime.evaluate', {'expression': expression, 'returnByValue': True, 'awaitPromise': True}
        )
        if 'exceptionDetails' in answer:
            details = answer['exceptionDetails']
            raise RuntimeError(details.get('exception', {}).get('description', details['text']))
        return answer['result'].get('value')

    def box(self, selector: str) -> dict[str, float]:
        """The first match's place and size in the window: x, y, width, height, top, right, bottom, left."""
        return dict(self.evaluate(f'document.querySelector({selector!r}).getBoundingClientRect().toJSON()'))

    def style(self, selector: str, name: str) -> str:
        """The computed value of a CSS property (also a custom one) of the first match."""
        found = self.evaluate(f'getComputedStyle(document.querySelector({selector!r})).getPropertyValue({name!r})')
        return str(found).strip()

    def press(self, key: str, *, back: bool = False) -> None:
        """Presses a key where the focus is; with Shift where it is to go ``back``."""
        event: dict[str, Any] = {'key': key, 'windowsVirtualKeyCode': _KEYS[key], 'modifiers': 8 if back else 0}
        text = {'text': '\r' if key == 'Enter' else key} if len(key) == 1 or key == 'Enter' else {}
        self.driver.execute_cdp_cmd('Input.dispatchKeyEvent', {'type': 'keyDown', **event, **text})
        self.driver.execute_cdp_cmd('Input.dispatchKeyEvent', {'type': 'keyUp', **event})

    def clipboard(self) -> str:
        """What was copied last; from the first call on, pages may copy and be asked."""
        permissions = ['clipboardReadWrite', 'clipboardSanitizedWrite']
        self.driver.execute_cdp_cmd('Browser.grantPermissions', {'permissions': permissions})
        return str(self.evaluate('navigator.clipboard.readText()'))

    def errors(self) -> list[str]:
        """What went wrong in the page since the last call: exceptions, refused and missing files."""
        return [entry['message'] for entry in self.driver.get_log('browser') if entry['level'] == 'SEVERE']

    def screenshot(self, path: Path, *, full_page: bool = False) -> Path:
        """Writes the window, or the whole page, as a PNG."""
        options: dict[str, Any] = {'format': 'png'}
        if full_page:
            size = self.driver.execute_cdp_cmd('Page.getLayoutMetrics', {})['cssContentSize']
            clip = {'x': 0, 'y': 0, 'width': size['width'], 'height': size['height'], 'scale': 1}
            options |= {'captureBeyondViewport': True, 'clip': clip}
        picture = self.driver.execute_cdp_cmd('Page.captureScreenshot', options)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(picture['data']))
        return path


def _program(names: tuple[str, ...]) -> str:
    return next((found for name in names if (found := shutil.which(name))), '')


def in_continuous_integration() -> bool:
    return os.environ.get('CI', '').lower() not in {'', '0', 'false', 'no'}


@contextmanager
def open_browser(profile: Path) -> Iterator[Browser]:
    """A browser whose profile lies in a folder; raises FileNotFoundError where there is none."""
    program, driver_program = _program(_BROWSERS), _program(_DRIVERS)
    if not (program and driver_program):
        missing = ' and '.join(
            name
            for name, found in (('browser (Chromium)', program), ('driver (chromedriver)', driver_program))
            if not found
        )
        raise FileNotFoundError(f'no {missing} on the PATH')
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService

    options = ChromeOptions()
    options.binary_location = program
    for flag in (*_FLAGS, f'--user-data-dir={profile}'):
        options.add_argument(flag)
    options.set_capability('goog:loggingPrefs', {'browser': 'ALL'})
    # Named, so that selenium looks for no other one in the network.
    driver = Chrome(options=options, service=ChromeService(executable_path=driver_program))
    try:
        yield Browser(driver)
    finally:
        driver.quit()


@pytest.fixture(scope='session')
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser for the whole run; without one the test is skipped, in continuous integration it fails."""
    with ExitStack() as stack:
        try:
            opened = stack.enter_context(open_browser(tmp_path_factory.mktemp('chromium')))
        except FileNotFoundError as error:
            if in_continuous_integration():
                pytest.fail(str(error))
            pytest.skip(str(error))
        yield opened


class _Pages(SimpleHTTPRequestHandler):
    """Hands out a folder, with headers added, silently."""

    def __init__(self, *arguments: Any, headers: Mapping[str, str], **options: Any) -> None:
        self.added_headers = headers
        super().__init__(*arguments, **options)

    def end_headers(self) -> None:
        for name, value in self.added_headers.items():
            self.send_header(name, value)
        super().end_headers()

    def do_GET(self) -> None:
        if self.path == '/favicon.ico' and not Path(self.translate_path(self.path)).exists():
            # Chromium asks for it unbidden, and would report its absence as an error of the page.
            self.send_response(HTTPStatus.NO_CONTENT)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@contextmanager
def served(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address, ending in ``/``, at which this machine hands out a folder."""
    handler = functools.partial(_Pages, directory=str(folder), headers=headers or {})
    server = ThreadingHTTPServer(('127.0.0.1', 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={'poll_interval': 0.05})
    thread.start()
    try:
        yield f'http://127.0.0.1:{server.server_port}/'
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope='module')
def serve() -> Iterator[Callable[..., str]]:
    """Serve a folder: ``serve(built.outdir, {'Content-Security-Policy': …})`` gives its address, ending in ``/``."""
    with ExitStack() as stack:
        yield lambda folder, headers=None: stack.enter_context(served(folder, headers))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test that asks for the browser, so that ``-m 'not browser'`` leaves them out."""
    for item in items:
        if 'browser' in getattr(item, 'fixturenames', ()):
            item.add_marker('browser')
