"""The language of a site, as Sphinx knows it: which catalogues have our words, and in which order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translator, translators
from sphinx.util.i18n import CatalogInfo

from sphinxcontrib_pubs.locale import CATALOGUE, FOLDER, choose

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def choose_language(app: Sphinx) -> None:
    """Makes the language of the site ours; what a catalogue of its ``locale_dirs`` says wins over the package's."""
    config = app.config
    # Sphinx adds catalogues to those of the project that the process built before, whatever its language was.
    translators.pop(('general', CATALOGUE), None)
    for folder in config.locale_dirs:
        of_site = Path(app.srcdir, folder)
        messages = CatalogInfo(str(of_site / config.language / 'LC_MESSAGES'), CATALOGUE, 'utf-8')
        # Sphinx compiles a site's catalogues too, but only when all extensions are set up.
        if Path(messages.po_path).is_file() and messages.is_outdated():
            messages.write_mo(config.language, config.gettext_allow_fuzzy_translations)
        app.add_message_catalog(CATALOGUE, of_site)
    app.add_message_catalog(CATALOGUE, FOLDER)
    choose(get_translator(CATALOGUE))
