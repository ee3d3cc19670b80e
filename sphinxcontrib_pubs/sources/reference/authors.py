"""The people of a reference, with the roles that marks beside their names and the look of the names give them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Mark
from sphinxcontrib_pubs.model.roles import with_implied
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import MATH, STRONG, SUPERSCRIPT, UNDERLINE
from sphinxcontrib_pubs.sources.reference.legend import find_legend, roles_of
from sphinxcontrib_pubs.sources.reference.looks import LOOKS
from sphinxcontrib_pubs.sources.reference.names import CARETS, MARKS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinxcontrib_pubs.model import Contributor
    from sphinxcontrib_pubs.sources.passage import Passage
    from sphinxcontrib_pubs.sources.reference.roles import Structure

#: Signs that stand beside a name, and not between its letters; a note in brackets that stands for one.
_MARKS_BEHIND = late_pattern(rf'{CARETS}|[{MARKS}]+(?![^\W\d_])')
_MARKS_BEFORE = late_pattern(rf'[{MARKS}]+$')
_NOTED = late_pattern(r'\(([^()]{1,60})\)')

_LOOK_OF = {STRONG: LOOKS[0], UNDERLINE: LOOKS[1]}


def read_people(
    structure: Structure, legend: Callable[[], Mapping[str, str]]
) -> tuple[tuple[Contributor, ...], tuple[Mark, ...]]:
    """Authors, then editors and translators, and the signs that the entry or its page explains.

    ``legend`` gives what the page says of marks and looks, and is asked only where a name has one.
    """
    authors, marks = _read_authors(structure, legend)
    others: list[Contributor] = []
    if structure.editors is not None:
        others += (each._replace(kind='editor') for each in structure.editors.names.names)
    elif structure.has_editors:
        authors = tuple(each._replace(kind='editor') for each in authors)
    if structure.translators is not None:
        kinds = ('editor', 'translator') if structure.translators.edit else ('translator',)
        others += (each._replace(kind=kind) for kind in kinds for each in structure.translators.names.names)
    return (*authors, *others), marks


def _read_authors(
    structure: Structure, legend: Callable[[], Mapping[str, str]]
) -> tuple[tuple[Contributor, ...], tuple[Mark, ...]]:
    names = structure.names
    if names is None:
        return (), ()
    looks = _looks(structure.passage, names.places)
    if not looks and not names.marked:
        return tuple(names.names), ()
    text = structure.passage.text
    told = legend()
    if names.marked and (own := find_legend(text[names.end :])):
        told = {**told, **own}
    # Where nothing is said of it, a look that some names have shows whose list it is.
    own_role = 'self' if len(looks) < len(names.names) or len(names.names) == 1 else ''
    result = []
    for index, contributor in enumerate(names.names):
        roles: list[str] = []
        for bit, look in _LOOK_OF.items():
            if looks.get(index, 0) & bit and (role := told.get(look, own_role)):
                roles += with_implied(role)
        if index in names.marked:
            first, _ = names.places[index]
            end = names.places[index + 1][0] if index + 1 < len(names.places) else names.end
            behind, before = _signs(structure.passage, first, end), _MARKS_BEFORE.search(text, max(0, first - 3), first)
            roles += roles_of(behind, before[0] if before is not None else '', told)
        result.append(contributor._replace(roles=tuple(dict.fromkeys(roles))) if roles else contributor)
    return tuple(result), _as_marks(tuple(told.items())) if names.marked and told else ()


def _signs(passage: Passage, first: int, end: int) -> str:
    """The signs of a name that begins at ``first``, as they are written, of all that stands before the next one."""
    raised = [text for text, marks, _ in passage.pieces(first, end) if marks & (SUPERSCRIPT | MATH)]
    plain = ''.join(text for text, marks, _ in passage.pieces(first, end) if not marks & (SUPERSCRIPT | MATH))
    found = [*(match[0].strip('^') or match[0] for match in _MARKS_BEHIND.finditer(plain)), *raised]
    if found:
        return ''.join(found)
    noted = _NOTED.search(plain)
    return noted[1] if noted is not None else ''


@lru_cache(maxsize=64)
def _as_marks(legend: tuple[tuple[str, str], ...]) -> tuple[Mark, ...]:
    return tuple(Mark(role, sign) for sign, role in legend if sign not in LOOKS)


def _looks(passage: Passage, places: list[tuple[int, int]]) -> dict[int, int]:
    """The names that are bold or underlined: their indices, and the marks of their text."""
    found: dict[int, int] = {}
    index = 0
    last = places[-1][1] if places else 0
    for run in passage.runs:
        if run.start >= last:
            break
        if run.marks & (STRONG | UNDERLINE):
            end = run.start + len(run.text)
            while index < len(places) and places[index][1] <= run.start:
                index += 1
            here = index
            while here < len(places) and places[here][0] < end:
                if run.text.strip(' ,.*†'):
                    found[here] = found.get(here, 0) | run.marks
                here += 1
    return found
