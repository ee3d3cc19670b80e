"""Puts the chunks of a row of names together: which belong to one person, and where the row ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.reference.journals import JOURNAL_WORDS
from sphinxcontrib_pubs.sources.reference.name_end import initials_before_title, name_before_title, two_names
from sphinxcontrib_pubs.sources.reference.name_kind import NOTHING, Kind
from sphinxcontrib_pubs.sources.reference.name_pairs import (
    IN_FULL,
    are_joined_pairs,
    are_lone_pairs,
    breaks_form,
    divide_characters,
    is_acronym,
    join_middle_names,
    pairs_by_given_names,
)
from sphinxcontrib_pubs.sources.reference.name_row import Row
from sphinxcontrib_pubs.sources.reference.names import (
    MARKS,
    begins_with_given,
    is_careless,
    may_be_family,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


_CONJUNCTION = re.compile(r'[^\W\d_]|[&＆]')
_TRUNCATED = re.compile(
    r'(?:(?:et\.?\s?)?al\.?|et coll\.?|others|colleagues|more authors|'
    r'\d+ (?:more|others?|additional|colleagues|(?:co-?)?authors)(?: (?:authors|others|co-?authors))?)[.,]?',
    re.IGNORECASE,
)


#: ``Juan C. Roe, M.D.``: degrees behind names in full.
_DEGREES = frozenset(
    ['M.D.', 'MD', 'Ph.D.', 'PhD', 'Ph.D', 'M.Sc.', 'MSc', 'M.P.H.', 'MPH', 'D.Phil.', 'DPhil', 'Pharm.D.', 'PharmD']
)
_WITH_DEGREE = (['M.D.'], ['MPH'], ['M.P.H.'])
_COLON = re.compile(r'\s?:\s')
_OPENING_QUOTES = ('"', '“', '„', '«')


def _is_journal(kind: Kind) -> bool:
    """``Physica A``, ``Nature B``: a journal with its section, behind people whose initials stand first."""
    return len(kind.given) == 1 and (kind.family == 'Physica' or kind.family.lower() in JOURNAL_WORDS)


@dataclass(slots=True)
class Assembly(Row):
    """One pass over the chunks of a row, putting family and given names together."""

    ends: Sequence[int]
    inverted: bool = field(init=False)
    semicolons: bool | None = None
    pairs: bool | None = None
    told: int = -1
    joined: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.inverted = 'I' in [kind[0] for kind in self.kinds]

    def run(self, stop: int) -> None:
        kinds, chunks, result = self.kinds, self.chunks, self.result
        index = 0
        alternates = self._alternates()
        while index < (count := len(kinds)):
            form = kinds[index][0]
            if alternates:
                kind = kinds[index] if form == 'F' else Kind('F', family=chunks[index])
                given = 'F,I' if kinds[index + 1][0] == 'I' else 'F,G'
                index = self.add(index, index + 2, given, given=chunks[index + 1], kind=kind)
                continue
            if form == 'X' and self._lacks_comma_between(index):
                form = kinds[index][0]
            following = kinds[index + 1][0] if index + 1 < count else ''
            if form == 'X' and following and self._is_family(index, following):
                form, kinds[index] = 'F', Kind('F', family=chunks[index])
            if form == 'F' and following == 'IF' and self.inverted and self._lacks_comma(index):
                following = 'I'
            if form == 'IF' and following == 'I' and '.' not in kinds[index].given:
                form = 'GF'  # ``Ó Briain, S.``: a letter without a full stop before a family name belongs to it
            if chunks[index] in _DEGREES and result.forms[-1:] in (['GF'], ['IF']):
                result.end = self.bounds[index][1]
                index += 1
                continue  # it says what somebody is, and is no part of the name
            if form == 'I' and following == 'I' and self._is_short_family(index):
                form = 'F'
            degree = form == 'GF' and chunks[index + 1 : index + 2] in _WITH_DEGREE
            if (form == 'F' or form == 'GF') and following == 'I' and not degree and self.has_comma(index):
                index = self._inverted(index)
            elif following in ('X', 'IF') and form in ('F', 'GF') and self._ends_in_initials(index):
                self._inverted(index)
                return self._finish(stop, complete=False)
            elif form == 'X' and not index and (length := self._marked_name()):
                self.cut(index, length)
                self.add(index, index + 1, self.kinds[index][0])
                return self._finish(stop, complete=False)
            elif form in ('X', 'GF') and (length := self._family_and_initials(index, form)):
                self.cut(index, length)
                self.add(index, index + 1, 'FI')
                return self._finish(stop, complete=False)
            elif form == 'X' and self._is_careless(index, following):
                given, _, family = chunks[index].rpartition(' ')
                form = 'IF' if given.endswith('.') else 'GF'
                index = self.add(index, index + 1, form, kind=Kind(form, given, family))
            elif (
                (form == 'F' and following == 'FI' and self._has_given_and_initials(index))
                or (form == 'F' and self._is_inverted_in_full(index, following))
                or (form in ('F', 'GF') and following in IN_FULL and self._is_told_by_given(index))
            ):
                kind = Kind('F', family=chunks[index]) if form == 'GF' else kinds[index]
                index = self.add(index, index + 2, 'F,G', given=chunks[index + 1], kind=kind)
            elif form in ('IF', 'GF', 'FI', 'C', 'T'):
                if breaks_form(kinds, chunks, result.forms, self._joined(), index) and not self._is_set_off(
                    index, stop
                ):
                    break
                if form == 'FI' and result.forms and 'FI' not in result.forms and _is_journal(kinds[index]):
                    break
                self._fault_in_full(index, form)
                index = self.add(index, index + 1, form)
            elif form == 'S' and result.names:
                self._suffix(index)
                index += 1
            elif form == 'F' and following in ('GF', 'IF') and self._stands_alone(index):
                index = self.add(index, index + 1, 'L')  # somebody with one name among others with two
            elif form == 'F' and index == count - 1 and is_acronym(chunks[index], result.forms):
                index = self.add(index, count, 'T', kind=Kind('T', family=chunks[index]))
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
        if 'IF' in result.forms:
            join_middle_names(result)
        self._finish(stop, complete=index >= count or (index == count - 1 and not chunks[index]))

    def _finish(self, stop: int, *, complete: bool) -> None:
        result = self.result
        if 'C' in result.forms:
            divide_characters(result, self.reader)
        result.complete = complete
        if result.complete and result.names:
            result.end = max(result.end, stop)
        if result.names:
            used = [place for place in self.separators if place[1] <= result.places[-1][0]]
            result.last_separator = self.text[slice(*used[-1])] if used and len(result.names) > 1 else ''

    def _marked_name(self) -> int:
        """``**Steen M.** Hidden life``: how far the name of a single author reaches that is bold or underlined."""
        first, end = self.bounds[0]
        place = next((place for place in self.ends if first < place < end), first)
        kind = self.reader.kind(self.text[first:place].strip(' ,'))
        known = kind.form == 'GF' and begins_with_given(kind.given)
        return place - first if kind.form in ('FI', 'IF') or known else 0

    def _family_and_initials(self, index: int, form: str) -> int:
        """``Okonjo A. What do …``: how far the name reaches at the start of a row, or at the end of its likes."""
        chunk, length = self.chunks[index], 0
        if not index:
            length = name_before_title(chunk, may_be_name=form == 'GF')
            if form == 'GF' and not length and self.reader.initialled:
                length = name_before_title(chunk, may_be_name=False)
                length = length if self.reader.is_initialled(chunk[:length].rstrip(MARKS)) else 0
        elif self.result.forms[-1:] == ['FI'] and index == len(self.kinds) - 1:
            length = name_before_title(chunk, may_be_name=False)
        return length if length and self.reader.kind(chunk[:length].rstrip(MARKS)).form == 'FI' else 0

    def _ends_in_initials(self, index: int) -> bool:
        """``Tanner, R. Tidal channels …``: cuts the title off the initials of the last name."""
        if not self.has_comma(index) or (self.result.forms and self.result.forms[-1] not in ('F,I', 'FI')):
            return False
        left_alone = index + 2 >= len(self.kinds) or not self.chunks[index + 2]
        after = '' if left_alone else self.kinds[index + 2][0]
        if (
            self.kinds[index + 1][0] == 'IF'
            and not self.result.forms
            and after in ('', 'IF', 'GF', 'FI', 'I')
            and not (left_alone and _COLON.match(self.text, self.bounds[index + 1][1]))  # ``Lind, J. D. Plotlib: …``
        ):
            return False  # a person of their own, unless all before are inverted or no name follows
        chunk = self.chunks[index + 1]
        length = initials_before_title(chunk)
        if not length or self.reader.kind(chunk[:length].rstrip(MARKS)).form != 'I':
            return False
        self.cut(index + 1, length)
        return True

    def _suffix(self, index: int) -> None:
        """``Dan J. Kell, III``: the chunk belongs to the name before it."""
        result = self.result
        last = result.names[-1]
        if not last.person.literal:
            result.names[-1] = last._replace(person=last.person._replace(suffix=self.chunks[index]))
        result.places[-1] = (result.places[-1][0], self.bounds[index][1])
        result.end = self.bounds[index][1]

    def _last_before_stop(self, index: int) -> int:
        """``… and Blom D. Tendons of quays``: a row without other full stops ends at the first one.

        ``…, Bo Ito A title``: where nothing divides a name from the title, the name's other places on the page do.
        """
        first, end = self.bounds[index]
        for place in self.ends:
            if first < place < end:
                kind = self.reader.kind(self.text[first:place].strip(' .,'))
                if kind.form in ('FI', 'IF', 'GF'):
                    self.end_in(index, kind, place)
                    return index
        known = self.reader.known_start(self.chunks[index])
        if known and self.text.startswith(self.chunks[index][:known], first):
            self.end_in(index, self.reader.kind(self.chunks[index][:known]), first + known)
            return index
        form = self.result.forms[-1]
        stop = self.text.find('\n', first, end)
        kind = self.reader.kind(self.text[first:stop].strip(MARKS + ' ')) if stop > 0 else NOTHING
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
        self.end_in(index, kind, stop)
        return index

    def _lacks_comma(self, index: int) -> bool:
        """``Gray, S. Ganz, W.``: between initials and the next family name the comma is missing; puts it in."""
        if index + 2 >= len(self.kinds) or self.kinds[index + 2][0] != 'I':
            return False
        kind, chunk = self.kinds[index + 1], self.chunks[index + 1]
        first, end = self.bounds[index + 1]
        gap = first + len(kind.given)
        if kind.particle or not chunk.startswith(kind.given):
            return False
        halves = [Kind('I', given=kind.given), self.reader.kind(kind.family)]
        self.divide(index + 1, halves, [kind.given, kind.family], [(first, gap), (gap + 1, end)])
        return True

    def _alternates(self) -> bool:
        between = [self.text[slice(*place)].strip() for place in self.separators]
        if len(self.kinds) == 2:
            return self.reader.joined_by_and and between == [','] and all(kind[0] in ('F', 'GF') for kind in self.kinds)
        told = are_joined_pairs(self.kinds, between)
        self.reader.joined_by_and |= told and set(between[1::2]) == {'and'}
        return told

    def _lacks_comma_between(self, index: int) -> bool:
        """``Zapata L.A. Estrada J.A.``: two names whose comma is missing; puts it in."""
        chunk, (first, _) = self.chunks[index], self.bounds[index]
        match = two_names(chunk)
        if match is None or not self.text.startswith(chunk, first):
            return False
        halves = [self.reader.kind(match[1]), self.reader.kind(match[2])]
        if any(kind[0] != 'FI' for kind in halves) or match[2] in (match[1], self.chunks[0]):
            return False
        gap, start, end = first + match.end(1), first + match.start(2), first + match.end(2)
        self.divide(index, halves, [match[1], match[2]], [(first, gap), (start, end)])
        return True

    def _is_family(self, index: int, following: str) -> bool:
        """``Roe, A., Nature, W., Ito, B.``, ``Press, William``: a word that is no name elsewhere, in a row of names."""
        if not self.has_comma(index):
            return False
        if following != 'I':
            return begins_with_given(self.chunks[index + 1]) and may_be_family(self.chunks[index], 0)
        behind = index + 2
        while [kind[0] for kind in self.kinds[behind : behind + 2]] == ['F', 'I']:
            behind += 2
        around = self.result.forms.count('F,I') + (behind - index - 2) // 2
        return may_be_family(self.chunks[index], around)

    def _inverted(self, index: int) -> int:
        kind, end = self.kinds[index], index + 2
        chunk = self.chunks[index]
        if chunk[-1:] == '.' or self.text[self.bounds[index][1] - 1] == '.':
            self.result.faults.append(('name-full-stop', self.bounds[index][1] - 1, 1, ''))
            chunk = chunk.rstrip('.')
            kind = self.reader.kind(chunk)
            if kind[0] == 'I':
                kind = Kind('F', family=chunk)
        if kind[0] in ('GF', 'IF'):
            kind = Kind('F', family=chunk)  # all of it stands before the comma
        given = self.chunks[index + 1]
        behind = self.kinds[index + 1].particle
        if behind:  # ``Meulen, S. van der``
            kind, given = kind._replace(particle=f'{kind.particle} {behind}'.strip()), self.kinds[index + 1].given
        if end < len(self.kinds) and self.kinds[end][0] == 'S':
            return self.add(
                index, end + 1, 'F,I', given=given, kind=kind._replace(suffix=self.chunks[end]), chunk=chunk
            )
        return self.add(index, end, 'F,I', given=given, kind=kind, chunk=chunk)

    def _is_inverted_in_full(self, index: int, following: str) -> bool:
        """``Quist, Rolf, Ada Lind``: a lone family name first, given names next, the others in order."""
        if following not in ('F', 'GF') or not self.has_comma(index) or self.marked[index]:
            return False
        if self.kinds[index].capitals and not self.kinds[index + 1].capitals:
            return True
        left = len(self.kinds) - index
        if following == 'F' and set(self.result.forms) <= {'F,I', 'F,G'} and self._stands_in_full(index, left):
            return True
        if left > 2 and self.kinds[index + 2][0] == 'S' and following == 'F':
            return True  # ``Weaver, Harold, Jr.``
        if left == 2 and index and set(self.result.forms) == {'F,G'} and 'S' in [kind[0] for kind in self.kinds]:
            return True
        if self.semicolons is None:
            row = self.text[self.bounds[0][0] : self.bounds[-1][1]]
            self.semicolons = ';' in row or ' / ' in row
        if self.semicolons:
            return True
        if self._are_pairs():
            return True
        count = len(self.kinds) - index - 2
        after = self.kinds[index + 2][0] if count > 0 else ''
        return (
            index == 0
            and (
                not count or after in ('GF', 'IF', 'FI') or all(each[0] == 'X' for each in self.kinds[index + 2 :][:3])
            )
            and (following == 'F' or count > 0)
        )

    def _stands_in_full(self, index: int, left: int) -> bool:
        """``Li, You, Huang, Y.-T.``: one pair in full among pairs with initials, before one, or in bold at the end."""
        if left > 3 and self.inverted and self.kinds[index + 2][0] == 'F' and self.kinds[index + 3][0] in ('I', 'F'):
            return True
        return left == 2 and bool(self.result.forms) and self.bounds[index + 1][1] in self.ends

    def _joined(self) -> list[bool]:
        """Whether a conjunction stands at each separator; those that are put in only add to them."""
        if len(self.joined) != len(self.separators):
            self.joined = [_CONJUNCTION.search(self.text[slice(*each)]) is not None for each in self.separators]
        return self.joined

    def _are_pairs(self) -> bool:
        if self.pairs is None:
            self.pairs = are_lone_pairs(self.kinds, self._joined())
        return self.pairs

    def _is_told_by_given(self, index: int) -> bool:
        if self.told < 0:
            self.told = pairs_by_given_names(self.kinds, self.chunks)
        return index < self.told and not index % 2 and self.has_comma(index)

    def _has_given_and_initials(self, index: int) -> bool:
        """``Quist, Rolf M.``: behind a lone family name a given name with initials that have their full stops."""
        if not self.has_comma(index) or not self.chunks[index + 1].endswith('.'):
            return False
        after = self.kinds[index + 2][0] if index + 2 < len(self.kinds) else ''
        return after != 'FI' and self.result.forms[-1:] != ['FI']

    def _stands_alone(self, index: int) -> bool:
        """``Saro*, Carl Wendt``: somebody with one name, which has its own mark or stands among full names."""
        return self.result.forms[-1:] in (['GF'], ['IF']) or (not index and self.marked[index])

    def _is_short_family(self, index: int) -> bool:
        """``Roe., J.``: three letters and a stray full stop where a family name stands."""
        chunk = self.chunks[index]
        return chunk[1:-1].islower() and len(chunk) > 3 and chunk.endswith('.') and self.has_comma(index)

    def _is_careless(self, index: int, following: str) -> bool:
        before = self.result.forms[-1:] or ['GF']
        return before[0] in ('GF', 'IF') and following in ('GF', 'IF') and is_careless(self.chunks[index])

    def _is_set_off(self, index: int, stop: int) -> bool:
        """``C. Roe, **Bo Ito**``, ``C. Roe, Bo Ito, “A title”``: a name in full that is in bold, or ends the row."""
        known = self.chunks[index] in self.reader.known or begins_with_given(self.kinds[index].given)
        if known and self.bounds[index][1] in self.ends:
            return True
        return self.text[stop : stop + 1] in _OPENING_QUOTES and all(
            kind[0] in ('GF', 'IF') or not chunk
            for kind, chunk in zip(self.kinds[index:], self.chunks[index:], strict=True)
        )

    def _fault_in_full(self, index: int, form: str) -> None:
        if form == 'FI' and self.inverted and self.chunks[index][-1] == '.':
            first, end = self.bounds[index]
            given = self.kinds[index][1]
            gap = self.text.rfind(' ', first, self.text.rfind(given, first, end) or end)
            self.result.faults.append(('name-comma', gap, 0, ','))
