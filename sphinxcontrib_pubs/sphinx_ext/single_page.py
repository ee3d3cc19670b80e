"""One page of all documents: ids that lists of several documents share there are told apart, and links follow them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes, version_info

from sphinxcontrib_pubs.sphinx_ext.nodes import Entries, publication_group, publication_list
from sphinxcontrib_pubs.sphinx_ext.state import domain_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


#: From Sphinx 8 on, tables of contents lead to a section by its document as well (``#document-b#pubs-a``).
_HAS_TWO_FRAGMENTS = version_info >= (8,)


class Place(NamedTuple):
    """An id as its document has it."""

    document: str
    identifier: str


def settle_ids(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Gives every entry and group of a page of many documents an id of its own.

    An entry keeps its id where citations lead; of others, and of groups, the first keeps it, and the next have the
    name of their document behind it. Sphinx itself leaves ids of several documents as they are.
    """
    lists = list(doctree.findall(publication_list))
    if not lists:
        return
    env = app.env
    domain = domain_of(env)
    own = [Place(node['document'], identifier) for node in lists for identifier in _ids(node)]
    homes = {
        Place(node['document'], entry.anchor)
        for node in lists
        for entry in node['entries']
        if domain.is_home(entry.key, node['document'], entry.anchor)
    }
    taken = {identifier for node in doctree.findall(_has_other_ids) for identifier in node['ids']}  # type: ignore[index]
    renamed: dict[Place, str] = {}
    for place in sorted(dict.fromkeys(own), key=lambda place: place not in homes):
        identifier = place.identifier
        if identifier in taken:
            identifier = _free(f'{identifier}-{nodes.make_id(place.document)}', taken)
        taken.add(identifier)
        renamed[place] = identifier
    for node in lists:
        _rename(node, renamed)
    _rename_sections(doctree, renamed)
    _lead(doctree, docname, renamed)
    _rename_in_contents(env, renamed)


def _has_other_ids(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and bool(node['ids']) and not isinstance(node, publication_group)


def _ids(node: publication_list) -> Iterator[str]:
    yield from (entry.anchor for entry in node['entries'])
    yield from (group.identifier for group in node['groups'])


def _free(wanted: str, taken: set[str]) -> str:
    number, identifier = 1, wanted
    while identifier in taken:
        number += 1
        identifier = f'{wanted}-{number}'
    return identifier


def _rename(node: publication_list, renamed: dict[Place, str]) -> None:
    document = node['document']
    node['entries'] = Entries(
        entry._replace(anchor=renamed[Place(document, entry.anchor)]) for entry in node['entries']
    )
    node['groups'] = [group._replace(identifier=renamed[Place(document, group.identifier)]) for group in node['groups']]
    if chart := node['chart']:
        targets = {year: renamed.get(Place(document, each), each) for year, each in chart.targets.items()}
        node['chart'] = chart._replace(targets=targets)


def _rename_sections(doctree: nodes.document, renamed: dict[Place, str]) -> None:
    """The sections of groups, which follow the node of their list.

    Each is there under both fragments as well, since themes make tables of contents that nobody can mend.
    """
    document = ''
    for node in doctree.findall(lambda each: isinstance(each, publication_list | publication_group)):
        assert isinstance(node, nodes.Element)
        if isinstance(node, publication_list):
            document = node['document']
        else:
            node['ids'] = [renamed.get(Place(document, each), each) for each in node['ids']]
            if _HAS_TWO_FRAGMENTS:
                node.insert(1, [nodes.target('', '', ids=[f'document-{document}#{each}']) for each in node['ids']])


def _lead(doctree: nodes.document, docname: str, renamed: dict[Place, str]) -> None:
    """Leads references to where their targets are now.

    From Sphinx 8 on a reference to another document keeps two fragments (``#document-b#pub-a``), which lead nowhere.
    """
    for document, reference in _references(doctree, docname):
        if 'refid' in reference:
            place = Place(document, reference['refid'])
            reference['refid'] = renamed.get(place, place.identifier)
        elif (address := reference.get('refuri', '')).startswith('#document-'):
            place = Place(*address.removeprefix('#document-').rpartition('#')[::2])
            if place in renamed:
                reference['refuri'] = f'#{renamed[place]}'


def _references(doctree: nodes.Element, docname: str) -> Iterator[tuple[str, nodes.reference]]:
    """Every reference with its document, from the top, since Sphinx leaves nodes with the parents that they had."""
    waiting = [(docname, doctree)]
    while waiting:
        document, element = waiting.pop()
        if isinstance(element, addnodes.start_of_file):
            document = element['docname']
        elif isinstance(element, nodes.reference):
            yield document, element
        waiting += [(document, child) for child in element.children if isinstance(child, nodes.Element)]


def _rename_in_contents(env: BuildEnvironment, renamed: dict[Place, str]) -> None:
    """The tables of contents and the numbers of sections, which are saved before a builder changes them."""
    for document in dict.fromkeys(place.document for place in renamed):
        for reference in env.tocs[document].findall(nodes.reference):
            place = Place(document, reference.get('anchorname', '').removeprefix('#'))
            if place in renamed:
                reference['anchorname'] = f'#{renamed[place]}'
        numbers = env.toc_secnumbers.get(document, {})
        for anchor in [anchor for anchor in numbers if Place(document, anchor.removeprefix('#')) in renamed]:
            numbers[f'#{renamed[Place(document, anchor.removeprefix("#"))]}'] = numbers.pop(anchor)
