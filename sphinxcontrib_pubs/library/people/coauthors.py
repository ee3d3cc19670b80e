"""The co-authors of an al-folio site, in its ``_data/coauthors.yml``: family names, each with those who bear it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Located

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_GIVEN = 'firstname'


def with_coauthors(people: Mapping[str, Located]) -> Iterator[tuple[str, Located]]:
    """Ids and people, with each co-author as a person in our own fields; everything else stays as it is.

    ``"roe": [{firstname: [Ada, A.], url: …}]`` is ``roe: {name: ["Roe, Ada", "Roe, A."], role: collaborator, url: …}``:
    the page of an al-folio site links co-authors, and does not set them apart. A second bearer of a name is ``roe-2``.
    """
    for key, value in people.items():
        bearers = value.items
        if not bearers or not all(_GIVEN in bearer.fields for bearer in bearers):
            yield key, value
            continue
        for number, bearer in enumerate(bearers, 1):
            own = {name: inner for name, inner in bearer.fields.items() if name != _GIVEN}
            yield key if number == 1 else f'{key}-{number}', bearer._replace(content=_person(key, bearer) | own)


def _person(family: str, bearer: Located) -> dict[str, Located]:
    # The keys are in small letters; names are compared without regard to them, and shown with capitals.
    shown = family.title() if family.islower() else family
    given = bearer.fields[_GIVEN]
    names = tuple(each._replace(content=f'{shown}, {each.text}') for each in given.items if each.text)
    return {'name': Located(names, given.span), 'role': Located('collaborator', bearer.span)}
