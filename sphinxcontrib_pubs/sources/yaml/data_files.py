"""Entries of data files → items: the schema of this package, Jekyll's data, the lab website's citations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.model.csl import DATES, NAMES, TEXTS
from sphinxcontrib_pubs.sources.records.dated import put_year
from sphinxcontrib_pubs.sources.records.fields import as_list, is_empty, text_of
from sphinxcontrib_pubs.sources.records.item import Item
from sphinxcontrib_pubs.sources.records.links import are_links
from sphinxcontrib_pubs.sources.records.marked import read_marked
from sphinxcontrib_pubs.sources.yaml.citations import put_citation
from sphinxcontrib_pubs.sources.yaml.containers import settle_container, settle_numbers
from sphinxcontrib_pubs.sources.yaml.names import FIELDS, plain_name
from sphinxcontrib_pubs.sources.yaml.printed import read_cited

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Manubot's citations, by which the lab website's template names its entries.
_CITATION = re.compile(r'(doi|pmid|pubmed|pmcid|arxiv|isbn|url|https?):\s*(\S+)', re.IGNORECASE)
_SCHEMES = {'doi': 'DOI', 'pmid': 'PMID', 'pubmed': 'PMID', 'pmcid': 'PMCID', 'arxiv': 'arXiv', 'isbn': 'ISBN'}
_CSL = {name.lower(): name for name in (*TEXTS, *DATES, *NAMES)}
_ADDRESS = re.compile(r'https?://\S+')
#: What sites put before the names of fields: ``publication_year``, ``paper_title``.
_LONGER = re.compile(r'^(?:publication|paper|pub|article)-')
#: Fields that may have a whole reference in words.
_CITATIONS = ('citation', 'reference', 'ref')
#: A title of no more letters may stand in any text.
_SHORT = 5
#: Numbers of a work that stand in the mapping of its venue.
_NUMBERS = {'volume': 'volume', 'issue': 'issue', 'number': 'issue', 'pages': 'page', 'page': 'page', 'year': 'issued'}
_DATES = ('year', 'month', 'day')
#: A year that an entry stands under.
_YEAR = re.compile(r'(?:19|20)\d\d')


def to_item(fields: Mapping[str, object], headings: tuple[str, ...] = ()) -> Item:
    """The item of an entry; ``headings`` are the names of the lists that it stands in, the outermost first."""
    item = Item()
    by_name = _by_name(fields)
    for plain, variable in FIELDS.items():
        if plain in by_name:
            value = fields[by_name[plain]]
            # Some call the page of the article by its journal, and name the journal elsewhere.
            is_address = variable == 'container-title' and _ADDRESS.fullmatch(text_of(value)) is not None
            if variable == 'container-title' and isinstance(value, dict):
                value = _without_numbers(item, value, by_name[plain])
            item.put('html' if is_address else variable, value, by_name[plain])
    _put_year(item, fields, by_name)
    told = {name for plain, name in by_name.items() if plain in FIELDS or plain in _DATES}
    for name, value in fields.items():
        if name in told:
            continue
        plain = plain_name(name)
        if plain in FIELDS or plain in _DATES:  # told once more in other letters
            item.further.append((name, value))
        elif are_links(value) and isinstance(item.get('links', []), list):
            item.add('links', value, name)
        else:
            item.put(_CSL.get(plain, plain.replace('-', '') if plain.startswith('url-') else name), value, name)
    _settle(item, fields, by_name)
    for heading in headings:
        if _YEAR.fullmatch(heading) is None:
            item.add('topics', [heading])
        elif 'issued' not in item:
            item.put('issued', heading)
    return item


def _by_name(fields: Mapping[str, object]) -> dict[str, str]:
    """The fields by the names that tables have; ``publication_conference`` is a conference where none is called so."""
    found: dict[str, str] = {}
    for name in fields:
        found.setdefault(plain_name(name), name)
    for plain, name in [*found.items()]:
        if plain in FIELDS:
            continue
        bare = _LONGER.sub('', plain).removesuffix('-html')
        if bare != plain and bare not in found and _is_known(bare):
            del found[plain]
            found[bare] = name
    if 'title' not in found and 'name' in found:
        found['title'] = found.pop('name')
    return found


def _is_known(plain: str) -> bool:
    """Whether a name is that of a field, and of none that holds addresses, which have longer names of their own."""
    return plain in _DATES or FIELDS.get(plain, 'URL') not in ('URL', 'links')


def _put_year(item: Item, fields: Mapping[str, object], by_name: Mapping[str, str]) -> None:
    if told := {name: fields[by_name[name]] for name in _DATES if name in by_name}:
        put_year(item, told, by_name.get('year', by_name[next(iter(told))]))


def _settle(item: Item, fields: Mapping[str, object], by_name: Mapping[str, str]) -> None:
    """What only several fields together show."""
    cited = _CITATION.fullmatch(text_of(item.get('id', '')))
    if cited is not None:
        variable = _SCHEMES.get(cited[1].lower(), 'URL')
        item.put(variable, cited[2] if variable != 'URL' else re.sub(r'^url:', '', text_of(item['id'])), 'id')
        del item['id']
    if (
        'container-title' not in item
        and 'publisher' in item
        and 'author' in item
        and _is_of_lab_website(fields, by_name)
    ):
        item.put('container-title', item.pop('publisher'), by_name.get('publisher', 'publisher'))
    if item.origins.get('container-title', ('',))[0] in [by_name[each] for each in _CITATIONS if each in by_name]:
        _settle_citation(item)
    if 'container-title' not in item:
        _read_label(item)
    settle_numbers(item)
    settle_container(item)
    if 'journal' in by_name:
        _settle_journal(item)
    if text_of(item.get('type', '')).lower() == 'proceedings' and 'container-title' in item:
        item['type'] = 'paper-conference'  # what is in a container is no book of many works


def _is_in(title: str, text: str) -> bool:
    return len(title) > _SHORT and title.lower() in text.lower()


def _settle_citation(item: Item) -> None:
    """Reads a reference in words that is more than a venue with numbers: the title is in it, or the entry has none."""
    written = item['container-title']
    title = plain_text(read_marked(text_of(item.get('title', ''))))
    if isinstance(written, str) and (not title or _is_in(title, plain_text(read_marked(written)))):
        del item['container-title']
        put_citation(item, written)


def _without_numbers(item: Item, venue: dict[str, object], name: str) -> dict[str, object]:
    """A venue that is a mapping, and whose numbers in it are those of the work."""
    for number, variable in _NUMBERS.items():
        if number in venue:
            item.put(variable, venue[number], name, number)
    return {part: value for part, value in venue.items() if part not in _NUMBERS}


def _settle_journal(item: Item) -> None:
    """Reads what BibTeX's words mean: its articles are no preprints, and the number beside a volume is the issue."""
    if item.get('type') == 'article':
        item['type'] = 'article-journal'
    if 'volume' in item and 'issue' not in item and 'number' in item:
        item.put('issue', item.pop('number'), *item.origins['number'])


def _is_of_lab_website(fields: Mapping[str, object], by_name: Mapping[str, str]) -> bool:
    """Whether an entry is one of the citations that the template writes: there the publisher is the venue."""
    return 'link' in by_name and _CITATION.fullmatch(text_of(fields.get(by_name.get('id', ''), ''))) is not None


def _read_label(item: Item) -> None:
    """Takes the venue from the label of the link where nothing else tells it: ``Journal of Lamps 12, 34 (2020)``."""
    for link in as_list(item.get('URL', [])):
        label = text_of(link.get('display') or link.get('text') or '') if isinstance(link, dict) else ''
        for name, value in read_cited(label).items():
            if name not in item and not is_empty(value):
                item.put(name, value, 'link')
