"""Every format as the tests write it and read it again, and the lists that they do it with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from sphinxcontrib_pubs.export.bibtex import to_bibtex
from sphinxcontrib_pubs.export.csl_json import to_csl_json
from sphinxcontrib_pubs.export.records import to_records
from sphinxcontrib_pubs.export.ris import to_ris
from sphinxcontrib_pubs.library.keys import unique_keys
from sphinxcontrib_pubs.model import Publication, SourceSpan
from sphinxcontrib_pubs.sources.bibtex.entry_text import read_entry_text
from sphinxcontrib_pubs.sources.load import load, read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SOURCES = Path(__file__).parent.parent / 'sources'
#: Files of every structured format, most of them with one oddity each.
FILES = sorted(
    path
    for pattern in ('records/cases/**/*', 'bibtex/cases/*.bib')
    for path in SOURCES.glob(pattern)
    if path.is_file() and not path.name.endswith('.outcome.json')
)


def made_bibtex(publications: Sequence[Publication]) -> str:
    """BibTeX that is made of the publications, whatever their sources have."""
    return to_bibtex(publications, lambda _: None)


def to_yaml(publications: Sequence[Publication]) -> str:
    return yaml.safe_dump(to_records(publications), allow_unicode=True, sort_keys=False, width=120)


#: Name of a test → format, and the function that writes it.
WRITERS: dict[str, tuple[str, Callable[[Sequence[Publication]], str]]] = {
    'bibtex': ('bibtex', lambda publications: to_bibtex(publications, read_entry_text)),
    'bibtex, made': ('bibtex', made_bibtex),
    'ris': ('ris', to_ris),
    'csl-json': ('csl-json', lambda publications: json.dumps(to_csl_json(publications))),
    'yaml': ('yaml', to_yaml),
}


def publications_of(path: Path) -> list[Publication]:
    """The publications of a file, each with a key of its own."""
    found = load(path, notes=False).publications
    return [each._replace(key=key) for each, key in zip(found, unique_keys(found), strict=True)]


def with_keys(publications: Sequence[Publication]) -> list[Publication]:
    """Publications with keys that every format takes as they are."""
    return [each._replace(key=f'k{number}') for number, each in enumerate(publications)]


def read_again(text: str, format: str) -> list[Publication]:
    return list(read(text, file='again', format=format, notes=False).publications)


def work(**fields: object) -> Publication:
    """An invented publication."""
    return Publication(key='lamps', source=SourceSpan(file='x', line=1))._replace(**fields)  # type: ignore[arg-type]
