"""RIS files: text in, publications and problems out; nothing here opens a file or logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Reading, Severity
from sphinxcontrib_pubs.sources.records.build import Builder
from sphinxcontrib_pubs.sources.records.collection import collected
from sphinxcontrib_pubs.sources.records.fields import Record
from sphinxcontrib_pubs.sources.records.tagged import read_tagged
from sphinxcontrib_pubs.sources.ris.items import to_item
from sphinxcontrib_pubs.sources.ris.lines import read_lines

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Publication
    from sphinxcontrib_pubs.sources.page import Page
    from sphinxcontrib_pubs.sources.records.fields import Path
    from sphinxcontrib_pubs.sources.ris.lines import Entry


def read_ris(page: Page) -> Reading:
    """Reads the references of a RIS file; a file without any line of RIS is refused."""
    entries, problems = read_lines(page)
    if not entries:
        message = 'this is not RIS: no line begins with "TY  - "'
        hint = 'expected "TY  - JOUR", then a tag and a value on each line, and "ER  - "'
        return Reading(problems=(page.problem(Severity.ERROR, 'source-format', message, 0, hint),))
    builder = Builder(page, read_tagged)
    publications = [_publication(builder, entry) for entry in entries]
    return collected(page, publications, [*problems, *builder.problems])


def _publication(builder: Builder, entry: Entry) -> Publication:
    if not entry.values:
        return builder.verbatim(entry.start, entry.end, 'expected "TY  - ", found lines that belong to no entry')
    places: dict[str, int] = {}
    for value in entry.values:
        places.setdefault(value.tag, value.place)

    def locate(path: Path) -> int:
        return places.get(str(path[0]), entry.start) if path else entry.start

    return builder.build(Record({}, entry.start, entry.end, locate), to_item(entry.values))
