"""The fields at the head of a page, as docutils has them before it takes them for the page's metadata."""

from __future__ import annotations

from docutils import nodes


def fields_of(document: nodes.document) -> list[nodes.field]:
    """The fields that docutils takes for the metadata of a page: a list of them that is the first thing to be seen.

    Any other list of fields is a part of the page, whatever its fields are called.
    """
    first = next((child for child in document.children if not isinstance(child, nodes.PreBibliographic)), None)
    return list(first.findall(nodes.field)) if isinstance(first, nodes.field_list) else []
