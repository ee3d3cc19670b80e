"""Makes the publication of a structure: roles become fields, and what has no role becomes ``rest``."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import (
    Identifier,
    PartialDate,
    Person,
    Publication,
    SourceSpan,
    Span,
    Venue,
    plain_text,
)
from sphinxcontrib_pubs.model.scripts import is_east_asian
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import CITE, EMPHASIS, STRONG, UNDERLINE, is_link_target
from sphinxcontrib_pubs.sources.reference.authors import read_people
from sphinxcontrib_pubs.sources.reference.fields import with_fields
from sphinxcontrib_pubs.sources.reference.links import identifiers_and_links, link_targets
from sphinxcontrib_pubs.sources.reference.segments import trim
from sphinxcontrib_pubs.sources.reference.venues import PATENT_ALONE, publication_type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinxcontrib_pubs.model import Contributor, Markup
    from sphinxcontrib_pubs.sources.passage import Passage
    from sphinxcontrib_pubs.sources.reference.anchors import Anchor
    from sphinxcontrib_pubs.sources.reference.plain_form import PlainForm
    from sphinxcontrib_pubs.sources.reference.roles import Structure

_SPACES = late_pattern(r'\s+')
#: ``ice-`` at the end of a line, and ``phobic`` in the next; but ``low-`` and ``and high-``.
_DIVIDED = late_pattern(r'(?<=[^\W\d_]-)\n\s*(?=[^\W\d_A-Z])(?!(?:and|or|to|und|oder|bis|et|ou|y|e|o)\s)')
_WORD = late_pattern(r'[^\W_]+')
_NOT_IN_KEY = late_pattern(r'[^a-z0-9]')
_LABEL_WORDS = frozenset(
    [
        'in',
        'i',
        'w',
        'and',
        'at',
        'the',
        'pp',
        'p',
        'vol',
        'volume',
        'no',
        'number',
        'issue',
        'page',
        'pages',
        'doi',
        'url',
        'https',
        '년',
        '頁',
        '页',
        '쪽',
        'http',
    ]
)


def key_of(contributors: Sequence[Contributor], issued: PartialDate | None, title: str) -> str:
    """``yang2022prompt``: first family name, year, first word of the title, in ASCII."""
    person = contributors[0].person if contributors else Person()
    first = _WORD.search(title)
    text = f'{person.literal or person.family}{issued.year if issued else ""}{first[0] if first else ""}'
    if not text.isascii():
        text = unicodedata.normalize('NFKD', text).encode('ascii', 'ignore').decode('ascii')
    key = text.lower() if text.isalnum() else _NOT_IN_KEY.sub('', text.lower())
    return key if key and not key.isdecimal() else f'entry{key}'


class Keys:
    """Keys made unique in source order: the second of equal ones gets ``-2``, the third ``-3``."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def unique(self, key: str) -> str:
        count = self._counts.get(key, 0) + 1
        while count > 1 and f'{key}-{count}' in self._counts:
            count += 1
        self._counts[key] = count
        if count == 1:
            return key
        self._counts.setdefault(f'{key}-{count}', 1)
        return f'{key}-{count}'


def clean(markup: Markup) -> Markup:
    """Wrapped lines and hard breaks become single spaces; dangerous links become their text."""
    result: list[str | Span] = []
    for part in markup:
        if isinstance(part, str):
            result.append(_on_one_line(part))
        elif part.kind == 'link' and not is_link_target(part.target):
            result += clean(part.content)
        else:
            result.append(part._replace(content=clean(part.content)))
    return tuple(result)


def _on_one_line(text: str) -> str:
    if '-\n' in text:
        text = _DIVIDED.sub('', text)
    return _SPACES.sub(' ', text) if '\n' in text or '  ' in text or '\u2028' in text else text


def as_written(passage: Passage) -> Markup:
    """The whole entry's rich text with the marks of other tools behind it; hard breaks are kept as such."""
    text = passage.text
    markup = passage.whole()
    if passage.aside:
        markup = (*markup, *(f' {mark}' for _, mark in passage.aside))
    if not ('\n' in text or '  ' in text or '\u2028' in text or passage.is_linked):
        return markup
    if '\u2028' not in passage.text:
        return clean(markup)
    result: list[str | Span] = []
    for part in markup:
        if isinstance(part, str) and '\u2028' in part:
            for index, piece in enumerate(part.split('\u2028')):
                if index:
                    result.append(Span('line_break', ()))
                if piece.strip():
                    result += clean((piece,))
        else:
            result += clean((part,))
    return tuple(result)


def build(
    structure: Structure,
    *,
    source: SourceSpan,
    raw: str,
    topics: tuple[str, ...],
    year: str,
    legend: Callable[[], Mapping[str, str]],
) -> Publication:
    """The publication of one entry, its key not yet unique.

    ``year`` is that of the heading above, if any; ``legend``, if it is asked, what the page's marks of names stand for.
    """
    text = structure.passage.text
    title = _title(structure)
    title_text = plain_text(title)
    identifiers, links = identifiers_and_links(structure, title_text)
    venue = _venue(structure)
    details = structure.details
    numbered = bool(details.volume or details.issue or details.page)
    type_ = publication_type(
        venue.name if venue else '',
        structure.said_kind,
        numbered=numbered,
        editors=structure.editors is not None,
        has_preprint=any(each.scheme == 'arxiv' for each in identifiers),
    )
    if structure.year is not None and structure.year.month and not structure.year.detail:
        structure.said.append((structure.year.start, structure.year.end))  # ``2021-05``, which the date says otherwise
    rest = _rest(structure)
    labels = ' '.join(filter(None, (structure.passage.counter, _labels(structure))))
    issued = _issued(structure.year, year)
    contributors, marks = read_people(structure, legend)
    labelled = structure.labelled
    publication = Publication(
        key=key_of(contributors, issued, title_text) if labelled is None else '',
        source=source,
        type=type_,
        title=title,
        contributors=contributors,
        truncated=bool(structure.names and structure.names.truncated),
        issued=issued,
        venue=venue,
        volume=details.volume,
        issue=details.issue,
        page=details.page,
        number=structure.number
        or (venue.name if type_ == 'patent' and venue and PATENT_ALONE.fullmatch(venue.name) else ''),
        edition=structure.edition,
        publisher=text[slice(*structure.publisher)].rstrip(' .,') if structure.publisher else '',
        publisher_place=text[slice(*structure.place)].strip(' .,:') if structure.place else '',
        identifiers=identifiers,
        links=links,
        status=structure.status,
        topics=topics,
        rest=rest,
        raw=raw,
        as_written=as_written(structure.whole or structure.passage),
        marks=marks,
        extra=(('labels', labels),) if labels else (),
    )
    if labelled is not None and structure.whole is not None and structure.reader is not None:
        publication = with_fields(publication, structure.whole, labelled.fields, structure.reader)
    if publication.key:
        return publication
    told = '' if publication.verbatim else key_of(publication.contributors, publication.issued, publication.title_text)
    return publication._replace(key=told or 'entry')


def build_plain(form: PlainForm, *, source: SourceSpan, raw: str, topics: tuple[str, ...]) -> Publication:
    """What ``build`` makes of the structure of a form that is certain, without asking for what such a form has not."""
    passage, appeared = form.passage, form.appeared
    title = passage.runs[1].text.removesuffix('.')
    number, letter = form.year.groups()
    issued = _one_date(number, 0, 0, letter or '', '', '')
    venue = _one_venue(' '.join(passage.text[slice(*appeared.venue)].split()), appeared.kind == 'strong')
    identifiers = tuple([Identifier(each.kind, each.value) for each in appeared.identifiers])
    type_ = publication_type(venue.name, '', numbered=False, editors=False, has_preprint=bool(identifiers))
    contributors = tuple(form.people)
    return Publication(
        key=key_of(contributors, issued, title),
        source=source,
        type=type_,
        title=(title,),
        contributors=contributors,
        issued=issued,
        venue=venue,
        identifiers=identifiers,
        topics=topics,
        raw=raw,
        as_written=passage.whole(),
        extra=(('labels', passage.counter),) if passage.counter else (),
    )


def _labels(structure: Structure) -> str:
    """The words that said what stands beside them (``editors``, ``Bd.``) and are in no field themselves."""
    if structure.editors is None and not structure.details.taken and not structure.said:
        return ''
    text, details = structure.passage.text, structure.details
    stretches = [text[first:end] for first, end in details.taken]
    values = {details.volume, details.issue, details.page}
    if structure.editors is not None:
        stretches.append(text[slice(*structure.editors.label)])
    words = [
        word
        for stretch in stretches
        if not stretch[:1].isdecimal() and stretch not in values
        for word in re.findall(r'[^\W\d_]+\.?', stretch)
        if (len(word.rstrip('.')) > 1 or is_east_asian(word))
        and word.lower().rstrip('.') not in _LABEL_WORDS
        and not any(word in value for value in values)
    ]
    said = [word for first, end in structure.said for word in _WORD.findall(text, first, end)]
    return ' '.join([*words, *said])


def _title(structure: Structure) -> Markup:
    if structure.title is None:
        return ()
    start, end = structure.title
    text = structure.passage.text
    kind = structure.title_kind
    if kind == 'quoted':
        while start < end and text[start] in '“”„«»「『"\'‘‚`':
            start += 1
        while end > start and text[end - 1] in '”“»«」』"\'’‘,;':
            end -= 1
    while end > start and text[end - 1] in ' ,;:\n\u2028':
        end -= 1
    while start < end and text[start] in ' _*\n\u2028':
        start += 1
    if end - start > 1 and text[end - 1] in '.．。' and text[end - 2] != '.':
        end -= 1
    without = {'emphasis': EMPHASIS, 'strong': STRONG | EMPHASIS, 'underline': UNDERLINE}.get(kind, 0)
    # What the whole title is set in is how the list sets titles, and no part of this one.
    run = structure.passage.run_at(start)
    is_of_one_run = start < end <= run.start + len(run.text)
    common = run.marks if is_of_one_run else _common_marks(structure.passage, start, end)
    without |= common if kind in ('link', 'quoted') and structure.title_target else common & _SET_IN
    if is_of_one_run and not run.marks & ~without:
        return (_on_one_line(text[start:end]),)
    return clean(structure.passage.markup(start, end, without=without, links=False))


def _common_marks(passage: Passage, start: int, end: int) -> int:
    run = passage.run_at(start)
    if end <= run.start + len(run.text):
        return run.marks
    common = -1
    for piece, marks, _ in passage.pieces(start, end):
        if piece.strip():
            common &= marks
    return max(0, common)


def _issued(anchor: Anchor | None, heading_year: str) -> PartialDate | None:
    if anchor is None:
        return PartialDate(year=int(heading_year)) if heading_year else None
    return _one_date(anchor.value, anchor.month, anchor.day, anchor.suffix, anchor.end_year, anchor.detail)


@lru_cache(maxsize=1024)
def _one_date(year: str, month: int, day: int, suffix: str, end_year: str, printed: str) -> PartialDate:
    # One value for all the works of a year: a long page has few dates.
    return PartialDate(
        year=int(year),
        month=month,
        day=day,
        suffix=suffix,
        end_year=int(end_year) if end_year else 0,
        printed=printed,
    )


def _venue(structure: Structure) -> Venue | None:
    if structure.venue is None:
        return None
    start, end = structure.venue
    name = ' '.join(structure.passage.text[start:end].split()).strip('『』《》')
    if structure.venue_kind == 'quoted':
        name = name.strip('«»„“”" ,')
    if name[:1] == '（' and '）' not in name:
        name = name[1:]
    if not name:
        return None
    return _one_venue(name, structure.venue_kind == 'strong')


@lru_cache(maxsize=1024)
def _one_venue(name: str, highlighted: bool) -> Venue:
    return Venue(name=name, highlighted=highlighted)  # one value for all the works that appeared there


def _rest(structure: Structure) -> Markup:
    """What has no role, piece by piece, without the punctuation and the label words that stood around roles."""
    text = structure.passage.text
    pieces: list[Markup] = []
    position = 0
    for start, end in [*sorted(structure.taken), (len(text), len(text))]:
        if start > position and _WORD.search(text, position, start):
            piece = _rest_piece(structure, position, start)
            if piece:
                pieces.append(piece)
        position = max(position, end)
    # An address with a template in it is no link; what it says is kept all the same.
    if structure.passage.is_linked:
        pieces += [(target,) for target, *_ in link_targets(structure) if '{' in target]
    pieces += [(mark,) for _, mark in structure.passage.aside]
    result: list[str | Span] = []
    for piece in pieces:
        if result:
            result.append(' ')
        result += piece
    return tuple(result)


_SET_IN = CITE | EMPHASIS | STRONG | UNDERLINE
_REST_TRIM = ' \t\n\u2028,.;:–—-·•|"“”\'’‘«»&()[]{}*†‡#\ue000、，。．،؛'


def _rest_piece(structure: Structure, start: int, end: int) -> Markup:
    text = structure.passage.text
    words = re.findall(r'\w+', text[start:end])
    if not words or all(word.lower() in _LABEL_WORDS for word in words):
        if 'the' in words:
            structure.said.append((start, end))  # of an occasion: ``poster at the``
        return ()
    first, last = start, end
    if '{{' in text[start:end] or '{%' in text[start:end]:
        return clean(structure.passage.markup(*trim(text, start, end)))
    while first < last and text[first] in _REST_TRIM:
        first += 1
    while last > first and text[last - 1] in _REST_TRIM:
        last -= 1
    opening = text[first - 1 : first]
    if last < end and (opening, text[last]) in (('(', ')'), ('[', ']')):
        first, last = first - 1, last + 1
    # A bracket whose other half is inside belongs to the piece.
    for opening, closing in ('()', '[]', '{}'):
        opened, closed = text.count(opening, first, last), text.count(closing, first, last)
        if opened > closed and text[last:end].startswith(closing):
            last += 1
        elif closed > opened and first > start and text[first - 1] == opening:
            first -= 1
    return clean(structure.passage.markup(first, last))
