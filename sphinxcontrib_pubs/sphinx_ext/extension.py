"""What the extension adds to Sphinx, to be read as an index."""

from __future__ import annotations

import atexit
import gc
from pathlib import Path
from typing import TYPE_CHECKING

import sphinxcontrib_pubs
from sphinxcontrib_pubs.render.delivery import BADGES, deliver, put
from sphinxcontrib_pubs.sphinx_ext.catalogue import release_frozen
from sphinxcontrib_pubs.sphinx_ext.changes import forget_changes, has_changed_lists, note_change
from sphinxcontrib_pubs.sphinx_ext.citation_signs import CitationSigns
from sphinxcontrib_pubs.sphinx_ext.citations import settle_citations
from sphinxcontrib_pubs.sphinx_ext.config import add_config_values, check_config
from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain
from sphinxcontrib_pubs.sphinx_ext.kept_lines import forget_lines, keep_all_lines, keep_lines
from sphinxcontrib_pubs.sphinx_ext.late import Late, PageListDirective, PublicationsDirective
from sphinxcontrib_pubs.sphinx_ext.list_places import PAGE_DIRECTIVE
from sphinxcontrib_pubs.sphinx_ext.made_pages import tell_address
from sphinxcontrib_pubs.sphinx_ext.name_roles import depart_publication_name, visit_publication_name
from sphinxcontrib_pubs.sphinx_ext.nodes import (
    publication_entries,
    publication_group,
    publication_head,
    publication_list,
    publication_list_end,
    publication_name,
)
from sphinxcontrib_pubs.sphinx_ext.other_projects import cite_other_project
from sphinxcontrib_pubs.sphinx_ext.other_syntax import has_other_syntax, note_other_syntax
from sphinxcontrib_pubs.sphinx_ext.pages import (
    HeadingOfWholePage,
    add_files,
    adopt_sources,
    is_read_in_place,
    replace_lists,
)
from sphinxcontrib_pubs.sphinx_ext.person_pages import settle_people
from sphinxcontrib_pubs.sphinx_ext.reference_problems import warn_of_nobody, warn_of_unknown_key
from sphinxcontrib_pubs.sphinx_ext.registries import badges_of
from sphinxcontrib_pubs.sphinx_ext.report import report_unwritten
from sphinxcontrib_pubs.sphinx_ext.roles import note_any
from sphinxcontrib_pubs.sphinx_ext.transforms import (
    DeepGroupsOfText,
    ExpandPublicationLists,
    LettersOfPdfLatex,
    LinesOfPages,
    MarkPublicationLists,
    NoPictures,
    PicturesOnPaper,
    PrintAddresses,
)
from sphinxcontrib_pubs.sphinx_ext.unfinished import documents_to_write, note_end, note_start
from sphinxcontrib_pubs.sphinx_ext.useless_settings import tell_of_missing_pages

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
    app.add_node(publication_list, html=(Late('writers', 'visit_publication_list'), Late('writers', 'depart_nothing')))
    app.add_node(
        publication_group,
        html=(Late('writers', 'visit_publication_group'), Late('writers', 'depart_publication_group')),
    )
    app.add_node(publication_head, html=(Late('writers', 'visit_publication_head'), Late('writers', 'depart_nothing')))
    app.add_node(publication_entries, html=(Late('writers', 'visit_part'), Late('writers', 'depart_nothing')))
    app.add_node(publication_list_end, html=(Late('writers', 'visit_part'), Late('writers', 'depart_nothing')))
    app.add_node(publication_name, html=(visit_publication_name, depart_publication_name))
    app.add_directive('publications', PublicationsDirective)
    app.add_directive(PAGE_DIRECTIVE, PageListDirective)
    app.add_domain(PublicationDomain)
    app.add_transform(HeadingOfWholePage)
    app.add_post_transform(CitationSigns)
    app.add_post_transform(MarkPublicationLists)
    app.add_post_transform(ExpandPublicationLists)
    app.add_post_transform(DeepGroupsOfText)
    app.add_post_transform(LinesOfPages)
    app.add_post_transform(PrintAddresses)
    app.add_post_transform(PicturesOnPaper)
    app.add_post_transform(LettersOfPdfLatex)
    app.add_post_transform(NoPictures)
    app.connect('config-inited', check_config)
    app.connect('builder-inited', _deliver_files)
    app.connect('builder-inited', release_frozen)
    app.connect('builder-inited', forget_lines)
    app.connect('env-get-outdated', Late('locks', 'find_new_locks', _has_lists, []))
    app.connect('env-get-outdated', Late('found_files', 'find_new_files', _has_found, []))
    app.connect('env-before-read-docs', note_start)
    app.connect('env-before-read-docs', Late('prefetch', 'read_shared_sources', _forks))
    app.connect('source-read', note_any)
    app.connect('source-read', note_other_syntax, priority=950)  # of the text that its parser sees
    app.connect('source-read', replace_lists, priority=900)  # after those who fill in templates
    app.connect('doctree-read', Late('page_head', 'put_head', _reads_lists))
    app.connect('doctree-read', Late('other_syntax', 'tell_of_other_syntax', has_other_syntax))
    app.connect('doctree-read', Late('code_lists', 'tell_of_code_lists', is_read_in_place))
    app.connect('doctree-resolved', Late('search_words', 'put_words', _is_searched), priority=400)
    app.connect('doctree-resolved', Late('single_page', 'settle_ids', _is_single_page))
    app.connect('env-updated', tell_of_missing_pages)
    app.connect('env-updated', adopt_sources)
    app.connect('env-updated', Late('works', 'settle_works', _has_changed_lists))
    app.connect('env-updated', settle_citations)
    app.connect('env-updated', Late('papers', 'settle_papers', _has_papers))
    app.connect('env-updated', settle_people)
    app.connect('env-updated', documents_to_write)
    app.connect('env-updated', Late('other_builders', 'find_read_elsewhere', _has_lists, ()))
    app.connect('env-updated', Late('long_pages', 'write_in_pieces', _has_lists, ()))
    app.connect('env-updated', Late('written', 'find_lost_pages', _has_files))
    app.connect('env-purge-doc', note_change)
    app.connect('build-finished', Late('written', 'settle_files', _has_files))
    app.connect('build-finished', keep_all_lines)
    app.connect('build-finished', note_end, priority=900)
    app.connect('build-finished', forget_changes, priority=950)
    app.connect('missing-reference', cite_other_project, priority=400)  # before intersphinx, which knows titles alone
    app.connect('warn-missing-reference', warn_of_unknown_key)
    app.connect('warn-missing-reference', warn_of_nobody)
    app.connect('html-collect-pages', Late('papers', 'collect_papers', _has_papers, ()))
    app.connect('html-collect-pages', Late('author_pages', 'collect_people', _has_pages_of_people, ()))
    app.connect('html-page-context', Late('feeds', 'announce_feeds', _has_lists))
    app.connect(
        'html-page-context', Late('long_pages', 'put_long_lists', _has_lists), priority=100
    )  # before anybody looks at the body
    app.connect('html-page-context', add_files)
    app.connect('html-page-context', tell_address)
    app.connect('html-page-context', keep_lines)
    return {
        'version': sphinxcontrib_pubs.__version__,
        'env_version': 4,
        'parallel_read_safe': True,
        'parallel_write_safe': True,
    }


def _has_lists(app: Sphinx) -> bool:
    return bool(app.env.domains['pub'].data['places'])


def _has_found(app: Sphinx) -> bool:
    return bool(app.env.domains['pub'].data['found'])


def _has_changed_lists(app: Sphinx) -> bool:
    return has_changed_lists(app.env)


def _has_papers(app: Sphinx) -> bool:
    data = app.env.domains['pub'].data
    return bool(data['papers'] or data['papers_shown'])


def _has_pages_of_people(app: Sphinx) -> bool:
    return bool(app.env.domains['pub'].data['pages'])


def _has_files(app: Sphinx) -> bool:
    """Whether the site has files of ours, or had some before."""
    return _has_lists(app) or any(Path(app.doctreedir).glob('pubs-files-*'))


def _reads_lists(app: Sphinx) -> bool:
    """Whether the page that is being read has lists as it was written."""
    return 'pubs_lists_of_page' in app.env.temp_data


def _is_searched(app: Sphinx) -> bool:
    return _has_lists(app) and getattr(app.builder, 'indexer', None) is not None


def _is_single_page(app: Sphinx) -> bool:
    return app.builder.name == 'singlehtml'


def _forks(app: Sphinx) -> bool:
    return app.parallel > 1


def _deliver_files(app: Sphinx) -> None:
    """Puts our scripts and style sheets among the static files of a site, but for those that it has its own of."""
    if app.builder.format == 'html':
        folders = [Path(app.confdir, folder) for folder in app.config.html_static_path]
        static = Path(app.outdir, '_static')
        failed = deliver(static, folders, for_books=app.builder.name == 'epub')
        if colours := badges_of(app.config, Path(app.srcdir)):
            from sphinxcontrib_pubs.render.badges import badge_rules

            try:
                put(static, BADGES, badge_rules(colours), folders)
            except OSError as error:
                failed[BADGES] = error
        for name, why in failed.items():
            report_unwritten(static / name, why, app.env)
