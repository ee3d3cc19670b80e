"""Marked text whose every character knows where it stands in its source; no syntax, no meaning."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import Span, is_safe_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_pubs.model import Markup, SpanKind

EMPHASIS = 1
STRONG = 2
UNDERLINE = 4
SUPERSCRIPT = 8
SUBSCRIPT = 16
DELETED = 32
CODE = 64
MATH = 128
CITE = 512  # HTML's ``<cite>``: a title, or the whole reference
IMAGE = 1024  # what is said of a picture, for those who do not see it
HIGHLIGHT = 256  # ``<mark>``, ``<font>``: said to be looked at, without a kind of its own

# Outer to inner: the order in which nested spans are rebuilt from the bits of a run.
_KINDS: tuple[tuple[int, SpanKind], ...] = (
    (STRONG, 'strong'),
    (EMPHASIS | CITE, 'emphasis'),
    (UNDERLINE, 'underline'),
    (DELETED, 'deleted'),
    (SUPERSCRIPT, 'superscript'),
    (SUBSCRIPT, 'subscript'),
    (CODE, 'code'),
    (MATH, 'math'),
)

#: The same by each single bit; with ``EMPHASIS`` goes all that is set in italics.
_SINGLE: dict[int, tuple[int, SpanKind]] = {
    1 << place: (bits, kind) for bits, kind in _KINDS for place in range(10) if bits & 1 << place
}

_NO_MARK: tuple[int, SpanKind] = (0, 'span')

#: A line break that the author asked for; a wrapped line is a plain newline.
HARD_BREAK = '\u2028'


def is_link_target(target: str) -> bool:
    """Whether an address of a source may become a link: one that is safe, and no template of another tool."""
    return is_safe_url(target) and '{{' not in target and '{%' not in target


class Run(NamedTuple):
    """Text with equal marks whose characters are consecutive in the source.

    ``start`` is its place in the passage, ``source`` the offset of its first character in the page.
    """

    start: int
    text: str
    source: int
    marks: int
    target: str


_START = attrgetter('start')


class Passage:
    """The text of one entry as runs; what is not a run (syntax) is not in ``text``."""

    __slots__ = ('aside', 'blocks', 'counter', 'empty_links', 'is_linked', 'marks', 'runs', 'text', 'unclosed')

    def __init__(
        self,
        runs: list[Run],
        *,
        empty_links: tuple[tuple[int, str], ...] = (),
        unclosed: tuple[tuple[int, int], ...] = (),
        blocks: tuple[tuple[int, int], ...] = (),
        aside: tuple[tuple[int, str], ...] = (),
    ) -> None:
        self.runs = runs
        self.text = ''.join([run[1] for run in runs])
        #: All marks that some part of it has, and whether a part is a link; every entry is asked half a dozen times.
        self.marks, self.is_linked = 0, False
        for _, _, _, marks, target in runs:
            self.marks |= marks
            if target:
                self.is_linked = True
        #: Links around nothing readable, such as an icon: position in the text and target.
        self.empty_links = empty_links
        #: Emphasis that is opened and never closed: source offset and length of its marker.
        self.unclosed = unclosed
        #: Nested items that are one labelled value each, however many lines they have: start and end in the text.
        self.blocks = blocks
        #: Marks of other tools that stood in the text (a shortcode, a footnote's mark): source offset and text.
        self.aside = aside
        #: What counts the entry in a list that no syntax makes one, such as ``[3]``; it is no part of the text.
        self.counter = ''

    def run_at(self, position: int) -> Run:
        """The run that holds a position of the text; the last one for the text's end."""
        return self.runs[max(0, bisect_right(self.runs, position, key=_START) - 1)]

    def source(self, position: int) -> int:
        """The page offset of a position of the text; the end of the last run for the text's end."""
        if not self.runs:
            return 0
        run = self.run_at(position) if position else self.runs[0]
        return run.source + min(position - run.start, len(run.text))

    def pieces(self, start: int, end: int) -> Iterator[tuple[str, int, str]]:
        """Text, marks and link target of every run between two positions, cut at them."""
        for run_start, text, _, marks, target in self.runs:
            run_end = run_start + len(text)
            if run_end <= start:
                continue
            if run_start >= end:
                break
            if run_start < start or run_end > end:
                text = text[max(0, start - run_start) : end - run_start]
            yield text, marks, target

    def part(self, start: int, end: int) -> Passage:
        """The passage between two positions, as one of its own."""
        return self.parts([(start, end)])[0]

    def parts(self, places: Sequence[tuple[int, int]]) -> list[Passage]:
        """The passages between several pairs of positions, which follow one another and do not overlap."""
        found: list[Passage] = []
        index = 0
        for start, end in places:
            runs: list[Run] = []
            while index < len(self.runs):
                run = self.runs[index]
                first, last = max(run.start, start), min(run.start + len(run.text), end)
                if first < last:
                    cut = run.text[first - run.start : last - run.start]
                    runs.append(Run(first - start, cut, run.source + first - run.start, run.marks, run.target))
                if run.start + len(run.text) > end:
                    break
                index += 1
            found.append(Passage(runs))
        self._share_out(places, found)
        return found

    def _share_out(self, places: Sequence[tuple[int, int]], parts: list[Passage]) -> None:
        """Gives each part the links around nothing and the unclosed emphasis that stand in it."""
        starts = [start for start, _ in places]
        links: dict[int, list[tuple[int, str]]] = {}
        for position, target in self.empty_links:
            index = max(0, bisect_right(starts, position) - 1)
            links.setdefault(index, []).append((max(0, position - starts[index]), target))
        for index, each in links.items():
            parts[index].empty_links = tuple(each)
        if self.unclosed or self.aside:
            sources = [part.runs[0].source if part.runs else 0 for part in parts]
            for opened in self.unclosed:
                parts[max(0, bisect_right(sources, opened[0]) - 1)].unclosed += (opened,)
            for mark in self.aside:
                parts[max(0, bisect_right(sources, mark[0]) - 1)].aside += (mark,)

    def whole(self) -> Markup:
        """All of it as rich text; most entries are runs that have one mark or none, and no neighbour with the same."""
        result: list[str | Span] = []
        before = -1
        for _, text, _, marks, target in self.runs:
            bits, kind = _SINGLE.get(marks, _NO_MARK)
            if target or bits == before or (marks and not bits):
                return self.markup(0, len(self.text))
            result.append((_bold(text) if bits == STRONG else Span(kind, (text,))) if bits else text)
            before = bits
        return tuple(result)

    def markup(self, start: int, end: int, *, without: int = 0, links: bool = True) -> Markup:
        """The rich text between two positions; marks in ``without`` are left out."""
        pieces: list[tuple[str, int, str]] = []
        now, leads_to = 0, ''
        for run_start, text, _, marks, target in self.runs:
            run_end = run_start + len(text)
            if run_end <= start:
                continue
            if run_start >= end:
                break
            if run_start < start or run_end > end:
                text = text[max(0, start - run_start) : end - run_start]
            marks &= ~without
            if not links:
                target = ''
            if pieces and marks == now and target == leads_to:
                text = pieces.pop()[0] + text
            pieces.append((text, marks, target))
            now, leads_to = marks, target
        return _nest(pieces)


@lru_cache(maxsize=1024)
def _bold(text: str) -> Span:
    # One value for all the works that appeared in a venue: a long page sets few words in bold.
    return Span('strong', (text,))


def _nest(pieces: list[tuple[str, int, str]]) -> Markup:
    """Rebuilds nesting: neighbours that share a link, and then a mark, stand in one span."""
    result: list[str | Span] = []
    index, count = 0, len(pieces)
    while index < count:
        text, marks, target = pieces[index]
        stop = index + 1
        if target:
            while stop < count and pieces[stop][2] == target:
                stop += 1
            inner = _nest([(piece[0], piece[1], '') for piece in pieces[index:stop]])
            result.append(Span('link', inner, target))
        elif not marks:
            result.append(text)
        elif (single := _SINGLE.get(marks)) and (stop == count or not pieces[stop][1] & single[0] or pieces[stop][2]):
            result.append(Span(single[1], (text,)))
        else:
            for bit, kind in _KINDS:
                if marks & bit:
                    while stop < count and pieces[stop][1] & bit and not pieces[stop][2]:
                        stop += 1
                    inner = _nest([(piece[0], piece[1] & ~bit, '') for piece in pieces[index:stop]])
                    result.append(Span(kind, inner))
                    break
            else:
                result.append(text)
        index = stop
    return tuple(result)


def join(passages: list[Passage], *, labelled: bool = False) -> Passage:
    """One passage of several paragraphs, with a hard break between them.

    With ``labelled`` all but the first are labelled values, which the passage remembers in ``blocks``.
    """
    runs: list[Run] = []
    links: list[tuple[int, str]] = []
    unclosed: list[tuple[int, int]] = []
    blocks: list[tuple[int, int]] = []
    aside: list[tuple[int, str]] = []
    start = 0
    for passage in passages:
        if runs:
            last = runs[-1]
            runs.append(Run(start, HARD_BREAK, last.source + len(last.text), 0, ''))
            start += 1
            if labelled:
                blocks.append((start, start + len(passage.text)))
        runs += [run._replace(start=run.start + start) for run in passage.runs]
        links += [(position + start, target) for position, target in passage.empty_links]
        unclosed += passage.unclosed
        aside += passage.aside
        blocks += [(first + start, end + start) for first, end in passage.blocks]
        start += len(passage.text)
    joined = Passage(runs, empty_links=tuple(links), unclosed=tuple(unclosed), blocks=tuple(blocks))
    joined.aside = tuple(aside)
    joined.counter = passages[0].counter if passages else ''
    return joined
