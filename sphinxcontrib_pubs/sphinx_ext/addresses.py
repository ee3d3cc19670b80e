"""Where pages lie, and the ways from page to page, whatever documents are called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx.util.nodes import make_refnode
from sphinx.util.osutil import relative_uri

from sphinxcontrib_pubs.banner.settings import page_uri

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.builders import Builder

    from sphinxcontrib_pubs.sphinx_ext.works import Target


def file_of(page: str, builder: Builder) -> Path:
    """The file that a builder writes a page into, by the page's name; asked of builders with a file for each page."""
    return Path(builder.get_outfilename(page))  # type: ignore[attr-defined]  # which no type of Sphinx says


def way(document: str, other: str, builder: Builder) -> str:
    """The way from the page of a document to that of another one."""
    # Most names are the same in an address, which costs less to see than what the builder makes of them.
    odd = [each for each in (document, other) if quote(each) != each]
    if all(builder.get_target_uri(each) == page_uri(each, builder) for each in odd):
        return builder.get_relative_uri(document, other)
    return relative_uri(page_uri(document, builder), page_uri(other, builder))


def link_to(
    target: Target, document: str, builder: Builder, content: nodes.Node | list[nodes.Node], title: str = ''
) -> nodes.reference:
    """A reference from a document to a place, with the title under a pointer."""
    reference = make_refnode(builder, document, *target, content, title or None)
    if 'refuri' in reference:
        address = way(document, target.document, builder)
        reference['refuri'] = f'{address}#{target.anchor}' if target.anchor else address
    return reference
