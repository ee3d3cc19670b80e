"""The site with people, built afresh for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sphinx_ext.people.author_pages.people_site import FILES, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site(FILES, **SETTINGS)
