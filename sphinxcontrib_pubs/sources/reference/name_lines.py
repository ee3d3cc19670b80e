"""A line of an entry that is a row of names: it shows that the line ends around it divide, and are no mere wrapping."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import HARD_BREAK, STRONG, Passage
from sphinxcontrib_pubs.sources.reference.name_list import NameList
from sphinxcontrib_pubs.sources.reference.names import GIVEN_NAMES
from sphinxcontrib_pubs.sources.reference.segments import sentence_stops
from sphinxcontrib_pubs.sources.reference.venues import venue_evidence

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.name_list import NameReader

#: Farther down an entry stands no row of its authors.
_MOST_LINES = 6
#: What shows at a line's end that the next line goes on with it.
_GOES_ON = (',', ';', '&', ' and', ' und', ' et', ' y', '-')
#: A row of one name has to be surer than this: two capitalised words may be anything.
_ENOUGH = 1.6
_CERTAIN = 3.5
#: So much speaks for a line that is a venue.
_VENUE = 1.2
#: ``Fremd, Dross*, and Seth.``: a line of family names alone.
_LONE = r"(?:(?:van |von |de )?(?:den |der |la |ter )?)[^\W\d_a-z][\w'’]+(?:[-‐][^\W\d_a-z][\w'’]+)?"
_LONE_ROW = late_pattern(rf'{_LONE}[*†‡]?(?:(?:,\s(?:and\s|&\s)?|\s(?:and|&)\s){_LONE}[*†‡]?){{1,20}}\.?')
_LONE_NAME = late_pattern(_LONE)


def divided_by_names(passage: Passage, names_text: str, reader: NameReader) -> Passage | None:
    """The passage with hard breaks around the line of names, None where there is no such line or one breaks already."""
    text = passage.text
    start = text.find('\n') + 1
    if not start or HARD_BREAK in text:
        return _divided_before_break(passage, names_text, reader, start) if start else None
    goes_on = text[: start - 1].rstrip().endswith(_GOES_ON)
    if goes_on and not text[: start - 1].rstrip().endswith(','):
        return None
    for _ in range(_MOST_LINES):
        stop = text.find('\n', start)
        end = stop if stop >= 0 else len(text)
        if goes_on or not text[start:end].rstrip().endswith(_GOES_ON):
            names = reader.read(names_text, start, end)
            if goes_on and (names is None or names.weight < _CERTAIN):
                return None  # behind a comma a title may as well go on
            goes_on = False
            if (
                names is not None
                and (names.complete or names.truncated)
                and end - names.end <= 2
                and (names.weight >= _ENOUGH or len(names.forms) > 1)
            ):
                return _with_breaks(passage, {start - 1, end})
            if names is not None and _before_marked(passage, names, end):
                return _with_breaks(passage, {start - 1})
        if stop < 0:
            break
        start = stop + 1
    return None


def _divided_before_break(passage: Passage, names_text: str, reader: NameReader, start: int) -> Passage | None:
    """The same for a title and a line that begins with names before a line of links."""
    end = passage.text.find(HARD_BREAK)
    if end < start or '\n' in passage.text[start:end]:
        return None
    names = reader.read(names_text, start, end)
    return _with_breaks(passage, {start - 1}) if names is not None and _before_marked(passage, names, end) else None


def _before_marked(passage: Passage, names: NameList, end: int) -> bool:
    """Whether a line goes on behind its names with a marked one, as a venue is: ``Ada Roe, Bo Ito, **Nature**``."""
    text, place = passage.text, names.end
    while place < end and text[place] in ',. ':
        place += 1
    if place == end or text[names.end : place].strip() not in (',', '.') or not passage.run_at(place).marks & STRONG:
        return False
    return names.weight >= _CERTAIN or names.truncated


#: Names, title and venue, and at most one line more.
_FEWEST_BEHIND, _MOST_BEHIND = 2, 3
#: Behind names may stand their year.
_UP_TO_LINE_END = late_pattern(r'[., ]{0,3}(?:\(?(?:19|20)\d\d[a-z]?\)?[.,: ]{0,2})?\n')
_VOLUME_IN = late_pattern(r'\s\d{1,4}(?:\s?\(\d{1,4}\))?[:,]\s?\w{0,3}\d')
_STARTS_LINE = late_pattern(r'[“"‘«]?[^\W\d_a-z]|bio|med|e[A-Z]')


def divided_behind_names(passage: Passage, end: int) -> Passage | None:
    """The passage with hard breaks at its line ends, where names fill the first line and a venue stands in the third.

    An entry that an editor wraps has lines of one length: a line ends there where the next word has no room.
    """
    text = passage.text
    if HARD_BREAK in text or _UP_TO_LINE_END.match(text, end) is None:
        return None
    lines = text[text.find('\n', end) + 1 :].split('\n')
    if not _FEWEST_BEHIND <= len(lines) <= _MOST_BEHIND or any(_STARTS_LINE.match(line) is None for line in lines[:2]):
        return None
    title, venue = lines[0].rstrip(), lines[1]
    longest = max(map(len, text.split('\n')))
    has_room = len(title) + 1 + len(venue.split(' ', 1)[0]) <= longest
    shows = has_room or _VOLUME_IN.search(venue) or venue_evidence(_first_sentence(venue)) >= _VENUE
    if title.endswith(_GOES_ON) or not shows:
        return None
    return _with_breaks(passage, {index for index, char in enumerate(text) if char == '\n'})


def _first_sentence(line: str) -> str:
    """What stands up to a line's first comma or full stop, behind which its venue would not begin."""
    clause = line.partition(',')[0]
    stops = sentence_stops(clause, 0, len(clause))
    return clause[: stops[0]] if stops else clause


#: ``2021-05 | Journal article``, as registries of researchers print a work's date and kind.
_KIND = late_pattern(
    r'\n(?:19|20)\d\d(?:-\d\d){0,2}\s\|\s(?:journal (?:article|issue)|conference \w+|book(?: \w+)?|preprint|report|'
    r'working paper|data ?set|dissertation[ /\w]*|software|other)(?=\n|$)',
    re.IGNORECASE,
)


def divided_by_kind(passage: Passage) -> Passage | None:
    """The passage with hard breaks at its line ends where one of its lines is a date and a kind of work."""
    text = passage.text
    if ' | ' not in text or HARD_BREAK in text or _KIND.search(text) is None:
        return None
    return _with_breaks(passage, {index for index, char in enumerate(text) if char == '\n'})


def lone_row(
    text: str, start: int, end: int, reader: NameReader, *, single: bool = False, told: bool = False
) -> NameList | None:
    """The family names of a line that is nothing else, the last one behind a conjunction; None for any other line.

    With ``single`` a lone one is a row as well, and with ``told`` so are several that only commas divide, since a
    label says that they are authors.
    """
    first, last = start, end
    line = text[first:last].strip()
    first += text[first:last].index(line) if line else 0
    alone = single and _LONE_NAME.fullmatch(line) is not None
    if told:
        alone = alone or _LONE_ROW.fullmatch(f'{line} and Roe') is not None
    joined = ' and ' in line or ' & ' in line
    if not alone and (not joined or _LONE_ROW.fullmatch(line) is None or venue_evidence(line) >= 1.2):
        return None
    if any(word.lower() in GIVEN_NAMES for word in line.replace(',', ' ').split()):
        return None
    found = NameList(end=first + len(line), complete=True)
    for match in _LONE_NAME.finditer(line):
        kind = reader.kind(match[0])
        if kind.form != 'F':
            return None
        if line[match.end() : match.end() + 1] in ('*', '†', '‡'):
            found.marked.add(len(found.names))
        found.names.append(reader.contributor(kind, match[0]))
        found.places.append((first + match.start(), first + match.end()))
        found.forms.append('L')
    return found


def _with_breaks(passage: Passage, positions: set[int]) -> Passage:
    runs = []
    for run in passage.runs:
        text = run.text
        for position in positions:
            inner = position - run.start
            if 0 <= inner < len(text):
                text = f'{text[:inner]}{HARD_BREAK}{text[inner + 1 :]}'
        runs.append(run._replace(text=text))
    divided = Passage(
        runs,
        empty_links=passage.empty_links,
        unclosed=passage.unclosed,
        blocks=passage.blocks,
        aside=passage.aside,
    )
    divided.counter = passage.counter
    return divided
