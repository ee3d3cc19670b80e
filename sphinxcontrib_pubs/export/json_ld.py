"""Publications as JSON-LD in the words of schema.org: every work by its own type, a page of them as an ``ItemList``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.names import filed_family
from sphinxcontrib_pubs.format.names import spoken_name
from sphinxcontrib_pubs.model import NOTICES, RESOLVERS, is_safe_url, notice_status, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_pubs.model import Contributor, Notice, Publication

_TYPES = {
    'article': 'ScholarlyArticle',
    'article-journal': 'ScholarlyArticle',
    'article-magazine': 'Article',
    'article-newspaper': 'NewsArticle',
    'book': 'Book',
    'chapter': 'Chapter',
    'classic': 'Book',
    'dataset': 'Dataset',
    'entry-encyclopedia': 'Article',
    'graphic': 'VisualArtwork',
    'legislation': 'Legislation',
    'map': 'Map',
    'motion_picture': 'Movie',
    'paper-conference': 'ScholarlyArticle',
    'post-weblog': 'BlogPosting',
    'report': 'Report',
    'review': 'Review',
    'review-book': 'Review',
    'software': 'SoftwareSourceCode',
    'speech': 'PresentationDigitalDocument',
    'thesis': 'Thesis',
    'webpage': 'WebPage',
}
_OF_VENUES = frozenset({'journal', 'conference', 'workshop', 'preprint server'})
_CONTAINERS = {'article-journal': 'Periodical', 'article-magazine': 'Periodical', 'chapter': 'Book'}


def item_list(publications: Iterable[Publication], addresses: Iterable[str] = ()) -> dict[str, object]:
    """The list of a page; ``addresses`` are those of the entries, which only a site that knows its own has."""
    works = [to_json_ld(publication) for publication in publications]
    for work, address in zip(works, addresses, strict=False):
        work['@id'] = address
    items = [{'@type': 'ListItem', 'position': place, 'item': work} for place, work in enumerate(works, 1)]
    return {
        '@context': 'https://schema.org',
        '@type': 'ItemList',
        'numberOfItems': len(items),
        'itemListElement': items,
    }


def to_json_ld(told: Publication) -> dict[str, object]:
    """One work, without ``@context``; what is not known is left out."""
    venue = told.venue
    type_ = _TYPES.get(told.type, '')
    if not type_ and told.type in ('', 'document') and venue is not None and venue.kind in _OF_VENUES:
        type_ = 'ScholarlyArticle'
    date = told.appeared
    work: dict[str, object] = {
        '@type': type_ or 'CreativeWork',
        'name': told.title_text,
        'headline': told.title_text if type_ in ('ScholarlyArticle', 'Article', 'NewsArticle', 'BlogPosting') else '',
        'author': _authors(told),
        'editor': [_person(each) for each in told.contributors if each.kind == 'editor'],
        'datePublished': str(date) if date is not None and date.year > 0 and not date.end_year else '',
        'isPartOf': _container(told),
        'pagination': told.page,
        'publisher': {'@type': 'Organization', 'name': told.publisher} if told.publisher else None,
        'isbn': told.identifier('isbn') if type_ == 'Book' else '',
        'identifier': [
            {'@type': 'PropertyValue', 'propertyID': scheme.upper(), 'value': value}
            for scheme, value in told.identifiers
            if scheme in RESOLVERS
        ],
        'sameAs': [each.url for each in told.identifiers if each.url],
        'url': _address(told),
        'abstract': plain_text(told.abstract),
        'keywords': list(told.keywords),
        'inLanguage': told.language,
        'creativeWorkStatus': _states(told),
        'correction': [_correction(notice) for notice in told.notices],
    }
    return {name: value for name, value in work.items() if value}


def _authors(told: Publication) -> list[dict[str, object]]:
    people = [_person(each) for each in told.authors]
    for person, place in zip(people, told.affiliations, strict=False):
        if place:
            person['affiliation'] = {'@type': 'Organization', 'name': place}
    return people


def _states(told: Publication) -> str | list[str]:
    states = [state for state in (told.status, *dict.fromkeys(map(notice_status, told.notices))) if state]
    return states if len(states) > 1 else ''.join(states)


def _correction(notice: Notice) -> dict[str, object]:
    """The notice as what schema.org has for corrections and retractions alike."""
    work = {
        '@type': 'CorrectionComment',
        'name': NOTICES[notice.kind],
        'text': notice.text,
        'datePublished': str(notice.date) if notice.date is not None and notice.date.year > 0 else '',
        'url': notice.address if is_safe_url(notice.address) else '',
    }
    return {name: value for name, value in work.items() if value}


def profile_page(
    contributor: Contributor, address: str = '', title: str = '', profiles: Sequence[str] = (), picture: str = ''
) -> dict[str, object]:
    """The page of a person, whose address is known on a site that knows its own, as is that of the picture.

    ``profiles`` are others elsewhere.
    """
    person = _person(contributor)
    same = [*filter(None, [person.get('sameAs')]), *profiles]
    if profiles:
        person['sameAs'] = same
    if title and not contributor.person.literal:
        person['jobTitle'] = title
    if picture:
        person['image'] = picture
    page: dict[str, object] = {'@context': 'https://schema.org', '@type': 'ProfilePage', 'mainEntity': person}
    return {**page, '@id': address} if address else page


def _address(told: Publication) -> str:
    """Where the work is described, or else the work itself."""
    links = [link for link in told.links if '://' in link.url and is_safe_url(link.url)]
    return next((link.url for link in links if link.kind != 'pdf'), links[0].url if links else '')


def _person(contributor: Contributor) -> dict[str, object]:
    person = contributor.person
    if person.literal:
        return {'@type': 'Organization', 'name': person.literal}
    told: dict[str, object] = {
        '@type': 'Person',
        'name': spoken_name(person),
        'givenName': person.given,
        'familyName': filed_family(person),
        'sameAs': f'https://orcid.org/{person.orcid}' if person.orcid else '',
        'url': contributor.url if '://' in contributor.url and is_safe_url(contributor.url) else '',
    }
    return {name: value for name, value in told.items() if value}


def _container(told: Publication) -> dict[str, object] | None:
    venue = told.venue
    if venue is None:
        return None
    is_journal = told.type in _CONTAINERS or venue.kind == 'journal'
    type_ = _CONTAINERS.get(told.type, 'Periodical' if is_journal else 'CreativeWork')
    container: dict[str, object] = {'@type': type_, 'name': venue.full_name or venue.name}
    if type_ == 'Periodical' and (issn := told.identifier('issn')):
        container['issn'] = issn
    if type_ == 'Periodical' and told.volume:
        volume: dict[str, object] = {
            '@type': 'PublicationVolume',
            'volumeNumber': told.volume,
            'isPartOf': container,
        }
        container = volume
    if type_ == 'Periodical' and told.issue:
        container = {'@type': 'PublicationIssue', 'issueNumber': told.issue, 'isPartOf': container}
    return container
