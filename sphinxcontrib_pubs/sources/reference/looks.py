"""What a page says of names in bold type and underlined ones: ``Bold: lab members; students are underlined``."""

from __future__ import annotations

import re

from sphinxcontrib_pubs.sources.late_pattern import late_pattern

#: The looks, as a legend names them.
LOOKS = ('bold', 'underline')
_WORD = late_pattern(r'(?<![^\W_])(?:(?P<bold>bold)|(?P<underline>underlin))\w{0,5}', re.IGNORECASE)
#: What makes the word the subject or the predicate of an explanation, and no part of a title.
_BEFORE = late_pattern(
    r'(?:\b(?:are|is|in|shown|set|marked|printed|names?)|=|\()\s(?:[\w*_]+\s){0,2}$|\($', re.IGNORECASE
)
_BEHIND = late_pattern(
    r'[*_]{0,3}(?:\s(?:names?|authors?|type|face|text|print|letters))?[*_]{0,3}\s?'
    r'(?:[:=]|\b(?:indicat|denot|mark|represent)\w*|\b(?:are|is|for)\b)',
    re.IGNORECASE,
)
_ROLES = (
    ('student', late_pattern(r'\b(?:students?|advisees?|mentees?|trainees?|undergraduates?)\b', re.IGNORECASE)),
    ('corresponding', late_pattern(r'\bcorrespond', re.IGNORECASE)),
    ('equal', late_pattern(r'\b(?:equal|co-?first|joint first)', re.IGNORECASE)),
    ('presenter', late_pattern(r'\bpresent(?:ing|ers?)\b', re.IGNORECASE)),
    ('member', late_pattern(r'\b(?:members?|lab|group|team)\b', re.IGNORECASE)),
)
#: An explanation is a short sentence, or a part of one.
_ENDS = late_pattern(r'[.;,\n()|]')
_LONGEST = 90


def find_looks(text: str) -> dict[str, str]:
    """The role that ``bold`` and ``underline`` stand for; empty where the page explains neither."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        look = match.lastgroup or ''
        before = _ENDS.split(text[max(0, match.start() - _LONGEST) : match.start()])[-1]
        behind = _ENDS.split(text[match.end() : match.end() + _LONGEST], maxsplit=1)[0]
        if not (_BEFORE.search(text, max(0, match.start() - 40), match.start()) or _BEHIND.match(behind)):
            continue
        told = before + behind
        role = next((role for role, words in _ROLES if words.search(told)), '')
        if role and not any(character.isdecimal() for character in told):
            found.setdefault(look, role)
    return found
