"""The identifiers and the links of an item, in every form that structured formats have for them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeGuard

from sphinxcontrib_pubs.sources.records.fields import as_list, is_empty, text_of, texts_of
from sphinxcontrib_pubs.sources.records.tables import LINKS

if TYPE_CHECKING:
    from sphinxcontrib_pubs.sources.records.addresses import Addresses

_LABELS = ('label', 'name', 'text', 'display', 'title')
_ADDRESSES = ('url', 'URL', 'href', 'link', 'value', 'address')
_KINDS = ('kind', 'type', 'icon')
#: Words for the work itself, whose address may be a page or a file.
_WORK = frozenset({'paper', 'article', 'publication', 'publisher', 'journal', 'external'})


def are_links(value: object) -> TypeGuard[list[object]]:
    """Whether a list has nothing but links: an address each, with a label or a kind, and no more."""
    return isinstance(value, list) and bool(value) and all(map(_is_link, value))


def _is_link(value: object) -> bool:
    if not isinstance(value, dict) or not value.keys() <= {*_ADDRESSES, *_LABELS, *_KINDS}:
        return False
    address = next((text_of(value[name]) for name in _ADDRESSES if not is_empty(value.get(name))), '')
    return (
        ' ' not in address and ('/' in address or '.' in address) and any(name in value for name in (*_LABELS, *_KINDS))
    )


def take_identifiers(left: dict[str, object], addresses: Addresses) -> None:
    """Takes the variables of identifiers; one that holds something else stays in ``left``."""
    for member in as_list(left.pop('identifiers', [])):
        if not isinstance(member, dict) or not _identify(addresses, text_of(member.get('scheme', '')), member):
            known = left.setdefault('identifier', [])
            assert isinstance(known, list)
            known.append(member)
    for name, scheme in (('DOI', 'doi'), ('arXiv', 'arxiv'), ('PMID', 'pmid'), ('PMCID', 'pmcid'), ('ISBN', 'isbn')):
        values = texts_of(left.get(name, []))
        taken = [_take(addresses, scheme, value) for value in values]
        if taken and all(taken):
            del left[name]
    values = texts_of(left.get('ISSN', []))
    taken = [addresses.numbers('issn', value) for value in values]
    if taken and all(taken):
        del left['ISSN']


def _take(addresses: Addresses, scheme: str, value: str) -> bool:
    if scheme == 'doi':
        return addresses.doi(value)
    if scheme == 'arxiv':
        return addresses.arxiv(value) or addresses.arxiv_in(f'arXiv:{value}') or addresses.arxiv_in(value)
    if scheme == 'isbn':
        return addresses.numbers('isbn', value)
    return addresses.pubmed(scheme, value)


def _identify(addresses: Addresses, scheme: str, member: dict[str, object]) -> bool:
    value = text_of(member.get('value', ''))
    if not scheme or not value:
        return False
    addresses.identify(scheme, value)
    return True


def add_links(left: dict[str, object], addresses: Addresses) -> list[tuple[str, object]]:
    """Takes ``URL`` and ``links``: addresses, mappings of kind to address, or of what one link is.

    What is no address, and what else a mapping says, is returned by name.
    """
    further: list[tuple[str, object]] = []
    for value in as_list(left.pop('links', [])):
        if isinstance(value, dict):
            _add_mapping(further, value, addresses)
        else:
            addresses.link('', text_of(value))
    for value in as_list(left.pop('URL', [])):
        if isinstance(value, dict):
            _add_mapping(further, value, addresses)
        elif not addresses.field('url', text_of(value)):
            further.append(('url', value))
    return further


def _add_mapping(further: list[tuple[str, object]], value: dict[str, object], addresses: Addresses) -> None:
    address = next((text_of(value[name]) for name in _ADDRESSES if not is_empty(value.get(name))), '')
    if address:
        label = next((text_of(value[name]) for name in _LABELS if not is_empty(value.get(name))), '')
        told = next((text_of(value[name]) for name in _KINDS if not is_empty(value.get(name))), '')
        kind = told if told and told in LINKS.values() else _kind_of_label(told) or _kind_of_label(label)
        if not kind and 'kind' in value:
            kind = told
        addresses.link(kind, address, label)
        if label and not any(link.label == label for link in addresses.links):  # an identifier has no label
            further.append(('link-label', label))
        known = {*_ADDRESSES, *_LABELS, *_KINDS}
        for name, inner in value.items():
            if name not in known and not is_empty(inner):
                further.append((f'link-{name}', inner))
        return
    if any(name in value for name in _ADDRESSES) and any(name in value for name in (*_LABELS, *_KINDS)):
        return  # a link of a template that nobody filled in
    for name, inner in value.items():
        for written in as_list(inner):
            if isinstance(written, dict):
                _add_mapping(further, {'kind': name, **written}, addresses)
            else:
                kind = _kind_of_label(name) or name.lower()
                addresses.link('' if kind == 'url' else kind, text_of(written))


@lru_cache(maxsize=1024)
def field_of_link(name: str) -> str:
    """The field that a longer name of it means, ``code`` for ``code_url`` and ``link-code``; '' for any other name."""
    plain = name.lower().replace('-', '_')
    for base in (plain.removesuffix('_url'), plain.removesuffix('_link'), plain.removeprefix('link_')):
        if base != plain and (base in _WORK or base in LINKS):
            return 'url' if base in _WORK else base
    return ''


def _kind_of_label(label: str) -> str:
    """The kind of link that a label or a word for the kind names, '' if it names none."""
    plain = label.lower().replace(' ', '').replace('-', '').replace('_', '')
    if plain in ('doi', 'arxiv'):
        return plain
    return LINKS.get(plain, '')
