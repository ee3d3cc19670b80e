"""What stands behind a title in parentheses and brackets, and what only structured sources tell of a work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.legend import signs_of
from sphinxcontrib_pubs.format.names import separators, spoken_name
from sphinxcontrib_pubs.locale import _, between, counted, filled, ngettext, pgettext
from sphinxcontrib_pubs.model import Span
from sphinxcontrib_pubs.model.roles import is_unexplained

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinxcontrib_pubs.model import Contributor, Markup, Publication

#: Works that are told by edition, volume and publisher, and not by the numbers of a journal.
BOOKS = frozenset({'book', 'chapter', 'entry-encyclopedia', 'entry-dictionary', 'pamphlet', 'collection'})
#: Works that are told by what they are and by whom they are had.
REPORTS = frozenset({'report', 'thesis', 'patent', 'software', 'dataset', 'standard', 'speech', 'motion_picture'})

#: How the people are called that are neither authors nor editors of the work.
_CREDITS = {
    'editor': counted('Ed.', 'Eds.'),
    'translator': counted('Trans.', 'Trans.'),
    'compiler': counted('Comp.', 'Comps.'),
    'illustrator': counted('Illus.', 'Illus.'),
    'director': counted('Director', 'Directors'),
    'producer': counted('Producer', 'Producers'),
    'executive-producer': counted('Executive Producer', 'Executive Producers'),
    'narrator': counted('Narr.', 'Narrs.'),
    'composer': counted('Composer', 'Composers'),
    'collection-editor': counted('Series Ed.', 'Series Eds.'),
    'original-author': counted('Original Author', 'Original Authors'),
    'organizer': counted('Organizer', 'Organizers'),
    'chair': counted('Chair', 'Chairs'),
    'host': counted('Host', 'Hosts'),
    'curator': counted('Curator', 'Curators'),
}
_DIGIT = re.compile(r'\d|[IVXLC]+\b')


def credits(publication: Publication, editors: Sequence[Contributor]) -> list[Markup]:
    """``B. Bell, Trans.`` and so on, for everybody whom neither the head of the line nor its container names."""
    by_label: dict[tuple[str, str], list[Contributor]] = {}
    authors = [each.person for each in publication.contributors if each.kind == 'author']
    for each in publication.contributors:
        if each.kind in ('author', 'container-author') or (each.kind == 'editor' and each not in editors):
            continue
        role = next((role for role in reversed(each.roles) if not is_unexplained(role)), each.kind)
        by_label.setdefault(_CREDITS.get(each.kind, (role.title(), role.title())), []).append(each)
    found = [_credited(people, label, cut=publication.leaves_out(people[0].kind)) for label, people in by_label.items()]
    whose = [
        each for each in publication.contributors if each.kind == 'container-author' and each.person not in authors
    ]
    return [*found, _credited(whose, counted('Book Author', 'Book Authors'))] if whose else found


def _credited(people: Sequence[Contributor], label: tuple[str, str], *, cut: bool = False) -> Markup:
    parts: list[str | Span] = []
    conjunction = between(pgettext('names', '{names} & {last}'))
    for index, each in enumerate(people):
        if index:
            parts.append(conjunction if index == len(people) - 1 and not cut else ', ')
        parts.append(Span('span', (spoken_name(each.person),), classes=('pubs-contributor', f'pubs-{each.kind}')))
        parts += signs_of(each.roles)
    others = separators(False)[2] if cut else ''
    return (*parts, f'{others}, {ngettext(*label, len(people) + cut)}')


def in_parentheses(publication: Publication, extra: Mapping[str, str]) -> list[str]:
    """Edition, volume, chapter and pages of a book, number and version of other works, as they stand in parentheses."""
    found = []
    if publication.edition:
        found.append(edition(publication.edition))
    if publication.number:
        found.append(_numbered(publication.number, extra.get('genre', ''), publication.type))
    if publication.volume:
        found.append(_counted_as(_('Vol. {number}'), publication.volume))
    if publication.issue:
        found.append(_counted_as(_('No. {number}'), publication.issue))
    if version := extra.get('version'):
        found.append(_counted_as(_('Version {number}'), version))
    for name, pattern in (('part-number', _('Part {number}')), ('chapter-number', _('Chap. {number}'))):
        if name in extra:
            found.append(filled(pattern, number=extra[name]))
    if volumes := extra.get('number-of-volumes'):
        number = int(volumes[:9]) if volumes.isdecimal() else 0
        pattern = ngettext('{number} vol.', '{number} vols.', number)
        found.append(filled(pattern, number=volumes) if number else volumes)
    if publication.page:
        pattern = _('p. {page}') if publication.page.isalnum() else _('pp. {pages}')
        pages = filled(pattern, page=publication.page, pages=publication.page)
        found.append(pages if publication.page[0].isdecimal() else publication.page)
    if count := extra.get('number-of-pages'):
        found.append(filled(_('{number} pp.'), number=count))
    return found


def _counted_as(pattern: str, text: str) -> str:
    """``Vol. 3``; a text that is no number says itself what it is."""
    return filled(pattern, number=text) if _DIGIT.match(text) else text


def _numbered(number: str, genre: str, type_: str) -> str:
    """``Technical report TR-7``, ``U.S. patent No. 123``; the number alone where it says itself what it is."""
    label = pgettext('genre', genre) if type_ in ('report', 'patent', 'standard') else ''
    if number[0].isdecimal():
        return f'{label} {filled(_("No. {number}"), number=number)}'.strip()
    return number if label and label.lower() in number.lower() else f'{label} {number}'.strip()


def genre_of(publication: Publication, extra: Mapping[str, str]) -> str:
    """What stands in brackets behind the title: the genre, unless its number says it."""
    genre = pgettext('genre', extra.get('genre', ''))
    return '' if publication.number and publication.type in ('report', 'patent', 'standard') else genre


def edition(text: str) -> str:
    """``2`` as ``2nd ed.``; a word with ``ed.``, unless it says so itself."""
    if text.isdecimal():
        return filled(_('{ordinal} ed.'), ordinal=_ordinal(text))
    named = re.search(r'(?<!\w)(?:ed|edn|edition|edición|aufl|auflage|éd|édition)(?!\w)|[版刷]', text, re.IGNORECASE)
    return text if named else filled(pgettext('edition in words', '{edition} ed.'), edition=text)


def event(extra: Mapping[str, str], said: str) -> str:
    """The meeting at which a work was presented and its place, as far as ``said`` does not say them."""
    parts = (extra.get('event-title', ''), extra.get('event-place', ''))
    return ', '.join(part for part in parts if part and part.lower() not in said.lower())


def _ordinal(digits: str) -> str:
    number = int(digits[-2:])
    last = 0 if 10 < number < 14 else number % 10
    pattern = pgettext('ordinal', '{number}th')
    if digits == '1':
        pattern = pgettext('ordinal', '1st')
    elif last == 1:
        pattern = pgettext('ordinal', '{number}st')
    elif last == 2:
        pattern = pgettext('ordinal', '{number}nd')
    elif last == 3:
        pattern = pgettext('ordinal', '{number}rd')
    return filled(pattern, number=digits)


def series(extra: Mapping[str, str], *, of_journal: bool) -> str:
    """``Lamps, 7``: a series with the work's number in it; ``3rd series`` of a journal that began to count anew."""
    if of_journal:
        name = extra.get('collection-title', '')
        return filled(_('{ordinal} series'), ordinal=_ordinal(name)) if name.isdecimal() else name
    return ', '.join(extra[name] for name in ('collection-title', 'collection-number') if name in extra)
