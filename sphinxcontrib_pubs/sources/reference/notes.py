"""Irregularities of style, seen against what the page's other entries do: notes with places and edits."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from sphinxcontrib_pubs.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.model import Edit
    from sphinxcontrib_pubs.sources.page import Page
    from sphinxcontrib_pubs.sources.reference.name_list import NameList
    from sphinxcontrib_pubs.sources.reference.roles import Structure

_Value = TypeVar('_Value')

#: A habit is one that so many entries show, and so large a share of those that could.
_FEWEST = 3
_SHARE = 0.7

_DOUBLED_SPACE = re.compile(r'(?<=\S)  +(?=\S)')
_CONJUNCTION = re.compile(r'[&＆]|\band\b|\bund\b|\bet\b')
_SENTENCES = {
    'name-comma': ('a comma is missing after a name', 'add ","'),
    'name-full-stop': ('a stray full stop after a family name', 'delete it'),
}


class Notes:
    """The habits of a page, and what departs from them.

    The structures are asked for their habits when this is made, and each again for its notes, so that
    none has to be kept once its notes are taken.
    """

    def __init__(self, page: Page, structures: Sequence[Structure]) -> None:
        self.page = page
        self.found: list[Problem] = []
        conjunctions = Counter(
            _conjunction(each.names) for each in structures if each.names and not each.names.truncated
        )
        self.conjunction = _habit(conjunctions, {'', 'x'})
        commas = Counter(
            ',' in names.last_separator
            for each in structures
            if (names := each.names) and len(names.names) > 2 and _conjunction(names) not in ('', 'x')
        )
        self.comma = _habit(commas, {False})
        stops = Counter(_title_stop(each) for each in structures)
        del stops['']
        self.stop = _habit(stops, set())

    def take(self, structure: Structure) -> None:
        """Adds the notes of one entry to ``found``."""
        self._names(structure)
        self._title(structure)
        self._spaces(structure)

    def _add(self, code: str, message: str, offset: int, hint: str, *edits: Edit) -> None:
        self.found.append(
            Problem(
                code=code,
                message=message,
                severity=Severity.NOTE,
                span=self.page.span(offset),
                hint=hint,
                edits=edits,
            )
        )

    def _names(self, structure: Structure) -> None:
        names = structure.names
        if names is None or structure.repeats_authors:
            return
        source = structure.passage.source
        for code, position, length, replacement in names.faults:
            message, hint = _SENTENCES[code]
            offset = source(position)
            self._add(code, message, offset, hint, self.page.edit(offset, length, replacement))
        if len(names.names) < 2:
            return
        if len({id(name) for name in names.names}) < len(names.names):
            self._twice(structure, names)
        if names.truncated or self.conjunction is None:
            return
        last = names.places[-1][0]
        if _conjunction(names) == '':
            offset = source(last)
            word = self.conjunction
            self._add(
                'name-ampersand',
                f'the last author stands without "{word}", which the other entries of the page have',
                offset,
                f'add "{word} "',
                self.page.edit(offset, 0, f'{word} '),
            )
        elif self.comma and len(names.names) > 2 and ',' not in names.last_separator:
            offset = source(names.places[-2][1] - 1) + 1
            self._add(
                'name-comma',
                f'a comma is missing before "{self.conjunction}", where the other entries of the page have one',
                offset,
                'add ","',
                self.page.edit(offset, 0, ','),
            )

    def _twice(self, structure: Structure, names: NameList) -> None:
        seen: set[int] = set()
        for name, (start, _) in zip(names.names, names.places, strict=True):
            if id(name) in seen:
                person = name.person
                printed = person.literal or ', '.join(part for part in (person.full_family, person.given) if part)
                self._add(
                    'author-twice',
                    f'{printed} is named twice among the authors',
                    structure.passage.source(start),
                    'delete one, or give the full names if these are two people',
                )
            seen.add(id(name))

    def _title(self, structure: Structure) -> None:
        stop = _title_stop(structure)
        if not stop or self.stop is None or stop == self.stop or structure.title is None:
            return
        page, passage, end = self.page, structure.passage, structure.title[1]
        last = passage.source(end - 1)
        if stop == 'outside':
            offset = passage.source(end)
            between = page.text[last + 1 : offset]
            edit = page.edit(last + 1, offset - last, '.' + between)
            message = 'the full stop stands outside the title, in the other entries of the page inside'
        else:
            offset = last
            following = passage.source(end) if end < len(passage.text) else last + 2
            between = page.text[last + 1 : following]
            edit = page.edit(last, following - last, between + '.')
            message = 'the full stop stands inside the title, in the other entries of the page outside'
        safe = len(between) <= 2 and not any(char.isalnum() or char.isspace() for char in between)
        self._add('title-full-stop', message, offset, 'move it', *([edit] if safe else []))

    def _spaces(self, structure: Structure) -> None:
        passage, page = structure.passage, self.page
        if '  ' not in passage.text:
            return
        for match in _DOUBLED_SPACE.finditer(passage.text):
            offset, length = passage.source(match.start()), match.end() - match.start()
            if page.text[offset : offset + length] == ' ' * length:
                self._add(
                    'doubled-space',
                    'two spaces where one is expected' if length == 2 else f'{length} spaces where one is expected',
                    offset,
                    'delete one' if length == 2 else 'leave one',
                    page.edit(offset, length, ' '),
                )


def _conjunction(names: NameList | None) -> str:
    """What stands before the last of several names: ``&``, ``and``, '' for a bare comma, ``x`` for a lone name."""
    if names is None or len(names.names) < 2:
        return 'x'
    match = _CONJUNCTION.search(names.last_separator)
    return match[0] if match else ''


def _title_stop(structure: Structure) -> str:
    """Where a marked title's full stop stands: inside, outside, or '' where the marks do not show it."""
    if structure.title is None or structure.title_kind not in ('emphasis', 'strong', 'link'):
        return ''
    text, end = structure.passage.text, structure.title[1]
    if text[end - 1] == '.':
        return 'inside'
    return 'outside' if text[end : end + 1] == '.' and text[end - 1] not in '?!' else ''


def _habit(counts: Counter[_Value], never: set[_Value]) -> _Value | None:
    """The value that most entries show, None where there is no habit or it is one of ``never``."""
    total = sum(count for value, count in counts.items() if value != 'x')
    candidates = [(count, value) for value, count in counts.items() if value != 'x']
    if not candidates:
        return None
    count, value = max(candidates, key=lambda each: each[0])
    if value in never or count < _FEWEST or count < _SHARE * total:
        return None
    return value
