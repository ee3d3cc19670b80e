"""The directive ``publications``: locate, load, select, build, note."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst.states import Body, RSTState
from sphinx.util.docutils import SphinxDirective

from sphinxcontrib_pubs.banner.front_matter import hides_from_search
from sphinxcontrib_pubs.library.keys import Names, anchors
from sphinxcontrib_pubs.library.selected import is_selected
from sphinxcontrib_pubs.model import Problem, Severity, collection_paused
from sphinxcontrib_pubs.model.problem import OF_PATHS
from sphinxcontrib_pubs.model.terminal import shown
from sphinxcontrib_pubs.sphinx_ext.asked_files import asked_files
from sphinxcontrib_pubs.sphinx_ext.catalogue import Source, catalogue_of
from sphinxcontrib_pubs.sphinx_ext.chosen import asks_registries, choose, divide, is_by_names, is_by_year
from sphinxcontrib_pubs.sphinx_ext.files import copied_files
from sphinxcontrib_pubs.sphinx_ext.find import tools_for
from sphinxcontrib_pubs.sphinx_ext.found_files import note_registries, note_sources
from sphinxcontrib_pubs.sphinx_ext.link_kinds import link_kinds_of
from sphinxcontrib_pubs.sphinx_ext.list_places import EXPLAINED, SOURCE_OF_PAGE
from sphinxcontrib_pubs.sphinx_ext.locks import lock_beside
from sphinxcontrib_pubs.sphinx_ext.nodes import Entries, Group, publication_list
from sphinxcontrib_pubs.sphinx_ext.noted import note_list
from sphinxcontrib_pubs.sphinx_ext.option_values import OptionError
from sphinxcontrib_pubs.sphinx_ext.options import ListOptions, read_options
from sphinxcontrib_pubs.sphinx_ext.page_head import lists_of_page
from sphinxcontrib_pubs.sphinx_ext.person_pages import note_people
from sphinxcontrib_pubs.sphinx_ext.registries import registries_of
from sphinxcontrib_pubs.sphinx_ext.report import report
from sphinxcontrib_pubs.sphinx_ext.sections import groups_of, may_have_sections, sections_of
from sphinxcontrib_pubs.sphinx_ext.sources import (
    format_of_document,
    lines_of,
    may_be_read,
    name_of,
    place_of,
    place_of_argument,
    written_sources,
)
from sphinxcontrib_pubs.sphinx_ext.styles import note_style, usable_style
from sphinxcontrib_pubs.sphinx_ext.thumbnails import thumbnails
from sphinxcontrib_pubs.sphinx_ext.year_chart import year_chart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinxcontrib_pubs.library.group import Group as GroupOfPublications
    from sphinxcontrib_pubs.library.people import PeopleRegistry
    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.sphinx_ext.options import OptionProblem

#: What to do about a file that a build may not read.
_OUTSIDE_HINT = 'put it there, or name its folder in pubs_source_roots'
#: What a banner is made from; the other keys of a source's front matter speak of the page that it was.
_BANNER_KEYS = ('title', 'description', 'header')
#: The same for a page that has a heading: how the source calls itself is none of its names.
_BACKGROUND_KEYS = ('header',)


def _from_source_folder(value: object, source: str) -> object:
    """A value of a source's front matter with the path of its picture seen from the source directory."""
    if not isinstance(value, dict):
        return value
    header = {str(key): item for key, item in value.items()}
    picture = header.get('background_image')
    if not isinstance(picture, str) or re.match(r'\s*(/|[a-z][a-z0-9+.-]*:)', picture, re.IGNORECASE):
        return value
    return {**header, 'background_image': f'/{PurePosixPath(source).parent / picture.strip()}'}


class _ListDirective(SphinxDirective):
    """What both directives share: from sources to a node."""

    #: How the document names its sources, by their names.
    written: Mapping[str, str] = MappingProxyType({})

    @collection_paused()
    def build(self, sources: tuple[Source, ...], options: ListOptions) -> list[nodes.Node]:
        """The node of the list, and the sections of its groups where it may have some."""
        catalogue = catalogue_of(sources, self.env)
        report(map(self._placed, catalogue.problems), self.env)
        note_registries(self.env)
        publications = list(catalogue.publications.values())
        if asks_registries(options):
            # Of ten pages that show some years of one source each, none asks who somebody is.
            publications = [catalogue.recognise(publication, exported=True) for publication in publications]
        keys = {id(publication): key for publication, key in zip(publications, catalogue.publications, strict=True)}
        chosen = choose(publications, options)
        groups = divide(chosen, options)
        node = self._node(sources, options, len(chosen))
        ordered = self._flatten(groups, node['groups'], options.name) if groups else chosen
        outermost = [group for group in node['groups'] if group.depth == 0] if is_by_year(options) else []
        node['chart'] = year_chart(ordered, outermost) if options.chart else None
        shown = [(keys[id(publication)], publication) for publication in ordered]
        self._add_files(node, shown, options)
        known = anchors(key for key, _publication in shown)
        identifiers = self._names()
        node['entries'] = Entries((key, identifiers.give(known[key])) for key, _publication in shown)
        node['downloads'] = asked_files(self, options, groups_of(groups), known)
        node['searchable'] = not hides_from_search(catalogue.readings[0].front_matter)
        note_list(node, ordered, self.env)
        entries = ((entry.anchor, told) for entry, told in zip(node['entries'], ordered, strict=True))
        note_people(self.env, catalogue.registries.people, entries)
        node['sections'] = may_have_sections(self, node['groups'])
        if not node['sections']:
            for group in node['groups']:
                self.state.document.ids.setdefault(group.identifier, node)
            return [node]
        return [node, *sections_of(node, self)]

    def _placed(self, problem: Problem) -> Problem:
        """The problem, which is one of the document if it names what is no file."""
        written = self.written.get(problem.span.file) if problem.code in OF_PATHS else None
        return replace(problem, span=place_of_argument(self, written)) if written else problem

    def _node(self, sources: tuple[Source, ...], options: ListOptions, entries: int) -> publication_list:
        """A list of so many entries with all that its options say; the entries themselves follow."""
        config = self.config
        node = publication_list(classes=list(options.classes))
        node['document'], node['sources'] = self.env.docname, sources
        node['style'] = options.style or config.pubs_style
        note_style(node['style'], self.env)
        node['show'], node['links'], node['layout'] = options.show, options.links, options.layout
        node['authors'] = config.pubs_authors_limit if options.authors is None else options.authors
        node['tools'], node['together'] = tools_for(options, config, entries), ''
        node['by_names'] = is_by_names(options) and not node['tools'].find
        node['groups'] = []
        node['counts'], node['jump_list'], node['numbering'] = options.counts, options.jump_list, options.numbering
        self.set_source_info(node)
        if options.name:
            self.options['name'] = options.name
            self.add_name(node)
        return node

    def _add_files(
        self, node: publication_list, shown: Sequence[tuple[str, Publication]], options: ListOptions
    ) -> None:
        """Adds the files that entries lead to, and their pictures, by the keys of the entries."""
        node['files'], unfound = copied_files((publication for _key, publication in shown), self.env)
        report(unfound, self.env)
        node['thumbnails'] = {}
        if options.show and 'thumbnail' in options.show:
            node['thumbnails'], unfit = thumbnails(shown, self.env)
            report(unfit, self.env)

    def _flatten(self, groups: Sequence[GroupOfPublications], outline: list[Group], name: str) -> list[Publication]:
        """The publications in the order of their groups; ``outline`` gets the headings, outer before inner."""
        ordered: list[Publication] = []

        def walk(group: GroupOfPublications, depth: int) -> None:
            place, start = len(outline), len(ordered)
            label = f'{name}-{group.identifier}' if name else ''
            outline.append(Group(group.title, self._free(f'pubs-{group.identifier}'), depth, start, start, label))
            if group.groups:
                for inner in group.groups:
                    walk(inner, depth + 1)
            else:
                ordered.extend(group.publications)
            outline[place] = outline[place]._replace(stop=len(ordered))

        for group in groups:
            walk(group, 0)
        return ordered

    def _free(self, wanted: str) -> str:
        """The id, or another one where a heading or a target of the page has it."""
        names, taken = self._names(), self.state.document.ids
        while (identifier := names.give(wanted)) in taken:
            pass
        return identifier

    def _names(self) -> Names:
        """The ids that lists of this page have taken: two lists may show one publication."""
        if 'pubs_names' not in self.env.temp_data:
            self.env.temp_data['pubs_names'] = Names()
        names: Names = self.env.temp_data['pubs_names']
        return names


class PublicationsDirective(_ListDirective):
    """``.. publications:: SOURCE …``: the publications of files, or of the directive's own content, as one list."""

    def run(self) -> list[nodes.Node]:
        options, problems = read_options(self.options, link_kinds_of(self.config), self._people, self._find_style)
        report((self._option_problem(problem) for problem in problems), self.env)
        sources = self._files(options) + self._content(options)
        if not sources:
            if self.arguments:
                return []  # none of which may be read, as has been said
            report([self._problem('no-source', 'expected a source: a path or content', hint='name a file')], self.env)
            return []
        self._banner(sources, options)
        built = self.build(sources, options)
        if options.selected == 'only' and self._selects_nothing(sources):
            message = 'no publication of the sources is marked as selected'
            hint = 'mark some with "selected = {true}" in BibTeX, "selected: true" in YAML, or a heading "Selected"'
            line, column = self._place_of_option('selected', 0)
            report([self._problem('selected-none', message, hint=hint, line=line, column=column)], self.env)
        return built

    def _selects_nothing(self, sources: tuple[Source, ...]) -> bool:
        """Whether there are publications, and none is marked."""
        publications = catalogue_of(sources, self.env).publications.values()
        return bool(publications) and not any(map(is_selected, publications))

    def _people(self) -> PeopleRegistry:
        return registries_of(self.config, Path(self.env.srcdir)).people

    def _find_style(self, value: str) -> str:
        """The name of a style; a path as in ``include``."""
        folder = Path(self.env.doc2path(self.env.docname)).parent
        name = usable_style(value, folder, Path(self.env.srcdir), self.config.language)
        if name.endswith('.csl') and not may_be_read(Path(name), self.env):
            raise OptionError(f'the style {shown(value)} lies outside of the source directory', hint=_OUTSIDE_HINT)
        return name

    def _files(self, options: ListOptions) -> tuple[Source, ...]:
        sources: list[Source] = []
        self.written = {}
        files: set[str] = set()
        for written, paths in written_sources('\n'.join(self.arguments), self.env):
            note_sources(written, paths, self.env)
            for path in paths:
                if not may_be_read(path, self.env):
                    message = f'the source {shown(written)} lies outside of the source directory'
                    report([self._problem('source-outside', message, hint=_OUTSIDE_HINT)], self.env)
                    continue
                source = Source(name_of(path, self.env), options.format)
                self.written.setdefault(source.name, written)
                if (real := os.path.realpath(path)) in files:
                    message = f'the source {shown(written)} is named twice; it is read once'
                    report([self._problem('source-repeated', message, hint='name it once')], self.env)
                else:
                    files.add(real)
                    sources.append(source)
        return tuple(sources)

    def _content(self, options: ListOptions) -> tuple[Source, ...]:
        if not any(line.strip() for line in self.content):
            return ()
        path, line = self.content.info(0) if hasattr(self.content, 'info') else (None, None)
        if not isinstance(self.state, RSTState) or line is None:
            # MyST counts from the line of the directive.
            line = self.lineno + self.content_offset
        name = name_of(Path(path or self.env.doc2path(self.env.docname)), self.env)
        text = '\n'.join(self.content) + '\n'
        language = options.format or format_of_document(self.env)
        return (Source(name, language, text, line + 1),)

    def _banner(self, sources: Sequence[Source], options: ListOptions) -> None:
        """Hands the banner over to the banner's own extension, through the metadata of the page.

        What the page says itself wins: Sphinx adds a page's front matter to its metadata after it was read.
        """
        metadata = self.env.metadata[self.env.docname]
        if options.banner:
            metadata['pubs_banner'] = options.banner
        front_matter = sources[0].read(Path(self.env.srcdir)).front_matter
        if 'header' in front_matter:
            has_heading = next(iter(self.state.document.findall(nodes.title)), None) is not None
            for key in _BACKGROUND_KEYS if has_heading else _BANNER_KEYS:
                if value := _from_source_folder(front_matter.get(key), sources[0].name):
                    metadata.setdefault(key, value if isinstance(value, str) else json.dumps(value, default=str))

    def _option_problem(self, problem: OptionProblem) -> Problem:
        line, column = self._place_of_option(problem.option, problem.column)
        return self._problem(problem.code, problem.message, hint=problem.hint, line=line, column=column)

    def _place_of_option(self, name: str, column: int) -> tuple[int, int]:
        """Where an option (column 0), or a column of its value, stands in the document."""
        option = re.compile(rf'(\s*:?){re.escape(name)}\s*:\s*')
        for line, text in lines_of(self):
            if match := option.match(text):
                return line, match.end() + column if column else match.end(1) + 1
        return place_of(self).line, 1

    def _problem(self, code: str, message: str, *, hint: str = '', line: int = 0, column: int = 1) -> Problem:
        place = place_of(self)
        span = place._replace(line=line or place.line, column=column)
        return Problem(code=code, message=message, severity=Severity.WARNING, span=span, hint=hint)


class PageListDirective(_ListDirective):
    """Stands where a page of ``pubs_pages`` has a list written by hand; its argument is the lines of the list."""

    def run(self) -> list[nodes.Node]:
        page: Source | None = self.env.temp_data.get(SOURCE_OF_PAGE)
        if page is None or not all(each.isdecimal() and len(each) < 10 for each in self.arguments):
            raise self.error('this directive stands for a list that was written by hand; use "publications"')
        first, last = map(int, self.arguments)
        source = page._replace(lines=(first, last))
        built = self.build((source, *lock_beside(self.env)), ListOptions())
        lists_of_page(self.env).append(built[0])
        if isinstance(built[0], publication_list):
            built[0]['explained'] = self.env.temp_data[EXPLAINED]
        # To reStructuredText what is indented below a directive is its content, and below a paragraph a quotation.
        if self.content and isinstance(self.state, Body):
            built += self.state.block_quote(self.content, self.content_offset)  # type: ignore[no-untyped-call]
        return built
