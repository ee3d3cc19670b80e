"""The works that the registries of the tests know, and what a lock beside a list has of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.fetch.lock import read_lock
from sphinxcontrib_pubs.sources.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from sphinxcontrib_pubs.fetch.lock import Lock
    from sphinxcontrib_pubs.model import Publication
    from tests.registry_server import Registries

LAMP, WICK, OIL, DATA = '10.5555/lamp.2021', '10.5555/wick.2020', '10.5555/oil.preprint', '10.5555/data.7'


def lock_in(folder: Path) -> Lock:
    path = folder / 'publications.lock.yml'
    return read_lock(path.read_text(encoding='utf8'), path.name)


def entries_in(folder: Path) -> dict[str, Publication]:
    """The publications that a build reads from the lock, by their keys; a lock that we wrote has no problems."""
    reading = load(folder / 'publications.lock.yml')
    assert reading.problems == ()
    return {each.key: each for each in reading.publications}


def paths(registries: Registries) -> list[str]:
    """What the registries were asked for, in order."""
    return [asked.path for asked in registries.asked]
