"""The venues that the package knows, and those that a site adds or changes, as values."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

#: What a venue can be.
KINDS = ('conference', 'journal', 'workshop', 'preprint server', 'book series', 'publisher', 'institution')


class KnownVenue(NamedTuple):
    """One venue: its abbreviation, its full name, other names, and how a page shows it.

    ``colours`` are a badge's background and the colour of its text. ``prints`` are the conferences whose papers appear
    in a journal, so that one source names the one, and another the other. Ordinals, years and sponsors need no alias.
    """

    abbreviation: str
    name: str
    kind: str = ''
    aliases: tuple[str, ...] = ()
    url: str = ''
    colours: tuple[str, str] | None = None
    prints: tuple[str, ...] = ()


@cache
def shipped_venues() -> tuple[KnownVenue, ...]:
    """The venues of ``venues.txt``: abbreviation, full name, kind, other names, conferences that it prints."""
    text = files(__package__).joinpath('venues.txt').read_text(encoding='utf-8')
    return tuple(_venue(line) for line in text.splitlines() if line and not line.startswith('#'))


def _venue(line: str) -> KnownVenue:
    abbreviation, name, kind, *lists = (part.strip() for part in line.split('|'))
    aliases, prints = (*map(_list, lists), (), ())[:2]
    return KnownVenue(abbreviation, name, kind, aliases, prints=prints)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(';') if part.strip())
