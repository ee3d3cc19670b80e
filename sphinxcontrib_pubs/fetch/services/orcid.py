"""ORCID's public API: the works that somebody lists, by DOI or arXiv where they have one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from sphinxcontrib_pubs.export.csl_json import to_csl_json
from sphinxcontrib_pubs.fetch.replies import Value, first_text, objects, part_of, plain, read_json
from sphinxcontrib_pubs.fetch.wanted import Wanted, identified
from sphinxcontrib_pubs.sources.load import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinxcontrib_pubs.fetch.client import Client
    from sphinxcontrib_pubs.fetch.services import Service

#: How many works ORCID gives whole in one answer.
_MOST_AT_ONCE = 100


class Listed(NamedTuple):
    """What somebody's record lists: works that others know better, and the codes of those that nobody else knows."""

    works: list[Wanted]
    codes: list[str]


def ask(client: Client, service: Service, orcid: str) -> Listed:
    """The works of a record. Versions that ORCID groups together are one work."""
    found = read_json(service, client.get(service, f'{service.base}/{orcid}/works', 'application/json'))
    listed = Listed([], [])
    for group in objects(found.get('group')):
        summaries = objects(group.get('work-summary'))
        identifiers = _identifiers([group, *summaries])
        work = identified(identifiers.get('doi', ''), identifiers.get('arxiv', ''))
        if work is not None:
            listed.works.append(work)
        elif code := next((str(each['put-code']) for each in summaries if str(each.get('put-code')).isdecimal()), ''):
            listed.codes.append(code)
    return listed


def _identifiers(tellers: Sequence[Mapping[str, object]]) -> dict[str, str]:
    """What registries call the work itself, the first of each kind; a book's ISBN is no name of its chapter."""
    found: dict[str, str] = {}
    for teller in tellers:
        ids = teller.get('external-ids')
        for each in objects(ids.get('external-id')) if isinstance(ids, dict) else []:
            if each.get('external-id-relationship') not in (None, 'self', 'SELF', 'version-of', 'VERSION_OF'):
                continue
            kind, value = each.get('external-id-type'), each.get('external-id-value')
            if isinstance(kind, str) and isinstance(value, str):
                found.setdefault(kind.lower(), value)
    return found


def works(client: Client, service: Service, orcid: str, codes: Sequence[str]) -> Iterator[tuple[str, dict[str, Value]]]:
    """What matters of works that only ORCID knows, by their codes; an answer has a hundred of them."""
    for start in range(0, len(codes), _MOST_AT_ONCE):
        asked = codes[start : start + _MOST_AT_ONCE]
        url = f'{service.base}/{orcid}/works/{quote(",".join(asked), safe=",")}'
        found = read_json(service, client.get(service, url, 'application/json'))
        for each in objects(found.get('bulk')):
            work = each.get('work')
            if isinstance(work, dict) and (code := str(work.get('put-code', ''))) in asked and (part := _part(work)):
                yield code, part


def _part(work: Mapping[str, object]) -> dict[str, Value]:
    title = work.get('title')
    date = work.get('publication-date')
    told = {
        'title': _value(title, 'title'),
        'subtitle': _value(title, 'subtitle'),
        'translated-title': _value(title, 'translated-title'),
        'type': work.get('type'),
        'journal-title': _value(work, 'journal-title'),
        'publication-date': '-'.join(filter(None, (_value(date, part) for part in ('year', 'month', 'day')))),
        'short-description': work.get('short-description'),
        'url': _value(work, 'url'),
        'language-code': work.get('language-code'),
        'external-id': list(_named(work.get('external-ids'))),
        'citation': part_of(work.get('citation'), ('citation-type', 'citation-value')),
        'contributor': list(_people(work.get('contributors'))),
    }
    part = plain(told)
    return part if isinstance(part, dict) and 'title' in part else {}


def _value(found: object, name: str) -> str:
    """ORCID puts every text into an object of its own."""
    inner = found.get(name) if isinstance(found, dict) else None
    return first_text(inner.get('value')) if isinstance(inner, dict) else ''


def _named(found: object) -> Iterator[dict[str, Value]]:
    """What registries call the work, and what it is a part of."""
    for each in objects(found.get('external-id')) if isinstance(found, dict) else []:
        named = part_of(each, ('external-id-type', 'external-id-value', 'external-id-relationship'))
        if 'external-id-value' in named:
            yield {name.removeprefix('external-id-'): value for name, value in named.items()}


def _people(found: object) -> Iterator[dict[str, Value]]:
    for each in objects(found.get('contributor')) if isinstance(found, dict) else []:
        person: dict[str, Value] = {'name': _value(each, 'credit-name')}
        if orcid := part_of(each.get('contributor-orcid'), ('path',)).get('path'):
            person['orcid'] = orcid
        role = part_of(each.get('contributor-attributes'), ('contributor-role',)).get('contributor-role')
        if role:
            person['role'] = role
        yield person


#: Types of ORCID that CSL calls otherwise; others have a name that our readers know.
_TYPES = {'dissertation-thesis': 'thesis', 'conference-abstract': 'paper-conference', 'lecture-speech': 'speech'}
#: Identifiers that CSL has a variable for, and those that are addresses. A paper has the ISBN of its volume.
_IDENTIFIERS = {'isbn': 'ISBN', 'issn': 'ISSN', 'pmid': 'PMID', 'pmc': 'PMCID', 'handle': 'links', 'uri': 'links'}
_HANDLES = 'https://hdl.handle.net/'
_OF_THE_WHOLE = frozenset({'isbn', 'issn'})
#: What ORCID itself has no field for, and a citation may tell.
_CITED = (
    'volume', 'issue', 'page', 'number', 'edition', 'publisher', 'publisher-place', 'container-title', 'editor',
    'collection-title', 'event-title',
)  # fmt: skip


def as_csl(part: dict[str, Value]) -> dict[str, Value]:
    """The work as an item of CSL-JSON; whoever is no editor is an author."""
    names = {
        'title': 'title',
        'subtitle': 'subtitle',
        'journal-title': 'container-title',
        'publication-date': 'issued',
        'short-description': 'abstract',
        'url': 'URL',
        'language-code': 'language',
        'translated-title': 'translated-title',
    }
    item = {csl_name: part[name] for name, csl_name in names.items() if name in part}
    type_ = first_text(part.get('type')).lower()
    item['type'] = _TYPES.get(type_, type_)
    for each in objects(part.get('contributor')):
        if name := first_text(each.get('name')):
            kind = 'editor' if first_text(each.get('role')).lower() == 'editor' else 'author'
            people = item.setdefault(kind, [])
            assert isinstance(people, list)
            orcid = first_text(each.get('orcid'))
            people.append({'name': name, 'orcid': orcid} if orcid else {'name': name})
    _put_identifiers(item, part)
    _put_citation(item, part.get('citation'))
    return item


def _put_identifiers(item: dict[str, Value], part: dict[str, Value]) -> None:
    for each in objects(part.get('external-id')):
        kind, value = first_text(each.get('type')).lower(), first_text(each.get('value'))
        relation = first_text(each.get('relationship')).lower().replace('_', '-') or 'self'
        if kind in _IDENTIFIERS and (relation == 'self' or kind in _OF_THE_WHOLE):
            name, value = _IDENTIFIERS[kind], f'{_HANDLES}{value}' if kind == 'handle' else value
        else:
            name = kind if relation == 'self' and kind not in item else f'{relation}-{kind}'
        values = item.setdefault(name, [])
        if isinstance(values, list) and value not in values:
            values.append(value)


def _put_citation(item: dict[str, Value], citation: Value | None) -> None:
    """Takes from the BibTeX that a record has what the record itself does not tell."""
    if not isinstance(citation, dict):
        return
    text = first_text(citation.get('citation-value'))
    if first_text(citation.get('citation-type')).lower() != 'bibtex':
        item['citation'] = text
        return
    cited = read(text, file='ORCID', format='bibtex', notes=False).publications
    if len(cited) == 1 and not cited[0].verbatim:
        told = plain(to_csl_json(cited)[0])
        assert isinstance(told, dict)
        item |= {name: told[name] for name in _CITED if name in told and name not in item}
    else:
        item['citation'] = text
