"""Markdown pages: blocks by markdown-it-py, whose tokens know their lines; entries are left to the reference reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from sphinxcontrib_pubs.sources.candidates import LONGEST_ENTRY, Candidate
from sphinxcontrib_pubs.sources.entries import read_entries
from sphinxcontrib_pubs.sources.front_matter import read_front_matter
from sphinxcontrib_pubs.sources.markdown_inline import read_inline
from sphinxcontrib_pubs.sources.passage import Passage, Run, join
from sphinxcontrib_pubs.sources.plain_inline import read_plain_inline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.token import Token

    from sphinxcontrib_pubs.model import Reading
    from sphinxcontrib_pubs.sources.page import Page

#: MyST directives that only arrange their content.
_CONTAINERS = re.compile(r'\{(?:tab-set|tab-item|grid|grid-item|grid-item-card|card|dropdown|admonition|note|tip)\}')
_BLOCK_TAG = re.compile(
    r'</?(?:p|li|ul|ol|div|dl|dt|dd|section|article|h[1-6]|table|tr|blockquote|hr)\b[^<>]*>', re.IGNORECASE
)
_DEEPEST_FENCE = 8


def read_markdown(page: Page) -> Reading:
    """Reads the publications of a Markdown page with its front matter."""
    front = read_front_matter(page)
    collector = _Collector(page)
    collector.collect('\n'.join(page.lines[front.lines :]), front.lines)
    return read_entries(page, collector.candidates, front.values, front.problems)


def _parser() -> MarkdownIt:
    # Inline syntax is read by ``markdown_inline``, which keeps each character's place.
    parser = MarkdownIt('commonmark', {'maxNesting': 40})
    parser.core.ruler.enableOnly(['normalize', 'block'])
    return parser


class _Item:
    """A list item while it is open: its paragraphs so far."""

    __slots__ = ('children', 'first', 'group', 'parts')

    def __init__(self, first: int, group: int) -> None:
        self.first = first
        self.group = group
        self.parts: list[Token] = []
        self.children: list[Candidate] = []


class _Collector:
    """Walks block tokens once and gathers candidates in source order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.candidates: list[Candidate] = []
        self.headings: list[tuple[int, str]] = []
        self.topics: tuple[str, ...] = ()
        self.groups = 0
        self.offset = 0
        self.depth = 0
        self.references: Mapping[str, str] = {}

    def collect(self, text: str, offset: int) -> None:
        """Reads ``text``, whose first line is the page's line ``offset`` (0-based)."""
        environment: dict[str, dict[str, dict[str, str]]] = {}
        tokens = _parser().parse(text, environment)
        self.references = {
            **self.references,
            **{label: found['href'] for label, found in environment.get('references', {}).items()},
        }
        outer, self.offset = self.offset, offset
        self._walk(tokens)
        self.offset = outer

    def _walk(self, tokens: list[Token]) -> None:
        items: list[_Item] = []
        lists: list[int] = []
        quotes, heading = 0, ''
        for token in tokens:
            kind = token.type
            if kind == 'inline':
                if heading:
                    self._head(int(heading[1:]), token)
                    heading = ''
                elif items:
                    items[-1].parts.append(token)
                else:
                    self._candidate('quote' if quotes else 'paragraph', self.groups, [token])
            elif kind == 'list_item_open':
                assert token.map is not None
                items.append(_Item(token.map[0], lists[-1]))
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
            elif kind == 'html_block' and not items:
                self._html(token)

    def _head(self, level: int, token: Token) -> None:
        assert token.map is not None
        passage = self._passage(token.content, token.map[0] + self.offset)
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.headings.append((level, ' '.join(passage.text.split())))
        self._note_topics()
        self.groups += 1

    def _close(self, items: list[_Item]) -> None:
        item = items.pop()
        if not item.parts:
            candidates = item.children
            if items:
                items[-1].children += candidates
            else:
                self.candidates += candidates
            return
        candidate = self._make('item', item.group, item.parts, item.first + self.offset)
        candidate.children = item.children
        (items[-1].children if items else self.candidates).append(candidate)

    def _candidate(self, kind: str, group: int, parts: list[Token]) -> None:
        assert parts[0].map is not None
        self.candidates.append(self._make(kind, group, parts, parts[0].map[0] + self.offset))

    def _make(self, kind: str, group: int, parts: list[Token], first: int) -> Candidate:
        too_long = sum(len(part.content) for part in parts) > LONGEST_ENTRY
        passages = []
        for part in parts:
            assert part.map is not None
            passages.append(self._passage(part.content, part.map[0] + self.offset, plain=too_long))
        last = (parts[-1].map or [0, 0])[1] - 1 + self.offset
        passage = passages[0] if len(passages) == 1 else join(passages)
        return Candidate(passage, first, last, kind, group, self.topics, too_long=too_long)

    def _note_topics(self) -> None:
        self.topics = tuple(text for _, text in self.headings)

    def _passage(self, content: str, line: int, *, plain: bool = False) -> Passage:
        page = self.page
        if '\n' not in content:
            source = page.line_start(line) + _column(page.lines[line], content)
            if plain:
                return Passage([Run(0, content, source, 0, '')])
            return read_plain_inline(content, source) or read_inline(content, ((0, source),), self.references)
        origins, position = [], 0
        for index, text in enumerate(content.split('\n'), line):
            origins.append((position, page.line_start(index) + _column(page.lines[index], text)))
            position += len(text) + 1
        if plain:
            return Passage([Run(0, content, origins[0][1], 0, '')])
        return read_inline(content, origins, self.references)

    def _fence(self, token: Token) -> None:
        assert token.map is not None
        if not _CONTAINERS.match(token.info.strip()) or self.depth >= _DEEPEST_FENCE:
            return
        name = token.info.partition('}')[2].strip()
        level = max([level for level, _ in self.headings], default=0) + 1
        if name:
            self.headings.append((level + 100, name))
            self._note_topics()
        self.depth += 1
        self.groups += 1
        self.collect(token.content, token.map[0] + 1 + self.offset)
        self.depth -= 1
        self.groups += 1
        if name:
            self.headings = [entry for entry in self.headings if entry != (level + 100, name)]
            self._note_topics()

    def _html(self, token: Token) -> None:
        """Each paragraph, list item or division of an HTML block is a candidate of its own."""
        assert token.map is not None
        first = token.map[0] + self.offset
        content = token.content.rstrip('\n')
        if len(content) > LONGEST_ENTRY or content.lstrip()[:7].lower() in ('<script', '<style>', '<style '):
            return
        position = 0
        for match in [*_BLOCK_TAG.finditer(content), None]:
            end = match.start() if match else len(content)
            text = content[position:end]
            stripped = text.strip()
            if stripped:
                start = position + len(text) - len(text.lstrip())
                line = first + content.count('\n', 0, start)
                self._html_part(content[start : start + len(stripped)], line, start, content)
            position = match.end() if match else end

    def _html_part(self, text: str, line: int, start: int, content: str) -> None:
        origins, position = [], 0
        column = start - (content.rfind('\n', 0, start) + 1)
        for index, part in enumerate(text.split('\n')):
            source = self.page.line_start(line + index) + (column if not index else 0)
            origins.append((position, source))
            position += len(part) + 1
        passage = read_inline(text, origins, self.references, markup=False)
        if passage.text.strip():
            last = line + text.count('\n')
            self.candidates.append(Candidate(passage, line, last, 'html', self.groups, self.topics))


def _column(line: str, content: str) -> int:
    """Where a block's line starts in its source line; markdown-it strips indentation and markers, never the end."""
    return max(0, len(line.rstrip()) - len(content.rstrip()))
