"""What tells a style that sets all that is known of a work from one that keeps the words of a hand-written entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from sphinxcontrib_pubs.format.names import spoken_name
from sphinxcontrib_pubs.model import Span, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.format.citing import Citing
    from sphinxcontrib_pubs.format.csl.kept import KeptLines
    from sphinxcontrib_pubs.model import Markup, Publication

#: A word or two that belong to what stands before them.
_IN_BRACKETS = re.compile(r'(?=.{3,63}$)(?:\([^()\[\]]*[^()\[\].\s]\)|\[[^()\[\]]*[^()\[\].\s]\])')
_ENDS_A_SENTENCE = re.compile(r'(?:^|[\d)\]”’»])\.$')


class Keeping(Protocol):
    """A style whose lines may stay from build to build, as far as nothing that they depend on changes."""

    identity: tuple[str, str]

    def with_lines(self, lines: KeptLines) -> WholeStyle:
        """The style, which asks for a line that it has set before."""


class Cites(Protocol):
    """What gives a style's way to cite; None where it has none for such a list."""

    def __call__(self, *, numbered: bool) -> Citing | None: ...


@dataclass(frozen=True, slots=True)
class WholeStyle:
    """A style that sets every entry anew, from all that its sources tell, and shows the identifiers that it wants.

    Other styles get a hand-written entry with what it says itself, and what other sources know stands behind it.
    ``following`` sets a publication that stands behind another one in a list by names, if that makes a difference.
    ``keeping`` is for a style that takes so long that its lines are worth keeping. ``citing`` says how the style
    cites, for one that does so otherwise than by author and year in parentheses.
    """

    function: Callable[[Publication], Markup]
    following: Callable[[Publication, Publication], Markup] | None = None
    keeping: Keeping | None = None
    citing: Cites | None = None

    def __call__(self, publication: Publication) -> Markup:
        return self.function(publication)


def with_what_is_behind(line: Markup, publication: Publication) -> Markup:
    """The line, and what its style has no place for: awards, and words of the source that belong to no field."""
    parts = [*line]
    for award in awards_of(publication):
        if not add_in_brackets(parts, award):
            parts += [' ', *award, '' if plain_text(award).endswith('.') else '.']
    add_rest(parts, publication)
    return tuple(parts)


def awards_of(publication: Publication) -> list[Markup]:
    """What a work has won, each by itself."""
    return [(Span('span', (value,), classes=('pubs-award',)),) for name, value in publication.extra if name == 'award']


def add_rest(parts: list[str | Span], publication: Publication) -> None:
    """Adds the words of the source that belong to no field, as they stand there."""
    if publication.rest:
        rest = (Span('span', publication.rest, classes=('pubs-rest',)),)
        if not add_in_brackets(parts, rest):
            parts += [' ', *rest]


def add_in_brackets(parts: list[str | Span], words: Markup) -> bool:
    """Adds words in brackets to the last sentence, whose full stop follows them; says whether they are such words.

    ``2021 (Spotlight).`` But the last full stop of ``Quay Inc.`` may be that of the word, which keeps it.
    """
    if not words or not _IN_BRACKETS.fullmatch(plain_text(words)):
        return False
    last = parts[-1] if parts else ''
    if isinstance(last, str) and _ENDS_A_SENTENCE.search(last):
        parts[-1:] = [last[:-1], ' ', *words, '.'] if last != '.' else [' ', *words, '.']
    else:
        parts += [' ', *words]
    return True


def style_behind(style: Callable[[Publication], Markup], before: Publication | None) -> Callable[[Publication], Markup]:
    """A style as it sets what stands behind a publication; None is the start of a list."""
    if before is None or not isinstance(style, WholeStyle) or style.following is None:
        return style
    return WholeStyle(partial(style.following, before))


def notes_on_names(publication: Publication) -> Markup:
    """The names that have something in brackets behind them, for a style that sets names alone."""
    parts: list[str | Span] = []
    for kind in ('author', 'editor') if publication.extra else ():
        people = [each.person for each in publication.contributors if each.kind == kind]
        for place, note in publication.name_notes(kind).items():
            if 0 <= place < len(people):
                said = f'{spoken_name(people[place])} ({note})'
                parts += [' ', Span('span', (said,), classes=('pubs-rest',)), '.']
    return tuple(parts)
