"""Who cites what: labels and letters behind years for the whole site, and which pages they change."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.locale import _, around
from sphinxcontrib_pubs.model import Span, plain_text
from sphinxcontrib_pubs.sphinx_ext.catalogue import catalogue_of
from sphinxcontrib_pubs.sphinx_ext.nodes import numbers_from, publication_list
from sphinxcontrib_pubs.sphinx_ext.state import domain_of
from sphinxcontrib_pubs.sphinx_ext.styles import citing_of, style_of
from sphinxcontrib_pubs.sphinx_ext.works import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.format.citation import Label
    from sphinxcontrib_pubs.format.citing import Brackets, Cite, Citing
    from sphinxcontrib_pubs.model import Markup, Publication
    from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain
    from sphinxcontrib_pubs.sphinx_ext.nodes import Entry


#: The class of a link from an entry to a place where it is cited.
CITED_PLACE = 'pubs-cited-in__place'


class Styled(NamedTuple):
    """How the style of an entry's home cites it.

    ``way`` is the same for entries that one text can cite side by side: those of one style, and by numbers those of
    one list. ``cites`` has what is said for each place in the work, and the same where another work is cited alike.
    ``number`` is that of the entry, 0 in a style that cites by none.
    """

    way: tuple[str, ...]
    by_number: bool
    has_letters: bool
    brackets: Brackets
    cites: Mapping[str, tuple[Cite, Cite]]
    number: int = 0


class Known(NamedTuple):
    """What citations say of an entry: its label, the whole reference in plain words, and what its style says."""

    label: Label
    reference: str
    styled: Styled | None = None


class Place(NamedTuple):
    """Where an entry is cited: a document and the id of the first citation there."""

    document: str
    identifier: str


class Citation(NamedTuple):
    """One citation: the entry that it means, None where nobody knows it, the place in the work, and its id."""

    target: Target | None
    locator: str
    identifier: str


class CitedEntries:
    """What the entries of one document show of the citations of the site."""

    def __init__(self, domain: PublicationDomain, document: str) -> None:
        self._domain = domain
        self._document = document
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
        places = self._domain.cited.get(Target(self._document, anchor))
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
    domain = domain_of(env)
    return CitedEntries(domain, document) if domain.data['citations'] else None


def settle_citations(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """After reading: makes the labels that lack, and gives the documents whose citations or entries look different now.

    What a document showed of others is remembered for each builder, since builders share one environment.
    """
    domain = domain_of(env)
    domain.cited = {}
    shown: dict[str, dict[str, str]] = domain.data['shown']
    if not domain.data['citations'] and not domain.data['references'] and not any(shown.values()):
        return []
    citations = _citations(domain)
    cited = domain.cited = _cited(citations)
    _complete_labels(domain, env, citations)
    domain.data['brackets'] = dict(_brackets(domain, citations))
    domain.data['suffixes'] = _suffixes(domain, cited)
    domain.data['alike'] = _alike(domain, cited)
    now = _shown(domain, env, cited)
    before = shown.get(app.builder.name, {})
    shown[app.builder.name] = now
    changed = {document for document in {*now, *before} if now.get(document) != before.get(document)}
    return sorted(changed & env.all_docs.keys())


def _citations(domain: PublicationDomain) -> dict[str, list[Citation]]:
    """The citations of each document in their order; the documents by their names."""
    noted: Mapping[str, list[tuple[str, str, str]]] = domain.data['citations']
    targets = {key: domain.target_of(key) for key in {key for rows in noted.values() for key, _, _ in rows}}
    return {
        document: [Citation(targets[key], locator, identifier) for key, locator, identifier in noted[document]]
        for document in sorted(noted)
    }


def _cited(citations: Mapping[str, list[Citation]]) -> dict[Target, list[Place]]:
    """The entries that are cited, each with the places, a document once."""
    places: dict[Target, dict[str, str]] = defaultdict(dict)
    for document, own in citations.items():
        for target, _locator, identifier in own:
            if target is not None:
                places[target].setdefault(document, identifier)
    return {target: [Place(*each) for each in places[target].items()] for target in sorted(places)}


def _complete_labels(domain: PublicationDomain, env: BuildEnvironment, citations: Mapping[str, list[Citation]]) -> None:
    """Keeps the labels of what is cited, and reads the lists of the entries that have none yet."""
    kept: dict[str, dict[str, tuple[object, ...]]] = domain.data['labels']
    wanted: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(lambda: {''}))
    for target, locator, _identifier in chain.from_iterable(citations.values()):
        if target is not None:
            wanted[target.document][target.anchor].add(locator)
    labels: dict[str, dict[str, tuple[object, ...]]] = {}
    for document, locators in wanted.items():
        known = kept.get(document, {})
        labels[document] = {anchor: known[anchor] for anchor in known.keys() & locators.keys()}
        missing = {
            anchor: places
            for anchor, places in locators.items()
            if anchor not in known or not places <= _places_known(known[anchor], places)
        }
        if missing:
            labels[document].update(_labels_in(document, missing, env))
    domain.data['labels'] = labels


def _places_known(label: tuple[object, ...], places: set[str]) -> set[str]:
    """The places in a work of which is known what a citation says; those asked for where the label says everything."""
    styled = label[-1]
    return set(styled.cites) if isinstance(styled, Styled) else places


def _labels_in(
    document: str, wanted: Mapping[str, set[str]], env: BuildEnvironment
) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Labels and references of some entries of a document, by their ids, with what is said for some places in them."""
    from sphinxcontrib_pubs.format import in_style, notices
    from sphinxcontrib_pubs.format.citation import label_of

    for order, node in enumerate(env.get_doctree(document).findall(publication_list)):
        entries = _numbered(node, wanted)
        publications = catalogue_of(node['sources'], env).publications if entries else {}
        style = style_of(node, env)
        citing = citing_of(style, node, env) if entries else None
        for entry, place in entries:
            if entry.key not in publications:
                continue
            told = publications[entry.key]
            said = (*in_style(style, told, _without_links), *notices(told, lambda _: ''))
            reference = ' '.join(plain_text(said).split())
            styled = None
            if citing is not None:
                cites = {locator: _cites(citing, told, place, locator) for locator in sorted(wanted[entry.anchor])}
                way = (node['style'], document, str(order)) if citing.by_number else (node['style'],)
                number = int(place) if citing.by_number and place else 0
                styled = Styled(way, citing.by_number, citing.has_letters, citing.brackets, cites, number)
            yield entry.anchor, (*label_of(told), reference, styled)


def _cites(citing: Citing, publication: Publication, number: str, locator: str) -> tuple[Cite, Cite]:
    """What is said of a work, by itself and where another one is cited alike; two numbers are never alike."""
    cite = citing.cite(publication, number=number, locator=locator)
    if citing.by_number:
        return cite, cite
    return cite, citing.cite(publication, number=number, locator=locator, is_told_apart=True)


def _numbered(node: publication_list, wanted: Container[str]) -> list[tuple[Entry, str]]:
    """Some entries of a list, each with its number, '' in a list without numbers."""
    first, step = numbers_from(node, 0)
    return [
        (entry, str(first + place * step) if step else '')
        for place, entry in enumerate(node['entries'])
        if entry.anchor in wanted
    ]


def _brackets(domain: PublicationDomain, citations: Mapping[str, list[Citation]]) -> Iterator[tuple[str, Brackets]]:
    """The documents that cite in the way of a style, and the brackets of the style.

    A document that cites from lists of different styles, from several lists with numbers, or from another project
    does so by author and year: one text cites in one way, and of two works with the number 3 nobody knows which.
    """
    for document, own in citations.items():
        known = [domain.known(each.target) if each.target is not None else None for each in own]
        styled = [each.styled if each is not None else None for each in known]
        if styled and styled[0] is not None and all(each is not None and each.way == styled[0].way for each in styled):
            yield document, styled[0].brackets


def cited_as(domain: PublicationDomain, document: str, form: str, target: Target, locator: str) -> Markup:
    """What a document says where it cites an entry, in the running text (``t``) or in parentheses (``p``)."""
    from sphinxcontrib_pubs.format.citation import named_in_text, parenthetical, textual
    from sphinxcontrib_pubs.format.citing import in_text, with_letter

    known, letter = domain.known(target), domain.suffix(target)
    if known is None:
        return ()
    styled = known.styled if document in domain.data['brackets'] else None
    cites = styled.cites.get(locator) if styled is not None else None
    cite = cites[target in domain.data['alike']] if cites is not None else None
    if styled is None or cite is None or not cite.whole:
        return ((textual if form == 't' else parenthetical)(known.label, letter, locator),)
    if form == 't':
        names = cite.names or (named_in_text(known.label),)
        return with_letter(in_text(names, cite.rest, styled.brackets), letter)
    return with_letter(cite.whole, letter)


def _without_links(publication: Publication) -> Publication:
    return publication._replace(links=())


def _suffixes(domain: PublicationDomain, cited: Mapping[Target, list[Place]]) -> dict[str, str]:
    """Letters behind the years of entries that would be cited alike, in the order of their references."""
    from sphinxcontrib_pubs.format.citation import suffix_letters

    alike: dict[tuple[object, ...], list[tuple[str, Target]]] = defaultdict(list)
    for target, places in cited.items():
        known = domain.known(target)
        if known is not None and _has_letter(domain, known.styled, places):
            alike[known.label].append((known.reference.casefold(), target))
    return {
        f'{target.document}#{target.anchor}': suffix_letters(number)
        for label, found in alike.items()
        if len(found) > 1 and label[0]  # works without people are told apart by their titles
        for number, (_reference, target) in enumerate(sorted(found))
    }


def _has_letter(domain: PublicationDomain, styled: Styled | None, places: list[Place]) -> bool:
    """Whether a citation of an entry has a year, behind which a letter can stand."""
    in_style = domain.data['brackets']
    return styled is None or styled.has_letters or any(place.document not in in_style for place in places)


def _alike(domain: PublicationDomain, cited: Mapping[Target, object]) -> set[Target]:
    """Entries that a style without letters and numbers would cite as it cites another one, and can tell from it."""
    said: dict[tuple[object, ...], list[Target]] = defaultdict(list)
    for target in cited:
        known = domain.known(target)
        if known is not None and known.styled is not None and not known.styled.by_number:
            said[known.styled.way, plain_text(known.styled.cites[''][0].whole)].append(target)
    return {target for found in said.values() if len(found) > 1 for target in found}


def _shown(domain: PublicationDomain, env: BuildEnvironment, cited: Mapping[Target, list[Place]]) -> dict[str, str]:
    """What each document shows of others: the labels of its citations, and where its entries are cited."""
    told: dict[str, list[object]] = defaultdict(list)
    lists = domain.documents_of({target for target in cited if domain.suffix(target)})
    for target, places in cited.items():
        suffix, known = domain.suffix(target), domain.known(target)
        if known is not None and known.styled is not None:
            # What is said of places in a work follows from that, and from the document itself.
            known = known._replace(styled=known.styled._replace(cites={'': known.styled.cites['']}))
        for place in places:
            told[place.document].append((target, known, suffix, target in domain.data['alike']))
        for document in lists.get(target, ()):
            told[document].append((target, suffix))
        titles = [(place, env.titles[place.document].astext()) for place in places if place.document in env.titles]
        told[target.document].append((target.anchor, titles))
    for document, brackets in domain.data['brackets'].items():
        told[document].append(brackets)
    for document, names in domain.data['references'].items():
        for home in map(domain.home_of, names):
            # Over a link stands the whole reference of what is cited anywhere.
            known = domain.known(home.target) if home is not None else None
            told[document].append((home, known.reference if known is not None else ''))
    return {document: repr(each) for document, each in told.items()}
