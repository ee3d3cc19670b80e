"""What ``conf.py`` says of people and venues → their registries, each read once a build from a setting or its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from sphinxcontrib_pubs.sphinx_ext.portraits import without_pictures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sphinx.config import Config

    from sphinxcontrib_pubs.library.people import PeopleRegistry
    from sphinxcontrib_pubs.library.venues import VenueRegistry
    from sphinxcontrib_pubs.model import Located, Problem

#: The settings that hold a registry, or name its file.
SETTINGS = ('pubs_people', 'pubs_venues')


class Registries(NamedTuple):
    """The people and the venues that a site knows, and what is wrong in them, by the name of the setting."""

    people: PeopleRegistry
    venues: VenueRegistry
    problems: dict[str, Sequence[Problem]]


_kept: WeakKeyDictionary[Config, Registries] = WeakKeyDictionary()


def registries_of(config: Config, srcdir: Path) -> Registries:
    """The registries of a site."""
    if config not in _kept:
        _kept[config] = _read(config, srcdir)
    return _kept[config]


def badges_of(config: Config, srcdir: Path) -> Sequence[tuple[str, str]]:
    """The colours that the site gives to venues."""
    return registries_of(config, srcdir).venues.colours if config.pubs_venues else ()


def files_of(config: Config, srcdir: Path, setting: str) -> Iterator[Path]:
    """The files that one of the settings names, on which every page with a list depends."""
    value = getattr(config, setting)
    if is_folder(config, srcdir, setting):
        from sphinxcontrib_pubs.sources.profiles import files_of_profiles

        yield from files_of_profiles(_path(value, srcdir))
    elif isinstance(value, str) and value:
        yield _path(value, srcdir)


def is_folder(config: Config, srcdir: Path, setting: str) -> bool:
    """Whether one of the settings names a folder, in which files come and go."""
    value = getattr(config, setting)
    return isinstance(value, str) and bool(value) and _is_folder(_path(value, srcdir))


def _read(config: Config, srcdir: Path) -> Registries:
    from sphinxcontrib_pubs.library.people import PeopleRegistry
    from sphinxcontrib_pubs.library.venues import VenueRegistry

    people, venues = PeopleRegistry(), VenueRegistry()
    problems: dict[str, Sequence[Problem]] = {}
    # What reads a setting is imported for a site that has one.
    if config.pubs_people:
        data, of_file = _people(config.pubs_people, srcdir)
        people, found = PeopleRegistry.from_data(data) if data is not None else (people, ())
        lost = without_pictures(people.people.values(), srcdir, config.pubs_file_roots)
        problems['pubs_people'] = (*of_file, *found, *lost)
    if config.pubs_venues:
        from sphinxcontrib_pubs.banner.badge import badge_colours
        from sphinxcontrib_pubs.library.venues.reading import read_venues

        data, of_file = _data(config.pubs_venues, srcdir)
        own, wrong = read_venues(data, badge_colours) if data is not None else ([], [])
        venues = VenueRegistry(own)
        problems['pubs_venues'] = (*of_file, *wrong)
    return Registries(people, venues, problems)


def _people(value: object, srcdir: Path) -> tuple[Located | None, Sequence[Problem]]:
    """The data of a setting, from its file, or its folder of profiles, where it names one."""
    if isinstance(value, str) and _is_folder(_path(value, srcdir)):
        from sphinxcontrib_pubs.sources.profiles import load_people

        return load_people(_path(value, srcdir), value.lstrip('/'))
    return _data(value, srcdir)


def _data(value: object, srcdir: Path) -> tuple[Located | None, Sequence[Problem]]:
    """The data of a setting, from its file where it names one."""
    if isinstance(value, str):
        from sphinxcontrib_pubs.sources.data_file import load_data

        return load_data(_path(value, srcdir), value.lstrip('/'))
    from sphinxcontrib_pubs.model import SourceSpan, as_located

    return as_located(value, SourceSpan(file='conf.py', line=1)), ()


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # no name of a file: the reader says so
        return False


def _path(value: str, srcdir: Path) -> Path:
    return srcdir / value.lstrip('/')
