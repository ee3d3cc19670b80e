"""A client that waits as long as it is asked to, gives up when it should, and takes no more than it must."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.fetch.client import Client
from sphinxcontrib_pubs.fetch.errors import FetchError, UnknownError
from sphinxcontrib_pubs.fetch.pace import Pace, retry_after
from sphinxcontrib_pubs.fetch.services import Service
from tests.registry_server import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.registry_server import Registries

    Ask = Callable[..., bytes]

GOOD = Answer(b'{"a": 1}')


@pytest.fixture
def pauses() -> list[float]:
    """How long was slept, in order; nobody sleeps."""
    return []


@pytest.fixture
def ask(registries: Registries, pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Asks a server whose answers are given, one after the other; gives the last body."""
    monkeypatch.setenv('NO_PROXY', '127.0.0.1')

    def run(*answers: Answer, timeout: float = 5.0, attempts: int = 4, most: int = 1000, times: int = 1) -> bytes:
        registries.answers = {'/x': list(answers), '/good': [GOOD]}
        pace = Pace(sleep=pauses.append, chance=lambda: 0.5)
        client = Client(contact='me@lamps.example', timeout=timeout, attempts=attempts, pace=pace)
        service = Service('Lamps', registries.address)
        body = b''
        for _ in range(times):
            body = client.get(service, f'{registries.address}/x', 'application/json', most).content
        client.close()
        return body

    return run


def test_services_learn_who_asks_and_get_no_password(ask: Ask, registries: Registries, tmp_path, monkeypatch) -> None:
    (tmp_path / 'netrc').write_text('machine 127.0.0.1 login me password secret\n', encoding='utf8')
    monkeypatch.setenv('NETRC', str(tmp_path / 'netrc'))
    assert ask(GOOD) == GOOD.body
    (asked,) = registries.asked
    assert '(mailto:me@lamps.example)' in asked.headers['User-Agent']
    assert asked.headers['Accept'] == 'application/json'
    assert 'Authorization' not in asked.headers


@pytest.mark.parametrize('status', [408, 425, 429, 500, 502, 503, 504])
def test_a_service_in_trouble_is_asked_again_each_time_after_twice_as_long(
    ask: Ask, pauses: list[float], status: int
) -> None:
    assert ask(Answer(status=status), Answer(status=status), Answer(status=status), GOOD) == GOOD.body
    assert pauses == [1.0, 2.0, 4.0]


def test_pauses_differ_from_run_to_run() -> None:
    assert Pace(chance=lambda: 0.0).before_attempt(2) == 1.0
    assert Pace(chance=lambda: 0.999).before_attempt(2) == pytest.approx(3.0, abs=0.01)


def test_a_service_is_not_asked_sooner_than_it_wants(ask: Ask, pauses: list[float]) -> None:
    ask(Answer(status=429, headers={'Retry-After': '17'}), GOOD)
    assert pauses == [17.0]
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
    ask(Answer(status=503, headers={'Retry-After': later}), GOOD)
    assert pauses[1] == pytest.approx(40, abs=3)


def test_nobody_waits_for_hours(ask: Ask, pauses: list[float]) -> None:
    with pytest.raises(FetchError, match='Lamps answers with status 429 and asks to come back in 7200 s'):
        ask(Answer(status=429, headers={'Retry-After': '7200'}), GOOD)
    assert pauses == []


def test_what_a_header_says_that_is_neither_number_nor_date_says_nothing() -> None:
    far, zone = f'Wed, 21 Oct {"9" * 20} 07:28:00 GMT', f'Wed, 21 Oct 2015 07:28:00 +{"9" * 20}'
    assert retry_after(far) is None and retry_after(zone) is None
    assert retry_after('soon') is None and retry_after('') is None and retry_after('-1') is None
    assert retry_after('Wed, 21 Oct 2015 07:28:00 GMT') == 0.0


@pytest.mark.parametrize('zone', ['GMT', '+0000', '-0000'])  # whoever writes the last one leaves its own zone open
def test_a_service_may_write_the_zone_of_a_moment_in_several_ways(zone: str) -> None:
    before = datetime(2015, 10, 21, 7, 27, 30, tzinfo=UTC)
    assert retry_after(f'Wed, 21 Oct 2015 07:28:00 {zone}', before) == 30.0


def test_it_gives_up_after_some_attempts(ask: Ask, registries: Registries) -> None:
    with pytest.raises(FetchError, match='Lamps answers with status 500, 3 times'):
        ask(Answer(status=500), attempts=3)
    assert len(registries.asked) == 3


def test_a_service_that_never_answers_is_left_alone_in_the_end(registries: Registries) -> None:
    registries.answers = {'/x': [Answer(status=500)]}
    client = Client(attempts=1)
    service = Service('Lamps', registries.address)
    for _ in range(5):
        with pytest.raises(FetchError) as last:
            client.get(service, f'{registries.address}/x', '*/*')
    client.close()
    assert len(registries.asked) == 3
    assert 'is not asked again' in str(last.value)


@pytest.mark.parametrize(
    ('answer', 'reason'),
    [
        (Answer(status=404), 'knows nothing of it'),
        (Answer(status=410), 'knows nothing of it'),
        (Answer(status=400), 'does not take the question'),
        (Answer(status=401), 'denies access'),
        (Answer(status=403), 'denies access'),
        (Answer(status=302, headers={'Location': 'file:///etc/passwd'}), 'no web address'),
        (Answer(status=302, headers={'Location': 'ftp://127.0.0.1/x'}), 'no web address'),
        (Answer(status=302, headers={'Location': 'http://[::1'}), 'no web address'),
        (
            Answer(status=302, headers={'Location': 'https:///x?key=secret'}),
            'https:///x is no address that can be asked',
        ),
        (Answer(status=302, headers={'Location': 'https://*.lamps.example/'}), 'no address that can be asked'),
        (Answer(status=302, headers={'Location': f'https://{"a" * 64}.example/'}), 'no address that can be asked'),
        (Answer(status=302), 'no web address'),
        (Answer(status=302, headers={'Location': '/x'}), 'in a circle'),
        (Answer(b'x' * 1001), 'more than 1,000 bytes'),
        (Answer(gzip.compress(b'x' * 5_000_000), headers={'Content-Encoding': 'gzip'}), 'more than 1,000 bytes'),
        (Answer(b'x', headers={'Content-Encoding': 'br'}), 'which nobody asked for'),
    ],
)
def test_what_another_attempt_would_not_mend_is_told_at_once(
    ask: Ask, registries: Registries, pauses: list[float], answer: Answer, reason: str
) -> None:
    with pytest.raises(FetchError, match=reason):
        ask(answer)
    assert pauses == []
    assert len(registries.asked) <= 6


def test_only_what_is_not_there_is_unknown(ask: Ask) -> None:
    with pytest.raises(UnknownError):
        ask(Answer(status=404))
    with pytest.raises(FetchError) as denied:
        ask(Answer(status=403))
    assert not isinstance(denied.value, UnknownError)


def test_it_goes_where_a_service_sends_it(ask: Ask, registries: Registries) -> None:
    assert ask(Answer(status=302, headers={'Location': '/good'})) == GOOD.body
    assert [asked.path for asked in registries.asked] == ['/x', '/good']


def test_nobody_reads_what_stands_in_a_redirection(ask: Ask) -> None:
    endless = Answer(b'x', 302, headers={'Location': '/good'}, after=4.0)
    assert ask(endless, timeout=1.0, attempts=1) == GOOD.body


def test_a_packed_reply_is_unpacked(ask: Ask) -> None:
    assert ask(Answer(gzip.compress(GOOD.body), headers={'Content-Encoding': 'gzip'})) == GOOD.body


@pytest.mark.parametrize(
    ('answer', 'reason'),
    [
        (Answer(GOOD.body, cut=10), 'broke off its reply'),
        (Answer(gzip.compress(GOOD.body)[:-6], headers={'Content-Encoding': 'gzip'}), 'broke off its reply'),
        (Answer(b'not packed', headers={'Content-Encoding': 'gzip'}), 'broke off its reply'),
        (Answer(GOOD.body, headers={'Content-Length': '9' * 5000}), 'broke off its reply'),
    ],
)
def test_half_a_reply_is_none(ask: Ask, answer: Answer, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        ask(answer, attempts=2)
    assert ask(answer, GOOD) == GOOD.body


def test_a_reply_that_stands_still_or_trickles_is_left(ask: Ask) -> None:
    with pytest.raises(FetchError, match=r'stood still for 0\.2 s'):
        ask(Answer(GOOD.body, after=1.0), timeout=0.2, attempts=1)
    with pytest.raises(FetchError, match=r'took more than 0\.8 s'):
        ask(Answer(b'x' * 100, drip=0.05), timeout=0.2, attempts=1)
    with pytest.raises(FetchError, match=r'took more than 0\.8 s'):
        ask(Answer(head_drip=0.05), timeout=0.2, attempts=1)


def test_a_server_that_is_not_there_is_told_in_a_word(registries: Registries) -> None:
    with pytest.raises(FetchError, match=r'^Lamps cannot be reached \(connection refused\)$'):
        Client(attempts=1).get(Service('Lamps', ''), 'http://127.0.0.1:9/x', '*/*')


def test_proxies_are_those_of_the_environment(registries: Registries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('http_proxy', registries.address)
    monkeypatch.delenv('NO_PROXY', raising=False)
    monkeypatch.delenv('no_proxy', raising=False)
    registries.answers = {'http://lamps.invalid/x': [GOOD]}
    assert Client(attempts=1).get(Service('Lamps', ''), 'http://lamps.invalid/x', '*/*').content == GOOD.body
    assert [asked.path for asked in registries.asked] == ['http://lamps.invalid/x']


def test_services_are_asked_no_faster_than_they_allow() -> None:
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    pace = Pace(sleep=sleep, clock=lambda: now[0])
    pace.keep('arXiv', 3.0)
    now[0] += 1.0
    pace.keep('Crossref', 0.2)
    pace.keep('arXiv', 3.0)
    now[0] += 5.0
    pace.keep('arXiv', 3.0)
    assert slept == [2.0]
