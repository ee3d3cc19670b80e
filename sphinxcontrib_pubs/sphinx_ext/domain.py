"""The domain ``pub``: which publication stands where, by name."""

from __future__ import annotations

from itertools import count, groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.domains import Domain, ObjType

from sphinxcontrib_pubs.locale import _
from sphinxcontrib_pubs.model import collection_paused
from sphinxcontrib_pubs.sphinx_ext.addresses import link_to
from sphinxcontrib_pubs.sphinx_ext.citations import Known, cited_as
from sphinxcontrib_pubs.sphinx_ext.late import PeopleDirective
from sphinxcontrib_pubs.sphinx_ext.name_roles import PERSON, PersonRole, VenueRole, person_node
from sphinxcontrib_pubs.sphinx_ext.reference_problems import several_meant
from sphinxcontrib_pubs.sphinx_ext.report import report
from sphinxcontrib_pubs.sphinx_ext.roles import FLAG, FORMS, INVENTORY, CitationRole, ReferenceRole
from sphinxcontrib_pubs.sphinx_ext.works import Home, Place, Target, as_line, homes, places_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Set

    from docutils.parsers.rst import Directive
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import RoleFunction

    from sphinxcontrib_pubs.model import Markup
    from sphinxcontrib_pubs.sphinx_ext import citations
    from sphinxcontrib_pubs.sphinx_ext.works import Namesakes


#: Up to how many publications of a site have their titles in the inventory and are objects of the search.
MOST_DESCRIBED = 2000


#: What a document says by itself, to be cleared and merged with it.
_BY_DOCUMENT = (
    'places',
    'mathematics',
    'files',
    'papers',
    'citations',
    'references',
    'labels',
    'people',
    'named',
    'found',
)
#: The type of references that lead from an entry back to a citation; it has no role.
CITED_AT = 'cited-at'


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
        'ref': ReferenceRole(innernodeclass=nodes.inline, warn_dangling=True),
        't': CitationRole('t'),
        'p': CitationRole('p'),
        PERSON: PersonRole(),
        'venue': VenueRole(),
    }
    directives: ClassVar[dict[str, type[Directive]]] = {'people': PeopleDirective}
    initial_data: ClassVar[dict[str, object]] = {
        # document → [(priority, 'key\tanchor\ttitle\tsummary\tmark\n…'), …] in the order of the page, an anchor that
        # follows from its key as ''. Every build loads this, and ten thousand tuples take many times what a text takes.
        'places': {},
        'mathematics': {},  # document → True where a list shows a formula
        'files': {},  # document → [path from the root, …] of what its lists have beside the page
        'papers': {},  # document → [(key, id, whether a PDF lies beside it), …] of what may have a page of its own
        # Of keys that several works have: key → (document, id) → document and id of the work's home and its name, and
        # those of them of which a citation is warned.
        'namesakes': {},
        'unclear': {},
        # Name → that of the same work at its home, where it has another key; marks of two accounts under one key or of
        # one title → whether they are of one work.
        'other_names': {},
        'compared': {},
        'citations': {},  # document → [(key, place in the work, id of the citation), …] in its order
        'references': {},  # document → [key, …] of its references by title
        # Of what is cited, made when all documents are read: document → id → the fields of Known in one row,
        # document#id → the letter behind its year, the entries that are cited as others are, document → the brackets of
        # the style in whose way it cites, and builder → document → what it shows of others and of its papers.
        'labels': {},
        'suffixes': {},
        'alike': set(),
        'brackets': {},
        'shown': {},
        'papers_shown': {},
        # document → person → 'id\nid\n…' of what its lists have of a person, and the people whom its text names.
        'people': {},
        'named': {},
        # document → pattern, folder, or setting that names one → what was there of it when the document was read.
        'found': {},
        # person → the fields of PersonPage in one row, and builder → person → where the page was and what it showed.
        'pages': {},
        'pages_shown': {},
        'read': {},  # builder → document → when it had been read when the builder came last
    }
    data_version = 11

    #: Whether the builder of this build makes pages of people that are no documents.
    makes_pages = False

    #: Where each entry is cited that is cited at all; made when all documents are read.
    cited: Mapping[Target, list[citations.Place]] = MappingProxyType({})

    # Gathered when somebody asks, and forgotten when a document is read.
    _homes_kept: dict[str, Home] | None = None
    _described_kept: dict[Target, tuple[str, str, str, bool]] | None = None
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
            text = '\n'.join(map(as_line, group))
            self.places.setdefault(document, []).append((priority, text))

    def note_files(self, document: str, names: Iterable[str]) -> None:
        """Remembers the files that a list has beside its page, by their paths from the root of a site."""
        if found := list(names):
            self.data['files'].setdefault(document, []).extend(found)

    def note_papers(self, document: str, papers: Iterable[tuple[str, str, bool]]) -> None:
        """Remembers the keys and ids of entries that may have pages of their own, and whether they have a PDF."""
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
        self._homes_kept = self._described_kept = self._objects_kept = None

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        if self.mathematics.get(docname):
            # The math domain looks for math nodes alone; ours are made when the page is written.
            env.domains['math'].data['has_equations'][docname] = True
        if env.temp_data.get(FLAG):
            if found := list(_numbered_citations(docname, document)):
                self.data['citations'][docname] = found
            if keys := sorted({each['reftarget'] for each in document.findall(pending_xref) if _is_by_title(each)}):
                self.data['references'][docname] = keys

    @property
    def keys(self) -> Collection[str]:
        """All keys by which publications of the site can be cited."""
        return self._homes().keys()

    def note_namesakes(self, several: Mapping[str, Namesakes], unclear: Mapping[str, bool]) -> None:
        """Remembers which keys several works have, and of which of them a citation is warned."""
        self._forget()
        self.data['namesakes'], self.data['unclear'] = several, unclear
        self.data['other_names'] = {}  # of what had been found before

    def note_other_names(self, names: Mapping[str, str]) -> None:
        """Remembers which names mean a work that has another one at its home."""
        self._forget()
        self.data['other_names'] = names

    def note_compared(self, compared: Mapping[tuple[str, str], bool]) -> None:
        """Remembers what was compared to find both out."""
        self.data['compared'] = compared

    def target_of(self, name: str) -> Target | None:
        """The home of the publication that a key means, alone or behind a document and a colon."""
        home = self.home_of(name)
        return home.target if home is not None else None

    def home_of(self, name: str) -> Home | None:
        """The same with what is known of it."""
        found = self._homes().get(name)
        document, colon, key = name.removeprefix('/').partition(':')
        if found is not None or not colon:
            return found
        own = list(places_in(self.places.get(document, ())))
        place = next((each for each in own if each.key == key), None)
        place = place or next((each for each in own if each.anchor == f'pub-{key}'), None)
        return self.home_at(place.key, document, place.anchor) if place is not None else None

    def home_at(self, key: str, document: str, anchor: str) -> Home | None:
        """The home of the work that has a key at one of its places."""
        return self._homes().get(self.name_at(key, document, anchor))

    def name_at(self, key: str, document: str, anchor: str) -> str:
        """What that work is cited by: the key, unless it means another one."""
        namesakes: Namesakes = self.data['namesakes'].get(key, {})
        return namesakes.get((document, anchor), ('', '', key))[2]

    def is_home(self, key: str, document: str, anchor: str) -> bool:
        """Whether a place is the one that stands for its work."""
        home = self.home_at(key, document, anchor)
        return home is not None and home.document == document and home.anchor == anchor

    def known(self, target: Target) -> Known | None:
        """What citations say of an entry; None for one that nobody cites."""
        told = self.data['labels'].get(target.document, {}).get(target.anchor)
        if told is None:
            return None
        from sphinxcontrib_pubs.format.citation import Label

        *label, reference, styled = told
        return Known(Label(*label), reference, styled)

    def suffix(self, target: Target) -> str:
        """The letter behind the year of an entry, '' mostly."""
        suffix: str = self.data['suffixes'].get(f'{target.document}#{target.anchor}', '')
        return suffix

    def described(self) -> Mapping[Target, tuple[str, str, str, bool]]:
        """The entry by which each work has a page of its own: document, key, id, and whether a PDF lies beside it.

        That is its home, or the first list that tells enough of it.
        """
        if self._described_kept is None:
            kept: dict[Target, tuple[str, str, str, bool]] = {}
            papers: Mapping[str, Iterable[tuple[str, str, bool]]] = self.data['papers']
            for document in sorted(papers):
                for key, anchor, has_pdf in papers[document]:
                    home = self.home_at(key, document, anchor)
                    if home is not None and (home.target not in kept or home.target == (document, anchor)):
                        kept[home.target] = (document, key, anchor, has_pdf)
            self._described_kept = kept
        return self._described_kept

    def documents_of(self, targets: Collection[Target]) -> Mapping[Target, Iterable[str]]:
        """The documents with a list that has an entry, by any of its keys, for each of some entries."""
        keys = {home.key for home in self._homes().values() if home.target in targets} if targets else ()
        found: dict[Target, dict[str, None]] = {target: {} for target in targets}
        for document, lists in self.places.items() if keys else ():
            for place in places_in(lists):
                home = self.home_at(place.key, document, place.anchor) if place.key in keys else None
                if home is not None and home.target in found:
                    found[home.target][document] = None
        return found

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
        # Where nobody asked for them before, nobody will: three megabytes of ten thousand.
        found = sorted((homes(self) if self._homes_kept is None else self._homes_kept).items())
        for key, home in found:
            title = home.title if described and home.title else key
            yield key, title, 'publication', home.document, home.anchor, -1
        for key, home in found:
            if described and home.summary and home.priority > 0:
                yield key, home.summary, 'reference', home.document, home.anchor, home.priority

    def _people(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """The people who have a page, for other projects; the search finds what stands on it."""
        for person_id, (document, anchor, is_made, name) in sorted(self.data['pages'].items()):
            if self.makes_pages or not is_made:
                yield _of_inventory(person_id), _of_inventory(name), 'person', document, anchor, -1

    def _homes(self) -> dict[str, Home]:
        """Each publication at its home, by the name that it is cited by."""
        if self._homes_kept is None:
            self._homes_kept = homes(self)
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
            return link_to(Target(document, identifier), fromdocname, builder, contnode)
        if typ == PERSON:
            # Whoever is known and has no page is a node as well, which no caller minds.
            return cast('nodes.reference | None', person_node(env, builder, node, contnode))
        home = self.home_of(target)
        if home is None or INVENTORY in node:
            return None
        if target in self.data['unclear']:
            report([several_meant(home, node, env)], env)
        entry = home.target
        known = self.known(entry)
        from sphinxcontrib_pubs.render.nodes import inline_nodes

        said: Markup = (home.title or target,)
        if typ in FORMS and known is not None:
            said = cited_as(self, node['refdoc'], typ, entry, node.get('locator', ''))
        content = contnode if node.get('refexplicit') else nodes.inline('', '', *inline_nodes(said))
        hover = known.reference if known else home.title
        return link_to(entry, fromdocname, builder, content, hover)

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


def _is_by_title(node: pending_xref) -> bool:
    return (node['refdomain'], node['reftype']) in (('pub', 'ref'), ('', 'any'))


def _numbered_citations(docname: str, document: nodes.document) -> Iterator[tuple[str, str, str]]:
    """Gives each citation of a document an id of its own, to lead back to, and yields it behind its key and its place.

    Translations have taken the place of their paragraphs by now. The id has the document in it, since some builders
    make one page of many.
    """
    ids = (f'pubs-cite-{nodes.make_id(docname)}-{number}' for number in count(1))
    for node in list(document.findall(pending_xref)):
        if node['refdomain'] == 'pub' and node['reftype'] in FORMS:
            identifier = next(each for each in ids if each not in document.ids)
            # A target of its own, since the reference that takes the place of this node has no id.
            node.parent.insert(node.parent.index(node), nodes.target('', '', ids=[identifier]))
            yield node['reftarget'], node.get('locator', ''), identifier
