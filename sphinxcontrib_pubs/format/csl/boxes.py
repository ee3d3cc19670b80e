"""What a style says of an entry, as boxes in boxes, and those as a row of runs with their punctuation settled.

Styles join parts without knowing how they end: a title with a question mark, a name with a full stop. Where two
marks meet, CSL's processors keep the one that says more, and put commas and full stops within quotation marks where
the language does so. That is done here, once, on the whole entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_pubs.model import Span


class Box(NamedTuple):
    """Content with what is around it. ``mark`` is the span, without content, that it becomes; affixes stand outside."""

    content: list[Node]
    mark: Span | None = None
    prefix: str = ''
    suffix: str = ''
    quoted: str = ''  # 'double' or 'single'


Node: TypeAlias = 'str | Box'


class Quotes(NamedTuple):
    """The marks of a language, outer and inner, and whether full stops and commas go within them."""

    open: str = '“'
    close: str = '”'
    open_inner: str = '‘'
    close_inner: str = '’'
    hold_punctuation: bool = False


class Run:
    """A stretch of text: the span that says what it is, if any, and those that say how it looks, outermost first."""

    __slots__ = ('closes', 'marks', 'meaning', 'text')

    def __init__(
        self, text: str, marks: tuple[Span, ...], meaning: Span | None = None, *, closes: bool = False
    ) -> None:
        self.text = text
        self.marks = marks
        self.meaning = meaning
        self.closes = closes  # it is a closing quotation mark of the style's own


def joined(nodes: Iterable[Node], delimiter: str) -> list[Node]:
    """The nodes with the delimiter between them."""
    if not delimiter:
        return list(nodes)
    row: list[Node] = []
    for node in nodes:
        if row:
            row.append(delimiter)
        row.append(node)
    return row


def runs_of(nodes: Sequence[Node], quotes: Quotes, *, is_line: bool = True) -> list[Run]:
    """The text of boxes in its order, with every meeting of two marks settled; a line ends in no comma."""
    row = _Row(quotes)
    row.add(nodes, (), None, '')
    runs = [run for run in row.runs if run.text]
    if is_line:
        _close(runs)
    return runs


def _close(runs: list[Run]) -> None:
    """Lets a line that ends in a comma, before what the entry lacks, end in a full stop."""
    last = next((run for run in reversed(runs) if run.text.strip() and not run.closes), None)
    if last is not None and last.text.rstrip().endswith(','):
        last.text = last.text.rstrip()[:-1] + '.'


#: Marks of which, where two meet, one gives way: the first to the second, or the second to the first.
_FIRST_GIVES_WAY = frozenset({':!', ':?', ';!', ';?'})
_SECOND_GIVES_WAY = frozenset({'!.', '!:', '?.', '?:', ':.', ';.', ';:'})
_MARKS = frozenset('.,;:!? ')


class _Row:
    def __init__(self, quotes: Quotes) -> None:
        self.quotes = quotes
        self.runs: list[Run] = []

    def add(self, nodes: Sequence[Node], marks: tuple[Span, ...], meaning: Span | None, within: str) -> None:
        """Adds nodes that stand within spans, and ``within`` quotation marks: ``outer``, ``inner`` or none.

        The outermost span with classes is the meaning of what stands in it.
        """
        for node in nodes:
            if isinstance(node, str):
                self._text(node, marks, meaning)
                continue
            content, mark, prefix, suffix, quoted = node
            if prefix:
                self._text(prefix, marks, meaning)
            inside, meant = marks, meaning
            if mark is not None and mark.classes and meaning is None:
                meant = mark
            elif mark is not None:
                inside = (*marks, mark)
            if quoted:
                quotes = self.quotes
                inner = within == 'outer' or (quoted == 'single' and not within)
                opening, closing = (quotes.open_inner, quotes.close_inner) if inner else (quotes.open, quotes.close)
                self._text(opening, marks, meaning)
                self.add(content, inside, meant, 'inner' if inner else 'outer')
                self.runs.append(Run(closing, marks, meaning, closes=True))
            else:
                self.add(content, inside, meant, within)
            if suffix:
                self._text(suffix, marks, meaning)

    def _text(self, text: str, marks: tuple[Span, ...], meaning: Span | None) -> None:
        if not text:
            return
        runs = self.runs
        while runs and not runs[-1].text:  # its only mark gave way
            runs.pop()
        if text[0] in _MARKS and runs:
            place = self._before_quotes(text[0])
            last = runs[place]
            settled = _settled(last.text[-1:], text[0])
            if text[0] == '.' and last.closes and len(runs) > 1 and runs[place - 1].text[-1:] in ('.', '!', '?'):
                settled = last.text[-1:]  # the sentence has ended within the quotation marks
            if settled is not None:
                last.text = last.text[:-1] + settled
                text = text[1:]
            elif place < len(runs) - 1:
                # What is within the quotation marks of a title is no part of the title.
                runs.insert(place + 1, Run(text[0], tuple(mark for mark in last.marks if not mark.classes)))
                text = text[1:]
        if text:
            runs.append(Run(text, marks, meaning))

    def _before_quotes(self, mark: str) -> int:
        """The run that a mark meets: the last one, or where quotation marks hold it, the one within them."""
        place = len(self.runs) - 1
        if mark in '.,' and self.quotes.hold_punctuation:
            while place > 0 and self.runs[place].closes:
                place -= 1
        return place


def _settled(first: str, second: str) -> str | None:
    """What stands where two marks meet; None where both do."""
    if first == second:
        return first
    pair = first + second
    if pair in _FIRST_GIVES_WAY:
        return second
    return first if pair in _SECOND_GIVES_WAY else None
