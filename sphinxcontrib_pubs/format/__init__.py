"""Publication → markup: what is said and in which order, with no output syntax."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import entry_points
from typing import TypeAlias

from sphinxcontrib_pubs.format.accounts import in_style
from sphinxcontrib_pubs.format.apa import format_apa
from sphinxcontrib_pubs.format.as_written import format_as_written
from sphinxcontrib_pubs.format.buttons import Buttons
from sphinxcontrib_pubs.format.fold_names import fold_names
from sphinxcontrib_pubs.format.links import with_targets
from sphinxcontrib_pubs.format.notices import notices
from sphinxcontrib_pubs.format.title_link import link_title
from sphinxcontrib_pubs.model import Markup, Publication

Style: TypeAlias = Callable[[Publication], Markup]

#: The entry-point group through which another package registers a style.
ENTRY_POINT_GROUP = 'sphinxcontrib_pubs.styles'


@cache
def styles() -> Mapping[str, Style]:
    """Every registered style by its name: ours, and those of installed packages."""
    registered: dict[str, Style] = {'apa': format_apa, 'as-written': format_as_written}
    for entry_point in entry_points(group=ENTRY_POINT_GROUP):
        registered.setdefault(entry_point.name, entry_point.load())
    return registered


__all__ = [
    'ENTRY_POINT_GROUP',
    'Buttons',
    'Style',
    'fold_names',
    'format_apa',
    'format_as_written',
    'in_style',
    'link_title',
    'notices',
    'styles',
    'with_targets',
]
