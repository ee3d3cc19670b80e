"""Puts the chunks of a row of names together: which belong to one person, and where the row ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.reference.journals import JOURNAL_WORDS
from sphinxcontrib_pubs.sources.reference.name_commas import divide_behind_initials, divide_two_names
from sphinxcontrib_pubs.sources.reference.name_in_full import is_family_by_row, stands_before_given
from sphinxcontrib_pubs.sources.reference.name_kind import Kind
from sphinxcontrib_pubs.sources.reference.name_pairs import (
    are_joined_pairs,
    breaks_form,
    divide_characters,
    is_acronym,
    join_middle_names,
)
from sphinxcontrib_pubs.sources.reference.name_row import Row
from sphinxcontrib_pubs.sources.reference.name_stops import (
    add_last_name,
    family_and_initials,
    given_behind_family,
    initials_behind_family,
    marked_name,
)
from sphinxcontrib_pubs.sources.reference.names import begins_with_given, is_careless

_TRUNCATED = late_pattern(
    r'(?:(?:et\.?\s?)?al\.?|et coll\.?|others|colleagues|more authors|'
    r'\d+ (?:more|others?|additional|colleagues|(?:co-?)?authors)(?: (?:authors|others|co-?authors))?)[.,]?',
    re.IGNORECASE,
)
#: ``Juan C. Roe, M.D.``: degrees behind names in full.
_DEGREES = frozenset(
    ['M.D.', 'MD', 'Ph.D.', 'PhD', 'Ph.D', 'M.Sc.', 'MSc', 'M.P.H.', 'MPH', 'D.Phil.', 'DPhil', 'Pharm.D.', 'PharmD']
)
_WITH_DEGREE = (['M.D.'], ['MPH'], ['M.P.H.'])
#: No family name: capitals alone, or one within the word.
_COINED = late_pattern(r'(?=[\d-]*[A-Z])[A-Z0-9-]{3,12}\.?|(?!Mac|Van|Von|Fitz)[A-Z][a-z]{2,12}[A-Z][A-Za-z]{0,12}\.?')
_YEAR_BEHIND = late_pattern(r'\.?,? ?\((?:19|20)\d\d')
_OPENING_QUOTES = ('"', '“', '„', '«')


@dataclass(slots=True)
class Assembly(Row):
    """One pass over the chunks of a row, putting family and given names together."""

    #: Whether the end of the last name was found within a chunk, and the title in the rest of it.
    _ends_in_chunk: bool = field(init=False, default=False)

    def run(self) -> None:
        """Adds the names of the row to its result, and says there where they end and whether all of it was names."""
        if self._is_of_joined_pairs():
            for index in range(0, len(self.kinds), 2):
                self._add_joined_pair(index)
            self._finish(complete=True)
            return
        index = 0
        while index < len(self.kinds):
            form, following = self._forms(index)
            behind = self._take(index, form, following)
            if self._ends_in_chunk:
                self._finish(complete=False)
                return
            if behind == index:
                break
            index = behind
        count = len(self.kinds)
        if 0 < index < count and self.result.names:
            add_last_name(self, index, self.ends)
        if 'IF' in self.result.forms:
            join_middle_names(self.result)
        self._finish(complete=index >= count or (index == count - 1 and not self.chunks[index]))

    def _forms(self, index: int) -> tuple[str, str]:
        """The forms of a chunk and of the one behind it, which are not always what each looks like by itself.

        Where they show that a comma is missing, it is put in.
        """
        kinds, chunks = self.kinds, self.chunks
        form = kinds[index].form
        if form == 'X' and divide_two_names(self, index):
            form = kinds[index].form
        following = kinds[index + 1].form if index + 1 < len(kinds) else ''
        if form == 'X' and following and is_family_by_row(self, index, following):
            form, kinds[index] = 'F', Kind('F', family=chunks[index])
        if form == 'F' and following == 'IF' and self.inverted and divide_behind_initials(self, index):
            following = 'I'
        if form == 'IF' and following == 'I' and '.' not in kinds[index].given:
            form = 'GF'  # ``Ó Briain, S.``: a letter without a full stop before a family name belongs to it
        if form == 'I' and following == 'I' and self._is_short_family(index):
            form = 'F'
        return form, following

    def _take(self, index: int, form: str, following: str) -> int:
        """Adds what stands at a chunk, and gives the next index; the same one where nothing of the row stands there."""
        if self.chunks[index] in _DEGREES and self._stands_behind_full_name():
            return self._pass(index)
        if form in ('F', 'GF') and following == 'I' and self.has_comma(index) and not self._has_degree(index, form):
            return self._add_inverted(index)
        if self._add_name_before_title(index, form, following):
            self._ends_in_chunk = True
            return index
        if form == 'X' and self._is_careless(index, following):
            given, _, family = self.chunks[index].rpartition(' ')
            form = 'IF' if given.endswith('.') else 'GF'
            return self.add(index, index + 1, form, kind=Kind(form, given, family))
        if stands_before_given(self, index, form, following):
            kind = Kind('F', family=self.chunks[index]) if form == 'GF' else self.kinds[index]
            return self.add(index, index + 2, 'F,G', given=self.chunks[index + 1], kind=kind)
        if form in ('IF', 'GF', 'FI', 'C', 'T'):
            return index if self._is_behind_row(index, form) else self._add_whole(index, form)
        return self._take_lone(index, form, following)

    def _add_name_before_title(self, index: int, form: str, following: str) -> bool:
        """Adds the name that a chunk begins with where a title fills the rest of it; False where that is not so."""
        if form in ('F', 'GF') and following in ('X', 'IF') and (length := initials_behind_family(self, index)):
            self.cut(index + 1, length)
            self._add_inverted(index)
            return True
        if form == 'F' and following == 'X' and (length := given_behind_family(self, index)):
            self.cut(index + 1, length)
            self.add(index, index + 2, 'F,G', given=self.chunks[index + 1], kind=self.kinds[index])
            return True
        if form == 'X' and not index and (length := marked_name(self, self.ends)):
            self.cut(index, length)
            self.add(index, index + 1, self.kinds[index].form)
            return True
        if form in ('X', 'GF') and (length := family_and_initials(self, index, form)):
            self.cut(index, length)
            self.add(index, index + 1, 'FI')
            return True
        return False

    def _take_lone(self, index: int, form: str, following: str) -> int:
        """Adds what is no name by its form: somebody with one name, a team, a suffix, or what says that more follow."""
        result, chunk, is_last = self.result, self.chunks[index], index == len(self.kinds) - 1
        if form == 'S' and result.names:
            return self._add_suffix(index)
        if form == 'F' and following in ('GF', 'IF') and self._stands_alone(index):
            return self.add(index, index + 1, 'L')
        if form == 'F' and is_last and is_acronym(chunk, result.forms):
            return self.add(index, index + 1, 'T', kind=Kind('T', family=chunk))
        if form in ('F', 'X') and result.names:
            is_coined = _COINED.fullmatch(chunk) is not None
            if is_coined and is_last and self.joined()[index - 1] and self._are_people():
                return self.add(index, index + 1, 'T', kind=Kind('T', family=chunk))
            if form == 'F' and self._is_among_inverted(index, is_coined=is_coined):
                kind = Kind('T', family=chunk) if is_coined else self.kinds[index]
                return self.add(index, index + 1, 'T' if is_coined else 'L', kind=kind)
        if not chunk and result.names and not is_last:
            return index + 1  # a doubled comma
        if result.names and _TRUNCATED.fullmatch(chunk):
            result.truncated = True
            return self._pass(index)
        return index

    def _pass(self, index: int) -> int:
        """Leaves a chunk out that belongs to the row and is part of no name."""
        self.result.end = self.bounds[index][1]
        return index + 1

    def _finish(self, *, complete: bool) -> None:
        result = self.result
        if 'C' in result.forms:
            divide_characters(result, self.reader)
        result.complete = complete
        if complete and result.names:
            result.end = max(result.end, self.stop)
        if result.names:
            used = [place for place in self.separators if place[1] <= result.places[-1][0]]
            result.last_separator = self.text[slice(*used[-1])] if used and len(result.names) > 1 else ''

    def _is_of_joined_pairs(self) -> bool:
        """``Roe, Ada and García Lind, Bo``: whether commas stand within the names of a row, ``and`` between them."""
        between = [self.text[slice(*place)].strip() for place in self.separators]
        if len(self.kinds) == 2:
            return self.reader.joined_by_and and between == [','] and all(kind[0] in ('F', 'GF') for kind in self.kinds)
        told = are_joined_pairs(self.kinds, between)
        self.reader.joined_by_and |= told and set(between[1::2]) == {'and'}
        return told

    def _add_joined_pair(self, index: int) -> None:
        kind = self.kinds[index]
        if kind.form != 'F':
            kind = Kind('F', family=self.chunks[index])
        form = 'F,I' if self.kinds[index + 1].form == 'I' else 'F,G'
        self.add(index, index + 2, form, given=self.chunks[index + 1], kind=kind)

    def _add_inverted(self, index: int) -> int:
        """``Okonjo, A.``, ``Meulen, S. van der``, ``Kell, D., III``: adds the name of two chunks and of a suffix."""
        kind, end = self.kinds[index], index + 2
        chunk = self.chunks[index]
        if chunk[-1:] == '.' or self.text[self.bounds[index][1] - 1] == '.':
            self.result.faults.append(('name-full-stop', self.bounds[index][1] - 1, 1, ''))
            chunk = chunk.rstrip('.')
            kind = self.reader.kind(chunk)
            if kind.form == 'I':
                kind = Kind('F', family=chunk)
        if kind.form in ('GF', 'IF'):
            kind = Kind('F', family=chunk)  # all of it stands before the comma
        given = self.chunks[index + 1]
        behind = self.kinds[index + 1].particle
        if behind:
            kind, given = kind._replace(particle=f'{kind.particle} {behind}'.strip()), self.kinds[index + 1].given
        if end < len(self.kinds) and self.kinds[end].form == 'S':
            kind, end = kind._replace(suffix=self.chunks[end]), end + 1
        return self.add(index, end, 'F,I', given=given, kind=kind, chunk=chunk)

    def _add_suffix(self, index: int) -> int:
        """``Dan J. Kell, III``: the chunk belongs to the name before it."""
        result = self.result
        last = result.names[-1]
        if not last.person.literal:
            result.names[-1] = last._replace(person=last.person._replace(suffix=self.chunks[index]))
        result.places[-1] = (result.places[-1][0], self.bounds[index][1])
        return self._pass(index)

    def _add_whole(self, index: int, form: str) -> int:
        """Adds the name that a chunk is; notes that a comma is missing where those around it have one."""
        if form == 'FI' and self.inverted and self.chunks[index][-1] == '.':
            first, end = self.bounds[index]
            given = self.kinds[index].given
            gap = self.text.rfind(' ', first, self.text.rfind(given, first, end) or end)
            self.result.faults.append(('name-comma', gap, 0, ','))
        return self.add(index, index + 1, form)

    def _is_behind_row(self, index: int, form: str) -> bool:
        """Whether a chunk in the form of a name is what stands behind the row."""
        kinds, forms = self.kinds, self.result.forms
        if breaks_form(kinds, self.chunks, forms, self.joined(), index) and not self._is_set_off(index):
            return True
        if form == 'GF' and self._is_title_with(index):
            return True
        # ``Physica A``, ``Nature B``: a journal with its section, behind people whose initials stand first.
        kind = kinds[index]
        return (
            form == 'FI'
            and bool(forms)
            and 'FI' not in forms
            and len(kind.given) == 1
            and (kind.family == 'Physica' or kind.family.lower() in JOURNAL_WORDS)
        )

    def _is_set_off(self, index: int) -> bool:
        """``C. Roe, **Bo Ito**``, ``C. Roe, Bo Ito, “A title”``: a name in full that is in bold, or ends the row."""
        known = self.chunks[index] in self.reader.known or begins_with_given(self.kinds[index].given)
        if known and self.bounds[index][1] in self.ends:
            return True
        return self.text[self.stop : self.stop + 1] in _OPENING_QUOTES and all(
            kind[0] in ('GF', 'IF') or not chunk
            for kind, chunk in zip(self.kinds[index:], self.chunks[index:], strict=True)
        )

    def _is_title_with(self, index: int) -> bool:
        """``…, C. Roe and Bo Ito, Sturdy Quays with …``: the first words of a title behind the last of the names."""
        joined = self.joined()
        return (
            index > 1
            and [place for place, each in enumerate(joined[:index]) if each] == [index - 2]
            and index < len(joined)
            and self.text[slice(*self.separators[index])].strip() == 'with'
            and not begins_with_given(self.kinds[index].given)
        )

    def _has_degree(self, index: int, form: str) -> bool:
        return form == 'GF' and self.chunks[index + 1 : index + 2] in _WITH_DEGREE

    def _stands_behind_full_name(self) -> bool:
        return self.result.forms[-1:] in (['GF'], ['IF'])

    def _stands_alone(self, index: int) -> bool:
        """``Saro*, Carl Wendt``: somebody with one name, which has its own mark or stands among full names."""
        return self._stands_behind_full_name() or (not index and self.marked[index])

    def _are_people(self) -> bool:
        """Whether a word behind the row is one of it: ``Ada Roe and OpenReef``, and not ``Sea Charts and OpenReef``."""
        names, forms = self.result.names, self.result.forms
        return forms[-1] in ('F,I', 'IF', 'FI') or (forms[-1] == 'GF' and begins_with_given(names[-1].person.given))

    def _is_among_inverted(self, index: int, *, is_coined: bool) -> bool:
        """``Roe, A., & Openreef (2021)``, ``Roe, A., REEF, & Ito, B.``: one word where each person has initials.

        Between the last *and* and the year in brackets nothing stands but a name.
        """
        if {*self.result.forms} != {'F,I'}:
            return False
        if index == len(self.kinds) - 1:
            is_joined = self.joined()[index - 1]
            return is_joined and _YEAR_BEHIND.match(self.text, self.bounds[index][1]) is not None
        behind = [kind.form for kind in self.kinds[index + 1 : index + 3]]
        return is_coined and behind == ['F', 'I']

    def _is_short_family(self, index: int) -> bool:
        """``Roe., J.``: three letters and a stray full stop where a family name stands."""
        chunk = self.chunks[index]
        return chunk[1:-1].islower() and len(chunk) > 3 and chunk.endswith('.') and self.has_comma(index)

    def _is_careless(self, index: int, following: str) -> bool:
        before = self.result.forms[-1:] or ['GF']
        return before[0] in ('GF', 'IF') and following in ('GF', 'IF') and is_careless(self.chunks[index])
