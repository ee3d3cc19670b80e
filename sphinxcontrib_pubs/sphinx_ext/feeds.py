"""Feeds of lists beside their pages, and of a site, its people and its topics."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinxcontrib_pubs.banner.settings import base_url, page_address
from sphinxcontrib_pubs.library.fold import distinct_names, fold, shortened, slug
from sphinxcontrib_pubs.sphinx_ext.exported import FEED_SUFFIX, exported
from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list
from sphinxcontrib_pubs.sphinx_ext.registries import registries_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.export.atom import Feed, FeedEntry
    from sphinxcontrib_pubs.library.people import PeopleRegistry
    from sphinxcontrib_pubs.model import Publication

#: Where the feeds of a site lie.
FOLDER = 'feeds'
_UNSAFE = re.compile(r'[^\w.-]')


def list_feed(node: publication_list, env: BuildEnvironment, builder: Builder, file: str) -> str:
    """The feed of a list, whose file lies in the same place as its page."""
    from sphinxcontrib_pubs.export.atom import to_atom

    page = page_address(node['document'], env.config, builder)
    title = env.titles[node['document']].astext() if node['document'] in env.titles else env.config.project
    address = f'{page.rpartition("/")[0]}/{quote(file)}'
    entries = (entry for _anchor, entry in entries_of(node, env, builder))
    return to_atom(_feed(title, address, page, env.config), entries)


def entries_of(node: publication_list, env: BuildEnvironment, builder: Builder) -> Iterator[tuple[str, FeedEntry]]:
    """The publications of a list, each once, with the ids and the addresses of their entries."""
    from sphinxcontrib_pubs.export.atom import FeedEntry

    anchors = {entry.key: entry.anchor for entry in reversed(node['entries'])}
    page = page_address(node['document'], env.config, builder)
    for publication in exported(node, env):
        anchor = anchors[publication.key]
        yield anchor, FeedEntry(publication, f'{page}#{anchor}')


def site_feeds(
    env: BuildEnvironment, builder: Builder, found: Iterable[tuple[FeedEntry, Publication]]
) -> dict[str, str]:
    """The feeds that ``pubs_feeds`` asks for, by their paths; ``found`` has each entry with its people recognised."""
    from sphinxcontrib_pubs.export.atom import to_atom
    from sphinxcontrib_pubs.format.names import spoken_name

    config = env.config
    asked, project = config.pubs_feeds, config.project
    by_path: dict[str, tuple[str, list[FeedEntry]]] = {}
    if 'all' in asked:
        by_path[f'{FOLDER}/all{FEED_SUFFIX}'] = (project, [])
    people = registries_of(config, Path(env.srcdir)).people
    of_people = person_feeds(people)
    of_topics: dict[str, tuple[str, list[FeedEntry]]] = {}
    for entry, publication in found:
        if 'all' in asked:
            by_path[f'{FOLDER}/all{FEED_SUFFIX}'][1].append(entry)
        named = {each.person_id for each in publication.contributors} if 'people' in asked else ()
        for person_id in sorted(named & of_people.keys() if named else ()):
            title = f'{project}: {spoken_name(people.today(person_id).person)}'
            by_path.setdefault(of_people[person_id], (title, []))[1].append(entry)
        topics = {' '.join(fold(topic).split()): topic for topic in reversed(publication.topics)}
        for topic, written in topics.items() if 'topics' in asked else ():
            of_topics.setdefault(topic, (f'{project}: {written}', []))[1].append(entry)
    names = distinct_names({topic: slug(topic) for topic in of_topics})
    by_path |= {f'{FOLDER}/topics/{names[topic]}{FEED_SUFFIX}': feed for topic, feed in of_topics.items()}
    site = base_url(config)
    return {
        path: to_atom(_feed(title, f'{site}{quote(path)}', site, config), entries)
        for path, (title, entries) in by_path.items()
    }


def person_feeds(people: PeopleRegistry) -> dict[str, str]:
    """The paths of the feeds of people, by their ids."""
    names = distinct_names({person_id: shortened(_UNSAFE.sub('-', person_id)) for person_id in people.people})
    return {person_id: f'{FOLDER}/people/{name}{FEED_SUFFIX}' for person_id, name in names.items()}


def _feed(title: str, address: str, page: str, config: Config) -> Feed:
    from sphinxcontrib_pubs.export.atom import Feed

    author = config.author if config.author not in ('', 'unknown', 'Author name not set') else config.project
    return Feed(title, address, page, base_url(config), author)


def announce_feeds(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Names the feeds in the head of pages with lists, where browsers and readers of feeds look for them."""
    env = app.env
    places = env.domains['pub'].data['places']
    if doctree is None or pagename not in places or not base_url(app.config) or app.builder.name == 'epub':
        return
    found: list[tuple[str, str]] = []
    for node in doctree.findall(publication_list):
        downloads = node['downloads']
        if downloads is not None and downloads.has_feed:
            stem = downloads.stem if app.builder.name == 'singlehtml' else downloads.stem.rpartition('/')[2]
            found.append((quote(f'{stem}{FEED_SUFFIX}'), env.titles[downloads.document].astext()))
    if 'all' in app.config.pubs_feeds:
        found.append((f'{base_url(app.config)}{FOLDER}/all{FEED_SUFFIX}', app.config.project))
    if found:
        from sphinxcontrib_pubs.render.metadata import feed_links

        context['metatags'] = context.get('metatags', '') + feed_links(found)
