"""The folder in which somebody calls the command."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty one, with nobody at the terminal."""
    folder = tmp_path / 'harbour-lab'
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, 'stdin', io.StringIO())
    return folder
