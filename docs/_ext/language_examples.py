"""The same publications in every language whose words are complete, made when the documentation is built."""

from __future__ import annotations

from gettext import translation
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translator
from sphinx.util.docutils import SphinxDirective

from sphinxcontrib_pubs.format import format_apa
from sphinxcontrib_pubs.locale import CATALOGUE, FOLDER, choose
from sphinxcontrib_pubs.render.nodes import inline_nodes
from sphinxcontrib_pubs.sources.load import load

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_LANGUAGES = {'en': 'English', 'de': 'Deutsch', 'es': 'Español', 'fr': 'Français', 'ja': '日本語', 'zh_CN': '简体中文'}


class LanguageExamples(SphinxDirective):
    """A list of languages by their own names, each with the publications of the file as its pages show them."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        file, path = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(file)
        publications = load(Path(path)).publications
        examples = nodes.definition_list(classes=['languages'])
        for language, name in _LANGUAGES.items():
            choose(translation(CATALOGUE, FOLDER, [language], fallback=True))
            lines = [inline_nodes(format_apa(each)) for each in publications]
            term = nodes.term('', f'{name} ', nodes.literal('', language))
            shown = [nodes.paragraph('', '', *line, translatable=False) for line in lines]
            examples += nodes.definition_list_item('', term, nodes.definition('', *shown))
        choose(get_translator(CATALOGUE))
        return [examples]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive('language-examples', LanguageExamples)
    return {'parallel_read_safe': True, 'parallel_write_safe': True}
