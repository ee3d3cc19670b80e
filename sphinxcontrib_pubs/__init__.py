"""A publications page for Sphinx, from the list that a group already keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = '1.0.0'


def setup(app: Sphinx) -> ExtensionMetadata:
    """Registers the extension; Sphinx is imported here, so that the other rooms work without it."""
    from sphinxcontrib_pubs.sphinx_ext.extension import setup_extension

    return setup_extension(app)
