"""The list as HTML, made from the model while the page is written."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx.locale import _

from sphinxcontrib_pubs.model import collection_paused
from sphinxcontrib_pubs.sphinx_ext.domain import PublicationDomain
from sphinxcontrib_pubs.sphinx_ext.lists import legend_for, outline
from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

    from sphinxcontrib_pubs.sphinx_ext.nodes import Group

#: A longer list is put into the page after the translator is done with it: docutils copies what it
#: translates half a dozen times, which of ten thousand entries is fifty megabytes.
MOST_TRANSLATED = 500


class Headings(NamedTuple):
    """How the headings of a list are written on its page: the level of the outermost, the icon of permanent links."""

    level: int
    permalink_icon: str  # HTML; '' for none


def visit_publication_list(translator: HTML5Translator, node: publication_list) -> None:
    """Writes the whole list, or a comment in the place of a long one.

    The node's children are words for the search index, which are not written.
    """
    config, builder = translator.config, translator.builder
    icon = config.html_permalinks_icon if config.html_permalinks and builder.add_permalinks else ''
    headings = Headings(translator.section_level + 1, icon)
    domain = builder.env.domains['pub']
    if isinstance(domain, PublicationDomain) and domain.mathematics.get(builder.current_docname):
        # From Sphinx 8.2 on this, and not the math domain, is what math renderers go by.
        translator._has_maths_elements = True
    if len(node['entries']) > MOST_TRANSLATED:
        node['headings'] = headings
        translator.body.append(_placeholder(node))
    else:
        translator.body.extend(list_html(node, builder.env, headings))
    raise nodes.SkipNode


def depart_publication_list(translator: HTML5Translator, node: publication_list) -> None:
    """Is never reached, but registering a node takes both."""


@collection_paused()
def put_long_lists(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Puts the long lists of a page in the place of their comments."""
    if doctree is None:
        return
    for node in doctree.findall(publication_list):
        if 'headings' not in node:
            continue
        before, placeholder, after = context['body'].partition(_placeholder(node))
        if placeholder and app.env is not None:
            context['body'] = ''.join([before, *_joined(list_html(node, app.env, node['headings'])), after])


def _joined(pieces: Iterator[str]) -> Iterator[str]:
    """The same text in fewer, larger pieces, whose room the system gets back once the page has its body."""
    while some := list(islice(pieces, 500)):
        yield ''.join(some)


def _placeholder(node: publication_list) -> str:
    return f'<!--publications from {node["entries"][0].anchor}-->'


def list_html(node: publication_list, env: BuildEnvironment, headings: Headings) -> Iterator[str]:
    """The section of a list, piece by piece, with its groups one within another."""
    # Imported here, as all that only a page that is written needs: most builds of a site write few pages.
    from sphinxcontrib_pubs.render import html

    yield html.open_section(node['classes'], node['ids'])
    open_groups: list[Group] = []
    legend = legend_for(node, env)
    for group, items in outline(node, env, legend):
        if group:
            while open_groups and open_groups[-1].depth >= group.depth:
                open_groups.pop()
                yield html.CLOSE_GROUP
            open_groups.append(group)
            permalink = ''
            if headings.permalink_icon:
                permalink = html.permalink(group.identifier, headings.permalink_icon, _('Link to this heading'))
            yield html.open_group(group.title, group.identifier, headings.level + group.depth, permalink)
        first = next(items, None)
        if first:
            yield html.OPEN_LIST
            yield html.render_entry(*first)
            for item in items:
                yield html.render_entry(*item)
            yield html.CLOSE_LIST
    for _group in open_groups:
        yield html.CLOSE_GROUP
    if markup := legend.markup:
        yield html.render_legend(markup)
    yield html.CLOSE_SECTION
