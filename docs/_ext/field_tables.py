"""Tables of which field of a format becomes what, made from the tables that its reader reads by."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx.util.docutils import SphinxDirective

from sphinxcontrib_pubs.model.csl import DATES, NAMES, TEXTS
from sphinxcontrib_pubs.sources import pubmed
from sphinxcontrib_pubs.sources.csl_json.items import OTHER_NAMES
from sphinxcontrib_pubs.sources.records.tables import LINKS, TYPE_NAMES
from sphinxcontrib_pubs.sources.ris import tables as ris
from sphinxcontrib_pubs.sources.yaml import citation_cff, hayagriva
from sphinxcontrib_pubs.sources.yaml.names import FIELDS, HUGO, HUGO_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

#: Variables that a publication has a field of its own for, by another name.
_MEANINGS = {
    'id': 'key',
    'author': 'authors',
    'editor': 'editors',
    'translator': 'translators',
    'issued': 'date',
    'container-title': 'venue',
    'container-title-short': 'abbreviation of the venue',
    'collection-title': 'series',
    'page': 'pages, or the number of an article',
    'keyword': 'keywords',
    'URL': 'link',
    'links': 'links',
    'award': 'awards',
    'roles': 'roles of the authors, a list for each',
    'rest': 'text behind the entry',
    'truncated': '“et al.” behind the authors',
    'arXiv': 'arXiv identifier',
    'identifiers': 'identifiers',
}
_IDENTIFIERS = frozenset({'DOI', 'PMID', 'PMCID', 'ISBN', 'ISSN', 'arXiv'})


def _meaning(variable: str) -> str:
    if variable in LINKS:
        return f'link of the kind `{LINKS[variable] or "url"}`'
    if variable in _MEANINGS:
        return _MEANINGS[variable]
    if variable in _IDENTIFIERS:
        return f'{variable}'
    if variable in TEXTS or variable in DATES or variable in NAMES:
        return f'CSL’s `{variable}`'
    return variable.replace('-', ' ')


def _grouped(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The names of each variable in one row, in the order of the table."""
    names: dict[str, list[str]] = {}
    for name, variable in fields.items():
        names.setdefault(variable, []).append(f'`{name}`')
    yield from ((', '.join(found), _meaning(variable)) for variable, found in names.items())


def _types(types: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    names: dict[str, list[str]] = {}
    for name, type_ in types.items():
        names.setdefault(type_, []).append(f'`{name}`')
    yield from ((', '.join(found), f'`{type_}`' if type_ else 'none') for type_, found in names.items())


def _by_type() -> Iterator[tuple[str, str]]:
    for type_, tags in ris.BY_TYPE.items():
        yield f'`{type_}`', ', '.join(f'`{tag}` {_meaning(variable)}' for tag, variable in tags.items())


def _own_fields() -> Iterator[tuple[str, str]]:
    yield from _grouped(FIELDS)
    yield '`year`, `month`, `day`', 'date, where no field has the whole'
    yield from _grouped({name: name for name, kind in LINKS.items() if kind})


TABLES: dict[str, tuple[tuple[str, str], Callable[[], Iterable[Sequence[str]]]]] = {
    'csl-json': (('name', 'becomes'), lambda: _grouped(OTHER_NAMES)),
    'ris': (('tags', 'become'), lambda: _grouped(ris.TAGS)),
    'pubmed': (('tags', 'become'), lambda: _grouped(pubmed.TAGS)),
    'ris-by-type': (('type', 'tags'), _by_type),
    'ris-types': (('`TY`', 'type'), lambda: _types(ris.TYPES)),
    'yaml': (('fields', 'become'), _own_fields),
    'types': (('names', 'type'), lambda: _types(TYPE_NAMES)),
    'hugo': (('fields', 'become'), lambda: _grouped(HUGO)),
    'hugo-types': (('`publication_types`', 'type'), lambda: _types(HUGO_TYPES)),
    'hayagriva': (('fields', 'become'), lambda: _grouped(hayagriva.FIELDS)),
    'hayagriva-types': (
        ('type', 'CSL’s type'),
        lambda: _types(
            {**hayagriva.TYPES, **{f'{own} in {parent}': t for (own, parent), t in hayagriva.TYPES_IN.items()}}
        ),
    ),
    'cff': (('fields', 'become'), lambda: _grouped(citation_cff.FIELDS)),
    'cff-types': (('type', 'CSL’s type'), lambda: _types(citation_cff.TYPES)),
}


class FieldTable(SphinxDirective):
    """``field-table:: ris`` and the like."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Callable[[str], object]]] = {}

    def run(self) -> list[nodes.Node]:
        head, rows = TABLES[self.arguments[0]]
        lines = [f'| {" | ".join(head)} |', '| --- | --- |', *(f'| {" | ".join(row)} |' for row in rows())]
        return self.parse_text_to_nodes('\n'.join(lines))


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive('field-table', FieldTable)
    return {'parallel_read_safe': True, 'parallel_write_safe': True}
