"""Markdown's inline syntax, with inline HTML, read into a passage: one pass, and every character keeps its place."""

from __future__ import annotations

import re
from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING

from markdown_it.common.utils import normalizeReference

from sphinxcontrib_pubs.sources.delimiters import Delimiter, flanking, pair
from sphinxcontrib_pubs.sources.link_destination import read_destination
from sphinxcontrib_pubs.sources.passage import (
    CITE,
    CODE,
    DELETED,
    EMPHASIS,
    HARD_BREAK,
    HIGHLIGHT,
    MATH,
    STRONG,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNDERLINE,
    Passage,
    Run,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SPECIAL = re.compile(r'[\\`\[\]<$\n]|[*_]+|!\[|&(?=[#A-Za-z])')
_ENTITY = re.compile(r'&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});')
_AUTOLINK = re.compile(r'<((?:https?|ftp|mailto):[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,250})>', re.IGNORECASE)
_TAG = re.compile(r'<(/?)([A-Za-z][A-Za-z0-9-]{0,30})((?:[^<>"\']|"[^"]{0,2000}"|\'[^\']{0,2000}\'){0,2000})>')
_COMMENT = re.compile(r'<!--.{0,20000}?-->', re.DOTALL)
_HREF = re.compile(r'\bhref\s*=\s*(?:"([^"]*)"|\'([^\']*)\'|([^\s"\'>]+))', re.IGNORECASE)
_MATH = re.compile(r'\$(?=[^\s$])[^$\n]{0,500}?(?<=[^\s\\])\$(?!\d)')
_TICKS = re.compile(r'`+')
_ATTRIBUTES = re.compile(r'\{:?\s*(?:[.#][\w-]|[\w-]+\s*=)[^{}\n]{0,300}\}')
_TAG_MARKS = {
    **dict.fromkeys(('em', 'i', 'var', 'dfn'), EMPHASIS),
    **dict.fromkeys(('strong', 'b'), STRONG),
    **dict.fromkeys(('u', 'ins'), UNDERLINE),
    **dict.fromkeys(('s', 'del', 'strike'), DELETED),
    **dict.fromkeys(('code', 'tt', 'kbd', 'samp'), CODE),
    **dict.fromkeys(('mark', 'font'), HIGHLIGHT),
    'cite': CITE,
    'sup': SUPERSCRIPT,
    'sub': SUBSCRIPT,
}


def read_inline(
    content: str, origins: Sequence[tuple[int, int]], references: Mapping[str, str], *, markup: bool = True
) -> Passage:
    """Reads one paragraph. ``origins`` pairs the start of each line in ``content`` with its offset in the page.

    ``references`` maps normalised labels to addresses. With ``markup`` false only HTML is syntax.
    """
    return _Scanner(content, origins, references, markup).run()


class _Scanner:
    """The state of one pass: pieces of text, the ranges that mark them, and what is still open."""

    __slots__ = (
        'brackets',
        'content',
        'delimiters',
        'delta',
        'last_link',
        'line',
        'links',
        'markup',
        'origins',
        'pieces',
        'ranges',
        'references',
        'tags',
        'ticks',
        'unpaired',
    )

    def __init__(
        self, content: str, origins: Sequence[tuple[int, int]], references: Mapping[str, str], markup: bool
    ) -> None:
        self.content = content
        self.origins = origins
        self.references = references
        self.markup = markup
        self.line = 0
        self.delta = origins[0][1] - origins[0][0]
        self.pieces: list[tuple[str, int]] = []
        self.ranges: list[tuple[int, int, int]] = []
        self.links: list[tuple[int, int, str]] = []
        self.delimiters: list[Delimiter] = []
        self.unpaired: list[Delimiter] = []
        self.brackets: list[tuple[int, int, int, bool]] = []  # piece, content position, delimiters below, image
        self.last_link = -1  # brackets that open before this piece can hold no further link
        self.tags: dict[str, list[tuple[int, str]]] = {}
        self.ticks: dict[int, list[int]] | None = None

    def run(self) -> Passage:
        content, pieces, search = self.content, self.pieces, _SPECIAL.search
        position, length = 0, len(content)
        while position < length:
            match = search(content, position)
            if match is None:
                pieces.append((content[position:], position + self.delta))
                break
            start = match.start()
            if start > position:
                pieces.append((content[position:start], position + self.delta))
            position = self._special(content[start], start, match.end())
        self._pair(0)
        return self._passage()

    def _literal(self, start: int, end: int) -> int:
        self.pieces.append((self.content[start:end], start + self.delta))
        return end

    def _special(self, char: str, start: int, end: int) -> int:
        """Handles the syntax at ``start``; gives the position at which to go on."""
        if char == '\n':
            return self._newline(start)
        if char == '<':
            return self._angle(start)
        if char == '&':
            match = _ENTITY.match(self.content, start)
            if match is None:
                return self._literal(start, end)
            self.pieces.append((unescape(match[0]), start + self.delta))
            return match.end()
        if not self.markup:
            return self._literal(start, end)
        if char in '*_':
            return self._delimiter(char, start, end)
        if char == '[' or char == '!':
            self.brackets.append((len(self.pieces), start, len(self.delimiters), char == '!'))
            return self._literal(start, end)
        if char == ']':
            return self._close_bracket(start)
        if char == '\\':
            return self._escape(start)
        if char == '`':
            return self._code(start)
        match = _MATH.match(self.content, start)
        if match is None:
            return self._literal(start, end)
        self.ranges.append((len(self.pieces), len(self.pieces) + 1, MATH))
        return self._literal(start, match.end())

    def _is_unescaped(self, position: int) -> bool:
        """Whether the backslash at a position is not itself behind one that escapes it."""
        content, first = self.content, position
        while first > 0 and content[first - 1] == '\\':
            first -= 1
        return content[position] == '\\' and (position - first) % 2 == 0

    def _newline(self, start: int) -> int:
        hard = self.content.endswith('  ', 0, start) and self.markup
        if self.pieces:
            text, source = self.pieces[-1]
            if text == '\\' and self.markup and self._is_unescaped(start - 1):
                self.pieces.pop()
                hard = True
            elif text[-1:] == ' ':
                self.pieces[-1] = (text.rstrip(' '), source)
        self.pieces.append((HARD_BREAK if hard else '\n', start + self.delta))
        self.line += 1
        if self.line < len(self.origins):
            line_start, source = self.origins[self.line]
            self.delta = source - line_start
        return start + 1

    def _escape(self, start: int) -> int:
        following = self.content[start + 1 : start + 2]
        if following and following in '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~':
            return self._literal(start + 1, start + 2)
        return self._literal(start, start + 1)

    def _delimiter(self, char: str, start: int, end: int) -> int:
        if end - start > 1:  # the pattern takes a mixed run; only equal characters are one
            end -= len(self.content[start:end].lstrip(char))
        can_open, can_close = flanking(char, self.content[start - 1 : start], self.content[end : end + 1])
        if can_open or can_close:
            self.delimiters.append(
                Delimiter(len(self.pieces), start + self.delta, char, end - start, can_open, can_close)
            )
        return self._literal(start, end)

    def _code(self, start: int) -> int:
        match = _TICKS.match(self.content, start)
        assert match is not None
        if self.ticks is None:
            self.ticks = {}
            for run in _TICKS.finditer(self.content):
                self.ticks.setdefault(run.end() - run.start(), []).append(run.start())
            for places in self.ticks.values():
                places.reverse()
        end = match.end()
        places = self.ticks.get(end - start, [])
        while places and places[-1] < end:
            places.pop()
        if not places:
            return self._literal(start, end)
        first, position, close = len(self.pieces), end, places[-1]
        while (line_end := self.content.find('\n', position, close)) >= 0:
            self._literal(position, line_end)
            position = self._newline(line_end)
        self._literal(position, close)
        self.ranges.append((first, len(self.pieces), CODE))
        return close + end - start

    def _angle(self, start: int) -> int:
        content = self.content
        match = _AUTOLINK.match(content, start)
        if match is not None:
            address = match[1]
            target = address if ':' in address else f'mailto:{address}'
            self.links.append((len(self.pieces), len(self.pieces) + 1, target))
            self._literal(start + 1, match.end() - 1)
            return match.end()
        match = _TAG.match(content, start)
        if match is None:
            match = _COMMENT.match(content, start)
            if match is None:
                return self._literal(start, start + 1)
            self._skip_lines(start, match.end())
            return match.end()
        self._tag(match[2].lower(), bool(match[1]), match[3], start)
        self._skip_lines(start, match.end())
        return match.end()

    def _skip_lines(self, start: int, end: int) -> None:
        """Keeps the line table in step when syntax reaches over a line's end."""
        for _ in range(self.content.count('\n', start, end)):
            self.line += 1
            if self.line < len(self.origins):
                line_start, source = self.origins[self.line]
                self.delta = source - line_start

    def _tag(self, name: str, closes: bool, attributes: str, start: int) -> None:
        if name == 'br':
            self.pieces.append((HARD_BREAK, start + self.delta))
        elif not closes:
            if name == 'a':
                href = _HREF.search(attributes)
                target = unescape(href[1] or href[2] or href[3] or '').strip() if href else ''
                self.tags.setdefault(name, []).append((len(self.pieces), target))
            elif name in _TAG_MARKS and not attributes.endswith('/'):
                self.tags.setdefault(name, []).append((len(self.pieces), ''))
        elif self.tags.get(name):
            piece, target = self.tags[name].pop()
            if name == 'a':
                if target:
                    self.links.append((piece, len(self.pieces), target))
            else:
                self.ranges.append((piece, len(self.pieces), _TAG_MARKS[name]))

    def _close_bracket(self, start: int) -> int:
        end = start + 1
        if not self.brackets:
            return self._literal(start, end)
        piece, opened, below, image = self.brackets.pop()
        if piece < self.last_link and not image:
            return self._literal(start, end)
        found = read_destination(self.content, end)
        if found is None:
            found = self._reference(opened + (2 if image else 1), start)
        if found is None:
            return self._literal(start, end)
        target, after = found
        self._pair(below)
        self.pieces[piece] = ('', self.pieces[piece][1])
        if not image:
            self.links.append((piece + 1, len(self.pieces), target))
            self.last_link = piece
        self._skip_lines(end, after)
        attributes = _ATTRIBUTES.match(self.content, after)
        return attributes.end() if attributes else after

    def _reference(self, start: int, end: int) -> tuple[str, int] | None:
        if not self.references:
            return None
        label, after = self.content[start : min(end, start + 1000)], end + 1
        if self.content.startswith('[', after):
            close = self.content.find(']', after, after + 1000)
            if close > after + 1:
                label = self.content[after + 1 : close]
            if close > 0:
                after = close + 1
        target = self.references.get(normalizeReference(label))
        return None if target is None else (target, after)

    def _pair(self, bottom: int) -> None:
        if len(self.delimiters) <= bottom:
            return
        used = self.delimiters[bottom:]
        self.ranges += pair(self.delimiters, bottom)
        for delimiter in used:
            if delimiter.count != delimiter.length:
                rest = delimiter.char * delimiter.count
                self.pieces[delimiter.piece] = (rest, delimiter.source + delimiter.dropped)
            else:
                self.unpaired.append(delimiter)

    def _passage(self) -> Passage:
        marks = _sweep(self.ranges, len(self.pieces))
        targets: list[str] = []
        if self.links:
            targets = [''] * len(self.pieces)
            for first, end, target in sorted(self.links, reverse=True):
                targets[first:end] = [target] * (end - first)
        runs: list[Run] = []
        start = 0
        for index, (text, source) in enumerate(self.pieces):
            if text:
                runs.append(Run(start, text, source, marks[index] if marks else 0, targets[index] if targets else ''))
                start += len(text)
        return Passage(runs, empty_links=self._empty_links(), unclosed=self._unclosed())

    def _empty_links(self) -> tuple[tuple[int, str], ...]:
        empty = [
            (first, target)
            for first, end, target in self.links
            if not any(text.strip() for text, _ in self.pieces[first:end])
        ]
        if not empty:
            return ()
        starts = list(accumulate((len(text) for text, _ in self.pieces), initial=0))
        return tuple((starts[first], target) for first, target in empty)

    def _unclosed(self) -> tuple[tuple[int, int], ...]:
        """Openers without a closer; a star that follows names earlier on (``Ma*, J.``) makes them footnotes."""
        found, footnotes = [], set()
        for delimiter in sorted(self.unpaired, key=lambda each: each.source):
            if not delimiter.can_open:
                footnotes.add(delimiter.char)
            elif delimiter.is_unclosed and delimiter.char not in footnotes:
                found.append((delimiter.source, delimiter.length))
        return tuple(found)


def _sweep(ranges: list[tuple[int, int, int]], count: int) -> list[int]:
    """The marks of every piece, from ranges that may nest or overlap; empty when there are none."""
    if not ranges:
        return []
    changes: list[list[tuple[int, int]] | None] = [None] * (count + 1)
    for first, end, mark in ranges:
        if first < end:
            for index, step in ((first, 1), (end, -1)):
                here = changes[index]
                if here is None:
                    changes[index] = [(mark, step)]
                else:
                    here.append((mark, step))
    depth: dict[int, int] = {}
    marks, current = [0] * count, 0
    for index in range(count):
        here = changes[index]
        if here is not None:
            for mark, step in here:
                depth[mark] = depth.get(mark, 0) + step
            current = sum(mark for mark, times in depth.items() if times > 0)
        marks[index] = current
    return marks
