"""One publication → the fields of an entry, by the names that BibTeX knows and BibLaTeX takes as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.export.bibtex.names import name_list, orcids, said_of, signs
from sphinxcontrib_pubs.export.bibtex.tables import (
    EDITOR_FIELDS,
    EDITORS,
    FIELDS,
    GENRES,
    LINKS,
    PEOPLE,
    STATES,
    SUBTYPES,
    TYPES,
)
from sphinxcontrib_pubs.export.bibtex.tex import listed, markup_to_tex, title_to_tex, to_tex, to_verbatim
from sphinxcontrib_pubs.model import notice_sentence, plain_text

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Contributor, Markup, Publication

_MONTHS = ('jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec')
_DASH = re.compile(r'(?<=\w)\s*[–—-]\s*(?=\w)')
_RANGE = re.compile(r'\w+\s*[–—-]\s*\w+(?:\s*[,;]\s*\w+(?:\s*[–—-]\s*\w+)?)*')
#: What appears in a venue of a kind, where the source does not say what it is.
_TYPES_OF_VENUES = {
    'journal': 'article-journal',
    'conference': 'paper-conference',
    'workshop': 'paper-conference',
    'preprint server': 'article',
}
_LETTER = re.compile(r'[a-z]')
#: Words for a state that stand in a note, where BibTeX's styles print them; others have ``pubstate``.
_STATES_IN_NOTES = re.compile(
    r'(?:to appear|accepted|in press|forthcoming|submitted|(?:under|in) (?:review|revision)|in preparation)\.?',
    re.IGNORECASE,
)


def _said_of(told: Publication) -> Markup:
    """The notices, as sentences behind the note, which every style prints."""
    parts: list[str] = []
    for notice in told.notices:
        before = parts[-1] if parts else plain_text(told.note)
        separator = '' if not before else ' ' if before.endswith(('.', '!', '?')) else '; '
        parts.append(separator + notice_sentence(notice))
    return tuple(parts)


class MadeEntry(NamedTuple):
    """An entry that was made of a publication: its type, and values with their braces by the names of the fields."""

    type: str
    fields: dict[str, str]


def make_entry(publication: Publication) -> MadeEntry:
    """The entry of a publication; what BibTeX and BibLaTeX have no field for is left out."""
    return _Maker(publication).entry()


class _Maker:
    """The fields of one entry as they come together; the first value of a field stays."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.fields: dict[str, str] = {}
        self.extra = dict(reversed(publication.extra))  # of a name that comes twice the first value
        self.type, self.genre = self._type()
        self.in_journal = self.type in ('article', 'periodical')

    def entry(self) -> MadeEntry:
        told = self.publication
        if told.verbatim:
            self.put('note', markup_to_tex(told.as_written or (told.raw,)))
            return MadeEntry('misc', self.fields)
        self._people('author')
        self.put('title', title_to_tex(told.title))
        self._people_beside()
        self._container()
        self._date()
        self._numbers()
        self._publisher()
        self._state_and_note()
        self._addresses()
        self.put('language', to_tex(told.language))
        self.put('keywords', listed(told.keywords))
        for name, field in FIELDS.items():
            if name in self.extra:
                self.put(field, to_tex(self.extra[name]))
        self.put('abstract', markup_to_tex(told.abstract))
        return MadeEntry(self.type, self.fields)

    def put(self, field: str, value: str) -> None:
        if value and field not in self.fields:
            self.fields[field] = f'{{{value}}}'

    def _type(self) -> tuple[str, str]:
        """The entry type, and what kind of thesis or report it is where that needs a word."""
        venue = self.publication.venue
        csl = self.publication.type or (_TYPES_OF_VENUES.get(venue.kind, '') if venue is not None else '')
        genre = self.extra.get('genre', '')
        if csl == 'article' and venue is not None and self._names_venue():
            return 'article', genre
        if csl == 'speech':
            return ('unpublished' if 'event-title' in self.extra else 'misc'), genre
        known = GENRES.get(csl, {}).get(genre.lower())
        if known is not None:
            return known
        # A report without a name would be called a technical one.
        return TYPES.get(csl, 'misc'), genre or ('Report' if csl == 'report' else '')

    def _names_venue(self) -> bool:
        """Whether the venue needs its name: that a work is on arXiv follows from its number there."""
        venue = self.publication.venue
        return venue is not None and not (venue.name.lower() == 'arxiv' and self.publication.identifier('arxiv'))

    def _people(self, kind: str, field: str = '', what: str = '') -> None:
        people = [each for each in self.publication.contributors if each.kind == kind]
        if not people:
            return
        field = field or PEOPLE[kind]
        names = name_list(people, truncated=self.publication.leaves_out(kind))
        if not names:
            return
        self.put(field, names)
        self.put(f'{field}type', what)
        self.put(f'{field}+an', said_of(people))
        self.put(f'{field}+an:orcid', orcids(people))
        self.put(f'{field}+an:mark', signs(people))

    @property
    def _authors(self) -> tuple[Contributor, ...]:
        return self.publication.authors

    def _people_beside(self) -> None:
        kinds = dict.fromkeys(each.kind for each in self.publication.contributors)
        for kind in PEOPLE:
            if kind in kinds and kind != 'author':
                self._people(kind)
        for kind, what in EDITORS.items():
            free = next((field for field in EDITOR_FIELDS if field not in self.fields), '')
            if kind in kinds and free:
                self._people(kind, free, what)

    def _container(self) -> None:
        told, venue = self.publication, self.publication.venue
        self.put('entrysubtype', SUBTYPES.get(told.type, ''))
        if venue is None or not self._names_venue():
            return
        self.put('journal' if self.in_journal else 'booktitle', to_tex(venue.full_name or venue.name))
        if self.in_journal:
            self.put('shortjournal', to_tex(venue.abbreviation) if venue.abbreviation != venue.name else '')

    def _date(self) -> None:
        date = self.publication.appeared
        if date is None:
            return
        if date.year < 0:
            self.put('date', str(date))  # BibTeX has no years before Christ
            return
        year = f'{date.year:04d}'
        if not date.end_year and len(date.suffix) == 1 and _LETTER.match(date.suffix):
            year += date.suffix
        self.put('year', f'{year}--{date.end_year:04d}' if date.end_year > date.year else year)
        if 1 <= date.month <= 12 and not date.end_year:
            self.fields['month'] = _MONTHS[date.month - 1]
            if date.day:
                self.put('day', str(date.day))

    def _numbers(self) -> None:
        told = self.publication
        self.put('volume', to_tex(told.volume))
        if self.in_journal:
            self.put('number', to_tex(told.issue))
            self.put('eid', to_tex(told.number))
        else:
            self.put('number', to_tex(told.number or self.extra.get('collection-number', '')))
            self.put('issue', to_tex(told.issue))
        self.put('pages', _pages(told.page))
        self.put('edition', to_tex(told.edition))

    def _publisher(self) -> None:
        told = self.publication
        field = {'phdthesis': 'school', 'mastersthesis': 'school', 'thesis': 'institution', 'techreport': 'institution'}
        self.put(field.get(self.type, 'publisher'), to_tex(told.publisher))
        self.put('address', to_tex(told.publisher_place))
        self.put('type', to_tex(self.genre))

    def _state_and_note(self) -> None:
        told = self.publication
        self.put('note', markup_to_tex((*told.note, *_said_of(told))))
        if 'note' not in self.fields and _STATES_IN_NOTES.fullmatch(told.status):
            self.put('note', to_tex(told.status))
        else:
            self.put('pubstate', STATES.get(told.status.lower(), to_tex(told.status)))

    def _addresses(self) -> None:
        told = self.publication
        arxiv = told.identifier('arxiv')
        for scheme in ('doi', 'pmid', 'pmcid'):
            self.put(scheme, to_verbatim(told.identifier(scheme)))
        for scheme in ('isbn', 'issn'):
            values = [each.value for each in told.identifiers if each.scheme == scheme]
            self.put(scheme, to_verbatim(', '.join(values)) if len(values) == 1 else to_tex(', '.join(values)))
        if arxiv:
            self.put('eprint', to_verbatim(arxiv))
            self.put('archiveprefix', 'arXiv')
        for kind, _, url in told.links:
            self.put(kind if kind in LINKS else 'url', to_verbatim(url))


def _pages(text: str) -> str:
    """A range with BibTeX's dash; what is none stays as it is."""
    return _DASH.sub('--', to_tex(text)) if _RANGE.fullmatch(text) else to_tex(text)
