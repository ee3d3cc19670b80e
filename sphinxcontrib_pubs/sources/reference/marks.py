"""Stretches of a reference that are set apart: quoted, emphasised, strong, underlined or linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import CITE, EMPHASIS, STRONG, UNDERLINE
from sphinxcontrib_pubs.sources.reference import dates
from sphinxcontrib_pubs.sources.reference.segments import Segment
from sphinxcontrib_pubs.sources.reference.taxa import is_taxon

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.passage import Passage

_QUOTES = {'”': '”', '“': '”', '„': '“”"', '‚': '‘’', '«': '»', '»': '«', '「': '」', '『': '』', '"': '"'}
_QUOTE = late_pattern(
    r'[“„«「『"]|``|(?<![^\s(])[»‚](?=\w)|(?<![^\s(])”(?=\w)|\'\'(?=[^\W\d_])|(?<![\w\'’])[\'‘](?=[^\W\d]|\()(?![tsn]\s)'
)
_QUOTE_CHARACTERS = '"“”„«»「『`\'‘‚'
#: More quotations, or longer ones in single marks (which may be apostrophes), no reference has.
_MOST_QUOTATIONS = 40
_LONGEST_SINGLE_QUOTED = 400
_CLOSING_SINGLE = late_pattern(r"['’](?![^\W\d_])")
#: What stands in a reference and in no title.
_YEAR_IN_BRACKETS = late_pattern(
    r'[^\W\d_]\.?[,;]?\s(?:\(?(?:19|20)\d\d[a-z]?\)?[.,:]\s?\S|\((?:19|20)\d\d[a-z]?\)\s[^\W\d_a-z])'
)
_FEWEST_WORDS = 8
#: A lower-case word right before a quotation, and what goes on behind one.
_LEADS_ON = late_pattern(r'(?<![^\W\d_])(?!in\s|titled\s|entitled\s|called\s)[a-z]\w*[\s]$')
_GOES_ON_BEHIND = late_pattern(
    rf'\s(?!(?:a|n|no|nr|nn|num|núm|vol|t|fasc|s|pp?)\.\s?[\dIVX]|(?:anno|année|año)\s[\dIVX]|(?:{dates.LONG_MONTH})\s(?:19|20)\d\d'
    r'|in\s|In\s|at\s|with\s|by\s|presented\s|doi|ed\.\s|edited\s|transl?\.\s|translated\s)[a-z]|:\s(?!In\s)[^\W\d_]|[-–—][a-z]'
)
#: Behind a quotation in characters, a particle; before one, more characters than a name has.
_PARTICLE_BEHIND = late_pattern(r'\s?(?:[のにをはがへも]|[의을를에은는](?![\uac00-\ud7af]))')
_NO_NAME_BEFORE = late_pattern(r'[\u3040-\u30fb\u30fc-\u30ff\u3400-\u9fff々]{6,12}$')
_FIRST_CHARACTER = '\u3040'
_ALPHANUMERIC = late_pattern(r'[^\W_]')
#: Marks that may be on some letters of a word.
_IN_WORDS = ('strong', 'emphasis', 'underline')


def find_marks(passage: Passage) -> list[Segment]:
    """The marked stretches in reading order; a link or a quotation swallows the marks inside it.

    A mark or link on the whole of a passage tells nothing apart and is passed over.
    """
    text = passage.text
    everywhere, everywhere_target = _everywhere(passage)
    found: list[Segment] = []
    previous: tuple[str, str] | None = None
    for start, piece, _, marks, target in passage.runs:
        marks &= ~everywhere
        if target == everywhere_target:
            target = ''
        kind = 'link' if target else 'strong' if marks & STRONG else 'emphasis' if marks & (EMPHASIS | CITE) else ''
        if not kind and marks & UNDERLINE:
            kind = 'underline'
        end = start + len(piece)
        if not kind or (
            text[end : end + 1].isalpha()
            and piece[-1].isalpha()
            and kind in _IN_WORDS
            and not passage.run_at(end).marks & marks
        ):
            previous = None  # ``a **L**ightweight **M**odel``: letters of a word tell no part apart
            continue
        if previous == (kind, target) and found and found[-1].end == start:
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Segment(start, end, kind, target))
        previous = (kind, target)
    if found and found[0].kind == 'link' and found[0].start < 4 and _is_reference(text, found[0]):
        del found[0]
    if found and any(mark.kind == 'emphasis' for mark in found):
        found = [mark for mark in found if mark.kind != 'emphasis' or not is_taxon(text, mark.start, mark.end)]
    if any(map(text.__contains__, _QUOTE_CHARACTERS)):
        found = _with_quotes(text, found)
    return found


def _is_reference(text: str, link: Segment) -> bool:
    """Whether a link is on a whole reference, names and year among its words, and tells none of its parts apart."""
    inner = text[link.start : link.end]
    return (
        inner.count(' ') >= _FEWEST_WORDS
        and inner.count(',') > 1
        and _YEAR_IN_BRACKETS.search(inner, 0, len(inner) - 20) is not None
    )


def _everywhere(passage: Passage) -> tuple[int, str]:
    """The marks and the link target that every word of a passage has."""
    marks, targets = -1, set()
    for run in passage.runs:
        if _ALPHANUMERIC.search(run.text):
            if not run.marks and not run.target:
                return 0, ''
            marks &= run.marks
            targets.add(run.target)
    return max(marks, 0), targets.pop() if len(targets) == 1 else ''


def _with_quotes(text: str, marks: list[Segment]) -> list[Segment]:
    quoted: list[Segment] = []
    position = 0
    missing: set[str] = set()
    while len(quoted) < _MOST_QUOTATIONS and (match := _QUOTE.search(text, position)) is not None:
        start, opening = match.start(), match[0]
        closing = "''" if opening in ('``', "''") else _QUOTES.get(opening, "'’")
        if closing in missing:
            end = -1
        elif closing == "'’":
            end = _single_quote_end(text, match.end())
        elif opening == "''":
            end = min((at for at in (text.find(each, match.end()) for each in ("''", '’’')) if at >= 0), default=-1)
        elif opening in '„‚':
            end = min((at for at in (text.find(each, match.end()) for each in closing) if at >= 0), default=-1)
        elif opening == '"':
            end = _straight_end(text, match.end())
            if end < 0:
                end = text.find('”', match.end())
        else:
            end = text.find(closing, match.end())
            if end < 0 and opening == '“':
                end = text.find('"', match.end())
        if end < 0:
            position = match.end()
            if closing != "'’":
                missing.add(closing)
            continue
        after = end + (2 if closing == "''" else 1)
        if _is_within(text, start, end, after):
            position = after
            continue
        quoted.append(Segment(start, after, 'quoted'))
        position = after
    if not quoted:
        return marks
    kept: list[Segment] = []
    for mark in marks:
        inside = next((q for q in quoted if q.start <= mark.start and mark.end <= q.end), None)
        around = next((q for q in quoted if mark.start <= q.start and q.end <= mark.end), None)
        if inside is not None and mark.kind == 'link' and mark.end - mark.start > (inside.end - inside.start) * 0.6:
            quoted[quoted.index(inside)] = inside._replace(target=mark.target)
        elif around is not None and mark.kind == 'link':
            if around.end - around.start > (mark.end - mark.start) * 0.6:
                quoted[quoted.index(around)] = Segment(mark.start, mark.end, 'quoted', mark.target)
            else:
                kept.append(mark)
                quoted.remove(around)
        elif inside is None:
            kept.append(mark)
    return sorted([*kept, *quoted])


def _straight_end(text: str, start: int) -> int:
    """The closing one of straight quotation marks, past those within: an opening one stands behind a space."""
    depth = 0
    position = first = text.find('"', start)
    for _ in range(_MOST_QUOTATIONS):
        if position < 0:
            break
        if text[position - 1].isspace() and text[position + 1 : position + 2].isalnum():
            depth += 1
        elif depth:
            depth -= 1
        else:
            return position
        position = text.find('"', position + 1)
    return first


def _is_within(text: str, start: int, end: int, after: int) -> bool:
    """Whether a quotation is a part of a sentence (``Notes on “minor” grammars``), and not a title."""
    if text[end - 1] in ',.' and end - start > 12:
        return False
    if (
        text[start] in '“「"'
        and max(text[max(0, start - 1) : start] + text[after : after + 2], default='') > _FIRST_CHARACTER
    ):
        return _is_within_characters(text, start, after)
    return (
        _LEADS_ON.search(text, max(0, start - 24), start) is not None or _GOES_ON_BEHIND.match(text, after) is not None
    )


def _is_within_characters(text: str, start: int, after: int) -> bool:
    """The same beside characters: ``“Tides” の邦訳``, ``海洋研究学会「波」大会``, but not ``王波「潮汐」海洋``."""
    if _PARTICLE_BEHIND.match(text, after) is not None:
        return True
    behind = text[after : after + 1]
    return (
        (behind > _FIRST_CHARACTER and behind not in '第巻卷号號' and behind.isalpha())
        or text[after + 4 : after + 6] == '年度'
    ) and _NO_NAME_BEFORE.search(text, max(0, start - 12), start) is not None


def _single_quote_end(text: str, start: int) -> int:
    """The closing one of single quotation marks: not an apostrophe, so no letter follows it."""
    for match in _CLOSING_SINGLE.finditer(text, start, start + _LONGEST_SINGLE_QUOTED):
        return match.start()
    return -1
