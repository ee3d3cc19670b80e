"""``sphinx-pubs fetch`` as whoever runs it sees it: its questions, its progress, its interruptions, wrong use."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from tests.fetch.records import LAMP, WICK, lock_in, paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.registry_server import Registries

    Fetch = Callable[..., int]


def test_the_address_to_write_to_may_stand_in_the_environment(
    fetch: Fetch, registries: Registries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv('SPHINX_PUBS_MAILTO', 'me@lamps.example')
    assert fetch(LAMP, '--yes') == 0
    assert registries.asked[0].headers['User-Agent'].endswith('(mailto:me@lamps.example)')


def test_nothing_is_written_unless_somebody_agrees(
    fetch: Fetch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal:
        def __init__(self, answer: str) -> None:
            self.answer = answer

        def isatty(self) -> bool:
            return bool(self.answer)

        def readline(self) -> str:
            return self.answer

    for answer, status, is_there in (('', 1, False), ('n\n', 1, False), ('\n', 1, False), ('Y\n', 0, True)):
        monkeypatch.setattr('sys.stdin', Terminal(answer))
        assert fetch(LAMP) == status
        assert (tmp_path / 'publications.lock.yml').exists() is is_there
        assert '+key: holm2021zinc' in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ['publications.lock.yml']


def test_check_says_no_before_there_is_a_lock(fetch: Fetch, tmp_path: Path) -> None:
    assert fetch(LAMP, '--check') == 1
    assert list(tmp_path.iterdir()) == []


def test_what_was_fetched_before_an_interruption_is_not_asked_for_again(
    fetch: Fetch, registries: Registries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sphinxcontrib_pubs.fetch.services import crossref

    ask, asked = crossref.ask, []

    def interrupted(client, service, doi):
        if asked:
            raise KeyboardInterrupt
        asked.append(doi)
        return ask(client, service, doi)

    monkeypatch.setattr(crossref, 'ask', interrupted)
    assert fetch(LAMP, WICK, '--yes') == 1
    assert [path.name for path in tmp_path.iterdir()] == ['.publications.lock.yml.part']
    with (tmp_path / '.publications.lock.yml.part').open('a', encoding='utf8') as stream:
        stream.write('{"name": "doi:10.5')  # as a program leaves it that was killed
    monkeypatch.setattr(crossref, 'ask', ask)
    registries.asked.clear()
    assert fetch(LAMP, WICK, '--yes') == 0
    assert paths(registries) == [f'/crossref/works/{WICK}']
    assert [path.name for path in tmp_path.iterdir()] == ['publications.lock.yml']
    assert len(lock_in(tmp_path).records) == 2


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_how_far_it_has_come_is_shown_on_a_terminal_and_nowhere_else(
    fetch: Fetch, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(LAMP, WICK, '--yes') == 0
    assert '/2' not in capsys.readouterr().err
    screen = Screen()
    monkeypatch.setattr('sys.stderr', screen)
    assert fetch('--check') == 0
    shown = screen.getvalue().split('\r\x1b[K')
    assert shown[1:4] == [
        f'[........................] 0/2 doi:{LAMP}',
        f'[############............] 1/2 doi:{WICK}',
        'publications.lock.yml is as it would be\n',
    ]


def test_an_interruption_while_it_asks_is_no_crash(
    fetch: Fetch, registries: Registries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            raise KeyboardInterrupt

    monkeypatch.setattr('sys.stdin', Terminal())
    assert fetch(LAMP) == 1
    assert not (tmp_path / 'publications.lock.yml').exists()
    registries.asked.clear()
    assert fetch(LAMP, '--yes') == 0
    assert registries.asked == []


@pytest.mark.parametrize(
    ('arguments', 'reason'),
    [
        ([], 'there is no publications.lock.yml yet'),
        (['lamps.md'], '"lamps.md" is no file, and no DOI'),
        (['0000-0002-1825-0098'], 'check digit'),
        (['publications.lock.yml', '--lock', 'publications.lock.yml'], 'is no file'),
        ([LAMP, '--mailto', 'me'], 'no address of e-mail'),
        ([LAMP, '--mailto', 'me@x\r\nHost: y'], 'no address of e-mail'),
        ([LAMP, '--service', 'scholar=http://x'], 'expected NAME=ADDRESS'),
        ([LAMP, '--timeout', 'nan'], 'expected seconds'),
        ([LAMP, '--timeout', 'soon'], 'expected seconds'),
        ([LAMP, '--timeout', '0'], 'expected seconds'),
        ([LAMP, '--attempts', '0'], 'expected a number'),
    ],
)
def test_wrong_use_is_told_before_anything_is_asked(
    fetch: Fetch, registries: Registries, capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    assert fetch(*arguments) == 2
    assert reason in capsys.readouterr().err
    assert registries.asked == []


def test_the_lock_itself_is_nothing_to_fetch(fetch: Fetch, capsys: pytest.CaptureFixture[str]) -> None:
    assert fetch(LAMP, '--yes') == 0
    capsys.readouterr()
    assert fetch('publications.lock.yml') == 2
    assert 'without an argument all that is in it is fetched again' in capsys.readouterr().err


def test_nobody_waits_longer_than_somebody_wants(
    fetch: Fetch, registries: Registries, capsys: pytest.CaptureFixture[str]
) -> None:
    (answer,) = registries.answers[f'/crossref/works/{LAMP}']
    registries.answers[f'/crossref/works/{LAMP}'] = [answer._replace(after=1.0)]
    assert fetch(LAMP, '--yes', '--timeout', '0.2', '--attempts', '1') == 1
    assert 'stood still for 0.2 s' in capsys.readouterr().err


def test_without_the_package_for_http_it_says_what_to_install(
    fetch: Fetch, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__('sys').modules, 'requests', None)
    assert fetch(LAMP, '--yes') == 2
    assert capsys.readouterr().err == (
        "sphinx-pubs fetch: fetching needs the package requests: python -m pip install 'sphinxcontrib-pubs[fetch]'\n"
    )
