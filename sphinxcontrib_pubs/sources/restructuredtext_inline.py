"""reStructuredText's inline markup read into a passage: every character keeps its place, no role is run."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import CODE, EMPHASIS, MATH, STRONG, SUBSCRIPT, SUPERSCRIPT, Passage, Run
from sphinxcontrib_pubs.sources.restructuredtext_names import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.restructuredtext_names import Names

_ROLE = r':[A-Za-z](?:\w|[.+:-](?=\w)){0,60}:'
_START = late_pattern(
    r'(?P<escape>\\(?:.|\n))|(?P<newline>\n)'
    r'|(?:(?<=[\s\'"(\[{<\-/:‘“’«–—\x00])|^)'
    rf'(?:(?P<code>``)|(?P<strong>\*\*)|(?P<role>{_ROLE}`(?!`))|(?P<tick>`(?!`))|(?P<emphasis>\*)|(?P<bar>\|))(?=\S)'
    r'|(?P<url>\b(?:https?|ftp)://[^\s<>"]{1,2000})'
    r'|(?P<word>(?<![\w])\w(?:[\w.+-]{0,60}\w)?_{1,2}(?!\w))',
)
# An end-string has no space before it, and a space, punctuation or the end after it.
_AFTER = r'(?=[\s\'")\]}>\-/:.,;!?\\’”»–—]|$)'
_ENDS = {
    'code': late_pattern(r'(?<=\S)``' + _AFTER),
    'strong': late_pattern(r'(?<=\S)\*\*' + _AFTER),
    'emphasis': late_pattern(r'(?<=\S)(?<!\\)\*' + _AFTER),
    'tick': late_pattern(r'(?<=\S)(?<!\\)`(?P<tail>__?|' + _ROLE + ')?' + _AFTER),
    'bar': late_pattern(r'(?<=\S)\|(?P<link>__?)?' + _AFTER),
}
#: Between a quotation mark or a bracket and the one that closes it, what would begin markup is text: ``(*)``, ``[*]_``.
_CLOSING = dict(zip('\'"([{<‘“«', '\'")]}>’”»', strict=True))
_EMBEDDED = late_pattern(r'<([^<>`]{1,5000})>\s*$')
_MARKED = late_pattern(r'(\*{1,2})([^*]+)\1')
#: Roles whose text, or the part in angle brackets, is an address or the name of a work, and what stands before it.
_ROLE_LINKS = {
    'download': '',
    'doi': 'https://doi.org/',
    'arxiv': 'https://arxiv.org/abs/',
    'pmid': 'https://pubmed.ncbi.nlm.nih.gov/',
}
_ROLE_MARKS = {
    **dict.fromkeys(('emphasis', 'title-reference', 'title', 't'), EMPHASIS),
    'strong': STRONG,
    **dict.fromkeys(('sup', 'superscript'), SUPERSCRIPT),
    **dict.fromkeys(('sub', 'subscript'), SUBSCRIPT),
    **dict.fromkeys(('math',), MATH),
    **dict.fromkeys(('code', 'literal'), CODE),
}


def read_inline(content: str, origins: Sequence[tuple[int, int]], names: Names) -> Passage:
    """Reads one text block. ``origins`` pairs the start of each line in ``content`` with its offset in the page.

    ``names`` says what references and substitutions stand for.
    """
    return _Scanner(content, origins, names).run()


class _Scanner:
    """The state of one pass over a text block."""

    __slots__ = ('content', 'length', 'line', 'missing', 'names', 'origins', 'runs', 'unclosed')

    def __init__(self, content: str, origins: Sequence[tuple[int, int]], names: Names) -> None:
        self.content = content
        self.origins = origins
        self.line = 0
        self.names = names
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
        if start and self.content[end : end + 1] == _CLOSING.get(self.content[start - 1], ' '):
            self._emit(start, end)
            return end
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
            self._substitution(end, inner, closing['link'] or '')
        elif kind == 'role' and closing['tail']:
            self._emit(start, closing.end())  # a role and a reference, or two roles: the page shows it as written
        elif kind == 'role':
            self._role(match['role'].strip(':`').lower(), end, inner)
        else:
            self._interpreted(end, inner, closing['tail'] or '')
        return closing.end()

    def _find_end(self, kind: str, start: int) -> re.Match[str] | None:
        if start >= self.missing.get(kind, len(self.content) + 1):
            return None
        # Something stands between a start-string and its end: ``:role:```` `` and ``****`` are text.
        closing = _ENDS[kind].search(self.content, start + 1)
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
            if address.endswith('_') and (known := self.names.link(embedded[1].rstrip('_ '))):
                address = known
            elif '@' in address and ':' not in address and '/' not in address:
                address = f'mailto:{address}'
            if label_end == start:
                self._emit(start + embedded.start(1), start + embedded.end(1), 0, address)
            else:
                self._emit(start, label_end, 0, address)
            return
        self._emit(start, end, 0, self.names.next_anonymous() if tail == '__' else self.names.link(text))

    def _role(self, name: str, start: int, end: int) -> None:
        """The text of a role; one that names an address or a work leads there, any other is only text.

        Of ``text <target>`` it is what the page would show: where ``ref`` or ``doc`` leads, Sphinx alone knows.
        """
        text = self.content[start:end]
        embedded = _EMBEDDED.match(text, max(0, text.rfind('<')))
        target = embedded[1].strip() if embedded is not None else text
        label_end = start + len(text[: embedded.start()].rstrip()) if embedded is not None else end
        known = _ROLE_LINKS.get(name)
        if known is None:
            marks = _ROLE_MARKS.get(name, 0)
            self._emit(start, end if marks or label_end == start else label_end, marks)
        elif label_end == start:
            self._emit(start, end)
        else:
            self._emit(start, label_end, 0, known + target)

    def _substitution(self, start: int, end: int, link: str) -> None:
        name = self.content[start:end]
        target = self.names.next_anonymous() if link == '__' else self.names.link(name) if link else ''
        text = self.names.texts.get(normal(name), '')
        if not text:
            self._emit(start, end, 0, target)
            return
        marked = _MARKED.fullmatch(text)
        marks = 0 if marked is None else STRONG if len(marked[1]) == 2 else EMPHASIS
        self.runs.append(Run(self.length, marked[2] if marked else text, self._source(start), marks, target))
        self.length += len(self.runs[-1].text)

    def _url(self, start: int, end: int) -> int:
        address = self.content[start:end].rstrip('.,;:!?\'"’”')
        if address.endswith(')') and address.count('(') < address.count(')'):
            address = address[:-1]
        self._emit(start, start + len(address), 0, address)
        return start + len(address)

    def _word_reference(self, start: int, end: int) -> int:
        name = self.content[start:end].rstrip('_')
        anonymous = end - start - len(name) == 2
        target = self.names.next_anonymous() if anonymous else self.names.link(name)
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
            if (marks or target) and '\\' in self.content[start:stop]:
                self._emit_escaped(start, stop, source - line, marks, target)
            else:
                self._add(self.content[start:stop], source + start - line, marks, target)
            start = stop

    def _emit_escaped(self, start: int, end: int, delta: int, marks: int, target: str) -> None:
        """Text within markup without its backslashes; an escaped space is nothing at all."""
        while start < end:
            backslash = self.content.find('\\', start, end)
            if backslash < 0:
                backslash = end
            self._add(self.content[start:backslash], start + delta, marks, target)
            start = backslash + 1
            if start < end and self.content[start].isspace():
                start += 1
            elif start < end:
                self._add(self.content[start], start + delta, marks, target)
                start += 1

    def _add(self, text: str, source: int, marks: int, target: str) -> None:
        if text:
            self.runs.append(Run(self.length, text, source, marks, target))
            self.length += len(text)
