"""One entry → one publication: every field has its place there, and what has none is kept in ``extra``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_pubs.model import Publication, Severity, SourceSpan, Span, Venue, plain_text
from sphinxcontrib_pubs.model.csl import DATES
from sphinxcontrib_pubs.sources.bibtex.dates import take_date
from sphinxcontrib_pubs.sources.bibtex.fields import countries, keywords, language, without_time, worded
from sphinxcontrib_pubs.sources.bibtex.identifiers import take_identifiers, take_links
from sphinxcontrib_pubs.sources.bibtex.journals import journal_of
from sphinxcontrib_pubs.sources.bibtex.names import NameReader
from sphinxcontrib_pubs.sources.bibtex.note import take_note
from sphinxcontrib_pubs.sources.bibtex.numbers import IN_ISSUES, take_numbers
from sphinxcontrib_pubs.sources.bibtex.people import BREAK, read_people
from sphinxcontrib_pubs.sources.bibtex.tables import CSL_NAMES, DATABASE_TYPES, TYPES, VERBATIM, Kind
from sphinxcontrib_pubs.sources.bibtex.types import csl_type, kind_of, nearest_type
from sphinxcontrib_pubs.sources.keys import key_of
from sphinxcontrib_pubs.sources.latex.verbatim import verbatim
from sphinxcontrib_pubs.sources.records.addresses import addresses_in, misplaced
from sphinxcontrib_pubs.sources.records.link_words import LINK_WORDS_HINT, told_for_address
from sphinxcontrib_pubs.sources.records.tables import VENUE_KINDS
from sphinxcontrib_pubs.sources.records.values import (
    bare_number,
    is_status,
    is_true,
    preprint_server,
    status_of_note,
    titled,
    without_in,
)

if TYPE_CHECKING:
    from sphinxcontrib_pubs.model import Markup, Problem
    from sphinxcontrib_pubs.sources.bibtex.entries import Entry
    from sphinxcontrib_pubs.sources.latex.markup import Latex
    from sphinxcontrib_pubs.sources.page import Page
    from sphinxcontrib_pubs.sources.records.dates import ReadDate

_OF_MEETINGS = frozenset({'paper-conference', 'book', 'speech'})
_NAME_OF_SITE = re.compile(r'[^\W\d_][^\d/]*')
#: Entries whose ``type`` is what the Web of Science calls them.
_IN_DATABASES = frozenset({'article', 'inproceedings', 'conference', 'incollection', 'inbook'})
_KEYWORDS = ('author_keywords', 'keywords')
_AWARDS = ('award', 'awards', 'honor', 'honour', 'prize')


class _Said(NamedTuple):
    """What an entry says of its work beside who made it, where it appeared and when."""

    status: str = ''
    note: Markup = ()
    place: str = ''  # of the publisher
    abstract: Markup = ()
    edition: str = ''
    language: str = ''
    keywords: tuple[str, ...] = ()
    selected: bool = False


_NOTHING = _Said()
#: The fields that say it.
_SAID = frozenset(
    {
        'pubstate', 'howpublished', 'note', 'addendum', 'additional_info', 'bibbase_note', 'location', 'abstract',
        'edition', 'language', 'langid', 'keywords', 'author_keywords', 'selected',
    }
)  # fmt: skip


class Builder:
    """Makes publications of the entries of one file."""

    def __init__(self, page: Page, latex: Latex) -> None:
        self.page = page
        self.latex = latex
        self.names = NameReader(latex)
        self.problems: list[Problem] = []

    def build(self, entry: Entry) -> Publication:
        """The publication of an entry that has at least one field; its key is not yet unique."""
        return _Work(self, entry).publication()

    def verbatim(self, entry: Entry) -> Publication:
        """An entry that nothing could be read of, as written."""
        place = min(entry.start, max(0, len(self.page.text) - 1))
        message = f'no field could be read in the entry {entry.key}'.rstrip() + '; it is shown as written'
        hint = 'expected @type{key, name = {value}, …}'
        self.problems.append(self.page.problem(Severity.ERROR, 'entry-unread', message, place, hint))
        raw = self.page.text[entry.start : entry.end]
        written: Markup = (Span('code', (' '.join(raw.split()),)),)
        return Publication(
            key=entry.key or 'entry', source=self.span(entry), raw=raw, as_written=written, verbatim=True
        )

    def span(self, entry: Entry) -> SourceSpan:
        line, column = self.page.place(entry.start)
        last, _ = self.page.place(max(entry.start, entry.end - 1))
        return SourceSpan(self.page.file, line, column, last)

    def warn(self, code: str, message: str, place: int, hint: str = '', severity: Severity = Severity.WARNING) -> None:
        self.problems.append(self.page.problem(severity, code, message, place, hint))


class _Work:
    """The making of one publication; fields are taken out of ``left`` one after the other."""

    def __init__(self, builder: Builder, entry: Entry) -> None:
        self.builder = builder
        self.entry = entry
        self.text = builder.latex.text
        self.markup = builder.latex.markup
        self.left = {name: value for name, value in entry.fields.items() if value}
        told = (
            take_note(self.left, in_journal=entry.type == 'article' and 'journaltitle' in self.left)
            if 'note' in self.left
            else ()
        )
        self.extra = [(name, self.text(value)) for name, value in told]
        self.addresses = misplaced(self.left)
        self.kind, self.genre = self._kind()
        self.remarks: tuple[tuple[str, str], ...] = ()  # about people

    def publication(self) -> Publication:
        entry, left, text, addresses = self.entry, self.left, self.text, self.addresses
        title = self._title()
        contributors, truncated, complaints, others, self.remarks = read_people(left, self.builder.names)
        for field, complaint in complaints:
            self.builder.warn('name-unclear', f'{field}: {complaint}', self._place(field))
        take_identifiers(left, addresses)
        venue = self._venue(title)
        dated = self._date()
        page_range, number, issue, told = take_numbers(left, self.kind.csl, self.builder.latex, addresses)
        self.extra += told
        publisher = self._publisher()
        volume = left.pop('volume', '')
        if not volume.isdecimal() and ('arxiv' in volume.lower() or 'abs/' in volume):
            volume = '' if addresses.arxiv_in(volume) else volume
        more = dated.left or entry.repeated or self.remarks
        said = _NOTHING if _SAID.isdisjoint(left) and not more else self._said(dated)
        is_preprint = venue is not None and venue.kind == 'preprint server'
        csl = csl_type(self.kind.csl, self.genre, left, is_preprint=is_preprint)
        self._links()
        self._extra()
        return Publication(
            key=entry.key or key_of(contributors, dated.date, plain_text(title)),
            source=self.builder.span(entry),
            type=csl,
            title=title,
            contributors=contributors,
            truncated=truncated,
            issued=dated.date,
            venue=venue,
            volume=bare_number(text(volume)) if volume else '',
            issue=issue,
            page=page_range,
            number=number,
            edition=said.edition,
            publisher=publisher,
            publisher_place=said.place,
            identifiers=tuple(addresses.identifiers),
            links=tuple(addresses.links),
            status=said.status,
            abstract=said.abstract,
            note=said.note,
            language=said.language,
            keywords=said.keywords,
            selected=said.selected,
            rest=(' '.join(entry.unread),) if entry.unread else (),
            raw=self.builder.page.text[entry.start : entry.end],
            extra=(*self.extra, *others),
        )

    def _said(self, dated: ReadDate) -> _Said:
        """What few fields of few entries say; ``dated`` is the date, which may say how far a work is."""
        entry, left, text = self.entry, self.left, self.text
        status = worded(left.pop('pubstate', ''), self.builder.latex)
        if not status and (is_status(dated.left) or (dated.left and dated.date is None)):
            status = dated.left
        elif dated.left:
            self.extra.append(('date', dated.left))
        status, note = status_of_note(status, self._note())
        return _Said(
            status,
            note,
            place=self._place_of_publisher() if 'location' in left else '',
            abstract=self.markup(left.pop('abstract')) if 'abstract' in left else (),
            edition=text(left.pop('edition', '')),
            language=self._language(),
            keywords=(
                self._keywords()
                if entry.repeated or 'author_keywords' in left
                else keywords(left.pop('keywords', ''), self.builder.latex)
            ),
            selected=is_true(left.pop('selected', '')),
        )

    def _place(self, field: str) -> int:
        return self.entry.places.get(field, self.entry.start)

    def _kind(self) -> tuple[Kind, str]:
        type_ = self.entry.type
        kind = kind_of(type_, self.left)
        genre = self.left.pop('type', '')
        if kind is None:
            near = nearest_type(type_)
            kind = TYPES[near] if near else Kind('document')
            hint = f'did you mean @{near}?' if near else 'it is shown without what its type could say'
            self.builder.warn('type-unknown', f'@{type_} is no entry type', self.entry.start, hint, Severity.NOTE)
            self.extra.append(('entry-type', type_))
        return kind, genre or kind.genre

    def _titled(self, prefix: str) -> Markup:
        """A title of the entry or of what it is part of, with its subtitle and its addition."""
        left = self.left
        name = f'{prefix}title'
        title = self.markup(left.pop(name)) if name in left else ()
        if f'{prefix}subtitle' not in left and f'{name}addon' not in left:
            return title
        subtitle, addition = (self.markup(left.pop(each, '')) for each in (f'{prefix}subtitle', f'{name}addon'))
        return titled(title, subtitle, addition)

    def _container(self, prefix: str) -> str:
        """The name of a container as plain text; most have no subtitle, and many entries share one."""
        left, name = self.left, f'{prefix}title'
        if f'{prefix}subtitle' in left or f'{name}addon' in left:
            return _plain(plain_text(self._titled(prefix)))
        text = self.text(left.pop(name)) if name in left else ''
        return journal_of(text) if text.startswith('\\') else text

    def _title(self) -> Markup:
        title = self._titled('')
        if not title and self.kind.csl in ('book', 'periodical'):
            title = self._titled('book') or self._titled('journal') or self._titled('issue')
        if not title:
            message = f'the entry {self.entry.key} has no title'
            self.builder.warn('title-missing', message, self.entry.start, 'add title = {…}', Severity.NOTE)
        return title

    def _venue(self, title: Markup) -> Venue | None:
        journal, book = without_in(self._container('journal')), without_in(self._container('book'))
        first, second = (journal, book) if self.kind.csl in IN_ISSUES or not book else (book, journal)
        name = first or second
        if first and second and first != second:
            self.extra.append(('container-title-2', second))
        if self.kind.csl in ('book', 'periodical') and name == _plain(plain_text(title)):
            name = ''
        if not name and 'eprinttype' not in self.left and _NAME_OF_SITE.fullmatch(self.left.get('eprint', '')):
            name = self.text(self.left.pop('eprint'))  # BibLaTeX's APA style has the name of a site there
        badge = self.text(self.left.pop('abbr', ''))
        short = self.text(self.left.pop('shortjournal', ''))
        if not name and self.kind.csl not in ('book', 'periodical'):
            name = short  # some managers of references know a journal by its short name alone
        if short not in ('', name, badge) and (badge or not name):
            self.extra.append(('shortjournal', short))
        if not name and not badge:
            if self.addresses.value('arxiv') and self.kind.csl in ('article-journal', 'document', 'webpage', 'article'):
                return Venue('arXiv', kind='preprint server')
            return None
        server = preprint_server(name)
        if server:
            self.addresses.arxiv_in(name)
            name = server
        kind = 'preprint server' if server else VENUE_KINDS.get(self.kind.csl, '')
        abbreviation = badge or short
        name = name or badge
        abbreviation = '' if abbreviation == name else abbreviation
        return Venue(name, highlighted=bool(badge), abbreviation=abbreviation, kind=kind)

    def _date(self) -> ReadDate:
        dated, told = take_date(self.left, self.text)
        self.extra += told
        if dated.date is None and dated.left and not is_status(dated.left):
            field = next((name for name in ('year', 'date', 'month') if self.entry.fields.get(name)), 'day')
            message = f'no year could be read in "{dated.left[:40]}"'
            self.builder.warn('date-unread', message, self._place(field), 'expected YYYY or YYYY-MM-DD')
        return dated

    def _publisher(self) -> str:
        """Who published it; the institution, the organisation or how it was published, where nobody else did."""
        left = self.left
        found = ''
        for field in ('publisher', 'institution', 'organization', 'howpublished'):
            if field not in left:
                continue
            value = left[field]
            if field == 'howpublished' and (addresses := addresses_in(value)):
                for address in addresses:
                    self.addresses.link('', address)
                if len(addresses) == 1 and len(self.text(value)) < len(addresses[0]) + 16:
                    del left[field]  # "Available at …" says no more than the link
                    continue
            if not found:
                found = self.text(left.pop(field))
            elif self.text(value) == found:
                del left[field]
        return found.rstrip(' ,;')

    def _place_of_publisher(self) -> str:
        left = self.left
        # Beside the address of the publisher, ACM's location is that of the meeting.
        if 'address' in left and self.kind.csl in _OF_MEETINGS and 'venue' not in left:
            left['venue'], left['location'] = left['location'], left.pop('address')
        return countries(left.pop('location'), self.builder.latex)

    def _keywords(self) -> tuple[str, ...]:
        """The authors' own keywords before those of a database, of all fields that have any."""
        told = [self.left.pop(name) for name in _KEYWORDS if name in self.left]
        told += [value for name, value in self.entry.repeated if name in _KEYWORDS]
        return tuple(dict.fromkeys(word for value in told for word in keywords(value, self.builder.latex)))

    def _note(self) -> Markup:
        """Everything that the entry says in free words, one sentence after the other."""
        whole: Markup = ()
        for field in ('howpublished', 'note', 'addendum'):
            if value := self.left.pop(field, ''):
                whole = titled(whole, (), self.markup(value))
                self.addresses.arxiv_in(value)
        # What al-folio and BibBase set behind a reference; al-folio's begins where the venue ends.
        for field in ('additional_info', 'bibbase_note'):
            if value := self.left.pop(field, ''):
                whole = titled(whole, (), self._in_markdown(value.lstrip(' .,;')))
        for names, value in self.remarks:
            whole = titled(whole, (), (*([f'{names}: '] if names else []), *self.markup(value)))
        return whole

    def _in_markdown(self, value: str) -> Markup:
        # Few files have any, and reading it takes long to import.
        from sphinxcontrib_pubs.sources.records.marked import read_marked
        from sphinxcontrib_pubs.sources.records.safety import without_unsafe_links

        markup, unsafe = without_unsafe_links(read_marked(value))
        self.addresses.unsafe += unsafe
        return markup

    def _language(self) -> str:
        language_, babel = self.left.pop('language', ''), self.left.pop('langid', '')
        return language(language_ or babel, self.builder.latex) if language_ or babel else ''

    def _links(self) -> None:
        for name in take_links(self.left, self.addresses):
            if message := told_for_address(name, self.left[name]):
                self.builder.warn('link-words', message, self._place(name), LINK_WORDS_HINT)
        for address in self.addresses.unsafe:
            self.builder.warn(
                'url-scheme',
                f'the address {address[:60]} is of a kind that pages may not link to; it is kept without the link',
                self.entry.start,
            )
            self.extra.append(('address', address))

    def _extra(self) -> None:
        left, extra = self.left, self.extra
        genre = worded(self.genre, self.builder.latex) if self.genre else ''
        if genre:
            is_of_database = self.entry.type in _IN_DATABASES and genre.lower() in DATABASE_TYPES
            extra.append(('article-type' if is_of_database else 'genre', genre))
        for name in _AWARDS:
            if name in left:
                extra.append(('award', self.text(left.pop(name))))
        for name, value in left.items():
            if name == 'series':
                shown = worded(value, self.builder.latex)
            elif name in VERBATIM:
                shown = verbatim(value)
            else:
                shown = self.text(BREAK.sub('; ', value) if name == 'annotation' else value)
            if 'T' in shown and CSL_NAMES.get(name) in DATES:
                shown = without_time(shown)
            if shown:
                extra.append((CSL_NAMES.get(name, name), shown))
        for name, value in self.entry.repeated:
            if name not in _KEYWORDS:
                extra.append((name, self.text(value)))


def _plain(text: str) -> str:
    """The name of a container, every kind of space a plain one."""
    return ' '.join(text.split()) if text else ''
