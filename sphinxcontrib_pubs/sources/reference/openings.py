"""How a reference begins: labels and tags before it, and how far a row of names can reach."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import HARD_BREAK, MATH, SUPERSCRIPT
from sphinxcontrib_pubs.sources.reference.anchors import STATUS, Anchor, find_et_al
from sphinxcontrib_pubs.sources.reference.dates import MONTH
from sphinxcontrib_pubs.sources.reference.journals import JOURNAL_WORDS
from sphinxcontrib_pubs.sources.reference.name_lines import lone_row
from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader
from sphinxcontrib_pubs.sources.reference.names import CARETS, FILLER
from sphinxcontrib_pubs.sources.reference.roles import LINK_LABEL
from sphinxcontrib_pubs.sources.reference.venues import AWARD, THESIS, venue_evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.passage import Passage
    from sphinxcontrib_pubs.sources.reference.roles import Structure
    from sphinxcontrib_pubs.sources.reference.segments import Segment

_CONJUNCTIONS = ('and', 'und', 'et', 'y', 'e', '')
LINE_ENDS = ('\n', HARD_BREAK)
#: The forms of names that a short title has as well.
_UNSURE = ('F', 'GF', 'X')
#: Pictures of trophies and pages before an entry.
_PICTURES = r'[\u2190-\u25b7\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]+'
_LABEL = late_pattern(
    rf'\s*(?:{_PICTURES}\s*)?'
    r'(?:[\[【（][^\]】）\n]{1,40}[\]】）]|\([A-Z][\w\'’&/ -]{1,24}\d{2,4}\)|\(?\d{1,3}[.)]|\[\d{1,3}\]|'
    r'(?i:(?:first|lead|senior|last|corresponding) author|(?:premier|dernier) auteur|erstautor(?:in)?)\s?:?\s|'
    r'#\d{1,3}[.:)]?\s|\d{1,3}:\s(?=[^\W\d_a-z])|\((?:optional|required|recommended|invited)\)\s|[A-Z]{1,3}-?\d{1,3}[.:)](?=\s)|[*•▪◦‣·]\s|'
    r'\d{1,3}\s[-–—]\s(?=[^\W\d_])|'
    rf'\(\s?(?i:{STATUS.pattern})\s?\)|--?\s|[–—]\s|(?i:{THESIS.pattern})\s?:\s|'
    r'(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?:\s?[:|]|\.)\s+|'
    r'\(?(?:19|20)\d\d\)?(?:\s?(?:[—–|:-]|[.,](?=\s))\s?|(?=\s[\s\xa0])\s+)|\((?:19|20)\d\d\)\s(?=[^\W\d_])|'
    r'(?:19|20)\d\d\s(?=(?i:book\s)?(?i:reviews?\s(?:of|essay)\s|translation\sof\s|conference\sreport:))|'
    r'(?:19|20)\d\d\s(?=(?:[^\W\d_a-z]\.[ -]?){1,3}[^\W\d_a-z]|'
    r"[^\W\d_a-z][\w'’-]+(?:,\s[^\W\d_a-z]\.|\s[^\W\d_a-z]{1,2}[.,]))|"
    rf'(?:[0-3]?\d(?:st|nd|rd|th|\.)?\s)?(?:{MONTH}\.?,?\s|[01]?\d/)(?:[0-3]?\d,\s)?(?:19|20)\d\d\s?[:|–—]\s'
    rf'|{_PICTURES})[\s.:]*'
)
#: ``Roe & Ito (2023)`` in a line by itself, as a term is that a list of definitions has for a reference.
_CITED = late_pattern(
    rf"(?P<family>[^\W\d_a-z][\w'’-]+)(?:(?:,|\s(?:&|and|und|et))\s[^\W\d_a-z][\w'’-]+){{0,3}}(?:\set\sal\.?)?,?\s"
    rf'\(?(?:19|20)\d\d[a-z]?\)?\s?{HARD_BREAK}\s?'
)
_LONGEST_ROW = 200
_PICTURE = late_pattern(_PICTURES)
_YEAR_ALONE = late_pattern(
    r'\W{0,2}(?:(?:working paper|preprint|manuscript|technical report|(?:journal |conference )?(?:article|paper)|'
    r'book(?: chapter)?|chapter|thesis|poster|talk)\s\(?)?(?:19|20)\d\d\W{0,3}',
    re.IGNORECASE,
)
#: ``CHI '22``, ``NeurIPS 2021 Oral``: a venue as a tag before everything else.
_TAG = late_pattern(
    r'\W{0,3}(?P<venue>[A-Z][\w&/+-]*(?:\s[A-Z][\w&/+-]*){0,3}?)(?:,?\s?[\'’]?(?P<year>(?:19|20)?\d\d))(?:\s?\(?\w+\)?)?\W{0,3}'
)
#: ``TPAMI 2024 [A title](…)``: a short name and a year before a title that is a link.
_TAG_BEFORE_LINK = late_pattern(r'\W{0,3}(?P<venue>[A-Z][A-Za-z]?[A-Z][A-Za-z]{0,6})\s(?P<year>(?:19|20)\d\d)\W{0,3}')
#: ``[TPAMI]``, ``[ACM TOG]``: a venue alone.
_BARE_TAG = late_pattern(
    r'\W{0,3}\[(?!NEW\]|HOT\])(?P<venue>(?:(?:ACM|IEEE|AAAI)\s)?[A-Z][a-z]?[A-Z]{2,7}(?:[-/ ][A-Z]\w{0,8})?)\]\W{0,3}'
)


_LONGEST_OPENER = 40
_SHORTEST_TAG, _LONGEST_TAG = 6, 20
_OPENER_END = late_pattern('[,:]')


def find_tag(structure: Structure, start: int) -> int:
    """Where a tag with the venue ends that stands before an entry, in brackets or bold in a line of its own; else 0.

    Praise may stand in that line as well: ``**CHI '22** *Best Paper Award*``.
    """
    text = structure.passage.text
    first = structure.marks[0] if structure.marks else None
    if first is not None and first.kind == 'strong' and first.start <= 1 and text[first.end : first.end + 1] != '':
        match = _TAG.fullmatch(text, first.start, first.end)
        end = _line_end(text, first.end)
        behind = _PICTURE.sub('', text[first.end : end]).strip()
        if match is not None and (start >= first.end - 2 or (end < len(text) and (not behind or AWARD.match(behind)))):
            structure.tag = match.span('venue')
            return max(first.end, start) if start >= first.end - 2 else end
    link = next((mark for mark in structure.marks[:2] if mark.kind == 'link'), None)
    if link is not None and _SHORTEST_TAG < link.start < _LONGEST_TAG:
        match = _TAG_BEFORE_LINK.fullmatch(text, 0, link.start)
        if match is not None and not LINK_LABEL.fullmatch(text, link.start, link.end):
            structure.tag = match.span('venue')
            return link.start
    match = (_TAG.fullmatch(text, 0, start) or _BARE_TAG.fullmatch(text, 0, start)) if start > 3 else None
    if match is None or LINK_LABEL.fullmatch(text, *match.span('venue')):
        return 0
    if _is_key(text, match):
        return 0
    structure.tag = match.span('venue')
    return match.end()


def _is_key(text: str, tag: re.Match[str]) -> bool:
    """Whether a tag is the key by which a work is cited: ``[Quist08] Quist, Ada, and …``."""
    venue = tag['venue']
    behind = text[tag.end() : tag.end() + _LONGEST_OPENER]
    return venue[1:].islower() and venue in behind


def _line_end(text: str, position: int) -> int:
    ends = [end for end in (text.find(mark, position) for mark in LINE_ENDS) if end >= 0]
    return min([*ends, len(text)])


def after_label(text: str, marks: Sequence[Segment]) -> int:
    """Where the reference begins behind what only counts it: a label, a year by itself, buttons (``[pdf]``)."""
    start = len(text) - len(text.lstrip())
    for mark in marks:
        gap = text[start : mark.start] if mark.start - start < 5 else 'far'
        if gap.strip(' [(|\n') or not (
            (LINK_LABEL.fullmatch(text, mark.start, mark.end) or text[mark.start : mark.end].strip('[]').isdecimal())
            if mark.kind == 'link'
            else mark.kind in ('strong', 'emphasis') and _YEAR_ALONE.fullmatch(text, mark.start, mark.end)
        ):
            break
        start = mark.end + len(text[mark.end :]) - len(text[mark.end :].lstrip(' ])|:.,–—-\n'))
    if start >= len(text):
        return 0
    cited = _CITED.match(text, start) if HARD_BREAK in text else None
    if cited is not None and text.find(cited['family'], cited.end(), cited.end() + _LONGEST_ROW) > 0:
        return cited.end()
    match = _LABEL.match(text, start)
    if match is None or match.end() >= len(text):
        return start
    if any(mark.target and start <= mark.start < match.end() for mark in marks):
        return start
    return match.end()


def without_superscripts(passage: Passage) -> str:
    """The text with superscripts and formulas blotted out, length kept: marks stand beside names, not in them."""
    if not passage.marks & (SUPERSCRIPT | MATH):
        return _without_notes(passage.text)
    blotted = [FILLER * len(run.text) if run.marks & (SUPERSCRIPT | MATH) else run.text for run in passage.runs]
    return _without_notes(''.join(blotted))


#: What divides names, before the first name of a marked stretch.
_SEPARATORS = late_pattern(r'\A(?:[\s,;&]|and\s)+')
#: ``Roe A(1)``, ``Ito B (1)(2),``, ``Lind C (equal contribution)``: notes beside names.
_NOTES = late_pattern(
    r'(?<=[^\W\d_.])\s?(?:\(\d{1,2}\)){1,4}(?=[\s,.;:]|$)'
    r'|\s?\((?:equal|co-?first|joint first|corresponding|presenting|(?:ph\.?d\.?|m\.?sc\.?|graduate|undergraduate|'
    r'master[’\']?s?)?\s?student|post-?doc|supervisor|advisor|mentee|first author|senior author)[^()]{0,30}\)',
    re.IGNORECASE,
)

#: How each of them begins, at a character that is soon found.
_NOTE = late_pattern(
    r'\((?:\d\d?\)|[Ee]qual|[Cc]o-?f|[Jj]oint f|[Cc]orr|[Pp](?:resenting|[Hh]\.?D|ost)|[Mm](?:\.?[Ss]c|aster|entee)|'
    r'(?:[Uu]nder)?[Gg]rad|[Ss](?:tudent|uperv|enior)|[Aa]dvisor|[Ff]irst a)'
)

_RAISED = late_pattern(rf'(?:(?<=[^\W\d_])|(?<=[.*†‡])){CARETS}(?=[\s,.;:&(]|$)')

#: ``Ada Roe (Harrow), Bo Ito (Nordhavn Tech)``: where each of several people works.
_WORKPLACES = late_pattern(
    r"(?<=[^\W\d_]{2})\s\([^\W\d_][^()\d]{1,60}\)(?=,\s[^\W\d_a-z][\w.'’-]*\s[^\W\d_a-z]|\s(?:and|&)\s[^\W\d_a-z]|"
    r',?\s\(?(?:19|20)\d\d(?!\d)|\s*(?:[\n\u2028]|$))'
)
#: ``Bo Ito 0002``, one of several of that name in DBLP; ``Bo Ito (Harrow U.)``, as INSPIRE says where somebody works.
_BELONGINGS = late_pattern(
    r'(?<=[^\W\d_])\s(?:0\d{3}(?=[,:;]|\s(?:and|&)\s)'
    r'|\((?=[^()]{0,60}(?:(?<!\w)U\.|Univ|Inst|Lab|Dept))[^()]{2,80}\)(?=[,;]|\s(?:and|&)\s|\s?[\n\u2028]))'
)


#: ``Roe JB1, Ito K2,3,``: where people work, as PubMed prints it once superscripts are gone.
_GLUED = late_pattern(
    r"(?:(?<=[^\W\d_][\w’'-] [A-Z])|(?<=[^\W\d_][\w’'-] [A-Z]{2}))\d{1,2}(?:,\d{1,2}){0,3}(?=[,.;]|$)"
)


def _without_notes(text: str) -> str:
    """The text with what stands in brackets right behind names blotted out."""
    if text.count(' (') > 1 and len(_WORKPLACES.findall(text)) > 1:
        text = _WORKPLACES.sub(lambda match: ' ' * len(match[0]), text)
    if ' 0' in text or 'U.' in text or 'Inst' in text or 'Univ' in text:
        text = _BELONGINGS.sub(lambda match: ' ' * len(match[0]), text)
    if len(_GLUED.findall(text)) > 1:
        text = _GLUED.sub(lambda match: FILLER * len(match[0]), text)
    if '^' in text:
        text = _RAISED.sub(lambda raised: FILLER * len(raised[0]), text)
    if _NOTE.search(text) is None:
        return text
    return _NOTES.sub(lambda note: FILLER * len(note[0]), text)


#: ``Ada Roe; Bo Ito; Cy Lind,`` and the end of a line: a comma divides nobody there.
_SEMICOLONS = late_pattern(r'(?:[^;,:.\n\u2028]{3,60};\s){2,99}[^;,:\n\u2028]{3,60}(?P<comma>,)\s{0,8}\n')


def bold_ends(marks: list[Segment], start: int) -> tuple[int, ...]:
    """Where bold and underlined stretches end behind a position: a name may end there without any separator."""
    return tuple(mark.end for mark in marks if mark.kind in ('strong', 'underline') and mark.start >= start)


def names_limit(
    text: str, names_text: str, start: int, marks: list[Segment], anchors: Sequence[Anchor], reader: NameReader
) -> int:
    """How far names can reach: up to the first of the ``anchors``, or a marked stretch that is no name."""
    row = _SEMICOLONS.match(text, start) if '\n' in text else None
    limit = row.start('comma') if row is not None else len(text)
    if 'on behalf of' in text:
        limit = min(limit, text.find(' on behalf of', start) % (len(text) + 1))
    limit = min([limit, *(anchor.start for anchor in anchors if anchor.start >= start)])
    for mark in marks:
        if mark.start >= limit:
            break
        if mark.end > start and _is_behind_names(text, names_text, start, limit, mark, reader):
            return mark.start
    return limit


#: The numbers of a journal, perhaps behind its year.
_VOLUME_BEHIND = late_pattern(r',?\s(?:\((?:19|20)\d\d\),?\s)?\d{1,4}(?:\s?[(:]|,\s[\dp])')


def _is_behind_names(text: str, names_text: str, start: int, limit: int, mark: Segment, reader: NameReader) -> bool:
    """Whether a marked stretch is what stands behind the names that begin at ``start``, and none of them."""
    if mark.kind in ('quoted', 'journal') or (mark.kind == 'link' and LINK_LABEL.fullmatch(text, mark.start, mark.end)):
        return True
    inner = names_text[mark.start : mark.end].strip(' ,.;:&' + FILLER)
    if mark.kind == 'emphasis' and (inner in _CONJUNCTIONS or find_et_al(text, mark.start, mark.end) is not None):
        return False
    if (
        mark.kind == 'link'
        and text[mark.end : mark.end + 1] == HARD_BREAK
        and (mark.start <= start or text[mark.start - 1] in LINE_ENDS)
    ):
        return True  # a link with a line of its own
    if mark.kind == 'strong' and _has_line(text, start, mark):
        return True  # ``**Sketching Shorelines**`` between names and a venue
    if mark.kind == 'strong' and mark.start > start and _VOLUME_BEHIND.match(text, mark.end):
        return True  # ``A. Roe and B. Ito; **Tidal Flow** (2013) 28 (2), 3-9``
    if mark.start == start and text[mark.end : mark.end + 1] in LINE_ENDS and reader.kind(inner).form in _UNSURE:
        return _is_title_line(names_text, limit, mark, reader)
    if mark.kind == 'emphasis' and (
        (mark.start <= start and _WITH.match(text, mark.end))
        or _has_abbreviation(inner)
        or (venue_evidence(inner) >= 1.2 and not _is_row(reader, names_text, mark))
        or _begins_title(text, start, mark, inner)
    ):
        return True
    if mark.kind == 'link' and mark.start <= start and ' with ' in inner and len(inner.split()) > _MOST_WITH:
        return True  # ``[Safe Exploration with Leaky Barriers]``
    if reader.kind(inner).form in ('X', 'S') or (mark.kind == 'link' and len(inner.split()) > _MOST_WORDS):
        end = min(mark.end, limit)
        names = reader.read(names_text, _behind_separators(names_text, mark.start, end), end)
        return names is None or names.end < end - 2
    return False


def _is_title_line(names_text: str, limit: int, mark: Segment, reader: NameReader) -> bool:
    """Whether a marked line, in which a few words could be a name, is a title over a row of names."""
    names = reader.read(names_text, mark.start, min(mark.end, limit))
    return (
        names is None
        or not names.complete
        or (len(names.forms) < 2 and names.forms != ['F,I'] and not reader.joined_by_and)
        or _is_line_of_names(names_text, mark.end + 1, reader)
    )


def _behind_separators(text: str, start: int, end: int) -> int:
    """Where a marked stretch begins, behind the separators of names that are marked with it."""
    return end - len(_SEPARATORS.sub('', text[start:end], count=1))


_FARTHEST_COMMA = 40
_ROW_GOES_ON = late_pattern(r'(?:[,;&/]|(?<!\w)(?:and|und|et|y|with))\s*\Z')


def _has_line(text: str, start: int, mark: Segment) -> bool:
    """Whether a marked stretch is a line by itself below one that a name or a full stop ends."""
    before = text[max(start, mark.start - _FARTHEST_COMMA) : mark.start].rstrip(' ')
    behind = text[mark.end : mark.end + 2].lstrip(' ')
    return before[-1:] in LINE_ENDS and behind[:1] in LINE_ENDS and _ROW_GOES_ON.search(before[:-1]) is None


#: Names of two people who wrote with each other are hardly longer.
_MOST_WITH = 4
#: A link over a name has hardly more words.
_MOST_WORDS = 4
#: So much speaks for a line that is nothing but names.
_CERTAIN = 2.0


def _is_line_of_names(text: str, start: int, reader: NameReader) -> bool:
    """Whether the line that begins at a position is names and nothing else."""
    end = _line_end(text, start)
    names = reader.read(text, start, end) if end > start else None
    return names is not None and names.complete and end - names.end <= 2 and names.weight >= _CERTAIN


def heads_names(names: NameList, text: str, reader: NameReader) -> bool:
    """Whether what could be one name is a line by itself, over one that is nothing but several names."""
    return (
        len(names.forms) == 1
        and text[names.end : names.end + 1] == HARD_BREAK
        and text[slice(*names.places[0])] not in reader.known
        and _is_line_of_names(text, names.end + 1, reader)
    )


def _is_row(reader: NameReader, names_text: str, mark: Segment) -> bool:
    """Whether a marked stretch is nothing but several names (``J.`` is an initial there, and no journal's word)."""
    names = reader.read(names_text, _behind_separators(names_text, mark.start, mark.end), mark.end)
    return names is not None and names.complete and len(names.forms) > 1


#: Who abbreviates the given names of some prints no others in full and in italics.
_INITIAL = late_pattern(r'(?<!\w)[^\W\d_]\.')


#: Behind a title stand those with whom it was written.
_WITH = late_pattern(r',?\s\(?(?:joint(?:ly)?\s)?with\s')


def _has_abbreviation(text: str) -> bool:
    """Whether a word of it is a journal's (``Comput. Phys. Sea``)."""
    return any(len(word) > 3 and word[-1] == '.' and word[:-1].lower() in JOURNAL_WORDS for word in text.split())


def _begins_title(text: str, start: int, mark: Segment, inner: str) -> bool:
    """Whether an emphasised stretch behind names is no name: behind a full stop, longer, or in full among initials."""
    before = text[max(start, mark.start - 3) : mark.start].rstrip()
    if not before:
        return False
    if before.endswith('.') or ',' in inner or '.' in inner:
        return before.endswith('.')
    return len(inner.split()) > 2 or (' ' in inner and _INITIAL.search(text, start, mark.start) is not None)


def opener(text: str, start: int, reader: NameReader) -> str:
    """The name in full with which a text begins, up to a comma or a colon; '' for none."""
    end = _OPENER_END.search(text, start, start + _LONGEST_OPENER)
    chunk = text[start : end.start()] if end is not None else ''
    return chunk if reader.kind(chunk).form == 'GF' else ''


#: ``Carell, (2019). A title``: a comma shows that the word is no title.
FAMILY_ALONE = late_pattern(r'[^\W\d_a-z][\w’-]{2,20},\s\((?:19|20)\d\d[a-z]?\)[.:,]')


def lone_name(text: str, start: int, years: list[Anchor], reader: NameReader) -> NameList | None:
    """``OpenAI (2023)``, ``Roe and Ito (2005)``: family names alone before a year, where authors come first."""
    year = next((year for year in years if year.start >= start), None)
    end = year.start if year is not None and year.start - start < _LONGEST_OPENER else start
    chunk = text[start:end].strip(' .,')
    kind = reader.kind(chunk)
    if kind.form == 'X' and ' ' in chunk and text[start:end].endswith(' '):
        return lone_row(text, start, end, reader)
    if kind.form != 'F' or not (chunk[:1].isupper() or kind.particle):
        return None
    end = start + len(text[start : start + 40]) - len(text[start : start + 40].lstrip()) + len(chunk)
    return NameList([reader.contributor(kind, chunk)], [(end - len(chunk), end)], ['L'], end=end, complete=True)
