"""A publication in the one form in which two of them can be compared: what no text can hold is settled away.

White space is a single space, markup a row of runs whose order of nesting does not count, and identifiers stand in
the order of their schemes. Where an entry stood and how it was written there is left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxcontrib_pubs.model import Notice, PartialDate, Person, Publication, Span, Venue, notices_together

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_pubs.model import Contributor, Link, Markup
    from sphinxcontrib_pubs.model.markup import SpanKind

_SPACES = re.compile(r'\s\s+|[\t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]')
_NO_TEXT = re.compile('[\0\ud800-\udfff]')
_FORMULAS = re.compile(r'(?:\$(?=[^\s$])[^$\n]{1,490}(?<=[^\s\\])\$)+')
_NUMBERS = re.compile(r'\d+')
# In a formula nothing can be escaped, and a reader of text passes over what nobody sees.
_UNSEEN = re.compile('[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]')
_SUFFIX = re.compile(r'[^\W\d_]{1,3}')
_LINE_BREAK = 'line_break'
#: The kinds of spans that text has names for.
KINDS: tuple[SpanKind, ...] = ('strong', 'emphasis', 'underline', 'deleted', 'superscript', 'subscript', 'code', 'math')


class Run(NamedTuple):
    """Text with the kinds of span that it stands in, and the address that it leads to."""

    text: str
    kinds: frozenset[str] = frozenset()
    target: str = ''


#: A line's end that the author asked for.
LINE_BREAK = Run('\n', frozenset((_LINE_BREAK,)))


def runs_of(markup: Markup, *, is_line: bool = False) -> tuple[Run, ...]:
    """The runs of a markup, those that are alike joined, with single spaces and none at its ends.

    A title ``is_line``: it has no line breaks, and leads nowhere but as a whole.
    """
    found: list[Run] = []
    for text, kinds, target in _flat(markup, frozenset(), ''):
        if _LINE_BREAK in kinds and is_line:
            text, kinds = ' ', frozenset()
        if _LINE_BREAK in kinds:
            while found and found[-1] != LINE_BREAK and not found[-1].text.rstrip():
                found.pop()
            if found:
                found[-1] = found[-1] if found[-1] == LINE_BREAK else found[-1]._replace(text=found[-1].text.rstrip())
                found.append(LINE_BREAK)
            continue
        text = single_spaced(text)
        if not found or found[-1] == LINE_BREAK or found[-1].text[-1:].isspace():
            text = text.lstrip()
        if not text:
            continue
        if text.isspace():
            kinds = frozenset()
        if 'math' in kinds:
            text, kinds = _formula(text, kinds)
            if not text:  # of what nobody sees, nothing is left
                continue
        run = Run(text, kinds, '' if is_line else target)
        if found and found[-1][1:] == run[1:]:
            run = run._replace(text=found.pop().text + text)
        found.append(run)
    while found and (found[-1] == LINE_BREAK or not found[-1].text.rstrip()):
        found.pop()
    if found:
        found[-1] = found[-1]._replace(text=found[-1].text.rstrip())
    return tuple(found)


def _flat(markup: Markup, kinds: frozenset[str], target: str) -> Iterable[tuple[str, frozenset[str], str]]:
    for part in markup:
        if isinstance(part, str):
            yield part, kinds, target
        elif part.kind == _LINE_BREAK:
            yield '\n', LINE_BREAK.kinds, ''
        elif part.kind == 'quoted':
            yield '“', kinds, target
            yield from _flat(part.content, kinds, target)
            yield '”', kinds, target
        else:
            inner = kinds | {part.kind} if part.kind in KINDS else kinds
            yield from _flat(part.content, inner, target or (_line(part.target) if part.kind == 'link' else ''))


def _formula(text: str, kinds: frozenset[str]) -> tuple[str, frozenset[str]]:
    """A formula between dollar signs, or several that touch; what can be none is text."""
    # What is not seen may have kept two spaces apart.
    text = single_spaced(re.sub('[\u00a0\u2002-\u200a\u202f]', ' ', _UNSEEN.sub('', text)))
    if not _FORMULAS.fullmatch(text):
        text, inner = f'${text}$', text
        if not _FORMULAS.fullmatch(text):
            return inner, kinds - {'math'}
    return text, kinds


def as_markup(runs: Iterable[Run]) -> Markup:
    """The markup of runs, each run's spans nested in the order of :data:`KINDS`."""
    result: list[str | Span] = []
    for text, kinds, target in runs:
        part: str | Span = Span('line_break', ()) if _LINE_BREAK in kinds else text
        for kind in reversed(KINDS):
            if kind in kinds:
                part = Span(kind, (part,))
        result.append(Span('link', (part,), target) if target else part)
    return tuple(result)


def single_spaced(text: str) -> str:
    """White space as text can hold it: single; a lone no-break space stays one."""
    return _SPACES.sub(' ', _NO_TEXT.sub('\ufffd', text))


def _line(text: str) -> str:
    return single_spaced(text).strip() if text else ''


def settled(publication: Publication) -> Publication:
    """The publication in the form in which it can be written and compared."""
    if publication.verbatim:
        written = publication.as_written or (publication.raw,)
        return Publication(
            key=_line(publication.key),
            source=publication.source,
            verbatim=True,
            as_written=as_markup(runs_of(written)),
            topics=_lines(publication.topics),
        )
    venue = publication.venue
    if venue is not None:
        venue = Venue(
            name=_line(venue.name),
            highlighted=venue.highlighted and bool(_line(venue.name)),
            full_name=_line(venue.full_name),
            abbreviation=_line(venue.abbreviation),
            kind=_line(venue.kind),
        )
    values: dict[str, Any] = {name: _line(getattr(publication, name)) for name in PLAIN}
    identifiers = [
        each._replace(scheme=_word(each.scheme), value=_line(each.value)) for each in publication.identifiers
    ]
    links = [_link(each) for each in publication.links]
    plain: Publication = Publication(key=_line(publication.key), source=publication.source)._replace(**values)
    return plain._replace(
        title=as_markup(runs_of(publication.title, is_line=True)),
        contributors=tuple(each for each in map(_contributor, publication.contributors) if any(each.person)),
        truncated=publication.truncated,
        issued=_date(publication.issued),
        venue=venue if venue is not None and any(venue) else None,
        identifiers=tuple(
            sorted(dict.fromkeys(each for each in identifiers if each.value), key=lambda each: each.scheme)
        ),
        links=tuple(each for each in links if each.url),
        abstract=as_markup(runs_of(publication.abstract)),
        note=as_markup(runs_of(publication.note)),
        keywords=_lines(publication.keywords),
        topics=_lines(publication.topics),
        selected=publication.selected,
        rest=as_markup(runs_of(publication.rest)),
        extra=tuple(
            (_word(name), '\n'.join(map(_line, value.strip().splitlines())))
            for name, value in publication.extra
            if name not in ('labels', 'commands')  # the words that named the other fields, and what a file calls
        ),
        notices=notices_together(map(_notice, publication.notices)),
    )


#: Fields that are one line of plain text.
PLAIN = (
    'type', 'volume', 'issue', 'page', 'number', 'edition', 'publisher', 'publisher_place', 'status', 'language',
)  # fmt: skip
#: Fields in which two settled publications can differ.
FIELDS = tuple(
    name
    for name in Publication._fields
    if name not in ('source', 'raw', 'as_written', 'accounts', 'relations', 'fetched')
)


#: What a source may say of a venue besides its name, and of people besides the authors, as if these were fields.
VENUE_DETAILS, OTHERS, ROLES = 'venue_details', 'others', 'roles'


def is_told(publication: Publication, name: str) -> bool:
    """Whether a publication has something in a field."""
    if name == VENUE_DETAILS:
        return publication.venue is not None and any(publication.venue[2:])
    if name == ROLES:
        return any(each.roles for each in publication.contributors)
    if name == OTHERS:
        kinds = [each.kind for each in publication.contributors]
        authors = kinds.count('author')
        return 0 < authors < len(kinds) and 'author' not in kinds[authors:]
    return bool(getattr(publication, name))


def differences(wanted: Publication, found: Publication) -> frozenset[str]:
    """The names of the fields in which two settled publications are unlike."""
    unlike = {name for name in FIELDS if getattr(wanted, name) != getattr(found, name)}
    if 'venue' in unlike and wanted.venue is not None and found.venue is not None:
        if wanted.venue[:2] == found.venue[:2]:
            unlike.discard('venue')
        if wanted.venue[2:] != found.venue[2:]:
            unlike.add(VENUE_DETAILS)
    if 'contributors' in unlike and _without_roles(wanted) == _without_roles(found):
        unlike = {*unlike, ROLES} - {'contributors'}
    if wanted.verbatim and wanted.as_written != found.as_written:
        unlike.add('verbatim')
    return frozenset(unlike)


def _without_roles(publication: Publication) -> list[Contributor]:
    return [each._replace(roles=()) for each in publication.contributors]


def _lines(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in map(_line, values) if line)


def _link(link: Link) -> Link:
    label, url = _line(link.label), _line(link.url)
    return link._replace(kind=_word(link.kind), label='' if label == url else label, url=url)


def _word(text: str) -> str:
    """What can stand in round brackets behind a label."""
    return _line(text).translate({ord('('): '[', ord(')'): ']'})[:60].strip()


@lru_cache(maxsize=8192)  # the people of a list come again and again
def _contributor(contributor: Contributor) -> Contributor:
    person = Person(*map(_line, contributor.person))
    return contributor._replace(
        person=person,
        kind=_word(contributor.kind) or 'author',
        roles=_lines(contributor.roles),
        person_id=_line(contributor.person_id),
        url=_line(contributor.url),
    )


def _notice(notice: Notice) -> Notice:
    date = _date(notice.date)
    return Notice(
        notice.kind,
        date._replace(suffix='', end_year=0, printed='') if date is not None else None,
        *map(_line, (notice.doi, notice.url, notice.text)),
    )


def _date(date: PartialDate | None) -> PartialDate | None:
    if date is None:
        return None
    month = date.month if 1 <= date.month <= 12 else 0
    day = date.day if month and 1 <= date.day <= 31 else 0
    printed = _line(date.printed).replace('(', '[').replace(')', ']')
    return date._replace(
        month=month,
        day=day,
        suffix=date.suffix if _SUFFIX.fullmatch(date.suffix) else '',
        # How a month was abbreviated is the style's matter; a span of days or a season is the date's own.
        printed=printed if not month or len(_NUMBERS.findall(printed)) > 1 else '',
    )
