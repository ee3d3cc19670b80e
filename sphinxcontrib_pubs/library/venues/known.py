"""The venues that the package knows, and those that a site adds or changes, as values."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

#: What a venue can be.
KINDS = ('conference', 'journal', 'workshop', 'preprint server', 'book series', 'publisher', 'institution')


class KnownVenue(NamedTuple):
    """One venue: its abbreviation, its full name, other names, and how a page shows it.

    ``colours`` are a badge's background and the colour of its text. Ordinals, years and sponsors need no alias.
    """

    abbreviation: str
    name: str
    kind: str = ''
    aliases: tuple[str, ...] = ()
    url: str = ''
    colours: tuple[str, str] | None = None


@cache
def shipped_venues() -> tuple[KnownVenue, ...]:
    """The venues of ``venues.txt``, a line each: abbreviation, full name, kind, other names."""
    text = files(__package__).joinpath('venues.txt').read_text(encoding='utf-8')
    return tuple(_venue(line) for line in text.splitlines() if line and not line.startswith('#'))


def _venue(line: str) -> KnownVenue:
    abbreviation, name, kind, *aliases = (part.strip() for part in line.split('|'))
    others = tuple(alias.strip() for alias in aliases[0].split(';')) if aliases else ()
    return KnownVenue(abbreviation, name, kind, others)
