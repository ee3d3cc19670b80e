"""Titles to which a publisher has put that their work was retracted or withdrawn → the title as it was, and the notice.

A title that announces a notice on another work (``Retraction note to: …``) stays: the entry is that notice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.sources.notices.passages import between, read_notice, trimmed

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup, Notice


def _marked(retracted: str, withdrawn: str, what: str) -> str:
    return rf'(?:(?P<retracted>{retracted}(?: {what})?|已?撤稿)|(?P<withdrawn>{withdrawn}(?: {what})?))'


_WORDS = _marked('retracted(?: and replaced)?', 'withdrawn', '(?:article|paper|chapter|publication|preprint)')
_CAPITALS = _marked('RETRACTED(?: AND REPLACED)?', 'WITHDRAWN', '(?:ARTICLE|PAPER|CHAPTER|PUBLICATION|PREPRINT)')
_IN_BRACKETS = re.compile(rf'\s*[\[【]{_WORDS}[\]】]\s*[:.–—-]?\s*', re.IGNORECASE)
_IN_CAPITALS = re.compile(rf'\s*\(?{_CAPITALS}\)?\s?[:：.–—-]\s*')
_BEFORE_COLON = re.compile(rf'\s*{_WORDS}\s?[:：]\s+', re.IGNORECASE)
#: ``(Retracted article. See vol. 6, p. 1, 2011)``, as databases add it.
_AT_THE_END = re.compile(rf'[\s.]*[(\[【]{_WORDS}(?:[.,:;]?\s[^()\[\]]{{1,120}})?[)\]】]\W*$', re.IGNORECASE)
_CAPITALS_AT_THE_END = re.compile(r'\s?[:–—-]\s(?:(?P<retracted>RETRACTED)|(?P<withdrawn>WITHDRAWN))\W*$')
#: What may be called ``Withdrawn: A life`` by its author.
_NAMED_FREELY = frozenset(
    {'book', 'chapter', 'thesis', 'motion_picture', 'song', 'broadcast', 'post-weblog', 'collection'}
)
_SEEN_FIRST = re.compile(r'retracted|withdrawn|撤稿', re.IGNORECASE)


def take_title(title: Markup, type_: str) -> tuple[list[Notice], Markup]:
    """The notices of a title, and the title without them; one that would be left without words stays as it is."""
    text = plain_text(title)
    if _SEEN_FIRST.search(text) is None:
        return [], title
    found: list[Notice] = []
    start, end = 0, len(text)
    openings = [_IN_BRACKETS, _IN_CAPITALS, *([] if type_ in _NAMED_FREELY else [_BEFORE_COLON])]
    for opening in openings:
        match = opening.match(text)
        if match is not None and match.lastgroup:
            found.append(_notice(match))
            start = match.end()
            break
    for closing in (_AT_THE_END, _CAPITALS_AT_THE_END):
        match = closing.search(text, max(start, end - 200))
        if match is not None and match.lastgroup:
            found.append(_notice(match))
            end = match.start()
            break
    rest = trimmed(list(between(title, start, end)))
    return (found, rest) if found and plain_text(rest).strip() else ([], title)


def _notice(match: re.Match[str]) -> Notice:
    return read_notice(match[0].strip().rstrip(':：–—- '), match.lastgroup or '')
