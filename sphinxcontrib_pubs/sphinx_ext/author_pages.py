"""A page for each person whom the site knows and lists, made of all lists when the site is finished."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

from sphinx.util.osutil import relative_uri

from sphinxcontrib_pubs.banner.settings import base_url, page_address, page_uri
from sphinxcontrib_pubs.sphinx_ext.addresses import file_of
from sphinxcontrib_pubs.sphinx_ext.feeds import person_feeds
from sphinxcontrib_pubs.sphinx_ext.made_pages import made_page
from sphinxcontrib_pubs.sphinx_ext.nodes import Entry, publication_list
from sphinxcontrib_pubs.sphinx_ext.own_works import OwnWorks
from sphinxcontrib_pubs.sphinx_ext.person_pages import (
    BUILDERS,
    addresses_of_people,
    changed_people,
    pages_of_site,
    works_of,
)
from sphinxcontrib_pubs.sphinx_ext.portraits import picture_beside
from sphinxcontrib_pubs.sphinx_ext.registries import registries_of
from sphinxcontrib_pubs.sphinx_ext.state import domain_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.render.paper import PageLink
    from sphinxcontrib_pubs.render.person import Coauthor
    from sphinxcontrib_pubs.sphinx_ext.person_pages import PersonPage
    from sphinxcontrib_pubs.sphinx_ext.works import Target


def collect_people(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The pages of people that are missing, or older than a list or a fact that they show."""
    env, builder = app.env, app.builder
    if builder.name not in BUILDERS:
        return
    made = {person_id: page for person_id, page in pages_of_site(env, builder).items() if page.is_made}
    maker: _Maker | None = None
    for person_id, page in made.items():
        if person_id in changed_people(env) or _is_stale(person_id, page, env, builder):
            maker = maker or _Maker(app)
            yield maker.page(person_id, page)


def _is_stale(person_id: str, page: PersonPage, env: BuildEnvironment, builder: Builder) -> bool:
    """Whether a page is missing, or older than its picture or the page of a list that names the person.

    Whom no list names has a page that is as old as the site's first one.
    """
    documents = [works.document for works in works_of(person_id, env)] or [env.config.root_doc]
    person = registries_of(env.config, Path(env.srcdir)).people.people[person_id]
    own, *lists = (file_of(name, builder) for name in (page.document, *documents))
    lists += picture_beside(person, own, env) or ()
    return not own.is_file() or any(
        not each.is_file() or own.stat().st_mtime_ns < each.stat().st_mtime_ns for each in lists
    )


class _Maker:
    """Makes the pages of people, and remembers the lists that more than one of them needs."""

    def __init__(self, app: Sphinx) -> None:
        self.app, self.env, self.builder, self.config = app, app.env, app.builder, app.config
        self.people = registries_of(app.config, Path(app.srcdir)).people
        self._feeds = person_feeds(self.people) if 'people' in app.config.pubs_feeds else {}
        self._entries: dict[str, dict[str, tuple[publication_list, str]]] = {}

    def page(self, person_id: str, page: PersonPage) -> tuple[str, dict[str, Any], str]:
        """Name, context and template of a page."""
        from sphinxcontrib_pubs.render.person import PersonFacts, render_person
        from sphinxcontrib_pubs.sphinx_ext.writers import ListWriter, Page, permalink_icon

        addresses = addresses_of_people(page.document, self.env, self.builder)
        own = OwnWorks(person_id, page.document, list(self.parts(person_id)), self.app)
        introduction = self.people.people[person_id].introduction
        picture = self._picture(person_id, page)
        facts = PersonFacts(
            page.name,
            self._positions(person_id),
            self._links(person_id, page),
            self._coauthors(own, addresses),
            introduction.title,
            introduction.about,
            picture,
        )
        # The groups stand below a heading of the page's second level.
        listed = Page(3, permalink_icon(self.builder), self.builder)
        writer = ListWriter(own.node, self.env, listed, own) if own.listed else None
        return made_page(
            page.document,
            page.name,
            render_person(facts, writer.whole() if writer else ()),
            env=self.env,
            head=self._head(person_id, page, picture[0] if picture else ''),
            needs=('chart', 'tools') if own.node['tools'].any else ('chart',),
        )

    def parts(self, person_id: str) -> Iterator[tuple[publication_list, list[Entry]]]:
        """The lists that name a person, each with what it has of them; of lists with one work the first has it."""
        domain = domain_of(self.env)
        seen: set[Target] = set()
        for works in works_of(person_id, self.env):
            known = self._entries_of(works.document)
            found: dict[int, tuple[publication_list, list[Entry]]] = {}
            for anchor in works.anchors:
                if anchor not in known:
                    continue
                node, key = known[anchor]
                home = domain.home_at(key, works.document, anchor)
                if home is not None and home.target not in seen:
                    seen.add(home.target)
                    found.setdefault(id(node), (node, []))[1].append(Entry(key, anchor))
            yield from found.values()

    def _entries_of(self, document: str) -> Mapping[str, tuple[publication_list, str]]:
        """The entries of a document by their ids: the list of each, and its key."""
        if document not in self._entries:
            self._entries[document] = {
                anchor: (node, key)
                for node in self.env.get_doctree(document).findall(publication_list)
                for key, anchor in node['entries']
            }
        return self._entries[document]

    def _positions(self, person_id: str) -> list[str]:
        from sphinxcontrib_pubs.library.people.positions import positions

        return positions(self.people.people[person_id])

    def _links(self, person_id: str, page: PersonPage) -> list[PageLink]:
        from sphinxcontrib_pubs.library.people.links import links_of
        from sphinxcontrib_pubs.render.paper import PageLink

        links = [PageLink(*link) for link in links_of(self.people.people[person_id], website=True)]
        if self._has_feed(person_id):
            here = page_uri(page.document, self.builder)
            links.append(PageLink('Atom', relative_uri(here, quote(self._feeds[person_id]))))
        return links

    def _picture(self, person_id: str, page: PersonPage) -> tuple[str, int, int] | None:
        """The picture beside the page, where it is copied, and its size."""
        from sphinx.util.images import get_image_size

        path = file_of(page.document, self.builder)
        picture = picture_beside(self.people.people[person_id], path, self.env)
        if picture is None:
            return None
        found, beside = picture
        beside.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(found, beside)
        return (quote(beside.name), *(get_image_size(found) or (0, 0)))

    def _has_feed(self, person_id: str) -> bool:
        return person_id in self._feeds and any(works_of(person_id, self.env))

    def _coauthors(self, own: OwnWorks, addresses: Mapping[str, str]) -> list[Coauthor]:
        """The others whom the registry knows, those with most works in common first."""
        from sphinxcontrib_pubs.render.person import Coauthor

        shared = Counter(
            person_id
            for item in own.listed
            for person_id in {each.person_id for each in item.publication.contributors}
            if person_id in self.people.people and person_id != own.person_id
        )
        order = {person_id: place for place, person_id in enumerate(self.people.people)}
        return [
            Coauthor(self._name(each), addresses.get(each, '') or self.people.people[each].url, shared[each])
            for each in sorted(shared, key=lambda each: (-shared[each], order[each]))
        ]

    def _name(self, person_id: str) -> str:
        from sphinxcontrib_pubs.format.names import spoken_name

        return spoken_name(self.people.today(person_id).person)

    def _head(self, person_id: str, page: PersonPage, picture: str) -> str:
        from sphinxcontrib_pubs.export.json_ld import profile_page
        from sphinxcontrib_pubs.library.people.orcid import written_orcid
        from sphinxcontrib_pubs.render.metadata import feed_links, json_ld_script
        from sphinxcontrib_pubs.render.paper import head_tags

        address = page_address(page.document, self.config, self.builder)
        image = urljoin(address, picture) if address and picture else ''
        properties = [('og:title', page.name), ('og:type', 'profile'), ('og:url', address), ('og:image', image)]
        # Sphinx writes the page's own address by html_baseurl, and knows nothing of ours.
        canonical = '' if self.config.html_baseurl else address
        head = head_tags((), [each for each in properties if each[1]], canonical)
        if self._has_feed(person_id):
            head += feed_links([(f'{base_url(self.config)}{quote(self._feeds[person_id])}', page.name)])
        person = self.people.people[person_id]
        contributor = self.people.today(person_id)
        told = contributor._replace(person=contributor.person._replace(orcid=written_orcid(person.orcid)))
        introduction = person.introduction
        facts = (introduction.title, [link for _words, link in introduction.links], image)
        return head + json_ld_script(profile_page(told, address, *facts))
