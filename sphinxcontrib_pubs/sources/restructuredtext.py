"""reStructuredText pages: what docutils finds becomes the page's blocks, entries are left to the reference reader."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TypeAlias

import docutils
from docutils import nodes

from sphinxcontrib_pubs.sources.candidates import LONGEST_ENTRY, UNFRAMED, Candidate
from sphinxcontrib_pubs.sources.entries import read_entries
from sphinxcontrib_pubs.sources.fences import with_fences
from sphinxcontrib_pubs.sources.front_matter import read_front_matter
from sphinxcontrib_pubs.sources.html_blocks import HtmlReader
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.lines import headed
from sphinxcontrib_pubs.sources.passage import Passage, Run, join
from sphinxcontrib_pubs.sources.restructuredtext_blocks import fences_of, paragraphs_of, parse_blocks, records_of
from sphinxcontrib_pubs.sources.restructuredtext_depth import shallow, told_as_too_deep
from sphinxcontrib_pubs.sources.restructuredtext_inline import read_inline
from sphinxcontrib_pubs.sources.restructuredtext_names import read_names
from sphinxcontrib_pubs.sources.tables import ROW_LEVEL, labelled, read_row, row_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.model import Reading
    from sphinxcontrib_pubs.sources.page import Page

#: A text with the line indices of its first and its last line.
Text: TypeAlias = tuple[Passage, int, int]

_LISTS = (nodes.bullet_list, nodes.enumerated_list)
#: ``RoeIto16a``: what a work is cited by that its page names by its authors and its year.
_CITATION_KEY = late_pattern(r"[A-Z][A-Za-z+&_.'’-]{1,40}(?:1[89]|20)?\d\d[a-z]?")
#: A rubric stands below all headings, what is in a directive below all headings around it.
_RUBRIC_LEVEL, _CONTAINER_LEVEL = 40, 100
#: Before 0.21 docutils gives a term the line before the last of its definition.
_TERMS_NAME_LAST_LINE = docutils.__version_info__ < (0, 21)


def read_restructuredtext(page: Page) -> Reading:
    """Reads the publications of a reStructuredText page; a field list at its head is its front matter."""
    front = read_front_matter(page)
    lines = [''] * front.lines + page.lines[front.lines :]
    longest = LONGEST_ENTRY + 1000  # what is longer is shown as written, so its structure need not be known
    lines = [line if len(line) <= longest else line[:longest] for line in lines]
    problems = front.problems
    try:
        document = parse_blocks(lines)
    except RecursionError:
        problems = (*problems, told_as_too_deep(page.span(0)))
        document = parse_blocks(list(shallow(lines)))
    collector = _Collector(page, document)
    collector.walk(document)
    reading = read_entries(page, collector.blocks, front.values or _docinfo(document), problems, apart=True)
    return with_fences(page, reading, [*fences_of(document), *collector.html.fences])


def _docinfo(document: nodes.document) -> dict[str, object]:
    """The field list that a document begins with, as Sphinx reads its metadata."""
    first = next((child for child in document.children if not isinstance(child, nodes.comment)), None)
    if not isinstance(first, nodes.field_list):
        return {}
    return {
        field.children[0].astext(): field.children[1].astext() for field in first.children if len(field.children) == 2
    }


class _Collector:
    """Walks the tree once and gathers candidates in source order."""

    def __init__(self, page: Page, document: nodes.document) -> None:
        self.page = page
        self.blocks: list[Candidate] = []
        self.groups = 0
        self.names = read_names(document, page.lines)
        self.html = HtmlReader(page)

    def walk(self, parent: nodes.Element, level: int = 0) -> None:
        """Gathers the blocks below a node; ``level`` is that of the section or the container it is."""
        self.groups += 1
        for node in parent.children:
            if isinstance(node, nodes.section):
                title = node.next_node(nodes.title)
                if title is not None:
                    self._add('heading', [title], level + 1)
                    self._take_overline(self.blocks[-1])
                self.walk(node, level + 1)
                self.groups += 1
            elif isinstance(node, nodes.bullet_list | nodes.enumerated_list):
                self.blocks += self._list(node, level)
            elif isinstance(node, nodes.paragraph | nodes.line_block):
                self._add('paragraph', [node], level)
            elif isinstance(node, nodes.rubric):
                self._add('heading', [node], level + _RUBRIC_LEVEL)
            elif isinstance(node, nodes.transition):
                self._mark('break', level)
            elif isinstance(node, nodes.definition_list):
                self._definitions(node, level)
            elif isinstance(node, nodes.field_list):
                for fields in records_of(node):
                    if texts := self._fields(fields):
                        self.blocks.append(self._make('item', texts, self.groups, level))
            elif isinstance(node, nodes.citation | nodes.footnote):
                kind = 'item' if isinstance(node, nodes.citation) else 'paragraph'  # few footnotes are references
                if texts := [text for child in node.children for text in self._texts(child)]:
                    self.blocks.append(self._make(kind, texts, self.groups, level))
                    self.blocks[-1].frame = UNFRAMED  # references elsewhere lead to it
                    label = ''.join(each.astext() for each in node.children[:1])
                    self.blocks[-1].passage.counter = f'[{label}]'
                    self.blocks[-1].cited = _CITATION_KEY.fullmatch(label) is not None
            elif isinstance(node, nodes.table):
                self._table(node, level)
            elif isinstance(node, nodes.container):
                self._container(node, level)
            elif isinstance(node, nodes.literal_block):
                for paragraph in paragraphs_of(node):
                    self._add('paragraph', [paragraph], level)
                    self.blocks[-1].frame = UNFRAMED  # it is there to be copied, or a double colon announces it
            elif isinstance(node, nodes.block_quote):
                for quoted in node.children:
                    if isinstance(quoted, nodes.paragraph | nodes.line_block):
                        self._add('quote', [quoted], level)
                    elif isinstance(quoted, nodes.bullet_list | nodes.enumerated_list):
                        self.blocks += self._list(quoted, level)
                    elif isinstance(quoted, nodes.definition_list):
                        self._definitions(quoted, level)

    def _take_overline(self, heading: Candidate) -> None:
        above = self.page.lines[heading.first - 1].strip() if heading.first else ''
        if len(above) > 1 and not above[0].isalnum() and above == above[0] * len(above):
            heading.first -= 1

    def _container(self, node: nodes.Element, level: int) -> None:
        """What stands in a directive that only arranges it, below the title that the directive may give."""
        inner = (level // _CONTAINER_LEVEL + 1) * _CONTAINER_LEVEL
        title = next((child for child in node.children if isinstance(child, nodes.title)), None)
        if title is not None:
            self._add('heading', [title], inner)
            self.blocks[-1].frame = UNFRAMED  # the directive's other lines would be left
        kind = ''.join(node['classes'])
        if kind == 'html':
            self.blocks += self._raw_html(node, inner)
        elif kind == 'csv-table':
            self._csv_table(node, inner)
        elif kind == 'list-table':
            self._list_table(node, inner)
        else:
            self.walk(node, inner)
        self._mark('close', inner)

    def _list(self, node: nodes.Element, level: int, nested: bool = False) -> list[Candidate]:
        self.groups += 1
        group = self.groups
        found: list[Candidate] = []
        for item in node.children:
            if not isinstance(item, nodes.list_item):
                continue
            texts = [text for child in item.children for text in self._item_texts(child, level)]
            below = [
                candidate
                for child in item.children
                for inner in _lists_in(child)
                for candidate in self._list(inner, level, bool(texts) or nested)
            ]
            if not texts:
                found += below
                continue
            candidate = self._make('item', texts, group, level)
            if isinstance(item.children[0], nodes.container):
                # A directive stands beside the marker, and its content below.
                candidate.first = min(candidate.first, item.children[0]['opens'])
            candidate.children = below
            candidate.nested = nested
            parts = [self._make('paragraph', [text], group, level) for text in texts[1:]]
            found.append(headed(candidate, texts[0][0], parts) if parts else candidate)
        self.groups += 1
        return found

    def _item_texts(self, node: nodes.Node, level: int) -> list[Text]:
        """The texts of a part of an item, which may be HTML in its directive."""
        if isinstance(node, nodes.container) and node['classes'] == ['html']:
            return [(block.passage, block.first, block.last) for block in self._raw_html(node, level, inside=True)]
        return self._texts(node)

    def _texts(self, node: nodes.Node) -> list[Text]:
        """The texts of a node in their order, those of nested lists and of directives apart."""
        if isinstance(node, nodes.field_list):
            return self._fields(node.children)
        if isinstance(node, nodes.paragraph | nodes.term | nodes.line | nodes.title | nodes.rubric):
            return [(self._passage(node), *self._lines(node))]
        if isinstance(node, (*_LISTS, nodes.container, nodes.table, nodes.comment, nodes.system_message)):
            return []
        return [text for child in node.children for text in self._texts(child)]

    def _definitions(self, node: nodes.Element, level: int) -> None:
        """A term with its definition is one stretch, for titles are often printed as terms; or it heads a list."""
        self.groups += 1
        group = self.groups
        for item in node.children:
            terms = [text for child in item.children if isinstance(child, nodes.term) for text in self._texts(child)]
            parts = [part for child in item.children if isinstance(child, nodes.definition) for part in child.children]
            if not terms or not parts:
                continue
            candidate = self._make('term', terms, group, level)
            for part in parts:
                if isinstance(part, _LISTS):
                    candidate.children += self._list(part, level, True)
                elif texts := self._texts(part):
                    candidate.children.append(self._make('paragraph', texts, group, level))
                    candidate.children[-1].nested = True
            self.blocks.append(candidate)
        self.groups += 1

    def _fields(self, fields: Sequence[nodes.Node]) -> list[Text]:
        """The fields of a list as ``name: value``, which is how a labelled reference is read."""
        texts: list[Text] = []
        for field in fields:
            name, *rest = field.children
            values = [text for each in rest for text in self._texts(each)]
            if not values:
                continue
            label = name.astext()
            first, last = values[0][1], values[-1][2]
            line = (field.line or first + 1) - 1
            line = line if line < len(self.page.lines) and label in self.page.lines[line] else first
            source = self.page.line_start(line) + max(0, self.page.lines[line].find(label))
            value = join([passage for passage, *_ in values])
            texts.append((labelled(Passage([Run(0, label, source, 0, '')]), value), min(line, first), last))
        return texts

    def _table(self, node: nodes.Element, level: int) -> None:
        frame = self._frame(node)
        rows: list[list[Passage]] = []
        headings = 0
        for part in node.findall(lambda each: isinstance(each, nodes.thead | nodes.tbody)):
            headings += len(part.children) if isinstance(part, nodes.thead) else 0
            rows += [[self._cell(entry) for entry in row.children] for row in part.children]
        self._rows(rows[:headings], rows[headings:], level, frame)

    def _list_table(self, node: nodes.Element, level: int) -> None:
        rows = [
            [self._cell(cell) for inner in row.children for cell in inner.children]
            for outer in node.children
            if isinstance(outer, nodes.bullet_list)
            for row in outer.children
        ]
        headings = _count(node)
        self._rows(rows[:headings], rows[headings:], level, UNFRAMED)  # the directive takes nothing but a list

    def _csv_table(self, node: nodes.Element, level: int) -> None:
        """Cells between commas; a cell of several lines is placed by its first."""
        first, text = node.line or 0, self.page.text
        header = next(csv.reader([node.get('header', '')], skipinitialspace=True), [])
        headings = [[Passage([Run(0, name, self._offset(first - 1), 0, '')]) for name in header]] if header else []
        rows: list[list[Passage]] = []
        reader = csv.reader(node.astext().splitlines(), skipinitialspace=True)
        start = self._offset(first)
        try:
            for row in reader:
                end = self._offset(first + reader.line_num)
                cells = []
                for cell in row:
                    found = text.find(cell, start, end)
                    start = found if found >= 0 else start
                    cells.append(read_inline(cell, [(0, start)], self.names))
                rows.append(cells)
                start = end
        except csv.Error:
            return
        named = _count(node)
        self._rows(headings + rows[:named], rows[named:], level, UNFRAMED)

    def _raw_html(self, node: nodes.Element, level: int, *, inside: bool = False) -> list[Candidate]:
        """HTML that stands in a directive, which no other directive can take the place of."""
        content = node.astext()
        origins, position = [], 0
        for index, text in enumerate(content.split('\n'), node.line or 0):
            line = self.page.lines[min(index, len(self.page.lines) - 1)]
            origins.append((position, self._offset(index) + max(0, len(line.rstrip()) - len(text.rstrip()))))
            position += len(text) + 1
        blocks = self.html.read(content, origins, {}, level=level, inside=inside)
        for block in blocks:
            block.frame = UNFRAMED
        return list(blocks)

    def _offset(self, line: int) -> int:
        return self.page.line_start(max(0, min(line, len(self.page.lines) - 1)))

    def _cell(self, node: nodes.Node) -> Passage:
        texts = self._texts(node)
        return texts[0][0] if len(texts) == 1 else join([passage for passage, *_ in texts])

    def _rows(
        self, headings: list[list[Passage]], rows: list[list[Passage]], level: int, frame: tuple[int, int] | None
    ) -> None:
        self.groups += 1
        for cells in rows:
            passage = read_row(cells, headings[0] if headings else ())
            if passage is not None:
                places = [self.page.place(run.source)[0] - self.page.first_line for cell in cells for run in cell.runs]
                kind = row_kind(passage, cells)
                candidate = Candidate(passage, min(places), max(places), kind, self.groups, level=level, frame=frame)
                candidate.level += ROW_LEVEL if kind == 'heading' else 0
                self.blocks.append(candidate)
        self.groups += 1

    def _frame(self, node: nodes.Element) -> tuple[int, int] | None:
        """The lines of a table with its rules, which stand above and below all text in it."""
        lines = [line for _, first, last in self._texts_within(node) for line in (first, last)]
        if not lines:
            return None
        first, last = min(lines), max(lines)
        while first > 0 and self.page.lines[first - 1].strip():
            first -= 1
        while last + 1 < len(self.page.lines) and self.page.lines[last + 1].strip():
            last += 1
        return first, last

    def _texts_within(self, node: nodes.Element) -> list[Text]:
        paragraphs = node.findall(nodes.paragraph)
        return [
            (Passage([]), *self._lines(text))
            for text in paragraphs
            if not isinstance(text.parent, nodes.system_message)  # which has no line of the page
        ]

    def _add(self, kind: str, parts: list[nodes.Element], level: int) -> None:
        texts = [text for part in parts for text in self._texts(part)]
        if texts:
            self.blocks.append(self._make(kind, texts, self.groups, level))

    def _mark(self, kind: str, level: int) -> None:
        self.blocks.append(Candidate(Passage([]), 0, 0, kind, self.groups, level=level))

    def _make(self, kind: str, texts: list[Text], group: int, level: int) -> Candidate:
        passages = [passage for passage, *_ in texts]
        first, last = texts[0][1], max(last for *_, last in texts)
        too_long = sum(len(passage.text) for passage in passages) >= LONGEST_ENTRY
        if too_long:
            text = '\n'.join(self.page.lines[first : last + 1])
            passage = Passage([Run(0, text, self.page.line_start(first), 0, '')])
        else:
            passage = passages[0] if len(passages) == 1 else join(passages)
        # Without its references an anonymous target leads nowhere, which docutils takes for an error.
        anonymous = self.names.has_anonymous and any('__' in line for line in self.page.lines[first : last + 1])
        frame = UNFRAMED if anonymous else None
        return Candidate(passage, first, last, kind, group, too_long=too_long, level=level, frame=frame)

    def _lines(self, node: nodes.Element) -> tuple[int, int]:
        """The first and last line index of a text block: docutils names the first or the last line by kind."""
        content = node.rawsource or node.astext()
        count = content.count('\n')
        line = (node.line or 1) - 1
        if isinstance(node, nodes.term) and _TERMS_NAME_LAST_LINE:
            line = max(0, line + 1 - node.parent.rawsource.count('\n'))
        wanted = content.split('\n', 1)[0].strip()[:40]
        for first in (line, line - count, line - 1, line - count - 1, line + 1, line - 2):
            if 0 <= first < len(self.page.lines) and wanted in self.page.lines[first]:
                return first, min(first + count, len(self.page.lines) - 1)
        return max(0, min(line, len(self.page.lines) - 1)), max(0, min(line + count, len(self.page.lines) - 1))

    def _passage(self, node: nodes.Element) -> Passage:
        page, content = self.page, (node.rawsource or node.astext()).rstrip()
        first, _ = self._lines(node)
        origins, position = [], 0
        for index, text in enumerate(content.split('\n'), first):
            line = page.lines[min(index, len(page.lines) - 1)]
            column = line.find(text.strip()) if text.strip() else 0
            indent = len(text) - len(text.lstrip())
            origins.append((position, page.line_start(min(index, len(page.lines) - 1)) + max(0, column - indent)))
            position += len(text) + 1
        if len(content) >= LONGEST_ENTRY:
            return Passage([Run(0, content, origins[0][1], 0, '')])
        return read_inline(content, origins, self.names)


def _lists_in(node: nodes.Node) -> list[nodes.Element]:
    """A list, or those that a part of an item holds: one that is indented too far is quoted, or a definition."""
    if isinstance(node, _LISTS):
        return [node]
    if isinstance(node, nodes.block_quote | nodes.definition_list | nodes.definition_list_item | nodes.definition):
        return [inner for child in node.children for inner in _lists_in(child)]
    return []


def _count(node: nodes.Element) -> int:
    """How many rows of a table are headings."""
    value = str(node.get('header-rows', ''))
    return int(value) if value.isdecimal() and len(value) < 3 else 0
