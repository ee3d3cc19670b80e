"""YAML files, and pages whose front matter is a publication: text in, publications and problems out."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Reading, Severity
from sphinxcontrib_pubs.sources.front_matter import read_front_matter
from sphinxcontrib_pubs.sources.records.build import Builder
from sphinxcontrib_pubs.sources.records.collection import collected
from sphinxcontrib_pubs.sources.records.fields import Fields, Record, at, offset_in
from sphinxcontrib_pubs.sources.records.marked import read_marked
from sphinxcontrib_pubs.sources.records.tagged import read_tagged
from sphinxcontrib_pubs.sources.yaml import hugo, lock, site_pages
from sphinxcontrib_pubs.sources.yaml.dialects import entries_of
from sphinxcontrib_pubs.sources.yaml.documents import read_documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.model import Problem, Publication
    from sphinxcontrib_pubs.sources.front_matter import FrontMatter
    from sphinxcontrib_pubs.sources.page import Page
    from sphinxcontrib_pubs.sources.records.fields import Path
    from sphinxcontrib_pubs.sources.records.item import Item
    from sphinxcontrib_pubs.sources.yaml.dialects import Found
    from sphinxcontrib_pubs.sources.yaml.documents import Document, Lost


def read_yaml(page: Page) -> Reading:
    """Reads a data file in any of the dialects that its fields show."""
    publications: list[Publication] = []
    problems: list[Problem] = []
    settings: dict[str, object] = {}
    documents = read_documents(lock.without_replies(page.text))
    for document in documents:
        problems += _faults(page, document)
        found = entries_of(document.root)
        for name, value in found.settings.items():
            settings.setdefault(name, _plain(value))
        builder = Builder(page, read_marked if found.is_markdown else read_tagged)
        publications += _publications(builder, document, found)
        problems += builder.problems
    is_lock = any(isinstance(document.root, dict) and lock.is_lock(document.root) for document in documents)
    if not publications and not problems and not is_lock:
        message = 'no publication was found; expected a list of entries: "- title: …"'
        problems.append(page.problem(Severity.WARNING, 'yaml-syntax', message, 0))
    publications.sort(key=lambda each: each.source.line)
    return collected(page, publications, problems, settings)


def read_front_matter_page(page: Page) -> Reading:
    """Reads a page of a site that has one for each work: a list in its text, or else its front matter."""
    from sphinxcontrib_pubs.sources.markdown import read_markdown

    front = read_front_matter(page)
    if not front.lines:
        return read_markdown(page)
    record, problems = _in_toml(page, front) if page.lines[0].startswith('+++') else _in_yaml(page, front)
    # These repeat the work as a citation in the text.
    if record is not None and site_pages.is_academicpages(record.fields):
        item = site_pages.of_academicpages(record.fields, page.text[page.line_start(front.lines) :])
        return _of_page(page, record, item, problems)
    inside = read_markdown(page)
    if inside.publications or record is None:
        return inside
    if site_pages.is_quarto(record.fields):
        return _of_page(page, record, site_pages.of_quarto(record.fields), problems)
    return _of_page(page, record, hugo.to_item(record.fields), problems) if hugo.is_hugo(record.fields) else inside


def _of_page(page: Page, record: Record, item: Item, problems: list[Problem]) -> Reading:
    if hugo.is_draft(record.fields):
        message, hint = 'this is a draft, which its site does not publish', 'take "draft: true" away to show it'
        problems.append(page.problem(Severity.NOTE, 'left-out', message, record.locate(('draft',)), hint))
        return collected(page, [], problems)
    builder = Builder(page, read_marked)
    publication = builder.build(record, item)
    return collected(page, [publication], [*problems, *builder.problems])


def _in_yaml(page: Page, front: FrontMatter) -> tuple[Record | None, list[Problem]]:
    """The front matter between ``---`` lines, whose values know their places."""
    start, end = page.line_start(1), page.line_start(front.lines - 1)
    document = next(iter(read_documents(page.text, start, end)), None)
    if document is None or not isinstance(document.root, dict):
        return None, []
    return _record(document, document.root, start, end - 1), _faults(page, document)


def _in_toml(page: Page, front: FrontMatter) -> tuple[Record | None, list[Problem]]:
    """The front matter between ``+++`` lines; a value stands where a line begins with its name."""
    start, end = page.line_start(1), page.line_start(front.lines - 1)

    def place(path: Path) -> int:
        line = re.compile(rf'^\[*{re.escape(str(path[0]))}\b', re.MULTILINE) if path else None
        found = line.search(page.text, start, end) if line is not None else None
        return start if found is None else found.start()

    return Record(front.values, start, end - 1, place), list(front.problems)


def _publications(builder: Builder, document: Document, found: Found) -> Iterator[Publication]:
    for path, item in found.entries:
        fields = at(document.root, path)
        if not isinstance(fields, Fields):
            place = offset_in(document.root, 0, path)
            yield builder.verbatim(place, _end_of_line(builder.page.text, place), 'expected "name: value" lines')
            continue
        start, end = document.spans.get(id(fields), (0, len(builder.page.text)))
        if path and isinstance(path[-1], str):  # an entry under its key begins with it
            start = offset_in(document.root, 0, path)
        publication = builder.build(_record(document, fields, start, end), item)
        yield publication._replace(fetched=found.fetched[path]) if path in found.fetched else publication
    for lost in document.lost:
        yield _verbatim(builder, lost)


def _record(document: Document, fields: dict[str, object], start: int, end: int) -> Record:
    return Record(fields, start, end, partial(offset_in, fields, start))


def _plain(value: object) -> object:
    """A value without its places, in the types that YAML and JSON are written from; aliases become copies."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def _end_of_line(text: str, place: int) -> int:
    end = text.find('\n', place)
    return len(text) if end < 0 else end


def _verbatim(builder: Builder, lost: Lost) -> Publication:
    text = builder.page.text[lost.start : lost.end]
    start = lost.start + len(text) - len(text.lstrip())
    return builder.verbatim(start, lost.start + len(text.rstrip()), 'nothing of this could be read')


def _faults(page: Page, document: Document) -> list[Problem]:
    hint = 'put quotation marks around a text with ": " or " #" in it, or with a special sign before it'
    return [
        page.problem(
            Severity.WARNING,
            'yaml-syntax',
            fault.message,
            fault.place,
            hint if document.is_broken and not number else '',
        )
        for number, fault in enumerate(document.faults)
    ]
