"""Cuts a reference into segments at its marks, brackets, breaks and sentence ends; gives them no meaning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.passage import CITE, EMPHASIS, STRONG, UNDERLINE
from sphinxcontrib_pubs.sources.reference.journals import JOURNAL_WORDS
from sphinxcontrib_pubs.sources.reference.venues import venue_evidence
from sphinxcontrib_pubs.sources.reference.words import read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.passage import Passage
    from sphinxcontrib_pubs.sources.reference.anchors import Anchor

_QUOTES = {'”': '”', '“': '”', '„': '“”"', '«': '»', '「': '」', '『': '』', '"': '"'}
_QUOTE = re.compile(r'[“„«「『"]|``|(?<![^\s(])”(?=\w)|\'\'(?=[^\W\d_])|(?<![\w\'’])[\'‘](?=[^\W\d]|\()(?![tsn]\s)')
_QUOTE_CHARACTER = re.compile('["“”„«「『`\'‘]')
#: More quotations, or longer ones in single marks (which may be apostrophes), no reference has.
_MOST_QUOTATIONS = 40
_LONGEST_SINGLE_QUOTED = 400
_CLOSING_SINGLE = re.compile(r"['’](?![^\W\d_])")
_STOP = re.compile(r'[.?!。？！](?=[\"”’)\]]*(?:\s|$))|[。．？！](?=\S)|(?<=[a-zé]{3})\.(?=[A-Z][a-z]+[\s-])')
#: Names of venues that begin small, so that a sentence ends before them all the same.
_SMALL_NAME = re.compile(r'\s(?:in:|arxiv|biorxiv|medrxiv|elife|figshare|zenodo|[a-z]{1,4}[A-Z])')
_EDITION_WORD = re.compile(r'\s(?:Aufl|Jahrg|Jg)')
_LAST_WORD = re.compile(r'[^\s(\[“"]*$')
ABBREVIATIONS = read_words('shortened')
#: An abbreviated word before another one shows that both are a journal's.
_DOTTED_BEHIND = re.compile(r'\s([^\W\d_]{2,8})\.')
_DOTTED_BEFORE = re.compile(r'(?<![^\W\d_])[^\W\d_a-z][^\W\d_]{0,6}\.\s[^\W\d_]+\Z')


class Segment(NamedTuple):
    """A stretch of text between two boundaries. ``kind`` is plain, quoted, emphasis, strong, link or journal."""

    start: int
    end: int
    kind: str
    target: str = ''
    after_in: bool = False


_ALPHANUMERIC = re.compile(r'[^\W_]')


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
        if not kind:
            previous = None
            continue
        end = start + len(piece)
        if previous == (kind, target) and found and found[-1].end == start:
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Segment(start, end, kind, target))
        previous = (kind, target)
    if found and found[0].kind == 'link' and found[0].start < 4 and _is_reference(text, found[0]):
        del found[0]
    if _QUOTE_CHARACTER.search(text):
        found = _with_quotes(text, found)
    return found


#: What stands in a reference and in no title.
_YEAR_IN_BRACKETS = re.compile(r'[^\W\d_]\.?[,;]?\s\(?(?:19|20)\d\d[a-z]?\)?[.,:]\s?\S')
_FEWEST_WORDS = 8


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
        elif opening == '„':
            end = min((at for at in (text.find(each, match.end()) for each in closing) if at >= 0), default=-1)
        elif opening == '"':
            end = _straight_end(text, match.end())
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


#: A lower-case word right before a quotation, and what goes on behind one.
_LEADS_ON = re.compile(r'(?<![^\W\d_])(?!in\s|titled\s|entitled\s|called\s)[a-z]\w*[\s]$')
_GOES_ON_BEHIND = re.compile(r'\s(?!in\s|In\s|at\s|with\s|by\s|presented\s|doi)[a-z]|:\s(?!In\s)[^\W\d_]|[-–—][a-z]')


def _is_within(text: str, start: int, end: int, after: int) -> bool:
    """Whether a quotation is a part of a sentence (``Notes on “minor” grammars``), and not a title."""
    if text[end - 1] in ',.' and end - start > 12:
        return False
    return (
        _LEADS_ON.search(text, max(0, start - 24), start) is not None or _GOES_ON_BEHIND.match(text, after) is not None
    )


def _single_quote_end(text: str, start: int) -> int:
    """The closing one of single quotation marks: not an apostrophe, so no letter follows it."""
    for match in _CLOSING_SINGLE.finditer(text, start, start + _LONGEST_SINGLE_QUOTED):
        return match.start()
    return -1


#: Behind one of these a sentence goes on.
_DASHES = ('-', '–', '—')


def sentence_stops(text: str, start: int, end: int) -> list[int]:
    """The positions of full stops, question and exclamation marks that end a sentence."""
    found = []
    for match in _STOP.finditer(text, start, end):
        position = match.start()
        if (
            text[position] in '?!'
            and text[position + 1 : position + 4].strip()[:1] in _DASHES
            and text[position + 1 : position + 4].strip()
        ):
            continue
        if text[position] == '.':
            if text[position - 1 : position] in ('&', ',', ';'):
                continue
            glued = text[position + 1 : position + 2].isalpha()
            word = _LAST_WORD.search(text, max(start, position - 24), position)
            last = word[0].strip('.').lower() if word else ''
            letters = last.replace('.', '').replace('-', '')
            if (letters in ABBREVIATIONS or (len(letters) == 1 and letters.isalpha())) and position + 1 < end:
                continue
            if glued and letters in JOURNAL_WORDS:
                continue  # ``Acoust.Soc. Am.``
            if letters in JOURNAL_WORDS and position + 1 < end and _is_among_abbreviations(text, start, position):
                continue
            following = text[position + 1 : position + 4].strip()
            if following.startswith(('--', '–', '—')):
                continue
            if following and following[0].islower() and not _SMALL_NAME.match(text, position + 1):
                continue
            if last.isdigit() and _EDITION_WORD.match(text, position + 1):
                continue
        found.append(position)
    return found


_TRIM_START = ' \t\n\u2028,.;:–—-·|/)]}、。，：'
_TRIM_END = ' \t\n\u2028,;:–—-·|/([{、，：'


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Takes separators off both ends; a full stop or bracket at the end is the segment's own."""
    while start < end and text[start] in _TRIM_START:
        start += 1
    while end > start and text[end - 1] in _TRIM_END:
        end -= 1
    return start, end


class Wall(NamedTuple):
    """A stretch that has its role already. ``leads`` says that a container follows, as after editors."""

    start: int
    end: int
    leads: bool = False


def cut(
    passage: Passage, start: int, end: int, marks: list[Segment], anchors: list[Anchor], taken: Sequence[Wall] = ()
) -> list[Segment]:
    """The segments from ``start`` to ``end``; what anchors took, and what is ``taken``, lies between them."""
    text = passage.text
    walls: list[tuple[int, int, Segment | None]] = [
        (max(mark.start, start), mark.end, mark if mark.start >= start else mark._replace(start=start))
        for mark in marks
        if mark.end > start and mark.end <= end
    ]
    walls += [
        (anchor.start, anchor.end, None)
        for anchor in anchors
        if start <= anchor.start < end and (anchor.bracketed or anchor.kind not in ('year', 'status'))
    ]
    leading: set[int] = set()
    if taken:
        walls += [(wall.start, wall.end, None) for wall in taken]
        leading = {wall.end for wall in taken if wall.leads}
    # ``[J]``, ``[C]``, the type codes of GB/T 7714, and ``[poster]`` end a title.
    if '[' in text:
        walls += [(code.start(), code.end(), None) for code in _TYPE_CODE.finditer(text, start, end)]
    walls.sort(key=lambda wall: wall[:2])
    segments: list[Segment] = []
    position = start
    for first, last, mark in walls:
        if first < position:
            if mark is None or last <= position:
                continue
            first, mark = position, mark._replace(start=position)
        _plain(text, position, first, segments, after_in=position in leading)
        if mark is not None and text[first:last].strip(' :') in ('in', 'In', 'IN'):
            leading.add(last)
        elif mark is not None:
            after_in = ends_with_in(text, position, first) or (
                position in leading and not _ALPHANUMERIC.search(text, position, first)
            )
            inner = (mark.start, mark.end) if mark.kind == 'quoted' else trim(text, mark.start, mark.end)
            lead = _LEADING_IN.match(text, *inner)
            if lead is not None and _leads(text, lead.start(), inner[1]):
                inner, after_in = (lead.end(), inner[1]), True
            if inner[0] < inner[1]:
                segments.append(Segment(*inner, mark.kind, mark.target, after_in))
        position = last
    _plain(text, position, end, segments, after_in=position in leading)
    return _merged(text, segments)


#: A title goes on behind words in italics: in small letters, or after a bracket.
_GOES_ON = re.compile(r'[a-z]|\([^()]{1,40}\)\s[^\W\d_]')


def _merged(text: str, segments: list[Segment]) -> list[Segment]:
    """Joins emphasised words to the plain text that goes on with them: ``*In vitro* growth of …``."""
    for index, segment in enumerate(segments[:-1]):
        after = segments[index + 1]
        if segment.kind in ('emphasis', 'strong') and after.kind == 'plain' and not after.after_in:
            gap = text[segment.end : after.start]
            goes_on = (
                gap.strip() == ''
                and segment.kind == 'emphasis'
                and text[segment.end - 1] not in '.?!'
                and _GOES_ON.match(text, after.start) is not None
            )
            if '\n' not in gap and '\u2028' not in gap and (goes_on or (not index and gap.strip() == ':')):
                joined = Segment(segment.start, after.end, 'plain', '', segment.after_in)
                return [*segments[:index], joined, *segments[index + 2 :]]
    return segments


_TYPE_CODE = re.compile(
    r'\[(?:(?:[JCMDPRSN]|EB|DB|CP)(?:/OL|/CD)?|[a-z]{4,14}|(?i:data ?set|(?:computer |research )?software|source code|'
    r'code|[\w.’\' ]{0,20}(?:thesis|dissertation)|tesis[\w ]{0,20}|thèse[\w ]{0,20}|'
    r'(?:poster|oral|conference|paper|symposium|keynote|invited)?\s?'
    r'(?:presentation|address|session|poster|talk|abstract|paper)|electronic resource|preprint|manuscript|video|'
    r'working paper|internet|review|book review)(?:[,;][^\[\]]{0,40})?)\]'
)
_IN = re.compile(r'(?:^|(?<=[\s,.;:?!”"»]))(?:In|in|IN|At|Em|En|Dans|dans|出自)\s?:?\s*$')
_LEADING_IN = re.compile(r'(?:In|in|IN|At|Dans|En)(?!\s(?:[Pp]ress|[Rr]evi|[Pp]rep))(?::\s?(?=\S)|\s(?=[A-Z\d“"‘(]))')


def _behind_quotes(text: str, position: int, end: int) -> int:
    """Behind the quotation marks that close at a sentence's end."""
    while position < end and text[position] in '"”’»':
        position += 1
    return position


#: ``…, in: Proceedings of …`` within a sentence.
_INNER_IN = re.compile(r'[,;?!»]\s(?=(?:[Ii]n:\s|[Ii]n\s[A-Z“"\d]))')


def _leads(text: str, start: int, end: int) -> bool:
    """Whether ``in`` leads to a container: by its colon, or by what stands behind it."""
    return text[start + 2] == ':' or venue_evidence(text[start + 3 : min(end, start + 80)]) >= 1.2


def ends_with_in(text: str, start: int, end: int) -> bool:
    """Whether the text before ``end`` leads to a container."""
    return _IN.search(text, max(start, end - 8), end) is not None


def _is_among_abbreviations(text: str, start: int, position: int) -> bool:
    """Whether another abbreviated word stands beside one: ``Rep. Prog. Phys.``, ``J. Theor. Biol. Sea``."""
    behind = _DOTTED_BEHIND.match(text, position + 1)
    if behind is not None and behind[1].lower() in JOURNAL_WORDS:
        return True
    return _DOTTED_BEFORE.search(text[max(start, position - 24) : position]) is not None


_SEMICOLON = re.compile(r';\s(?=[^\W\d_a-z])')
#: Between parts where they stand more than once; one slash goes with the two before a container.
_SEPARATORS = (' | ', ' // ', ' / ', ' — ', ' – ')


def _plain(text: str, start: int, end: int, segments: list[Segment], *, after_in: bool = False) -> None:
    """Plain text between walls, cut at hard breaks and sentence ends."""
    leads = after_in
    if end - start < 4 and not _ALPHANUMERIC.search(text, start, end):
        return
    position = start
    cuts = [(stop, _behind_quotes(text, stop + 1, end)) for stop in sentence_stops(text, start, end)]
    cuts += [
        (lead.start(), lead.end()) for lead in _INNER_IN.finditer(text, start, end) if _leads(text, lead.end(), end)
    ]
    for separator in _SEPARATORS:
        if separator in text and (
            separator == ' // ' or (separator == ' / ' and ' // ' in text) or text.count(separator) > 1
        ):
            at = text.find(separator, start, end)
            while at >= 0:
                cuts.append((at, at + len(separator)))
                at = text.find(separator, at + 1, end)
    cuts += [(match.start(), match.end()) for match in _SEMICOLON.finditer(text, start, end)]
    at = text.find('\u2028', start, end)
    while at >= 0:
        cuts.append((at, at))
        at = text.find('\u2028', at + 1, end)
    cuts.sort()
    for stop, after in [*cuts, (end, end)]:
        first, last = trim(text, position, max(stop, after))
        if after == stop == end:
            first, last = trim(text, position, end)
        tail = _IN.search(text, first, last)
        if tail is not None:
            last = trim(text, first, tail.start())[1]
        lead = _LEADING_IN.match(text, first, last)
        after_in = leads or text[position - 3 : position] == '// '
        if lead is not None and last - lead.end() > 2:
            first, after_in = lead.end(), True
        if first < last and _ALPHANUMERIC.search(text, first, last):
            segments.append(Segment(first, last, 'plain', '', after_in))
            leads = False
        position = after
