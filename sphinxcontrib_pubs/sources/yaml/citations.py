"""A reference in words that stands in a field of an entry → what the entry lacks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.model import plain_text
from sphinxcontrib_pubs.sources.page import Page
from sphinxcontrib_pubs.sources.records.fields import text_of
from sphinxcontrib_pubs.sources.yaml.names import FIELDS

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Contributor, Publication
    from sphinxcontrib_pubs.sources.records.item import Item

#: What a citation in words tells and the fields of the page do not.
_NUMBERS = ('volume', 'issue', 'page', 'number', 'publisher', 'status')
#: Signs of Markdown, which a title that was read has as text.
_SIGNS = re.compile(r'[\\`*_\[\]<$]')


def put_citation(item: Item, written: str) -> None:
    """Takes from a reference in words what the item lacks; the words stay where they could not be read as one."""
    from sphinxcontrib_pubs.sources.markdown import read_markdown

    read = read_markdown(Page(f'- {" ".join(written.split())}\n', file='', notes=False)).publications
    if len(read) != 1 or read[0].verbatim or not read[0].contributors:
        item.further.append(('citation', written))
        return
    (cited,) = read
    for kind in dict.fromkeys(each.kind for each in cited.contributors):
        item.put(kind, [_names(each) for each in cited.contributors if each.kind == kind], 'citation')
    if cited.truncated:
        item.put('truncated', 'true', 'citation')
    if 'title' not in item and cited.title:
        item.put('title', _SIGNS.sub(r'\\\g<0>', cited.title_text), 'citation')
    labels = {link.url: '' if link.label == cited.title_text else link.label for link in cited.links}
    if links := [{'url': link.url, 'label': labels[link.url], 'kind': link.kind} for link in cited.links]:
        if isinstance(item.get('links', []), list):
            item.add('links', [*links], 'citation')
        else:
            item.further += [('citation', link['url']) for link in links]
    _put_rest(item, cited)


def _put_rest(item: Item, cited: Publication) -> None:
    for name in _NUMBERS:
        if name not in item:
            item.put(name, getattr(cited, name), 'citation')
    if 'container-title' not in item and cited.venue is not None:
        item.put('container-title', cited.venue.name, 'citation')
    if 'issued' not in item and cited.issued is not None:
        item.put('issued', str(cited.issued), 'citation')
    for scheme, value in cited.identifiers:
        known = text_of(item.get(FIELDS.get(scheme, scheme), ''))
        if known.lower().endswith(value.lower()):
            continue  # told as an address
        item.put(FIELDS.get(scheme, scheme), value, 'citation')
    if rest := plain_text(cited.rest):
        item.further.append(('citation', rest))


def _names(told: Contributor) -> dict[str, object]:
    person = told.person
    return {
        'family': person.family,
        'given': person.given,
        'non-dropping-particle': person.particle,
        'dropping-particle': person.dropping_particle,
        'suffix': person.suffix,
        'literal': person.literal,
        'role': list(told.roles),
    }
