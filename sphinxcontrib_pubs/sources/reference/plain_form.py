"""References whose every part shows by its form what it is, so that nothing has to be weighed.

``Roe, A., & Ito, B. (2020). _Lamps of the coast._ **SIGMOD**.`` is names in the regular form, a year in brackets, a
title in italics and a venue in bold. Whole lists are written so. What is given for one is what the long way gives.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.sources.passage import EMPHASIS, STRONG
from sphinxcontrib_pubs.sources.reference.anchors import HINTS, STATUS, Anchor, may_identify
from sphinxcontrib_pubs.sources.reference.asides import PARTS, may_tell_of_versions
from sphinxcontrib_pubs.sources.reference.containers import names_institution, weigh_words
from sphinxcontrib_pubs.sources.reference.editors import ASCII_LABELS, may_name_editors
from sphinxcontrib_pubs.sources.reference.number_search import LABELS_OF_LETTERS, WITHOUT_DIGITS, has_numbers
from sphinxcontrib_pubs.sources.reference.roles import Structure
from sphinxcontrib_pubs.sources.reference.segments import Segment
from sphinxcontrib_pubs.sources.reference.venues import KINDS, KINDS_ABROAD, said_kind, venue_evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.model import Contributor
    from sphinxcontrib_pubs.sources.passage import Passage, Run
    from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader

#: What stands between names and title, and ends the first run.
_YEAR = re.compile(r'\((1[6-9]\d\d|20\d\d)([a-z])?\)[.,:]?\s?')
#: The one name of a team, which other words would make something else.
_TEAM = re.compile(r'([A-Z][^\W\d_]+) Team\. ')
#: What the structure of a certain form weighs: two names or more, a year, a title of four words in italics.
CERTAIN = 7.0
_BETWEEN = frozenset([' ', '. ', ', '])
_SERVER = 'arXiv'
_PREPRINT = re.compile(
    r'[.,]?\s(?P<server>arXiv)(?:,?\sabs/|\spreprint\sarXiv:|:\s?)(?P<number>\d{4}\.\d{4,5})(?P<version>(?:v\d+)?)\.?'
)
#: Of the Latin script, but for the i of Turkish, which has no one small letter for all languages.
_LETTER = '[A-Za-zÀ-ÖØ-öø-įĲ-ſ]'
_LETTERS = f'{_LETTER}+(?:-{_LETTER}+)*'
#: Four words at least. Digits stand behind letters alone (``H2``, ``Q1:``): there they are no year, and count nothing.
_TITLE = re.compile(rf'(?:{_LETTERS}[0-9]*[:,]? ){{3,}}{_LETTERS}[0-9]*\.?')
_NO_LETTERS = str.maketrans('', '', '0123456789:,.')
_VENUE = re.compile(r'[A-Z][A-Za-z]*(?:[ &/-]{1,3}[A-Za-z]+)*')
#: What is known by several words (``a cura di``, ``poster at``, ``bakalářská práce``) shows in one of them.
_HALVES = frozenset(['cura', 'poster', 'práce', 'talk', 'értekezés'])
#: One of these is in every word of ASCII letters by which another part of a reference is known, or it begins with "ed".
_SIGNS = tuple(
    each
    for each in (*HINTS, *PARTS, *ASCII_LABELS, *WITHOUT_DIGITS, *KINDS, *KINDS_ABROAD)
    if each.isascii() and each.isalpha()
)
#: Words that lead to a container, at the beginning of a title or a venue.
_LEADS = frozenset(['at', 'dans', 'en', 'in', 'with', 'joint', 'jointly'])


class Appeared(NamedTuple):
    """Where a work appeared: the place of the venue's name, how it is set, and what speaks for it."""

    venue: tuple[int, int]
    kind: str
    evidence: float
    identifiers: list[Anchor]

    @property
    def has_version(self) -> bool:
        """Whether it says which version of a preprint it means."""
        return any(each.suffix for each in self.identifiers)


class PlainForm(NamedTuple):
    """A reference in that form: who, when, and where it appeared; the title is its second run."""

    passage: Passage
    people: Sequence[Contributor]  # of a regular row; none where a team is named
    year: re.Match[str]  # in the first run
    appeared: Appeared

    @property
    def is_certain(self) -> bool:
        """Whether these parts are all that is to be known of it, and no neighbour could say anything else."""
        passage = self.passage
        return len(self.people) > 1 and not (passage.aside or passage.empty_links or self.appeared.has_version)

    def structure(self, reader: NameReader) -> Structure:
        """The roles of its parts, as weighing gives them."""
        runs, (number, letter), appeared = self.passage.runs, self.year.groups(), self.appeared
        start, (first, last) = self.year.start(), (runs[1].start, runs[2].start)
        year_end = self.year.end(2 if letter else 1) + 1
        text = runs[0].text
        names = reader.read_regular(text, 0, start) if self.people else _team(text, start, reader)
        assert names is not None
        structure = Structure(
            self.passage,
            [Segment(first, last, 'emphasis')],
            appeared.identifiers,
            names=names,
            year=Anchor('year', start, year_end, number, True, letter or ''),
            title=(first, last),
            title_kind='emphasis',
            venue=appeared.venue,
            venue_kind=appeared.kind,
            venue_evidence=appeared.evidence,
            order='authors',
            told_kind='',  # of whose words each was asked
            taken=[(0, names.places[-1][1]), (start, year_end), (first, last)],
        )
        if appeared.kind == 'strong':
            structure.marks.append(Segment(*appeared.venue, 'strong'))
            structure.taken.append(appeared.venue)
        return structure


def read_plain_form(passage: Passage, reader: NameReader) -> PlainForm | None:
    """The parts of a reference in that form; None for any other."""
    runs = passage.runs
    if not 3 <= len(runs) <= 5 or runs[1].marks != EMPHASIS or runs[0].marks or runs[2].marks or passage.is_linked:
        return None
    before, title = runs[0].text, runs[1].text
    start = before.find('(')
    year = _YEAR.fullmatch(before, start) if start > 0 else None
    if year is None or _TITLE.fullmatch(title) is None:
        return None
    words = title.translate(_NO_LETTERS).split(' ')
    if words[0].lower() in _LEADS or not all(map(_says_nothing_else, words)):
        return None
    appeared = _in_preprint(runs) if len(runs) == 3 else _in_bold(runs)
    if appeared is None:
        return None
    people = reader.regular_people(before, 0, start)
    if not people and _team(before, start, reader) is None:
        return None
    return PlainForm(passage, people, year, appeared)


def _team(text: str, limit: int, reader: NameReader) -> NameList | None:
    team = _TEAM.fullmatch(text, 0, limit)
    return reader.read(text, 0, limit) if team is not None and _says_nothing_else(team[1]) else None


def _in_bold(runs: Sequence[Run]) -> Appeared | None:
    """``. **SIGMOD**.``"""
    venue = runs[3]
    if venue.marks != STRONG or runs[2].text not in _BETWEEN:
        return None
    if len(runs) == 5 and (runs[4].text != '.' or runs[4].marks):
        return None
    evidence = _evidence_of_name(venue.text)
    if evidence is None:
        return None
    return Appeared((venue.start, venue.start + len(venue.text)), 'strong', evidence, [])


def _in_preprint(runs: Sequence[Run]) -> Appeared | None:
    """``. arXiv preprint arXiv:2101.00001.``"""
    match = _PREPRINT.fullmatch(runs[2].text)
    if match is None:
        return None
    start = runs[2].start
    first, end = start + match.start('server'), start + match.end('version')
    identifier = Anchor('arxiv', first, end, match['number'], suffix=match['version'])
    return Appeared((first, start + match.end('server')), 'plain', venue_evidence(match['server']), [identifier])


@lru_cache(maxsize=8192)
def _says_nothing_else(word: str) -> bool:
    """Whether a word of a title or a venue is one by which no other part of a reference is known."""
    folded = word.lower()
    if folded in LABELS_OF_LETTERS or folded in _HALVES:
        return False
    if word.isascii() and word.isalpha() and not (folded.startswith('ed') or any(map(folded.__contains__, _SIGNS))):
        return True  # most: what follows asks each of the five kinds of signs by itself
    return (
        not has_numbers(word, 0, len(word), ())
        and not may_identify(f'{word}.')  # as it may stand at the end of a title
        and not may_tell_of_versions(word)
        and not may_name_editors(word)
        and not said_kind(f'{word}.')
    )


@lru_cache(maxsize=1024)
def _evidence_of_name(venue: str) -> float | None:
    """What speaks for the name of a venue that is no more than a name; None for what may be more."""
    if venue == _SERVER:
        return venue_evidence(venue)
    if (
        _VENUE.fullmatch(venue) is None
        or venue.partition(' ')[0].lower() in _LEADS
        or STATUS.search(venue) is not None
        or not all(_says_nothing_else(word) for word in re.split('[^A-Za-z]+', venue))
    ):
        return None
    evidence, doubt, is_award = weigh_words(venue)
    if doubt or is_award:
        return None
    return max(evidence, 1.0 if names_institution(venue) else 0.0)
