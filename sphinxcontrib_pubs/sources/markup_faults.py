"""What is wrong with the markup of an entry, each with its place; how the entry is read does not change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Severity, is_safe_url
from sphinxcontrib_pubs.sources.passage import is_link_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.model import Problem
    from sphinxcontrib_pubs.sources.page import Page
    from sphinxcontrib_pubs.sources.passage import Passage

#: What a mark beside names is explained by: ``(*equal contribution)``, ``* corresponding author``.
_LEGEND = re.compile(
    r'[*†‡§¶#]{0,4}\s?(?:(?:denotes?|indicates?|these|all|both|the|first|two|three|authors?|with)\s){0,4}'
    r'(?:equal|co-?first|joint|shared?\b|corresponding|correspondence|contribut|presenting|presenter|supervis|alphabetic|'
    r'gleich|contribu|共同|通讯|通信|同等|責任)',
    re.IGNORECASE,
)


def markup_faults(page: Page, passage: Passage) -> Iterator[Problem]:
    """Emphasis without an end, and links that lead nowhere that a page may lead."""
    for start, length in passage.unclosed:
        marker = page.text[start : start + length]
        if marker[0] == '*' and _is_footnote(page, passage, start, length):
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
    if _LEGEND.match(page.text, start + length):
        return True
    for run in passage.runs:
        if run.source >= start:
            return False
        if '*' in run.text:
            return True
    return False


def _bad_target(page: Page, target: str, offset: int) -> Problem:
    shown = f'"{target[:60]}{"…" if len(target) > 60 else ""}"'
    if is_safe_url(target):
        message = f'the link target {shown} is a template of another program, which nobody fills in here'
        return page.problem(Severity.NOTE, 'url-template', message, offset, 'its text is kept without the link')
    message = f'the link target {shown} is no http, https, ftp, mailto or relative address'
    return page.problem(Severity.WARNING, 'url-scheme', message, offset, 'its text is kept without the link')
