"""Gradient banners for the pages of any Sphinx theme, from the front matter; works without the rest of the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Registers the add-on; Sphinx is imported here, so that the readers of this room work without it."""
    from sphinxcontrib_pubs.banner.extension import setup_banner

    return setup_banner(app)
