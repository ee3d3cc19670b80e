"""The publications of a list as files and pages of their own have them: under the keys of the site, venues in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sphinx_ext.catalogue import catalogue_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.sphinx_ext.catalogue import Catalogue
    from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list

#: What a file of a feed is called by its suffix.
FEED_SUFFIX = '.atom'


def exported(
    node: publication_list, env: BuildEnvironment, start: int = 0, stop: int | None = None
) -> list[Publication]:
    """The publications of a list, each once; ``start`` and ``stop`` (exclusive) are for a stretch of it."""
    catalogue = catalogue_of(node['sources'], env)
    keys = dict.fromkeys(node['entries'].all_keys[start:stop])
    return [exported_entry(catalogue, key) for key in keys if key in catalogue.publications]


def exported_entry(catalogue: Catalogue, key: str) -> Publication:
    """The same of one entry of a list."""
    publication = catalogue.registries.venues.recognise(catalogue.publications[key], exported=True)
    return publication if publication.key == key else publication._replace(key=key)


def entry_bibtex(catalogue: Catalogue, key: str) -> str:
    """The BibTeX of one entry of a list."""
    from sphinxcontrib_pubs.export.bibtex import entry_to_bibtex
    from sphinxcontrib_pubs.sources.bibtex.entry_text import read_entry_text

    return entry_to_bibtex(exported_entry(catalogue, key), read_entry_text).rstrip('\n')
