"""Labelled values to the fields of a publication, exactly as they stand; nothing here is weighed or guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinxcontrib_pubs.model import (
    NOTICES,
    Contributor,
    Identifier,
    Link,
    Notice,
    PartialDate,
    Person,
    Publication,
    Span,
    Venue,
    is_safe_url,
)
from sphinxcontrib_pubs.sources.late_pattern import late_pattern
from sphinxcontrib_pubs.sources.passage import HARD_BREAK, STRONG
from sphinxcontrib_pubs.sources.reference.labelled import LISTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Markup
    from sphinxcontrib_pubs.sources.passage import Passage
    from sphinxcontrib_pubs.sources.reference.labelled import Field
    from sphinxcontrib_pubs.sources.reference.name_list import NameReader

_BREAK = late_pattern('[\n\u2028]')
_SPACES = late_pattern(r'\s{2,}|[\n\t\r\f\v\u2028]')
_DATE = late_pattern(r'(-?\d{1,6})(?:-(\d\d)(?:-(\d\d))?)?([^\W\d_]{0,3})(?:[/–](-?\d{1,6}))?(?: \(([^()]*)\))?')
# A name in quotation marks, in which a doubled one is one, and the person's roles behind it.
_QUOTED = late_pattern(r'\s*"((?:[^"]|"")*)"(?:\s?\(([^()"]*)\))?\s*(?:[;；]|$)')
_PART = late_pattern(r'((?:[^,]|,,)*)(?:,|$)')
_NAMED_PART = late_pattern(r'\s?(family|given|particle|dropping|suffix|literal|orcid|id|url|role)=')
_ET_AL = late_pattern(r'\bet al\.?$')
_KINDS = {'authors': 'author', 'editors': 'editor', 'translators': 'translator'}
_PLAIN = frozenset(
    (
        'volume', 'issue', 'page', 'number', 'edition', 'publisher', 'publisher_place', 'status', 'language', 'type',
    )
)  # fmt: skip
#: Roles with one value for a work; of all others there may be several.
_SINGLE = _PLAIN | frozenset(
    (
        'title', 'abstract', 'note', 'rest', 'year', 'venue', 'full_name', 'abbreviation', 'venue_kind', 'selected',
        'key', 'topics',
    )
)  # fmt: skip


def with_fields(
    publication: Publication, passage: Passage, fields: tuple[Field, ...], reader: NameReader
) -> Publication:
    """The publication with its labelled values; a value in quotation marks with nothing between them is no value.

    Of a label that stands there twice the first value is the field's, and the others stay in the rest as they are.
    """
    values = _Values(publication, passage, reader)
    told: set[str] = set()
    repeated: list[Field] = []
    for field in fields:
        if field.role not in _SINGLE or field.role not in told:
            values.take(field)
        elif field.start < field.end:
            repeated.append(field)
        if field.start < field.end:
            told.add(field.role)
    for field in repeated:
        values.leave(field)
    return values.publication


class _Values:
    """The publication as it becomes, one field after the other."""

    def __init__(self, publication: Publication, passage: Passage, reader: NameReader) -> None:
        self.publication = publication
        self.passage = passage
        self.reader = reader

    def take(self, field: Field) -> None:
        role = field.role
        if role in _PLAIN:
            self._set(**{role: self._text(field)})
        elif role in _KINDS or role == 'contributors':
            self._people(field, _KINDS.get(role) or field.detail)
        else:
            handle: Callable[[Field], None] = getattr(self, f'_take_{role}')
            handle(field)

    def leave(self, field: Field) -> None:
        """Keeps a labelled value that is no field, with its label."""
        rest = self.publication.rest
        end = field.end + (field.quoted and field.role not in LISTS)  # whose value ends before the quotation mark
        words = tidy(self.passage.markup(field.first, end))
        self._set(rest=(*rest, ' ', *words) if rest else words)

    def _set(self, **values: Any) -> None:
        self.publication = self.publication._replace(**values)

    def _text(self, field: Field) -> str:
        lines = _BREAK.split(self.passage.text[field.start : field.end])
        return ' '.join(line.strip() for line in lines).strip()

    def _markup(self, field: Field, *, links: bool = True) -> Markup:
        return tidy(self.passage.markup(field.start, field.end, links=links))

    def _take_title(self, field: Field) -> None:
        self._set(title=self._markup(field, links=False))

    def _take_abstract(self, field: Field) -> None:
        self._set(abstract=self._markup(field))

    def _take_note(self, field: Field) -> None:
        self._set(note=self._markup(field))

    def _take_rest(self, field: Field) -> None:
        self._set(rest=self._markup(field))

    def _take_as_written(self, field: Field) -> None:
        written = self.publication.as_written if self.publication.verbatim else ()
        more = self._markup(field)
        self._set(verbatim=True, as_written=(*written, ' ', *more) if written and more else written + more)

    def _take_year(self, field: Field) -> None:
        text = self._text(field)
        issued = _date_of(text)
        self._set(issued=issued, status=self.publication.status or ('' if issued is not None else text))

    def _take_venue(self, field: Field) -> None:
        pieces = [marks for text, marks, _ in self.passage.pieces(field.start, field.end) if text.strip()]
        highlighted = bool(pieces) and all(marks & STRONG for marks in pieces)
        name = self._text(field)
        self._set(venue=self._venue()._replace(name=name, highlighted=highlighted) if name else None)

    def _venue(self) -> Venue:
        return self.publication.venue or Venue(name='')

    def _take_full_name(self, field: Field) -> None:
        self._set(venue=self._venue()._replace(full_name=self._text(field)))

    def _take_abbreviation(self, field: Field) -> None:
        self._set(venue=self._venue()._replace(abbreviation=self._text(field)))

    def _take_venue_kind(self, field: Field) -> None:
        self._set(venue=self._venue()._replace(kind=self._text(field)))

    def _take_identifier(self, field: Field) -> None:
        scheme = field.detail or field.label.lower()
        value = self._text(field)
        found = self.publication.identifiers
        if not value:
            self._set(identifiers=())
        elif Identifier(scheme, value) not in found:
            self._set(identifiers=(*found, Identifier(scheme, value)))

    def _take_link(self, field: Field) -> None:
        """``Link (pdf): [label](address)``, or the address alone; ``DOI: "10.1/2"`` is an identifier."""
        if field.label.lower() in ('doi', 'arxiv'):
            self._take_identifier(field)
            return
        if field.start == field.end:
            self._set(links=())
            return
        target = next((target for _, _, target in self.passage.pieces(field.start, field.end) if target), '')
        text = self._text(field)
        label, url = (text, target) if target else ('', text)
        if label == url:
            label = ''
        if is_safe_url(url):
            kind = field.detail or field.label.lower()
            self._set(links=(*self.publication.links, Link(kind, label, url)))

    def _take_keywords(self, field: Field) -> None:
        self._set(keywords=(*self.publication.keywords, *self._list(field, '[;,；，、]')))

    def _take_topics(self, field: Field) -> None:
        self._set(topics=tuple(self._list(field, '[;；]')))

    def _list(self, field: Field, separator: str) -> list[str]:
        text = self._text(field)
        values = [value for value, _ in _quoted(text)] if field.quoted else re.split(separator, text)
        return [value.strip() for value in values if value.strip()]

    def _take_roles(self, field: Field) -> None:
        """What people did who are named already."""
        told = [as_contributor(value, '', roles) for value, roles in _quoted(self._text(field))]
        roles = {each.person: each.roles for each in told}
        people = self.publication.contributors
        self._set(contributors=tuple(each._replace(roles=roles.get(each.person, each.roles)) for each in people))

    def _take_selected(self, field: Field) -> None:
        self._set(selected=self._text(field).lower() in ('yes', 'true'))

    def _take_key(self, field: Field) -> None:
        self._set(key=self._text(field) or self.publication.key)

    def _take_notices(self, field: Field) -> None:
        """A sentence such as ``Retracted 2021-03-04: why``, or date, DOI, address and text in quotation marks each."""
        text = self._text(field)
        if not field.quoted:
            from sphinxcontrib_pubs.sources.notices.passages import read_notice

            notice = read_notice(text, '', [target for _, _, target in self.passage.pieces(field.start, field.end)])
        elif field.detail not in NOTICES:
            return
        else:
            date, doi, url, said, *_ = (*(value for value, _ in _quoted(text)), '', '', '', '')
            notice = Notice(field.detail, _date_of(date), doi, url, said)
        self._set(notices=(*self.publication.notices, notice))

    def _take_extra(self, field: Field) -> None:
        value = self.passage.text[field.start : field.end].replace('\n', ' ').replace(HARD_BREAK, '\n')
        self._set(extra=(*self.publication.extra, (field.detail, value)))

    def _people(self, field: Field, kind: str) -> None:
        """The people of one line, in quotation marks or as the reader of names takes them."""
        text = self._text(field)
        if text == '""':
            self._set(contributors=(), truncated=False)
            return
        truncated = _ET_AL.search(text, max(0, len(text) - 7))
        if truncated is not None:
            text = text[: truncated.start()].rstrip(' ;,')
            self._set(truncated=True)
        if text.startswith('"'):
            people = [as_contributor(value, kind, roles) for value, roles in _quoted(text) if value.strip()]
        else:
            names = self.reader.read(text, 0, len(text))
            people = [each._replace(kind=kind) for each in names.names] if names is not None else []
            told = names.end if names is not None else 0
            if text[told:].strip(' ,;.'):  # what is no name stands for itself
                people.append(Contributor(person=Person(literal=text[told:].strip(' ,;.')), kind=kind))
        self._set(contributors=(*self.publication.contributors, *people))


def _date_of(text: str) -> PartialDate | None:
    """``2021-05-12``, ``2021a``, ``2015/2017 (as printed)``; of a month that no year has, the year alone."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, *parts, suffix, end_year, printed = match.groups()
    month, day = (int(part or 0) for part in parts)
    if month > 12 or day > 31:
        month = day = 0
    return PartialDate(int(year), month, day, suffix, int(end_year or 0), printed or '')


def _quoted(text: str) -> list[tuple[str, str]]:
    """The values between quotation marks with what stands in brackets behind each."""
    found: list[tuple[str, str]] = []
    position = 0
    while position < len(text) and (match := _QUOTED.match(text, position)) is not None:
        found.append((match[1].replace('""', '"'), match[2] or ''))
        position = match.end()
    if position < len(text):  # no such row after all
        found.append((text[position:], ''))
    return found


def as_contributor(text: str, kind: str, roles: str = '') -> Contributor:
    """``Lin, J.``, ``Qwen Team`` or ``family=Goot, given=Rob, particle=van der`` (a comma in a part is doubled)."""
    told = tuple(role.strip() for role in roles.split(',') if role.strip())
    if _NAMED_PART.match(text) is None:
        family, *more = (part.strip() for part in text.split(',', 2))
        person = Person(family, more[0], suffix=''.join(more[1:])) if more else Person(literal=family)
        return Contributor(person=person, kind=kind, roles=told)
    parts: dict[str, str] = {}
    for match in _PART.finditer(text):
        name = _NAMED_PART.match(match[1])
        if name is None:
            continue
        value = match[1][name.end() :].replace(',,', ',').strip()
        if name[1] == 'role':
            told = (*told, value)
        else:
            parts[name[1]] = value
    person_id, url = parts.pop('id', ''), parts.pop('url', '')
    if 'dropping' in parts:
        parts['dropping_particle'] = parts.pop('dropping')
    return Contributor(person=Person(**parts), kind=kind, roles=told, person_id=person_id, url=url)


def tidy(markup: Markup) -> Markup:
    """Wrapped lines become spaces, hard breaks line breaks; dangerous links become their text."""
    result: list[str | Span] = []
    for part in markup:
        if isinstance(part, str):
            for index, piece in enumerate(part.split(HARD_BREAK)):
                if index:
                    result.append(Span('line_break', ()))
                piece = _SPACES.sub(' ', piece)
                if piece:
                    result.append(piece)
        elif part.kind == 'link' and not is_safe_url(part.target):
            result += tidy(part.content)
        else:
            result.append(part._replace(content=tidy(part.content)))
    return tuple(result)
