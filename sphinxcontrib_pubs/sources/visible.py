"""A passage as a reader sees it: without characters that show nothing, marks of other tools behind the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.passage import CODE, MATH, Passage, Run
from sphinxcontrib_pubs.sources.reference.labelled import is_labelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.sources.candidates import Candidate
    from sphinxcontrib_pubs.sources.page import Page

#: Soft hyphens, zero-width spaces, word joiners, marks of direction.
_NOTHING = re.compile('[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]')
#: Spaces that look like one, each to become an ordinary space; the ideographic one divides names.
_SPACES = str.maketrans(dict.fromkeys('\t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f', ' '))
_SPACE = re.compile('[\t\u00a0\u2002-\u200a\u202f]')
#: Attribute lists, shortcodes, statements and values of templates, marks of footnotes.
_MARK = re.compile(
    r'\{:[^{}\n]{0,200}\}'
    r'|\{\{[<%][^\n]{0,500}?[>%]\}\}'
    r'|\{%[^\n]{0,500}?%\}'
    r'|\{\{\s{0,3}[A-Za-z_][\w.-]{0,60}(?:\s?[|(\s][^{}\n]{0,200})?\}\}'
    r'|\[\^[\w.:-]{1,40}\](?!:)'
)


def show(page: Page, block: Candidate) -> None:
    """Gives a block, and what is nested in it, the passages that a reader sees.

    A labelled value that is nested in an entry is the field as it stands, to the character.
    """
    stack = [block]
    while stack:
        each = stack.pop()
        if not each.too_long and not (each is not block and is_labelled(each.passage.text)):
            each.passage = visible(page, each.passage)
        stack += each.children


def visible(page: Page, passage: Passage) -> Passage:
    """The passage without what shows nothing; the same one where all of it shows."""
    text = passage.text
    if not text.isascii() or '\t' in text:
        # A character that is written by its number or its name is meant.
        hidden = [match.span() for match in _NOTHING.finditer(text) if _is_itself(page, passage, match.start())]
        if hidden:
            passage = _without(passage, hidden)
        if _SPACE.search(passage.text):
            passage = _with_runs(passage, [_with_spaces(page, run) for run in passage.runs])
        text = passage.text
    if '{' in text or '[^' in text:
        return _behind(page, passage)
    return passage


def _is_itself(page: Page, passage: Passage, position: int) -> bool:
    return page.text.startswith(passage.text[position], passage.source(position))


def _with_spaces(page: Page, run: Run) -> Run:
    return run._replace(text=run.text.translate(_SPACES)) if page.text.startswith(run.text, run.source) else run


def _without(passage: Passage, places: list[tuple[int, int]]) -> Passage:
    kept = _with_runs(passage, [*_joined(passage, _gaps(places, len(passage.text)))])
    links = []
    for position, target in passage.empty_links:
        links.append((position - sum(min(end, position) - start for start, end in places if start < position), target))
    kept.empty_links = tuple(links)
    return kept


def _behind(page: Page, passage: Passage) -> Passage:
    """Marks within the text are moved behind it: they stand for themselves wherever they are, and divide nothing.

    One whose first character is escaped is text.
    """
    text = passage.text
    end = len(text.rstrip())
    marks = [
        match.span()
        for match in _MARK.finditer(text)
        if match.end() < end
        and not passage.run_at(match.start()).marks & (CODE | MATH)
        and not page.text.startswith('\\', max(0, passage.source(match.start()) - 1))
    ]
    if not marks:
        return passage
    gaps = _gaps(marks, len(text))
    runs = [*_joined(passage, gaps)]
    start = runs[-1].start + len(runs[-1].text) if runs else 0
    for first, last in marks:
        runs.append(Run(start, ' ', passage.source(first), 0, ''))
        start += 1
        part = passage.part(first, last)
        runs += [run._replace(start=run.start + start, marks=0, target='') for run in part.runs]
        start += len(part.text)
    moved = _with_runs(passage, runs)
    moved.empty_links = tuple(
        (position - sum(min(last, position) - first for first, last in marks if first < position), target)
        for position, target in passage.empty_links
    )
    return moved


def _gaps(places: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The stretches between places, of which none is empty."""
    starts = [0, *(end for _, end in places)]
    ends = [*(start for start, _ in places), length]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _joined(passage: Passage, places: list[tuple[int, int]]) -> Iterator[Run]:
    start = 0
    for part in passage.parts(places):
        for run in part.runs:
            yield run._replace(start=run.start + start)
        start += len(part.text)


def _with_runs(passage: Passage, runs: list[Run]) -> Passage:
    return Passage(runs, empty_links=passage.empty_links, unclosed=passage.unclosed)
