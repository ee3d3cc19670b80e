"""A row of names: where it ends, whose names it holds, and what is unusual in the way it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Contributor
from sphinxcontrib_pubs.sources.reference.names import NOTHING, Kind, as_person, classify

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Person

#: Stands for a superscript or a formula beside a name, so that positions stay what they are.
FILLER = '\ue000'
MARKS = '*†‡§¶#∗⁎★☆⬟✉✝◇△▲■●°^¹²³⁴⁵⁶⁷⁸⁹' + FILLER

# Spaces are bounded: an unbounded run of them before a separator would be searched from each of its spaces.
_SEPARATOR = re.compile(
    r'\s{0,8}(?:[,;，、；]\s{0,8}(?:(?:and|und|et|y|with)\s|[&＆])?|[&＆]|(?<=\s)(?:and|und|et|with)(?=\s))\s{0,8}'
)
# A row ends at any of these; a full stop ends it when two letters stand before it and no initials after it.
_STOP = re.compile(
    r'[:?!\[\]"“”„«»<>{}|=\u2028]|\((?![^\W\d_][\w’\'-]{1,30}\))|\s[–—-]\s|[—–]{2,}|…|\.{3}'
    r'|,?\s{0,4}\bet\.?\s?al\b\.?|(?<=[^\W\d_][^\W\d_])[*†‡#\ue000]*\.(?=\s|$|\W)(?!,)'
    r'(?!\s[^\W\d_]\.(?:[\s-]?[^\W\d_]\.)*\s?(?:[,&(;]|$))',
)
_ABBREVIATED = frozenset(['jr', 'sr', 'st', 'ch', 'md', 'dr', 'fr', 'wm', 'th', 'ph', 'yu', 'chr', 'geo', 'jos'])
_PAIR = re.compile(r"([^\W\d_][\w'’-]*), ((?:[A-Z]\.[ -]?)*[A-Z]\.)(?:(, & |, and | & | and |, )(?=\w)|\s*$)")
_TRUNCATED = re.compile(r'(?:et\.?\s?al\.?|others|colleagues|\d+ (?:more|others)|more authors)[.,]?', re.IGNORECASE)
_ELLIPSIS = re.compile(r'\s*(?:\.{3}|…|\[\.{3}\])\s*,?\s*(?:[&＆]|and\s)?\s*')


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
    separators: list[tuple[int, int]] = field(default_factory=list)
    regular: bool = False  # nothing but names and separators from the first name to the last
    #: Irregularities as (code, position, length, replacement).
    faults: list[tuple[str, int, int, str]] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """How sure it is that these are names, from 0 up; 2 is as good as certain."""
        sure = 2.0 * len(self.forms)
        if not self.regular:
            sure -= 1.3 * sum(1 for form in self.forms if form not in _SURE)
        return sure + (1.0 if self.truncated else 0.0) + (0.6 if self.complete else 0.0)


class NameReader:
    """Reads rows of names; keeps what it has seen, since the people of a page come again and again."""

    def __init__(self) -> None:
        self._kinds: dict[str, Kind] = {}
        self._contributors: dict[tuple[str, str], Contributor] = {}
        self._pairs: dict[tuple[str, str], Contributor] = {}

    def kind(self, chunk: str) -> Kind:
        found = self._kinds.get(chunk)
        if found is None:
            found = self._kinds[chunk] = classify(chunk)
        return found

    def contributor(self, kind: Kind, chunk: str, given: str | None = None) -> Contributor:
        key = (chunk, given or '')
        found = self._contributors.get(key)
        if found is None:
            person: Person = as_person(kind, given)
            found = self._contributors[key] = Contributor(person=person)
        return found

    def turned(self, family: str, given: str) -> Contributor:
        """The person whose family name is printed first without a comma."""
        return self.contributor(Kind('F', family=family), family, given)

    def read(self, text: str, start: int, limit: int) -> NameList | None:
        """Reads the row that begins at ``start`` and ends before ``limit``; None where no name stands."""
        regular = self._regular(text, start, limit)
        if regular is not None:
            return regular
        result = NameList(end=start)
        while True:
            stop, stopped_at = self._stop(text, start, limit)
            self._assemble(text, start, stop, result)
            if not result.names:
                return None
            if not result.complete or stopped_at is None:
                break
            if stopped_at[0] in '.…' and (ellipsis := _ELLIPSIS.match(text, stop)):
                # ``A, B, …, Z``: names are left out in the middle, the row goes on.
                result.truncated = True
                result.end = ellipsis.end()
                if ellipsis.end() >= limit:
                    break
                start, before = ellipsis.end(), len(result.names)
                result.complete = False
                following = self.read(text, start, limit)
                if following is None:
                    break
                _extend(result, following)
                assert len(result.names) > before
                break
            if 'al' in stopped_at:
                result.truncated = True
                result.end = stop + len(stopped_at)
            break
        return result

    def _regular(self, text: str, start: int, limit: int) -> NameList | None:
        """A row that is nothing but ``Family, I. I.`` pairs up to its limit, in one sweep; None for any other.

        What it gives is what the full reading gives; long lists in that form are so common that it pays.
        """
        names: list[Contributor] = []
        places: list[tuple[int, int]] = []
        separators: list[tuple[int, int]] = []
        known, match_pair, position = self._pairs, _PAIR.match, start
        while True:
            match = match_pair(text, position, limit)
            if match is None:
                return None
            family, given, separator = match.groups()
            contributor = known.get((family, given))
            if contributor is None:
                kind = self.kind(family)
                if kind.form != 'F' or self.kind(given).form != 'I':
                    return None
                contributor = known[family, given] = self.contributor(kind, family, given)
            names.append(contributor)
            end = match.end(2)
            places.append((position, end))
            position = match.end()
            if not separator:
                break
            separators.append((end, position))
        last = text[slice(*separators[-1])] if separators else ''
        result = NameList(names, places, ['F,I'] * len(names), end=limit, complete=True, last_separator=last)
        result.separators = separators
        result.regular = True
        return result

    def _stop(self, text: str, start: int, limit: int) -> tuple[int, str | None]:
        position = start
        while True:
            match = _STOP.search(text, position, limit)
            if match is None:
                return limit, None
            if match[0][-1] == '.' and 'al' not in match[0] and match[0] != '...':
                word = re.split(r'[^\w]', text[max(start, match.start() - 12) : match.start()])[-1].lower()
                if word in _ABBREVIATED and text[match.end() : match.end() + 1] == ' ':
                    position = match.end()
                    continue
            return match.start(), match[0]

    def _chunks(self, text: str, start: int, stop: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        places, separators, position = [], [], start
        for match in _SEPARATOR.finditer(text, start, stop):
            first, end = match.span()
            places.append((position, first))
            separators.append((first, end))
            position = end
        places.append((position, stop))
        return places, separators

    def _assemble(self, text: str, start: int, stop: int, result: NameList) -> None:
        places, separators = self._chunks(text, start, stop)
        chunks: list[str] = []
        kinds: list[Kind] = []
        bounds: list[tuple[int, int]] = []
        marked: list[bool] = []
        for first, end in places:
            raw = text[first:end]
            chunk = raw.strip()
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
            if '\n' in chunk or '  ' in chunk:
                chunk = ' '.join(chunk.split())
            if FILLER in chunk:
                chunk = ' '.join(chunk.replace(FILLER, ' ').split())
                is_marked = True
            kind = self.kind(chunk)
            if kind is NOTHING and chunk[-2:-1].isalpha() and chunk[-1] == '.':
                kind = self.kind(chunk[:-1])
            chunks.append(chunk)
            kinds.append(kind)
            bounds.append((first, end))
            marked.append(is_marked)
        _Assembly(self, text, chunks, kinds, bounds, separators, marked, result).run(stop)


class _Assembly:
    """One pass over the chunks of a row, putting family and given names together."""

    __slots__ = ('bounds', 'chunks', 'inverted', 'kinds', 'marked', 'reader', 'result', 'separators', 'text')

    def __init__(
        self,
        reader: NameReader,
        text: str,
        chunks: list[str],
        kinds: list[Kind],
        bounds: list[tuple[int, int]],
        separators: list[tuple[int, int]],
        marked: list[bool],
        result: NameList,
    ) -> None:
        self.reader = reader
        self.text = text
        self.chunks = chunks
        self.kinds = kinds
        self.bounds = bounds
        self.separators = separators
        self.marked = marked
        self.result = result
        forms = [kind[0] for kind in kinds]
        self.inverted = 'I' in forms

    def run(self, stop: int) -> None:
        kinds, chunks, result = self.kinds, self.chunks, self.result
        index = 0
        while index < (count := len(kinds)):
            form = kinds[index][0]
            following = kinds[index + 1][0] if index + 1 < count else ''
            if form == 'F' and following == 'IF' and self.inverted and self._lacks_comma(index):
                following = 'I'
            if (form == 'F' or form == 'GF') and following == 'I' and self._comma(index):
                index = self._inverted(index)
            elif form == 'F' and self._is_inverted_in_full(index, following):
                index = self._add(index, index + 2, 'F,G', given=chunks[index + 1])
            elif form in ('IF', 'GF', 'FI', 'C', 'T'):
                if self._breaks_form(index, form):
                    break
                self._fault_in_full(index, form)
                index = self._add(index, index + 1, form)
            elif form == 'S' and result.names:
                self._suffix(index)
                index += 1
            elif form == 'F' and following in ('GF', 'IF') and result.forms[-1:] in (['GF'], ['IF']):
                index = self._add(index, index + 1, 'L')  # somebody with one name among others with two
            elif not chunks[index] and result.names and index + 1 < count:
                index += 1  # a doubled comma
            elif result.names and _TRUNCATED.fullmatch(chunks[index]):
                result.truncated = True
                result.end = self.bounds[index][1]
                index += 1
            else:
                break
        if index < count and result.names and index >= 1:
            index = self._last_before_stop(index)
        result.complete = index >= count or (index == count - 1 and not chunks[index])
        if result.complete and result.names:
            result.end = max(result.end, stop)
        if result.names:
            result.separators += self.separators[: max(0, index - 1)]
            used = [place for place in self.separators if place[1] <= result.places[-1][0]]
            result.last_separator = self.text[slice(*used[-1])] if used and len(result.names) > 1 else ''

    def _suffix(self, index: int) -> None:
        """``Daniel J. Kelly, III``: the chunk belongs to the name before it."""
        result = self.result
        last = result.names[-1]
        if not last.person.literal:
            result.names[-1] = replace(last, person=replace(last.person, suffix=self.chunks[index]))
        result.places[-1] = (result.places[-1][0], self.bounds[index][1])
        result.end = self.bounds[index][1]

    def _last_before_stop(self, index: int) -> int:
        """``… and Blana D. Tenodesis surgery``: a row without other full stops ends at the first one."""
        first, end = self.bounds[index]
        form = self.result.forms[-1]
        stop = self.text.find('\n', first, end)
        kind = self.reader.kind(self.text[first:stop].strip()) if stop > 0 else NOTHING
        if kind.form != form:
            stop = self.text.find('. ', first, end)
            if stop < 0 or (form != 'FI' and '.' in ''.join(self.chunks[:index])):
                return index
            kind = self.reader.kind(self.text[first:stop].strip())
            if kind.form not in (form, 'GF', 'FI'):
                return index
            while (later := self.text.find('. ', stop + 1, end)) > 0:
                longer = self.reader.kind(self.text[first : later + 1].strip())
                if longer.form != kind.form:
                    break
                stop, kind = later, longer
        self.kinds[index], self.chunks[index], self.bounds[index] = kind, self.text[first:stop], (first, stop)
        self._add(index, index + 1, kind.form)
        return index

    def _lacks_comma(self, index: int) -> bool:
        """``Ghai, S. Gwozdz, W.``: between initials and the next family name the comma is missing; puts it in."""
        if index + 2 >= len(self.kinds) or self.kinds[index + 2][0] != 'I':
            return False
        kind, chunk = self.kinds[index + 1], self.chunks[index + 1]
        first, end = self.bounds[index + 1]
        gap = first + len(kind.given)
        if kind.particle or not chunk.startswith(kind.given):
            return False
        self.kinds[index + 1 : index + 2] = [Kind('I', given=kind.given), self.reader.kind(kind.family)]
        self.chunks[index + 1 : index + 2] = [kind.given, kind.family]
        self.bounds[index + 1 : index + 2] = [(first, gap), (gap + 1, end)]
        self.marked[index + 1 : index + 2] = [False, self.marked[index + 1]]
        self.separators.insert(index + 1, (gap, gap + 1))
        self.result.faults.append(('name-comma', gap, 0, ','))
        return True

    def _comma(self, index: int) -> bool:
        start, end = self.separators[index]
        return self.text[start:end].strip() in (',', '，', '.,')

    def _inverted(self, index: int) -> int:
        kind, end = self.kinds[index], index + 2
        chunk = self.chunks[index]
        if kind[0] == 'GF':
            kind = Kind('F', family=chunk)
        if chunk[-1:] == '.' or self.text[self.bounds[index][1] - 1] == '.':
            self.result.faults.append(('name-full-stop', self.bounds[index][1] - 1, 1, ''))
            kind = self.reader.kind(chunk.rstrip('.'))
            chunk = chunk.rstrip('.')
        given = self.chunks[index + 1]
        if end < len(self.kinds) and self.kinds[end][0] == 'S':
            return self._add(
                index, end + 1, 'F,I', given=given, kind=kind._replace(suffix=self.chunks[end]), chunk=chunk
            )
        return self._add(index, end, 'F,I', given=given, kind=kind, chunk=chunk)

    def _is_inverted_in_full(self, index: int, following: str) -> bool:
        """``Readioff, Rosti, Zaha Siddiqui``: a lone family name first, given names next, the others in order."""
        if following not in ('F', 'GF') or not self._comma(index):
            return False
        start, end = self.separators[index]
        rest = [kind[0] for kind in self.kinds[index + 2 :]]
        if ';' in self.text[self.bounds[0][0] : self.bounds[-1][1]]:
            return True
        del start, end
        return (
            index == 0
            and (not rest or rest[0] in ('GF', 'IF', 'FI') or (len(rest) == 1 and rest[0] == 'X'))
            and (following == 'F' or bool(rest))
        )

    def _breaks_form(self, index: int, form: str) -> bool:
        """A chunk unlike all names before it and followed by none like them is what stands after the row."""
        forms = self.result.forms
        if form != 'GF' or len(forms) < 2 or any(each not in ('IF', 'FI', 'F,I') for each in forms[-2:]):
            return False
        if forms[-1] == 'F,I' and self.inverted:
            return not any(kind[0] in ('I', 'FI') for kind in self.kinds[index + 1 :])
        return not any(kind[0] == forms[-1] for kind in self.kinds[index + 1 :])

    def _fault_in_full(self, index: int, form: str) -> None:
        if form == 'FI' and self.inverted and self.chunks[index][-1] == '.':
            first, end = self.bounds[index]
            gap = self.text.find(' ', first, end)
            given = self.kinds[index][1]
            gap = self.text.rfind(' ', first, self.text.rfind(given, first, end) or end)
            self.result.faults.append(('name-comma', gap, 0, ','))

    def _add(
        self, first: int, end: int, form: str, *, given: str | None = None, kind: Kind | None = None, chunk: str = ''
    ) -> int:
        result = self.result
        kind = kind or self.kinds[first]
        name = self.reader.contributor(kind, (chunk or self.chunks[first]) + kind.suffix, given)
        if True in self.marked[first:end]:
            result.marked.add(len(result.names))
        result.names.append(name)
        result.places.append((self.bounds[first][0], self.bounds[end - 1][1]))
        result.forms.append(form)
        result.end = self.bounds[end - 1][1]
        return end


def _extend(result: NameList, following: NameList) -> None:
    shift = len(result.names)
    result.names += following.names
    result.places += following.places
    result.forms += following.forms
    result.marked |= {index + shift for index in following.marked}
    result.separators += following.separators
    result.faults += following.faults
    result.end = following.end
    result.complete = following.complete
    result.last_separator = following.last_separator
