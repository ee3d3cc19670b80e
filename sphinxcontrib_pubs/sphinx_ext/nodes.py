"""The one node of ours that a doctree holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup, Publication


class Entry(NamedTuple):
    """An entry of a list: the key of its publication, and the id that it has on this page."""

    key: str
    anchor: str


class Group(NamedTuple):
    """A heading over the entries ``start`` to ``stop`` (exclusive) of a list; ``depth`` counts from 0."""

    title: str
    identifier: str
    depth: int
    start: int
    stop: int


class Item(NamedTuple):
    """An entry ready to be written: it never reaches the environment, which keeps names only."""

    publication: Publication
    markup: Markup
    anchor: str


class publication_list(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """A list of publications by name, whatever its length.

    ::

        publication_list
            sources: tuple of Source     where the publications are read from
            entries: list of Entry       which of them, in order
            groups:  list of Group       the headings over them, outer before inner; empty for a plain list
            style:   str                 a name of ``sphinxcontrib_pubs.format.styles``
            show:    tuple of str        what is folded below an entry; None for everything
            searchable: bool             whether the words go into the search index

    Ten thousand entries as nodes would be walked by every transform and pickled with the environment;
    names cost next to nothing. HTML is made from the model when the page is written, and every other
    builder gets standard nodes from a post-transform.
    """
