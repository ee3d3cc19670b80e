"""All publications of a site as files at its root and as feeds, beside those of single lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.osutil import relative_uri

from sphinxcontrib_pubs.banner.settings import page_uri
from sphinxcontrib_pubs.sphinx_ext.changes import has_changed_lists
from sphinxcontrib_pubs.sphinx_ext.downloads import FORMATS, makes_site, write_file
from sphinxcontrib_pubs.sphinx_ext.feeds import entries_of, site_feeds
from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list
from sphinxcontrib_pubs.sphinx_ext.registries import registries_of
from sphinxcontrib_pubs.sphinx_ext.state import domain_of
from sphinxcontrib_pubs.sphinx_ext.unfinished import was_unfinished

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.export.atom import FeedEntry
    from sphinxcontrib_pubs.render.html import FileLink
    from sphinxcontrib_pubs.sphinx_ext.works import Target

#: The name of the files without a suffix.
NAME = 'all-publications'


def site_links(document: str, env: BuildEnvironment, builder: Builder) -> list[FileLink]:
    """The links from a document to the files; none where the site has none."""
    if not env.config.pubs_downloads or not makes_site(builder):
        return []
    from sphinxcontrib_pubs.render.html import FileLink

    here = '' if builder.name == 'singlehtml' else page_uri(document, builder)
    formats = [FORMATS[word] for word in env.config.pubs_downloads]
    return [
        FileLink(format.name, relative_uri(here, f'{NAME}{format.suffix}'), format.media_type) for format in formats
    ]


def write_site_downloads(app: Sphinx, before: Iterable[str], *, is_stale: bool) -> list[str]:
    """Writes the files and feeds if they are ``is_stale``, or a document with a list was read; gives their paths.

    ``before`` are those that there were after the last build, which is what there is where nothing has to be written.
    """
    config, env = app.config, app.env
    if not (config.pubs_downloads or config.pubs_feeds):
        return []
    if not is_stale and not has_changed_lists(env) and not was_unfinished(env):
        return list(before)
    entries = list(_of_site(env, app.builder))
    publications = [entry.publication for entry in entries]
    formats = [FORMATS[word] for word in config.pubs_downloads]
    texts = {f'{NAME}{format.suffix}': format.write(publications) for format in formats}
    if config.pubs_feeds:
        people = registries_of(config, Path(app.srcdir)).people
        found = ((entry, people.recognise(entry.publication)) for entry in entries)
        texts |= site_feeds(env, app.builder, found)
    for name, text in texts.items():
        write_file(Path(app.outdir, name), text, env)
    return list(texts)


def _of_site(env: BuildEnvironment, builder: Builder) -> Iterator[FeedEntry]:
    """Each publication of the site once, as its home has it, by the order of the documents and their lists."""
    domain = domain_of(env)
    seen: set[Target] = set()
    for document in sorted(domain.places):
        for node in env.get_doctree(document).findall(publication_list):
            for anchor, entry in entries_of(node, env, builder):
                key = entry.publication.key
                home = domain.home_at(key, document, anchor)
                if home is None or home.target in seen:
                    continue
                seen.add(home.target)
                name = domain.name_at(key, document, anchor)
                yield entry if name == key else entry._replace(publication=entry.publication._replace(key=name))
