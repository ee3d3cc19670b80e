"""Search, facets and copying: what a list was asked for, and what its page needs for the script."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_pubs.locale import _, after_label, ngettext, pgettext
from sphinxcontrib_pubs.sphinx_ext.catalogue import catalogue_of
from sphinxcontrib_pubs.sphinx_ext.lists import publications_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.render.find import Choices
    from sphinxcontrib_pubs.sphinx_ext.nodes import publication_list
    from sphinxcontrib_pubs.sphinx_ext.options import ListOptions


class Tools(NamedTuple):
    """What a list has besides its entries, in plain values that a doctree can keep."""

    search: bool = False
    facets: tuple[str, ...] = ()
    copy: tuple[str, ...] = ()
    name: str = ''  # what the address of the page calls the list, where it is not the first

    @property
    def find(self) -> bool:
        return bool(self.search or self.facets)

    @property
    def any(self) -> bool:
        return bool(self.find or self.copy)


#: What the site has for every list, a list of fewer entries has not: they are seen at a glance.
FEWEST_SEARCHED = 10


def tools_for(options: ListOptions, config: Config, entries: int) -> Tools:
    """What a list of so many entries was asked for; where it says nothing, what the site has for every list."""
    many = entries >= FEWEST_SEARCHED
    return Tools(
        (many and config.pubs_search) if options.search is None else options.search,
        tuple(config.pubs_facets if many else ()) if options.facets is None else options.facets,
        tuple(config.pubs_copy) if options.copy is None else options.copy,
        nodes.make_id(options.name),
    )


def has_scripts(builder: Builder) -> bool:
    """Whether pages run scripts: those of EPUB and of help viewers do not."""
    return builder.format == 'html' and not getattr(builder, 'embedded', False)


def tools_html(node: publication_list, env: BuildEnvironment) -> str:
    """What stands at the start of a list, for the script alone; '' where it was asked for nothing."""
    tools: Tools = node['tools']
    # By its tools the script knows a list, also one of a page that is searched as a whole.
    return _tools_html(tools, [node], env) if tools.any or node['together'] else ''


def page_tools_html(tools: Tools, lists: Sequence[publication_list], env: BuildEnvironment) -> str:
    """What stands above the lists of a page that are searched together; '' where nothing searches them."""
    return _tools_html(tools, lists, env, lists[0]['together']) if tools.find else ''


def paper_tools_html(tools: Tools, env: BuildEnvironment) -> str:
    """What the page of a paper has for the script, which copies there what it copies in the list; '' for nothing."""
    return _tools_html(Tools(copy=tools.copy), [], env) if tools.copy else ''


def _tools_html(tools: Tools, lists: Sequence[publication_list], env: BuildEnvironment, page: str = '') -> str:
    from sphinxcontrib_pubs.render.find import CLOSE_TOOLS, Box, finder, open_tools

    words = {name: value for name, value in (('name', tools.name), ('page', page)) if value}
    if tools.copy:
        words |= {'copied': _('Copied'), 'not-copied': _('Copying was refused. The text is selected.')}
    if 'citation' in tools.copy:
        words['copy-citation'] = _('Copy citation')
    if 'bibtex' in tools.copy:
        words['copy-bibtex'] = _('Copy BibTeX')
    if not tools.find:
        return open_tools(words) + CLOSE_TOOLS
    total = sum(len(node['entries']) for node in lists)
    # The script puts in how many are shown: the form of the noun goes by the whole.
    some = ngettext('{shown} of {total} publication', '{shown} of {total} publications', total)
    words |= {
        'all': whole_list(lists),
        'some': some.replace('{total}', str(total)),
        'none': _('No publication matches.'),
        'part': pgettext('entries of a group', '{shown} of {total}'),
    }
    if tools.facets:
        words['after-label'] = after_label()
    label = _('Search in these lists') if page else _('Search in this list')
    box = Box(label, _('Title, author, venue, year …')) if tools.search else None
    form = finder(box, _choices(lists, env, tools), group=_('Filter by'), count=words['all'], clear=_('Clear'))
    return open_tools(words) + form + CLOSE_TOOLS


def whole_list(lists: Sequence[publication_list]) -> str:
    """How many entries the lists have together, in words."""
    total = sum(len(node['entries']) for node in lists)
    return ngettext('{total} publication', '{total} publications', total).replace('{total}', str(total))


def _choices(lists: Sequence[publication_list], env: BuildEnvironment, tools: Tools) -> list[Choices]:
    if not tools.facets:
        return []
    from sphinxcontrib_pubs.library.facets import facets_of
    from sphinxcontrib_pubs.render.find import Choices

    labels = _labels()
    return [
        Choices(facet.name, labels[facet.name], facet.values, facet.members)
        for facet in facets_of(_recognised(lists, env), tools.facets)
    ]


def _recognised(lists: Sequence[publication_list], env: BuildEnvironment) -> Iterator[Publication]:
    """The publications of the lists, one after the other, so that nobody holds all of them."""
    for node in lists:
        recognise = catalogue_of(node['sources'], env).recognise
        for publication in publications_of(node, env):
            yield recognise(publication, exported=True)


def _labels() -> dict[str, str]:
    return {
        'year': pgettext('filter', 'Year'),
        'type': pgettext('filter', 'Type'),
        'venue': pgettext('filter', 'Venue'),
        'author': pgettext('filter', 'Author'),
        'topic': pgettext('filter', 'Topic'),
        'keyword': pgettext('filter', 'Keyword'),
        'status': pgettext('filter', 'Status'),
    }
