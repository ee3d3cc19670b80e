"""Which people have a page in the site, where it is, and what a change of that makes stale."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote
from weakref import WeakKeyDictionary

from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan
from sphinxcontrib_pubs.sphinx_ext.addresses import file_of, way
from sphinxcontrib_pubs.sphinx_ext.changes import changed_documents
from sphinxcontrib_pubs.sphinx_ext.portraits import picture_beside
from sphinxcontrib_pubs.sphinx_ext.registries import registries_of
from sphinxcontrib_pubs.sphinx_ext.report import report
from sphinxcontrib_pubs.sphinx_ext.state import domain_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.library.people import PeopleRegistry, RegisteredPerson
    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain

#: The folder of the pages that are made, and the builders that make them.
FOLDER = 'people'
BUILDERS = frozenset({'html', 'dirhtml'})
#: What ``pubs_author_pages`` may say in place of an id.
EVERYBODY, MEMBERS = 'all', 'members'


#: Begins what stands for the address of a person's page; behind it is the id, as addresses have it.
PERSON_MARK = '#pubs-person:'


class PersonPage(NamedTuple):
    """Where the page of a person is: a document, with an id on it or '', or one that is made and is no document."""

    document: str
    anchor: str
    is_made: bool
    name: str


class Works(NamedTuple):
    """What lists of one document show of a person, by the ids of the entries."""

    document: str
    anchors: tuple[str, ...]


class Shown(NamedTuple):
    """Where the page of a person was, its name if it was made, and what tells whether it shows something else now."""

    target: str = ''
    made: str = ''
    digest: str = ''


_NOWHERE = Shown()
# Since this build began: whose pages look different.
_changed: WeakKeyDictionary[BuildEnvironment, set[str]] = WeakKeyDictionary()


def may_have_pages(config: Config, people: PeopleRegistry) -> bool:
    """Whether anybody's page can be in the site; where not, nothing is remembered of who stands in its lists."""
    return bool(config.pubs_author_pages) or any(person.page for person in people.people.values())


def note_people(env: BuildEnvironment, people: PeopleRegistry, entries: Iterable[tuple[str, Publication]]) -> None:
    """Remembers who of the registry stands in one more list of the document that is being read."""
    if not people.people or not may_have_pages(env.config, people):
        return
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for anchor, publication in entries:
        for contributor in publication.contributors:
            person_id = contributor.person_id or people.identify(contributor.person)
            if person_id in people.people:
                found[person_id][anchor] = None
    if found:
        kept = domain_of(env).data['people'].setdefault(env.docname, {})
        for person_id, anchors in found.items():
            kept[person_id] = '\n'.join([*filter(None, [kept.get(person_id)]), *anchors])


def note_named(env: BuildEnvironment, person_id: str) -> None:
    """Remembers that the text of the document that is being read names a person."""
    named = domain_of(env).data['named'].setdefault(env.docname, [])
    if person_id not in named:
        named.append(person_id)


def works_of(person_id: str, env: BuildEnvironment) -> Iterator[Works]:
    """What the site's lists show of a person, in the order of the documents."""
    people = domain_of(env).data['people']
    for document in sorted(people):
        if anchors := people[document].get(person_id):
            yield Works(document, tuple(anchors.split('\n')))


def page_of(person_id: str, env: BuildEnvironment, builder: Builder) -> PersonPage | None:
    """The page that a person has in what a builder writes."""
    kept = domain_of(env).data['pages'].get(person_id)
    if kept is None:
        return None
    page = PersonPage(*kept)
    return page if not page.is_made or builder.name in BUILDERS else None


def pages_of_site(env: BuildEnvironment, builder: Builder) -> dict[str, PersonPage]:
    """The pages that people have in what a builder writes, by their ids."""
    found = ((person_id, page_of(person_id, env, builder)) for person_id in domain_of(env).data['pages'])
    return {person_id: page for person_id, page in found if page is not None}


def person_files(env: BuildEnvironment, builder: Builder) -> Iterator[Path]:
    """The files of the pages that are made."""
    people = registries_of(env.config, Path(env.srcdir)).people.people
    for person_id, page in pages_of_site(env, builder).items():
        if page.is_made:
            path = file_of(page.document, builder)
            yield path
            if (picture := picture_beside(people[person_id], path, env)) is not None:
                yield picture[1]


def addresses_of_people(document: str, env: BuildEnvironment, builder: Builder) -> dict[str, str]:
    """The ways from a page of the site to those of its people, by their ids."""
    return {person_id: _address(page, document, builder) for person_id, page in pages_of_site(env, builder).items()}


def addresses_for(publication: Publication, document: str, env: BuildEnvironment, builder: Builder) -> dict[str, str]:
    """The same for the people of one publication alone."""
    ids = {each.person_id for each in publication.contributors if each.person_id}
    pages = ((person_id, page_of(person_id, env, builder)) for person_id in ids)
    return {person_id: _address(page, document, builder) for person_id, page in pages if page is not None}


def person_marks(env: BuildEnvironment) -> dict[str, str]:
    """What stands for the addresses of documents that are pages of people, until a builder resolves them."""
    pages = ((person_id, PersonPage(*kept)) for person_id, kept in domain_of(env).data['pages'].items())
    return {
        person_id: f'{PERSON_MARK}{quote(person_id, safe="", errors="surrogatepass")}'
        for person_id, page in pages
        if not page.is_made
    }


def _address(page: PersonPage, document: str, builder: Builder) -> str:
    address = way(document, page.document, builder)
    if not page.anchor:
        return address  # '' for the page itself, on which the name is no link
    # Where many documents are one page, a document is a place in it already.
    return f'#{page.anchor}' if '#' in address else f'{address}#{page.anchor}'


def with_addresses(publication: Publication, addresses: Mapping[str, str]) -> Publication:
    """The publication with the ways to the pages that its people have in the site; their own ones elsewhere stay."""
    contributors = publication.contributors
    if not any(each.person_id in addresses for each in contributors):
        return publication
    linked = tuple(
        each._replace(url=addresses[each.person_id]) if each.person_id in addresses else each for each in contributors
    )
    return publication._replace(contributors=linked)


def settle_people(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """After reading: who has a page now, and the documents that show it of somebody whose page was elsewhere.

    What pages showed is remembered for each builder, since builders share one environment.
    """
    domain, builder = domain_of(env), app.builder
    shown: dict[str, dict[str, tuple[str, ...]]] = domain.data['pages_shown']
    is_touched = bool(changed_documents(env))
    domain.makes_pages = builder.name in BUILDERS
    if not (is_touched or builder.name not in shown):
        return []
    if not (env.config.pubs_author_pages or domain.data['people'] or domain.data['named'] or domain.data['pages']):
        return []
    people = registries_of(env.config, Path(env.srcdir)).people
    pages = dict(_settled(people, domain, env))
    domain.data['pages'] = {person_id: tuple(page) for person_id, page in pages.items()}
    domain.forget_objects()
    before = {person_id: Shown(*each) for person_id, each in shown.get(builder.name, {}).items()}
    now = {
        person_id: Shown(_target(page), page.document if page.is_made else '', _digest(people.people[person_id], env))
        for person_id, page in pages_of_site(env, builder).items()
    }
    shown[builder.name] = {person_id: tuple(each) for person_id, each in now.items()}
    _changed[env] = {person_id for person_id in {*now, *before} if now.get(person_id) != before.get(person_id)}
    moved = {
        person_id
        for person_id in _changed[env]
        if now.get(person_id, _NOWHERE)[:2] != before.get(person_id, _NOWHERE)[:2]
    }
    naming = [*domain.data['people'].items(), *domain.data['named'].items()]
    return sorted({document for document, named in naming if not moved.isdisjoint(named)} & env.all_docs.keys())


def changed_people(env: BuildEnvironment) -> Container[str]:
    """The ids of those whose works, names or pages are others than when their pages were made."""
    return _changed.get(env, frozenset())


def _settled(
    people: PeopleRegistry, domain: PublicationDomain, env: BuildEnvironment
) -> Iterator[tuple[str, PersonPage]]:
    from sphinxcontrib_pubs.format.names import spoken_name
    from sphinxcontrib_pubs.library.fold import fold, slug
    from sphinxcontrib_pubs.library.keys import Names
    from sphinxcontrib_pubs.library.names import parse_name

    listed = {person_id for found in domain.data['people'].values() for person_id in found}
    asked: list[str] = env.config.pubs_author_pages
    problems = []
    # A page "index" would lie where the folder's own one does.
    addresses = Names(reserved=('index',))
    for person in people.people.values():
        name = spoken_name(parse_name(person.names[0]))
        made = f'{FOLDER}/{addresses.give(slug(fold(person.id)) or "person")}'
        document, _, anchor = person.page.partition('#')
        if document and (own := _document(document, env)):
            yield person.id, PersonPage(own, anchor, is_made=False, name=name)
            continue
        if document:
            problems.append(_unknown_document(person, document, env))
        if not _is_asked(person, asked):
            continue
        # A document of the same address is this person's page.
        if own := next((each for each in (made, f'{made}/index') if each in env.found_docs), ''):
            yield person.id, PersonPage(own, '', is_made=False, name=name)
        elif person.id in listed or person.id in asked:
            yield person.id, PersonPage(made, '', is_made=True, name=name)
    report(problems, env)


def _is_asked(person: RegisteredPerson, asked: Container[str]) -> bool:
    """Whether ``pubs_author_pages`` wants a page of a person."""
    if person.id in asked or EVERYBODY in asked:
        return True
    return MEMBERS in asked and bool(person.roles or any(stay.roles for stay in person.stays))


def _document(written: str, env: BuildEnvironment) -> str:
    """The document that a page names, with the suffix of its file or without; '' for none."""
    candidates = (written, str(PurePosixPath(written).with_suffix('')) if '.' in written else '')
    return next((each for each in candidates if each in env.found_docs), '')


def _unknown_document(person: RegisteredPerson, written: str, env: BuildEnvironment) -> Problem:
    from sphinxcontrib_pubs.library.errors import did_you_mean

    return Problem(
        code='person-page',
        message=f'person "{person.id}": the site has no document "{written[:80]}"',
        severity=Severity.WARNING,
        span=person.span,
        hint=did_you_mean(
            written,
            env.found_docs,
            'write its name as seen from the source directory; or leave it out, and let pubs_author_pages make a page',
        ),
    )


def _target(page: PersonPage) -> str:
    return f'{page.document}#{page.anchor}'


def _digest(person: RegisteredPerson, env: BuildEnvironment) -> str:
    """What tells whether a page must be made anew although no list was: whose it is, and what it shows."""
    told = repr((person._replace(span=SourceSpan(file='', line=1)), list(works_of(person.id, env))))
    return hashlib.blake2s(told.encode('utf8', 'surrogatepass'), digest_size=8).hexdigest()
