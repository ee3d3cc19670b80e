"""The signs beside names, and the line below a list that explains them; nothing that the list does not show."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.locale import _, filled, noted
from sphinxcontrib_pubs.model import Span
from sphinxcontrib_pubs.model.roles import LOOKS, equal_group, told_apart, unexplained_signs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sphinxcontrib_pubs.model import Mark, Markup


def signs_of(roles: Sequence[str], marks: Sequence[Mark] = ()) -> tuple[Span, ...]:
    """The signs of a person, each an element that says its meaning to whoever cannot see it.

    Of the groups of equal contributors the own one alone is shown. Signs that nobody explains stand behind the
    others, as they are written.
    """
    shown = told_apart(roles) if marks else ()
    signs = tuple(_sign(mark) for mark in marks if mark.role in shown)
    return (*signs, *map(_unexplained, unexplained_signs(roles))) if 'marked' in roles else signs


@lru_cache(maxsize=1024)
def _unexplained(sign: str) -> Span:
    if ' ' in sign:  # words about somebody, which are no sign
        return Span('span', (f' ({sign})',), classes=('pubs-name-note',))
    return Span('superscript', (sign,), classes=('pubs-mark', 'pubs-mark--unexplained'))


@cache
def _sign(mark: Mark) -> Span:
    attributes = (('role', 'img'), ('aria-label', mark.label), ('title', mark.label)) if mark.label else ()
    return Span('superscript', (mark.sign,), classes=('pubs-mark',), attributes=attributes)


#: What stands before a legend, so that nobody takes its first sign for the mark of an item.
TITLE = noted('Authors:')
#: What a legend says of each role.
LABELS = {
    'equal': noted('equal contribution'),
    'corresponding': noted('corresponding author'),
    'presenter': noted('presenter'),
    'student': noted('student'),
    'supervisor': noted('supervisor'),
    'self': noted('author of this site'),
    'member': noted('member of the group'),
}


def labelled(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks of a list with what they mean; several groups of equal contributors by their numbers."""
    found: list[Mark] = []
    groups = 0
    for mark in marks:
        if equal_group(mark.role):
            groups += 1
            label = _(LABELS['equal'])
            if groups > 1:
                label = filled(_('equal contribution, group {number}'), number=groups)
        else:
            label = _(LABELS[mark.role])
        found.append(mark._replace(label=label))
    return tuple(found)


def legend(marks: Sequence[Mark], roles: Collection[str]) -> Markup:
    """``Authors: * equal contribution; † corresponding author; member of the group``, the last set as such names are.

    ``roles`` are those that the list shows; () where it shows none that needs a word.
    """
    # The text says it: a sign needs no second name here.
    items: list[Markup] = [
        (Span('superscript', (mark.sign,), classes=('pubs-mark',)), '\u00a0', mark.label)
        for mark in marks
        if mark.role in roles
    ]
    items += [(Span('span', (_(LABELS[role]),), classes=(f'pubs-look--{role}',)),) for role in LOOKS if role in roles]
    parts: list[str | Span] = []
    for item in items:
        entry = Span('span', item, classes=('pubs-legend__item',))
        parts += ['; ', entry] if parts else [Span('span', (_(TITLE),), classes=('pubs-legend__title',)), ' ', entry]
    return tuple(parts)
