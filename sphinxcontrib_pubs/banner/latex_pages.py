"""The banner on paper by way of LaTeX: a strip under the heading of each page that has one, if the site asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.util import texescape

from sphinxcontrib_pubs.banner.painting import paint_page, read_page, repeats_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinxcontrib_pubs.banner.front_matter import FrontMatter

_PACKAGE: Final = 'pubsbanner'
_STYLE_FILE: Final = Path(__file__).parent / 'latex' / f'{_PACKAGE}.sty'
#: In CSS pixels: how wide a column of text is on usual paper, and how high the strip is with and without words.
_WIDTH: Final = 640
_HEIGHT: Final = 140
_HEIGHT_WITHOUT_WORDS: Final = 60


def add_package(app: Sphinx, config: Config) -> None:
    """Has LaTeX load the commands of the strip; no project that does not ask for it is compiled any differently."""
    if config.pubs_latex_banner:
        app.add_latex_package(_PACKAGE)
        config.latex_additional_files = [*config.latex_additional_files, str(_STYLE_FILE)]


def add_strips(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Puts a strip under the heading of each page of a document that has a banner."""
    if app.builder.format != 'latex' or not app.config.pubs_latex_banner:
        return
    for name, section in list(_pages(doctree, docname)):
        matter = read_page(app, name)
        title = section.next_node(nodes.title)
        if not matter.has_banner or title is None:
            continue
        if strip := _strip(app, name, matter):
            section.insert(section.index(title) + 1, nodes.raw('', strip, format='latex'))


def _pages(doctree: nodes.document, docname: str) -> Iterator[tuple[str, nodes.section]]:
    """The names of the documents in an assembled tree, each with its first section."""
    section = next((child for child in doctree.children if isinstance(child, nodes.section)), None)
    # Where the first document is a table of contents and no more, a strip would stand on a sheet of its own.
    if section is not None and any(not _is_assembled(child) for child in section.children):
        yield docname, section
    for start in doctree.findall(addnodes.start_of_file):
        section = next((child for child in start.children if isinstance(child, nodes.section)), None)
        if section is not None:
            yield start['docname'], section


def _is_assembled(node: nodes.Node) -> bool:
    """Whether a node is only there for the documents that are put in its place, or is a heading."""
    return isinstance(node, nodes.title | nodes.comment | nodes.target | addnodes.start_of_file) or (
        isinstance(node, nodes.compound) and 'toctree-wrapper' in node['classes']
    )


def _strip(app: Sphinx, docname: str, matter: FrontMatter) -> str:
    """'' for a picture, which stays on the screen, and for a background that is refused."""
    if matter.image or (painted := paint_page(app, docname, matter, over_picture=False)) is None:
        return ''
    from sphinxcontrib_pubs.banner.canvas import canvas
    from sphinxcontrib_pubs.banner.geometry import Box
    from sphinxcontrib_pubs.banner.tikz import as_drawing

    words = _words(app, docname, matter)
    box = Box(_WIDTH, _HEIGHT if words else _HEIGHT_WITHOUT_WORDS)
    drawing = as_drawing(canvas(painted.background, box, painted.legible.scrim))
    colour = ','.join(f'{channel:g}' for channel in painted.legible.text.srgb)
    return f'\\pubsbanner{{{box.width}}}{{{box.height}}}{{{colour}}}%\n{{{words}}}%\n{{{drawing}}}\n'


def _words(app: Sphinx, docname: str, matter: FrontMatter) -> str:
    """What the strip says, escaped; the heading above it is not said twice."""
    from sphinxcontrib_pubs.banner.meta_line import meta_parts

    lines = []
    if matter.title and not repeats_heading(app, docname, matter):
        lines.append(f'{{\\Large\\bfseries {_escaped(app, matter.title)}\\par}}')
    if matter.description:
        lines.append(f'{_escaped(app, matter.description)}\\par')
    if meta := meta_parts(matter, app.config.language):
        lines.append(f'{{\\small {_escaped(app, " · ".join(part.words for part in meta))}\\par}}')
    return '%\n'.join(lines)


def _escaped(app: Sphinx, text: str) -> str:
    # A control character can end TeX's reading of a file.
    printable = ''.join(character for character in ' '.join(text.split()) if character.isprintable())
    return texescape.escape(printable, app.config.latex_engine)
