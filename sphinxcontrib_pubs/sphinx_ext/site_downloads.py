"""All publications of a site as files at its root and as feeds, beside those of single lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sphinx.util.osutil import relative_uri

from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain
from sphinxcontrib_pubs.sphinx_ext.feeds import entries_of, has_feeds, site_feeds
from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list
from sphinxcontrib_pubs.sphinx_ext.registries import registries_of
from sphinxcontrib_pubs.sphinx_ext.unfinished import was_unfinished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.export.atom import FeedEntry
    from sphinxcontrib_pubs.render.html import FileLink

#: The name of the files without a suffix.
NAME = 'all-publications'

# What changed since the build began: documents that were read or removed, and whether one of them had a list.
_read: WeakKeyDictionary[BuildEnvironment, set[str]] = WeakKeyDictionary()
_had_list: WeakKeyDictionary[BuildEnvironment, bool] = WeakKeyDictionary()


def note_change(app: Sphinx, env: BuildEnvironment, document: str) -> None:
    """Remembers that a document is read anew or removed."""
    _read.setdefault(env, set()).add(document)
    if document in _domain(env).places:
        _had_list[env] = True


def site_links(document: str, env: BuildEnvironment, builder: Builder) -> list[FileLink]:
    """The links from a document to the files; none where the site has none."""
    if not env.config.pubs_downloads or not _makes_site(builder):
        return []
    from sphinxcontrib_pubs.render.html import FileLink
    from sphinxcontrib_pubs.sphinx_ext.downloads import FORMATS

    here = '' if builder.name == 'singlehtml' else builder.get_target_uri(document)
    formats = [FORMATS[word] for word in env.config.pubs_downloads]
    return [
        FileLink(format.name, relative_uri(here, f'{NAME}{format.suffix}'), format.media_type) for format in formats
    ]


def write_site_downloads(app: Sphinx, exception: Exception | None) -> None:
    """Writes the files and feeds when the site is built, if one is missing or a document with a list was read."""
    config, env = app.config, app.env
    if exception is not None or not (config.pubs_downloads or config.pubs_feeds) or not _makes_site(app.builder):
        return
    from sphinxcontrib_pubs.sphinx_ext.downloads import FORMATS, write_file

    outdir = Path(app.outdir)
    paths = {word: outdir / f'{NAME}{FORMATS[word].suffix}' for word in config.pubs_downloads}
    is_complete = all(path.exists() for path in paths.values())
    is_complete = is_complete and (not config.pubs_feeds or has_feeds(outdir, config))
    changed = _had_list.pop(env, False) or not _read.pop(env, set()).isdisjoint(_domain(env).places)
    if not changed and is_complete and not was_unfinished(env):
        return
    entries = list(_of_site(env, app.builder))
    publications = [entry.publication for entry in entries]
    for word, path in paths.items():
        write_file(path, FORMATS[word].write(publications), env)
    if config.pubs_feeds:
        people = registries_of(config, Path(app.srcdir)).people
        found = ((entry, people.recognise(entry.publication)) for entry in entries)
        for name, text in site_feeds(env, app.builder, found).items():
            write_file(outdir / name, text, env)


def _of_site(env: BuildEnvironment, builder: Builder) -> Iterator[FeedEntry]:
    """Each publication of the site once, as its home has it, by the order of the documents and their lists."""
    seen: set[str] = set()
    for document in sorted(_domain(env).places):
        for node in env.get_doctree(document).findall(publication_list):
            for entry in entries_of(node, env, builder):
                if entry.publication.key not in seen:
                    seen.add(entry.publication.key)
                    yield entry


def _makes_site(builder: Builder) -> bool:
    return builder.format == 'html' and builder.name != 'epub'


def _domain(env: BuildEnvironment) -> PublicationDomain:
    domain = env.domains['pub']
    assert isinstance(domain, PublicationDomain)
    return domain
