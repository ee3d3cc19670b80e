"""Markdown pages: blocks by markdown-it-py, whose tokens know their lines; entries are left to the reference reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sphinxcontrib_pubs.sources.candidates import LONGEST_ENTRY, UNFRAMED, Candidate
from sphinxcontrib_pubs.sources.entries import read_entries
from sphinxcontrib_pubs.sources.fences import Fence, holds_bibtex, is_for_entries, with_fences
from sphinxcontrib_pubs.sources.front_matter import read_front_matter
from sphinxcontrib_pubs.sources.html_blocks import HtmlReader
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.lines import YEAR_LINE, headed
from sphinxcontrib_pubs.sources.markdown_inline import read_inline
from sphinxcontrib_pubs.sources.markdown_lines import is_definition, parsed_lines, split_definitions
from sphinxcontrib_pubs.sources.markdown_parser import markdown_parser
from sphinxcontrib_pubs.sources.passage import Passage, Run, join
from sphinxcontrib_pubs.sources.plain_blocks import Block, read_plain_blocks
from sphinxcontrib_pubs.sources.plain_inline import read_plain_inline
from sphinxcontrib_pubs.sources.tables import ROW_LEVEL, read_row, row_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from markdown_it.token import Token

    from sphinxcontrib_pubs.model import Reading
    from sphinxcontrib_pubs.sources.page import Page

    _Block: TypeAlias = Token | Block

#: MyST directives that only arrange their content.
_CONTAINERS = late_pattern(
    r'\{(?:tab-set|tab-item|grid|grid-item|grid-item-card|card|card-carousel|dropdown|toggle|details|admonition|note|tip|hint|'
    r'important|seealso|container|div|hlist|epigraph|topic|sidebar|panels)\}'
)
_TITLED = frozenset(
    ('tab-item', 'grid-item-card', 'card', 'dropdown', 'toggle', 'details', 'admonition', 'topic', 'sidebar')
)
#: What divides a card's header and footer from its body.
_CARD_RULE = late_pattern(r'[ \t]*(?:\^{3,}|\+{3,})[ \t]*')
_OPTION = late_pattern(r'\s*:[\w-]{1,40}:(?:\s|$)')
_DEEPEST_FENCE = 8
_YEAR_NUMBER = late_pattern(r'(?:19|20)\d\d')
#: What is in a container stands below all headings around it.
_CONTAINER_LEVEL = 100


def read_markdown(page: Page) -> Reading:
    """Reads the publications of a Markdown page with its front matter."""
    front = read_front_matter(page)
    collector = _Collector(page)
    collector.collect(page.lines[front.lines :], front.lines)
    return with_fences(
        page,
        read_entries(page, collector.blocks, front.values, front.problems),
        [*collector.fences, *collector.html.fences],
    )


class _Item:
    """A list item while it is open: its paragraphs so far."""

    __slots__ = ('children', 'first', 'group', 'last', 'number', 'parts')

    def __init__(self, first: int, group: int, number: str) -> None:
        self.first = self.last = first
        self.group = group
        self.number = number  # as printed, '' in a list without
        self.parts: list[Passage] = []
        self.children: list[Candidate] = []


class _Table:
    """A table while it is open: its headings and the cells of the row so far."""

    __slots__ = ('cells', 'first', 'header', 'last')

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        self.header: list[Passage] = []
        self.cells: list[Passage] = []


class _Collector:
    """Walks block tokens once and gathers the page's blocks in source order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.blocks: list[Candidate] = []
        self.fences: list[Fence] = []  # those of BibTeX
        self.groups = 0
        self.offset = 0
        self.depth = 0
        self.references: Mapping[str, str] = {}
        self.html = HtmlReader(page)

    def collect(self, lines: Sequence[str], offset: int) -> None:
        """Reads lines of which the first is the page's line ``offset`` (0-based)."""
        lines = parsed_lines(lines)
        outer, self.offset = self.offset, offset
        self._walk(read_plain_blocks(lines) or self._parsed('\n'.join(lines)))
        self.offset = outer

    def _parsed(self, text: str) -> Iterable[_Block]:
        environment: dict[str, dict[str, dict[str, str]]] = {}
        tokens = markdown_parser(text).parse(text, environment)
        self.references = {
            **self.references,
            **{label: found['href'] for label, found in environment.get('references', {}).items()},
        }
        return tokens

    @property
    def _level(self) -> int:
        return self.depth * _CONTAINER_LEVEL

    def _walk(self, tokens: Iterable[_Block]) -> None:
        items: list[_Item] = []
        lists: list[int] = []
        tables: list[_Table] = []
        quotes, heading = 0, ''
        for token in tokens:
            kind = token.type
            if kind == 'inline':
                if tables:
                    self._cell(tables[-1], token)
                elif items:
                    self._part(items[-1], token)
                elif heading:
                    self._head(int(heading[1:]), token)
                else:
                    self._paragraph('quote' if quotes else 'paragraph', token)
                heading = ''
            elif kind == 'list_item_open':
                assert token.map is not None
                items.append(_Item(token.map[0], lists[-1], token.info))
            elif kind == 'list_item_close':
                self._close(items)
            elif kind in ('bullet_list_open', 'ordered_list_open'):
                self.groups += 1
                lists.append(self.groups)
            elif kind in ('bullet_list_close', 'ordered_list_close'):
                lists.pop()
                if not lists:
                    self.groups += 1
            elif kind == 'heading_open':
                heading = token.tag
            elif kind == 'blockquote_open':
                quotes += 1
            elif kind == 'blockquote_close':
                quotes -= 1
            elif kind == 'fence':
                self._fence(token)
            elif kind == 'code_block':
                if self.html.open and token.content.lstrip().startswith('<'):
                    self._html(token, items)  # the elements around it were closed by an empty line, and it is indented
                else:
                    self._code(token)
            elif kind == 'html_block':
                self._html(token, items)
            elif kind == 'hr' and not items and token.map:
                line = token.map[0] + self.offset
                self.blocks.append(Candidate(Passage([]), line, line, 'break', self.groups, level=self._level))
            elif kind == 'table_open' and token.map:
                self.groups += 1
                tables.append(_Table(token.map[0] + self.offset, token.map[1] - 1 + self.offset))
            elif kind == 'table_close':
                tables.pop()
                self.groups += 1
            elif kind == 'tr_close':
                self._row(tables[-1], items)
            elif kind == 'thead_close':
                tables[-1].header, tables[-1].cells = tables[-1].cells, []
                if any(YEAR_LINE.fullmatch(cell.text) for cell in tables[-1].header):
                    self._add_row(tables[-1], tables[-1].header, [], items)

    def _head(self, level: int, token: _Block) -> None:
        assert token.map is not None
        first = token.map[0] + self.offset
        line = self.page.lines[first]
        if line.startswith('==='):  # a tab's title
            start = self.page.line_start(first) + max(0, line.find(token.content))
            passage = read_inline(token.content, ((0, start),), self.references)
        else:
            passage = self._passage(token.content, first)
        last = token.map[1] - 1 + self.offset
        self.groups += 1
        self.blocks.append(Candidate(passage, first, last, 'heading', self.groups, level=level + self._level))

    def _close(self, items: list[_Item]) -> None:
        item = items.pop()
        around = items[-1].children if items else self.blocks
        if not item.parts:
            around += item.children
            return
        too_long = sum(len(part.text) for part in item.parts) > LONGEST_ENTRY
        passage = item.parts[0] if len(item.parts) == 1 else join(item.parts)
        candidate = Candidate(passage, item.first + self.offset, item.last, 'item', item.group, too_long=too_long)
        candidate.level = self._level
        candidate.children = item.children
        candidate.nested = bool(items)
        around.append(headed(candidate, item.parts[0], self._paragraphs(item)) if len(item.parts) > 1 else candidate)

    def _paragraphs(self, item: _Item) -> list[Candidate]:
        """The paragraphs of an item behind its first one."""
        parts = []
        for passage in item.parts[1:]:
            first, last = (
                self.page.place(passage.source(at))[0] - self.page.first_line for at in (0, len(passage.text))
            )
            parts.append(Candidate(passage, first, last, 'paragraph', item.group, level=self._level))
        return parts

    def _part(self, item: _Item, token: _Block) -> None:
        assert token.map is not None
        content, line = token.content, token.map[0] + self.offset
        if item.number and not item.parts and _YEAR_NUMBER.fullmatch(item.number):
            content = _with_number(self.page.lines[line], item.number, content)
        item.parts.append(self._passage(content, line, plain=len(content) > LONGEST_ENTRY))
        item.last = token.map[1] - 1 + self.offset

    def _paragraph(self, kind: str, token: _Block) -> None:
        assert token.map is not None
        first, last = token.map[0] + self.offset, token.map[1] - 1 + self.offset
        too_long = len(token.content) > LONGEST_ENTRY
        passage = self._passage(token.content, first, plain=too_long)
        block = Candidate(passage, first, last, kind, self.groups, too_long=too_long, level=self._level)
        if not too_long and (token.content.startswith(':') or '\n:' in token.content):
            parts = split_definitions(self.page, block)
            before = self.blocks[-1] if self.blocks else None
            if before is not None and before.kind in ('paragraph', 'term') and is_definition(token.content):
                before.kind = 'term'
                parts[0].nested, parts[0].kind = True, 'item'
                before.children.append(parts.pop(0))
            self.blocks += parts
        else:
            self.blocks.append(block)

    def _cell(self, table: _Table, token: _Block) -> None:
        assert token.map is not None
        line = token.map[0] + self.offset
        # The cells of a row share its line, in their order.
        start = self.page.line_start(line)
        if table.cells and table.cells[-1].runs:
            start = max(start, table.cells[-1].source(len(table.cells[-1].text)))
        found = self.page.text.find(token.content, start, self.page.line_start(line + 1))
        source = found if found >= 0 else start
        table.cells.append(read_inline(token.content, ((0, source),), self.references))

    def _row(self, table: _Table, items: list[_Item]) -> None:
        if not table.header:
            return  # the row of headings itself, which ``thead_close`` takes
        self._add_row(table, table.cells, table.header, items)
        table.cells = []

    def _add_row(self, table: _Table, cells: list[Passage], header: list[Passage], items: list[_Item]) -> None:
        passage = read_row(cells, header)
        if passage is None:
            return
        line = self.page.place(passage.source(len(passage.text)))[0] - self.page.first_line
        kind = row_kind(passage, cells)
        level = self._level + (ROW_LEVEL if kind == 'heading' else 0)
        row = Candidate(passage, line, line, kind, self.groups, level=level, frame=(table.first, table.last))
        (items[-1].children if items else self.blocks).append(row)

    def _passage(self, content: str, line: int, *, plain: bool = False) -> Passage:
        page = self.page
        if '\n' not in content:
            source = page.line_start(line) + _column(page.lines[line], content)
            if plain:
                return Passage([Run(0, content, source, 0, '')])
            return read_plain_inline(content, source) or read_inline(content, ((0, source),), self.references)
        origins = self._origins(content, line)
        if plain:
            return Passage([Run(0, content, origins[0][1], 0, '')])
        return read_inline(content, origins, self.references)

    def _origins(self, content: str, line: int) -> list[tuple[int, int]]:
        """Where each line of a block's content starts, in it and in the page."""
        origins, position = [], 0
        for index, text in enumerate(content.split('\n'), line):
            origins.append((position, self.page.line_start(index) + _column(self.page.lines[index], text)))
            position += len(text) + 1
        return origins

    def _code(self, token: _Block) -> None:
        """An indented block of code, which has no language."""
        assert token.map is not None
        if holds_bibtex('', token.content):
            first, content = token.map[0] + self.offset, token.content.rstrip('\n')
            self.fences.append(Fence(first, first + content.count('\n'), first, content))

    def _fence(self, token: _Block) -> None:
        assert token.map is not None
        if holds_bibtex(token.info, token.content):
            first = token.map[0] + self.offset
            last, content = token.map[1] - 1 + self.offset, token.content.rstrip('\n')
            self.fences.append(Fence(first, last, first + 1, content, is_for_entries(token.info)))
        elif not token.info.strip():
            self._unnamed_fence(token)
        if not _CONTAINERS.match(token.info.strip()) or self.depth >= _DEEPEST_FENCE:
            return
        kind, _, name = token.info.strip().partition('}')
        name = name.strip() if kind[1:] in _TITLED else ''
        line = token.map[0] + self.offset
        self.depth += 1
        self.groups += 1
        if name:
            source = self.page.text.find(name, self.page.line_start(line))
            passage = read_inline(name, ((0, max(0, source)),), self.references)
            heading = Candidate(passage, line, line, 'heading', self.groups, level=self._level, frame=UNFRAMED)
            self.blocks.append(heading)
        lines = token.content.split('\n')
        options = next((index for index, text in enumerate(lines) if not _OPTION.match(text)), len(lines))
        lines = [''] * options + ['' if _CARD_RULE.fullmatch(text) else text for text in lines[options:]]
        self.collect(lines, line + 1)
        self.blocks.append(Candidate(Passage([]), line, line, 'close', self.groups, level=self._level))
        self.depth -= 1
        self.groups += 1

    def _unnamed_fence(self, token: _Block) -> None:
        """The paragraphs of a fence that says no language: some keep each reference in one, to be copied."""
        assert token.map is not None
        first, last = token.map[0] + self.offset, token.map[1] - 1 + self.offset
        line = first + 1
        for paragraph in token.content.rstrip('\n').split('\n\n'):
            content = paragraph.strip('\n')
            line += len(paragraph) - len(paragraph.lstrip('\n'))
            end = line + content.count('\n')
            if content.strip() and end < len(self.page.lines):
                passage = self._passage(content, line, plain=len(content) > LONGEST_ENTRY)
                block = Candidate(passage, line, end, 'paragraph', self.groups, level=self._level, frame=(first, last))
                block.too_long = len(content) > LONGEST_ENTRY
                self.blocks.append(block)
            line = end + 2

    def _html(self, token: _Block, items: list[_Item]) -> None:
        """The blocks of a stretch of HTML; in an item they are one more part of it."""
        assert token.map is not None
        first = token.map[0] + self.offset
        content = token.content.rstrip('\n')
        origins = self._origins(content, first)
        blocks = self.html.read(content, origins, self.references, level=self._level, inside=bool(items))
        if items:
            items[-1].parts += [block.passage for block in blocks if block.passage.text.strip()]
            if blocks:
                items[-1].last = first + len(origins) - 1
        else:
            self.blocks += blocks


def _with_number(line: str, number: str, content: str) -> str:
    """``2023. Roe, A. …``: to Markdown an item of that number; whoever wrote it began with the year."""
    head, _, _ = content.partition('\n')
    marker = line.rfind(number, 0, _column(line, head))
    return line[marker:].rstrip() + content[len(head) :] if marker >= 0 else content


def _column(line: str, content: str) -> int:
    """Where a block's line starts in its source line; markdown-it strips indentation and markers, never the end."""
    return max(0, len(line.rstrip()) - len(content.rstrip()))
