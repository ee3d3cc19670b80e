"""All problem codes, in the groups in which the documentation lists them; a reader of another package has its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model.codes.bibtex import BIBTEX
from sphinxcontrib_pubs.model.codes.build import BUILD
from sphinxcontrib_pubs.model.codes.citations import CITATIONS
from sphinxcontrib_pubs.model.codes.code import Code, Example
from sphinxcontrib_pubs.model.codes.entries import ENTRIES
from sphinxcontrib_pubs.model.codes.exports import EXPORTS
from sphinxcontrib_pubs.model.codes.fetch import FETCH
from sphinxcontrib_pubs.model.codes.files import FILES
from sphinxcontrib_pubs.model.codes.people import PEOPLE
from sphinxcontrib_pubs.model.codes.preview import PREVIEW
from sphinxcontrib_pubs.model.codes.records import RECORDS
from sphinxcontrib_pubs.model.codes.style import STYLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Heading → codes.
GROUPS: Mapping[str, Sequence[Code]] = {
    'Files': FILES,
    'Entries and their markup': ENTRIES,
    'BibTeX': BIBTEX,
    'CSL-JSON, RIS and YAML': RECORDS,
    'Matters of style': STYLE,
    'People': PEOPLE,
    'Directives and configuration': BUILD,
    'Citations': CITATIONS,
    'Exports': EXPORTS,
    'Pages of a built site': PREVIEW,
    'Fetching': FETCH,
}

#: Every code by its name.
CODES: Mapping[str, Code] = {code.name: code for codes in GROUPS.values() for code in codes}

__all__ = ['CODES', 'GROUPS', 'Code', 'Example']
