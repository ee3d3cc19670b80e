"""The names of registered people in the words of a source: found again, and made elements of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.format.names import author_classes
from sphinxcontrib_pubs.model import Span, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_pubs.model import Contributor, Markup, Person

_WORD = re.compile(r'[^\W_]+')
#: No name has more.
_MOST_WORDS = 30
#: What may stand between the parts of one name: full stops, a comma, spaces, hyphens.
_BETWEEN = r'[.,]?[\s\-‐–]{0,3}'


class _Stretch(NamedTuple):
    """A name as it stands in the text."""

    start: int
    end: int
    classes: tuple[str, ...]
    url: str = ''


def with_highlights(markup: Markup, contributors: Sequence[Contributor]) -> Markup:
    """The markup with an element around each name of the registry's people; not a letter of it changes.

    A name leads to the page of its person, unless the source links it to another place.
    """
    known = [each for each in contributors if each.person_id]
    if not known:
        return markup
    stretches = _find(plain_text(markup), contributors)
    return _Marker(stretches).mark(markup) if stretches else markup


def _find(text: str, contributors: Sequence[Contributor]) -> list[_Stretch]:
    """Names stand one after the other, in the order in which they were read."""
    found: list[_Stretch] = []
    position = 0
    for contributor in contributors:
        match = next(_matches(text, position, contributor.person), None)
        if match is None:
            continue
        position = match.end()
        if contributor.person_id:
            found.append(_Stretch(match.start(), position, author_classes(contributor.roles), contributor.url))
    return found


def _matches(text: str, position: int, person: Person) -> Iterator[re.Match[str]]:
    family = _words(person.literal or person.full_family)
    given = _words(' '.join(part for part in (person.given, person.dropping_particle) if part))
    if not family or len(family) + len(given) > _MOST_WORDS:
        return
    # A team, or a name of which nothing else is printed; else the two parts in the order that stands first.
    orders = ((family, given), (given, family)) if given else ((family, ()),)
    matches = [re.compile(_pattern(first, second)).search(text, position) for first, second in orders]
    yield from sorted(filter(None, matches), key=lambda match: match.start())


def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(name))


def _pattern(first: Sequence[str], second: Sequence[str]) -> str:
    words = [re.escape(word) for word in (*first, *second)]
    # The full stop behind a last initial belongs to the name.
    stop = r'\.?' if second and len(second[-1]) == 1 else ''
    return rf'(?<!\w){_BETWEEN.join(words)}(?!\w){stop}'


class _Marker:
    """Goes through a markup once, and divides its texts where names begin and end."""

    def __init__(self, stretches: Sequence[_Stretch]) -> None:
        self.stretches = stretches
        self.position = 0  # in the plain text

    def mark(self, markup: Markup, *, is_linked: bool = False) -> Markup:
        parts: list[str | Span] = []
        for part in markup:
            if isinstance(part, str):
                parts += self._divided(part, is_linked=is_linked)
            elif part.kind == 'line_break':
                self.position += 1
                parts.append(part)
            elif part.kind == 'math':
                self.position += len(plain_text((part,)))
                parts.append(part)
            else:
                quoted = part.kind == 'quoted'  # whose marks are part of the plain text
                self.position += quoted
                content = self.mark(part.content, is_linked=is_linked or part.kind == 'link')
                parts.append(part._replace(content=content))
                self.position += quoted
        return tuple(parts)

    def _divided(self, text: str, *, is_linked: bool) -> Iterator[str | Span]:
        start, end = self.position, self.position + len(text)
        self.position = end
        done = start
        for stretch in self.stretches:
            first, last = max(stretch.start, done), min(stretch.end, end)
            if first >= last:
                continue
            if first > done:
                yield text[done - start : first - start]
            name: Markup = (text[first - start : last - start],)
            if stretch.url and not is_linked:
                name = (Span('link', name, stretch.url),)
            yield Span('span', name, classes=stretch.classes)
            done = last
        if done < end or not text:
            yield text[done - start :]
