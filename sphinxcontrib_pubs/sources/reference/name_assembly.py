"""Puts the chunks of a row of names together: which belong to one person, and where the row ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.reference.names import NOTHING, Kind

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.name_list import NameList, NameReader

_TRUNCATED = re.compile(r'(?:et\.?\s?al\.?|others|colleagues|\d+ (?:more|others)|more authors)[.,]?', re.IGNORECASE)


class Assembly:
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
            if form == 'IF' and following == 'I' and '.' not in kinds[index].given:
                form = 'GF'  # ``Ó Briain, S.``: a letter without a full stop before a family name belongs to it
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
            used = [place for place in self.separators if place[1] <= result.places[-1][0]]
            result.last_separator = self.text[slice(*used[-1])] if used and len(result.names) > 1 else ''

    def _suffix(self, index: int) -> None:
        """``Daniel J. Kelly, III``: the chunk belongs to the name before it."""
        result = self.result
        last = result.names[-1]
        if not last.person.literal:
            result.names[-1] = last._replace(person=last.person._replace(suffix=self.chunks[index]))
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
        if kind[0] in ('GF', 'IF'):
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
