"""Editors of a book and their label: ``In Ito, B., & Kuhl, C. (Eds.), …``, ``edited by Bo Ito``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.name_lines import lone_row

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader

#: The label behind the names.
_AFTER = late_pattern(
    r'[\s,]*[(\[]?\s?(?<!\w)(?:eds?|editors?|hrsgg?|hrsg|hgg?|éds?|éditeurs?|coords?|dirs?|'
    r'(?<=\()(?:orgs?|red|utg|szerk|toim)|a cura di)(?!\w)\.?\s?[)\]]?[.,:]*|[编編]著?(?=[『《])',
    re.IGNORECASE,
)
#: The label before the names.
_BEFORE = late_pattern(
    r'[(\[](?:eds?|hrsgg?|hgg?|éds?)\.?:?\s(?=(?-i:[^\W\d_a-z]))|(?<=,\s)(?-i:Eds?\.:?\s(?=[^\W\d_a-z]))'
    r'|[(\[]?(?<!\w)(?:edited by|eds?\.? by|h(?:rs)?gg?\.? (?:von|v\.)|'
    r'herausgegeben von|editado por|pod red(?:akcją|\.)|red\.(?=\s(?-i:[^\W\d_a-z])\.)|sous la direction de|'
    r'a cura di|編集?[:：])\s',
    re.IGNORECASE,
)
#: Behind the title of a book, where no name stands before it: ``…, ed. Elise Roe (Harrow: Elm, 2018)``.
_BEFORE_NAME = late_pattern(r'eds?\.\s(?=[^\W\d_a-z])')
_WORD = late_pattern(
    r'(?<!\w)(?:ed|hrsg|hgg?|éd|coord|dirs?\b|(?<=\()(?:orgs?|red|utg|szerk|toim)\b|red(?=\.\s)|pod red|herausg|'
    r'sous la dir|a cura)|[编編](?=著?[『《])',
    re.IGNORECASE,
)
#: One of these is in every text of ASCII letters in which the pattern above finds something.
ASCII_LABELS = ('hrsg', 'hg', 'coord', 'dir', '(org', '(red', ' red. ', '(utg', '(szerk', '(toim', 'herausg', 'a cura')
_ED = late_pattern(r'ed(?<!\wed)')
#: ``2nd ed.`` is an edition.
_EDITION = late_pattern(
    r'(?:\d\s?(?:st|nd|rd|th)?\.?|first|second|third|fourth|fifth|revised|rev\.?|new|this)\s$', re.IGNORECASE
)
_STARTS = late_pattern(
    r'(?<!\w)(?:In|in|IN|(?<=[,.]\s)[Ii]|[Dd]ans|[Ee]n|[Ee]m)\s?:?\s+(?=[^\W\d_])|[(,.;:、，」]\s*(?=[^\W\d_])|(?<=[.?!”"])\s+(?=[^\W\d_])'
)
#: ``Credit in Early Europe, ed. …``: no editor, but the end of a title.
_WITHIN = late_pattern(r'\w\sin\s$')
_FARTHEST = 400
_MOST_STARTS = 40


class Editors(NamedTuple):
    """The names of the editors, and the stretch from the first name to the end of the label."""

    names: NameList
    start: int
    end: int
    label: tuple[int, int]


def may_name_editors(text: str) -> bool:
    """Whether a text of ASCII letters has a part of a label of editors."""
    text = text.lower()
    return any(map(text.__contains__, ASCII_LABELS)) or _ED.search(text) is not None


def find_editors(text: str, names_text: str, start: int, reader: NameReader) -> Editors | None:
    """The first editors from ``start`` on; None where nobody is called one."""
    behind = text[start:]
    if behind.isascii() and not may_name_editors(behind):
        return None
    word = _WORD.search(text, start)
    tries = 0
    while word is not None and tries < 4:
        tries += 1
        label = _BEFORE.match(text, _opening(text, word.start()))
        if label is not None:
            names = reader.read(names_text, label.end(), _closing(text, label.end()))
            if names is not None and names.weight >= 1.2:
                end = names.end + (text[names.end : names.end + 1] in (')', ']'))
                return Editors(names, label.start(), end, label.span())
        label = _AFTER.match(text, word.start())
        if (
            label is not None
            and label.end() >= word.end()
            and not _EDITION.search(text, max(start, word.start() - 10), word.start())
        ):
            before = _opening(text, word.start())
            found = _names_before(text, names_text, start, before, reader)
            if found is not None:
                names, first = found
                end = label.end()
                if text[first - 1 : first] == '(' and text[end - 1] != ')' and text[end : end + 1] == ')':
                    end += 1
                return Editors(names, first, end, (names.places[-1][1], end))
            label = _BEFORE_NAME.match(text, before)
            names = reader.read(names_text, label.end(), _closing(text, label.end())) if label is not None else None
            if label is not None and names is not None and names.weight >= 1.2:
                return Editors(names, before, names.end, label.span())
        word = _WORD.search(text, word.end())
    return None


def _opening(text: str, position: int) -> int:
    """The place of the bracket right before a word, or of the word."""
    return position - 1 if position and text[position - 1] in '([' else position


def _closing(text: str, position: int) -> int:
    end = text.find(')', position)
    stop = min(len(text), position + _FARTHEST)
    return min(end, stop) if end >= 0 else stop


def _names_before(text: str, names_text: str, start: int, end: int, reader: NameReader) -> tuple[NameList, int] | None:
    """The longest row of names that ends at ``end``."""
    limit = end
    while limit > start and text[limit - 1] in ' ,([\n':
        limit -= 1
    first = max(start, end - _FARTHEST)
    starts = [*([start] if first == start else []), *(match.end() for match in _STARTS.finditer(text, first, limit))]
    for candidate in starts[-_MOST_STARTS:]:
        names = reader.read(names_text, candidate, limit)
        if names is None and text[candidate - 3 : candidate].lower() == 'in ':
            names = lone_row(text, candidate, limit, reader)  # ``In Roe and Ito (eds)``
        if names is not None and names.forms == ['GF'] and _WITHIN.search(text, max(0, candidate - 5), candidate):
            continue
        if names is not None and names.end >= limit - 1 and names.weight >= 1.2:
            return names, names.places[0][0]
    return None
