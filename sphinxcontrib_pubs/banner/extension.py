"""The add-on as Sphinx sees it: what it registers, to be read as an index."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinxcontrib_pubs import __version__
from sphinxcontrib_pubs.banner.heading import HeadingFromFrontMatter
from sphinxcontrib_pubs.banner.latex_pages import add_package, add_strips
from sphinxcontrib_pubs.banner.left_files import load_files, remove_before_packing, remove_left_files
from sphinxcontrib_pubs.banner.listed_authors import ListedAuthors
from sphinxcontrib_pubs.banner.pages import (
    add_banner,
    add_share_links,
    hide_from_search,
    hide_theme_parts,
    mark_repeated_heading,
    note_picture,
)
from sphinxcontrib_pubs.banner.settings import (
    THEMED_BUILDERS,
    add_config_values,
    check_patterns,
    check_settings,
    check_share,
)
from sphinxcontrib_pubs.locale.registration import choose_language

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

_FOLDER: Final = Path(__file__).parent


def setup_banner(app: Sphinx) -> ExtensionMetadata:
    """Registers configuration and events; may be called by another extension and by a project at once."""
    choose_language(app)
    add_config_values(app)
    # After Sphinx has warned of values of another type, which it does at 800.
    app.connect('config-inited', check_settings, priority=900)
    app.connect('config-inited', _add_folders)
    app.connect('config-inited', add_package, priority=950)
    app.connect('builder-inited', _add_theme_folder)
    app.connect('builder-inited', check_share)
    app.connect('builder-inited', load_files)
    app.add_transform(ListedAuthors)
    app.add_transform(HeadingFromFrontMatter)
    # After the collectors of Sphinx, which gather the metadata in the same event.
    app.connect('doctree-read', hide_from_search, priority=600)
    app.connect('doctree-read', note_picture, priority=600)
    app.connect('env-updated', check_patterns)
    app.connect('doctree-resolved', mark_repeated_heading)
    app.connect('doctree-resolved', add_strips)
    # Before and after the themes, which prepare the context of a page at 500.
    app.connect('html-page-context', hide_theme_parts, priority=400)
    app.connect('html-page-context', add_share_links, priority=890)
    app.connect('html-page-context', add_banner, priority=900)
    app.connect('html-collect-pages', remove_before_packing)
    app.connect('build-finished', remove_left_files)
    return {'version': __version__, 'parallel_read_safe': True, 'parallel_write_safe': True}


def _add_folders(app: Sphinx, config: Config) -> None:
    config.html_static_path = _with(config.html_static_path, 'static')
    config.templates_path = _with(config.templates_path, 'templates')


def _add_theme_folder(app: Sphinx) -> None:
    """Style sheets for pages that a theme lays out; a book would hold, and be checked for, what no page of it links."""
    if app.builder.name in THEMED_BUILDERS:
        app.config.html_static_path = _with(app.config.html_static_path, 'static_themes')


def _with(folders: list[str], name: str) -> list[str]:
    folder = str(_FOLDER / name)
    return folders if folder in folders else [*folders, folder]
