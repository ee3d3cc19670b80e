"""What a written document lacks of its publications, as notes: it is read again to see that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.bibtex.tables import is_private
from sphinxcontrib_pubs.export.losses import losses
from sphinxcontrib_pubs.model import Problem, Severity
from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_pubs.model import Publication

_NAMES = {'bibtex': 'BibTeX', 'ris': 'RIS', 'csl-json': 'CSL-JSON', 'yaml': 'YAML', 'markdown': 'Markdown'}
#: This many further fields of a file are told by name; files of databases have dozens of them.
_MOST_TOLD = 12


def left_out(publications: Sequence[Publication], text: str, format: str) -> Iterable[Problem]:
    """A note for each thing that some entries of a source tell and the document does not, at the first of them."""
    found = read(text, file='', format=format, notes=False).publications
    if len(found) != len(publications):  # nothing was written, or headings of a page tell entries apart
        return []
    lost: dict[tuple[str, str], list[Publication]] = {}
    for before, after in zip(publications, found, strict=True):
        for what in losses(before, after, is_private):
            lost.setdefault((before.source.file, what), []).append(before)
    told: dict[str, int] = {}
    notes: list[Problem] = []
    for (file, what), entries in sorted(lost.items(), key=lambda each: (each[1][0].source[:2], -len(each[1]))):
        told[file] = told.get(file, 0) + 1
        if told[file] <= _MOST_TOLD:
            notes.append(_note(entries, what, format))
    return notes


def _note(entries: Sequence[Publication], what: str, format: str) -> Problem:
    others = len(entries) - 1
    more = f', here and in {others} other {"entries" if others > 1 else "entry"}' if others else ''
    hint = '' if format in ('yaml', 'csl-json') else '--to yaml keeps it'
    return Problem(
        code='not-exported',
        message=f'{_NAMES[format]} cannot tell {what}{more}',
        severity=Severity.NOTE,
        span=entries[0].source,
        hint=hint,
    )
