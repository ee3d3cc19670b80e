"""The order of groups as an author wants it: names in their order, as in ``book, *, thesis``, or one word for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.library import titles
from sphinxcontrib_pubs.library.errors import ExpressionError, is_near, nearest
from sphinxcontrib_pubs.library.fold import fold, slug
from sphinxcontrib_pubs.model.csl import TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.model import Publication

#: Words that order all groups of a level: by what they are called after, by their size, or as they come in the list.
KEYWORDS = ('ascending', 'descending', 'count', 'source')
_OTHERS = '*'


class GroupOrderError(ExpressionError):
    """An order of groups that cannot be used: what was expected, at which column (from 1), and what to do."""


class Part(NamedTuple):
    """What stands under one heading.

    ``name`` is what its identifier is made of, ``said`` its title in the language of the page.
    """

    title: str
    name: str
    publications: Sequence[Publication]
    said: str


@dataclass(frozen=True, slots=True)
class LevelOrder:
    """The order of the groups of one level; without a keyword and names that which the level has by itself."""

    keyword: str = ''
    names: tuple[str, ...] = ()

    def arrange(self, parts: list[Part]) -> list[Part]:
        """The parts with those that are named in their places, the others where ``*`` stands, or last."""
        if not self.names:
            return parts
        ranks = {name: rank for rank, name in enumerate(self.names)}
        others = ranks.get(_OTHERS, len(ranks))
        return sorted(parts, key=lambda part: min((ranks[n] for n in _names_of(part) if n in ranks), default=others))


def parse_group_order(text: str, levels: Sequence[str]) -> tuple[LevelOrder, ...]:
    """The orders that words such as ``descending; book, *`` describe: one for each level, divided by semicolons.

    A group is named by its heading or by the last part of its identifier. Raises ``GroupOrderError`` for more orders
    than levels, a keyword among names, a name that stands twice, and a word that looks like a mistyped one. A name
    that no group has is none: the next version of a list may have it.
    """
    orders: list[LevelOrder] = []
    column = 1
    for position, written in enumerate(text.split(';')):
        if position == len(levels):
            message = f'expected an order for each of {len(levels)} levels, found more'
            raise GroupOrderError(message, column, 'leave out what follows the semicolon')
        orders.append(_level_order(written, levels[position], column))
        column += len(written) + 1
    return tuple(orders)


def _level_order(written: str, level: str, column: int) -> LevelOrder:
    names: dict[str, int] = {}
    for part in written.split(','):
        word = part.strip()
        place = column + len(part) - len(part.lstrip())
        column += len(part) + 1
        if not word:
            if not written.strip():
                return LevelOrder()
            raise GroupOrderError('expected the name of a group, found nothing', place, 'leave out the comma')
        name = word if word == _OTHERS else _as_name(word)
        if name in names:
            raise GroupOrderError(f'expected each group once, found "{word[:40]}" again', place, 'leave it out')
        _check(word, name, level, place, alone=',' not in written)
        names[name] = place
    if len(names) == 1 and next(iter(names)) in KEYWORDS:
        return LevelOrder(keyword=next(iter(names)))
    if keyword := next((name for name in names if name in KEYWORDS), ''):
        hint = f'leave out "{keyword}", or the other words'
        raise GroupOrderError(f'expected "{keyword}" alone, found it among names', names[keyword], hint)
    return LevelOrder(names=tuple(names))


def _check(word: str, name: str, level: str, place: int, *, alone: bool) -> None:
    """What looks like a word of the level, or like a keyword, is a slip; any other may be the name of a group."""
    words = {*(KEYWORDS if alone else ()), *(_as_name(each) for each in _KNOWN.get(level, ()))}
    if name not in (_OTHERS, *KEYWORDS) and is_near(name, words):
        raise GroupOrderError(f'no group is called "{word[:40]}"', place, nearest(name, words))


def _as_name(text: str) -> str:
    return slug(fold(text)).lower()


def _names_of(part: Part) -> tuple[str, ...]:
    return part.name.lower(), _as_name(part.title), _as_name(part.said)


_KNOWN = {
    'type': (*TYPES, *titles.TYPE_TITLES.values(), titles.OTHER_TYPES, 'other'),
    'year': (titles.IN_PRESS, titles.UNDER_REVIEW, titles.IN_PREPARATION, titles.UNDATED),
}
