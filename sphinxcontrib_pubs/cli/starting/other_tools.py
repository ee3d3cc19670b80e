"""The folder of another tool's site → what of it the configuration of a Sphinx site can name as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.profiles import profiles_of

if TYPE_CHECKING:
    from pathlib import Path

#: Where al-folio and Hugo look for what links lead to.
_FILES = ('static', 'assets/pdf', 'assets/html', 'assets/img/publication_preview')
_PEOPLE = '_data/coauthors.yml'
_PROFILES = 'content/authors'
_VENUES = '_data/venues.yml'


def what_is_kept(folder: Path) -> dict[str, object]:
    """Values of ``conf.py`` by their names, whose paths are seen from the folder."""
    kept: dict[str, object] = {}
    if profiles_of(folder / _PROFILES):
        kept['pubs_people'] = _PROFILES
    elif (folder / _PEOPLE).is_file():
        kept['pubs_people'] = _PEOPLE
    if (folder / _VENUES).is_file():
        kept['pubs_venues'] = _VENUES
    if files := [path for path in _FILES if (folder / path).is_dir()]:
        kept['pubs_file_roots'] = files
    return kept
