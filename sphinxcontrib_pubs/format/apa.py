"""The style ``apa``: authors, year, title, container, numbers, in the order of the APA manual."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.format.badges import badge_class
from sphinxcontrib_pubs.format.details import BOOKS, REPORTS, credits, event, genre_of, in_parentheses, series
from sphinxcontrib_pubs.format.links import add_further_identifiers, add_links, is_title, link_to
from sphinxcontrib_pubs.format.names import add_names
from sphinxcontrib_pubs.format.whole import add_in_brackets, add_rest, awards_of
from sphinxcontrib_pubs.locale import _, around, filled, ngettext, noted_in, per_language, pgettext
from sphinxcontrib_pubs.model import Identifier, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinxcontrib_pubs.model import Contributor, Markup, PartialDate, Publication, SpanKind, Venue

MONTHS = (
    noted_in('month', 'January'),
    noted_in('month', 'February'),
    noted_in('month', 'March'),
    noted_in('month', 'April'),
    noted_in('month', 'May'),
    noted_in('month', 'June'),
    noted_in('month', 'July'),
    noted_in('month', 'August'),
    noted_in('month', 'September'),
    noted_in('month', 'October'),
    noted_in('month', 'November'),
    noted_in('month', 'December'),
)

_TWO_MONTHS = re.compile(r'[^\W\d_]\s?[–/-]\s?[^\W\d_]')
_KIND = attrgetter('kind')
#: Works of which a line says more than their fields: an edition is the second one, a publisher a sentence of its own.
DETAILED = BOOKS | REPORTS
_IN_JOURNALS = frozenset({'article-journal', 'article-magazine', 'article-newspaper', 'article', 'periodical'})
_CLOSED = ('.', '?', '!', '…')


def format_apa(publication: Publication) -> Markup:
    """One publication as a line: ``Lin, J., & Yang, H. (2021). *Title.* **Venue**, 4(2), 1–9.``"""
    if publication.verbatim:
        return publication.as_written or (publication.raw,)
    parts: list[str | Span] = []
    contributors = publication.contributors
    kinds = set(map(_KIND, contributors))
    authors = contributors if kinds == {'author'} else [c for c in contributors if c.kind == 'author']
    editors = [c for c in contributors if c.kind == 'editor'] if 'editor' in kinds else []
    if authors:
        notes = publication.name_notes() if publication.extra else {}
        add_names(parts, authors, publication.marks, truncated=publication.truncated, notes=notes)
    elif editors:
        notes = publication.name_notes('editor') if publication.extra else {}
        add_names(parts, editors, publication.marks, truncated=publication.truncated, closed=False, notes=notes)
        parts.append(f' ({ngettext("Ed.", "Eds.", len(editors) + publication.truncated)}).')
    dated = _date(publication)
    if dated and (authors or editors):
        parts += [' (', Span('span', (dated,), classes=('pubs-year',)), ').']
        dated = ''
    extra = dict(publication.extra)
    if extra or publication.type in DETAILED or len(authors) + len(editors) < len(contributors):
        add_sentence(parts, _title_sentence(publication, editors if authors else [], extra))
    else:
        add_sentence(parts, title_of(publication))
    if dated:  # nobody is named, so the title comes first
        parts += [' (', Span('span', (dated,), classes=('pubs-year',)), ').']
    add_sentence(parts, container(publication, editors if authors else [], extra))
    if extra:
        for sentence in _further(publication, extra):
            add_sentence(parts, sentence)
        for award in awards_of(publication):
            _add_remark(parts, award)
    doi = publication.identifier('doi')
    if doi:
        identifier = Identifier(scheme='doi', value=doi)
        parts += [' ', link_to(identifier.url, identifier.url, 'doi')]
    if publication.identifiers:
        add_further_identifiers(parts, publication)
    _add_remark(parts, publication.note)
    add_links(parts, publication)
    add_rest(parts, publication)
    if parts and isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
    return tuple(parts)


def _date(publication: Publication) -> str:
    issued = publication.issued
    if issued is None:
        return pgettext('status', publication.status)
    return date_words(issued)


@per_language
def date_words(issued: PartialDate) -> str:
    """A date as the style has it in parentheses: ``2021``, ``2021, March 3``, ``2015–2017``."""
    if issued.end_year:
        return f'{issued.year}–{issued.end_year}{issued.suffix}'
    text = f'{issued.year}{issued.suffix}'
    # What a source prints that says more stays as it is: ``June 14–19``, ``Spring``.
    if not issued.month or len(re.findall(r'\d+', issued.printed)) > 1 or _TWO_MONTHS.search(issued.printed):
        return f'{text}, {issued.printed}' if issued.printed else text
    month = pgettext('month', MONTHS[issued.month - 1])
    if not issued.day:
        return filled(pgettext('date', '{year}, {month}'), year=text, month=month)
    # French alone counts the first day of a month.
    day = pgettext('first day of a month', '1') if issued.day == 1 else issued.day
    return filled(pgettext('date', '{year}, {month} {day}'), year=text, month=month, day=day)


def title_of(publication: Publication) -> Markup:
    """The title, linked where the source links it."""
    if not publication.title:
        return ()
    content = publication.title
    for link in publication.links:
        if is_title(link, publication):
            attributes = (('data-kind', link.kind),)
            content = (Span('link', content, target=link.url, classes=('pubs-link',), attributes=attributes),)
            break
    return (Span('emphasis', content, classes=('pubs-title',)),)


def _title_sentence(publication: Publication, editors: list[Contributor], extra: Mapping[str, str]) -> Markup:
    """The title; behind it who else made the work, what tells its editions apart, and what kind of work it is."""
    title = title_of(publication)
    alone = publication.venue is None and 'maintitle' not in extra
    groups: list[Markup] = list(credits(publication, editors if alone else []))
    if alone and (publication.type in DETAILED):
        details = in_parentheses(publication, extra)
        groups += [(', '.join(details),)] if details else []
    parts: list[str | Span] = list(title)
    if groups:
        parts += [' (' if parts else '(', *joined(groups, '; '), ')']
    if genre := genre_of(publication, extra):
        parts.append(f' [{genre}]' if parts else f'[{genre}]')
    return tuple(parts)


def joined(groups: Iterable[Markup], separator: str) -> list[str | Span]:
    """The groups one behind the other, with the separator between them."""
    row: list[str | Span] = []
    for group in groups:
        if row:
            row.append(separator)
        row.extend(group)
    return row


def container(publication: Publication, editors: list[Contributor], extra: Mapping[str, str]) -> Markup:
    """Where it appeared and under which numbers, without the full stop at the end."""
    groups: list[Markup] = []
    venue, type_ = publication.venue, publication.type
    of_book = type_ in DETAILED
    if editors and (venue or not of_book or 'maintitle' in extra):
        before, behind = around(pgettext('editors', 'In {names}'), 'names')
        names: list[str | Span] = [before] if before else []
        cut = publication.leaves_out('editor')
        add_names(names, editors, publication.marks, truncated=cut, closed=False)
        groups.append((*names, f'{behind} ({ngettext("Ed.", "Eds.", len(editors) + cut)})'))
    if venue:
        groups.append(venue_name(venue))
    if 'maintitle' in extra:
        main = ': '.join(extra[name] for name in ('maintitle', 'mainsubtitle') if name in extra)
        groups.append((main,) if groups else (filled(pgettext('title of a work', 'In {title}'), title=main),))
    if extra and (happened := event(extra, venue.name if venue else '')):
        groups.append((happened,))
    place = _publisher(publication)
    if of_book:
        if groups and (venue or 'maintitle' in extra):
            details = in_parentheses(publication, extra)
            groups[-1] = (*groups[-1], f' ({", ".join(details)})') if details else groups[-1]
        if place:
            # A publisher is a sentence of its own, behind what the parentheses close.
            groups = [(*joined(groups, ', '), '. ', place)] if groups else [(place,)]
    else:
        numbers = publication.volume + (f'({publication.issue})' if publication.issue else '')
        renewed = series(extra, of_journal=True) if extra and type_ in _IN_JOURNALS else ''
        number, page = publication.number, publication.page
        # The number of an article stands behind its pages, that of a paper in a series before them.
        places = (page, number) if type_ in _IN_JOURNALS else (number, page)
        texts = (renewed, numbers, *places, extra.get('article-number', ''))
        groups += [(text,) for text in (*texts, publication.edition, place) if text]
    arxiv = publication.identifier('arxiv')
    if arxiv:
        identifier = Identifier(scheme='arxiv', value=arxiv)
        groups.append((link_to(arxiv_label(arxiv, venue), identifier.url, 'arxiv'),))
    if publication.issued is not None and publication.status:
        groups.append((Span('span', (pgettext('status', publication.status),), classes=('pubs-status',)),))
    return tuple(joined(groups, ', '))


def arxiv_label(value: str, venue: Venue | None) -> str:
    """What a number of arXiv is called, which says where it is once: ``arXiv:2205.08084``, or ``abs/2205.08084``."""
    at_arxiv = venue is not None and venue.name.casefold() == 'arxiv'
    return f'abs/{value}' if at_arxiv else f'arXiv:{value}'


def _publisher(publication: Publication) -> str:
    """``Lund: Harbour Press``; where a work appeared in what is called as its publisher, that is said once."""
    venue, publisher = publication.venue, publication.publisher
    if venue is not None and publisher.casefold() == venue.name.casefold():
        publisher = ''
    return ': '.join(text for text in (publication.publisher_place, publisher) if text)


def _further(publication: Publication, extra: Mapping[str, str]) -> Iterator[Markup]:
    """Sentences for what only structured sources tell."""
    sentences = [extra.get(name, '') for name in ('container-title-2', 'authority', 'institution', 'organization')]
    collection = '' if publication.type in _IN_JOURNALS else series(extra, of_journal=False)
    said = publication.venue.name if publication.venue is not None else ''
    for text in (collection, *sentences):
        if text and text != said:
            yield (text,)
    if original := extra.get('original-date'):
        yield (filled(_('(Original work published {year})'), year=original),)


@lru_cache(maxsize=1024)
def venue_name(venue: Venue) -> Markup:
    """The name of a venue: its page, its badge, and its abbreviation where the source sets it off."""
    name = venue_as(venue, venue.name)
    if _has_badge_behind(venue, venue.name):
        return (name, ' ', _named('span', venue.abbreviation, _ABBREVIATED, venue))
    # Only a source that sets the venue off by a badge wants to see its abbreviation.
    if not venue.highlighted or not venue.abbreviation or venue.abbreviation.casefold() in venue.name.casefold():
        return (name,)
    return (name, ' (', Span(name.kind, (venue.abbreviation,), '', _ABBREVIATED), ')')


def venue_as(venue: Venue, name: str) -> Span:
    """The venue under one of its names, which is a badge where it is short."""
    kind: SpanKind = 'strong' if venue.highlighted else 'span'
    classes = ('pubs-venue', 'pubs-venue--highlighted') if venue.highlighted else ('pubs-venue',)
    if _has_badge_behind(venue, name):
        return Span(kind, (name,), classes=classes)
    return _named(kind, name, classes, venue)


def _has_badge_behind(venue: Venue, name: str) -> bool:
    return venue.colours is not None and bool(venue.abbreviation) and len(name) > _LONGEST_BADGE


#: From a name with more characters on, the abbreviation behind it is the badge.
_LONGEST_BADGE = 24
_ABBREVIATED = ('pubs-venue-abbreviation',)


def _named(kind: SpanKind, name: str, classes: tuple[str, ...], venue: Venue) -> Span:
    """A name of a venue with what is known of it: its page, its colours, its whole name where another is shown."""
    if not (venue.full_name or venue.url or venue.colours):
        return Span(kind, (name,), '', classes)
    attributes: list[tuple[str, str]] = []
    if venue.full_name and venue.full_name != name:
        attributes.append(('title', venue.full_name))
    if venue.colours is not None:
        classes = (*classes, 'pubs-venue--badge', badge_class(venue.colours))
    content: Markup = (Span('link', (name,), venue.url, ('pubs-venue-link',)),) if venue.url else (name,)
    return Span(kind, content, '', classes, tuple(attributes))


def add_sentence(parts: list[str | Span], sentence: Markup) -> None:
    """Adds a sentence to a line, with the full stop that it lacks; nothing for an empty one."""
    if sentence:
        parts.append(' ')
        parts.extend(sentence)
        if not _last_text(sentence).rstrip('”’"\'').endswith(_CLOSED):
            parts.append('.')


def _add_remark(parts: list[str | Span], words: Markup) -> None:
    """Adds what is said of a work: to the sentence before it where it stands in brackets, or else as one."""
    if not add_in_brackets(parts, words):
        add_sentence(parts, words)


def _last_text(markup: Markup) -> str:
    """The text that ends a markup, however deep it stands."""
    while markup:
        last = markup[-1]
        if isinstance(last, str):
            return last
        markup = last.content
    return ''
