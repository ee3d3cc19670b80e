"""Markdown's inline syntax, with inline HTML, read into a passage: one pass, and every character keeps its place."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from itertools import accumulate
from typing import TYPE_CHECKING

from markdown_it.common.utils import normalizeReference

from sphinxcontrib_pubs.model import is_safe_url
from sphinxcontrib_pubs.sources.delimiters import Delimiter, flanking, pair, sweep
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.link_destination import ENTITY, read_destination
from sphinxcontrib_pubs.sources.passage import (
    CITE,
    CODE,
    DELETED,
    EMPHASIS,
    HARD_BREAK,
    HIGHLIGHT,
    IMAGE,
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

_SPECIAL = late_pattern(r'[\\`\[\]<$\n]|\*+|_+|!\[|&(?=[#A-Za-z])')
_SCHEME = late_pattern(r'[A-Za-z][A-Za-z0-9+.-]{1,31}:')
_AUTOLINK = late_pattern(
    r'<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]{0,2000}'
    r'|[A-Za-z0-9.!#$%&\'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?)>'
)
_TAG = late_pattern(
    r'<(?P<name>[A-Za-z][A-Za-z0-9-]{0,30})(?P<attributes>(?:\s+[A-Za-z_:][\w:.-]{0,60}'
    r'(?:\s*=\s*(?:[^\s"\'=<>`]{1,2000}|"[^"]{0,2000}"|\'[^\']{0,2000}\'))?){0,50}\s*/?)>'
    r'|<(?P<close>/)(?P<closed>[A-Za-z][A-Za-z0-9-]{0,30})\s*>',
    re.ASCII,
)
# HTML that browsers read although its attributes follow no rule, so only for elements that are known.
_LOOSE_TAG = late_pattern(
    r'<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,30})(?P<attributes>(?:[\s/](?:[^<>"\']|"[^"]{0,2000}"|\'[^\']{0,2000}\'){0,2000})?)>'
)
_HREF = late_pattern(r'\bhref\s*=\s*(?:"([^"]*)"|\'([^\']*)\'|([^\s"\'>]+))', re.IGNORECASE)
_LABEL = late_pattern(r'\[((?:[^\[\]\\]|\\.){0,999})\]', re.DOTALL)
_MATH = late_pattern(r'\$(?=[^\s$])[^$\n]{0,500}?(?<=[^\s\\])\$(?!\d)')
_TICKS = late_pattern(r'`+')
_ATTRIBUTES = late_pattern(r'\{:?\s*(?:[.#][\w-]|[\w-]+\s*=)[^{}\n]{0,300}\}')
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
_ELEMENTS = frozenset((*_TAG_MARKS, 'a', 'abbr', 'big', 'br', 'button', 'center', 'img', 'p', 'small', 'span', 'time'))


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
        'comment_end',
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
        self.comment_end = 0  # of the comment found last; -1 when there is none to come
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
        if self.tags.get('a'):  # as in browsers, a link without an end has all that follows
            self._tag('a', True, '', length)
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
            match = ENTITY.match(self.content, start)
            if match is None:
                return self._literal(start, end)
            if match[0][1] != '#' and match[0][1:] not in html5:
                return self._literal(start, end)  # ``unescape`` would take ``&notit;`` for ``&not`` and a rest
            self.pieces.append((unescape(match[0]) or '\ufffd', start + self.delta))
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

    def _newline(self, start: int, *, in_code: bool = False) -> int:
        hard = self.content.endswith('  ', 0, start) and self.markup and not in_code
        if self.pieces and not in_code:
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
            position = self._newline(line_end, in_code=True)
        self._literal(position, close)
        self.ranges.append((first, len(self.pieces), CODE))
        return close + end - start

    def _angle(self, start: int) -> int:
        content = self.content
        match = _AUTOLINK.match(content, start)
        if match is not None:
            address = match[1]
            target = address if _SCHEME.match(address) else f'mailto:{address}'
            if not is_safe_url(target):
                target = ''  # ``<doi:10.1/2>`` is text to be read, and no link that anybody is to be warned of
            self.links.append((len(self.pieces), len(self.pieces) + 1, target))
            self._literal(start + 1, match.end() - 1)
            return match.end()
        match = _TAG.match(content, start)
        if match is None:
            match = _LOOSE_TAG.match(content, start)
            if match is not None and match['name'].lower() not in _ELEMENTS:
                match = None
        if match is not None:
            name, closes = match['name'] or match['closed'], bool(match['close'])
            self._tag(name.lower(), closes, match['attributes'] or '', start)
            end = match.end()
        elif content.startswith('<!--', start):
            end = self._comment_end(start)
        else:
            end = start
        if end == start:
            return self._literal(start, start + 1)
        self._skip_lines(start, end)
        return end

    def _comment_end(self, start: int) -> int:
        """Where a comment that opens at ``start`` ends; ``start`` itself if it does not."""
        for shortest in ('<!-->', '<!--->'):
            if self.content.startswith(shortest, start):
                return start + len(shortest)
        if self.comment_end < start + 7 and self.comment_end >= 0:
            found = self.content.find('-->', start + 4)
            self.comment_end = found + 3 if found >= 0 else -1
        return self.comment_end if self.comment_end >= 0 else start

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
                if self.tags.get(name):  # as in browsers, a link that opens closes the one before
                    self._tag(name, True, '', start)
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
        if image:
            self.ranges.append((piece + 1, len(self.pieces), IMAGE))
        else:
            if not target and self.content.count(' ', opened, start) > 1:
                target = '#'  # ``[A title of tides]()`` waits for its address, and is set apart all the same
            self.links.append((piece + 1, len(self.pieces), target))
            self.last_link = piece
        self._skip_lines(end, after)
        attributes = _ATTRIBUTES.match(self.content, after)
        return attributes.end() if attributes else after

    def _reference(self, start: int, end: int) -> tuple[str, int] | None:
        if not self.references:
            return None
        label, after = self.content[start : min(end, start + 1000)], end + 1
        second = _LABEL.match(self.content, after)
        if second is not None:
            label, after = second[1] or label, second.end()
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
        marks = sweep(self.ranges, len(self.pieces))
        targets: list[str] = []
        if self.links:
            targets = [''] * len(self.pieces)
            # The outermost last, so that it wins: a link in a link leads where the whole leads.
            for first, end, target in sorted(self.links, key=lambda link: (link[0], -link[1]), reverse=True):
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
