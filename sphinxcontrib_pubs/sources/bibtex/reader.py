"""BibTeX and BibLaTeX files: text in, publications and problems out; nothing here opens a file or logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import Publication, Reading, Severity
from sphinxcontrib_pubs.sources.bibtex.definitions import Elsewhere
from sphinxcontrib_pubs.sources.bibtex.inheritance import Inheritance
from sphinxcontrib_pubs.sources.bibtex.publication import Builder
from sphinxcontrib_pubs.sources.bibtex.scanner import scan
from sphinxcontrib_pubs.sources.bibtex.tables import NO_PUBLICATION
from sphinxcontrib_pubs.sources.front_matter import read_front_matter
from sphinxcontrib_pubs.sources.keys import Keys
from sphinxcontrib_pubs.sources.latex.macros import called_in, read_macros
from sphinxcontrib_pubs.sources.latex.markup import Latex

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Problem
    from sphinxcontrib_pubs.sources.bibtex.entries import Entry
    from sphinxcontrib_pubs.sources.page import Page


def read_bibtex(page: Page) -> Reading:
    """Reads the publications of a BibTeX or BibLaTeX file, in the order of its entries.

    Front matter before the entries is the page's own, as Jekyll demands it; ``@xdata`` and ``@set`` are no
    publications.
    """
    front = read_front_matter(page)
    elsewhere = Elsewhere(page.beside)
    database, problems = scan(page, elsewhere.macro)
    problems = [*front.problems, *problems]
    if '@' not in page.text:
        message = 'no entry was found; expected @type{key, name = {value}, …}'
        problems.append(page.problem(Severity.WARNING, 'bibtex-syntax', message, 0))
    macros = read_macros(database.preamble)
    builder = Builder(page, Latex(macros))
    inheritance = Inheritance(page, database.entries, elsewhere.entry)
    keys = Keys()
    seen: dict[str, Entry] = {}
    publications: list[Publication] = []
    for entry in database.entries:
        if entry.type in NO_PUBLICATION:
            continue
        first = seen.setdefault(entry.key, entry) if entry.key else entry
        if first is not entry:
            problems.append(_repeated(page, entry, first))
        inheritance.complete(entry)
        publication = builder.build(entry) if entry.fields else builder.verbatim(entry)
        if macros and (called := called_in(publication.raw, macros)):
            publication = publication._replace(extra=(*publication.extra, ('commands', ' '.join(called))))
        if not inheritance.is_used:
            entry.let_go()  # ten thousand entries take more room than all that is kept
        key = keys.unique(publication.key)
        publications.append(publication if key == publication.key else publication._replace(key=key))
    problems += [*inheritance.problems, *builder.problems]
    if not page.notes:
        problems = [problem for problem in problems if problem.severity is not Severity.NOTE]
    problems.sort(key=lambda problem: (problem.span.line, problem.span.column))
    return Reading(publications=tuple(publications), problems=tuple(problems), front_matter=front.values)


def _repeated(page: Page, entry: Entry, first: Entry) -> Problem:
    line, _ = page.place(first.start)
    return page.problem(
        Severity.WARNING,
        'key-repeated',
        f'the key {entry.key} is taken by the entry of line {line}; this one gets a number',
        entry.start,
        'give it a key of its own',
    )
