"""What of a publication is not in what was read again of an export: by the words in which it is told to a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.settled import is_told, settled
from sphinxcontrib_pubs.model import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinxcontrib_pubs.model import Contributor, Publication

#: Fields that are compared as text, and what they are called.
_TEXTS = {
    'volume': 'the volume',
    'issue': 'the issue',
    'page': 'the pages',
    'number': 'the number',
    'edition': 'the edition',
    'publisher': 'the publisher',
    'publisher_place': 'the place',
    'status': 'the status',
    'language': 'the language',
}
_MARKUPS = {'title': 'the title', 'abstract': 'the abstract', 'note': 'the note'}
_LISTS = {'keywords': 'the keywords', 'topics': 'the topics'}
#: What is told by other fields: that of other entries has been handed on.
_NOT_MISSED = frozenset(
    {'labels', 'bibtex', 'commands', 'genre', 'entry-type', 'address', 'link-label', 'crossref', 'xref', 'xdata'}
)
_DASHES = re.compile(r'\s*[-–—]+\s*')
_SPACES = re.compile(r'\s+')
_NUMBERS = re.compile(r'\d+')


def losses(written: Publication, read: Publication, is_private: Callable[[str], bool] = lambda _: False) -> list[str]:
    """What of ``written`` is missing or other in ``read``; what a reader adds or puts in other signs is no loss.

    ``is_private`` says of a further field that nobody meant to hand it on.
    """
    return list(_losses(settled(written), settled(read), is_private))


def _losses(written: Publication, read: Publication, is_private: Callable[[str], bool]) -> Iterator[str]:
    if written.verbatim:
        if not read.verbatim and _plain(plain_text(written.as_written)) not in _plain(plain_text(read.note)):
            yield 'the text of an entry that could not be read'
        return
    for name, words in _MARKUPS.items():
        if _plain(plain_text(getattr(written, name))) != _plain(plain_text(getattr(read, name))) and is_told(
            written, name
        ):
            yield words
    yield from _lost_people(written, read)
    if written.issued is not None and (read.issued is None or not _same_date(written, read)):
        yield 'the whole date'
    yield from _lost_of_venue(written, read)
    if written.type not in ('', 'document', read.type):
        yield 'the type'
    for name, words in _TEXTS.items():
        if (text := getattr(written, name)) and _plain(text) != _plain(getattr(read, name)):
            yield words
    yield from _lost_addresses(written, read)
    for name, words in _LISTS.items():
        if set(getattr(written, name)) - set(getattr(read, name)):
            yield words
    if written.selected and not read.selected:
        yield 'that it is selected'
    if written.rest and _plain(plain_text(written.rest)) not in _plain(plain_text(read.rest)):
        yield 'the text that belongs to no field'
    told = [(notice.kind, notice.date, notice.address) for notice in read.notices]
    if any((notice.kind, notice.date, notice.address) not in told for notice in written.notices):
        yield 'a notice on the work'
    yield from _lost_fields(written, read, is_private)


def _lost_people(written: Publication, read: Publication) -> Iterator[str]:
    if _names(written) != _names(read):
        yield 'people who are no authors' if _authors(written) == _authors(read) else 'the names of people'
    elif any(set(before.roles) - set(after.roles) for before, after in _pairs(written, read)):
        yield 'the roles of people'
    if written.truncated and not read.truncated:
        yield 'that there are more authors'


def _names(publication: Publication) -> list[str]:
    """Everybody by kind, without the places of a name's parts, which formats divide in different ways."""
    return sorted(f'{each.kind}: {_name(each)}' for each in publication.contributors)


def _authors(publication: Publication) -> list[str]:
    return [_name(each) for each in publication.authors]


def _name(contributor: Contributor) -> str:
    person = contributor.person
    parts = (person.literal, person.particle, person.dropping_particle, person.family, person.given, person.suffix)
    return ' '.join(sorted(_plain(' '.join(parts)).replace(',', ' ').replace(';', ' ').split()))


def _pairs(written: Publication, read: Publication) -> Iterator[tuple[Contributor, Contributor]]:
    def ordered(publication: Publication) -> list[Contributor]:
        return sorted(publication.contributors, key=lambda each: each.kind)

    yield from zip(ordered(written), ordered(read), strict=True)


def _same_date(written: Publication, read: Publication) -> bool:
    before, after = written.issued, read.issued
    assert before is not None
    assert after is not None
    if before.parts != after.parts or before.end_year != after.end_year:
        return False
    return not before.printed or _NUMBERS.findall(before.printed) == _NUMBERS.findall(after.printed)


def _lost_of_venue(written: Publication, read: Publication) -> Iterator[str]:
    before, after = written.venue, read.venue
    if before is None:
        return
    names = [before.full_name or before.name, before.name]
    if (after is None or _plain(after.name) not in map(_plain, names)) and _plain(names[0]) != _plain(read.publisher):
        yield 'the venue'
    elif before.abbreviation not in ('', *names) and (after is None or not after.abbreviation):
        yield 'the abbreviation of the venue'
    elif before.highlighted and (after is None or not after.highlighted):
        yield 'that the venue stands out'


def _lost_addresses(written: Publication, read: Publication) -> Iterator[str]:
    found = ' '.join([*(each.value for each in read.identifiers), *(link.url for link in read.links)]).lower()
    if any(each.value.lower() not in found for each in written.identifiers):
        yield 'an identifier'
    # An address with an identifier in it says no more than that.
    known = [each.value.lower() for each in written.identifiers]
    links = [link for link in written.links if not any(value in link.url.lower() for value in known)]
    if any(link.url.lower() not in found for link in links):
        yield 'a link'
    elif any(link.label for link in links) and not any(link.label for link in read.links):
        yield 'the words of links'


def _lost_fields(written: Publication, read: Publication, is_private: Callable[[str], bool]) -> Iterator[str]:
    found = {name for name, _ in read.extra}
    for name in dict.fromkeys(name for name, _ in written.extra):
        if name not in found and name not in _NOT_MISSED and not is_private(name.lower()):
            yield f'the field "{name[:40]}"'


def _plain(text: str) -> str:
    return _DASHES.sub('-', _SPACES.sub(' ', text.replace('$', ''))).strip()
