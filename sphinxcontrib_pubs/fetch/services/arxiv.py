"""arXiv's query API, an Atom feed: many works by their numbers in one question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.tagged import tagged
from sphinxcontrib_pubs.fetch.errors import FetchError, RefusedError
from sphinxcontrib_pubs.fetch.replies import Value, first_text, plain, read_xml, texts
from sphinxcontrib_pubs.sources.latex.markup import Latex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_pubs.fetch.client import Client
    from sphinxcontrib_pubs.fetch.replies import Element
    from sphinxcontrib_pubs.fetch.services import Service

#: How many works a question asks for; an address of more is cut off by some proxies.
MOST_AT_ONCE = 50
#: How authors say it in the comments; arXiv has no other place for it.
_WITHDRAWN = re.compile(
    r'^\s*withdrawn\b|\b(?:paper|article|manuscript|preprint|submission|work) (?:is|was|has been) withdrawn',
    re.IGNORECASE,
)
_ID = re.compile(r'/abs/(.+?)(?:v\d+)?$')


def ask(client: Client, service: Service, numbers: Sequence[str]) -> dict[str, dict[str, Value]]:
    """What matters of the works with these numbers, by number; one that is not there is left out.

    One number that arXiv takes for wrong would cost the others: then each is asked for by itself.
    """
    url = f'{service.base}/api/query?id_list={",".join(numbers)}&max_results={len(numbers)}'
    try:
        feed = read_xml(service, client.get(service, url, 'application/atom+xml'))
        if feed.name != 'feed':
            raise FetchError(f'{service.name} answers with something that is no feed')
    except RefusedError:
        if len(numbers) == 1:
            return {}
        found: dict[str, dict[str, Value]] = {}
        for number in numbers:
            found |= ask(client, service, [number])
        return found
    return dict(_entries(feed, frozenset(numbers)))


def _entries(feed: Element, numbers: frozenset[str]) -> Iterator[tuple[str, dict[str, Value]]]:
    for entry in feed.all('entry'):
        number = _ID.search(entry.text_of('id'))
        # What is wrong is told as an entry too, whose identifier is no work's.
        if number is None or number[1].lower() not in numbers or not entry.text_of('title'):
            continue
        told = {
            'id': number[1],
            'title': entry.text_of('title'),
            'author': [_author(author) for author in entry.all('author')],
            'published': entry.text_of('published')[:10],
            'summary': entry.text_of('summary'),
            'comment': entry.text_of('comment'),
            'journal_ref': entry.text_of('journal_ref'),
            'doi': entry.text_of('doi').lower(),
            'category': list(
                dict.fromkeys(
                    category.attributes.get('term', '')
                    for name in ('primary_category', 'category')
                    for category in entry.all(name)
                )
            ),
        }
        part = plain(told)
        assert isinstance(part, dict)
        yield number[1].lower(), part


def _author(found: Element) -> Value:
    """The name, which is all that most authors tell, or the name with where somebody works."""
    places: list[Value] = [place.text for place in found.all('affiliation') if place.text]
    name = found.text_of('name') or ('' if places else found.text)
    return {'name': name, 'affiliation': places} if places else name


def as_csl(part: dict[str, Value]) -> dict[str, Value]:
    """The preprint as an item of CSL-JSON; the DOI is that of the publication, as its authors told arXiv."""
    names = {
        'title': 'title',
        'summary': 'abstract',
        'published': 'issued',
        'doi': 'DOI',
        'id': 'arXiv',
        'author': 'author',
        'comment': 'comment',
        'journal_ref': 'journal-reference',
    }
    item = {csl_name: part[name] for name, csl_name in names.items() if name in part}
    # Whoever submits a work writes both as LaTeX, or nearly.
    item |= {name: tagged(Latex().markup(first_text(item[name]))) for name in ('title', 'abstract') if name in item}
    item |= {'type': 'article', 'container-title': 'arXiv'}
    if categories := texts(part.get('category')):
        item['eprintclass'], *others = categories
        item['categories'] = ' '.join(others)
    if _WITHDRAWN.search(first_text(part.get('comment'))):
        item['notices'] = ['withdrawn']
    return item


def published_as(part: dict[str, Value]) -> list[str]:
    """The DOI of what the preprint became; some are told as several in one field."""
    return re.findall(r'10\.\d{4,9}/[^\s,;]+', doi) if isinstance(doi := part.get('doi'), str) else []
