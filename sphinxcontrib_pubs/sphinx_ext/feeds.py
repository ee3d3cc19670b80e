"""Feeds of lists beside their pages, and of a site, its people and its topics."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes

from sphinxcontrib_pubs.banner.settings import base_url, page_address
from sphinxcontrib_pubs.library.fold import shortened
from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list
from sphinxcontrib_pubs.sphinx_ext.registries import registries_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.export.atom import FeedEntry
    from sphinxcontrib_pubs.library.people import PeopleRegistry
    from sphinxcontrib_pubs.model import Publication

MEDIA_TYPE = 'application/atom+xml'
SUFFIX = '.atom'
#: Where the feeds of a site lie.
FOLDER = 'feeds'


def list_feed(node: publication_list, env: BuildEnvironment, builder: Builder, file: str) -> str:
    """The feed of a list, whose file lies in the same place as its page."""
    from sphinxcontrib_pubs.export.atom import to_atom

    page = page_address(node['document'], env.config, builder)
    title = env.titles[node['document']].astext() if node['document'] in env.titles else env.config.project
    address = f'{page.rpartition("/")[0]}/{quote(file)}'
    return to_atom(_feed(title, address, page, env.config), entries_of(node, env, builder))


def entries_of(node: publication_list, env: BuildEnvironment, builder: Builder) -> Iterator[FeedEntry]:
    """The publications of a list, each once, with the addresses of their entries."""
    from sphinxcontrib_pubs.export.atom import FeedEntry
    from sphinxcontrib_pubs.sphinx_ext.downloads import exported

    anchors = {entry.key: entry.anchor for entry in reversed(node['entries'])}
    page = page_address(node['document'], env.config, builder)
    for publication in exported(node, env):
        yield FeedEntry(publication, f'{page}#{anchors[publication.key]}')


def site_feeds(
    env: BuildEnvironment, builder: Builder, found: Iterable[tuple[FeedEntry, Publication]]
) -> dict[str, str]:
    """The feeds that ``pubs_feeds`` asks for, by their paths; ``found`` has each entry with its people recognised."""
    from sphinxcontrib_pubs.export.atom import to_atom

    config = env.config
    people = registries_of(config, Path(env.srcdir)).people
    by_path: dict[str, tuple[str, list[FeedEntry]]] = {}
    if 'all' in config.pubs_feeds:
        by_path[f'{FOLDER}/all{SUFFIX}'] = (config.project, [])
    for entry, publication in found:
        for path, title in _paths(publication, config, people):
            by_path.setdefault(path, (title, []))[1].append(entry)
    site = base_url(config)
    return {
        path: to_atom(_feed(title, f'{site}{quote(path)}', site, config), entries)
        for path, (title, entries) in by_path.items()
    }


def has_feeds(outdir: Path, config: Config) -> bool:
    """Whether the feeds of the site were written, for the address that it has now: another one reads no document."""
    feed = next((outdir / FOLDER).rglob(f'*{SUFFIX}'), None)
    address = f'<id>{escape(base_url(config))}'
    return feed is not None and address in feed.read_text(encoding='utf8', errors='replace')[:2000]


def _paths(publication: Publication, config: Config, people: PeopleRegistry) -> Iterator[tuple[str, str]]:
    """The feeds that a publication belongs to, with their titles."""
    from sphinxcontrib_pubs.format.names import spoken_name

    project, asked = config.project, config.pubs_feeds
    if 'all' in asked:
        yield f'{FOLDER}/all{SUFFIX}', project
    if 'people' in asked:
        for contributor in publication.contributors:
            if person_id := contributor.person_id:
                known = people.today(person_id) if person_id in people.people else contributor
                yield person_feed(person_id), f'{project}: {spoken_name(known.person)}'
    if 'topics' in asked:
        for topic in publication.topics:
            if slug := nodes.make_id(topic):
                yield f'{FOLDER}/topics/{shortened(slug)}{SUFFIX}', f'{project}: {topic}'


def person_feed(person_id: str) -> str:
    """The path of the feed of a person."""
    name = shortened(re.sub(r'[^\w.-]', '-', person_id))
    return f'{FOLDER}/people/{name}{SUFFIX}'


def _feed(title: str, address: str, page: str, config: Config) -> Any:
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
            found.append((quote(f'{stem}{SUFFIX}'), env.titles[downloads.document].astext()))
    if 'all' in app.config.pubs_feeds:
        found.append((f'{base_url(app.config)}{FOLDER}/all{SUFFIX}', app.config.project))
    if found:
        from sphinxcontrib_pubs.render.metadata import feed_links

        context['metatags'] = context.get('metatags', '') + feed_links(found)
