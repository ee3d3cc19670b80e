"""Entries of data files → items: the schema of this package, Jekyll's data, the lab website's citations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model.csl import DATES, NAMES, TEXTS
from sphinxcontrib_pubs.sources.records.dated import put_year
from sphinxcontrib_pubs.sources.records.fields import as_list, is_empty, text_of
from sphinxcontrib_pubs.sources.records.item import Item
from sphinxcontrib_pubs.sources.yaml.names import FIELDS, plain_name
from sphinxcontrib_pubs.sources.yaml.printed import read_cited

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Manubot's citations, by which the lab website's template names its entries.
_CITATION = re.compile(r'(doi|pmid|pubmed|pmcid|arxiv|isbn|url|https?):\s*(\S+)', re.IGNORECASE)
_SCHEMES = {'doi': 'DOI', 'pmid': 'PMID', 'pubmed': 'PMID', 'pmcid': 'PMCID', 'arxiv': 'arXiv', 'isbn': 'ISBN'}
_CSL = {name.lower(): name for name in (*TEXTS, *DATES, *NAMES)}
#: A venue with its year, which is no part of its name: ``Journal of Lamps, 2025.``
_YEAR_BEHIND = re.compile(r'(.*[^\s,])(?:,\s*|\s*\()((?:19|20)\d\d)\)?\.?')
_ADDRESS = re.compile(r'https?://\S+')
#: A year that an entry stands under.
_YEAR = re.compile(r'(?:19|20)\d\d')


def to_item(fields: Mapping[str, object], headings: tuple[str, ...] = ()) -> Item:
    """The item of an entry; ``headings`` are the names of the lists that it stands in, the outermost first."""
    item = Item()
    by_name: dict[str, str] = {}
    for name in fields:
        by_name.setdefault(plain_name(name), name)
    for plain, variable in FIELDS.items():
        if plain in by_name:
            value = fields[by_name[plain]]
            # Some call the page of the article by its journal, and name the journal elsewhere.
            is_address = variable == 'container-title' and _ADDRESS.fullmatch(text_of(value)) is not None
            item.put('html' if is_address else variable, value, by_name[plain])
    _put_year(item, fields, by_name)
    for name, value in fields.items():
        plain = plain_name(name)
        if plain not in FIELDS and plain not in ('year', 'month', 'day'):
            item.put(_CSL.get(plain, plain.replace('-', '') if plain.startswith('url-') else name), value, name)
    _settle(item, fields, by_name)
    for heading in headings:
        if _YEAR.fullmatch(heading) is None:
            item.add('topics', [heading])
        elif 'issued' not in item:
            item.put('issued', heading)
    return item


def _put_year(item: Item, fields: Mapping[str, object], by_name: Mapping[str, str]) -> None:
    if told := {name: fields[by_name[name]] for name in ('year', 'month', 'day') if name in by_name}:
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
    if 'container-title' not in item:
        _read_label(item)
    elif 'issued' not in item and (behind := _YEAR_BEHIND.fullmatch(text_of(item['container-title']))) is not None:
        item['container-title'] = behind[1]
        item.put('issued', behind[2], *item.origins['container-title'])


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
