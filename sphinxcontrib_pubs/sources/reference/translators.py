"""Translators of a work and their label: ``(A. Bell, Trans.)``, ``translated by Ada Bell``, ``übersetzt von …``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.imprint import is_place, is_publisher

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader

#: The label before the names. ``Trans. Ada Bell.`` is one as well, and ``Trans. Royal Soc.`` a journal.
_BEFORE = late_pattern(
    r'[(\[]?(?<!\w)(?:(?P<edits>(?:edited|ed\.) (?:and|&) )?'
    r'(?:translated|transl?\.|tr\.)(?: from [^\W\d_][\w ]{2,30}?)? by\s'
    r'|(?:aus dem \w{3,20} )?(?:übersetzt|übers\.|übertragen) (?:von|v\.)\s'
    r"|traduit (?:(?:de l['’]|du )\w{3,20} )?par\s|trad\. (?:par|di|de|por)\s|traducci[óo]n de\s|traduzione di\s"
    r'|tradução de\s|vertaald door\s|översättning av\s|(?:(?-i:transl?\.)|(?<=[.,”"]\s)(?-i:Transl?\.))\s'
    r"(?=(?-i:[A-ZÀ-Þ][a-zà-ÿ]+ (?:[A-Z]\. )?[A-ZÀ-Þ][\w'’-]+(?:[.,)] |,? (?:and|&) )))"
    r'(?!\w*\W?(?:soc|roy|amer|am|inst|acad|math|electron|assoc)))',
    re.IGNORECASE,
)
#: The label behind the names, in brackets with them or alone in brackets.
_AFTER = late_pattern(
    r',?\s(?P<edits>eds?\. (?:and|&) )?(?:transl?\.?|translators?|übers\.|trads?\.)(?:\)|(?=[;,]\s[^()]{1,80}\)))|'
    r'\s\((?P<alone>eds?\. (?:and|&) )?(?:transl?\.?|translators?|übers\.|trads?\.)\)',
    re.IGNORECASE,
)
#: One of these is in every text in which a label stands.
_PARTS = (
    'translat', 'transl.', 'trans.', 'trans)', 'transl)', 'tr. by', 'übers', 'übertragen', 'trad.', 'trads.', 'traduit',
    'traducci', 'traduzione', 'tradução', 'vertaald', 'översättning',
)  # fmt: skip
_STOP = late_pattern('[()\\[\\];:\n\ue000]')
_AND = late_pattern(r'\s(?:and|&|und|et|y|e|en|och)\s')
_DIGIT = late_pattern(r'\d')
_STARTS = late_pattern(r'[(\[](?=[^\W\d_])|(?<=[.,;]\s)(?=[^\W\d_])')
_FARTHEST = 300
_MOST_STARTS = 20
_MOST_NAMES = 5
_LEAST_WEIGHT = 1.2


class Translators(NamedTuple):
    """The names, the stretch from the first of them or the label to the end of both, and the label.

    ``edit`` says that the same people edited the work.
    """

    names: NameList
    start: int
    end: int
    label: tuple[int, int]
    edit: bool


def may_name_translators(text: str) -> bool:
    """Whether a text has a part of a label of translators."""
    contains = text.lower().__contains__
    return any(map(contains, _PARTS))


def find_translators(text: str, names_text: str, start: int, reader: NameReader) -> Translators | None:
    """The first translators from ``start`` on; None where nobody is called one."""
    if not may_name_translators(text[start:]):
        return None
    before = _BEFORE.search(text, start)
    if before is not None:
        names = reader.read(names_text, before.end(), _end_of_row(text, before.end()))
        if names is not None and names.weight >= _LEAST_WEIGHT:
            end = names.end + (text[names.end : names.end + 1] == ')' and before[0][0] == '(')
            return Translators(names, before.start(), end, before.span(), before['edits'] is not None)
    after = _AFTER.search(text, start)
    if after is None:
        return None
    first = max(start, after.start() - _FARTHEST)
    is_within = text[after.end() - 1] != ')'  # more stands in the brackets, as in ``(A. Bell, Trans.; 2nd ed.)``
    starts = [
        match.end()
        for match in _STARTS.finditer(text, first, after.start())
        if not is_within or text[match.start()] == '('
    ]
    for candidate in starts[-_MOST_STARTS:]:
        names = reader.read(names_text, candidate, after.start())
        if names is not None and names.end >= after.start() - 1 and names.weight >= _LEAST_WEIGHT:
            opening = candidate - (text[candidate - 1 : candidate] == '(')
            return Translators(names, opening, after.end(), after.span(), bool(after['edits'] or after['alone']))
    return None


def _end_of_row(text: str, start: int) -> int:
    """Where names in running text end: at the first comma, unless the last of them stands behind an *and*."""
    stop = _STOP.search(text, start, start + _FARTHEST)
    chunks = text[start : stop.start() if stop else start + _FARTHEST].split(', ')
    taken = 1
    for number, chunk in enumerate(chunks[:_MOST_NAMES], 1):
        if is_place(chunk) or is_publisher(chunk) or _DIGIT.search(chunk):
            break
        if _AND.search(f' {chunk}'):
            taken = number
            break
    return start + len(', '.join(chunks[:taken]))
