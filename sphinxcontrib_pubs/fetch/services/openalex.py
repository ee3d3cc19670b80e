"""OpenAlex's API: the works of an author or an institution, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from sphinxcontrib_pubs.fetch.errors import FetchError
from sphinxcontrib_pubs.fetch.replies import Value, first_text, objects, plain, read_json, texts
from sphinxcontrib_pubs.fetch.wanted import Wanted, identified

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinxcontrib_pubs.fetch.client import Client
    from sphinxcontrib_pubs.fetch.services import Service

_ON_A_PAGE = 100
#: More words than any abstract has: the places of words are numbers, and one of them may be any.
_MOST_WORDS = 5_000
_FILTERS = {'A': 'authorships.author.id', 'I': 'authorships.institutions.lineage'}
_SELECTED = (
    'id', 'doi', 'ids', 'title', 'type', 'publication_date', 'language', 'authorships', 'primary_location',
    'locations', 'biblio', 'is_retracted', 'abstract_inverted_index',
)  # fmt: skip


class Listed(NamedTuple):
    """What OpenAlex has of somebody: works that their registries know better, and those that nobody else knows."""

    works: list[Wanted]
    others: dict[str, dict[str, Value]]


def ask(client: Client, service: Service, identifier: str, *, most: int, key: str = '') -> Listed:
    """The works of an author (``A…``) or of an institution (``I…``) with all that belong to it.

    Raises FetchError where there are more than ``most``. ``key`` is the caller's key at OpenAlex.
    """
    question = f'filter={_FILTERS[identifier[0]]}:{identifier}&per_page={_ON_A_PAGE}&select={",".join(_SELECTED)}'
    secret = f'&api_key={quote(key, safe="")}' if key else ''
    listed = Listed([], {})
    cursor, seen = '*', 0
    while cursor:
        url = f'{service.base}/works?{question}&cursor={quote(cursor, safe="*")}{secret}'
        found = read_json(service, client.get(service, url, 'application/json'))
        results = objects(found.get('results'))
        seen += len(results)
        meta = found.get('meta')
        told = meta if isinstance(meta, dict) else {}
        number = first_text(told.get('count'))
        if seen > most or (number.isdecimal() and int(number[:9]) > most):
            raise FetchError(
                f'{service.name} has {number or seen} works of {identifier}, more than the {most} of --most'
            )
        for work in results:
            _take(listed, work)
        cursor = first_text(told.get('next_cursor')) if results else ''
    return listed


def _take(listed: Listed, work: Mapping[str, object]) -> None:
    doi = first_text(work.get('doi')).lower().partition('doi.org/')[2]
    known = identified(doi, _arxiv(work))
    if known is not None:
        listed.works.append(known)
    elif (identifier := _short(work.get('id'))).startswith('W') and (part := _part(work)):
        listed.others[identifier] = part


def _short(address: object) -> str:
    return first_text(address).rpartition('/')[2]


def _arxiv(work: Mapping[str, object]) -> str:
    pages = (first_text(each.get('landing_page_url')) for each in objects(work.get('locations')))
    return next((page.partition('/abs/')[2] for page in pages if 'arxiv.org/abs/' in page), '')


def _part(work: Mapping[str, object]) -> dict[str, Value]:
    location, ids = work.get('primary_location'), work.get('ids')
    place = location if isinstance(location, dict) else {}
    source = place.get('source')
    container = source if isinstance(source, dict) else {}
    known = ids if isinstance(ids, dict) else {}
    told = {
        **{name: work.get(name) for name in ('title', 'type', 'publication_date', 'language', 'biblio')},
        **{name: _short(known.get(name)) for name in ('pmid', 'pmcid')},
        **{name: place.get(name) for name in ('landing_page_url', 'pdf_url', 'license')},
        'author': list(_people(work)),
        'source': container.get('display_name'),
        'issn': container.get('issn') or container.get('issn_l'),
        'publisher': container.get('host_organization_name'),
        'abstract': _abstract(work.get('abstract_inverted_index')),
        'is_retracted': 'true' if work.get('is_retracted') is True else '',
    }
    part = plain(told)
    return part if isinstance(part, dict) and 'title' in part else {}


def _people(work: Mapping[str, object]) -> Iterator[dict[str, Value]]:
    for each in objects(work.get('authorships')):
        author = each.get('author')
        told = author if isinstance(author, dict) else {}
        name = first_text(each.get('raw_author_name')) or first_text(told.get('display_name'))
        person: dict[str, Value] = {'name': name}
        if orcid := _short(told.get('orcid')):
            person['orcid'] = orcid
        if places := texts(each.get('raw_affiliation_strings')):
            person['affiliation'] = list(places)
        if each.get('is_corresponding') is True:
            person['role'] = 'corresponding'
        yield person


def _abstract(index: object) -> str:
    """The words in the order of their places."""
    placed: dict[int, str] = {}
    for word, places in index.items() if isinstance(index, dict) else ():
        for place in texts(places):
            if place.isascii() and place.isdecimal() and len(place) < 5 and int(place) < _MOST_WORDS:
                placed[int(place)] = word
    return ' '.join(placed[place] for place in sorted(placed))


def as_csl(part: dict[str, Value]) -> dict[str, Value]:
    """The work as an item of CSL-JSON."""
    names = {
        'title': 'title',
        'type': 'type',
        'publication_date': 'issued',
        'language': 'language',
        'author': 'author',
        'source': 'container-title',
        'landing_page_url': 'URL',
        'pdf_url': 'pdf',
        'license': 'license',
        'issn': 'ISSN',
        'publisher': 'publisher',
        'pmid': 'PMID',
        'pmcid': 'PMCID',
        'abstract': 'abstract',
    }
    item = {csl_name: part[name] for name, csl_name in names.items() if name in part}
    if item.get('type') == 'article' and 'container-title' in item:
        item['type'] = 'article-journal'  # which is what OpenAlex means by it; a preprint is one of its types
    if 'is_retracted' in part:
        item['notices'] = ['retracted']
    numbers = part.get('biblio')
    told = numbers if isinstance(numbers, dict) else {}
    item |= {name: first_text(told[name]) for name in ('volume', 'issue') if name in told}
    pages = [first_text(told[name]) for name in ('first_page', 'last_page') if name in told]
    if pages:
        item['page'] = '–'.join(dict.fromkeys(pages))
    return item
