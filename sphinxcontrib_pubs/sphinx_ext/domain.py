"""The domain ``pub``: which publication stands where, by name."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.locale import _
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


#: Up to how many publications of a site have their titles in the inventory and are objects of the search.
MOST_DESCRIBED = 2000


class Place(NamedTuple):
    """Where a publication stands: its key, its id on the page, its title in plain words.

    ``priority`` is Sphinx's for the search: 1, or -1 where its list is hidden from it.
    """

    key: str
    anchor: str
    title: str
    priority: int = 1


def _as_line(place: Place) -> str:
    anchor = '' if place.anchor == f'pub-{place.key}' else place.anchor
    return f'{place.key}\t{anchor}\t{" ".join(place.title.split())}'


class PublicationDomain(Domain):
    """Publications as objects of the inventory and of the search.

    The environment keeps plain names only; ``data_version`` rises with every change of their shape.
    """

    name = 'pub'
    label = 'Publications'
    object_types: ClassVar[dict[str, ObjType]] = {'publication': ObjType(_('publication'), 'ref')}
    roles: ClassVar[dict[str, XRefRole]] = {'ref': XRefRole(warn_dangling=True)}  # type: ignore[assignment]
    initial_data: ClassVar[dict[str, object]] = {
        # document → [(priority, 'key\tanchor\ttitle\n…'), …] in the order of the page, an anchor that follows from its
        # key as ''. Every build loads this, and ten thousand tuples take many times what one text takes.
        'places': {},
        'mathematics': {},  # document → True where a list shows a formula
    }
    data_version = 2

    # Gathered when somebody asks, and forgotten when a document is read.
    _homes_kept: dict[str, tuple[str, str, str, int]] | None = None
    _objects_kept: list[tuple[str, str, str, str, str, int]] | None = None

    @property
    def places(self) -> dict[str, list[tuple[int, str]]]:
        places: dict[str, list[tuple[int, str]]] = self.data['places']
        return places

    @property
    def mathematics(self) -> dict[str, bool]:
        mathematics: dict[str, bool] = self.data['mathematics']
        return mathematics

    def note_places(self, document: str, places: Iterable[Place]) -> None:
        """Remembers the entries of one more list of a document."""
        self._forget()
        for priority, group in groupby(places, key=lambda place: place.priority):
            text = '\n'.join(map(_as_line, group))
            self.places.setdefault(document, []).append((priority, text))

    def note_mathematics(self, document: str) -> None:
        """Remembers that a document shows formulas, so that a math renderer loads its script there."""
        self.mathematics[document] = True

    def clear_doc(self, docname: str) -> None:
        self._forget()
        self.places.pop(docname, None)
        self.mathematics.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self._forget()
        for name in self.initial_data:
            kept, merged = self.data[name], otherdata[name]
            kept.update({document: merged[document] for document in docnames if document in merged})

    def _forget(self) -> None:
        self._homes_kept = self._objects_kept = None

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        if self.mathematics.get(docname):
            # The math domain looks for math nodes alone; ours are made when the page is written.
            env.domains['math'].data['has_equations'][docname] = True

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Each publication once, at its home: the first list that has it, by the order of documents.

        Sphinx writes every object into the inventory and the search index in every build, also in one in which
        nothing changed. On a site of more than ``MOST_DESCRIBED`` publications they are named by their keys alone,
        and the search finds them by the words of their pages.
        """
        if self._objects_kept is None:
            lists = [text for found in self.places.values() for _, text in found]
            described = sum(text.count('\n') + 1 for text in lists) <= MOST_DESCRIBED
            self._objects_kept = [
                (key, title or key, 'publication', document, anchor, priority)
                if described
                else (key, key, 'publication', document, anchor, -1)
                for key, (document, anchor, title, priority) in sorted(self._homes().items())
            ]
        return iter(self._objects_kept)

    def _homes(self) -> dict[str, tuple[str, str, str, int]]:
        """Document, id, title and priority of each publication at its home."""
        if self._homes_kept is None:
            homes: dict[str, tuple[str, str, str, int]] = {}
            for document in sorted(self.places):
                metadata = self.env.metadata.get(document, {})
                hidden = 'nosearch' in metadata or 'no-search' in metadata
                for priority, text in self.places[document]:
                    for line in text.split('\n'):
                        key, anchor, title = line.split('\t')
                        if key not in homes:
                            homes[key] = (document, anchor or f'pub-{key}', title, -1 if hidden else priority)
            self._homes_kept = homes
        return self._homes_kept

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """A reference to the home of a publication, by its key; its title is the text where none is given."""
        home = self._homes().get(target)
        if home is None:
            return None
        document, anchor, title, _priority = home
        content = contnode if node.get('refexplicit') else nodes.inline('', title or target)
        return make_refnode(builder, fromdocname, document, anchor, content, title)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        found = self.resolve_xref(env, fromdocname, builder, 'ref', target, node, contnode)
        return [('pub:ref', found)] if found is not None else []
