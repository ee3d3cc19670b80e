"""``pubs_people`` → people of the registry, with every mistake as a problem at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.errors import nearest
from sphinxcontrib_pubs.library.fold import fold, slug
from sphinxcontrib_pubs.library.names import name_form, parse_name
from sphinxcontrib_pubs.library.people.coauthors import with_coauthors
from sphinxcontrib_pubs.library.people.introduction import FIELDS as INTRODUCING
from sphinxcontrib_pubs.library.people.introduction import is_service, read_introduction
from sphinxcontrib_pubs.library.people.membership import first_day, last_day
from sphinxcontrib_pubs.library.people.orcid import bare_orcid, is_orcid
from sphinxcontrib_pubs.library.people.person import (
    EARLIEST,
    LATEST,
    POSITION_ALIASES,
    POSITIONS,
    RegisteredPerson,
    Stay,
)
from sphinxcontrib_pubs.library.people.profiles import is_profile, of_profile
from sphinxcontrib_pubs.model import PartialDate, Problem, Severity, is_safe_url

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sphinxcontrib_pubs.library.people.person import Day
    from sphinxcontrib_pubs.model import Located, SourceSpan

#: The fields of a person, and those of a stay.
FIELDS = ('name', 'variants', 'literal', 'roles', 'orcid', 'url', 'page', 'from', 'to', 'stays', *INTRODUCING)
_STAY_FIELDS = ('roles', 'from', 'to')
#: Other names of fields.
FIELD_ALIASES = {
    'names': 'name',
    'aliases': 'variants',
    'role': 'roles',
    'position': 'roles',
    'website': 'url',
    'start': 'from',
    'end': 'to',
    'bio': 'about',
    'photo': 'image',
    'picture': 'image',
    'portrait': 'image',
    'avatar': 'image',
    'mail': 'email',
    'e-mail': 'email',
    'social': 'links',
}
_DATE = re.compile(r'(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?')
#: What a page of another site begins with, and no document's name does.
_ELSEWHERE = re.compile(r'[A-Za-z][A-Za-z0-9+.\-]*:|//')
_OPEN = frozenset({'', 'present', 'now', 'today'})


def read_people(data: Located) -> tuple[list[RegisteredPerson], list[Problem]]:
    """The people of a mapping of ids to people, or of a list of people; who cannot be used is left out.

    A person is a name (``yang: Yang, Hongxia``) or a mapping with ``FIELDS``; a team of one word has ``literal`` in
    place of ``name``.
    """
    reader = _Reader()
    found: list[RegisteredPerson | None] = []
    if data.fields:
        found = [reader.read(key, value) for key, value in with_coauthors(data.fields)]
    elif data.items and not data.text:
        found = [reader.read(_id_of(each), each, 'id') for each in data.items]
    elif isinstance(data.content, str):  # an empty list is one of nobody
        reader.note(data.span, f'expected a mapping of ids to people, found {data}', 'for example: "yang: Yang, H."')
    people: dict[str, RegisteredPerson] = {}
    for person in found:
        if person is None:
            continue
        if person.id in people:
            reader.note(person.span, f'two people have the id "{person.id}"; the first one counts', 'change one')
        people.setdefault(person.id, person)
    return list(people.values()), reader.problems


def _id_of(person: Located) -> str:
    """The id of a person in a list: its field ``id``, else made of the name."""
    told = person.fields.get('id')
    if told is not None:
        return told.text
    name = person if person.text else person.fields.get('name', person)
    return slug(fold(name.items[0].text)) if name.items else ''


def position_called(text: str) -> str:
    """The word of a position as we have it, whatever its capitals, spaces and apostrophes; it may be unknown."""
    plain = re.sub(r'[\s_]+', '-', fold(text).replace("'", '').replace('.', '').strip())
    return POSITION_ALIASES.get(plain, plain)


class _Reader:
    """Reads people one after the other, and collects what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def note(self, span: SourceSpan, message: str, hint: str) -> None:
        self.problems.append(Problem(code='people', message=message, severity=Severity.WARNING, span=span, hint=hint))

    def read(self, key: str, value: Located, *further: str) -> RegisteredPerson | None:
        key = key.strip()
        if not key and value.fields:
            told = len(self.problems)
            self.fields('a person', value, (*FIELDS, *further))
            if len(self.problems) == told:  # else a mistyped field is what the name stands in
                self.note(value.span, 'a person of the list has no name', 'for example: "name: Yang, H."')
            return None
        if not key:
            self.note(value.span, 'expected a text as the id of a person, found nothing', 'for example: yang')
            return None
        who = f'person "{key}"'
        fields = value._replace(content=of_profile(value.fields)) if is_profile(value) else value
        data: Mapping[str, Located] = self.fields(who, fields, (*FIELDS, *further)) if value.fields else {'name': value}
        told = len(self.problems)
        names = [*self.texts(who, 'name', data), *self.texts(who, 'variants', data)]
        usable = [name for name, span in names if self.is_usable(who, name, span)]
        usable += [name for name, _ in self.texts(who, 'literal', data)]
        if not usable and len(self.problems) > told:
            return None  # what is wrong with the names has been said
        if not usable:
            self.note(value.span, f'{who} has no name that can be recognised', 'for example: "name: Yang, H."')
            return None
        roles = self.roles(who, data)
        always = tuple(role for role in roles if role == 'self')
        stays = self.stays(who, data, roles)
        page = self.address(who, 'page', data)
        is_elsewhere = bool(_ELSEWHERE.match(page))
        return RegisteredPerson(
            id=key,
            names=tuple(dict.fromkeys(usable)),
            roles=always if stays else roles,
            stays=stays,
            orcid=self.orcid(who, data),
            url=self.address(who, 'url', data) or (page if is_elsewhere else ''),
            page='' if is_elsewhere else page.strip('/'),
            introduction=read_introduction(self, who, data),
            span=value.span,
        )

    def fields(self, who: str, value: Located, known: Collection[str]) -> dict[str, Located]:
        """The fields of a person or a stay by their first names; what is unknown, or told again, is noted."""
        found: dict[str, Located] = {}
        for name, inner in value.fields.items():
            field = FIELD_ALIASES.get(name, name)
            if field in known and field in found:
                hint = f'put both into "{field}", or leave one out'
                self.note(inner.span, f'{who}: "{name}" says "{field}" once more; the first one counts', hint)
            elif field in known:
                found[field] = inner
            else:
                # In braces the comma of a name divides fields: {name: Yang, Hongxia}.
                divided = 'quote a name with a comma: {name: "Yang, H."}'
                hint = nearest(name, known) if inner.content else divided
                hint = f'write it below "links": links: {{{name}: …}}' if is_service(name) else hint
                self.note(inner.span, f'{who}: unknown field "{name[:40]}"', hint)
        return found

    def texts(self, who: str, field: str, data: Mapping[str, Located]) -> list[tuple[str, SourceSpan]]:
        value = data.get(field)
        if value is None:
            return []
        if value.fields or not all(item.text.strip() for item in value.items):
            self.note(value.span, f'{who}: expected text, or a list of texts, as "{field}"', 'for example: Yang, H.')
        return [(item.text.strip(), item.span) for item in value.items if item.text.strip()]

    def is_usable(self, who: str, name: str, span: SourceSpan) -> bool:
        form = name_form(parse_name(name))
        if form.given or (form.whole and (' ' in name or not name.isascii())):
            return True
        self.note(
            span,
            f'{who}: "{name}" is a family name alone, which recognises nobody',
            'add the given name or its initial, as in "Yang, H.", with quotation marks in a list in brackets; '
            'for a team write "literal" in place of "name"',
        )
        return False

    def roles(self, who: str, data: Mapping[str, Located]) -> tuple[str, ...]:
        """The roles of what a person is; who is only named is a member."""
        if 'roles' not in data:
            return POSITIONS['member']
        found: list[str] = []
        for text, span in self.texts(who, 'roles', data):
            position = position_called(text)
            if position in POSITIONS:
                found += POSITIONS[position]
            else:
                self.note(span, f'{who}: unknown role "{text[:40]}"', nearest(position, POSITIONS))
        return tuple(dict.fromkeys(found))

    def stays(self, who: str, data: Mapping[str, Located], roles: tuple[str, ...]) -> tuple[Stay, ...]:
        """The times in the group: ``from`` and ``to`` of the person, and the members of ``stays``."""
        # "alumni" of somebody with dates says what the dates say.
        if roles:
            roles = tuple(role for role in roles if role not in ('self', 'alumni')) or POSITIONS['member']
        found = [stay for stay in [self.stay(who, data, roles)] if stay]
        for item in data['stays'].items if 'stays' in data else ():
            fields = self.fields(who, item, _STAY_FIELDS)
            own = self.roles(who, fields) if 'roles' in fields else roles
            stay = self.stay(who, fields, own)
            if stay is None:
                self.note(item.span, f'{who}: expected a stay with "from" or "to", found {item}', 'from: 2019-09')
            else:
                found.append(stay)
        return tuple(found)

    def stay(self, who: str, data: Mapping[str, Located], roles: tuple[str, ...]) -> Stay | None:
        if 'from' not in data and 'to' not in data:
            return None
        start = self.date(who, data.get('from'))
        end = self.date(who, data.get('to'))
        first: Day = first_day(start) if start else EARLIEST
        last: Day = last_day(end) if end else LATEST
        if last < first:
            self.note(data['to'].span, f'{who}: a stay ends ({end}) before it begins ({start})', 'exchange the dates')
            first, last = (first_day(end), last_day(start)) if start and end else (first, last)
        return Stay(roles, first, last)

    def date(self, who: str, value: Located | None) -> PartialDate | None:
        if value is None or (value.text.strip().lower() in _OPEN and not value.items[1:] and not value.fields):
            return None
        match = _DATE.fullmatch(value.text.strip())
        year, month, day = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
        is_date = match and (match[2] is None or 1 <= month <= 12) and (match[3] is None or 1 <= day <= 31)
        if not is_date:
            self.note(value.span, f'{who}: expected a date, found {value}', 'a year, a month or a day: 2019, 2019-09')
            return None
        return PartialDate(year, month, day)

    def orcid(self, who: str, data: Mapping[str, Located]) -> str:
        for text, span in self.texts(who, 'orcid', data):
            if is_orcid(text):
                return bare_orcid(text)
            self.note(span, f'{who}: "{text[:60]}" is no ORCID: its last character does not fit', 'copy it once more')
        return ''

    def address(self, who: str, field: str, data: Mapping[str, Located]) -> str:
        for text, span in self.texts(who, field, data):
            if is_safe_url(text):
                return text
            self.note(span, f'{who}: "{text[:60]}" is no address that a page may link', 'write https://…')
        return ''
