"""Which publications a command takes, in which order, and who somebody is in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.people.lookup import find_all
from sphinxcontrib_pubs.library.select import parse_filter
from sphinxcontrib_pubs.library.sort import parse_sort

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from sphinxcontrib_pubs.library.people import PeopleRegistry
    from sphinxcontrib_pubs.model import Contributor, Publication


def add_choice_options(parser: argparse.ArgumentParser) -> None:
    """The options that say which publications a command takes, and in which order."""
    parser.add_argument(
        '--filter', default='', metavar='EXPRESSION', help='for example: year >= 2022 and "KDD" in venue'
    )
    parser.add_argument('--sort', default='', metavar='KEYS', help='for example: -year, author')
    parser.add_argument(
        '--people',
        type=Path,
        metavar='FILE',
        help='the people of the site, in YAML or JSON, for filters by "people" and "roles"',
    )


def chosen(publications: Sequence[Publication], expression: str, keys: str) -> Sequence[Publication]:
    """The publications for which the expression holds, in the order of the keys. Raises ValueError for either."""
    found = publications
    if expression:
        matches = parse_filter(expression).matches
        found = [publication for publication in publications if matches(publication)]
    return parse_sort(keys).apply(found) if keys else found


def of_author(
    publications: Sequence[Publication], text: str, registry: PeopleRegistry
) -> tuple[list[Publication], list[str]]:
    """What the people whom a text names have a part in, with each of them as the list's own person.

    The second list has the names that are nobody's.
    """
    named = find_all(text, registry)
    ids = frozenset(each.id for each in named if each.id)
    found = [
        publication._replace(contributors=tuple(_own(each, ids) for each in publication.contributors))
        for publication in publications
        if any(each.person_id in ids for each in publication.contributors)
    ]
    return found, [each.text for each in named if not each.id]


def _own(contributor: Contributor, ids: frozenset[str]) -> Contributor:
    if contributor.person_id not in ids or 'self' in contributor.roles:
        return contributor
    return contributor._replace(roles=(*contributor.roles, 'self'))
