"""The lock beside a page: what registries told of the works that the page lists, and no work besides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.matching import Matcher

from sphinxcontrib_pubs.model.lock import LOCK_NAME
from sphinxcontrib_pubs.sphinx_ext.catalogue import Source
from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list
from sphinxcontrib_pubs.sphinx_ext.sources import name_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def lock_beside(env: BuildEnvironment) -> tuple[Source, ...]:
    """The lock beside the document that is being read, if there is one, on which the document depends then."""
    path = _lock_of(env, env.docname)
    if not path.is_file():
        return ()
    env.note_dependency(str(path))
    return (Source(name_of(path, env), 'yaml', fills=True),)


def find_new_locks(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """The pages that a lock has appeared beside since they were read.

    Until it appears no page may depend on it: a dependency that is missing is a page that is read in every build.
    """
    matches = Matcher(env.config.pubs_pages)
    return [
        docname
        for docname in sorted(set(env.domains['pub'].data['places']) - added - changed - removed)
        if matches(docname) and _is_new(env, docname)
    ]


def _is_new(env: BuildEnvironment, docname: str) -> bool:
    path = _lock_of(env, docname)
    if not path.is_file() or path in (Path(env.srcdir, each) for each in env.dependencies.get(docname, ())):
        return False
    # A page with directives alone names its sources itself.
    lists = env.get_doctree(docname).findall(publication_list)
    return any(source.lines for node in lists for source in node['sources'])


def _lock_of(env: BuildEnvironment, docname: str) -> Path:
    return Path(env.doc2path(docname)).with_name(LOCK_NAME)
