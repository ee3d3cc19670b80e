"""A person as an author of pages names one: by the id, or by any name that is nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.library.errors import did_you_mean
from sphinxcontrib_pubs.library.names import parse_name
from sphinxcontrib_pubs.library.people.registry import in_words

if TYPE_CHECKING:
    from sphinxcontrib_pubs.library.people.registry import PeopleRegistry


class Named(NamedTuple):
    """One of several names in a text, and its column there, which counts from 1; ``id`` is '' for nobody's."""

    id: str
    text: str
    column: int


def find(text: str, registry: PeopleRegistry) -> str:
    """The id of the person whom a text names, '' for nobody and for a name that several may have."""
    return text if text in registry.people else registry.identify(parse_name(text))


def find_all(text: str, registry: PeopleRegistry) -> list[Named]:
    """The people whom a text names: ids with commas between them, names, which have commas, with semicolons."""
    separator = ';' if ';' in text else ','
    parts = text.split(separator)
    ids = [part.strip() in registry.people for part in parts]
    if separator == ',' and not all(ids):
        whole = find(text.strip(), registry)
        # Ids are written in small letters: "Roe, A." is one name, also where it is nobody's.
        if whole or not (any(ids) or text.islower()):
            return [Named(whole, text.strip(), 1)]
    found: list[Named] = []
    column = 1
    for part in parts:
        name = part.strip()
        place = column + len(part) - len(part.lstrip())
        found.append(Named(find(name, registry) if name else '', name, place))
        column += len(part) + 1
    return found


def unknown(text: str, registry: PeopleRegistry) -> tuple[str, str]:
    """What is said of a name by which nobody can be found, and a hint at those who may be meant."""
    from sphinxcontrib_pubs.library.people.near import NearMisses

    name, people = text[:80], registry.people
    if several := registry.match(parse_name(text)).ids:
        return f'"{name}" may be several people', f'did you mean {in_words(several, "or")}?'
    hint = 'pubs_people in conf.py names the people of the site'
    if near := NearMisses(people.values()).find(parse_name(text)):
        hint = f'did you mean {near.id}? {near.difference}'
    elif people:
        known = (each for person in people.values() for each in (*person.names, person.id))
        hint = did_you_mean(text, known, hint)
    return f'pubs_people has nobody with the id or the name "{name}"', hint
