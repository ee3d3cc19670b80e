"""People as a site keeps them: a file of data, or the folder of profiles that a site of Hugo Blox has for its users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Located, SourceSpan, as_located
from sphinxcontrib_pubs.sources.data_file import load_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinxcontrib_pubs.model import Problem

#: The page of a profile, in a folder that is called as publications call the person.
_PAGE = '_index.md'


def load_people(path: Path, name: str = '') -> tuple[Located | None, tuple[Problem, ...]]:
    """The people of a file, or of a folder such as ``content/authors``, and what is wrong in it.

    Of a folder these are the front matters of the profiles, by the names of their folders. ``name`` is how places call
    the file or the folder.
    """
    profiles = profiles_of(path)
    if not profiles:
        return load_data(path, name)
    from sphinxcontrib_pubs.sources.front_matter import read_front_matter
    from sphinxcontrib_pubs.sources.load import load_text
    from sphinxcontrib_pubs.sources.page import Page

    name = name or str(path)
    people: dict[str, Located] = {}
    problems: list[Problem] = []
    for profile in profiles:
        file = f'{name.rstrip("/")}/{profile.parent.name}/{_PAGE}'
        text, of_file = load_text(profile, file)
        front = read_front_matter(Page(text, file=file))
        problems += (*of_file, *front.problems)
        if front.values:
            pictures = _pictures_of(profile)
            avatar = {'avatar': f'{file.removesuffix(_PAGE)}{pictures[0].name}'} if pictures else {}
            people[profile.parent.name] = as_located({**avatar, **front.values}, SourceSpan(file, 1))
    return Located(people, SourceSpan(name, 1)), tuple(problems)


def files_of_profiles(path: Path) -> Iterator[Path]:
    """The pages of the profiles in a folder, each with the pictures beside it."""
    for profile in profiles_of(path):
        yield profile
        yield from _pictures_of(profile)


def _pictures_of(profile: Path) -> list[Path]:
    return sorted(profile.parent.glob('avatar.*'))


def profiles_of(path: Path) -> list[Path]:
    """The pages of the profiles in a folder; none for a file, and for what is not there."""
    return sorted(path.glob(f'*/{_PAGE}')) if path.is_dir() else []
