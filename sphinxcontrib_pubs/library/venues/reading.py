"""``pubs_venues`` → venues of the registry, with every mistake as a problem at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.errors import nearest
from sphinxcontrib_pubs.library.venues.known import KINDS, KnownVenue
from sphinxcontrib_pubs.model import Problem, Severity, is_safe_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_pubs.model import Located, SourceSpan

#: The fields of a venue.
FIELDS = ('name', 'kind', 'url', 'colour', 'aliases')
_TEXTS = frozenset({'name', 'url', 'colour', 'abbreviation'})
#: Other names of fields.
FIELD_ALIASES = {'full_name': 'name', 'type': 'kind', 'color': 'colour', 'alias': 'aliases', 'abbr': 'abbreviation'}


def read_venues(
    data: Located, colours_of: Callable[[str], tuple[str, str] | None]
) -> tuple[list[KnownVenue], list[Problem]]:
    """The venues of a mapping of abbreviations to venues, or of a list of venues with ``abbreviation``.

    A venue is a full name, a colour such as ``#0f766e``, or a mapping with ``FIELDS``. ``colours_of`` gives a colour
    and that of the text on it, None for what is no colour.
    """
    reader = _Reader(colours_of)
    found: list[KnownVenue | None] = []
    if data.fields:
        found = [reader.read(key, value) for key, value in data.fields.items()]
    elif data.items and not data.text:
        found = [reader.read_member(each) for each in data.items]
    elif isinstance(data.content, str):
        message = f'expected a mapping of abbreviations to venues, found {data}'
        reader.note(data.span, message, 'for example: "KDD: Conference on Knowledge Discovery and Data Mining"')
    return [venue for venue in found if venue is not None], reader.problems


class _Reader:
    """Reads venues one after the other, and collects what is wrong with them."""

    def __init__(self, colours_of: Callable[[str], tuple[str, str] | None]) -> None:
        self.colours_of = colours_of
        self.problems: list[Problem] = []

    def note(self, span: SourceSpan, message: str, hint: str) -> None:
        self.problems.append(Problem(code='venues', message=message, severity=Severity.WARNING, span=span, hint=hint))

    def read_member(self, value: Located) -> KnownVenue | None:
        """A venue of a list, which says its abbreviation itself."""
        told = next((value.fields[name] for name in ('abbreviation', 'abbr') if name in value.fields), None)
        return self.read(told.text if told is not None else '', value, 'abbreviation')

    def read(self, key: str, value: Located, *further: str) -> KnownVenue | None:
        abbreviation = key.strip()
        if not abbreviation:
            self.note(value.span, f'a venue without an abbreviation: {value}', 'add one, or the name once more')
            return None
        if value.text.strip().startswith('#'):
            value = value._replace(content={'colour': value})  # no name begins so
        if value.text:
            return KnownVenue(abbreviation, value.text.strip())
        if not value.fields:
            self.note(
                value.span, f'venue "{abbreviation}": expected a name or a mapping, found {value}', 'add "name: …"'
            )
            return None
        known = (*FIELDS, *further)
        fields: dict[str, Located] = {}
        for name, inner in value.fields.items():
            field = FIELD_ALIASES.get(name, name)
            if field not in known:
                self.note(inner.span, f'venue "{abbreviation}": unknown field "{name[:40]}"', nearest(name, known))
            elif field in fields:
                message = f'venue "{abbreviation}": "{name}" says "{field}" once more; the first one counts'
                self.note(inner.span, message, 'leave one out')
            elif field in _TEXTS and inner.content and not inner.text:
                message = f'venue "{abbreviation}": expected text as "{field}", found {inner}'
                self.note(inner.span, message, 'write one text')
            else:
                fields[field] = inner
        return KnownVenue(
            abbreviation,
            fields['name'].text.strip() if 'name' in fields else '',
            self.kind(abbreviation, fields.get('kind')),
            self.aliases(abbreviation, fields.get('aliases')),
            self.url(abbreviation, fields.get('url')),
            self.colours(abbreviation, fields.get('colour')),
        )

    def kind(self, abbreviation: str, value: Located | None) -> str:
        if value is None or value.text in KINDS:
            return value.text if value is not None else ''
        self.note(value.span, f'venue "{abbreviation}": no kind of venue is called {value}', nearest(value.text, KINDS))
        return ''

    def aliases(self, abbreviation: str, value: Located | None) -> tuple[str, ...]:
        if value is None:
            return ()
        if value.fields or not all(each.text for each in value.items):
            self.note(value.span, f'venue "{abbreviation}": expected names as aliases, found {value}', 'write a list')
            return ()
        return tuple(each.text.strip() for each in value.items)

    def url(self, abbreviation: str, value: Located | None) -> str:
        if value is None or is_safe_url(value.text):
            return value.text.strip() if value is not None else ''
        self.note(value.span, f'venue "{abbreviation}": a page may not link to {value}', 'expected http or https')
        return ''

    def colours(self, abbreviation: str, value: Located | None) -> tuple[str, str] | None:
        if value is None or not value.text:
            return None
        colours = self.colours_of(value.text)
        if colours is None:
            message = f'venue "{abbreviation}": {value} is no colour that a badge can have'
            self.note(value.span, message, 'expected an opaque colour of CSS, such as "#1f6feb"')
        return colours
