"""The container of an item → its venue: a name with an abbreviation, or a mapping that says more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Venue
from sphinxcontrib_pubs.sources.records.fields import as_list, is_empty, text_of
from sphinxcontrib_pubs.sources.records.tables import VENUE_KINDS
from sphinxcontrib_pubs.sources.records.values import is_true, preprint_server, without_in

if TYPE_CHECKING:
    from collections.abc import Callable

_BOOKS = frozenset({'book', 'periodical', 'collection'})
#: What a mapping calls the parts of a venue, without hyphens and underscores.
_PARTS = {
    'name': 'name',
    'title': 'name',
    'fullname': 'full_name',
    'abbreviation': 'abbreviation',
    'abbr': 'abbreviation',
    'short': 'abbreviation',
    'kind': 'kind',
    'type': 'kind',
    'highlighted': 'highlighted',
    'highlight': 'highlighted',
}


def read_venue(left: dict[str, object], title: str, type_: str, plain: Callable[[object], str]) -> Venue | None:
    """Takes what names the container out of ``left``; what else a mapping says of it stays there.

    ``plain`` is how a value becomes text. A book that is named as its own container has none.
    """
    told = _mapping(left)
    container = left.pop('container-title', '')
    first, *others = as_list(container) or ['']
    if len(others) == 1 and 'container-title-short' not in left and len(text_of(others[0])) < len(text_of(first)):
        left['container-title-short'] = others.pop()  # as Crossref has it
    if others:
        left['container-title-2'] = others if len(others) > 1 else others[0]
    name = without_in(plain(first)) or told.get('name', '')
    short = ''
    for field in ('container-title-short', 'journalAbbreviation', 'shortjournal'):
        if field in left and not short:
            short = plain(left.pop(field))
        elif field in left and text_of(left[field]) == short:
            del left[field]
    full = told.get('full_name', '') or plain(left.pop('venue-full-name', ''))
    short = told.get('abbreviation', '') or short
    highlighted = is_true(text_of(left.pop('venue-highlighted', '')) or told.get('highlighted', ''))
    if type_ in _BOOKS and name == title:
        name = ''
    name = name or full or short
    if not name:
        return None
    server = preprint_server(name)
    if server and server != name:
        full, name = full or (name if name.lower() != server.lower() else ''), server
    kind = told.get('kind', '') or plain(left.pop('venue-kind', ''))
    return Venue(
        name,
        highlighted=highlighted,
        full_name='' if full == name else full,
        abbreviation='' if short == name else short,
        kind=kind or ('preprint server' if server else VENUE_KINDS.get(type_, '')),
    )


def _mapping(left: dict[str, object]) -> dict[str, str]:
    """The parts of a venue that is a mapping."""
    value = left.get('container-title')
    if not isinstance(value, dict):
        return {}
    del left['container-title']
    told: dict[str, str] = {}
    for name, inner in value.items():
        part = _PARTS.get(name.lower().replace('-', '').replace('_', ''))
        if part and part not in told:
            told[part] = text_of(inner)
        elif not is_empty(inner):
            left[f'venue-{name}'] = inner
    return told
