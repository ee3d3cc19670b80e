"""What stands behind a title in parentheses and brackets, and what only structured sources tell of a work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.names import spoken_name
from sphinxcontrib_pubs.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinxcontrib_pubs.model import Contributor, Markup, Publication

#: Works that are told by edition, volume and publisher, and not by the numbers of a journal.
BOOKS = frozenset({'book', 'chapter', 'entry-encyclopedia', 'entry-dictionary', 'pamphlet', 'collection'})
#: Works that are told by what they are and by whom they are had.
REPORTS = frozenset({'report', 'thesis', 'patent', 'software', 'dataset', 'standard', 'speech', 'motion_picture'})

#: How the people are called that are neither authors nor editors of the work.
_CREDITS = {
    'editor': ('Ed.', 'Eds.'),
    'translator': ('Trans.', 'Trans.'),
    'compiler': ('Comp.', 'Comps.'),
    'illustrator': ('Illus.', 'Illus.'),
    'director': ('Director', 'Directors'),
    'producer': ('Producer', 'Producers'),
    'executive-producer': ('Executive Producer', 'Executive Producers'),
    'narrator': ('Narr.', 'Narrs.'),
    'composer': ('Composer', 'Composers'),
    'collection-editor': ('Series Ed.', 'Series Eds.'),
    'original-author': ('Original Author', 'Original Authors'),
    'organizer': ('Organizer', 'Organizers'),
    'chair': ('Chair', 'Chairs'),
    'host': ('Host', 'Hosts'),
    'curator': ('Curator', 'Curators'),
}
_ENDINGS = {1: 'st', 2: 'nd', 3: 'rd'}
_DIGIT = re.compile(r'\d|[IVXLC]+\b')


def credits(publication: Publication, editors: Sequence[Contributor]) -> list[Markup]:
    """``B. Bell, Trans.`` and so on, for everybody whom neither the head of the line nor its container names."""
    by_label: dict[tuple[str, str], list[Contributor]] = {}
    authors = [each.person for each in publication.contributors if each.kind == 'author']
    for each in publication.contributors:
        if each.kind in ('author', 'container-author') or (each.kind == 'editor' and each not in editors):
            continue
        role = each.roles[-1] if each.roles else each.kind
        by_label.setdefault(_CREDITS.get(each.kind, (role.title(), role.title())), []).append(each)
    found = [_credited(people, label[len(people) > 1]) for label, people in by_label.items()]
    whose = [
        each for each in publication.contributors if each.kind == 'container-author' and each.person not in authors
    ]
    return [*found, _credited(whose, 'Book Author' if len(whose) == 1 else 'Book Authors')] if whose else found


def _credited(people: Sequence[Contributor], label: str) -> Markup:
    parts: list[str | Span] = []
    for index, each in enumerate(people):
        if index:
            parts.append(' & ' if index == len(people) - 1 else ', ')
        parts.append(Span('span', (spoken_name(each.person),), classes=('pubs-contributor', f'pubs-{each.kind}')))
    return (*parts, f', {label}')


def in_parentheses(publication: Publication, extra: Mapping[str, str]) -> list[str]:
    """Edition, volume, chapter and pages of a book, number and version of other works, as they stand in parentheses."""
    found = []
    if publication.edition:
        found.append(edition(publication.edition))
    if publication.number:
        found.append(_numbered(publication.number, extra.get('genre', ''), publication.type))
    if publication.volume:
        found.append(f'Vol. {publication.volume}' if _DIGIT.match(publication.volume) else publication.volume)
    if publication.issue:
        found.append(f'No. {publication.issue}' if _DIGIT.match(publication.issue) else publication.issue)
    if version := extra.get('version'):
        found.append(f'Version {version}' if _DIGIT.match(version) else version)
    for name, label in (('part-number', 'Part'), ('chapter-number', 'Chap.')):
        if name in extra:
            found.append(f'{label} {extra[name]}')
    if volumes := extra.get('number-of-volumes'):
        found.append(f'{volumes} vols.' if volumes.isdigit() else volumes)
    if publication.page:
        one = publication.page.isalnum()
        found.append(
            f'{"p." if one else "pp."} {publication.page}' if publication.page[0].isdigit() else publication.page
        )
    if count := extra.get('number-of-pages'):
        found.append(f'{count} pp.')
    return found


def _numbered(number: str, genre: str, type_: str) -> str:
    """``Technical report TR-7``, ``U.S. patent No. 123``; the number alone where it says itself what it is."""
    label = genre if type_ in ('report', 'patent', 'standard') else ''
    if number[0].isdigit():
        return f'{label} No. {number}'.strip()
    return number if label and label.lower() in number.lower() else f'{label} {number}'.strip()


def genre_of(publication: Publication, extra: Mapping[str, str]) -> str:
    """What stands in brackets behind the title: the genre, unless its number says it."""
    genre = extra.get('genre', '')
    return '' if publication.number and publication.type in ('report', 'patent', 'standard') else genre


def edition(text: str) -> str:
    """``2`` as ``2nd ed.``; a word with ``ed.``, unless it says so itself."""
    if text.isdigit():
        return f'{_ordinal(text)} ed.'
    return text if re.search(r'(?<!\w)(?:ed|edn|edition|aufl|auflage|éd)(?!\w)', text, re.IGNORECASE) else f'{text} ed.'


def event(extra: Mapping[str, str], said: str) -> str:
    """The meeting at which a work was presented and its place, as far as ``said`` does not say them."""
    parts = (extra.get('event-title', ''), extra.get('event-place', ''))
    return ', '.join(part for part in parts if part and part.lower() not in said.lower())


def _ordinal(digits: str) -> str:
    number = int(digits[-2:])
    return digits + ('th' if 10 < number < 14 else _ENDINGS.get(number % 10, 'th'))


def series(extra: Mapping[str, str], *, of_journal: bool) -> str:
    """``Lamps, 7``: a series with the work's number in it; ``3rd series`` of a journal that began to count anew."""
    if of_journal:
        name = extra.get('collection-title', '')
        return f'{_ordinal(name)} series' if name.isdigit() else name
    return ', '.join(extra[name] for name in ('collection-title', 'collection-number') if name in extra)
