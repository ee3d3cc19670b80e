"""PubMed's format (``.nbib``, MEDLINE's tags): text in, publications and problems out; nothing here opens a file."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import Reading, Severity
from sphinxcontrib_pubs.sources.records.build import Builder
from sphinxcontrib_pubs.sources.records.collection import collected
from sphinxcontrib_pubs.sources.records.fields import Record
from sphinxcontrib_pubs.sources.records.item import Item
from sphinxcontrib_pubs.sources.records.tagged import read_tagged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_pubs.sources.page import Page
    from sphinxcontrib_pubs.sources.records.fields import Path

_LINE = re.compile(r'\ufeff?([A-Z]{2,4}) {0,2}-(?: (.*)|$)')
#: Tags of MEDLINE (National Library of Medicine, "MEDLINE/PubMed Data Element Descriptions") and CSL's variables.
TAGS = {
    'TI': 'title',
    'BTI': 'container-title',
    'TT': 'original-title',
    'JT': 'container-title',
    'TA': 'container-title-short',
    'CTI': 'collection-title',
    'FAU': 'author',
    'CN': 'author',
    'FED': 'editor',
    'DP': 'issued',
    'VI': 'volume',
    'IP': 'issue',
    'PG': 'page',
    'EN': 'edition',
    'PB': 'publisher',
    'PMID': 'PMID',
    'PMC': 'PMCID',
    'ISBN': 'ISBN',
    'IS': 'ISSN',
    'AB': 'abstract',
    'OT': 'keyword',
    'LA': 'language',
}
#: Names in short, which older records have alone, and where others have them in full.
_INSTEAD = {'AU': 'FAU', 'ED': 'FED'}
_MANY = frozenset({'author', 'editor', 'keyword', 'ISSN', 'ISBN'})
_LANGUAGES = {'eng': 'en', 'ger': 'de', 'fre': 'fr', 'spa': 'es', 'ita': 'it', 'por': 'pt', 'jpn': 'ja', 'chi': 'zh'}
_IDENTIFIED = re.compile(r'(.*\S)\s*\[(doi|pii|bookaccession)\]', re.IGNORECASE)
_ORCID = re.compile(r'\d{4}-\d{4}-\d{4}-\d{3}[\dXx]')
_BEHIND_NUMBER = re.compile(r'\s*\(.*\)')
#: Types that a record says of itself; nearly all others are papers in journals.
_TYPES = {
    'preprint': 'article',
    'dataset': 'dataset',
    'book': 'book',
    'book chapter': 'chapter',
    'study guide': 'chapter',
}


class Value(NamedTuple):
    """The text of a tag, its further lines with it, and where the tag stands."""

    tag: str
    text: str
    place: int


def read_pubmed(page: Page) -> Reading:
    """Reads the records of a file as PubMed saves it; one without any is refused."""
    entries = _entries(page)
    if not entries:
        message = 'this is no file of PubMed: no line begins with "PMID- "'
        hint = 'expected "PMID- 12345678", then a tag and a value on each line'
        return Reading(problems=(page.problem(Severity.ERROR, 'source-format', message, 0, hint),))
    builder = Builder(page, read_tagged)
    ends = [values[0].place for values in entries[1:]] + [len(page.text)]
    publications = []
    for values, end in zip(entries, ends, strict=True):
        start = values[0].place
        stop = start + len(page.text[start:end].rstrip())
        publications.append(builder.build(Record({}, start, stop, partial(_locate, values)), to_item(values)))
    return collected(page, publications, builder.problems)


def _locate(values: Sequence[Value], path: Path) -> int:
    return next((value.place for value in values if path and value.tag == path[0]), values[0].place)


def _entries(page: Page) -> list[list[Value]]:
    """The values of each record; a line without a tag goes on with the one above."""
    entries: list[list[tuple[str, list[str], int]]] = []
    for number, line in enumerate(page.lines):
        match = _LINE.match(line)
        if match is not None and (match[1] == 'PMID' or entries):
            if match[1] == 'PMID':
                entries.append([])
            entries[-1].append((match[1], [(match[2] or '').strip()], page.line_start(number)))
        elif entries and line.strip():
            entries[-1][-1][1].append(line.strip())
    return [[Value(tag, ' '.join(filter(None, lines)), place) for tag, lines, place in entry] for entry in entries]


def to_item(values: Sequence[Value]) -> Item:
    """The item of a record; a tag that no field is made of is kept by its letters, behind ``pubmed-``."""
    item = Item()
    tags = {value.tag for value in values}
    orcids: list[str] = []
    kept: dict[str, list[str]] = {}
    types = [value.text.lower() for value in values if value.tag == 'PT']
    item.put('type', next((_TYPES[each] for each in types if each in _TYPES), 'article-journal'), 'PT')
    for tag, text, _ in values:
        name = TAGS.get(tag, '')
        if _INSTEAD.get(tag):
            name = '' if _INSTEAD[tag] in tags else TAGS[_INSTEAD[tag]]
            if not name:
                continue  # the same person in short
        if not text or tag in ('SO', 'PT'):
            continue
        if tag in ('LID', 'AID') and (found := _IDENTIFIED.fullmatch(text)) is not None and found[2].lower() == 'doi':
            item.put('DOI', found[1], tag)
        elif tag == 'AUID' and orcids and (orcid := _ORCID.search(text)) is not None:
            orcids[-1] = orcid[0]
        elif tag == 'AD' and orcids:
            item.further.append((f'author-{len(orcids)}-affiliation', text))
        elif name == 'language':
            item.put(name, _LANGUAGES.get(text, text), tag)
        elif name in _MANY:
            if name == 'author':
                orcids.append('')
            item.add(
                name, [{'literal': text} if tag == 'CN' else _BEHIND_NUMBER.sub('', text) if tag == 'IS' else text], tag
            )
        elif name == 'title':
            item.put(name, text.removesuffix('.'), tag)
        elif name:
            item.put(name, text, tag)
        else:
            kept.setdefault(tag, []).append(text)
    if any(orcids):
        item.put('orcids', orcids, 'AUID')
    if 'retracted publication' in types:
        item.add('notices', ['Retracted'], 'PT')
    item.further += [(f'pubmed-{tag.lower()}', '; '.join(dict.fromkeys(texts))) for tag, texts in kept.items()]
    return item
