"""The domain ``pub``: which publication stands where, by name."""

from __future__ import annotations

from itertools import count, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from docutils import nodes
from docutils.utils import get_source_line
from sphinx.addnodes import pending_xref
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from sphinxcontrib_pubs.library.errors import did_you_mean
from sphinxcontrib_pubs.locale import _
from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan, collection_paused
from sphinxcontrib_pubs.sphinx_ext.citations import Known, Target
from sphinxcontrib_pubs.sphinx_ext.name_roles import PERSON, PersonRole, VenueRole, person_node
from sphinxcontrib_pubs.sphinx_ext.other_projects import keys_of_other_projects
from sphinxcontrib_pubs.sphinx_ext.report import report
from sphinxcontrib_pubs.sphinx_ext.roles import FLAG, FORMS, INVENTORY, CitationRole
from sphinxcontrib_pubs.sphinx_ext.sources import name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Set

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import RoleFunction

    from sphinxcontrib_pubs.format.citation import Label


#: Up to how many publications of a site have their titles in the inventory and are objects of the search.
MOST_DESCRIBED = 2000


class Place(NamedTuple):
    """Where a publication stands: its key, its id on the page, its title in plain words.

    ``priority`` is Sphinx's for the search: 1, or -1 where its list is hidden from it. ``summary`` is what the search
    finds it by, '' in a list that is too long for that.
    """

    key: str
    anchor: str
    title: str
    priority: int = 1
    summary: str = ''


class Home(NamedTuple):
    """The place of a publication that stands for it: the first of those that it has."""

    document: str
    anchor: str
    title: str
    priority: int
    summary: str


#: What a document says by itself, to be cleared and merged with it.
_BY_DOCUMENT = ('places', 'mathematics', 'papers', 'citations', 'labels', 'people', 'named')
#: Sphinx's search prints names of objects with the references of HTML that its index has for these.
_IN_SEARCH = str.maketrans({'&': 'and', '<': '‹', '>': '›', '\t': ' ', '\n': ' '})
#: The type of references that lead from an entry back to a citation; it has no role.
CITED_AT = 'cited-at'


def _as_line(place: Place) -> str:
    anchor = '' if place.anchor == f'pub-{place.key}' else place.anchor
    return f'{place.key}\t{anchor}\t{" ".join(place.title.split())}\t{place.summary.translate(_IN_SEARCH)}'


class PublicationDomain(Domain):
    """Publications as objects of the inventory and of the search.

    The environment keeps plain names only; ``data_version`` rises with every change of their shape.
    """

    name = 'pub'
    label = 'Publications'
    # Sphinx's search looks for an object in the name that other projects show, and that is a title. So a
    # publication is two objects: one to be linked to, and one to be found by its authors and its venue as well.
    object_types: ClassVar[dict[str, ObjType]] = {
        'publication': ObjType('publication', 'ref', 't', 'p'),
        'person': ObjType('person', PERSON),
        'reference': ObjType('publication'),
    }
    roles: ClassVar[dict[str, RoleFunction]] = {
        'ref': XRefRole(innernodeclass=nodes.inline, warn_dangling=True),
        't': CitationRole('t'),
        'p': CitationRole('p'),
        PERSON: PersonRole(),
        'venue': VenueRole(),
    }
    initial_data: ClassVar[dict[str, object]] = {
        # document → [(priority, 'key\tanchor\ttitle\tsummary\n…'), …] in the order of the page, an anchor that follows
        # from its key as ''. Every build loads this, and ten thousand tuples take many times what one text takes.
        'places': {},
        'mathematics': {},  # document → True where a list shows a formula
        'papers': {},  # document → [(key, id), …] of what may have a page of its own
        'citations': {},  # document → [(key, id of the citation), …] in its order
        # Of what is cited, made when all documents are read: document → id → the fields of Known in one row,
        # document#id → the letter behind its year, and builder → document → what it shows of others.
        'labels': {},
        'suffixes': {},
        'shown': {},
        # document → person → 'key\nkey\n…' of what its lists have of a person, and the people whom its text names.
        'people': {},
        'named': {},
        # person → the fields of PersonPage in one row, and builder → person → where the page was and what it showed.
        'pages': {},
        'pages_shown': {},
    }
    data_version = 6

    #: Whether the builder of this build makes pages of people that are no documents.
    makes_pages = False

    # Gathered when somebody asks, and forgotten when a document is read.
    _homes_kept: dict[str, Home] | None = None
    _objects_kept: list[tuple[str, str, str, str, str, int]] | None = None

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:
        """What the search calls the objects; asked for when the language is known, as a class attribute is not."""
        return _('person') if type.lname == 'person' else _('publication')

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

    def note_papers(self, document: str, papers: Iterable[tuple[str, str]]) -> None:
        """Remembers the keys and ids of entries of a list that may have pages of their own."""
        if found := list(papers):
            self.data['papers'].setdefault(document, []).extend(found)

    def note_mathematics(self, document: str) -> None:
        """Remembers that a document shows formulas, so that a math renderer loads its script there."""
        self.mathematics[document] = True

    def clear_doc(self, docname: str) -> None:
        self._forget()
        for name in _BY_DOCUMENT:
            self.data[name].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self._forget()
        for name in _BY_DOCUMENT:
            kept, merged = self.data[name], otherdata[name]
            kept.update({document: merged[document] for document in docnames if document in merged})

    def forget_objects(self) -> None:
        """Gathers the objects anew when they are asked for again, since people have other pages now."""
        self._objects_kept = None

    def _forget(self) -> None:
        self._homes_kept = self._objects_kept = None

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        if self.mathematics.get(docname):
            # The math domain looks for math nodes alone; ours are made when the page is written.
            env.domains['math'].data['has_equations'][docname] = True
        if env.temp_data.get(FLAG):
            self.data['citations'][docname] = list(_numbered_citations(docname, document))

    @property
    def keys(self) -> Collection[str]:
        """All keys by which publications of the site can be cited."""
        return self._homes().keys()

    def target_of(self, key: str) -> Target | None:
        """The home of the publication that a key means."""
        home = self._homes().get(key)
        return Target(home.document, home.anchor) if home is not None else None

    def known(self, target: Target) -> Known | None:
        """What citations say of an entry; None for one that nobody cites."""
        told = self.data['labels'].get(target.document, {}).get(target.anchor)
        if told is None:
            return None
        from sphinxcontrib_pubs.format.citation import Label

        return Known(Label(*told[:-1]), told[-1])

    def suffix(self, target: Target) -> str:
        """The letter behind the year of an entry, '' mostly."""
        suffix: str = self.data['suffixes'].get(f'{target.document}#{target.anchor}', '')
        return suffix

    def documents_of(self, target: Target) -> list[str]:
        """The documents with a list that has the entry, by any of its keys."""
        keys = [key for key, home in self._homes().items() if (home.document, home.anchor) == target]
        return [
            document
            for document, lists in self.places.items()
            if any(f'\n{text}'.find(f'\n{key}\t') >= 0 for _, text in lists for key in keys)
        ]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Each publication at its home, the first list that has it by the order of documents, and how it is found.

        Sphinx writes every object into the inventory and the search index in every build, also in one in which
        nothing changed. On a site of more than ``MOST_DESCRIBED`` publications they are named by their keys alone,
        and the search finds them by the words of their pages.
        """
        if self._objects_kept is None:
            with collection_paused():
                self._objects_kept = [*self._publications(), *self._people()]
        return iter(self._objects_kept)

    def _publications(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        lists = [text for found in self.places.values() for _, text in found]
        described = sum(text.count('\n') + 1 for text in lists) <= MOST_DESCRIBED
        homes = sorted(self._homes().items())
        for key, home in homes:
            title = home.title if described and home.title else key
            yield key, title, 'publication', home.document, home.anchor, -1
        for key, home in homes:
            if described and home.summary and home.priority > 0:
                yield key, home.summary, 'reference', home.document, home.anchor, home.priority

    def _people(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """The people who have a page, for other projects; the search finds what stands on it."""
        for person_id, (document, anchor, is_made, name) in sorted(self.data['pages'].items()):
            if self.makes_pages or not is_made:
                yield _of_inventory(person_id), _of_inventory(name), 'person', document, anchor, -1

    def _homes(self) -> dict[str, Home]:
        """Each publication at its home, by its key."""
        if self._homes_kept is None:
            homes: dict[str, Home] = {}
            for document in sorted(self.places):
                metadata = self.env.metadata.get(document, {})
                hidden = 'nosearch' in metadata or 'no-search' in metadata
                for priority, text in self.places[document]:
                    for line in text.split('\n'):
                        key, anchor, title, summary = line.split('\t')
                        if key not in homes:
                            homes[key] = Home(
                                document, anchor or f'pub-{key}', title, -1 if hidden else priority, summary
                            )
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
        if typ == CITED_AT:
            document, _, identifier = target.rpartition('#')
            return make_refnode(builder, fromdocname, document, identifier, contnode)
        if typ == PERSON:
            # Whoever is known and has no page is a node as well, which no caller minds.
            return cast('nodes.reference | None', person_node(env, builder, node, contnode))
        home = self._homes().get(target)
        if home is None or INVENTORY in node:
            return None
        entry = Target(home.document, home.anchor)
        known = self.known(entry)
        text = home.title or target
        if typ in FORMS and known is not None:
            text = self._citation(typ, known.label, self.suffix(entry), node.get('locator', ''))
        content = contnode if node.get('refexplicit') else nodes.inline('', text)
        hover = known.reference if known else home.title
        return make_refnode(builder, fromdocname, *entry, content, hover)

    def _citation(self, form: str, label: Label, suffix: str, locator: str) -> str:
        from sphinxcontrib_pubs.format.citation import parenthetical, textual

        write = textual if form == 't' else parenthetical
        return write(label, suffix, locator)

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


def _of_inventory(text: str) -> str:
    """A text in one line that can be encoded, as inventories need it."""
    return ' '.join(text.split()).encode('utf8', 'replace').decode('utf8')


def warn_of_unknown_key(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Tells of a key that no list has, with the nearest that one has, in the place of Sphinx's own warning."""
    if not isinstance(domain, PublicationDomain) or node['reftype'] == PERSON:
        return None
    key = node['reftarget']
    source, line = get_source_line(node)
    source = source or str(app.env.doc2path(node['refdoc']))
    is_external = INVENTORY in node
    where = 'inventory of another project' if is_external else 'list of this site'
    known = [*(() if is_external else domain.keys), *keys_of_other_projects(node, app.env)]
    hint = did_you_mean(key, known, 'sphinx-pubs show prints the keys of a source')
    problem = Problem(
        code='citation-unknown',
        message=f'no {where} has a publication with the key "{key[:80]}"',
        severity=Severity.WARNING,
        span=SourceSpan(file=name_of(Path(source), app.env), line=line or 1),
        hint=hint,
    )
    report([problem], app.env)
    return True


def _numbered_citations(docname: str, document: nodes.document) -> Iterator[tuple[str, str]]:
    """Gives each citation of a document an id of its own, to lead back to, and yields it with its key.

    Translations have taken the place of their paragraphs by now. The id has the document in it, since some builders
    make one page of many.
    """
    ids = (f'pubs-cite-{nodes.make_id(docname)}-{number}' for number in count(1))
    for node in list(document.findall(pending_xref)):
        if node['refdomain'] == 'pub' and node['reftype'] in FORMS:
            identifier = next(each for each in ids if each not in document.ids)
            # A target of its own, since the reference that takes the place of this node has no id.
            node.parent.insert(node.parent.index(node), nodes.target('', '', ids=[identifier]))
            yield node['reftarget'], identifier
