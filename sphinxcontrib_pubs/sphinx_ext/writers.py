"""The list as HTML, made from the model while the page is written."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol
from weakref import WeakKeyDictionary

from docutils import nodes

from sphinxcontrib_pubs.locale import _, pgettext
from sphinxcontrib_pubs.sphinx_ext.addresses import way
from sphinxcontrib_pubs.sphinx_ext.files import downloads_of
from sphinxcontrib_pubs.sphinx_ext.find import has_scripts, page_tools_html, tools_html, whole_list
from sphinxcontrib_pubs.sphinx_ext.lists import ListContent, Ways
from sphinxcontrib_pubs.sphinx_ext.nodes import placeholder, publication_entries, publication_list_end
from sphinxcontrib_pubs.sphinx_ext.page_head import legend_of_page, lists_below
from sphinxcontrib_pubs.sphinx_ext.papers import paper_addresses
from sphinxcontrib_pubs.sphinx_ext.person_pages import addresses_of_people
from sphinxcontrib_pubs.sphinx_ext.state import domain_of
from sphinxcontrib_pubs.sphinx_ext.templates import report_fault, template_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

    from sphinxcontrib_pubs.render.item import Item
    from sphinxcontrib_pubs.render.layouts import Picture
    from sphinxcontrib_pubs.sphinx_ext.citations import Place
    from sphinxcontrib_pubs.sphinx_ext.legends import Legend
    from sphinxcontrib_pubs.sphinx_ext.nodes import (
        Group,
        YearChart,
        publication_group,
        publication_head,
        publication_list,
    )

#: A longer list is put into the page after the translator is done with it: docutils copies what it
#: translates half a dozen times, which of ten thousand entries is fifty megabytes.
MOST_TRANSLATED = 500
#: A longer list is written in parts, of which the browser lays out those near the window.
_MOST_LAID_OUT = 200
#: How many entries a part has. Those of cards fill two to six columns; a table stays whole, since readers sort it.
_PARTS = {'list': 50, 'timeline': 50, 'cards': 60}


class Page(NamedTuple):
    """What the page of a list has, beginning with the level of the outermost headings."""

    level: int
    permalink_icon: str  # HTML; '' for none
    builder: Builder


def permalink_icon(builder: Builder) -> str:
    """What a heading's link to itself shows, '' on pages that have no such links."""
    has_links = builder.config.html_permalinks and getattr(builder, 'add_permalinks', False)
    return builder.config.html_permalinks_icon if has_links else ''


def visit_publication_list(translator: HTML5Translator, node: publication_list) -> None:
    """Writes the whole list, or its start where sections follow, or a comment in the place of a long one.

    The node's children are words for the search index, which are not written.
    """
    builder = translator.builder
    page = Page(translator.section_level + 1, permalink_icon(builder), builder)
    if domain_of(builder.env).mathematics.get(builder.current_docname):
        # From Sphinx 8.2 on this, and not the math domain, is what math renderers go by.
        translator._has_maths_elements = True
    if len(node['entries']) > MOST_TRANSLATED:
        node['page'] = page
        translator.body.append(placeholder(node))
        _open_lists[translator] = None
    else:
        writer = ListWriter(node, builder.env, page)
        translator.body.extend(writer.start() if node['sections'] else writer.whole())
        _open_lists[translator] = writer
    raise nodes.SkipNode


def visit_publication_head(translator: HTML5Translator, node: publication_head) -> None:
    """Writes what stands above the lists of a page: their search, where pages run scripts, and their legend."""
    from sphinxcontrib_pubs.render.html import render_legend

    builder = translator.builder
    tools = page_tools_html(node['tools'], lists_below(node), builder.env) if has_scripts(builder) else ''
    markup = legend_of_page(node, builder.env).markup
    if tools or markup:
        translator.body.append(f'<div class="pubs">\n{tools}{render_legend(markup) if markup else ""}</div>\n')
    raise nodes.SkipNode


def visit_publication_group(translator: HTML5Translator, node: publication_group) -> None:
    """Begins the element of a group that is a section."""
    translator.section_level += 1
    translator.body.append(translator.starttag(node, 'div'))


def depart_publication_group(translator: HTML5Translator, node: publication_group) -> None:
    """Ends the element of a group."""
    translator.section_level -= 1
    translator.body.append('</div>\n')


def visit_part(translator: HTML5Translator, node: publication_entries | publication_list_end) -> None:
    """Writes what follows the start of a list whose groups are sections."""
    writer = _open_lists[translator]
    if writer is None:
        translator.body.append(placeholder(node))
    else:
        translator.body.extend(writer.part(node))
    raise nodes.SkipNode


def depart_nothing(translator: HTML5Translator, node: nodes.Element) -> None:
    """Is never reached, but registering a node takes both."""


class Content(Protocol):
    """What stands in a list: ``ListContent``, or something like it."""

    legend: Legend

    def items(self, start: int, stop: int) -> Iterator[Item]: ...

    def outline(self) -> Iterator[tuple[Group | None, Iterator[Item]]]: ...


class ListWriter:
    """One list as HTML, piece by piece."""

    def __init__(
        self, node: publication_list, env: BuildEnvironment, page: Page, content: Content | None = None
    ) -> None:
        # Imported here, as all that only a page that is written needs: most builds of a site write few pages.
        from sphinxcontrib_pubs.render import html

        self.html, self.page = html, page
        self.node, self.env = node, env
        self.content = content or ListContent(node, env, self._ways())
        permalink = _('Link to this publication') if page.permalink_icon else ''
        self.options: dict[str, Any] = {'permalink': permalink, 'show': node['show']}
        self.template = template_of(page.builder)
        self.year: int | None = 0  # of the entry before, in a timeline; None for one without a date

    def _ways(self) -> Ways:
        """Where the entries lead to from the page of the list."""
        document, builder = self.node['document'], self.page.builder
        return Ways(
            downloads=downloads_of(document, builder),
            locate=self._address,
            papers=paper_addresses(document, self.node['entries'], self.env, builder),
            people=addresses_of_people(document, self.env, builder),
        )

    def _address(self, place: Place) -> str:
        """The way from the page to a place where an entry of it is cited."""
        return place_address(place, self.node['document'], self.page.builder)

    def part(self, node: nodes.Element) -> Iterator[str]:
        """What stands in the place of one node of the list."""
        if isinstance(node, publication_entries):
            self.year = 0
            entries = self.parts(self.content.items(node['start'], node['stop']))
            return chain((self.files(node['group']),), entries) if 'group' in node else entries
        if isinstance(node, publication_list_end):
            return self.end()
        return self.start() if self.node['sections'] else self.whole()

    def start(self) -> Iterator[str]:
        """The start of the section that holds the list, and what stands above the entries."""
        classes = list(self.node['classes'])
        if self.is_long:
            classes.append('pubs--long')
        if self.has_pictures_beside:
            classes.append('pubs--pictured')
        yield self.html.open_section(classes, self.node['ids'], self.node['together'])
        if self.node['chart']:
            yield self.chart(self.node['chart'])
        if has_scripts(self.page.builder):
            yield tools_html(self.node, self.env)
        if self.node['downloads']:
            from sphinxcontrib_pubs.sphinx_ext.downloads import write_downloads
            from sphinxcontrib_pubs.sphinx_ext.site_downloads import site_links

            builder = self.page.builder
            links = write_downloads(self.node, self.env, builder)
            of_site = site_links(self.node['document'], self.env, builder)
            whole = whole_list([self.node]) if self.node['tools'].find and has_scripts(builder) else ''
            yield self.html.download_links([(_('Download'), links), (_('All publications'), of_site)], whole)
        groups: list[Group] = self.node['groups']
        if groups and self.node['jump_list']:
            outermost = [group for group in groups if group.depth == 0]
            targets = [(g.title, g.identifier, g.size if self.node['counts'] else 0) for g in outermost]
            yield self.html.jump_list(targets, _('Groups of publications'))

    def files(self, number: int) -> str:
        """The links to the files of a group, by its number."""
        from sphinxcontrib_pubs.sphinx_ext.downloads import write_group_downloads

        links = write_group_downloads(self.node, self.env, self.page.builder, number)
        return self.html.download_links([(_('Download'), links)])

    def chart(self, chart: YearChart) -> str:
        """The counts by year, in a line where readers of pages draw no SVG."""
        from sphinxcontrib_pubs.format.chart import chart_of, counts_line
        from sphinxcontrib_pubs.render.chart import render_chart, render_line

        if not has_scripts(self.page.builder):
            return render_line(counts_line(chart.counts))
        drawn = chart_of(chart.counts)
        return render_chart(drawn, chart.targets) if drawn else ''

    def whole(self) -> Iterator[str]:
        """The list with its groups one within another."""
        html, node = self.html, self.node
        yield from self.start()
        depth = -1  # of the innermost group that is open
        has_files = bool(node['downloads'] and node['downloads'].groups)
        for number, (group, items) in enumerate(self.content.outline()):
            self.year = 0
            if group:
                yield html.CLOSE_GROUP * (depth - group.depth + 1)
                depth = group.depth
                permalink = ''
                if icon := self.page.permalink_icon:
                    permalink = html.permalink(group.identifier, icon, _('Link to this heading'))
                count = group.size if node['counts'] else 0
                yield html.open_group(group.title, group.identifier, self.page.level + depth, permalink, count)
                if has_files:
                    yield self.files(number)
            yield from self.parts(items)
        yield html.CLOSE_GROUP * (depth + 1)
        yield from self.end()

    @property
    def is_long(self) -> bool:
        return len(self.node['entries']) > _MOST_LAID_OUT

    @property
    def has_pictures_beside(self) -> bool:
        """Whether pictures stand in a column beside the words, in whichever of the groups."""
        has_pictures = self.node['layout'] in {'list', 'timeline'} and bool(self.node['thumbnails'])
        return has_pictures and bool(downloads_of(self.node['document'], self.page.builder))

    def parts(self, items: Iterator[Item]) -> Iterator[str]:
        """The entries below one heading, those of a long list in several lists."""
        if self.node['downloads'] and self.node['downloads'].entries:
            items = map(self.with_files, items)
        layout = self.node['layout']
        if not self.is_long or layout not in _PARTS:
            yield from self.entries(items)
            return
        opened, closed = (self.html.OPEN_CARDS, self.html.CLOSE_CARDS) if layout == 'cards' else ('', '')
        is_open = False
        for first in items:
            if not is_open:
                yield opened
            is_open = True
            yield from self.entries(chain((first,), islice(items, _PARTS[layout] - 1)))
        if is_open:
            yield closed

    def with_files(self, item: Item) -> Item:
        """The entry with links to its own files behind it."""
        from sphinxcontrib_pubs.format.links import file_row
        from sphinxcontrib_pubs.sphinx_ext.downloads import write_entry_downloads

        links = write_entry_downloads(self.node, self.env, self.page.builder, item.key)
        row = file_row((link.name, link.url, link.media_type) for link in links)
        return item._replace(markup=(*item.markup, *row))

    def entries(self, items: Iterator[Item]) -> Iterator[str]:
        """The entries below one heading; nothing where there are none."""
        first = next(items, None)
        if first is None:
            return
        if self.node['layout'] == 'table':
            yield from self.rows(chain((first,), items))
            return
        html = self.html
        descending = self.node['numbering'] == 'descending'
        yield html.open_list(first.number, descending=descending, layout=self.node['layout'])
        plain = self.node['layout'] == 'list' and not self.node['thumbnails']
        write = self.entry if plain else self.card if self.node['layout'] == 'cards' else self.laid_out
        yield write(first)
        yield from map(write, items)
        yield html.close_list(first.number)

    def rows(self, items: Iterable[Item]) -> Iterator[str]:
        """The entries below one heading as a table; all tables of a list have the same columns."""
        from sphinxcontrib_pubs.render import layouts

        columns = [name for name in layouts.COLUMNS if name != 'number' or self.node['numbering'] != 'none']
        headings = {name: pgettext('column', heading) for name, heading in layouts.COLUMNS.items()}
        yield layouts.open_table(columns, _('Publications'), headings)
        for item in items:
            picture = self.picture(item)
            yield layouts.render_row(item, columns=columns, headings=headings, picture=picture, **self.options)
        yield layouts.CLOSE_TABLE

    def card(self, item: Item) -> str:
        from sphinxcontrib_pubs.render import layouts

        return layouts.render_card(item, picture=self.picture(item), **self.options)

    def laid_out(self, item: Item) -> str:
        """One entry of a timeline, or of a list with pictures."""
        from sphinxcontrib_pubs.render.layouts import thumbnail

        picture = self.picture(item)
        names = ['pubs-entry--thumbnail'] if picture else []
        year = item.publication.year
        if self.node['layout'] == 'timeline' and year != self.year:
            names.append('pubs-entry--new-year')
            self.year = year
        return self.entry(item, modifier=' '.join(names), before=thumbnail(picture))

    def picture(self, item: Item) -> Picture | None:
        """The thumbnail of an entry, where the page can have files beside it."""
        thumbnail = self.node['thumbnails'].get(item.key)
        folder = downloads_of(self.node['document'], self.page.builder)
        return thumbnail.seen_from(folder) if thumbnail is not None and folder else None

    def entry(self, item: Item, modifier: str = '', before: str = '') -> str:
        """One entry, by the site's template where it has one that works.

        ``modifier`` is a further class of the list item, ``before`` HTML that stands first in it.
        """
        options = self.options
        if self.template is not None:
            from sphinxcontrib_pubs.render.entry_template import EntryTemplateError

            try:
                inner = self.template.render(item, **options)
            except EntryTemplateError as fault:
                report_fault(fault, self.env)
                self.template = None  # for the rest of the list
            else:
                start = self.html.open_entry(item.publication, item.anchor, item.number, modifier=modifier)
                return f'{start}{before}{inner}{self.html.CLOSE_ENTRY}'
        return self.html.render_entry(item, modifier=modifier, before=before, **options)

    def end(self) -> Iterator[str]:
        """What stands below the entries, and the end of the section."""
        if 'legend' not in self.node and (markup := self.content.legend.markup):
            yield self.html.render_legend(markup)
        if self.env.config.pubs_metadata:
            from sphinxcontrib_pubs.sphinx_ext.metadata import list_metadata

            yield from list_metadata(self.node, self.env, self.page.builder)
        yield self.html.CLOSE_SECTION


def place_address(place: Place, document: str, builder: Builder) -> str:
    """The way from a document to a place where an entry of it is cited."""
    address = f'{way(document, place.document, builder)}#{place.identifier}'
    # Where many documents are one page, a document is a place in it already.
    return address if address.count('#') == 1 else f'#{place.identifier}'


#: The list that a translator writes the sections of; None while a long one is left for later.
_open_lists: WeakKeyDictionary[HTML5Translator, ListWriter | None] = WeakKeyDictionary()
