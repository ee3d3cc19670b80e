"""Names of people in the order in which programs file them, with every particle before the family name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Person


def filed_family(person: Person) -> str:
    """The family name with both kinds of particles: formats without a place for one have it there (``von Goethe``)."""
    return f'{person.dropping_particle} {person.full_family}'.strip()


def filed_name(person: Person) -> str:
    """``van der Goot, Rob, Jr.``, and nothing behind it: no degrees, no marks; a team as it calls itself."""
    if person.literal:
        return person.literal
    return ', '.join(part for part in (filed_family(person), person.given, person.suffix) if part)
