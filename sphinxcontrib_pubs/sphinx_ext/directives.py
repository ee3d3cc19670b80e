"""The directive ``publications``: locate, load, select, build, note."""

from __future__ import annotations

import json
import linecache
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docutils.parsers.rst.states import RSTState
from sphinx.util.docutils import SphinxDirective

from sphinxcontrib_pubs.banner.front_matter import hides_from_search
from sphinxcontrib_pubs.library.keys import Names, anchors
from sphinxcontrib_pubs.model import Problem, Severity, SourceSpan, collection_paused, spans
from sphinxcontrib_pubs.sphinx_ext.asked_files import asked_files
from sphinxcontrib_pubs.sphinx_ext.catalogue import Source, catalogue_of
from sphinxcontrib_pubs.sphinx_ext.domain import MOST_DESCRIBED
from sphinxcontrib_pubs.sphinx_ext.downloads import file_names
from sphinxcontrib_pubs.sphinx_ext.files import copied_files
from sphinxcontrib_pubs.sphinx_ext.find import tools_for
from sphinxcontrib_pubs.sphinx_ext.link_kinds import link_kinds_of
from sphinxcontrib_pubs.sphinx_ext.locks import lock_beside
from sphinxcontrib_pubs.sphinx_ext.nodes import Entry, Group, YearChart, publication_list
from sphinxcontrib_pubs.sphinx_ext.option_values import OptionError
from sphinxcontrib_pubs.sphinx_ext.options import OPTIONS, ListOptions, read_options
from sphinxcontrib_pubs.sphinx_ext.page_head import lists_of_page
from sphinxcontrib_pubs.sphinx_ext.papers import has_own_pdf
from sphinxcontrib_pubs.sphinx_ext.person_pages import note_people
from sphinxcontrib_pubs.sphinx_ext.registries import files_of, registries_of
from sphinxcontrib_pubs.sphinx_ext.report import report
from sphinxcontrib_pubs.sphinx_ext.sections import groups_of, may_have_sections, sections_of
from sphinxcontrib_pubs.sphinx_ext.sources import format_of_document, locate, may_be_read, name_of
from sphinxcontrib_pubs.sphinx_ext.state import domain_of
from sphinxcontrib_pubs.sphinx_ext.styles import note_style, usable_style
from sphinxcontrib_pubs.sphinx_ext.thumbnails import thumbnails
from sphinxcontrib_pubs.sphinx_ext.works import Place, mark_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes

    from sphinxcontrib_pubs.library.group import Group as GroupOfPublications
    from sphinxcontrib_pubs.library.people import PeopleRegistry
    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.sphinx_ext.options import OptionProblem

#: What to do about a file that a build may not read.
OUTSIDE_HINT = 'put it there, or name its folder in pubs_source_roots'
#: What a banner is made from; the other keys of a source's front matter speak of the page that it was.
_BANNER_KEYS = ('title', 'description', 'header')


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

    @collection_paused()
    def build(self, sources: tuple[Source, ...], options: ListOptions) -> list[nodes.Node]:
        catalogue = catalogue_of(sources, self.env)
        report(catalogue.problems, self.env)
        for path in files_of(self.config, Path(self.env.srcdir)):
            self.env.note_dependency(str(path))
        publications = list(catalogue.publications.values())
        if options.people or _asks_registries(options):
            # Of ten pages that show some years of one source each, none asks who somebody is.
            publications = [catalogue.recognise(publication, exported=True) for publication in publications]
        keys = {id(publication): key for publication, key in zip(publications, catalogue.publications, strict=True)}
        chosen = _choose(publications, options)
        groups = []
        if options.group_by and options.group_by.levels:
            groups = options.group_by.apply(chosen, options.sort.year_direction if options.sort else 'descending')
        node = publication_list(classes=list(options.classes))
        node['document'], node['sources'] = self.env.docname, sources
        node['style'] = options.style or self.config.pubs_style
        note_style(node['style'], self.env)
        node['show'], node['links'] = options.show, options.links
        node['authors'] = self.config.pubs_authors_limit if options.authors is None else options.authors
        node['layout'] = options.layout
        node['tools'], node['together'] = tools_for(options, self.config, len(chosen)), ''
        node['by_names'] = _is_by_names(options) and not node['tools'].find
        node['groups'] = []
        node['counts'], node['jump_list'], node['numbering'] = options.counts, options.jump_list, options.numbering
        identifiers = self._names()
        ordered = self._flatten(groups, node['groups'], options.name) if groups else chosen
        node['chart'] = _chart(ordered, node['groups'], options) if options.chart else None
        node['files'], unfound = copied_files(ordered, self.env)
        report(unfound, self.env)
        node['thumbnails'] = {}
        if options.show and 'thumbnail' in options.show:
            shown = ((keys[id(publication)], publication) for publication in ordered)
            node['thumbnails'], unfit = thumbnails(shown, self.env)
            report(unfit, self.env)
        known = anchors(keys[id(publication)] for publication in ordered)
        node['entries'] = [
            Entry(keys[id(publication)], identifiers.give(known[keys[id(publication)]])) for publication in ordered
        ]
        node['downloads'] = asked_files(self, options, groups_of(groups), known)
        node['searchable'] = not (sources and hides_from_search(catalogue.readings[0].front_matter))
        self.set_source_info(node)
        if options.name:
            self.options['name'] = options.name
            self.add_name(node)
        self._note(node, ordered)
        entries = ((entry.anchor, told) for entry, told in zip(node['entries'], ordered, strict=True))
        note_people(self.env, catalogue.registries.people, entries)
        node['sections'] = may_have_sections(self, node['groups'])
        if not node['sections']:
            for group in node['groups']:
                self.state.document.ids.setdefault(group.identifier, node)
            return [node]
        return [node, *sections_of(node, self)]

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

    def _note(self, node: publication_list, ordered: Sequence[Publication]) -> None:
        domain = domain_of(self.env)
        entries = zip(node['entries'], ordered, strict=True)
        if node['searchable'] and len(ordered) <= MOST_DESCRIBED:
            from sphinxcontrib_pubs.format.citation import summary

            listed = [
                Place(entry.key, entry.anchor, told.title_text, 1, summary(told), mark_of(told))
                for entry, told in entries
            ]
        else:
            priority = 1 if node['searchable'] else -1
            listed = [
                Place(entry.key, entry.anchor, told.title_text, priority, mark=mark_of(told)) for entry, told in entries
            ]
        # Whoever cites a work by the key of another source means the same entry, which the search finds once.
        known = {place.key for place in listed}
        others = [
            place._replace(key=account.publication.key, priority=-1, summary='')
            for place, publication in zip(listed, ordered, strict=True)
            for account in publication.accounts
            if account.publication.key not in known
        ]
        domain.note_places(self.env.docname, [*listed, *others])
        wanted = self.config.pubs_paper_pages
        if wanted != 'none':
            domain.note_papers(
                self.env.docname,
                (
                    (entry.key, entry.anchor, has_own_pdf(told, node['files']))
                    for entry, told in zip(node['entries'], ordered, strict=True)
                    if told.title and (told.abstract or wanted == 'all')
                ),
            )
        if node['downloads'] is not None:
            domain.note_files(self.env.docname, file_names(node['downloads']))
        if any(map(_shows_math, ordered)):
            domain.note_mathematics(self.env.docname)


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
        return self.build(sources, options)

    def _people(self) -> PeopleRegistry:
        return registries_of(self.config, Path(self.env.srcdir)).people

    def _find_style(self, value: str) -> str:
        """The name of a style; a path as in ``include``."""
        folder = Path(self.env.doc2path(self.env.docname)).parent
        name = usable_style(value, folder, Path(self.env.srcdir), self.config.language)
        if name.endswith('.csl') and not may_be_read(Path(name), self.env):
            raise OptionError(f'the style {value!r} lies outside of the source directory', hint=OUTSIDE_HINT)
        return name

    def _files(self, options: ListOptions) -> tuple[Source, ...]:
        sources: list[Source] = []
        for written in ' '.join(self.arguments).split():
            for path in locate(written, self.env):
                if not may_be_read(path, self.env):
                    message = f'the source {written!r} lies outside of the source directory'
                    report([self._problem('source-outside', message, hint=OUTSIDE_HINT)], self.env)
                    continue
                source = Source(name_of(path, self.env), options.format)
                self.env.note_dependency(str(path))
                if source in sources:
                    message = f'the source {written!r} is named twice; it is read once'
                    report([self._problem('source-repeated', message, hint='name it once')], self.env)
                else:
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
            for key in _BANNER_KEYS:
                if value := _from_source_folder(front_matter.get(key), sources[0].name):
                    metadata.setdefault(key, value if isinstance(value, str) else json.dumps(value, default=str))

    def _option_problem(self, problem: OptionProblem) -> Problem:
        line, column = self._place_of_option(problem.option, problem.column)
        return self._problem(problem.code, problem.message, hint=problem.hint, line=line, column=column)

    def _place_of_option(self, name: str, column: int) -> tuple[int, int]:
        """Where an option (column 0), or a column of its value, stands in the document.

        By the lines of the file, since parsers differ in what of the directive they hand over.
        """
        option = re.compile(rf'(\s*:?){re.escape(name)}\s*:\s*')
        linecache.checkcache(self._path)
        for line in range(self.lineno, self.lineno + 2 * len(OPTIONS)):
            if match := option.match(linecache.getline(self._path, line)):
                return line, match.end() + column if column else match.end(1) + 1
        return self.lineno, 1

    @property
    def _path(self) -> str:
        """The file that the directive stands in, which an ``include`` makes another than the document's."""
        return self.get_source_info()[0] or str(self.env.doc2path(self.env.docname))

    def _problem(self, code: str, message: str, *, hint: str = '', line: int = 0, column: int = 1) -> Problem:
        span = SourceSpan(file=name_of(Path(self._path), self.env), line=line or self.lineno, column=column)
        return Problem(code=code, message=message, severity=Severity.WARNING, span=span, hint=hint)


class PageListDirective(_ListDirective):
    """Stands where a page of ``pubs_pages`` has a list written by hand; its argument is the lines of the list."""

    def run(self) -> list[nodes.Node]:
        try:
            first, last = (int(argument) for argument in self.arguments)
        except ValueError:
            raise self.error('this directive stands for a list that was written by hand; use "publications"') from None
        path = self.env.doc2path(self.env.docname)
        source = Source(name_of(Path(path), self.env), format_of_document(self.env), lines=(first, last))
        built = self.build((source, *lock_beside(self.env)), ListOptions())
        lists_of_page(self.env).append(built[0])
        return built


def _asks_registries(options: ListOptions) -> bool:
    """Whether what is shown, or under which heading, depends on who somebody is or on what is known of a venue."""
    from sphinxcontrib_pubs.library.fields import RECOGNISED

    asked = options.filter.fields if options.filter else frozenset()
    return not RECOGNISED.isdisjoint(asked.union(options.group_by.levels if options.group_by else ()))


def _is_by_names(options: ListOptions) -> bool:
    """Whether an entry is read with the one above it: only then may a style leave out the names that both have."""
    return options.layout == 'list' and options.sort is not None and options.sort.by_names


def _choose(publications: list[Publication], options: ListOptions) -> list[Publication]:
    chosen = [
        publication
        for publication in publications
        if (options.filter is None or options.filter.matches(publication))
        and (not options.people or any(each.person_id in options.people for each in publication.contributors))
        and (publication.selected or options.selected != 'only')
    ]
    if options.sort:
        chosen = options.sort.apply(chosen)
    if options.selected == 'first':
        chosen.sort(key=lambda publication: not publication.selected)
    return chosen[: options.limit]


def _chart(publications: Sequence[Publication], groups: Sequence[Group], options: ListOptions) -> YearChart:
    from sphinxcontrib_pubs.format.chart import counts_by_year

    targets: dict[int, str] = {}
    if options.group_by is not None and options.group_by.levels[:1] == ('year',):
        # Works without a year stand under words.
        targets = {int(group.title): group.identifier for group in groups if not group.depth and _is_year(group)}
    return YearChart(counts_by_year(publications), targets)


def _is_year(group: Group) -> bool:
    return group.title.lstrip('-').isdecimal()


def _shows_math(publication: Publication) -> bool:
    """Whether an entry has a formula; the sign of one is looked for first, since hardly any entry has it."""
    if publication.accounts:
        return any(_shows_math(account.publication) for account in publication.accounts)
    raw = publication.raw
    may = '$' in raw or '\\(' in raw or 'math' in raw
    if not may:
        return False
    # An entry of a structured source is shown by its fields alone.
    shown = publication.as_written or (*publication.title, *publication.note, *publication.rest)
    return any(span.kind == 'math' for span in spans((*shown, *publication.abstract)))
