"""Blocks of HTML in a page: its lists, paragraphs, headings, divisions and tables become blocks of the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.candidates import ANNOUNCES, LONGEST_ENTRY, SUMMARY_LEVEL, Candidate
from sphinxcontrib_pubs.sources.class_names import CARD, PRESSED, read_card, role_of_element
from sphinxcontrib_pubs.sources.fences import Fence, holds_bibtex
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.markdown_inline import read_inline
from sphinxcontrib_pubs.sources.passage import Passage, join
from sphinxcontrib_pubs.sources.tables import ROW_LEVEL, read_row, row_kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinxcontrib_pubs.sources.page import Page

_TAG = late_pattern(
    r'<!--(?:>|->|.*?(?:-->|\Z))'
    r'|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]{0,30})(?P<attributes>(?:[\s/](?:[^<>"\']|"[^"]{0,5000}"|\'[^\']{0,5000}\'){0,5000})?)>',
    re.DOTALL,
)
_CODE = late_pattern(r'\s*<code[^<>]*>(?P<content>.*)</code>\s*', re.DOTALL | re.IGNORECASE)
_HEADINGS = {f'h{level}': level for level in range(1, 7)}
#: Elements that hold one text, whatever paragraphs and divisions are in it.
_TEXTS = frozenset(['li', 'p', 'td', 'th', 'dt', 'dd', 'summary', 'figcaption', 'caption', *_HEADINGS])
_GROUPS = frozenset(
    [
        *('ul', 'ol', 'dl', 'div', 'section', 'article', 'main', 'aside', 'header', 'footer', 'figure', 'table', 'tr'),
        *('blockquote', 'details', 'center'),
    ]
)
#: What is shown, if at all, is no text of the page.
_UNREAD = frozenset(
    [
        *('script', 'style', 'nav', 'template', 'svg', 'head', 'select', 'form', 'iframe', 'noscript', 'button'),
        'pre',
    ]
)
_CLOSES_ITSELF = {
    'li': ('li',),
    'p': ('p',),
    'dt': ('dt', 'dd'),
    'dd': ('dt', 'dd'),
    'td': ('td', 'th'),
    'th': ('td', 'th'),
    'tr': ('tr', 'td', 'th'),
}
_BOUNDARIES = frozenset(['ul', 'ol', 'dl', 'table', 'div', 'section', 'blockquote', 'details'])
_CARDS = frozenset(['div', 'section', 'article'])
_MOST_IN_ONE = 8
_LONGEST_BUTTON = 25
#: A heading of fewer words says what follows.
_SHORTEST_TITLE = 4
_DEEPEST = 60


class _Element:
    """An element while it is open: the places of its text, and the blocks in it."""

    __slots__ = ('blocks', 'cells', 'header', 'name', 'parts', 'role', 'rows')

    def __init__(self, name: str, role: int = 0) -> None:
        self.name = name
        self.role = role  # by its class
        self.parts: list[tuple[int, int]] = []
        self.blocks: list[Candidate] = []
        self.cells: list[tuple[str, Passage]] = []
        self.header: list[Passage] = []
        self.rows = 0


class HtmlReader:
    """Reads the blocks of HTML of one page; what spans several of them is which elements are open, and ``details``."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.details = 0
        self.open = 0  # elements around others that are not closed yet
        self.group = 1_000_000  # above the groups that other blocks have
        self.fences: list[Fence] = []  # those of BibTeX

    def read(
        self,
        content: str,
        origins: Sequence[tuple[int, int]],
        references: Mapping[str, str],
        *,
        level: int = 0,
        inside: bool = False,
    ) -> list[Candidate]:
        """The blocks of one stretch of HTML; ``level`` is added to the headings'.

        ``origins`` pairs the start of each line in ``content`` with its offset in the page. With ``inside`` (an item
        of a Markdown list) all text is one block.
        """
        blocks = _Block(self, content, origins, references, level, inside).run()
        first = self.page.place(origins[0][1])[0] - self.page.first_line
        frame = (first, first + len(origins) - 1)
        stack = list(blocks)
        while stack:
            block = stack.pop()
            stack += block.children
            self._place(block, frame)
        return blocks

    def _place(self, block: Candidate, frame: tuple[int, int]) -> None:
        passage, page = block.passage, self.page
        block.frame = frame
        block.first = block.last = frame[0]
        if passage.runs:
            # The cells of a row are read in the order of a reference, which need not be theirs.
            block.first = page.place(min(run.source for run in passage.runs))[0] - page.first_line
            block.last = page.place(max(run.source + len(run.text) - 1 for run in passage.runs))[0] - page.first_line
        block.too_long = block.too_long or len(passage.text) > LONGEST_ENTRY


class _Block:
    def __init__(
        self,
        reader: HtmlReader,
        content: str,
        origins: Sequence[tuple[int, int]],
        references: Mapping[str, str],
        level: int,
        inside: bool,
    ) -> None:
        self.reader = reader
        self.content = content
        self.origins = origins
        self.starts = [start for start, _ in origins]
        self.references = references
        self.level = level
        # kramdown reads Markdown right behind an element, and in one that has its attribute.
        self.markup = 'markdown=' in content or '](' in content
        reader.group += 1
        self.root = _Element('li' if inside else '')
        self.stack = [self.root]

    def _part(self, start: int, end: int) -> Passage:
        """The passage between two offsets of the block."""
        index = bisect_right(self.starts, start) - 1
        inner = [(0, self.origins[index][1] + start - self.origins[index][0])]
        inner += [(at - start, source) for at, source in self.origins[index + 1 : bisect_right(self.starts, end)]]
        return read_inline(self.content[start:end], inner, self.references, markup=self.markup)

    def run(self) -> list[Candidate]:
        content, position = self.content, 0
        text_start = 0
        while True:
            match = _TAG.search(content, position)
            end = match.start() if match is not None else len(content)
            name = (match['name'] or '').lower() if match is not None else ''
            if match is not None and name and name not in _TEXTS and name not in _GROUPS and name not in _UNREAD:
                if name != 'hr':  # inline: part of the text around it
                    position = match.end()
                    continue
            elif (
                match is not None
                and not name
                and (any(each.name in _TEXTS for each in self.stack) or content[text_start:end].strip())
            ):
                position = match.end()  # a comment within a text
                continue
            self._text(text_start, end)
            if match is None:
                break
            position = match.end()
            if name in _UNREAD:
                if not match['close']:
                    close = re.compile(rf'</{name}\s*>', re.IGNORECASE).search(content, position)
                    if name == 'pre':
                        self._preformatted(position, close.start() if close is not None else len(content))
                    position = close.end() if close is not None else len(content)
            elif name == 'hr':
                self._add(self._candidate('break', Passage([]), end))
            elif name:
                self._close(name) if match['close'] else self._open(name, match['attributes'] or '')
            text_start = position
        while self.stack:
            self._finish()
        return self.root.blocks

    def _preformatted(self, start: int, end: int) -> None:
        """Notes the BibTeX of a ``pre`` element, which may have a ``code`` element in it."""
        code = _CODE.fullmatch(self.content, start, end)
        first, last = code.span('content') if code is not None else (start, end)
        text = self.content[first:last]
        if not holds_bibtex('', text):
            return
        first += len(text) - len(text.lstrip())
        # The lines of the whole block, since no directive can stand within HTML.
        frame = self._line(0), self._line(max(0, len(self.content.rstrip()) - 1))
        self.reader.fences.append(Fence(*frame, self._line(first), unescape(text.strip())))

    def _line(self, place: int) -> int:
        """The line of the page, from 0, in which an offset of the block stands."""
        index = bisect_right(self.starts, place) - 1
        start, source = self.origins[index]
        return self.reader.page.place(source + place - start)[0] - self.reader.page.first_line

    def _text(self, start: int, end: int) -> None:
        text = self.content[start:end]
        stripped = text.strip()
        if not stripped or (self.stack[-1].role == PRESSED and len(stripped) < _LONGEST_BUTTON):
            return
        start += len(text) - len(text.lstrip())
        holder = self._holder()
        if holder is not None:
            holder.parts.append((start, start + len(stripped)))
            return
        block = self._emit('html', [(start, start + len(stripped))])
        block.part = self.stack[-1].role

    def _holder(self) -> _Element | None:
        """The element whose text this is: an item, a cell or a heading before a paragraph that may be in it."""
        for element in reversed(self.stack):
            if element.name in ('li', 'td', 'th', 'dd', 'dt', 'summary') or element.name in _HEADINGS:
                return element
        return next((element for element in self.stack if element.name in _TEXTS), None)

    def _open(self, name: str, attributes: str) -> None:
        self.reader.open += name in _GROUPS
        for index in range(len(self.stack) - 1, 0, -1):
            open_name = self.stack[index].name
            if open_name in _CLOSES_ITSELF.get(name, ()):
                while len(self.stack) > index:
                    self._finish()
                break
            if open_name in _BOUNDARIES:
                break
        if name == 'details' and self._holder() is None:
            self.reader.details += 1
        if len(self.stack) < _DEEPEST:
            self.stack.append(_Element(name, role_of_element(name, attributes) if attributes else 0))

    def _close(self, name: str) -> None:
        self.reader.open -= name in _GROUPS and self.reader.open > 0
        if name == 'details' and self._holder() is None and self.reader.details:
            self._add(self._candidate('close', Passage([]), 0, self.reader.details + SUMMARY_LEVEL))
            self.reader.details -= 1
        if all(element.name != name for element in self.stack[1:]):
            return
        while self.stack[-1].name != name:
            self._finish()
        self._finish()

    def _finish(self) -> None:
        """Closes the innermost element and hands what it holds to the one around it."""
        element = self.stack.pop()
        if element is self.root:
            if element.parts:
                self.stack = [self.root]
                self._emit('html', element.parts)
                self.stack = []
            return
        name, parent = element.name, self.stack[-1]
        holder = self._holder()
        if name in ('td', 'th') and parent.name == 'tr':
            parent.cells.append((name, self._passage(element.parts)))
            parent.blocks += element.blocks
        elif name == 'tr':
            self._row(element)
        elif name == 'li':
            if element.parts:
                item = self._emit('item', element.parts)
                item.children = element.blocks
                for child in element.blocks:
                    child.nested = True
            else:
                parent.blocks += element.blocks
        elif holder is not None:
            holder.parts += element.parts
            parent.blocks += element.blocks
        elif element.parts and name in ('dt', 'dd'):
            self._definition(element, parent)
        elif element.parts and (name in _HEADINGS or name == 'summary'):
            level = _HEADINGS.get(name) or self.reader.details + SUMMARY_LEVEL
            self._emit('heading', element.parts, level).part = element.role
            parent.blocks += element.blocks
        else:
            if element.parts:
                self._emit('html', element.parts).part = element.role
            self._group(element, parent)

    def _definition(self, element: _Element, parent: _Element) -> None:
        """A term, or a definition that is nested in the term before it."""
        if element.name == 'dt' or not parent.blocks or parent.blocks[-1].kind != 'term':
            self._emit('term' if element.name == 'dt' else 'html', element.parts)
            parent.blocks += element.blocks
            return
        definition = self._made('html', self._passage(element.parts), 0)
        for block in (definition, *element.blocks):
            block.nested = True
            parent.blocks[-1].children.append(block)

    def _group(self, element: _Element, parent: _Element) -> None:
        """The pieces of a small division may be the fields of one reference."""
        blocks = element.blocks
        card = read_card(blocks) if element.name in _CARDS else None
        if card is not None:
            blocks = [self._made('html', card, 0)]
            blocks[0].part = CARD
        elif any(block.part == CARD for block in blocks):
            blocks = [block for block in blocks if not block.passage.text.strip(' .#[]()').isdecimal()]  # its number
        elif (
            element.name in _CARDS
            and 1 < len(blocks) <= _MOST_IN_ONE
            and all(block.kind == 'html' and not block.children for block in blocks)
        ):
            blocks[0].kind = 'term'
            blocks[0].children = blocks[1:]
            for child in blocks[1:]:
                child.nested = True
            blocks = blocks[:1]
        elif element.name in ('div', 'article') and 1 < len(blocks) <= _MOST_IN_ONE:
            blocks = _as_card(blocks)
        parent.blocks += blocks

    def _row(self, row: _Element) -> None:
        table = next((element for element in reversed(self.stack) if element.name == 'table'), self.stack[-1])
        cells = [passage for _, passage in row.cells]
        if row.cells and all(name == 'th' for name, _ in row.cells) and not table.rows and len(cells) > 1:
            table.header = cells
            return
        table.rows += 1
        passage = read_row(cells, table.header)
        if passage is not None:
            kind = row_kind(passage, cells)
            self._add(self._made(kind, passage, ROW_LEVEL if kind == 'heading' else 0))
        self.stack[-1].blocks += row.blocks

    def _emit(self, kind: str, parts: list[tuple[int, int]], level: int = 0) -> Candidate:
        candidate = self._made(kind, self._passage(parts), level)
        if any(char.isalnum() for char in candidate.passage.text):
            self._add(candidate)
        return candidate

    def _passage(self, parts: list[tuple[int, int]]) -> Passage:
        passages = [self._part(start, end) for start, end in parts]
        return passages[0] if len(passages) == 1 else join(passages)

    def _made(self, kind: str, passage: Passage, level: int) -> Candidate:
        return Candidate(passage, 0, 0, kind, self.reader.group, level=level + self.level)

    def _candidate(self, kind: str, passage: Passage, place: int, level: int = 0) -> Candidate:
        return Candidate(passage, place, place, kind, self.reader.group, level=level + self.level)

    def _add(self, candidate: Candidate) -> None:
        self.stack[-1].blocks.append(candidate)


def _as_card(blocks: list[Candidate]) -> list[Candidate]:
    """The blocks of a card, its heading as a term with the others below it; as they are where it is no card."""
    heads = [block for block in blocks if block.kind == 'heading']
    others = [block for block in blocks if block.kind == 'html' and not block.children]
    if len(heads) != 1 or len(others) != len(blocks) - 1 or blocks[-1].kind == 'heading':
        return blocks
    head = heads[0]
    if head.passage.text.count(' ') < _SHORTEST_TITLE - 1 or ANNOUNCES.search(head.passage.text):
        return blocks
    for child in others:
        child.nested = True
    head.kind, head.level, head.children = 'term', others[0].level, others
    return [head]
