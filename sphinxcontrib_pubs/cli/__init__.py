"""The command ``sphinx-pubs``: reads sources without Sphinx, writes other formats, and reports problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status is 0 fine, 1 problems found, 2 wrong use or an unreadable file."""
    from sphinxcontrib_pubs.cli.command import run

    return run(arguments)
