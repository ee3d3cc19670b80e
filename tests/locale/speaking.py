"""A language for the length of a test that builds no site."""

from __future__ import annotations

from contextlib import contextmanager
from gettext import translation
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.locale import CATALOGUE, FOLDER, choose

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it all words are those of the language, by the package's own catalogue."""
    choose(translation(CATALOGUE, FOLDER, [language], fallback=True))
    try:
        yield
    finally:
        choose(None)
