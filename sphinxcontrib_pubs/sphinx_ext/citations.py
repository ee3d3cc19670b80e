"""Who cites what: labels and letters behind years for the whole site, and which pages they change."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.locale import _, around
from sphinxcontrib_pubs.model import Span, plain_text
from sphinxcontrib_pubs.sphinx_ext.catalogue import catalogue_of
from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list
from sphinxcontrib_pubs.sphinx_ext.styles import style_of
from sphinxcontrib_pubs.sphinx_ext.works import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.format.citation import Label
    from sphinxcontrib_pubs.model import Markup, Publication
    from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain


#: The class of a link from an entry to a place where it is cited.
CITED_PLACE = 'pubs-cited-in__place'


class Known(NamedTuple):
    """What citations say of an entry: its label, and the whole reference in plain words."""

    label: Label
    reference: str


class Place(NamedTuple):
    """Where an entry is cited: a document and the id of the first citation there."""

    document: str
    identifier: str


class CitedEntries:
    """What the entries of one document show of the citations of the site."""

    def __init__(self, domain: PublicationDomain, document: str) -> None:
        self._domain = domain
        self._document = document
        self._places = {target: places for target, places in _cited(domain) if target.document == document}
        self._letters: dict[str, str] = domain.data['suffixes']

    def with_letter(self, publication: Publication, key: str, anchor: str) -> Publication:
        """The publication with the letter that citations set behind its year."""
        if not self._letters or publication.issued is None:
            return publication
        home = self._domain.home_at(key, self._document, anchor)
        letter = self._domain.suffix(home.target) if home is not None else ''
        return publication._replace(issued=publication.issued._replace(suffix=letter)) if letter else publication

    def cited_in(self, anchor: str, locate: Callable[[Place], str]) -> Markup:
        """Links to where an entry is cited, for the list that is its home; ``locate`` gives their addresses."""
        places = self._places.get(Target(self._document, anchor))
        if not places:
            return ()
        before, behind = around(_('Cited in {places}.'), 'places')
        parts: list[str | Span] = [before]
        for number, place in enumerate(places):
            title = self._domain.env.titles.get(place.document)
            words = title.astext() if title is not None else place.document
            parts += [', '] if number else []
            parts.append(Span('link', (words,), locate(place), (CITED_PLACE,)))
        return (' ', Span('span', (*parts, behind), '', ('pubs-cited-in',)))


def cited_entries(env: BuildEnvironment, document: str) -> CitedEntries | None:
    """What the entries of a document show of citations; None on a site without any."""
    domain = _domain(env)
    return CitedEntries(domain, document) if domain.data['citations'] else None


def _domain(env: BuildEnvironment) -> PublicationDomain:
    from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain

    domain = env.domains['pub']
    assert isinstance(domain, PublicationDomain)
    return domain


def settle_citations(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """After reading: makes the labels that lack, and gives the documents whose citations or entries look different now.

    What a document showed of others is remembered for each builder, since builders share one environment.
    """
    domain = _domain(env)
    shown: dict[str, dict[str, str]] = domain.data['shown']
    if not domain.data['citations'] and not domain.data['references'] and not any(shown.values()):
        return []
    cited = dict(_cited(domain))
    _complete_labels(domain, env, cited)
    domain.data['suffixes'] = _suffixes(domain, cited)
    now = _shown(domain, env, cited)
    before = shown.get(app.builder.name, {})
    shown[app.builder.name] = now
    changed = {document for document in {*now, *before} if now.get(document) != before.get(document)}
    return sorted(changed & env.all_docs.keys())


def _cited(domain: PublicationDomain) -> Iterator[tuple[Target, list[Place]]]:
    """The entries that are cited, each with the places, a document once."""
    places: dict[Target, dict[str, str]] = defaultdict(dict)
    for document in sorted(domain.data['citations']):
        for key, identifier in domain.data['citations'][document]:
            if (target := domain.target_of(key)) is not None:
                places[target].setdefault(document, identifier)
    for target in sorted(places):
        yield target, [Place(*each) for each in places[target].items()]


def _complete_labels(domain: PublicationDomain, env: BuildEnvironment, cited: Mapping[Target, object]) -> None:
    """Keeps the labels of what is cited, and reads the lists of the entries that have none yet."""
    kept: dict[str, dict[str, tuple[object, ...]]] = domain.data['labels']
    wanted: dict[str, set[str]] = defaultdict(set)
    for document, anchor in cited:
        wanted[document].add(anchor)
    labels: dict[str, dict[str, tuple[object, ...]]] = {}
    for document, anchors in wanted.items():
        known = {anchor: value for anchor, value in kept.get(document, {}).items() if anchor in anchors}
        if missing := anchors - known.keys():
            known.update(_labels_in(document, missing, env))
        labels[document] = known
    domain.data['labels'] = labels


def _labels_in(document: str, anchors: set[str], env: BuildEnvironment) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Labels and references of some entries of a document, as plain values."""
    from sphinxcontrib_pubs.format import in_style, notices
    from sphinxcontrib_pubs.format.citation import label_of

    for node in env.get_doctree(document).findall(publication_list):
        keys = {entry.anchor: entry.key for entry in node['entries'] if entry.anchor in anchors}
        publications = catalogue_of(node['sources'], env).publications if keys else {}
        style = style_of(node, env)
        for anchor, key in keys.items():
            if key in publications:
                told = publications[key]
                said = (*in_style(style, told, _without_links), *notices(told, lambda _: ''))
                reference = ' '.join(plain_text(said).split())
                yield anchor, (*label_of(publications[key]), reference)


def _without_links(publication: Publication) -> Publication:
    return publication._replace(links=())


def _suffixes(domain: PublicationDomain, cited: Mapping[Target, object]) -> dict[str, str]:
    """Letters behind the years of entries that would be cited alike, in the order of their references."""
    from sphinxcontrib_pubs.format.citation import suffix_letters

    alike: dict[tuple[object, ...], list[tuple[str, Target]]] = defaultdict(list)
    for target in cited:
        if (known := domain.known(target)) is not None:
            alike[known.label].append((known.reference.casefold(), target))
    return {
        f'{target.document}#{target.anchor}': suffix_letters(number)
        for label, found in alike.items()
        if len(found) > 1 and label[0]  # works without people are told apart by their titles
        for number, (_reference, target) in enumerate(sorted(found))
    }


def _shown(domain: PublicationDomain, env: BuildEnvironment, cited: Mapping[Target, list[Place]]) -> dict[str, str]:
    """What each document shows of others: the labels of its citations, and where its entries are cited."""
    told: dict[str, list[object]] = defaultdict(list)
    for target, places in cited.items():
        suffix = domain.suffix(target)
        for place in places:
            told[place.document].append((target, domain.known(target), suffix))
        for document in domain.documents_of(target) if suffix else ():
            told[document].append((target, suffix))
        titles = [(place, env.titles[place.document].astext()) for place in places if place.document in env.titles]
        told[target.document].append((target.anchor, titles))
    for document, names in domain.data['references'].items():
        told[document] += [domain.home_of(name) for name in names]
    return {document: repr(each) for document, each in told.items()}
