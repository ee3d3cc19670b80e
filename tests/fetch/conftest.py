"""Registries that answer in this process, and a folder to fetch into."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_pubs.cli import main
from tests.registry_server import Registries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def nobody_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets no test reach another machine."""
    connect = socket.socket.connect

    def within(self: socket.socket, address: tuple[str, int]) -> None:
        assert address[0] == '127.0.0.1', f'{address} is not this machine'
        connect(self, address)

    monkeypatch.setattr(socket.socket, 'connect', within)


@pytest.fixture
def registries() -> Iterator[Registries]:
    with Registries() as running:
        yield running


@pytest.fixture
def fetch(registries: Registries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """``sphinx-pubs fetch`` in an empty folder; gives the exit status."""
    monkeypatch.chdir(tmp_path)
    # Whoever runs the tests behind a proxy has it not for this machine.
    monkeypatch.setenv('NO_PROXY', '127.0.0.1')
    monkeypatch.delenv('SPHINX_PUBS_MAILTO', raising=False)
    monkeypatch.delenv('OPENALEX_API_KEY', raising=False)

    def run(*arguments: str) -> int:
        return main(['fetch', *arguments, *registries.arguments])

    return run
