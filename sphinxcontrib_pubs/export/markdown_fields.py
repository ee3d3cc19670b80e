"""The fields of a publication as labelled lines of Markdown (``Title: …``), for what a reference does not tell."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.markdown_inline import escaped, link, markup_to_inline
from sphinxcontrib_pubs.export.settled import OTHERS, ROLES, VENUE_DETAILS
from sphinxcontrib_pubs.format.names import inverted_name
from sphinxcontrib_pubs.model import notice_sentence, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from sphinxcontrib_pubs.model import Contributor, Markup, Notice, Publication

_LABELS_OF_KINDS = {'author': 'Authors', 'editor': 'Editors', 'translator': 'Translators'}
_LABELS_OF_SCHEMES = {
    'doi': 'DOI',
    'arxiv': 'arXiv',
    'pmid': 'PMID',
    'pmcid': 'PMCID',
    'isbn': 'ISBN',
    'issn': 'ISSN',
}
_ROLE = re.compile(r'[\w-]+(?: [\w-]+)*')
_TYPE = re.compile(r'[a-z]+(?:[-_][a-z]+){0,3}')
_DOI = re.compile(r'(?:10\.\d{4,9}/[\w.-]*\w)?')
_KEY = re.compile(r'[\w.:/+-]{1,200}')
#: The longest piece of an entry that is kept as it was written; readers take longer blocks for no entry.
_LONGEST_PIECE = 20_000

#: Every field that can have lines of its own, in the order in which they are written.
ORDER = (
    'title', 'contributors', OTHERS, ROLES, 'issued', 'venue', VENUE_DETAILS, 'volume', 'issue', 'page', 'number',
    'edition', 'publisher', 'publisher_place', 'status', 'type', 'identifiers', 'links', 'note', 'keywords',
    'language', 'abstract', 'rest', 'notices', 'selected', 'extra', 'topics', 'key',
)  # fmt: skip


def field_lines(publication: Publication, names: Collection[str], exact: Collection[str]) -> list[str]:
    """The lines of some fields of a settled publication; those in ``exact`` leave nothing to be interpreted."""
    lines: list[str] = []
    for name in ORDER:
        if name in names:
            write = _WRITERS.get(name)
            if write is not None:
                lines += write(publication, name in exact)
            else:
                value = getattr(publication, name)
                lines.append(f'{_LABELS[name]}: {_plain(value, exact=name in exact and name in _READ)}')
    return lines


def verbatim_lines(publication: Publication) -> list[str]:
    """An entry that nobody could read, as it was written, in pieces that are not too long for a block."""
    text = markup_to_inline(publication.as_written)
    pieces: list[str] = []
    while len(text) > _LONGEST_PIECE and (space := text.rfind(' ', 1, _LONGEST_PIECE)) > 0:
        pieces.append(text[:space])
        text = text[space + 1 :]
    return [f'As written: "{piece}"' if '"' in piece else f'As written: {piece}' for piece in [*pieces, text]]


_LABELS = {
    'volume': 'Volume',
    'issue': 'Issue',
    'page': 'Pages',
    'number': 'Report number',
    'edition': 'Edition',
    'publisher': 'Publisher',
    'publisher_place': 'Place',
    'status': 'Status',
    'language': 'Language',
}
#: Fields whose value is interpreted where it stands in no quotation marks.
_READ = frozenset(('volume', 'issue', 'page', 'status'))


def _plain(value: str, *, exact: bool = False) -> str:
    return f'"{escaped(value)}"' if exact else _quoted_where_needed(escaped(value), value)


def _quoted_where_needed(written: str, value: str) -> str:
    return f'"{written}"' if not value or value.startswith('"') else written


def _markup(label: str, markup: Markup, *, exact: bool = False) -> list[str]:
    written = markup_to_inline(markup)
    return [f'{label}: "{written}"' if exact else f'{label}: {_quoted_where_needed(written, plain_text(markup))}']


def _title(publication: Publication, exact: bool) -> list[str]:
    return _markup('Title', publication.title, exact=exact)


def _contributors(publication: Publication, exact: bool) -> list[str]:
    lines = []
    for kind, group in groupby(publication.contributors, key=lambda each: each.kind):
        people = list(group)
        label = _LABELS_OF_KINDS.get(kind) or f'Contributors ({escaped(kind)})'
        names = [as_quoted(each) if exact else inverted_name(each.person) for each in people]
        lines.append(f'{label}: {escaped("; ".join(names))}')
    if publication.truncated:
        lines = [*lines[:-1], f'{lines[-1]}; et al.'] if lines else ['Authors: ""; et al.']
    return lines or ['Authors: ""']


def _others(publication: Publication, _: bool) -> list[str]:
    others = tuple(each for each in publication.contributors if each.kind != 'author')
    return _contributors(publication._replace(contributors=others, truncated=False), True)


def _roles(publication: Publication, _: bool) -> list[str]:
    people = '; '.join(as_quoted(each) for each in publication.contributors if each.roles)
    return [f'Roles: {escaped(people)}'] if people else []


def as_quoted(contributor: Contributor) -> str:
    """``"Lin, J." (self)``; the parts by their names where the short form would not tell them apart."""
    person, roles = contributor.person, contributor.roles
    simple_roles = all(_ROLE.fullmatch(role) for role in roles)
    family, given, particle, dropping, suffix, literal, orcid = person
    known = (contributor.person_id, contributor.url)
    if literal and not any((family, given, particle, dropping, suffix, orcid, *known)):
        short, parts = literal, [literal]
    else:
        parts = [family, given] if not any((particle, dropping, suffix, literal, orcid, *known)) else []
        short = f'{family}, {given}'
    if not simple_roles or not parts or not all(parts) or any(',' in part or '=' in part for part in parts):
        named = {
            'literal': literal,
            'family': family,
            'given': given,
            'particle': particle,
            'dropping': dropping,
            'suffix': suffix,
            'orcid': orcid,
            'id': contributor.person_id,
            'url': contributor.url,
        }
        told = [(name, value) for name, value in named.items() if value]
        told += [] if simple_roles else [('role', role) for role in roles]
        short = ', '.join(f'{name}={value.replace(",", ",,")}' for name, value in told)
    quoted = '"' + short.replace('"', '""') + '"'
    return f'{quoted} ({", ".join(roles)})' if roles and simple_roles else quoted


def _issued(publication: Publication, exact: bool) -> list[str]:
    issued = publication.issued
    if issued is None:
        return ['Date: ""']
    text = f'{issued.year:04d}'
    if issued.month:
        text += f'-{issued.month:02d}' + (f'-{issued.day:02d}' if issued.day else '')
    text += issued.suffix + (f'/{issued.end_year}' if issued.end_year else '')
    text += f' ({issued.printed})' if issued.printed else ''
    return [f'Date: {_plain(text, exact=exact)}']


def _venue(publication: Publication, exact: bool) -> list[str]:
    venue = publication.venue
    if venue is None:
        return ['Venue: ""']
    name = f'"{escaped(venue.name)}"' if exact or not venue.name else escaped(venue.name)
    return [f'Venue: **{name}**' if venue.highlighted else f'Venue: {name}']


def _venue_details(publication: Publication, _: bool) -> list[str]:
    venue = publication.venue
    lines: list[str] = []
    if venue is None:
        return lines
    for label, value in (('name', venue.full_name), ('abbreviation', venue.abbreviation), ('kind', venue.kind)):
        if value:
            lines.append(f'Venue {label}: {_plain(value)}')
    return lines


def _type(publication: Publication, _: bool) -> list[str]:
    known = _TYPE.fullmatch(publication.type)
    return [f'Type: {_plain(publication.type, exact=known is None)}']


def _key(publication: Publication, _: bool) -> list[str]:
    known = _KEY.fullmatch(publication.key)
    return [f'Key: {_plain(publication.key, exact=known is None)}']


def _identifiers(publication: Publication, exact: bool) -> list[str]:
    lines = []
    for scheme, value in publication.identifiers:
        label = _LABELS_OF_SCHEMES.get(scheme)
        if label is None:
            lines.append(f'Identifier ({escaped(scheme)}): {_plain(value)}')
        else:
            lines.append(f'{label}: {_plain(value, exact=exact and scheme in ("doi", "arxiv"))}')
    return lines or ['Identifier: ""']


def _links(publication: Publication, _: bool) -> list[str]:
    lines = []
    for kind, label, url in publication.links:
        written = link(escaped(label), url)
        if not label and not written.startswith('<'):
            written = escaped(url)
        lines.append(f'Link ({escaped(kind)}): {_quoted_where_needed(written, label or url)}')
    return lines or ['Link: ""']


def _keywords(publication: Publication, _: bool) -> list[str]:
    words = publication.keywords
    if not words or any(re.search('[;,；，、"]', word) for word in words):
        return [f'Keywords: {_quoted_list(words)}']
    return [f'Keywords: {escaped(", ".join(words))}']


def _topics(publication: Publication, _: bool) -> list[str]:
    return [f'Topics: {_quoted_list(publication.topics)}']


def _quoted_list(values: Collection[str]) -> str:
    quoted = ['"' + value.replace('"', '""') + '"' for value in values]
    return escaped('; '.join(quoted)) or '""'


def _selected(publication: Publication, _: bool) -> list[str]:
    return ['Selected: yes' if publication.selected else 'Selected: no']


def _extra(publication: Publication, _: bool) -> list[str]:
    return list(_extra_lines(publication))


def _extra_lines(publication: Publication) -> Iterator[str]:
    for name, value in publication.extra:
        written = '<br>'.join(escaped(line) for line in value.split('\n'))
        yield f'Field ({escaped(name)}): {_quoted_where_needed(written, value)}'


def _abstract(publication: Publication, _: bool) -> list[str]:
    return _markup('Abstract', publication.abstract)


def _note(publication: Publication, _: bool) -> list[str]:
    return _markup('Note', publication.note)


def _rest(publication: Publication, _: bool) -> list[str]:
    return _markup('Rest', publication.rest)


def _notices(publication: Publication, _: bool) -> list[str]:
    return [_notice(notice) for notice in publication.notices] or ['Notice: ""']


def _notice(notice: Notice) -> str:
    """A sentence where it is read again as it is, else the parts in quotation marks: date, DOI, address, text."""
    if not notice.text and _DOI.fullmatch(notice.doi) and not notice.url:
        return f'Notice: {escaped(notice_sentence(notice))}'
    date = str(notice.date) if notice.date is not None else ''
    return f'Notice ({notice.kind}): {_quoted_list((date, notice.doi, notice.url, notice.text))}'


_WRITERS: dict[str, Callable[[Publication, bool], list[str]]] = {
    'title': _title,
    'contributors': _contributors,
    OTHERS: _others,
    ROLES: _roles,
    'issued': _issued,
    'venue': _venue,
    VENUE_DETAILS: _venue_details,
    'type': _type,
    'identifiers': _identifiers,
    'links': _links,
    'note': _note,
    'keywords': _keywords,
    'abstract': _abstract,
    'rest': _rest,
    'selected': _selected,
    'notices': _notices,
    'extra': _extra,
    'topics': _topics,
    'key': _key,
}
