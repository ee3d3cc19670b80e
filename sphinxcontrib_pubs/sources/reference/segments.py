"""Cuts a reference into segments at its marks, brackets, breaks and sentence ends; gives them no meaning."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.areas import ends_area, has_areas
from sphinxcontrib_pubs.sources.reference.journals import JOURNAL_WORDS
from sphinxcontrib_pubs.sources.reference.venues import THESIS, venue_evidence
from sphinxcontrib_pubs.sources.reference.words import read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.passage import Passage
    from sphinxcontrib_pubs.sources.reference.anchors import Anchor

_STOP = late_pattern(
    r'[.?!。？！](?=[\"”’)\]]*(?:\s|$))|[。．？！](?=\S)|(?<=[a-zé]{3})\.(?=[A-Z][a-z]+[\s-]|(?:19|20)\d\d\s[A-Z])'
    r'|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])'
)
#: Names of venues that begin small, so that a sentence ends before them all the same.
_SMALL_NAME = late_pattern(
    r'\s(?:(?:(?:international|european|american)\s)?(?:journal|annals|proceedings|transactions|archives|bulletin)\s'
    r'(?:of|on)\s|in:|arxiv|biorxiv|medrxiv|elife|figshare|zenodo|[a-z]{1,4}[A-Z])'
)
#: What numbers with a full stop count in German and its neighbours.
_COUNTED_WORD = late_pattern(
    r'\s(?:Aufl|Jahr|Jg|Geburtst|Kolloqui|Symposi|Jubil|Internationale|Deutsche|Sitzung|Workshop|Ulusal|Uluslararas|'
    r'Mezinárodn|Nemzetközi|Jan|Feb|März|Apr|Mai(?!\w)|Jun|Jul|Aug|Sep|Okt|Nov|Dez|'
    r'(?:\w{1,20}\s)?(?=[^\W\d_a-z])\w{0,20}(?i:tag|tagung|kongress|treffen|konferenz|kolloquium|symposium)(?!\w))'
)
#: ``Вестник МГУ. Серия 5: География``
_SERIES_BEHIND = late_pattern(r'\s(?:Серия|Сер\.|Seria|Series [A-Z\d])(?!\w)')
#: ``“El río”. Íconos. Revista de Ciencias``: behind a quotation a word before this is no sentence.
_SUBTITLE = late_pattern(r'\s(?:Revista d|Revue d|Rivista d|Zeitschrift f|Cuadernos de|Anuario de|(?:An? )?Journal of)')
_QUOTE_AT_END = late_pattern(r'[”"»’].?\s\Z')
_FEWEST_DOTTED = 3
#: Before the initials of whom a school bears the name.
_NAMED_AFTER = ('им. ', 'им.')
_LAST_WORD = late_pattern(r'[^\s(\[“"]*$')
ABBREVIATIONS = read_words('shortened')
#: An abbreviated word before another one shows that both are a journal's.
_DOTTED_BEHIND = late_pattern(r'\s([^\W\d_]{2,8})\.')
_DOTTED_BEFORE = late_pattern(r'(?<![^\W\d_])[^\W\d_a-z][^\W\d_]{0,6}\.\s[^\W\d_]+\Z')


class Segment(NamedTuple):
    """A stretch of text between two boundaries.

    ``kind`` is plain, quoted, emphasis, strong, link, journal or review, and names for rows that a title is told from.
    """

    start: int
    end: int
    kind: str
    target: str = ''
    after_in: bool = False


_ALPHANUMERIC = late_pattern(r'[^\W_]')
#: ``A title. – Herzogia 36: 112``: what divides parts in botany, before a name that numbers follow.
_DASH_BEHIND = late_pattern(r'\s(?:--?|–|—)\s(?=[^\W\d_a-z][^.,;:()\d–—]{2,60}\s\d)')
_BOUNDS = itemgetter(0, 1)


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
            if (
                '.' in last
                and len(letters) > _FEWEST_DOTTED - 1
                and last.count('.') == len(letters) - 1
                and position + 1 < end
            ):
                continue  # ``L.I.S.A. Portal``
            if (
                '.' in last
                and text[max(0, position - len(last) - 4) : position - len(last)].endswith(_NAMED_AFTER)
                and position + 1 < end
            ):
                continue  # ``Вестник ЗГТУ им. П.О. Лапина``
            if glued and letters in JOURNAL_WORDS:
                continue  # ``Acoust.Soc. Am.``
            if letters in JOURNAL_WORDS and position + 1 < end and _is_among_abbreviations(text, start, position):
                continue
            following = text[position + 1 : position + 4].strip()
            if following.startswith(('--', '–', '—', '…')) and not _DASH_BEHIND.match(text, position + 1):
                continue
            if following and following[0].islower() and not _SMALL_NAME.match(text, position + 1):
                continue
            if _SERIES_BEHIND.match(text, position + 1):
                continue
            if _SUBTITLE.match(text, position + 1) and _QUOTE_AT_END.search(
                text[max(0, position - len(last) - 3) : position - len(last)]
            ):
                continue
            if last[-1:].isdecimal() and (
                _COUNTED_WORD.match(text, position + 1)
                or (len(last) < _FEWEST_DOTTED and text[position - len(last) - 2 : position - len(last)] == ': ')
            ):
                continue  # ``… in shallow seas: 2. Application``
        found.append(position)
    return found


_TRIM_START = ' \t\n\u2028,.;:–—-·•|/)]}、。，：،؛'
_TRIM_END = ' \t\n\u2028,;:–—-·•|/([{、，：،؛'


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
    if '[' in text or '［' in text:
        for title in _BRACKETED_TITLE.finditer(text, start, end):
            walls += [(title.start(), title.start() + 1, None), (title.end() - 1, title.end(), None)]
        for code in _TYPE_CODE.finditer(text, start, end):
            comma = text.find(', ', *code.span())
            if comma > 0 and THESIS.search(text, code.start(), comma):
                # ``[Doctoral dissertation, Harrow University]``: what stands behind the comma is the school.
                walls += [(code.start(), comma + 2, None), (code.end() - 1, code.end(), None)]
            else:
                walls.append((*code.span(), None))
    if len(walls) > 1:
        walls.sort(key=_BOUNDS)
    segments: list[Segment] = []
    position = start
    for first, last, mark in walls:
        if first < position:
            if mark is None or last <= position:
                continue
            first, mark = position, mark._replace(start=position)
        is_blank = _ALPHANUMERIC.search(text, position, first) is None
        if not is_blank:
            _plain(text, position, first, segments, after_in=position in leading)
        if mark is not None and last - first < 6 and text[first:last].strip(' :') in ('in', 'In', 'IN'):
            leading.add(last)
        elif mark is not None:
            after_in = position in leading if is_blank else ends_with_in(text, position, first)
            inner = (mark.start, mark.end) if mark.kind == 'quoted' else trim(text, mark.start, mark.end)
            lead = _LEADING_IN.match(text, *inner)
            if lead is not None and _leads(text, lead.start(), inner[1]):
                inner, after_in = (lead.end(), inner[1]), True
            if inner[0] < inner[1]:
                segments.append(Segment(*inner, mark.kind, mark.target, after_in))
        position = last
    _plain(text, position, end, segments, after_in=position in leading)
    return _merged(text, segments)


#: ``Издательский дом «Маяк»``
_HOUSE = late_pattern(r'(?:[Ии]здательский\sдом|[Ии]здательство|[Ии]зд-во|[Вв]ид-?во|[Вв]идавництво|ИД|ООО)\Z')
#: A title goes on behind words in italics: in small letters, or after a bracket; ``*ApJ* submitted`` is no title.
_GOES_ON = late_pattern(
    r'(?!n\.\s?[sf]\.|(?:submitted|accepted|in press|to appear|forthcoming)(?:\W|$))[a-z]'
    r'|\((?![^()]*(?:19|20)\d\d\))[^()]{1,40}\)\s[^\W\d_]'
)


def _merged(text: str, segments: list[Segment]) -> list[Segment]:
    """Joins emphasised words to the plain text that goes on with them: ``*In vitro* growth of …``."""
    for index, segment in enumerate(segments[:-1]):
        after = segments[index + 1]
        if (
            segment.kind == 'plain'
            and after.kind == 'quoted'
            and text[segment.end : after.start] == ' '
            and (segment.after_in or (index and _HOUSE.search(text, segment.start, segment.end)))
        ):
            joined = segment._replace(end=after.end)  # ``// Труды конференции «Реки России»``
            return [*segments[:index], joined, *segments[index + 2 :]]
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


#: ``[A title in brackets], a venue``, where a link has lost its address.
_BRACKETED_TITLE = late_pattern(r'(?<=,\s)\[(?!Rev)[^\W\d_a-z][^\[\]\d]{24,300}\](?=[,.])')
_TYPE_CODE = late_pattern(
    r'[\[［](?:(?:[JCMDPRSN]|EB|DB|CP)(?:/OL|/CD)?|[a-z]{4,14}|(?i:data ?set|'
    r'(?:computer |research )?software|source code|code|'
    r'[\w.’\' ]{0,20}(?:thesis|dissertation)|tesis[\w ]{0,20}|thèse[\w ]{0,20}|'
    r'(?:poster|oral|conference|paper|symposium|keynote|invited)?\s?'
    r'(?:presentation|address|session|poster|talk|abstract|paper)|electronic resource|preprint|manuscript|video|'
    r'working paper|internet|review|book review|(?:invited\s)?(?:commentary|editorial|perspective|letter|review))'
    r'(?:[,;][^\[\]]{0,80})?)[\]］]'
)
_IN = late_pattern(
    r'(?:^|(?<=[\s,.;:?!”"»]))(?:In|in|IN|At|Em|En|Dans|dans|出自|I:|\[?[Ww]:\]?|Teoksessa|Trong|trong|בתוך|في)\s?:?\s*$'
)
_LEADING_IN = late_pattern(
    r'(?:[Pp]ublished\s|[Aa]ppeared\s)?(?:In|in|IN|At|Dans|En)(?!\s(?:[Pp]ress|[Rr]evi|[Pp]rep|Silico|Vivo|Vitro|Situ))(?::\s?(?=\S)|\s(?=[A-Z\d“"‘(]))|(?:I|\[?[Ww]):\]?\s(?=[^\W\d_a-z])|Trong:?\s(?=[^\W\d_a-z])|(?:בתוך|في|در):\s'
)


#: What leads to a container in the North and in Polish, by the colon behind it.
_LEADS_BY_COLON = ('I', 'w', 'W', '[w')
_LEADS_IN_POLISH = ('w: ', 'W: ', '[w:]', '[W:]')


def _behind_quotes(text: str, position: int, end: int) -> int:
    """Behind the quotation marks that close at a sentence's end."""
    while position < end and text[position] in '"”’»':
        position += 1
    return position


#: ``…, in: Proceedings of …`` within a sentence.
_INNER_IN = late_pattern(r'[,;?!»]\s(?=(?:[Ii]n:\s|[Ii]n\s[A-Z“"\d]|\[?[Ww]:\]?\s))')


def _leads(text: str, start: int, end: int) -> bool:
    """Whether ``in`` leads to a container: by its colon, or by what stands behind it."""
    return (
        text[start + 2] == ':'
        or text.startswith(_LEADS_IN_POLISH, start)
        or venue_evidence(text[start + 3 : min(end, start + 80)]) >= 1.2
    )


def ends_with_in(text: str, start: int, end: int) -> bool:
    """Whether the text before ``end`` leads to a container."""
    return _IN.search(text, max(start, end - 8), end) is not None


def _is_among_abbreviations(text: str, start: int, position: int) -> bool:
    """Whether another abbreviated word stands beside one: ``Rep. Prog. Phys.``, ``J. Theor. Biol. Sea``."""
    behind = _DOTTED_BEHIND.match(text, position + 1)
    if behind is not None and behind[1].lower() in JOURNAL_WORDS:
        return True
    return _DOTTED_BEFORE.search(text[max(start, position - 24) : position]) is not None


#: ``… Энергия волн. –``, but not ``Вестн. гос. ун-та. –``
_ENDS_SENTENCE = late_pattern(r'(?<![\w-])[^\W\d_]{4,24}\Z')
#: ``… / А. Б. Роу``: behind a slash between areas stand those who answer for the work.
_INITIALS = late_pattern(r'(?<!\w)[^\W\d_a-z]\.')
_SEMICOLON = late_pattern(r';\s(?=[^\W\d_a-z])')
#: Between parts where they stand more than once; one slash goes with the two before a container.
_SEPARATORS = (' | ', ' // ', ' / ', ' — ', ' – ', ' - ')


def _plain(text: str, start: int, end: int, segments: list[Segment], *, after_in: bool = False) -> None:
    """Plain text between walls, cut at hard breaks and sentence ends."""
    leads = after_in
    if end - start < 4 and not _ALPHANUMERIC.search(text, start, end):
        return
    position = start
    in_areas = has_areas(text)
    stops = sentence_stops(text, start, end)
    if in_areas:
        cuts = [(stop, stop) for stop in stops if ends_area(text, stop)]
    else:
        cuts = [(stop, _behind_quotes(text, stop + 1, end)) for stop in stops]
    cuts += [
        (lead.start(), lead.end()) for lead in _INNER_IN.finditer(text, start, end) if _leads(text, lead.end(), end)
    ]
    for separator in _SEPARATORS:
        if separator in text and (
            separator == ' // ' or (separator == ' / ' and (in_areas or ' // ' in text)) or text.count(separator) > 1
        ):
            at = text.find(separator, start, end)
            while at >= 0:
                dotted = in_areas and text[at - 1] == '.' and _ENDS_SENTENCE.search(text, max(start, at - 24), at - 1)
                cuts.append((at - 1, at - 1) if dotted else (at, at + len(separator)))
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
        if text[last : last + 1] == ':' and text[first:last] in _LEADS_BY_COLON:
            leads, position = True, after
            continue
        tail = _IN.search(text, first, last)
        if tail is not None:
            last = trim(text, first, tail.start())[1]
        lead = _LEADING_IN.match(text, first, last)
        after_in = leads or '//' in text[position - 3 : first]
        if lead is not None and last - lead.end() > 2:
            first, after_in = lead.end(), True
        if first < last and _ALPHANUMERIC.search(text, first, last):
            is_row = in_areas and text[position - 3 : position] == ' / ' and _INITIALS.search(text, first, last)
            segments.append(Segment(first, last, 'names' if is_row else 'plain', '', after_in))
            leads = False
        position = after
