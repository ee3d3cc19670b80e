"""One question over HTTP → the bytes of the answer: polite, patient, and with an end to everything."""

from __future__ import annotations

import re
import zlib
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from sphinxcontrib_pubs import __version__
from sphinxcontrib_pubs.fetch.errors import ClientMissingError, FetchError, RefusedError, UnknownError
from sphinxcontrib_pubs.fetch.pace import LONGEST_PAUSE, Pace, retry_after

if TYPE_CHECKING:
    import requests

    from sphinxcontrib_pubs.fetch.services import Service

#: More than any record of a work, or page of a list of them, has.
MOST_BYTES = 20_000_000
_MOST_REDIRECTS = 5
#: How many times longer than a pause in a reply the whole of it may take.
_WHOLE = 4
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
#: After so many questions in a row without an answer, a service is not asked again in this run.
_MOST_FAILURES = 3
_CONTACT = re.compile(r'[^\s@,;()<>]+@[^\s@,;()<>]+')


class Reply(NamedTuple):
    """What came back; ``content_type`` is without its parameters."""

    content: bytes
    content_type: str


class Client:
    """Asks services one question after the other.

    ``contact`` is the address that services want to know; ``timeout`` the seconds that a reply may stand still.
    Proxies are those of the environment (``HTTPS_PROXY``, ``NO_PROXY``). Raises ClientMissingError where the package
    requests is not installed.
    """

    def __init__(
        self, *, contact: str = '', timeout: float = 30.0, attempts: int = 4, pace: Pace | None = None
    ) -> None:
        try:
            import requests
        except ImportError:
            message = "fetching needs the package requests: python -m pip install 'sphinxcontrib-pubs[fetch]'"
            raise ClientMissingError(message) from None
        if contact and _CONTACT.fullmatch(contact) is None:
            raise ValueError(f'"{contact}" is no address of e-mail')

        class Session(requests.Session):
            def get_redirect_target(self, resp: requests.Response) -> None:
                """None, or requests would read the whole body of a redirection, and stumble over where it leads."""

        self._session = Session()
        # Or the password that a .netrc has for a host would be sent to it.
        self._session.auth = _as_it_is
        mailto = f' (mailto:{contact})' if contact else ''
        self._session.headers['User-Agent'] = f'sphinxcontrib-pubs/{__version__}{mailto}'
        self._session.headers['Accept-Encoding'] = 'gzip'
        self._timeout = timeout
        self._attempts = attempts
        self._pace = pace or Pace()
        self._failures: dict[str, int] = {}

    def close(self) -> None:
        self._session.close()

    def get(self, service: Service, url: str, accept: str, most: int = MOST_BYTES) -> Reply:
        """The answer of a service, asked again where that may help.

        Raises UnknownError for what is not there, RefusedError for a question that is not taken, FetchError otherwise.
        """
        if self._failures.get(service.base, 0) >= _MOST_FAILURES:
            raise FetchError(f'{service.name} is not asked again, since it failed {_MOST_FAILURES} times in a row')
        try:
            reply = self._persistently(service, url, accept, most)
        except (UnknownError, RefusedError):
            self._failures[service.base] = 0
            raise
        except FetchError:
            self._failures[service.base] = self._failures.get(service.base, 0) + 1
            raise
        self._failures[service.base] = 0
        return reply

    def _persistently(self, service: Service, url: str, accept: str, most: int) -> Reply:
        reason, pause = '', 0.0
        for number in range(self._attempts):
            if number:
                self._pace.sleep(pause)
            self._pace.keep(service.base, service.interval)
            try:
                return self._once(service, url, accept, most)
            except _AgainError as again:
                reason, asked = str(again), again.pause
                pause = self._pace.before_attempt(number + 1) if asked is None else asked
                if pause > LONGEST_PAUSE:
                    raise FetchError(f'{service.name} {reason} and asks to come back in {round(pause)} s') from None
        times = f', {self._attempts} times' if self._attempts > 1 else ''
        raise FetchError(f'{service.name} {reason}{times}')

    def _once(self, service: Service, url: str, accept: str, most: int) -> Reply:
        import requests
        import urllib3

        for _ in range(_MOST_REDIRECTS + 1):
            try:
                response = self._open(url, accept)
            except requests.Timeout:
                raise _AgainError(f'did not answer within {self._timeout:g} s') from None
            except ValueError:  # InvalidURL and InvalidSchema of requests, UnicodeError, and what urllib3 finds
                address = url.partition('?')[0][:200]  # what stands behind it may be a key
                raise FetchError(f'{service.name}: {address} is no address that can be asked') from None
            except requests.RequestException as error:
                raise _AgainError(f'cannot be reached ({_cause(error)})') from None
            with response:
                if response.status_code in _REDIRECTS:
                    url = _redirected(service, url, response.headers.get('Location', ''))
                    continue
                _check_status(service, response)
                try:
                    content = self._content(service, response, most)
                except urllib3.exceptions.ReadTimeoutError:
                    raise _AgainError(f'stood still for {self._timeout:g} s') from None
                except (urllib3.exceptions.HTTPError, OSError, zlib.error) as error:
                    raise _AgainError(f'broke off its reply ({type(error).__name__})') from None
            return Reply(content, response.headers.get('Content-Type', '').partition(';')[0].strip().lower())
        raise FetchError(f'{service.name} redirects in a circle')

    def _open(self, url: str, accept: str) -> requests.Response:
        """The head of a reply, within the time that the whole of it may take.

        By a thread, since requests waits for each byte of a header anew, as long as one comes before the timeout.
        """
        outcome: SimpleQueue[requests.Response | Exception] = SimpleQueue()

        def ask() -> None:
            try:
                headers = {'Accept': accept}
                outcome.put(
                    self._session.get(url, headers=headers, timeout=self._timeout, stream=True, allow_redirects=False)
                )
            except Exception as error:  # which is raised where somebody waits for it
                outcome.put(error)

        Thread(target=ask, daemon=True).start()
        try:
            told = outcome.get(timeout=_WHOLE * self._timeout)
        except Empty:
            raise self._too_long() from None
        if isinstance(told, Exception):
            raise told
        return told

    def _too_long(self) -> _AgainError:
        return _AgainError(f'took more than {_WHOLE * self._timeout:g} s for a reply')

    def _content(self, service: Service, response: requests.Response, most: int) -> bytes:
        """The body, unpacked here so that no few bytes become very many."""
        packed = response.headers.get('Content-Encoding', '').strip().lower()
        if packed not in ('', 'identity', 'gzip', 'x-gzip'):
            raise FetchError(f'{service.name} answers in the encoding {packed[:20]}, which nobody asked for')
        unpack = zlib.decompressobj(31) if packed in ('gzip', 'x-gzip') else None
        end = self._pace.clock() + _WHOLE * self._timeout
        body = bytearray()
        received = 0
        while part := response.raw.read1(65_536, decode_content=False):
            received += len(part)
            body += unpack.decompress(part, most + 1 - len(body)) if unpack else part
            if len(body) > most:
                raise FetchError(f'{service.name} answers with more than {most:,} bytes')
            if self._pace.clock() > end:
                raise self._too_long()
        expected = response.headers.get('Content-Length', '')[:20]  # Python makes no numbers of thousands of digits
        if (expected.isdecimal() and received < int(expected)) or (unpack is not None and not unpack.eof):
            raise _AgainError('broke off its reply')
        return bytes(body)


class _AgainError(Exception):
    """The same question may be answered later; ``pause`` is how many seconds the service wants to have in between."""

    def __init__(self, reason: str, pause: float | None = None) -> None:
        super().__init__(reason)
        self.pause = pause


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _check_status(service: Service, response: requests.Response) -> None:
    status = response.status_code
    if status == 200:
        return
    if status in (404, 410):
        raise UnknownError(f'{service.name} knows nothing of it')
    if status in _AGAIN:
        raise _AgainError(f'answers with status {status}', retry_after(response.headers.get('Retry-After', '')))
    if status in (401, 403):
        raise FetchError(f'{service.name} denies access (status {status})')
    raise RefusedError(f'{service.name} does not take the question (status {status})')


def _redirected(service: Service, url: str, location: str) -> str:
    """Where a redirection leads; a file or another protocol is none of its business."""
    try:
        target = urljoin(url, location)
        scheme = urlsplit(target).scheme
    except ValueError:
        scheme = ''
    if not location or scheme not in ('http', 'https'):
        raise FetchError(f'{service.name} redirects to something that is no web address')
    return target


def _cause(error: BaseException) -> str:
    """The innermost reason in a word, such as ``ConnectionRefusedError``: the messages of libraries are addresses."""
    while (inner := error.__cause__ or error.__context__) is not None:
        error = inner
    return error.strerror.lower() if isinstance(error, OSError) and error.strerror else type(error).__name__
