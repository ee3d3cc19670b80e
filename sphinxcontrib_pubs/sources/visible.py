"""A passage as a reader sees it: without characters that show nothing, with the marks of other tools set aside."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.asterisks import begins_with_comma, with_asterisks
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import CODE, IMAGE, MATH, Passage, Run
from sphinxcontrib_pubs.sources.reference.labelled import is_labelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.sources.candidates import Candidate
    from sphinxcontrib_pubs.sources.page import Page

#: Soft hyphens, zero-width spaces, word joiners, marks of direction.
_NOTHING = late_pattern('[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]')
#: Spaces that look like one, each to become an ordinary space; the ideographic one divides names.
_SPACES = str.maketrans(dict.fromkeys('\t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f', ' '))
_SPACE = late_pattern('[\t\u00a0\u2002-\u200a\u202f]')
#: Attribute lists, shortcodes, statements and values of templates, marks of footnotes.
_MARK = late_pattern(
    r'\{:[^{}\n]{0,200}\}'
    r'|\{\{[<%][^\n]{0,500}?[>%]\}\}'
    r'|\{%[^\n]{0,500}?%\}'
    r'|\{\{\s{0,3}[A-Za-z_][\w.-]{0,60}(?:\s?[|(\s][^{}\n]{0,200})?\}\}'
    r'|\[\^[\w.:-]{1,40}\](?!:)'
    r'|\[(?:\d{1,4}|#[\w.:-]{0,40}|\*|[A-Za-z][\w.:-]{0,40})\]_(?!\w)'
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
            if each.passage.aside and any(mark[0] == '[' for _, mark in each.passage.aside):
                block.has_footnotes = each.has_footnotes = True
        stack += each.children


def visible(page: Page, passage: Passage) -> Passage:
    """The passage without what shows nothing; the same one where all of it shows."""
    if begins_with_comma(passage.runs):
        passage = _with_runs(passage, with_asterisks(page, passage.runs))
    text = passage.text
    if (not text.isascii() or '\t' in text) and not text.isprintable():
        # A character that is written by its number or its name is meant.
        hidden = [match.span() for match in _NOTHING.finditer(text) if _is_itself(page, passage, match.start())]
        if hidden:
            passage = _without(passage, hidden)
        if _SPACE.search(passage.text):
            passage = _with_runs(passage, [_with_spaces(page, run) for run in passage.runs])
        text = passage.text
    if '{' in text:
        places = [match.span(group) for match in _PROTECTED.finditer(text) for group in (1, 2)]
        if places and not passage.marks & (CODE | MATH):
            passage = _without(passage, places)
            text = passage.text
    if '==' in text or '[[' in text:
        passage = _without_notebook_marks(page, passage)
    return (
        _set_aside(page, passage) if passage.marks & IMAGE or '{' in text or '[^' in text or ']_' in text else passage
    )


#: ``{K}uramoto``, ``{DNA}``: what protects capitals in BibTeX, from where an entry was copied.
_PROTECTED = late_pattern(r'(?<![{$\\\w%])(\{)(?=[^\W\d_a-z])\w{1,20}(\})(?!\})')


#: ``==Nature==``, ``[[People/Ada|Ada Roe]]``, ``[[Ada Roe]]``, as notebooks of linked notes have them; not ``x==y``.
_NOTEBOOK = late_pattern(
    r'(?<![\w=!<>~])(==)(?=[^\s=])[^=\n]{0,200}(?<!\s)(==)(?![\w=])'
    r'|(\[\[(?:[^\[\]|\n]{1,200}\|(?=[^\[\]|\n]+\]\])|(?=[^\W\d_a-z][^\[\]|\n]{0,60}\s[^\[\]|\n]{1,60}\]\])))[^\[\]|\n]{1,120}(\]\])'
)


def _without_notebook_marks(page: Page, passage: Passage) -> Passage:
    """The passage without marks around highlighted words and links within a notebook; where these lead is set aside."""
    found = [
        match for match in _NOTEBOOK.finditer(passage.text) if not _is_escaped(page, passage.source(match.start()))
    ]
    if not found:
        return passage
    places = [match.span(group) for match in found for group in (1, 2, 3, 4) if match[group]]
    shown = _without(passage, places)
    shown.aside = tuple(
        (passage.source(match.start(3) + 2), match[3][2:-1]) for match in found if match[3] and match[3].endswith('|')
    )
    return shown


def _is_escaped(page: Page, place: int) -> bool:
    return place > 0 and page.text.startswith('\\', place - 1)  # which a place behind the end does not break


def _is_itself(page: Page, passage: Passage, position: int) -> bool:
    return page.text.startswith(passage.text[position], passage.source(position))


def _with_spaces(page: Page, run: Run) -> Run:
    return run._replace(text=run.text.translate(_SPACES)) if page.text.startswith(run.text, run.source) else run


def _without(passage: Passage, places: list[tuple[int, int]]) -> Passage:
    """The passage with some stretches cut out."""
    kept = _with_runs(passage, [*_joined(passage, _gaps(places, len(passage.text)))])
    ends = [end for _, end in places]
    lengths = [0, *accumulate(end - start for start, end in places)]
    links = []
    for position, target in passage.empty_links:
        index = bisect_right(ends, position)
        inside = max(0, position - places[index][0]) if index < len(places) else 0
        links.append((position - lengths[index] - inside, target))
    kept.empty_links = tuple(links)
    return kept


def _set_aside(page: Page, passage: Passage) -> Passage:
    """Marks of other tools, and what pictures are said to show, are no part of a title or a name wherever they are.

    One whose first character is escaped is text.
    """
    places = [
        match.span()
        for match in _MARK.finditer(passage.text)
        if not passage.run_at(match.start()).marks & (CODE | MATH | IMAGE)
        and not _is_escaped(page, passage.source(match.start()))
    ]
    # A link's picture is what names the link.
    pictures = [run for run in passage.runs if run.marks & IMAGE and not run.target]
    places += [(run.start, run.start + len(run.text)) for run in pictures]
    if not places:
        return passage
    places.sort()
    rest = _without(passage, places)
    rest.empty_links = tuple(sorted((*rest.empty_links, *_left_empty(passage, rest, places))))
    rest.aside = (*passage.aside, *((passage.source(start), passage.text[start:end]) for start, end in places))
    return rest if any(char.isalnum() for char in rest.text) else passage


def _left_empty(passage: Passage, rest: Passage, places: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """The links that held nothing but marks of other tools, such as an icon's: their places in the rest and targets."""
    kept = {run.target for run in rest.runs if any(char.isalnum() for char in run.text)}
    removed = 0
    for start, end in places:
        target = passage.run_at(start).target
        if target and target not in kept:
            kept.add(target)
            yield start - removed, target
        removed += end - start


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
