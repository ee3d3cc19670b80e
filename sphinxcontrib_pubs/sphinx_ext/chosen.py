"""Which publications of its sources a list shows, in which order, and under which headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.library.selected import is_selected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.library.group import Group
    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.sphinx_ext.options import ListOptions


def asks_registries(options: ListOptions) -> bool:
    """Whether what is shown, or under which heading, depends on who somebody is or on what is known of a venue."""
    from sphinxcontrib_pubs.library.fields import RECOGNISED

    if options.people:
        return True
    asked = options.filter.fields if options.filter else frozenset()
    return not RECOGNISED.isdisjoint(asked.union(options.group_by.levels if options.group_by else ()))


def choose(publications: Sequence[Publication], options: ListOptions) -> list[Publication]:
    """The publications that a list was asked for, in its order."""
    chosen = [
        publication
        for publication in publications
        if (options.filter is None or options.filter.matches(publication))
        and (not options.people or any(each.person_id in options.people for each in publication.contributors))
        and (options.selected != 'only' or is_selected(publication))
    ]
    if options.sort:
        chosen = options.sort.apply(chosen)
    if options.selected == 'first':
        chosen.sort(key=lambda publication: not is_selected(publication))
    return chosen[: options.limit]


def divide(chosen: Sequence[Publication], options: ListOptions) -> list[Group]:
    """The groups of a list, outer ones with inner ones in them; none where it was asked for none."""
    if not (options.group_by and options.group_by.levels):
        return []
    return options.group_by.apply(chosen, options.sort.year_direction if options.sort else 'descending')


def is_by_names(options: ListOptions) -> bool:
    """Whether an entry is read with the one above it: only then may a style leave out the names that both have."""
    return options.layout == 'list' and options.sort is not None and options.sort.by_names


def is_by_year(options: ListOptions) -> bool:
    """Whether the outermost headings are years."""
    return options.group_by is not None and options.group_by.levels[:1] == ('year',)
