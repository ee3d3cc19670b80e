"""Names between which the comma is missing, divided where the form of both shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.reference.name_end import two_names
from sphinxcontrib_pubs.sources.reference.name_kind import Kind

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.reference.name_row import Row


def divide_behind_initials(row: Row, index: int) -> bool:
    """``Gray, S. Ganz, W.``: divides the chunk behind a family name into its initials and the next family name.

    False where it is no such chunk, and the row stays as it is.
    """
    if index + 2 >= len(row.kinds) or row.kinds[index + 2].form != 'I':
        return False
    kind, chunk = row.kinds[index + 1], row.chunks[index + 1]
    first, end = row.bounds[index + 1]
    gap = first + len(kind.given)
    if kind.particle or not chunk.startswith(kind.given):
        return False
    halves = [Kind('I', given=kind.given), row.reader.kind(kind.family)]
    row.divide(index + 1, halves, [kind.given, kind.family], [(first, gap), (gap + 1, end)])
    return True


def divide_two_names(row: Row, index: int) -> bool:
    """``Zapata L.A. Estrada J.A.``: divides a chunk into the two names that it is; False where it is none."""
    chunk, (first, _) = row.chunks[index], row.bounds[index]
    match = two_names(chunk)
    if match is None or not row.text.startswith(chunk, first):
        return False
    halves = [row.reader.kind(match[1]), row.reader.kind(match[2])]
    if any(kind.form != 'FI' for kind in halves) or match[2] in (match[1], row.chunks[0]):
        return False
    gap, start, end = first + match.end(1), first + match.start(2), first + match.end(2)
    row.divide(index, halves, [match[1], match[2]], [(first, gap), (start, end)])
    return True
