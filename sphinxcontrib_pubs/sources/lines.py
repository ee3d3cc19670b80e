"""Several references in one block, each on a line of its own: where a person sees them end."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.candidates import ANNOUNCES
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import HARD_BREAK, STRONG, UNDERLINE
from sphinxcontrib_pubs.sources.reference.structure import read_structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.candidates import Candidate
    from sphinxcontrib_pubs.sources.page import Page
    from sphinxcontrib_pubs.sources.passage import Passage
    from sphinxcontrib_pubs.sources.reference.name_list import NameReader

#: A line that is nothing but a year or a span of years.
YEAR_LINE = late_pattern(
    r'\W{0,6}(?:(?:year|jahr|année|año|anno|in|since|before|seit)\s{1,3})?(?:19|20)\d\d'
    r'(?:\s{0,3}(?:[-–—/]|to|bis)\s{0,3}(?:(?:19|20)?\d\d|present|today|now|heute))?\s{0,2}(?:年度?)?\W{0,6}',
    re.IGNORECASE,
)
_YEAR = late_pattern(r'(?<!\d)(?:19|20)\d\d(?!\d)')
#: What counts a line of a list that no syntax makes one: ``[3]``, ``(3)``, ``3)``, ``[J3]``, ``J3.``, a bullet.
_NUMBER = late_pattern(
    r'\s{0,8}(?:\[\^[\w.:-]{1,40}\]:|\[[A-Z]{0,3}-?\d{1,3}\]|\(\d{1,3}\)|#?\d{1,3}[.)]\s|[A-Z]{1,2}\d{1,3}[.):]\s'
    r'|[•‣▪◦●▶*]\s|[–—-]\s?(?=[^\W\d_]))'
)
_COUNTER = late_pattern(
    r'\s{0,8}(?P<counter>\[[A-Z]{0,3}-?\d{1,3}\]|\[[ xX]\](?=\s)|'
    r'\((?P<bare>\d{1,3})\)|#?\d{1,3}[.)](?=\s)|[A-Z]{1,2}\d{1,3}[.):](?=\s)'
    r'|[•‣▪◦●▶]|(?P<dash>[–—-])(?=\s?[^\W\d_]))[\s.:]{0,20}(?=\S)'
)
#: What stands in the box of a list of tasks.
_TICKS = (' ', 'x', 'X')
_PARAGRAPH = late_pattern(rf'{HARD_BREAK}[\s{HARD_BREAK}]*{HARD_BREAK}\s*')
_LINE = late_pattern(f'[\\n{HARD_BREAK}]')
_BREAK = late_pattern(rf'{HARD_BREAK}\s*')
#: So much speaks for a line that is a reference by itself.
_ENOUGH = 4.5
_SHARE = 0.7
#: No line shorter than this is a reference without a year, which a heading may give.
_SHORTEST = 40
_COUNTED = ('paragraph', 'quote', 'html', 'item', 'row')
_COUNTING = frozenset('[(# \n•‣▪◦●▶–—-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
_BLOCKS = ('paragraph', 'quote', 'html')


def split_lines(page: Page, block: Candidate, reader: NameReader) -> list[Candidate]:
    """The references of one block, or the block itself: lines with numbers, lines that each read as one."""
    text = block.passage.text
    if block.kind not in _BLOCKS or block.children or block.too_long:
        return [block]
    if '\n' not in text and HARD_BREAK not in text:
        return [block]
    paragraphs = [*_between(text, _PARAGRAPH)]
    if len(paragraphs) > 1:
        return [each for part in _parts(page, block, paragraphs) for each in split_lines(page, part, reader)]
    lines = _between(text, _LINE)
    if len(lines) < 2:
        return [block]
    heads = _heads(block.passage, lines)
    if heads:
        return [each for part in _parts(page, block, heads) for each in _divide(page, part, reader)]
    return _divide(page, block, reader)


def _heads(passage: Passage, lines: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of a block that begins with a heading of its own, cut at all of these; empty for any other."""
    first = passage.part(*lines[0])
    if first.is_linked or first.text.rstrip()[-1:] in '.,;':
        return []  # a title that has such a word
    if not is_bold(first) or not (YEAR_LINE.fullmatch(first.text) or ANNOUNCES.search(first.text)):
        return []
    found: list[tuple[int, int]] = []
    start = -1
    for place, part in zip(lines, passage.parts(lines), strict=True):
        if is_bold(part) and (YEAR_LINE.fullmatch(part.text) or ANNOUNCES.search(part.text)):
            found.append(place)
            start = -1
        elif start < 0:
            found.append(place)
            start = len(found) - 1
        else:
            found[start] = (found[start][0], place[1])
    return found


def _divide(page: Page, block: Candidate, reader: NameReader) -> list[Candidate]:
    text = block.passage.text
    lines = _between(text, _LINE)
    starts = [index for index, (start, _) in enumerate(lines) if _NUMBER.match(text, start)]
    if len(starts) > 1 and not starts[0]:
        ends = [*starts[1:], len(lines)]
        return _parts(page, block, [(lines[a][0], lines[b - 1][1]) for a, b in zip(starts, ends, strict=True)])
    if len(_YEAR.findall(text)) < 2 and any(end - start < _SHORTEST for start, end in lines):
        return [block]
    units = _between(text, _BREAK)
    for division in (units, lines) if 1 < len(units) < len(lines) else (lines,):
        if _each_reads(block.passage, division, reader):
            return _parts(page, block, division)
    return [block]


def take_counters(blocks: Sequence[Candidate]) -> None:
    """Takes the numbers off blocks that begin with one; ``(3)`` begins a title unless it counts on the page."""
    found: list[tuple[Candidate, re.Match[str]]] = []
    for block in blocks:
        text = block.passage.text
        if text[:1] in _COUNTING and block.kind in _COUNTED and not block.too_long:
            match = _COUNTER.match(text)
            if match is not None and not block.passage.run_at(match.start('counter')).target:
                found.append((block, match))
    bare = {match['bare'] for _, match in found if match['bare']}
    dashes = sum(1 for _, match in found if match['dash'])
    for block, match in found:
        if not (match['bare'] and len(bare) < 2) and not (match['dash'] and dashes < 2):
            _take(block, match)


def without_counter(passage: Passage) -> Passage:
    """A heading's passage without its number."""
    match = _COUNTER.match(passage.text)
    return passage.part(match.end(), len(passage.text)) if match and match['counter'][0].isalnum() else passage


def _take(block: Candidate, match: re.Match[str]) -> None:
    block.passage = block.passage.part(match.end(), len(block.passage.text))
    if match['counter'][-1] in '.):]' and match['counter'][1:-1] not in _TICKS:
        block.passage.counter = match['counter']


def headed(item: Candidate, first: Passage, parts: Sequence[Candidate]) -> Candidate:
    """An item whose first paragraph is bold, as a term with the other paragraphs below it; any other as it is.

    Such a paragraph heads references, or is the title of one: the outline tells.
    """
    if item.children or item.nested or item.too_long or not is_bold(first) or HARD_BREAK in first.text:
        return item
    for part in parts:
        part.nested = True
    return replace(item, passage=first, kind='term', last=item.first, children=list(parts))


def is_bold(passage: Passage) -> bool:
    """Whether all words of a passage stand out."""
    words = [run for run in passage.runs if any(char.isalnum() for char in run.text)]
    return bool(words) and all(run.marks & (STRONG | UNDERLINE) for run in words)


def _each_reads(passage: Passage, division: Sequence[tuple[int, int]], reader: NameReader) -> bool:
    good = 0
    for part in passage.parts(division):
        structure = read_structure(part, reader)
        good += structure.names is not None and structure.title is not None and structure.weight >= _ENOUGH
    return good >= 2 and good >= _SHARE * len(division)


def _between(text: str, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    found, start = [], 0
    for match in separator.finditer(text):
        found.append((start, match.start()))
        start = match.end()
    found.append((start, len(text)))
    return [(first, last) for first, last in found if text[first:last].strip()]


def _parts(page: Page, block: Candidate, places: Sequence[tuple[int, int]]) -> list[Candidate]:
    frame = block.frame or (block.first, block.last)
    parts = []
    for passage in block.passage.parts(places):
        first = page.place(passage.source(0))[0] - page.first_line
        last = page.place(passage.source(len(passage.text)))[0] - page.first_line
        parts.append(replace(block, passage=passage, first=first, last=max(first, last), frame=frame, children=[]))
    return parts
