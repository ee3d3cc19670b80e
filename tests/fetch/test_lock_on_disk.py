"""The lock as a file: what is broken is left alone, and what cannot be written loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fetch.records import LAMP, WICK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.registry_server import Registries

    Fetch = Callable[..., int]


def test_a_lock_that_is_broken_is_never_written_over(
    fetch: Fetch, registries: Registries, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / 'publications.lock.yml'
    for content, place in (
        (b'lock-version: 1\nrequests:\n- doi:oops\n', '3:1'),
        (b'lock-version: 1\n\xff\n', '1:1'),
        (b'- title: x\n', '1:1'),
    ):
        path.write_bytes(content)
        assert fetch(*([] if b'oops' in content else [LAMP]), '--yes') == 2
        assert path.read_bytes() == content
        line = capsys.readouterr().err
        assert line.startswith(f'publications.lock.yml:{place}: error: ') and line.rstrip().endswith(
            '[lock-unreadable]'
        )
    assert registries.asked == []


def test_a_lock_that_cannot_be_written_loses_nothing(
    fetch: Fetch, registries: Registries, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(LAMP, '--yes') == 0
    path = tmp_path / 'publications.lock.yml'
    path.chmod(0o444)
    before = path.read_bytes()
    assert fetch(WICK, '--yes') == 2
    assert path.read_bytes() == before
    assert '[source-unwritable]' in capsys.readouterr().err
    path.chmod(0o644)
    registries.asked.clear()
    assert fetch(WICK, '--yes') == 0
    assert registries.asked == []


def test_a_lock_where_nobody_can_write_is_told(
    fetch: Fetch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(LAMP, '--yes', '--lock', 'missing/lock.yml') == 2
    assert 'missing/lock.yml cannot be written: No such file or directory' in capsys.readouterr().err
    (tmp_path / 'publications.lock.yml').mkdir()
    assert fetch(LAMP, '--yes') == 2
    assert capsys.readouterr().err == 'sphinx-pubs fetch: publications.lock.yml cannot be read: Is a directory\n'


def test_line_ends_stay_as_a_repository_has_them(fetch: Fetch, tmp_path: Path) -> None:
    assert fetch(LAMP, '--yes') == 0
    path = tmp_path / 'publications.lock.yml'
    path.write_bytes(path.read_bytes().replace(b'\n', b'\r\n'))
    assert fetch(WICK, '--yes') == 0
    content = path.read_bytes()
    assert content.count(b'\r\n') == content.count(b'\n') > 100
