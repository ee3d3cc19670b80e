"""Settings of ``conf.py`` that do nothing: names that nobody knows, pages that are not there."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.banner.report import place_of_setting
from sphinxcontrib_pubs.library.errors import did_you_mean
from sphinxcontrib_pubs.sphinx_ext.report import warn_of_setting

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

_OURS = 'pubs_'
_GLOB = frozenset('*?[')
_MARKDOWN = '.md'
_OWN_VARIABLE = 'an option of the directive is no setting, and a variable of your own needs another name'
_ADD_MYST = "add 'myst_parser' to extensions"
_HOW_NAMED = 'documents are named from the source directory, without a suffix'


def tell_of_unknown_settings(app: Sphinx, config: Config) -> None:
    """Warns of each variable of ``conf.py`` that is called as if it were a setting of ours, and is none.

    Sphinx passes over such a variable, so that a mistyped setting would do nothing, and nobody would know.
    """
    # A name of Sphinx's own, which all releases that are supported have; without it nothing is told.
    for name, value in getattr(config, '_raw_config', {}).items():
        if name.startswith(_OURS) and name not in config and not callable(value):
            known = [each.name.removeprefix(_OURS) for each in config if each.name.startswith(_OURS)]
            near = get_close_matches(name.removeprefix(_OURS), known, n=1)
            hint = f'did you mean {_OURS}{near[0]}?' if near else _OWN_VARIABLE
            warn_of_setting(app, name, 'there is no such setting', hint)


def tell_of_missing_pages(app: Sphinx, env: BuildEnvironment) -> None:
    """Warns of each page that ``pubs_pages`` names and the site has not, or has in Markdown that nothing reads."""
    config = app.config
    is_asked = config.pubs_pages != config.values['pubs_pages'].default
    for page in config.pubs_pages:
        if page in env.found_docs or not _GLOB.isdisjoint(page):
            continue
        message = hint = ''
        file = Path(app.srcdir, f'{page}{_MARKDOWN}')
        if _MARKDOWN not in config.source_suffix and file.is_file():
            # Where a directive reads the file, nobody misses the page.
            if file not in (Path(app.srcdir, each) for files in env.dependencies.values() for each in files):
                message, hint = f'{file.name} is no page, since nothing reads Markdown', _ADD_MYST
        elif is_asked:
            message, hint = f'there is no document "{page}"', did_you_mean(page, env.found_docs, _HOW_NAMED)
        if message:
            place = place_of_setting(Path(app.confdir), 'pubs_pages', page)
            warn_of_setting(app, 'pubs_pages', message, hint, place=place)
