"""Long lists of authors, folded: nobody who stands out is hidden, and all are there in their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Span

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup

#: Names with one of these are never folded away.
_STANDS_OUT = frozenset(('pubs-author--first', 'pubs-author--self', 'pubs-author--here', 'pubs-author--member'))
#: What stands between two names: a comma, a semicolon, an ampersand, a word in any language.
_BETWEEN = re.compile(r'\s*[,;、，・]?\s*(?:&|\w{1,4})?\s*')
#: What belongs to the name before it: signs, and words in brackets.
_BEHIND_A_NAME = frozenset({'pubs-mark', 'pubs-name-note'})


def fold_names(markup: Markup, limit: int) -> Markup:
    """The markup with its list of authors folded where it has more than ``limit`` names.

    The first names stay, those that stand out, and the last one, ``limit`` in all where nobody stands out. Every run
    of two or more of the others becomes a span of the kind ``folded``. The list is the first row of authors that
    stand beside each other, whatever the style.
    """
    names = _names(markup)
    if len(names) <= limit:
        return markup
    shown = {*range(max(limit - 1, 1)), *((len(names) - 1,) if limit > 1 else ())}
    shown |= {place for place, (start, _) in enumerate(names) if _stands_out(markup[start])}
    parts: list[str | Span] = []
    done = 0
    for first, last in _runs(len(names), shown):
        start, end = names[first][0], names[last][1]
        parts += markup[done:start]
        number = str(last - first + 1)
        parts.append(Span('folded', markup[start:end], classes=('pubs-more-authors',), attributes=(('count', number),)))
        done = end
    return (*parts, *markup[done:])


def _names(markup: Markup) -> list[tuple[int, int]]:
    """Where each name of the list stands, with the signs behind it: its first part, and the one after its last."""
    names: list[tuple[int, int]] = []
    place = 0
    while place < len(markup):
        part = markup[place]
        place += 1
        if not isinstance(part, str) and 'pubs-author' in part.classes:
            start = place - 1
            while place < len(markup) and _is_of_name(markup[place]):
                place += 1
            names.append((start, place))
        elif names and not (isinstance(part, str) and _BETWEEN.fullmatch(part)):
            break
    return names


def _runs(count: int, shown: set[int]) -> list[tuple[int, int]]:
    """The first and the last of each two or more names beside each other that are not shown."""
    runs: list[tuple[int, int]] = []
    first = 0
    for place in range(count + 1):
        if place == count or place in shown:
            if place - first > 1:
                runs.append((first, place - 1))
            first = place + 1
    return runs


def _is_of_name(part: str | Span) -> bool:
    return not isinstance(part, str) and not _BEHIND_A_NAME.isdisjoint(part.classes)


def _stands_out(part: str | Span) -> bool:
    return not isinstance(part, str) and not _STANDS_OUT.isdisjoint(part.classes)
