"""Where publications stand by their keys, which work a key means that several have, and which keys mean one work."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from zlib import crc32

from sphinxcontrib_pubs.model import Problem, Severity
from sphinxcontrib_pubs.sphinx_ext.catalogue import catalogue_of
from sphinxcontrib_pubs.sphinx_ext.changes import changed_documents
from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list
from sphinxcontrib_pubs.sphinx_ext.registries import registries_of
from sphinxcontrib_pubs.sphinx_ext.report import report
from sphinxcontrib_pubs.sphinx_ext.state import domain_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.library.versions.work import VenueOf
    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain


class Target(NamedTuple):
    """An entry as citations mean it, whichever of its keys they use: its document and its id there."""

    document: str
    anchor: str


class Place(NamedTuple):
    """Where a publication stands: its key, its id on the page, its title in plain words.

    ``priority`` is Sphinx's for the search: 1, or -1 where its list is hidden from it. ``summary`` is what the search
    finds it by, '' in a list that is too long for that. ``mark`` is the same where the source's words are.
    """

    key: str
    anchor: str
    title: str
    priority: int = 1
    summary: str = ''
    mark: str = ''


class Home(NamedTuple):
    """The place of a publication that stands for it: the first of those that it has."""

    document: str
    anchor: str
    title: str
    priority: int
    summary: str
    key: str

    @property
    def target(self) -> Target:
        return Target(self.document, self.anchor)


#: Of a key that several works have: each place of it → the home of its work, and the name that this is cited by.
Namesakes: TypeAlias = 'Mapping[tuple[str, str], tuple[str, str, str]]'

#: Sphinx's search prints names of objects with the references of HTML that its index has for these.
_IN_SEARCH = str.maketrans({'&': 'and', '<': '‹', '>': '›', '\t': ' ', '\n': ' '})


def mark_of(publication: Publication) -> str:
    """What is the same for two entries if their sources say the same of them."""
    told = publication.raw or publication.title_text
    return f'{crc32(told.encode("utf8", "surrogatepass")):x}'


def as_line(place: Place) -> str:
    """A place as the environment keeps it, without its priority; an anchor that follows from the key is left out."""
    key, anchor, title, _, summary, mark = place
    if anchor == f'pub-{key}':
        anchor = ''
    if summary:  # of a list that is not too long
        summary = summary.translate(_IN_SEARCH)
    return f'{key}\t{anchor}\t{" ".join(title.split())}\t{summary}\t{mark}'


def places_in(lists: Iterable[tuple[int, str]]) -> Iterator[Place]:
    """The places of a document's lists, in the order of the page."""
    for priority, text in lists:
        for line in text.split('\n'):
            key, anchor, title, summary, mark = line.split('\t')
            yield Place(key, anchor or f'pub-{key}', title, priority, summary, mark)


def homes(domain: PublicationDomain) -> dict[str, Home]:
    """Each publication at its home, by the names that it is cited by: its keys, or a key behind the name of a document.

    A work's home is the first list that has it, by the order of documents; of several works with one key that whose
    home comes first has the plain key. The search finds a work by the name that it has there.
    """
    found: dict[str, Home] = {}
    several: Mapping[str, Namesakes] = domain.data['namesakes']
    for document in sorted(domain.places):
        metadata = domain.env.metadata.get(document, {})
        hidden = 'nosearch' in metadata or 'no-search' in metadata
        for priority, text in domain.places[document]:
            for line in text.split('\n'):
                key, anchor, title, summary, _ = line.split('\t')
                name = key
                if several and key in several:
                    place = (document, anchor or f'pub-{key}')
                    # A document that was read in this build is settled when all are.
                    name = several[key].get(place, ('', '', key))[2]
                if name not in found:
                    told = -1 if hidden else priority
                    found[name] = Home(document, anchor or f'pub-{key}', title, told, summary, key)
    for name, other in domain.data['other_names'].items():
        # A document that was read in this build may have lost either.
        if name in found and other in found:
            found[name] = found[other]._replace(key=found[name].key, priority=-1, summary='')
    return found


def settle_works(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """After reading: which keys several works have, with a warning of each that an author chose, and the reverse."""
    domain = domain_of(env)
    comparison = _Comparison(domain.data['compared'], env)
    _settle_shared_keys(domain, comparison, env)
    _settle_other_names(domain, comparison)
    domain.note_compared(comparison.found)
    return []


class _Account(NamedTuple):
    """A work as a list tells of it: where it stands, the name that it has there, the mark of what its source says."""

    target: Target
    name: str
    mark: str


class _Comparison:
    """Whether two accounts tell of one work: remembered as long as neither source says anything else.

    Where the documents of both were read anew, the site may know other venues now.
    """

    def __init__(self, known: Mapping[tuple[str, str], bool], env: BuildEnvironment) -> None:
        self.found: dict[tuple[str, str], bool] = {}
        self.publications: dict[Target, Publication] = {}
        self._known = known
        self._env = env
        self._changed = changed_documents(env)
        self._venue_of: VenueOf = registries_of(env.config, Path(env.srcdir)).venues.identity

    def read(self, groups: Iterable[Sequence[_Account]]) -> None:
        """Makes the publications of accounts known; whoever stands for one that is not known left its source."""
        targets = {account.target for group in groups for account in group}
        self.publications.update(_publications(sorted(targets - self.publications.keys()), self._env))

    def is_known(self, first: _Account, second: _Account) -> bool:
        if first.mark == second.mark:
            return True
        is_anew = first.target.document in self._changed and second.target.document in self._changed
        return not is_anew and (first.mark, second.mark) in self._known

    def works_of(self, accounts: Iterable[_Account]) -> list[list[_Account]]:
        """The accounts of each work together, in their order; each is compared with the first of a work.

        What the lists of one document have under two names stays two works.
        """
        works: list[list[_Account]] = []
        for account in accounts:
            here = account.target.document
            for work in works:
                if all(each.target.document != here or each.name == account.name for each in work) and (
                    self._are_one(work[0], account)
                ):
                    work.append(account)
                    break
            else:
                works.append([account])
        return works

    def _are_one(self, first: _Account, second: _Account) -> bool:
        if first.mark == second.mark:
            return True
        pair = (first.mark, second.mark)
        if pair not in self.found:
            known = self.is_known(first, second)
            self.found[pair] = self._known[pair] if known else self._compared(first, second)
        return self.found[pair]

    def _compared(self, *accounts: _Account) -> bool:
        from sphinxcontrib_pubs.library.versions.verdict import compare
        from sphinxcontrib_pubs.library.versions.work import Work

        told = [self.publications.get(each.target) for each in accounts]
        works = [Work(number, each, self._venue_of) for number, each in enumerate(told) if each is not None]
        return len(works) == len(accounts) and compare(*works).kind == 'same'


def _settle_shared_keys(domain: PublicationDomain, comparison: _Comparison, env: BuildEnvironment) -> None:
    """Finds the keys of several works."""
    accounts = {key: found for key, found in _accounts_of_shared_keys(domain).items() if len(found) > 1}
    comparison.read(accounts.values())
    publications = comparison.publications
    several: dict[str, dict[tuple[str, str], tuple[str, str, str]]] = {}
    unclear: dict[str, bool] = {}
    for key in sorted(accounts):
        told = [account for account in accounts[key] if account.target in publications]
        works = [[account.target for account in work] for work in comparison.works_of(told)]
        if len(works) < 2:
            continue
        places = [account.target for account in accounts[key]]
        names = [_name(key, work[0], places) if number else key for number, work in enumerate(works)]
        several[key] = {
            (place.document, place.anchor): (*work[0], name)
            for work, name in zip(works, names, strict=True)
            for place in work
        }
        problems = [
            _problem(key, name, publications[work[0]], works[0][0], publications[works[0][0]])
            for work, name in zip(works[1:], names[1:], strict=True)
            if _is_chosen(publications[work[0]], key)
        ]
        report(problems, env)
        if len(problems) < len(works) - 1:
            unclear[key] = True
    domain.note_namesakes(several, unclear)


def _accounts_of_shared_keys(domain: PublicationDomain) -> dict[str, list[_Account]]:
    """The accounts of each key under which sources do not say the same."""
    lines = [line for found in domain.places.values() for _, text in found for line in text.split('\n')]
    if len({line.partition('\t')[0] for line in lines}) == len(lines):
        return {}
    marks: dict[str, str] = {}
    shared: set[str] = set()
    for line in lines:
        key, mark = line[: line.index('\t')], line[line.rindex('\t') :]
        if marks.setdefault(key, mark) != mark:
            shared.add(key)
    found: dict[str, list[_Account]] = defaultdict(list)
    for document in sorted(domain.places) if shared else ():
        for place in places_in(domain.places[document]):
            if place.key in shared:
                found[place.key].append(_Account(Target(document, place.anchor), place.key, place.mark))
    return found


def _settle_other_names(domain: PublicationDomain, comparison: _Comparison) -> None:
    """Finds works that lists of several documents have under different keys, as two people wrote them down."""
    groups = list(_accounts_of_one_title(domain)) if len(domain.places) > 1 else []
    comparison.read(group for group in groups if not all(comparison.is_known(*pair) for pair in combinations(group, 2)))
    works = (work for group in groups for work in comparison.works_of(group))
    domain.note_other_names({account.name: work[0].name for work in works for account in work[1:]})


def _accounts_of_one_title(domain: PublicationDomain) -> Iterator[list[_Account]]:
    """Works of several documents, at their homes, that have one title, by the order of the documents."""
    by_title: dict[str, list[_Account]] = defaultdict(list)
    for document in sorted(domain.places):
        for place in places_in(domain.places[document]):
            # Keys of one entry, and entries that another document has under the same key, are settled already.
            if domain.is_home(place.key, document, place.anchor):
                letters = ''.join(filter(str.isalnum, place.title.casefold()))
                name = domain.name_at(place.key, document, place.anchor)
                by_title[letters].append(_Account(Target(document, place.anchor), name, place.mark))
    for letters, found in by_title.items():
        if letters and len({each.target.document for each in found}) > 1:
            yield found


def _publications(places: Iterable[Target], env: BuildEnvironment) -> Iterator[tuple[Target, Publication]]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for document, anchor in places:
        wanted[document].add(anchor)
    for document, anchors in wanted.items():
        for node in env.get_doctree(document).findall(publication_list):
            entries = [entry for entry in node['entries'] if entry.anchor in anchors]
            known = catalogue_of(node['sources'], env).publications if entries else {}
            for entry in entries:
                if entry.key in known:
                    yield Target(document, entry.anchor), known[entry.key]


def _name(key: str, home: Target, places: Iterable[Target]) -> str:
    """How a work is cited whose key means another one: by its document as well, where that has it first."""
    is_first = next(place for place in places if place.document == home.document) == home
    return f'{home.document}:{key if is_first else home.anchor.removeprefix("pub-")}'


def _is_chosen(publication: Publication, key: str) -> bool:
    """Whether somebody wrote the key; of one that was made of a name and a year, whoever cites it is told."""
    from sphinxcontrib_pubs.library.versions.filling import is_made

    accounts = [account.publication for account in publication.accounts] or [publication]
    return any(not is_made(account) for account in accounts if account.key == key)


def _problem(key: str, name: str, publication: Publication, first: Target, other: Publication) -> Problem:
    return Problem(
        code='key-shared',
        message=f'the key "{key[:80]}" means another work, {other.source.file}:{other.source.line} '
        f'in the document "{first.document}"; this one is cited as "{name[:160]}"',
        severity=Severity.WARNING,
        span=publication.source._replace(end_line=0),
        hint='or give one of the two a key of its own',
    )
