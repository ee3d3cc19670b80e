"""The files of a command line → publications as one list, and the people of a site, with what was wrong in them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.banner.badge import badge_colours
from sphinxcontrib_pubs.library.keys import unique_keys
from sphinxcontrib_pubs.library.people import PeopleRegistry
from sphinxcontrib_pubs.library.venues import VenueRegistry
from sphinxcontrib_pubs.library.venues.reading import read_venues
from sphinxcontrib_pubs.library.versions import merge
from sphinxcontrib_pubs.model import collection_paused
from sphinxcontrib_pubs.sources.data_file import load_data
from sphinxcontrib_pubs.sources.load import files_of_list, load_beside
from sphinxcontrib_pubs.sources.profiles import load_people

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Problem, Publication


def add_merge_options(parser: argparse.ArgumentParser) -> None:
    """The options that say whether a work that several entries tell of becomes one, and which venues a site knows."""
    parser.add_argument(
        '--venues', type=Path, metavar='FILE', help='venues besides those that are known, in YAML or JSON'
    )
    parser.add_argument(
        '--merge',
        action=argparse.BooleanOptionalAction,
        default=None,
        help='make one entry of a work that several entries tell of (default: where several files are named)',
    )


def read_files(
    options: argparse.Namespace, venues: VenueRegistry | None = None, *, explained: bool = False
) -> tuple[list[Publication], list[Problem]]:
    """The publications of all files in their order, and the errors and warnings.

    Entries of one work are put together as ``--merge`` says; those ``explained`` in any case, with the relations
    between all works. Keys are unique over all files: the first publication of a key keeps it.
    """
    publications: list[Publication] = []
    problems: list[Problem] = []
    files = files_of_list(options.files)
    for path in options.files:
        reading = load_beside(path, files, format=options.format or '', notes=False)
        publications += reading.publications
        problems += reading.problems
    asked = vars(options).get('merge', False)  # a command without the option looks at each entry by itself
    if explained or (len(options.files) > 1 if asked is None else asked):
        with collection_paused():
            merged = merge(publications, (venues or VenueRegistry()).identity, always=True)
        return list(merged.publications), [*problems, *merged.problems]
    keys = unique_keys(publications)
    return [p if p.key == key else p._replace(key=key) for p, key in zip(publications, keys, strict=True)], problems


def read_venue_file(path: Path | None) -> tuple[VenueRegistry, list[Problem]]:
    """The venues that are known with those of a file, and what is wrong in it."""
    if path is None:
        return VenueRegistry(), []
    data, problems = load_data(path)
    venues, found = read_venues(data, badge_colours) if data is not None else ([], [])
    return VenueRegistry(venues), [*problems, *found]


def read_registry(path: Path | None) -> tuple[PeopleRegistry, list[Problem]]:
    """The people of a file, nobody where none is named, and what is wrong in it."""
    if path is None:
        return PeopleRegistry(), []
    data, problems = load_people(path)
    if data is None:
        return PeopleRegistry(), list(problems)
    registry, found = PeopleRegistry.from_data(data)
    return registry, [*problems, *found]
