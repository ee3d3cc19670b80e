"""reStructuredText's inline markup read into a passage: every character keeps its place, no role is run."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.passage import CODE, EMPHASIS, MATH, STRONG, SUBSCRIPT, SUPERSCRIPT, Passage, Run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_START = re.compile(
    r'(?P<escape>\\(?:.|\n))|(?P<newline>\n)'
    r'|(?:(?<=[\s\'"(\[{<\-/:‘“’«–—\x00])|^)'
    r'(?:(?P<code>``)|(?P<strong>\*\*)|(?P<role>:[A-Za-z][\w.+:-]{0,60}:`)|(?P<tick>`)|(?P<emphasis>\*)|(?P<bar>\|))(?=\S)'
    r'|(?P<url>\b(?:https?|ftp)://[^\s<>"]{1,2000})'
    r'|(?P<word>(?<![\w])\w(?:[\w.+-]{0,60}\w)?_{1,2}(?!\w))',
)
# An end-string has no space before it, and a space, punctuation or the end after it.
_AFTER = r'(?=[\s\'")\]}>\-/:.,;!?\\’”»–—]|$)'
_ENDS = {
    'code': re.compile(r'(?<=\S)``' + _AFTER),
    'strong': re.compile(r'(?<=\S)\*\*' + _AFTER),
    'emphasis': re.compile(r'(?<=\S)(?<!\\)\*' + _AFTER),
    'tick': re.compile(r'(?<=\S)(?<!\\)`(?P<tail>__?|:[A-Za-z][\w.+:-]{0,60}:)?' + _AFTER),
    'bar': re.compile(r'(?<=\S)\|(?:__?)?' + _AFTER),
}
_EMBEDDED = re.compile(r'<([^<>`]{1,5000})>\s*$')
_ROLE_MARKS = {
    **dict.fromkeys(('emphasis', 'title-reference', 'title', 't'), EMPHASIS),
    'strong': STRONG,
    **dict.fromkeys(('sup', 'superscript'), SUPERSCRIPT),
    **dict.fromkeys(('sub', 'subscript'), SUBSCRIPT),
    **dict.fromkeys(('math',), MATH),
    **dict.fromkeys(('code', 'literal'), CODE),
}


def read_inline(content: str, origins: Sequence[tuple[int, int]], references: Mapping[str, str]) -> Passage:
    """Reads one text block. ``origins`` pairs the start of each line in ``content`` with its offset in the page.

    ``references`` maps normalised target names (lower case, single spaces) to addresses.
    """
    return _Scanner(content, origins, references).run()


class _Scanner:
    """The state of one pass over a text block."""

    __slots__ = ('content', 'length', 'line', 'missing', 'origins', 'references', 'runs', 'unclosed')

    def __init__(self, content: str, origins: Sequence[tuple[int, int]], references: Mapping[str, str]) -> None:
        self.content = content
        self.origins = origins
        self.line = 0
        self.references = references
        self.runs: list[Run] = []
        self.length = 0
        self.unclosed: list[tuple[int, int]] = []
        self.missing: dict[str, int] = {}  # from where on an end-string of a kind is known not to come

    def run(self) -> Passage:
        content, position = self.content, 0
        while position < len(content):
            match = _START.search(content, position)
            if match is None:
                self._emit(position, len(content))
                break
            self._emit(position, match.start())
            position = self._special(match)
        return Passage(self.runs, unclosed=tuple(self.unclosed))

    def _special(self, match: re.Match[str]) -> int:
        kind, start, end = match.lastgroup or '', match.start(), match.end()
        if kind == 'escape':
            # An escaped space or line end is nothing at all; any other escaped character is itself.
            if not match[0][1].isspace():
                self._emit(start + 1, end)
            return end
        if kind == 'newline':
            self._emit(start, end)
            return end
        if kind == 'url':
            return self._url(start, end)
        if kind == 'word':
            return self._word_reference(start, end)
        closing = self._find_end('tick' if kind == 'role' else kind, end)
        if closing is None:
            if kind in ('strong', 'emphasis'):
                self.unclosed.append((self._source(start), end - start))
            self._emit(start, end)
            return end
        inner = closing.start()
        if kind == 'strong':
            self._emit(end, inner, STRONG)
        elif kind == 'emphasis':
            self._emit(end, inner, EMPHASIS)
        elif kind == 'code':
            self._emit(end, inner, CODE)
        elif kind == 'bar':
            self._emit(end, inner)
        elif kind == 'role':
            self._emit(end, inner, _ROLE_MARKS.get(match['role'].strip(':`').lower(), 0))
        else:
            self._interpreted(end, inner, closing['tail'] or '')
        return closing.end()

    def _find_end(self, kind: str, start: int) -> re.Match[str] | None:
        if start >= self.missing.get(kind, len(self.content) + 1):
            return None
        closing = _ENDS[kind].search(self.content, start)
        if closing is None:
            self.missing[kind] = start
        return closing

    def _interpreted(self, start: int, end: int, tail: str) -> None:
        if not tail.startswith('_'):
            self._emit(start, end, _ROLE_MARKS.get(tail.strip(':').lower(), EMPHASIS))
            return
        text = self.content[start:end]
        embedded = _EMBEDDED.match(text, max(0, text.rfind('<')))
        if embedded is not None:
            address = re.sub(r'\s+', '', embedded[1].replace('\\', ''))
            label_end = start + len(text[: embedded.start()].rstrip())
            if address.endswith('_') and (known := self.references.get(_normal(embedded[1].rstrip('_ ')))):
                address = known
            elif '@' in address and ':' not in address and '/' not in address:
                address = f'mailto:{address}'
            if label_end == start:
                self._emit(start + embedded.start(1), start + embedded.end(1), 0, address)
            else:
                self._emit(start, label_end, 0, address)
            return
        self._emit(start, end, 0, self.references.get(_normal(text), ''))

    def _url(self, start: int, end: int) -> int:
        address = self.content[start:end].rstrip('.,;:!?\'"’”')
        if address.endswith(')') and address.count('(') < address.count(')'):
            address = address[:-1]
        self._emit(start, start + len(address), 0, address)
        return start + len(address)

    def _word_reference(self, start: int, end: int) -> int:
        name = self.content[start:end].rstrip('_')
        target = self.references.get(_normal(name), '')
        if target:
            self._emit(start, start + len(name), 0, target)
        else:
            self._emit(start, end)
        return end

    def _source(self, position: int) -> int:
        line, source = self.origins[bisect_right(self.origins, position, key=lambda origin: origin[0]) - 1]
        return source + position - line

    def _emit(self, start: int, end: int, marks: int = 0, target: str = '') -> None:
        """Adds runs for a stretch of content, one a line, since a line's indentation is not in it."""
        while start < end:
            origins = self.origins
            while self.line + 1 < len(origins) and origins[self.line + 1][0] <= start:
                self.line += 1
            line, source = origins[self.line]
            stop = min(end, origins[self.line + 1][0]) if self.line + 1 < len(origins) else end
            text = self.content[start:stop].replace('\\', '') if marks or target else self.content[start:stop]
            if text:
                self.runs.append(Run(self.length, text, source + start - line, marks, target))
                self.length += len(text)
            start = stop


def _normal(name: str) -> str:
    return ' '.join(name.split()).lower()
