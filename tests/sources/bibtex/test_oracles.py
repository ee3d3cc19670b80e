"""Real .bib files against pybtex and bibtexparser: no entry that either finds is lost, and no field of it."""

from __future__ import annotations

import logging
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import bibtexparser
import pybtex.errors
import pytest
from pybtex.bibtex.utils import split_name_list
from pybtex.database import InvalidNameString
from pybtex.database import Person as PybtexPerson
from pybtex.database.input.bibtex import Parser

from sphinxcontrib_pubs.model import Severity
from sphinxcontrib_pubs.sources.bibtex.names import NameReader
from sphinxcontrib_pubs.sources.bibtex.scanner import scan
from sphinxcontrib_pubs.sources.decoding import decode
from sphinxcontrib_pubs.sources.latex.markup import Latex
from sphinxcontrib_pubs.sources.load import load
from sphinxcontrib_pubs.sources.page import Page

if TYPE_CHECKING:
    from pathlib import Path

#: Entries of pybtex that we do not have: the start of the file's name, their number, and the reason.
MORE_IN_PYBTEX = {
    'retorquere__zotero-better-bibtex': (1, 'it stands behind a percent sign: the author took it out, as biber does'),
}
#: Entries that are no publications, by the start of the file's name: ``@xdata`` and ``@set``.
NO_PUBLICATIONS = {
    'FlamingTempura__bibtex-tidy': (2, 'two @set entries name others that the file has as well'),
    'plk__biber__examples': (3, 'three @set entries name others that the file has as well'),
    'plk__biber__full-dot': (4, 'one @set and three @xdata entries hold what others use'),
}


class EveryEntry(Parser):  # type: ignore[misc]
    """pybtex's parser, which would stop at a key that comes twice, keeping all that it parses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def process_entry(self, entry_type: str, key: str, fields: Any) -> None:
        self.found.append((key, {name.lower(): ''.join(parts) for name, parts in fields}))

    def handle_error(self, error: Exception) -> None:
        """Undefined macros and the like stop nobody."""


def text_of(path: Path) -> str:
    text, _ = decode(path.read_bytes(), path.name)
    return text.replace('\r\n', '\n')


def listed(table: dict[str, tuple[int, str]], name: str) -> int:
    return next((count for start, (count, _) in table.items() if name.startswith(start)), 0)


@pytest.fixture(scope='module')
def files(corpus: Path) -> list[Path]:
    found = sorted(corpus.glob('bibtex/*.bib'))
    assert len(found) > 20
    return found


def test_every_entry_of_pybtex_is_found(files: list[Path]) -> None:
    for path in files:
        text = text_of(path)
        parser = EveryEntry()
        with pybtex.errors.capture():
            parser.parse_string(text)
        ours = Counter(entry.key for entry in scan(Page(text, file=path.name))[0].entries)
        missing = Counter(key for key, _ in parser.found) - ours
        assert missing.total() == listed(MORE_IN_PYBTEX, path.name), (path.name, missing)


def test_every_field_of_pybtex_is_found(files: list[Path]) -> None:
    for path in files:
        text = text_of(path)
        parser = EveryEntry()
        with pybtex.errors.capture():
            parser.parse_string(text)
        ours: dict[str, list[dict[str, str]]] = {}
        for entry in scan(Page(text, file=path.name))[0].entries:
            ours.setdefault(entry.key, []).append(entry.fields)
        for key, fields in parser.found:
            names = [set(each) for each in ours[key]]
            assert any(set(fields) <= each for each in names), (path.name, key, fields, names)


def test_every_entry_of_bibtexparser_is_found(files: list[Path], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    for path in files:
        text = text_of(path)
        if hasattr(bibtexparser, 'parse_string'):
            theirs = Counter(entry.key for entry in bibtexparser.parse_string(text).entries)
        else:  # version 1
            theirs = Counter(entry['ID'] for entry in bibtexparser.loads(text).entries)
        ours = Counter(entry.key for entry in scan(Page(text, file=path.name))[0].entries)
        assert not theirs - ours, (path.name, theirs - ours)


def test_every_entry_becomes_a_publication(files: list[Path]) -> None:
    for path in files:
        entries = scan(Page(text_of(path), file=path.name))[0].entries
        publications = load(path).publications
        assert len(entries) - len(publications) == listed(NO_PUBLICATIONS, path.name), path.name


#: Why we read a name otherwise than pybtex, and how that is seen in the name as it is written.
OTHER_NAMES = {
    'braces around the whole name are those of an organisation': r'\{[^\\].*\}',
    'a name that ends in the word for a body is one': r'.* (?:Organization|Committee|Team|Group|Association)',
    'the list goes on': r'.* et al\.?',
    'a suffix needs no comma': r'.* Jr\.',
    'a particle may stand behind the given names': r'.*, .* (?:da|de|van|von)',
    'a family name that begins with a capital has no particle': r'[A-ZÀ-Ž][\w-]+ (?:de|van)(?: la)? .*, .*',
    'the extended format of names, and its options': r'.*=.*',
    'an accented capital is no small letter': r'\\.*',
}


def test_names_are_read_as_pybtex_reads_them_but_for_reasons(files: list[Path]) -> None:
    latex = Latex()
    reader = NameReader(latex)
    seen: set[str] = set()
    unlike: list[tuple[str, object, object]] = []
    for path in files:
        for entry in scan(Page(text_of(path), file=path.name))[0].entries:
            seen |= {
                written
                for field in ('author', 'editor')
                for written in split_name_list(' '.join(entry.fields.get(field, '').split()))
            }
    for written in (' '.join(each.split()) for each in sorted(seen - {'others'})):
        try:
            person = PybtexPerson(written)
        except InvalidNameString:  # more than two commas
            continue
        theirs = tuple(
            latex.text(' '.join(part))
            for part in (
                person.prelast_names,
                person.last_names,
                person.first_names + person.middle_names,
                person.lineage_names,
            )
        )
        people = [named.person for named in reader.read(written).people]
        ours = [(p.particle, p.family, p.given, p.suffix) for p in people]
        if ours != [theirs] and not any(re.fullmatch(pattern, written) for pattern in OTHER_NAMES.values()):
            unlike.append((written, theirs, ours))
    assert unlike == []
    assert len(seen) > 4000


def test_real_files_have_no_entry_that_cannot_be_read(files: list[Path]) -> None:
    errors = [str(each) for path in files for each in load(path).problems if each.severity is Severity.ERROR]
    assert errors == []
