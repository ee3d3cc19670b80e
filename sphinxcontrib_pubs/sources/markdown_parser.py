"""The parser of a Markdown page's blocks, which leaves no line of the page out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from sphinxcontrib_pubs.sources.late_pattern import late_pattern

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

#: Blocks within blocks; a list and its item are two.
_DEEPEST = 36
#: How a line begins that stands in so many: half as many lists, with a mark or a tab for each.
_MAY_BE_DEEP = late_pattern(r'\n[-*+>\d.) \t]{17}')
#: What further blocks within these would begin with.
_MARKED = late_pattern(r'\A(?:(?:[-*+>]|\d{1,9}[.)])[ \t]+)+')
#: A line that begins with one of these begins a block.
_MARKS = frozenset('-*+>#|0123456789')
#: One of these is in every text that holds a block of the kind; the parser asks for each kind at every line.
_SIGNS = {
    'table': ('|',),
    'code': ('    ', '\t'),
    'fence': ('```', '~~~'),
    'blockquote': ('>',),
    'reference': (']:',),
    'html_block': ('<',),
    'heading': ('#',),
}
#: A line of nothing but marks, whatever it stands in: a rule, or what makes a heading of the line above it.
_RULE = late_pattern(r'\n[-*_=+>\d.) \t]*[-*_=][ \t]*(?=\n|\Z)')


def markdown_parser(text: str) -> MarkdownIt:
    """A parser that asks for no block of which the text has no sign."""
    # Inline syntax is read by ``markdown_inline``, which keeps each character's place.
    parser = MarkdownIt('commonmark', {'maxNesting': _DEEPEST + 4}).enable('table')
    parser.core.ruler.enableOnly(['normalize', 'block'])
    below = f'\n{text}'
    absent = [kind for kind, signs in _SIGNS.items() if not any(sign in text for sign in signs)]
    if not _RULE.search(below):
        absent += ['hr', 'lheading']
    parser.block.ruler.disable(absent)
    if _MAY_BE_DEEP.search(below):
        parser.block.ruler.before('table', 'deep', _read_as_text)
    return parser


def _read_as_text(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Takes what is nested too deeply for a paragraph: the parser would pass over the rest of the page."""
    if state.level < _DEEPEST or silent:
        return False
    last = start + 1
    while (
        last < state.lineMax
        and not state.isEmpty(last)
        and state.src[state.bMarks[last] + state.tShift[last]] not in _MARKS
    ):
        last += 1
    state.line = last
    state.push('paragraph_open', 'p', 1).map = [start, last]
    inline = state.push('inline', '', 0)
    inline.content = _MARKED.sub('', state.getLines(start, last, state.blkIndent, keepLastLF=False).strip())
    inline.map, inline.children = [start, last], []
    state.push('paragraph_close', 'p', -1)
    return True
