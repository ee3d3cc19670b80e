"""Runs of marked text to one line of Markdown: no character becomes markup, and no markup is lost."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.export.settled import KINDS, LINE_BREAK, runs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.export.settled import Run
    from sphinxcontrib_pubs.model import Markup

_TAGS = {
    'strong': 'b',
    'emphasis': 'i',
    'underline': 'u',
    'deleted': 's',
    'superscript': 'sup',
    'subscript': 'sub',
    'code': 'code',
}
_DELIMITERS = {'strong': '**', 'emphasis': '*'}
# A character that could begin or end markup where it stands.
_SYNTAX = re.compile(
    r'[\\`*\[\]$]'
    r'|(?<![^\W_])_|_(?![^\W_])'
    r'|<(?=[A-Za-z/!?]|$)'
    r'|&(?=\#|[A-Za-z][A-Za-z0-9]{0,31};|$)'
    r'|\{(?=[{%:.\#<]|$)|^\{'
    r'|!$|~(?=~)|(?<!=)=(?==)'
)
#: Characters that can be lost at a line's end, or on the way through an editor.
_UNSEEN = re.compile('[\u00a0\u00ad\u1680\u2000-\u200f\u202a-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff]')
_CODE = re.compile(r'[^`\s](?:[^`\n]*[^`\s])?')
_AT_START = re.compile(r'(?:[-+](?=[\s+-]|$)|#{1,6}(?=\s|$)|[>|=~%:]|\d{1,9}(?=[.)](?:\s|$)))')
_AUTOLINK = re.compile(r'[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s\x00-\x20]{1,1900}')
_PLAIN_ADDRESS = re.compile(r'[^\s<>()\\&`{}\x00-\x1f\x7f]{1,1900}')


class _Edge(NamedTuple):
    """Where a span opens or closes; ``pair`` is equal for the two."""

    kind: str
    opens: bool
    pair: int


def to_inline(runs: Sequence[Run], *, at_start: bool = False) -> str:
    """The Markdown of runs, in one line; ``at_start`` says that nothing stands before them in their block."""
    text = _Line().written(runs)
    return escaped_start(text) if at_start else text


def markup_to_inline(markup: Markup) -> str:
    return to_inline(runs_of(markup))


def escaped(text: str, *, after_formula: bool = False) -> str:
    """Plain text of which nothing can be taken for markup. A dollar sign before a digit would close no formula."""
    text = _SYNTAX.sub(r'\\\g<0>', text)
    if after_formula and text[:1].isdecimal():
        text = f'&#{ord(text[0])};{text[1:]}'
    return _UNSEEN.sub(lambda match: f'&#{ord(match[0])};', text)


def escaped_start(text: str) -> str:
    """Text at the start of a block of which the beginning can be taken for no list, heading, quotation or table."""
    match = _AT_START.match(text)
    if match is None:
        return text
    if match[0][0].isdecimal():
        return f'{match[0]}\\{text[match.end() :]}'
    return f'\\{text}'


def link(label: str, url: str) -> str:
    """A link whose label is Markdown already; an address without a label stands for itself where it can."""
    if not label and _AUTOLINK.fullmatch(url):
        return f'<{url}>'
    if _PLAIN_ADDRESS.fullmatch(url):
        return f'[{label}]({url})'
    return f'[{label}](<{_address(url)}>)'


def _address(url: str) -> str:
    return re.sub(r'[<>\\`{}]|&(?=[#A-Za-z])', lambda match: f'&#{ord(match[0])};', url)


class _Line:
    """One line as it is put together: pieces of Markdown, and edges whose form depends on what stands beside them."""

    def __init__(self) -> None:
        self.pieces: list[str | _Edge] = []
        self.pairs = 0

    def written(self, runs: Sequence[Run]) -> str:
        index = 0
        while index < len(runs):
            target, stop = runs[index].target, index + 1
            if not target:
                while stop < len(runs) and not runs[stop].target:
                    stop += 1
                self._nest(runs[index:stop])
            else:
                while stop < len(runs) and runs[stop].target == target:
                    stop += 1
                inner = _Line()
                inner._nest(runs[index:stop])
                label = inner._joined()
                is_address = label == escaped(target) and _AUTOLINK.fullmatch(target) is not None
                self.pieces.append(link('' if is_address else label, target))
            index = stop
        return self._joined()

    def _nest(self, runs: Sequence[Run]) -> None:
        index = 0
        while index < len(runs):
            text, kinds, _ = runs[index]
            stop = index + 1
            kind = next((kind for kind in KINDS if kind in kinds), '')
            if runs[index] == LINE_BREAK:
                self.pieces.append('<br>')
            elif not kind:
                after_formula = index > 0 and 'math' in runs[index - 1].kinds
                self.pieces.append(escaped(text, after_formula=after_formula))
            elif kind == 'math':
                self.pieces.append(text)
            elif kind == 'code' and len(kinds) == 1 and _CODE.fullmatch(text) and not _UNSEEN.search(text):
                self.pieces.append(f'`{text}`')
            else:
                while stop < len(runs) and kind in runs[stop].kinds:
                    stop += 1
                self.pairs += 1
                pair = self.pairs
                self.pieces.append(_Edge(kind, True, pair))
                self._nest([run._replace(kinds=run.kinds - {kind}) for run in runs[index:stop]])
                self.pieces.append(_Edge(kind, False, pair))
            index = stop

    def _joined(self) -> str:
        pieces = self.pieces
        opened: dict[int, int] = {}
        tags: set[int] = set()
        words: set[int] = set()  # pairs around whole words, for which an underscore does
        for index, piece in enumerate(pieces):
            if isinstance(piece, str):
                continue
            if piece.opens:
                opened[piece.pair] = index
            elif piece.kind not in _DELIMITERS or not self._can_be_delimited(opened[piece.pair], index):
                tags.add(piece.pair)
            elif (
                piece.kind == 'emphasis'
                and _is_apart(self._beside(opened[piece.pair] - 1)[-1])
                and _is_apart(self._beside(index + 1)[0])
            ):
                words.add(piece.pair)
        written = []
        for piece in pieces:
            if isinstance(piece, str):
                written.append(piece)
            elif piece.pair in tags:
                written.append(f'<{"" if piece.opens else "/"}{_TAGS[piece.kind]}>')
            else:
                written.append('_' if piece.pair in words else _DELIMITERS[piece.kind])
        return ''.join(written)

    def _can_be_delimited(self, first: int, last: int) -> bool:
        """Whether asterisks at two edges would be read as this span (CommonMark 0.31, section 6.2), to be sure."""
        before = self._beside(first - 1)[-1]
        after = self._beside(last + 1)[0]
        begins, ends = self._beside(first + 1)[0], self._beside(last - 1)[-1]
        if before in '*_\\' or after in '*_' or begins in '*_' or ends in '*_' or begins.isspace() or ends.isspace():
            return False
        if before.isalnum() and after.isalnum():  # a data file's reader takes stars within words for signs
            return False
        return (not _is_mark(begins) or before.isspace() or _is_mark(before)) and (
            not _is_mark(ends) or after.isspace() or _is_mark(after)
        )

    def _beside(self, index: int) -> str:
        """The text of a piece beside an edge; a star for what may become one."""
        piece = self.pieces[index] if 0 <= index < len(self.pieces) else ' '
        if isinstance(piece, str):
            return piece or '*'
        return '*' if piece.kind in ('strong', 'emphasis') else '<>'


def _is_apart(char: str) -> bool:
    """Whether a word may begin or end beside a character; an accent or a vowel sign by itself belongs to the word."""
    return char.isspace() or _is_mark(char)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in 'PS'
