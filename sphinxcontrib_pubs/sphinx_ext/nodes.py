"""The nodes of ours that a doctree holds: one a list, and around the groups of a list that are sections a few more."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

from docutils import nodes

from sphinxcontrib_pubs.library.keys import ANCHOR_PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: The class of the picture of a person.
PICTURE = 'pubs-people__picture'


class Entry(NamedTuple):
    """An entry of a list: the key of its publication, and the id that it has on this page."""

    key: str
    anchor: str


class Entries(Sequence[Entry]):
    """The entries of a list, in order; made of keys, and of those ids that do not follow from them.

    A tree is pickled, and read again for its page and for the contents of the site: ten thousand pairs would be two
    megabytes each time.
    """

    __slots__ = ('_anchors', '_keys')

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        keys: list[str] = []
        self._anchors: dict[int, str] = {}
        for place, (key, anchor) in enumerate(entries):
            keys.append(key)
            if anchor != ANCHOR_PREFIX + key:
                self._anchors[place] = anchor
        self._keys = tuple(keys)

    def __len__(self) -> int:
        return len(self._keys)

    # What has "keys" is a mapping to dict(), which makes one of the pairs.
    @property
    def all_keys(self) -> tuple[str, ...]:
        """The keys alone, which a list has already."""
        return self._keys

    def __iter__(self) -> Iterator[Entry]:
        return self._entries(0, len(self._keys))

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> list[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | list[Entry]:
        places = range(len(self._keys))[index]
        if isinstance(places, int):
            return next(self._entries(places, places + 1))
        return list(self._entries(places.start, places.stop, places.step))

    def _entries(self, start: int, stop: int, step: int = 1) -> Iterator[Entry]:
        return map(Entry._make, self.pairs(start, stop, step))

    def pairs(self, start: int, stop: int, step: int = 1) -> Iterator[tuple[str, str]]:
        """The keys and ids from ``start`` to ``stop`` (exclusive), for whoever goes over all of a long list."""
        keys, anchors = self._keys, self._anchors
        for place in range(start, min(stop, len(keys)), step):
            key = keys[place]
            yield key, anchors.get(place) or ANCHOR_PREFIX + key


class Group(NamedTuple):
    """A heading over the entries ``start`` to ``stop`` (exclusive) of a list; ``depth`` counts from 0.

    ``label`` is what a reference from any page names it by, '' in a list that has no name.
    """

    title: str
    identifier: str
    depth: int
    start: int
    stop: int
    label: str = ''

    @property
    def size(self) -> int:
        return self.stop - self.start


class YearChart(NamedTuple):
    """What a chart shows: how many publications each year has (0 for those without one), and the ids of years."""

    counts: dict[int, int]
    targets: dict[int, str]


class Downloads(NamedTuple):
    """The files of a list: their path without a suffix, seen from the root of a site, their formats, and its feed.

    The first list of a document has the document's name, another one its own name or number behind it. ``groups`` are
    the paths of the files of each group, () where groups have none; then ``of_list`` says whether the list has files
    as well. ``entries`` are those of the files of each entry, by its key; empty where entries have none.
    """

    document: str
    stem: str
    formats: tuple[str, ...]
    has_feed: bool = False
    groups: tuple[str, ...] = ()
    of_list: bool = True
    entries: Mapping[str, str] = {}


class publication_list(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """A list of publications by name, whatever its length.

    ::

        publication_list
            document: str                the name of its document
            sources: tuple of Source     where the publications are read from
            entries: Entries             which of them, in order
            groups:  list of Group       the headings over them, outer before inner; empty for a plain list
            sections: bool               whether the groups are sections, which follow the node
            counts:  bool                whether a heading says how many entries its group has
            jump_list: bool              whether links to the groups stand above them
            chart:   YearChart           the numbers of the chart above it; None without one
            numbering: str               "none", "ascending" or "descending"
            style:   str                 a name of ``sphinxcontrib_pubs.format.styles``, or a path
            by_names: bool               whether works of the same people stand together, and nothing takes them apart
            layout:  str                 "list", "cards", "table" or "timeline"
            thumbnails: dict             key → Thumbnail, where the list shows pictures
            links:   tuple of str        the kinds of links behind an entry; None for all
            files:   dict of dict        source → address of a file of the site → its place among the downloads
            authors: int                 from how many on the names of an entry are folded; 0 for never
            show:    tuple of str        what an entry has beside its reference; None for everything
            downloads: Downloads         its files beside the page; None without any
            tools:   Tools               search, filters and copying, which the page's script makes
            together: str                the document whose lists are searched as one, '' for a list by itself
            searchable: bool             whether the words go into the search index
            explained: dict              sign or look → role, as its page says; missing where it is not written there
            legend:  Legend              of the whole page, while it is written; missing where the list has its own

    Ten thousand entries as nodes would be walked by every transform and pickled with the environment;
    names cost next to nothing. HTML is made from the model when the page is written, and every other
    builder gets standard nodes from a post-transform.
    """


def numbers_from(node: publication_list, start: int) -> tuple[int, int]:
    """The number of the entry ``start`` of a list, and how far it is to the next one; 0 and 0 without numbers."""
    numbering = node['numbering']
    if numbering == 'none':
        return 0, 0
    return (start + 1, 1) if numbering == 'ascending' else (len(node['entries']) - start, -1)


class publication_head(nodes.Invisible, nodes.Element):  # noqa: N801
    """The place above the lists that were written by hand on a page: of their search and filters, and their legend.

    ::

        publication_head
            document: str     the name of its document
            tools:    Tools   search and filters of all of its lists, or nothing
    """


class publication_name(nodes.inline):  # noqa: N801
    """The name of a person or a venue in the running text, an inline for every writer but that of HTML.

    ::

        publication_name.pubs-author|pubs-venue html: dict   attributes of the element: title, style
            text, or reference refuri=… with the text
    """

    # What XML calls the node, and writers that know no nodes of ours.
    tagname = 'inline'


class publication_words(nodes.Invisible, nodes.Element):  # noqa: N801
    """The words of a list, below its node, for the search index alone: whoever sums up a page passes them over."""


class publication_group(nodes.section):  # noqa: N801
    """A group of a list as a real section, for tables of contents, references and numbers.

    ::

        publication_list sections=True   the start of the list, with all that it is
        publication_group                for each outermost group
            title
            publication_group …          the groups of the next level, or
            publication_entries start=… stop=…
        publication_list_end

    All of them stand beside each other in the section of the directive, where the collectors of Sphinx look for
    sections; in HTML one element holds them all the same.
    """

    # What Sphinx asks for the title of a label, and what XML calls the node.
    tagname = 'section'


class publication_entries(nodes.General, nodes.Element):  # noqa: N801
    """The place of the entries ``start`` to ``stop`` (exclusive) of the list that began before it.

    ``group`` is the number of the group whose files stand above them, where groups have files.
    """


class publication_list_end(nodes.General, nodes.Element):  # noqa: N801
    """The end of a list whose groups are sections."""


#: How the comments begin that stand for parts of long lists, until the page is put together: as no author writes one.
PLACEHOLDER = f'<!--pubs {os.urandom(8).hex()} '


def placeholder(node: nodes.Element) -> str:
    """A comment that no other part of the page has, since parts follow each other as their nodes do."""
    return f'{PLACEHOLDER}{type(node).__name__} {node.get("start", "")}-->'
