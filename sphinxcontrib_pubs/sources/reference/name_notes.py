"""Irregularities in a row of names: what is missing, doubled or out of place between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import EMPHASIS, MATH, SUPERSCRIPT
from sphinxcontrib_pubs.sources.reference.habits import CONJUNCTION, TIGHT_COMMA
from sphinxcontrib_pubs.sources.reference.note import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.model import Edit
    from sphinxcontrib_pubs.sources.page import Page
    from sphinxcontrib_pubs.sources.reference.habits import Habits, Row
    from sphinxcontrib_pubs.sources.reference.roles import Structure

_SENTENCES = {
    'name-comma': ('a comma is missing after a name', 'add ","'),
    'name-full-stop': ('a stray full stop after a family name', 'delete it'),
}
_SEPARATOR = late_pattern(r'[,;，；、،؛][ \t\n]*')
#: Markup that may open right before a name, and stays with it.
_OPENING = late_pattern(r'(?:[*_\[]|<(?:b|u|i|em|strong|a|span)\b[^<>]{0,200}>)*')
#: The row goes on: its last name is not the last.
_GOES_ON = late_pattern(r'\W{0,6}\s(?:[&＆]|(?:and|und|et|y)\s)')
_FAMILY_WITH_STOP = late_pattern(r'[^\W\d_][\w’\'-]{2,30}\.$')


def name_notes(page: Page, structure: Structure, row: Row, habits: Habits) -> Iterator[Note]:
    """The notes on the names of one entry."""
    yield from _faults(page, structure, row)
    yield from _twice(page, structure, row)
    if not habits.sets_commas_tight:
        yield from _tight_commas(page, structure, row)
    if _ends_in_a_name(structure, row):
        yield from _before_last(page, structure, row, habits)


def _ends_in_a_name(structure: Structure, row: Row) -> bool:
    """Whether the last of a row is certainly one of the authors, and certainly the last of them.

    Where a reference has no title its journal stands behind the names, and may look like one.
    """
    names, passage = row.names, structure.passage
    if structure.title is None or not names.complete or _GOES_ON.match(passage.text, names.places[-1][1]):
        return False
    if any(CONJUNCTION.search(gap) for gap in row.gaps[:-1]):
        return False
    before, (first, _) = names.forms[:-1], names.places[-1]
    if names.forms[-1] == 'GF' and 2 * before.count('GF') < len(before):
        return False
    slanted = [passage.run_at(start).marks & EMPHASIS for start, _ in names.places]
    return not slanted[-1] or any(slanted[:-1]) or passage.run_at(first - 1).marks & EMPHASIS != 0


def _faults(page: Page, structure: Structure, row: Row) -> Iterator[Note]:
    """What the reader of names stumbled on."""
    passage, names = structure.passage, row.names
    # Where most names have no comma by habit, the one that has is the odd one.
    inverted = sum(',' in form for form in names.forms)
    family_first = names.forms.count('FI') > inverted
    for code, position, length, replacement in names.faults:
        if code == 'name-comma' and family_first:
            continue
        message, hint = _SENTENCES[code]
        offset = passage.source(position)
        if code == 'name-comma' and _FAMILY_WITH_STOP.search(passage.text, max(0, position - 32), position):
            offset = passage.source(position - 1)
            message, hint = 'a full stop after a family name, where a comma is expected', 'put ","'
            length, replacement = 1, ','
        # In reStructuredText a place behind an escape within a mark may be off; what is not there is not mended.
        expected = '.' if length else passage.text[position : position + 1]
        edits = (page.edit(offset, length, replacement),) if page.text[offset : offset + 1] == expected else ()
        yield Note(code, message, offset, hint, edits)


def _twice(page: Page, structure: Structure, row: Row) -> Iterator[Note]:
    seen: set[int] = set()
    for index, (name, (start, _)) in enumerate(zip(row.names.names, row.names.places, strict=True)):
        person = name.person
        # Of a family name alone nobody can say whose it is.
        if id(name) in seen and (person.given or ' ' in person.literal):
            printed = person.literal or ', '.join(part for part in (person.full_family, person.given) if part)
            message = f'{printed} is named twice among the authors'
            hint = 'delete one, or give the full names if these are two people'
            edits: tuple[Edit, ...] = ()
            if person.is_spelled_out:  # two who share initials may be two people
                hint, edits = 'delete one', _deletion(page, structure, row, index)
            yield Note('author-twice', message, structure.passage.source(start), hint, edits)
        seen.add(id(name))


def _deletion(page: Page, structure: Structure, row: Row, index: int) -> tuple[Edit, ...]:
    """Takes a name out of the row with what divides it from the one before; none where marks are in the way."""
    passage, places = structure.passage, row.names.places
    start, end = places[index - 1][1], places[index][1]
    end -= len(passage.text[start:end]) - len(passage.text[start:end].rstrip())
    first = passage.source(start)
    if page.text[first : first + end - start] != passage.text[start:end] or index in row.names.marked:
        return ()
    return (page.edit(first, end - start, ''),)


def _tight_commas(page: Page, structure: Structure, row: Row) -> Iterator[Note]:
    passage = structure.passage
    start, end = row.names.places[0][0], row.names.places[-1][1]
    for match in TIGHT_COMMA.finditer(passage.text, start, end):
        position = match.start()
        offset = passage.source(position)
        if passage.text[position + 1] > '\u2e80' or passage.run_at(position).marks & (SUPERSCRIPT | MATH):
            continue
        if page.text[offset : offset + 2] == passage.text[position : position + 2]:
            edit = page.edit(offset + 1, 0, ' ')
            message = 'a space is missing after a comma between names'
            yield Note('name-space', message, offset + 1, 'add it', (edit,))


def _before_last(page: Page, structure: Structure, row: Row, habits: Habits) -> Iterator[Note]:
    """The comma and the conjunction before the last name."""
    start = row.names.places[-2][1]
    word = habits.missing_conjunction(row, structure)
    if word:
        last = structure.passage.source(row.names.places[-1][0])
        message = f'the last author stands without "{word}", which the other entries of the page have'
        edits = _conjunction_edits(page, structure, row, word, keep=habits.wants_separator(row))
        yield Note('name-ampersand', message, last, f'add "{word} "', edits)
    elif habits.lacks_separator(row):
        conjunction = CONJUNCTION.search(row.gap)
        assert conjunction is not None
        before = start + len(row.gap[: conjunction.start()].rstrip())
        # Behind the end of a mark, which belongs to the name: ``**Ito, M.**, & Roe, J.``
        offset = structure.passage.source(before)
        mark, what = (';', 'semicolon') if row.kind[0] == ';' else (',', 'comma')
        message = f'a {what} is missing before "{conjunction[0]}", where the other entries of the page have one'
        safe = page.text[offset : offset + 1].isspace() and structure.passage.text[before : before + 1].isspace()
        edits = (page.edit(offset, 0, mark),) if safe else ()
        yield Note('name-comma', message, offset, f'add "{mark}"', edits)


def _conjunction_edits(page: Page, structure: Structure, row: Row, word: str, *, keep: bool) -> tuple[Edit, ...]:
    """Puts the conjunction between the separator and the last name with its marks; none where that is not plain."""
    passage, (start, first) = structure.passage, (row.names.places[-2][1], row.names.places[-1][0])
    separators = list(_SEPARATOR.finditer(passage.text, start, first))
    if len(separators) != 1:
        return ()
    comma, end = separators[0].span()
    offset = passage.source(end - 1) + 1
    between = page.text[offset : passage.source(first)]
    offset += len(between) - len(between.lstrip(' \t\n'))
    if not _OPENING.fullmatch(between.lstrip(' \t\n')) or page.text[passage.source(comma)] != passage.text[comma]:
        return ()
    added = f'{word} ' if end > comma + 1 else f' {word} '
    insert = page.edit(offset, 0, added)
    return (insert,) if keep else (page.edit(passage.source(comma), 1, ''), insert)
