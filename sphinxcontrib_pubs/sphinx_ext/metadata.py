"""A list's publications as its page tells them to reference managers (COinS) and search engines (JSON-LD)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.banner.settings import page_address
from sphinxcontrib_pubs.library.people.orcid import written_orcid
from sphinxcontrib_pubs.sphinx_ext.catalogue import catalogue_of
from sphinxcontrib_pubs.sphinx_ext.person_pages import page_of
from sphinxcontrib_pubs.sphinx_ext.registries import registries_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.model import Contributor, Publication
    from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list


def list_metadata(node: publication_list, env: BuildEnvironment, builder: Builder) -> Iterator[str]:
    """The HTML of what ``pubs_metadata`` asks for; nothing in an e-book, which neither of the two reads."""
    asked = env.config.pubs_metadata
    if not asked or builder.name == 'epub':
        return
    catalogue = catalogue_of(node['sources'], env)
    anchors: dict[str, str] = {}
    for key, anchor in node['entries']:
        if key in catalogue.publications:
            anchors.setdefault(key, anchor)
    publications = [catalogue.recognise(catalogue.publications[key], exported=True) for key in anchors]
    if 'coins' in asked:
        from sphinxcontrib_pubs.export.coins import to_coins
        from sphinxcontrib_pubs.render.metadata import coins_block

        yield coins_block(filter(None, map(to_coins, publications)))
    if 'json-ld' in asked and publications:
        from sphinxcontrib_pubs.export.json_ld import item_list
        from sphinxcontrib_pubs.render.metadata import json_ld_script

        page = page_address(node['document'], env.config, builder)
        addresses = [f'{page}#{anchor}' for anchor in anchors.values()] if page else []
        people = ToldPeople(env, builder)
        yield json_ld_script(item_list([*map(people.in_publication, publications)], addresses))


class ToldPeople:
    """What a site knows of its people that sources leave out: ORCID iDs, and the addresses of their pages in it."""

    def __init__(self, env: BuildEnvironment, builder: Builder) -> None:
        self.env = env
        self.builder = builder
        self.people = registries_of(env.config, Path(env.srcdir)).people.people
        self._known: dict[str, tuple[str, str]] = {}

    def in_publication(self, publication: Publication) -> Publication:
        """The publication with what is known of those whom the site recognises in it."""
        contributors = publication.contributors
        if not any(each.person_id in self.people for each in contributors):
            return publication
        return publication.changed(contributors=tuple(map(self._told, contributors)))

    def _told(self, contributor: Contributor) -> Contributor:
        if contributor.person_id not in self.people:
            return contributor
        orcid, url = self._of(contributor.person_id)
        person = contributor.person
        if orcid and not person.orcid:
            person = person._replace(orcid=orcid)
        return contributor._replace(person=person, url=url or contributor.url)

    def _of(self, person_id: str) -> tuple[str, str]:
        """The ORCID iD, and the address of the page, '' for none, or of a site that does not know its own."""
        if person_id not in self._known:
            page = page_of(person_id, self.env, self.builder)
            address = page_address(page.document, self.env.config, self.builder) if page is not None else ''
            url = f'{address}#{page.anchor}' if page is not None and page.anchor and address else address
            self._known[person_id] = written_orcid(self.people[person_id].orcid), url
        return self._known[person_id]
