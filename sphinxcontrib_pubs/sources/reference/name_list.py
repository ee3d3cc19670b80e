"""A row of names: where it ends, whose names it holds, and what is unusual in the way it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, cast

from sphinxcontrib_pubs.model import Contributor, Person, made
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.name_assembly import Assembly
from sphinxcontrib_pubs.sources.reference.name_cuts import cut_row, next_stop, says_others
from sphinxcontrib_pubs.sources.reference.name_kind import NOTHING, Kind
from sphinxcontrib_pubs.sources.reference.names import (
    FILLER,
    MARKS,
    as_person,
    begins_with_given,
    classify,
    classify_capitals,
    may_be_family,
)
from sphinxcontrib_pubs.sources.reference.vietnamese_names import is_family_first

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKS_BEHIND = late_pattern(rf'[{MARKS}]+|\s?[*†‡§¶✉☆★\ue000]+(?=[\s.,:;])')
# A pair begins where a space ends, so that a search for the next one does not begin at each of its letters. What is no
# name in front of the comma shows when it is classified.
_PAIR = late_pattern(
    r'(?<!\S)([^\W\d_][^\s,.()]*, [A-Z]\.(?:[ -]?[A-Z]\.)*)(, (?:& |and )?(?=\w)| (?:&|and) (?=\w)|\s*$)'
)
#: Family names in capitals: one of the first names shows it, and the row begins with capitals or given names.
_CAPITALS = late_pattern(r"(?<![\w.])[^\W\d_a-z]{2}[^\W\d_a-z'’-]{2,}(?![\w.])")
_CAPITALS_FIRST = late_pattern(
    r'\W*(?:[^\W\d_a-z]{2,}(?![\w.])|(?:[^\W\d_a-z][a-z-]+\s|[^\W\d_a-z]\.\s?){1,3}[^\W\d_a-z]{2,}(?![\w.]))'
)
_ELLIPSIS = late_pattern(r'\s*(?:\.{2,3}|…|\[\.{3}\])\s*,?\s*(?:[&＆]|and\s)?\s*')


_LONGEST_NAME = 40
#: Shorter ones in capitals are as often what begins a title: ``EU, Norway and the sea``.
_SHORTEST = 3
#: A name in the script of its own language.
_ALIAS = late_pattern(r'\s?[(（][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\d ]{1,10}[)）]$')
_BEHIND_ET_AL = late_pattern(r',\s{1,3}(?:and\s|&\s)?')
#: ``A. Roe - B. Ito``, as Italians divide people: initials on either side show it, or a marked title right behind.
_DASHES = (' - ', ' – ', ' — ')
_DIVIDED_BY_DASHES = ('IF', 'FI', 'F,I', 'F,G', 'GF')
#: Forms that hardly anything but a name takes.
_SURE = frozenset(('F,I', 'FI', 'IF', 'C', 'T'))


@dataclass(slots=True)
class NameList:
    """Names with their places. ``ends`` are the positions after each name, ``end`` the one after the row."""

    names: list[Contributor] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    marked: set[int] = field(default_factory=set)
    end: int = 0
    truncated: bool = False
    complete: bool = False  # the row reaches up to a stop: nothing in it was no name
    last_separator: str = ''
    regular: bool = False  # nothing but names and separators from the first name to the last
    #: Irregularities as (code, position, length, replacement).
    faults: list[tuple[str, int, int, str]] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """How sure it is that these are names, from 0 up; 2 is as good as certain."""
        sure = 2.0 * len(self.forms)
        if not self.regular:
            for form, name in zip(self.forms, self.names, strict=False):
                if form not in _SURE:
                    sure -= _doubt(form, name.person)
        return sure + (1.0 if self.truncated else 0.0) + (0.6 if self.complete else 0.0)


def _doubt(form: str, person: Person) -> float:
    """How much a name of a form that other words take as well takes away from what speaks for a row."""
    family, given = person.family, person.given
    if form == 'F,G' and len(family) > _SHORTEST and family.isupper() and not given.isupper():
        return 0.4  # ``QUIST, Rosa``
    # Hardly anything else begins as a Vietnamese name in full does.
    return 0.7 if begins_with_given(given) or is_family_first([family, *given.split()]) else 1.3


class NameReader:
    """Reads rows of names; keeps what it has seen, since the people of a page come again and again."""

    def __init__(self) -> None:
        self._kinds: dict[str, Kind] = {}
        self._contributors: dict[str, Contributor] = {}  # by the name as printed, or by ``family, given``
        #: Names as printed that stood in certain rows: where no punctuation ends a name, they tell its end.
        self.known: set[str] = set()
        #: Those of them that are ``Ito B. C.``, without full stops and spaces.
        self.initialled: set[str] = set()
        #: Names in full with which several of the page's entries begin.
        self.openers: set[str] = set()
        #: Whether a row of the page divided people by ``and`` alone, as BibTeX does.
        self.joined_by_and = False

    def kind(self, chunk: str, *, capitals: bool = False) -> Kind:
        if capitals:
            return classify_capitals(chunk)
        found = self._kinds.get(chunk)
        if found is None:
            found = self._kinds[chunk] = classify(chunk)
        return found

    def contributor(self, kind: Kind, chunk: str, given: str | None = None) -> Contributor:
        key = f'{chunk}, {given}' if given else chunk  # no chunk has a comma
        found = self._contributors.get(key)
        if found is None:
            person: Person = as_person(kind, given)
            found = self._contributors[key] = Contributor(person=person)
        return found

    def note(self, names: NameList, text: str) -> None:
        """Keeps the names of a certain row that are written in full, or with the family name first and no comma."""
        for form, (first, end) in zip(names.forms, names.places, strict=True):
            if form in ('GF', 'IF') and names.complete:
                self.known.add(text[first:end].strip(MARKS + ' '))
            elif form == 'FI':
                self.initialled.add(_without_stops(text[first:end].strip(MARKS)))

    def is_initialled(self, chunk: str) -> bool:
        """Whether a name with its initials behind it stands in a certain row of the page."""
        return _without_stops(chunk) in self.initialled

    def known_start(self, chunk: str) -> int:
        """The length of the known name of several words that a chunk begins with, 0 if there is none."""
        position = chunk.find(' ')
        found = 0
        for _ in range(4):
            position = chunk.find(' ', position + 1)
            if position < 0:
                break
            if chunk[:position] in self.known:
                found = position
        return found

    def turned(self, family: str, given: str) -> Contributor:
        """The person whose family name is printed first without a comma."""
        return self.contributor(Kind('F', family=family), family, given)

    def read(self, text: str, start: int, limit: int, ends: Sequence[int] = ()) -> NameList | None:
        """Reads the row that begins at ``start`` and ends before ``limit``; None where no name stands.

        ``ends`` are the ends of bold and underlined stretches: a name may end at one without any separator.
        """
        regular = self.read_regular(text, start, limit)
        if regular is not None:
            return regular
        result = NameList(end=start)
        stop, stopped_at = next_stop(text, start, limit)
        self._assemble(text, start, stop, result, ends)
        if not result.names:
            if stopped_at is None or not says_others(stopped_at) or stop - start > _LONGEST_NAME:
                return None
            self._lone(text, start, stop, result)
            if not result.names:
                return None
        if result.complete and stopped_at is not None:
            self._go_on(text, stop, stopped_at, limit, result)
        _mark_last(result, text, limit)
        return result

    def _go_on(self, text: str, stop: int, stopped_at: str, limit: int, result: NameList) -> None:
        """Adds what belongs to a row behind the sign ``stopped_at``, or notes that people are left out there.

        ``A, B, …, Z`` goes on behind its dots, ``A. Roe - B. Ito`` behind the dash of a single person.
        """
        if stopped_at[0] in '.…' and (ellipsis := _ELLIPSIS.match(text, stop)):
            result.truncated = True
            result.end = ellipsis.end()
            if result.end < limit:
                result.complete = False
                following = self.read(text, result.end, limit)
                if following is not None:
                    extend_row(result, following)
        elif stopped_at in _DASHES and (form := result.forms[-1]) in _DIVIDED_BY_DASHES:
            following = self.read(text, stop + len(stopped_at), limit)
            if following is None or set(following.forms) != {form}:
                return
            if form != 'GF' or (limit < len(text) and limit - following.end <= 2):
                extend_row(result, following)
        elif says_others(stopped_at):
            result.truncated = True
            result.end = stop + len(stopped_at)
            self._last_behind(text, limit, result)

    def _last_behind(self, text: str, limit: int, result: NameList) -> None:
        """``A. Roe, B. Bo, et al., C. Zuo``: the last author behind those left out, written as the others are."""
        form = result.forms[-1]
        comma = _BEHIND_ET_AL.match(text, result.end, limit)
        if comma is None or form not in ('IF', 'FI'):
            return
        following = self.read(text, comma.end(), limit)
        if following is not None and following.complete and following.forms == [form]:
            extend_row(result, following)

    def _lone(self, text: str, start: int, stop: int, result: NameList) -> None:
        """``Roe et al.``, ``Roe, Bo, Lind, et al.``: family names alone, which the words behind show to be such."""
        for first, end in cut_row(text, start, stop)[0]:
            chunk = text[first:end].strip(' ,')
            kind = self.kind(chunk)
            if kind.form != 'F' or not (chunk[0].isupper() or kind.particle):
                break
            first = text.index(chunk, first)
            result.names.append(self.contributor(kind, chunk))
            result.places.append((first, first + len(chunk)))
            result.forms.append('L')
        else:
            result.complete, result.end = True, stop
            return
        result.names.clear()
        result.places.clear()
        result.forms.clear()

    def read_regular(self, text: str, start: int, limit: int) -> NameList | None:
        """A row that is nothing but ``Family, I. I.`` pairs up to its limit, in one sweep; None for any other.

        What it gives is what the full reading gives; long lists in that form are so common that it pays.
        """
        parts = _pairs(text, start, limit)
        people = self._of_pairs(parts[1::3])
        if not people:
            return None
        bounds = list(accumulate(map(len, parts[:-1]), initial=start))
        return NameList(
            names=people,
            places=list(zip(bounds[1::3], bounds[2::3], strict=True)),
            forms=['F,I'] * len(people),
            end=limit,
            complete=True,
            last_separator=parts[-5] if len(people) > 1 else '',
            regular=True,
        )

    def regular_people(self, text: str, start: int, limit: int) -> list[Contributor]:
        """Who stands in a row that ``read_regular`` reads; nobody for any other."""
        return self._of_pairs(_pairs(text, start, limit)[1::3])

    def _of_pairs(self, pairs: Sequence[str]) -> list[Contributor]:
        """Who is meant by ``Family, I. I.`` pairs; nobody where one of them is no such name after all."""
        known = self._contributors
        people = list(map(known.get, pairs))
        if None in people:
            unknown = self._learn([pair for pair in pairs if pair not in known])
            people = list(map(known.get, pairs))
            if unknown:
                by_word = self._named_by_words(unknown, len(pairs) - len(unknown))
                people = [person or by_word.get(pair) for pair, person in zip(pairs, people, strict=True)]
                if None in people:
                    return []
        return cast('list[Contributor]', people)

    def _named_by_words(self, pairs: Sequence[str], sure_neighbours: int) -> dict[str, Contributor]:
        """Who is meant by pairs of which only the row says that the first word is a family name, as in ``Um, J.``."""
        found = {}
        for pair in pairs:
            family, _, given = pair.partition(', ')
            if self.kind(given).form == 'I' and may_be_family(family, sure_neighbours):
                found[pair] = Contributor(Person(family, self.kind(given).given or given))
        return found

    def _learn(self, pairs: Sequence[str]) -> list[str]:
        """Keeps who is meant by each ``Family, I. I.`` pair; gives those that are no such names by themselves."""
        unknown = []
        kinds, known = self._kinds, self._contributors
        for pair in pairs:
            family, _, given = pair.partition(', ')
            kind, initials = kinds.get(family) or self.kind(family), kinds.get(given) or self.kind(given)
            if kind.form != 'F' or initials.form != 'I':
                unknown.append(pair)
                continue
            if initials.given == given:
                given = initials.given  # one value for all who have these initials
            person = made(Person, (kind.family, given, kind.particle, '', kind.suffix, '', ''))
            known[pair] = made(Contributor, (person, 'author', (), '', ''))
        return unknown

    def _assemble(self, text: str, start: int, stop: int, result: NameList, ends: Sequence[int]) -> None:
        places, separators = cut_row(text, start, stop)
        chunks: list[str] = []
        kinds: list[Kind] = []
        bounds: list[tuple[int, int]] = []
        marked: list[bool] = []
        capitals = _CAPITALS.search(text, start, places[min(3, len(places) - 1)][1]) is not None and (
            _CAPITALS_FIRST.match(text, start, stop) is not None
        )
        for first, end in places:
            raw = text[first:end]
            chunk = raw.strip()
            if raw[-2:] == '  ':
                end = first + len(raw.rstrip())  # what was blotted out there is no part of the name
            is_marked = False
            if chunk and (chunk[-1] in MARKS or chunk[0] in MARKS):
                lead = len(raw) - len(raw.lstrip(MARKS + ' '))
                if lead and marked and FILLER in raw[:lead]:
                    marked[-1] = True
                elif lead:
                    is_marked = True
                inner = chunk.strip(MARKS + ' \n')
                is_marked = is_marked or len(chunk.rstrip(MARKS + ' ')) < len(chunk)
                first += lead
                chunk = inner
            if FILLER in chunk:
                is_marked = True
            chunk = _plain_chunk(chunk)
            if chunk[-1:] == '.' and chunk[-2:-1] in MARKS:
                chunk, is_marked = chunk[:-1].rstrip(MARKS), True  # ``Ito, M.C*.``
                chunk += '.' if '.' in chunk else ''  # else it is the sentence's
            if chunk.endswith('..'):
                chunk = chunk.rstrip('.') + '.'  # ``**Ito, M.**. (2020)``: the second one is the sentence's
            kind = self.kind(chunk, capitals=capitals)
            if kind is NOTHING and chunk[-2:-1].isalpha() and chunk[-1] == '.':
                kind = self.kind(chunk[:-1])
            chunks.append(chunk)
            kinds.append(kind)
            bounds.append((first, end))
            marked.append(is_marked)
        if len(kinds) > 1 and NOTHING in kinds:
            _take_articles(kinds, chunks)
        Assembly(self, text, chunks, kinds, bounds, separators, marked, result, ends, stop).run()


def _plain_chunk(chunk: str) -> str:
    """A chunk without what is no part of a name: wrapped lines, a name in its own script, what was blotted out."""
    if '\n' in chunk or '  ' in chunk:
        chunk = ' '.join(chunk.split())
    if chunk[-1:] in (')', '）') and (alias := _ALIAS.search(chunk)):
        chunk = chunk[: alias.start()]  # ``Zhiwei Xu (许志伟)``
    if FILLER in chunk:
        chunk = ' '.join(chunk.replace(FILLER, ' ').split()).replace(' .', '.')
    return chunk


def _pairs(text: str, start: int, limit: int) -> list[str]:
    """What is no pair (nothing), a pair, its separator, what is no pair (nothing), …; [] for a row of anything else."""
    if _PAIR.match(text, start, limit) is None:
        return []
    parts = _PAIR.split(text[start:limit])
    return [] if any(parts[0::3]) else parts


def _without_stops(name: str) -> str:
    return name.replace('.', '').replace(' ', '')


#: ``A Shaw``: before names of this form an article is an initial.
_ARTICLE = late_pattern(r"A ([^\W\d_a-z][\w'’-]+)")


def _take_articles(kinds: list[Kind], chunks: Sequence[str]) -> None:
    """Makes names of chunks that begin with an article where initials without full stops stand beside them."""
    for index, kind in enumerate(kinds):
        if kind is NOTHING and (match := _ARTICLE.fullmatch(chunks[index])) is not None:
            beside = kinds[index - 1] if index else kinds[1]
            if beside.form == 'IF' and '.' not in beside.given:
                kinds[index] = Kind('IF', given='A', family=match[1])


def _mark_last(result: NameList, text: str, limit: int) -> None:
    """The marks behind the last name, which no separator divides from what follows, belong to the name."""
    behind = _MARKS_BEHIND.match(text, result.places[-1][1], limit)
    if behind is not None:
        result.marked.add(len(result.names) - 1)
        result.end = max(result.end, behind.end())


def extend_row(result: NameList, following: NameList) -> None:
    """Adds the names of a row that goes on behind another."""
    shift = len(result.names)
    result.names += following.names
    result.places += following.places
    result.forms += following.forms
    result.marked |= {index + shift for index in following.marked}
    result.faults += following.faults
    result.end = following.end
    result.complete = following.complete
    result.last_separator = following.last_separator
