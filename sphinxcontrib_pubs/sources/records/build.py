"""One item by CSL's names → one publication: every value has its place there, and what has none is in ``extra``."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, TypeGuard

from sphinxcontrib_pubs.model import Publication, Severity, SourceSpan, Span, plain_text
from sphinxcontrib_pubs.model.csl import DATES, NAMES, TYPES
from sphinxcontrib_pubs.sources.keys import key_of
from sphinxcontrib_pubs.sources.records.addresses import misplaced
from sphinxcontrib_pubs.sources.records.dated import iso_text, read_any_date
from sphinxcontrib_pubs.sources.records.fields import as_list, is_empty, long_text_of, text_of, texts_of
from sphinxcontrib_pubs.sources.records.link_words import LINK_WORDS_HINT, told_for_address
from sphinxcontrib_pubs.sources.records.links import add_links, field_of_link, take_identifiers
from sphinxcontrib_pubs.sources.records.names import explained, read_names
from sphinxcontrib_pubs.sources.records.safety import without_unsafe_links
from sphinxcontrib_pubs.sources.records.tables import LINKS, TYPE_NAMES
from sphinxcontrib_pubs.sources.records.values import (
    bare_number,
    is_false,
    is_status,
    is_true,
    language_code,
    numbers_beside,
    page_range,
    preprint_server,
    split_words,
    status_of_note,
    titled,
)
from sphinxcontrib_pubs.sources.records.venue import read_venue
from sphinxcontrib_pubs.sources.reference.legend import explained_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinxcontrib_pubs.model import Contributor, Markup, Notice, PartialDate, Problem, Venue
    from sphinxcontrib_pubs.sources.page import Page
    from sphinxcontrib_pubs.sources.records.fields import Record
    from sphinxcontrib_pubs.sources.records.item import Item

#: Types that a work on a preprint server is given for want of a better one.
_PREPRINTS = frozenset({'article-journal', 'article', 'document', 'webpage', 'manuscript', 'report', 'post', ''})
#: Types of works with an arXiv number that appeared there, if they name nothing else.
_AT_ARXIV = frozenset({'article-journal', 'article', 'document', 'webpage', ''})
#: How fields end whose words may explain the signs beside names.
_EXPLAINING = ('note', 'notes', 'annotation', 'annote', 'addendum', 'additional_info', 'legend')
_PLAIN = ('volume', 'issue', 'number', 'edition', 'publisher', 'publisher-place')


class Builder:
    """Makes publications of the items of one source, whose texts are in one syntax (``read_text``)."""

    def __init__(self, page: Page, read_text: Callable[[str], Markup]) -> None:
        self.page = page
        self.read_text = read_text
        self.problems: list[Problem] = []

    @cached_property
    def marks_of_comments(self) -> dict[str, str]:
        """What the lines of the file that are comments, as YAML has them, say of signs beside names."""
        return explained_marks('\n'.join(line for line in self.page.lines if line.lstrip().startswith('#')))

    def build(self, record: Record, item: Item) -> Publication:
        """The publication of an item; its key is not yet unique."""
        if item.keys() <= {'id', 'type'} and not record.unread and not item.further:
            return self.verbatim(record.start, record.end, 'no field with a value was found in this entry')
        return _Work(self, record, item).publication()

    def verbatim(self, start: int, end: int, reason: str) -> Publication:
        """An entry that nothing could be read of, as written."""
        self.warn('entry-unread', f'{reason}; it is shown as written', start, severity=Severity.ERROR)
        raw = self.page.text[start:end]
        return Publication(
            key='entry',
            source=self.span(start, end),
            raw=raw,
            as_written=(Span('code', (' '.join(raw.split()),)),),
            verbatim=True,
        )

    def span(self, start: int, end: int) -> SourceSpan:
        line, column = self.page.place(start)
        last, _ = self.page.place(max(start, end - 1))
        return SourceSpan(self.page.file, line, column, last)

    def warn(self, code: str, message: str, place: int, hint: str = '', severity: Severity = Severity.WARNING) -> None:
        if severity is not Severity.NOTE or self.page.notes:
            self.problems.append(self.page.problem(severity, code, message, place, hint))


class _Work:
    """The making of one publication; values are taken out of ``left`` one after the other."""

    def __init__(self, builder: Builder, record: Record, item: Item) -> None:
        self.builder = builder
        self.record = record
        self.origins = item.origins
        self.left: dict[str, object] = dict(item)
        self.addresses = misplaced(self.left)
        self.extra: list[tuple[str, str]] = []
        self.further = item.further

    def publication(self) -> Publication:
        left, addresses = self.left, self.addresses
        key = text_of(left.pop('id', ''))
        type_ = self._type()
        title = titled(self._markup('title'), self._markup('subtitle'), self._markup('titleaddon'))
        if not title:
            self._warn('title-missing', 'this entry has no title', 'id', severity=Severity.NOTE)
        contributors, truncated = self._people()
        take_identifiers(left, addresses)
        if 'event-place' in left and 'event-title' not in left and left['event-place'] == left.get('publisher-place'):
            del left['event-place']  # Zotero gives books both
        plain = {name: self._text(name) for name in _PLAIN}
        plain['volume'], plain['issue'] = bare_number(plain['volume']), bare_number(plain['issue'])
        if addresses.arxiv(plain['number']):
            plain['number'] = ''
        venue = read_venue(left, plain_text(title), type_, self._plain) or self._preprint_server(type_, plain)
        if venue is not None and venue.kind == 'preprint server':
            addresses.arxiv_in(venue.full_name or venue.name)
            type_ = 'article' if type_ in _PREPRINTS else type_
        status = self._text('status')
        issued, left_of_date = self._date()
        if not status and (is_status(left_of_date) or (issued is None and any(map(str.isalpha, left_of_date)))):
            status = left_of_date
        elif left_of_date:
            self._put_numbers(left_of_date, plain)
        status, note = status_of_note(status, self._markup('note'))
        page, number = self._pages(plain['number'])
        abstract = self._markup('abstract')
        language = language_code(self._text('language'))
        keywords = self._words('keyword')
        topics = tuple(texts_of(left.pop('topics', [])))
        selected = self._flag('selected')
        rest = self._markup('rest')
        verbatim = self._markup('verbatim')
        notices = self._notices()
        self._links()
        self._extra()
        unread = self.record.unread
        return Publication(
            key=key or key_of(contributors, issued, plain_text(title)),
            source=self.builder.span(self.record.start, self.record.end),
            type=type_,
            title=title,
            contributors=contributors,
            truncated=truncated,
            issued=issued,
            venue=venue,
            volume=plain['volume'],
            issue=plain['issue'],
            page=page,
            number=number,
            edition=plain['edition'],
            publisher=plain['publisher'],
            publisher_place=plain['publisher-place'],
            identifiers=tuple(addresses.identifiers),
            links=tuple(addresses.links),
            status=status,
            abstract=abstract,
            note=note,
            language=language,
            keywords=keywords,
            topics=topics,
            selected=selected,
            rest=(*rest, *((' ',) if rest and unread else ()), *((unread,) if unread else ())),
            raw=self.builder.page.text[self.record.start : self.record.end],
            as_written=verbatim,
            verbatim=bool(verbatim),
            extra=tuple(dict.fromkeys(self.extra)),  # told once more, it says no more
            notices=notices,
        )

    def _preprint_server(self, type_: str, plain: dict[str, str]) -> Venue | None:
        """The server of a preprint that names no venue: its publisher, which is taken out of ``plain``, or arXiv."""
        server = preprint_server(plain['publisher']) if type_ in _PREPRINTS else ''
        if server:
            plain['publisher'] = ''
        elif type_ not in _AT_ARXIV or not self.addresses.value('arxiv'):
            return None
        self.left['container-title'] = server or 'arXiv'
        return read_venue(self.left, '', type_, self._plain)

    def _plain(self, value: object) -> str:
        """A value as a line of text without the markup that its syntax may have."""
        return plain_text(self.builder.read_text(text_of(value)))

    def _text(self, name: str) -> str:
        return self._plain(self.left.pop(name)) if name in self.left else ''

    def _markup(self, name: str) -> Markup:
        if name not in self.left:
            return ()
        value = self.left.pop(name)
        if isinstance(value, list):
            first, *others = as_list(value)
            self.extra += [(f'{name}-{number}', text_of(other)) for number, other in enumerate(others, 2)]
            value = first
        markup, unsafe = without_unsafe_links(self.builder.read_text(long_text_of(value)))
        self.addresses.unsafe += unsafe
        return markup

    def _flag(self, name: str) -> bool:
        """Whether a field says yes; what is neither yes nor no is kept."""
        text = self._text(name)
        if text and not is_true(text) and not is_false(text):
            self.extra.append((name, text))
        return is_true(text)

    def _words(self, name: str) -> tuple[str, ...]:
        value = self.left.pop(name, '')
        words = split_words(value) if isinstance(value, str) else [_word_of(each) for each in as_list(value)]
        return tuple(dict.fromkeys(word for word in map(self._plain, words) if word))

    def _place(self, name: str) -> int:
        return self.record.locate(self.origins.get(name, (name,)))

    def _warn(self, code: str, message: str, name: str, hint: str = '', severity: Severity = Severity.WARNING) -> None:
        if severity is not Severity.NOTE or self.builder.page.notes:  # to find a place may take a while
            self.builder.warn(code, message, self._place(name), hint, severity)

    def _type(self) -> str:
        written = text_of(self.left.pop('type', ''))
        plain = written.lower().replace(' ', '-').replace('_', '-')
        found = written if written in TYPES else plain if plain in TYPES else TYPE_NAMES.get(plain.replace('-', ''), '')
        if found or not written:
            return found
        near = get_close_matches(plain, TYPES, n=1, cutoff=0.85)
        hint = f'did you mean {near[0]}?' if near else 'it is shown without what its type could say'
        self._warn('type-unknown', f'"{written[:40]}" is no type of publication', 'type', hint, Severity.NOTE)
        self.extra.append(('entry-type', written))
        return near[0] if near else ''

    def _people(self) -> tuple[tuple[Contributor, ...], bool]:
        """Everybody, authors first, with the roles that a list beside the authors gives them."""
        found: list[Contributor] = []
        truncated = self._flag('truncated')
        told = self.left.pop('roles-of-others', {})
        roles = {'author': self.left.pop('roles', []), **(told if isinstance(told, dict) else {})}
        orcids = self.left.pop('orcids', [])
        for kind in NAMES:
            if kind not in self.left:
                continue
            names = read_names(self.left.pop(kind), kind)
            self.extra += names.further
            if names.truncated and kind != 'author' and found:
                self.extra.append((f'{kind}-others', 'et al.'))
            else:
                truncated = truncated or names.truncated
            people = names.people
            if any('marked' in each.roles for each in people):
                people = explained(people, self._explaining(), self.builder.marks_of_comments)
            if _fits(given := roles.get(kind), people):
                del roles[kind]
                people = [
                    each._replace(roles=tuple(dict.fromkeys((*each.roles, *texts_of(of_one)))))
                    for each, of_one in zip(people, given, strict=True)
                ]
            if kind == 'author' and _fits(orcids, people):
                people = [
                    each._replace(person=each.person._replace(orcid=text_of(orcid)))
                    for each, orcid in zip(people, orcids, strict=True)
                ]
                orcids = []
            found += people
        self.further = [*self.further, *((f'{kind}-roles', left) for kind, left in roles.items()), ('orcids', orcids)]
        return tuple(found), truncated

    def _explaining(self) -> Iterator[str]:
        """What the entry says in words, where signs beside names may be explained."""
        told = {**self.left, **dict(self.further), **dict(self.extra)}
        for name, value in told.items():
            if name.lower().endswith(_EXPLAINING):
                yield from texts_of(value)

    def _date(self) -> tuple[PartialDate | None, str]:
        if 'issued' not in self.left:
            return None, ''
        dated = read_any_date(self.left.pop('issued'))
        date = dated.date
        if date is not None:
            suffix, printed = self._text('year-suffix'), self._text('date-printed')
            date = date._replace(suffix=date.suffix or suffix, printed=printed or date.printed)
        elif dated.left and not is_status(dated.left):
            message = f'no year could be read in "{dated.left[:40]}"'
            self._warn('date-unread', message, 'issued', 'expected YYYY or YYYY-MM-DD')
        return date, dated.left

    def _pages(self, number: str) -> tuple[str, str]:
        """The pages and the number; that of an article which has no pages stands in their place."""
        page = page_range(self._text('page')) or self._text('page-first')
        article = self._text('article-number')
        if article and not page:
            page = article
        elif article and not number:
            number = '' if article == page else article
        elif article and article not in (page, number):
            self.extra.append(('article-number', article))
        return page, number

    def _put_numbers(self, left_of_date: str, plain: dict[str, str]) -> None:
        """Gives what stands beside a date its places, or keeps it: some lists have volume and pages there."""
        numbers = numbers_beside(left_of_date)
        if not numbers or any(plain.get(name) or name in self.left for name in numbers):
            self.extra.append(('date', left_of_date))
            return
        if 'page' in numbers:
            self.left['page'] = numbers.pop('page')
        plain.update(numbers)

    def _notices(self) -> tuple[Notice, ...]:
        """What became of the work; imported where it is told, which is seldom."""
        told = [*as_list(self.left.pop('notices', [])), *as_list(self.left.pop('updated-by', []))]
        if not told:
            return ()
        from sphinxcontrib_pubs.sources.notices.fields import nearest_kind, notices_of

        found, left = notices_of(told)
        for each in left:
            text = text_of(each)
            hint = nearest_kind(text_of(each.get('kind', '')) if isinstance(each, dict) else text)
            self._warn('notice-unknown', f'"{text[:60]}" is no notice on a publication', 'notices', hint)
            self.extra.append(('notice', text))
        return tuple(found)

    def _links(self) -> None:
        left, addresses = self.left, self.addresses
        self.further = [*self.further, *add_links(left, addresses)]
        without = []
        for name in [name for name in left if name in LINKS or field_of_link(name)]:
            field = name if name in LINKS else field_of_link(name)
            if not isinstance(left[name], dict) and addresses.field(field, ' '.join(texts_of(left[name]))):
                del left[name]
            else:
                without.append((name, left[name]))
        without += [each for each in self.further if each[0] == 'url']
        for name, value in without:
            if not isinstance(value, dict) and (message := told_for_address(name, ' '.join(texts_of(value)))):
                self._warn('link-words', message, 'URL' if name == 'url' else name, LINK_WORDS_HINT)
        for address in addresses.unsafe:
            message = f'the address {address[:60]} is of a kind that pages may not link to; it is kept without the link'
            self.builder.warn('url-scheme', message, self.record.start)
            self.extra.append(('address', address))

    def _extra(self) -> None:
        for award in as_list(self.left.pop('award', [])):
            self.extra.append(('award', self._plain(award)))
        told = self.left.pop('extra', {})
        for name, value in told.items() if isinstance(told, dict) else [('extra', told)]:
            self.further += [(name, each) for each in (value if isinstance(value, list) else [value])]
        for name, value in (*self.left.items(), *self.further):
            if is_empty(value):
                continue
            # BibTeX is shown as it stands, in lines.
            text = iso_text(value) if name in DATES else long_text_of(value) if name == 'bibtex' else text_of(value)
            self.extra.append((name, text))
        for name, value, _ in getattr(self.record.fields, 'repeated', ()):
            if not is_empty(value):
                self.extra.append((name, text_of(value)))


def _word_of(value: object) -> str:
    """A keyword, which databases of pages keep as a mapping with its name."""
    name = value.get('name') if isinstance(value, dict) else None
    return text_of(value if is_empty(name) else name)


def _fits(values: object, people: list[Contributor]) -> TypeGuard[list[object]]:
    """Whether a list has one value for each of the people."""
    return isinstance(values, list) and bool(values) and len(values) == len(people)
