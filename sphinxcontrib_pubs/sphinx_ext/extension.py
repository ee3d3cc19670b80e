"""What the extension adds to Sphinx, to be read as an index."""

from __future__ import annotations

import atexit
import gc
from pathlib import Path
from typing import TYPE_CHECKING

import sphinxcontrib_pubs
from sphinxcontrib_pubs.render.delivery import deliver
from sphinxcontrib_pubs.sphinx_ext.author_pages import collect_people
from sphinxcontrib_pubs.sphinx_ext.catalogue import release_frozen
from sphinxcontrib_pubs.sphinx_ext.changes import forget_changes, note_change
from sphinxcontrib_pubs.sphinx_ext.citations import settle_citations
from sphinxcontrib_pubs.sphinx_ext.config import add_config_values, check_config
from sphinxcontrib_pubs.sphinx_ext.directives import PageListDirective, PublicationsDirective
from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain
from sphinxcontrib_pubs.sphinx_ext.feeds import announce_feeds
from sphinxcontrib_pubs.sphinx_ext.kept_lines import forget_lines, keep_all_lines, keep_lines
from sphinxcontrib_pubs.sphinx_ext.locks import find_new_locks
from sphinxcontrib_pubs.sphinx_ext.made_pages import tell_address
from sphinxcontrib_pubs.sphinx_ext.name_roles import depart_publication_name, visit_publication_name, warn_of_nobody
from sphinxcontrib_pubs.sphinx_ext.nodes import (
    publication_entries,
    publication_group,
    publication_head,
    publication_list,
    publication_list_end,
    publication_name,
)
from sphinxcontrib_pubs.sphinx_ext.other_projects import cite_other_project
from sphinxcontrib_pubs.sphinx_ext.page_head import put_head
from sphinxcontrib_pubs.sphinx_ext.pages import PAGE_DIRECTIVE, add_files, adopt_sources, replace_lists
from sphinxcontrib_pubs.sphinx_ext.papers import collect_papers, settle_papers
from sphinxcontrib_pubs.sphinx_ext.person_pages import settle_people
from sphinxcontrib_pubs.sphinx_ext.prefetch import read_shared_sources
from sphinxcontrib_pubs.sphinx_ext.reference_problems import warn_of_unknown_key
from sphinxcontrib_pubs.sphinx_ext.single_page import settle_ids
from sphinxcontrib_pubs.sphinx_ext.transforms import ExpandPublicationLists, PublicationWords
from sphinxcontrib_pubs.sphinx_ext.unfinished import documents_to_write, note_end, note_start
from sphinxcontrib_pubs.sphinx_ext.works import settle_works
from sphinxcontrib_pubs.sphinx_ext.writers import (
    depart_nothing,
    depart_publication_group,
    put_long_lists,
    visit_part,
    visit_publication_group,
    visit_publication_head,
    visit_publication_list,
)
from sphinxcontrib_pubs.sphinx_ext.written import find_lost_pages, settle_files

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup_extension(app: Sphinx) -> ExtensionMetadata:
    """Registers everything; called by ``sphinxcontrib_pubs.setup``."""
    # When the process ends, the collector would walk once more over all that was built, and find nothing to do.
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
    app.setup_extension('sphinxcontrib_pubs.banner')
    add_config_values(app)
    app.add_node(publication_list, html=(visit_publication_list, depart_nothing))
    app.add_node(publication_group, html=(visit_publication_group, depart_publication_group))
    app.add_node(publication_head, html=(visit_publication_head, depart_nothing))
    app.add_node(publication_entries, html=(visit_part, depart_nothing))
    app.add_node(publication_list_end, html=(visit_part, depart_nothing))
    app.add_node(publication_name, html=(visit_publication_name, depart_publication_name))
    app.add_directive('publications', PublicationsDirective)
    app.add_directive(PAGE_DIRECTIVE, PageListDirective)
    app.add_domain(PublicationDomain)
    app.add_post_transform(PublicationWords)
    app.add_post_transform(ExpandPublicationLists)
    app.connect('config-inited', check_config)
    app.connect('builder-inited', deliver_files)
    app.connect('builder-inited', release_frozen)
    app.connect('builder-inited', forget_lines)
    app.connect('env-get-outdated', find_new_locks)
    app.connect('env-before-read-docs', note_start)
    app.connect('env-before-read-docs', read_shared_sources)
    app.connect('source-read', replace_lists)
    app.connect('doctree-read', put_head)
    app.connect('doctree-resolved', settle_ids)
    app.connect('env-updated', adopt_sources)
    app.connect('env-updated', settle_works)
    app.connect('env-updated', settle_citations)
    app.connect('env-updated', settle_papers)
    app.connect('env-updated', settle_people)
    app.connect('env-updated', documents_to_write)
    app.connect('env-updated', find_lost_pages)
    app.connect('env-purge-doc', note_change)
    app.connect('build-finished', settle_files)
    app.connect('build-finished', keep_all_lines)
    app.connect('build-finished', note_end, priority=900)
    app.connect('build-finished', forget_changes, priority=950)
    app.connect('missing-reference', cite_other_project, priority=400)  # before intersphinx, which knows titles alone
    app.connect('warn-missing-reference', warn_of_unknown_key)
    app.connect('warn-missing-reference', warn_of_nobody)
    app.connect('html-collect-pages', collect_papers)
    app.connect('html-collect-pages', collect_people)
    app.connect('html-page-context', announce_feeds)
    app.connect('html-page-context', put_long_lists, priority=100)  # before anybody looks at the body
    app.connect('html-page-context', add_files)
    app.connect('html-page-context', tell_address)
    app.connect('html-page-context', keep_lines)
    return {
        'version': sphinxcontrib_pubs.__version__,
        'env_version': 4,
        'parallel_read_safe': True,
        'parallel_write_safe': True,
    }


def deliver_files(app: Sphinx) -> None:
    """Puts our scripts and style sheets among the static files of a site, but for those that it has its own of."""
    if app.builder.format == 'html':
        folders = [Path(app.confdir, folder) for folder in app.config.html_static_path]
        deliver(Path(app.outdir, '_static'), folders)
