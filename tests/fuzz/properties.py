"""What must hold whatever a reader is given; each check raises `BrokenError`, with a name, where it does not.

The fuzzers and the tests of generated texts share these: a finding of one is a case for the other.
"""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

import yaml

from sphinxcontrib_pubs.format import format_apa
from sphinxcontrib_pubs.render.html import render_entry
from sphinxcontrib_pubs.render.item import Item
from sphinxcontrib_pubs.sources.decoding import decode
from sphinxcontrib_pubs.sources.load import read_bytes
from sphinxcontrib_pubs.sources.registry import formats
from tests.export.exported import WRITERS, read_again
from tests.hostile.elements import faults, parsed
from tests.sources.properties import check, check_places, is_bibtex, lost
from tests.sources.records.words import told_by, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType

    from sphinxcontrib_pubs.model import Publication, Reading

#: Formats that are written by hand, whose entries are lines of a page.
WRITTEN = frozenset({'markdown', 'restructuredtext'})
#: Words that say what stands beside them, and are told by the name of a field.
_LABELS = frozenset([
    'abstract', 'keywords', 'bd', 'nr', 'hrsg', 'herausgeber', 'éd', 'éds', 'dir', 'tome', 'vyp', 'ред', 'том', 'вып',
    'стр', 'isbn', 'issn', 'pmid', 'pmcid', 'retrieved', 'accessed', 'others', 'publisher', 'place', 'type',
    'edition', 'editors', 'the', 'trong', '第', '卷', '期', '页',
])  # fmt: skip
#: Fields whose values are told in other signs, or not at all: kinds of work, dates, languages, what a file is.
_IS_CODED = re.compile(
    r'(?i)TY$|.*date|issued|year|month|raw$|PY$|Y[12]$|DA$|LA$|language|season|accessed|start|end|id$|orcid|message$|cff-version$'
)
#: An entry in the form that ``convert --to markdown`` writes where a reference would not do.
_IS_LABELLED = re.compile(r'^[-*\s]*Title:', re.MULTILINE)
#: Words that say how a value is meant; what they say is told.
DISSOLVED = {'', '0', '_', 'others', 'al', 'et', 'and'}
#: A value with these is markup, an address or a formula: its words are what is left of it.
_SYNTAX = re.compile(r'[<>&$\\{}]|://')
#: How many entries of an input are taken apart by html5lib, which takes longer than to read them.
_MOST_PARSED = 3


class BrokenError(AssertionError):
    """A property that does not hold: its name, then what shows it."""

    def __init__(self, name: str, shown: object = '') -> None:
        super().__init__(f'{name}: {str(shown)[:2000]}')
        self.name = name


def read_once(content: bytes, format: str, *, notes: bool = True) -> tuple[Reading, str]:
    """The reading of a file's bytes, and the text that its places count in."""
    text, _ = decode(content, 'x')
    return read_bytes(content, formats()[format], 'x', notes=notes), text


def check_shape(reading: Reading, text: str, format: str) -> None:
    """Places are of the text, links are safe, keys differ; entries of a hand-written page are its lines."""
    try:
        if format in WRITTEN:
            check(reading, text, 1)
        else:
            check_places(reading, text)
    except AssertionError as error:
        raise BrokenError('the reading has the shape of its text', error) from error


def check_nothing_lost(publications: Iterable[Publication], format: str) -> None:
    """Every word of an entry is in some field."""
    publications = tuple(publications)
    for publication in publications:
        if format in WRITTEN and is_bibtex(publication):
            missing = list(_lost_values(publication, 'bibtex', publications))
        elif format in WRITTEN:
            missing = _lost_words(publication)
        else:  # the text of one entry may hold another, as that of a project holds its references
            missing = list(_lost_values(publication, format, publications))
        if missing:
            raise BrokenError('no word of an entry is lost', (missing, publication.raw))


def _lost_words(publication: Publication) -> list[str]:
    """Words that no field tells, not even across its words, as a name in a script without spaces is told."""
    if _IS_LABELLED.search(publication.raw):
        return []  # half of its words are names of fields; the tests of exports look at it
    missing = [word for word in lost(publication) if len(word) > 2 and word not in _LABELS]
    known = _letters(publication._replace(raw='', as_written=())) if missing else ''
    return [word for word in missing if not _is_told(word, known)]


def _lost_values(publication: Publication, format: str, all_of_them: tuple[Publication, ...]) -> Iterator[str]:
    if publication.verbatim:
        yield from words_of(publication.raw) - words_of(publication.as_written) - told_by(publication)
        return
    known = told_by(publication) | DISSOLVED
    for name, value in _VALUES[format](publication.raw):
        if (name == 'type' and publication.type) or _IS_CODED.match(name) or _SYNTAX.search(value):
            continue
        missing = {word for word in words_of(value) - known if len(word) > 1}
        # Initials may be divided, and names of them joined.
        if missing:
            told = _letters(tuple(each._replace(raw='') for each in all_of_them))
            if not all(_is_told(word, told) for word in missing):
                yield value


def _is_told(word: str, letters: str) -> bool:
    """Whether a word is among the letters; in two pieces where fields divide what no space does: numbers, CJK names."""
    if word in letters or (word.isascii() and word.isalpha()):
        return word in letters
    return any(word[:cut] in letters and word[cut:] in letters for cut in range(1, len(word)))


def _letters(value: object) -> str:
    """All letters and digits that something holds, in one row."""
    return ''.join(re.findall(r'[^\W_]+', ' '.join(_texts(value)).lower()))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
    elif value is not None:
        yield str(value)


def _values_of_json(raw: str) -> Iterator[tuple[str, str]]:
    try:
        yield from _leaves('', json.loads(raw, strict=False))
    except ValueError:
        return


def _values_of_ris(raw: str) -> Iterator[tuple[str, str]]:
    yield from re.findall(r'^([A-Z][A-Z0-9])  - (.*)$', raw, re.MULTILINE)


def _values_of_yaml(raw: str) -> Iterator[tuple[str, str]]:
    try:
        yield from _leaves('', yaml.load(raw, Loader=yaml.BaseLoader))
    except (yaml.YAMLError, RecursionError, TypeError, ValueError):
        return


def _values_of_bibtex(raw: str) -> Iterator[tuple[str, str]]:
    yield from re.findall(r'^\s*([\w-]+)\s*=\s*\{([^{}\\$@#%="~]*)\},?$', raw, re.MULTILINE)


def _leaves(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(str(key), inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(name, inner)
    elif isinstance(value, str):
        yield name, value


#: By the format: the values in the text of an entry that are plain words, with their names.
_VALUES: dict[str, Callable[[str], Iterator[tuple[str, str]]]] = {
    'bibtex': _values_of_bibtex,
    'csl-json': _values_of_json,
    'hugo': lambda _: iter(()),
    'ris': _values_of_ris,
    'yaml': _values_of_yaml,
}


def check_escaped(publications: Iterable[Publication]) -> None:
    """No element and no attribute is made of a source."""
    for number, publication in enumerate(publications):
        if number == _MOST_PARSED:
            return
        check_html(render_entry(Item(publication, format_apa(publication), 'pub-x'), permalink='x'))


def check_html(html: str) -> None:
    """An element of ours, as a browser makes it of the text, has nothing that was not written by us."""
    body = parsed(html).find('body')
    assert body is not None
    for element in body:
        if found := list(faults(element)):
            raise BrokenError('values are escaped', (found, html))


def check_written_again(publications: Iterable[Publication]) -> None:
    """What each format writes has an entry for each publication, under its key, and CSL-JSON is a fixed point."""
    # Formats have rules of their own for keys, and without a word there is no entry.
    works = [
        each._replace(key=f'k{number}', title=each.title if each.title_text.strip() else ('x',))
        for number, each in enumerate(publications)
    ]
    for name, (format, write) in WRITERS.items():
        text = write(works)
        again = read_again(text, format)
        if [each.key for each in again] != [each.key for each in works]:
            raise BrokenError(
                f'what is written as {name} is read as the same entries', ([each.key for each in again], text)
            )
        if format == 'csl-json':
            # The first reading brings dashes and links into their own form.
            text = write(again)
            if _without_places(write(read_again(text, format))) != _without_places(text):
                raise BrokenError('what is read of CSL-JSON is written as it was', text)


def _without_places(text: str) -> object:
    """Items of CSL-JSON without what says where and how they were written."""
    items = json.loads(text)
    for item in items:
        for name in ('source', 'raw'):
            item.get('custom', {}).pop(name, None)
    return items


def check_same_without_notes(content: bytes, format: str, reading: Reading) -> None:
    """A build reads what ``check`` reads."""
    built, _ = read_once(content, format, notes=False)
    if built.publications != reading.publications or built.regions != reading.regions:
        raise BrokenError('notes change nothing that is read', content)


def check_even(text: str, read_text: Callable[[str], object]) -> None:
    """Four times the text is about four times the work, which is counted in calls and not by a clock.

    What a regular expression does within one call is seen by the limit of a whole input's time.
    """
    if len(text.strip()) < 2:
        return
    count = 4000 // len(text) + 1
    once, more = (_calls(read_text, f'{text}\n' * number) for number in (count, 4 * count))
    if more > 7 * once + 20_000:
        raise BrokenError('the work grows with the length', (once, more, text))


def _calls(work: Callable[[str], object], text: str) -> int:
    """How many functions are called."""
    found = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal found
        if event in ('call', 'c_call'):
            found += 1

    sys.setprofile(note)
    try:
        work(text)
    finally:
        sys.setprofile(None)
    return found
