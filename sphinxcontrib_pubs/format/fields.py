"""A line → its parts by what they are, for layouts that set them apart; every word of the line is in one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import plain_text, spans

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup, Span


class Fields(NamedTuple):
    """The parts of a line. ``place`` is all that no other part has: where the work appeared, and what follows."""

    title: Markup = ()
    authors: Markup = ()
    year: Markup = ()
    place: Markup = ()
    links: Markup = ()
    notices: Markup = ()


def divided(markup: Markup) -> tuple[Markup, Markup]:
    """A line without its notices and the spaces before them, and these."""
    line: list[str | Span] = []
    for part in markup:
        if not _has(part, 'pubs-notice'):
            line.append(part)
        elif line and line[-1] == ' ':
            del line[-1]
    return tuple(line), _only(markup, 'pubs-notice')


def fields_of(markup: Markup) -> Fields:
    """The parts that the classes of a line show, without the brackets and full stops between them.

    The markup is the outcome of any style, with its links, notices and folds. A line in which nothing is marked as
    the title, such as one that could not be read, is a title as a whole.
    """
    markup, notices = divided(markup) if _find(markup, 'pubs-notice') is not None else (markup, ())
    place_of_title = _find(markup, 'pubs-title')
    if place_of_title is None:
        links = _only(markup, 'pubs-links')
        return Fields(title=_trimmed(_without(markup, 'pubs-links'), end=' '), links=links, notices=notices)
    place_of_year = _find(markup, 'pubs-year')
    year = (markup[place_of_year],) if place_of_year is not None else ()
    before, after = markup[:place_of_title], markup[place_of_title + 1 :]
    between: Markup = ()
    if place_of_year is not None and place_of_year < place_of_title:
        before, between = markup[:place_of_year], markup[place_of_year + 1 : place_of_title]
    elif place_of_year is not None:
        # Where nobody is named, the year stands in parentheses behind the title.
        split = place_of_year - place_of_title - 1
        after = (*_trimmed(after[:split], end=' ('), *_trimmed(after[split + 1 :], start=')'))
    rest = (*_trimmed(between, start='). ', end=' '), *_trimmed(_without(after, 'pubs-links'), start='. '))
    return Fields(
        title=(markup[place_of_title],),
        authors=_trimmed(before, end=' (', close='.'),
        year=year,
        place=_trimmed(rest, start=' ', end=' '),
        links=_only(after, 'pubs-links'),
        notices=notices,
    )


def citation_of(markup: Markup) -> str:
    """The words of a line without the links behind it, but for the DOI where it is one of them."""
    words = plain_text(_without(markup, 'pubs-links')).split()
    links = spans(_only(markup, 'pubs-links'))
    words += [link.target for link in links if ('data-kind', 'doi') in link.attributes][:1]
    return ' '.join(words)


def _find(markup: Markup, name: str) -> int | None:
    return next((place for place, part in enumerate(markup) if _has(part, name)), None)


def _has(part: str | Span, name: str) -> bool:
    return not isinstance(part, str) and name in part.classes


def _only(markup: Markup, name: str) -> Markup:
    return tuple(part for part in markup if _has(part, name))


def _without(markup: Markup, name: str) -> Markup:
    return tuple(part for part in markup if not _has(part, name))


def _trimmed(markup: Markup, *, start: str = '', end: str = '', close: str = '') -> Markup:
    """The markup without these characters at its start and its end, as far as they are plain text.

    ``close`` is a sentence's end that goes where nothing else is in its text.
    """
    parts = list(markup)
    while parts and isinstance(parts[0], str):
        parts[0] = parts[0].lstrip(start) if start else parts[0]
        if parts[0]:
            break
        del parts[0]
    while parts and isinstance(last := parts[-1], str):
        parts[-1] = last.rstrip(end) if end else last
        if parts[-1] == close:
            parts[-1] = ''
        if parts[-1]:
            break
        del parts[-1]
    return tuple(parts)
