"""What is wrong with the markup of an entry, each with its place; how the entry is read does not change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Severity, is_safe_url
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import is_link_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.model import Problem
    from sphinxcontrib_pubs.sources.page import Page
    from sphinxcontrib_pubs.sources.passage import Passage
    from sphinxcontrib_pubs.sources.reference.name_list import NameList

#: What a mark beside names is explained by: ``(*equal contribution)``, ``* corresponding author``.
_LEGEND = late_pattern(
    r'[*†‡§¶#]{0,4}[\s:=]{0,3}(?:(?:denotes?|indicates?|these|all|both|the|first|two|three|authors?|with)\s){0,4}'
    r'(?:equal|co-?first|joint|shared?\b|corresponding|correspondence|contribut|presenting|presenter|supervis|alphabetic|'
    r'gleich|contribu|共同|通讯|通信|同等|責任)',
    re.IGNORECASE,
)
#: What ends an entry: a few words in small letters behind a mark.
_LAST_WORDS = late_pattern(r'\s?(?=[^\W\d_A-Z])[^.\n*]{1,60}[.)\]]{0,2}[ \t]*(?:\n[ \t]*[\n*+\d-]|\n?\Z)')
_MOST_MARKS = 3
_LONGEST_ADDRESS = 300
_ADDRESS = ''.join(map(chr, range(0x21, 0x7F))).translate(dict.fromkeys(map(ord, '<>"`')))


def markup_faults(page: Page, passage: Passage, names: NameList | None) -> Iterator[Problem]:
    """Emphasis without an end, and links that lead nowhere that a page may lead."""
    if not passage.unclosed and not passage.is_linked:
        return
    first, last = _stretch_of_names(passage, names)
    for start, length in passage.unclosed:
        marker = page.text[start : start + length]
        if marker[0] == '*' and _is_footnote(page, passage, start, length):
            continue
        if marker == '*' and first <= start < last:
            continue  # a mark before or behind a name
        if _is_in_address(page.text, start):
            continue
        message = f'"{marker}" opens emphasis that is never closed'
        yield page.problem(Severity.WARNING, 'unclosed-emphasis', message, start, 'add the closing marker')
    before = ''
    for run in passage.runs:
        target = run.target
        # A link whose text changes its type is several runs, and one fault.
        if target and target != before and not is_link_target(target) and (page.notes or not is_safe_url(target)):
            yield _bad_target(page, target, run.source)
        before = target


def _is_footnote(page: Page, passage: Passage, start: int, length: int) -> bool:
    """Whether a star stands for what it says: beside what explains it, or in an entry that has put it beside a name."""
    if _LEGEND.match(page.text, start + length) or _LAST_WORDS.match(page.text, start + length):
        return True
    for run in passage.runs:
        if run.source >= start:
            return False
        if '*' in run.text:
            return True
    return False


def _stretch_of_names(passage: Passage, names: NameList | None) -> tuple[int, int]:
    """Where in the page the authors stand, with marks before the first and behind the last of them."""
    if names is None or not names.places:
        return 0, 0
    start, end = names.places[0][0], names.places[-1][1]
    return passage.source(start) - _MOST_MARKS, passage.source(end) + _MOST_MARKS


def _is_in_address(text: str, offset: int) -> bool:
    """Whether a marker is a character of an address that is printed as it is."""
    before = text[max(0, offset - _LONGEST_ADDRESS) : offset]
    word = before[len(before.rstrip(_ADDRESS)) :] if before else ''
    return '://' in word or word.startswith(('www.', '10.'))


def _bad_target(page: Page, target: str, offset: int) -> Problem:
    shown = f'"{target[:60]}{"…" if len(target) > 60 else ""}"'
    if is_safe_url(target):
        message = f'the link target {shown} is a template of another program, which nobody fills in here'
        return page.problem(Severity.NOTE, 'url-template', message, offset, 'its text is kept without the link')
    message = f'the link target {shown} is no http, https, ftp, mailto or relative address'
    return page.problem(Severity.WARNING, 'url-scheme', message, offset, 'its text is kept without the link')
