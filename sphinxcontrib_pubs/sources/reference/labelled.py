"""References written as labelled lines (``Title: …``, ``Authors: …``): each line names its own role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.passage import Passage

_LABELS = {
    'authors': ['authors', 'author', 'writers', 'by', '作者', '著者'],
    'title': ['title', 'paper', '题目', '标题', 'タイトル'],
    'venue': [
        'venue',
        'journal',
        'conference',
        'booktitle',
        'publication',
        'container',
        'in',
        'proceedings',
        '期刊',
        '会议',
        '発表',
    ],
    'year': ['year', 'date', 'published', '年份', '年'],
    'link': ['link', 'links', 'url', 'doi', 'pdf', 'paper-link', 'website', 'arxiv', 'code', '链接'],
    'volume': ['volume', 'vol'],
    'issue': ['issue', 'number', 'no'],
    'page': ['pages', 'page', 'pp'],
    'status': ['status'],
    'publisher': ['publisher'],
}
_ROLE_OF = {word: role for role, words in _LABELS.items() for word in words}
_LINE = re.compile(r'[^\n\u2028]+')
_LABEL = re.compile(r'[\s*\-•]*([^\W\d_][\w ().-]{0,20}?)\s*[:：]\s*')


def role_of(label: str) -> str:
    """The role that a word such as ``Authors`` names, '' for none."""
    return _ROLE_OF.get(' '.join(label.split()).lower().strip(' .:：#'), '')


def read_labels(passage: Passage) -> dict[str, tuple[int, int, int]] | None:
    """The stretches by role: label's start, value's start and end; None unless title and one more are labelled.

    A line without a known label goes on with the value before it.
    """
    text = passage.text
    if text.count(':') + text.count('：') < 2 or ('\n' not in text and '\u2028' not in text):
        return None
    found: dict[str, tuple[int, int, int]] = {}
    last = ''
    for line in _LINE.finditer(text):
        match = _LABEL.match(text, line.start(), line.end())
        role = _ROLE_OF.get(match[1].strip().lower().rstrip('.')) if match else None
        if match is not None and role is not None and role not in found:
            found[role] = (match.start(1), match.end(), line.end())
            last = role
        elif match is None and last:
            label, start, _ = found[last]
            found[last] = (label, start, line.end())
        else:
            last = ''
    return found if 'title' in found and len(found) > 1 else None
