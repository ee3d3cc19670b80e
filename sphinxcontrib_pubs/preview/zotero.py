"""What Zotero would save of a page, by the rules of its translators (github.com/zotero/translators).

The lowest priority that applies wins: unAPI 300, COinS 310, Embedded Metadata 320, DOI 400.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl

from sphinxcontrib_pubs.preview.page import problem_at
from sphinxcontrib_pubs.preview.vocabularies import ZOTERO, ZOTERO_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_pubs.model import Problem
    from sphinxcontrib_pubs.preview.page import Page

_FORMAT = 'info:ofi/fmt:kev:mtx:'
_OF_GENRES = {
    'bookitem': 'bookSection',
    'conference': 'conferencePaper',
    'proceeding': 'conferencePaper',
    'report': 'report',
    'document': 'document',
}
_OF_MATRICES = {'journal': 'journalArticle', 'dissertation': 'thesis', 'patent': 'patent', 'dc': 'webpage'}
#: Tags that decide the type of a paper's page for Embedded Metadata: the last one on the page wins.
_OF_TAGS = {
    'citation_journal_title': 'journalArticle',
    'citation_technical_report_institution': 'report',
    'citation_conference_title': 'conferencePaper',
    'citation_conference': 'conferencePaper',
    'citation_inbook_title': 'bookSection',
    'citation_book_title': 'bookSection',
    'citation_dissertation_institution': 'thesis',
}
_CREATORS = ('rft.au', 'rft.aucorp', 'rft.creator', 'rft.contributor', 'rft.inv')
_DOI = re.compile(r'(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)?(10\..+)', re.IGNORECASE)
_DOI_LINK = re.compile(r'https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/[^\s?#]+)', re.IGNORECASE)


class Item(NamedTuple):
    """One item of Zotero's library, by Zotero's names of types; what a page does not tell is ''."""

    type: str
    title: str = ''
    creators: Sequence[str] = ()
    date: str = ''
    container: str = ''
    doi: str = ''
    attachments: Sequence[str] = ()
    tags: Sequence[str] = ()


class Saved(NamedTuple):
    """The translator that wins, and what it saves; ``DOI`` and ``unAPI`` ask a server, so that only it knows."""

    translator: str
    items: Sequence[Item]


def saved_from(page: Page) -> Saved:
    """What Zotero's button saves; the translator is '' where none of the generic ones applies."""
    if page.has_unapi_server and page.has_unapi_items:
        return Saved('unAPI', ())
    items = [item for told in page.coins if (item := item_of_coins(told.text)) is not None]
    if items:
        return Saved('COinS', items)
    if page.citations:
        return Saved('Embedded Metadata', [item_of_tags(page)])
    dois = dict.fromkeys(match[1] for link in page.links if (match := _DOI_LINK.match(link)))
    if dois:
        return Saved('DOI', [Item('', doi=doi) for doi in dois])
    return Saved('', ())


def item_of_coins(context_object: str) -> Item | None:
    """An OpenURL ContextObject as an item; None for a format that Zotero does not know, which it passes over."""
    try:
        pairs = [(key, ' '.join(value.split())) for key, value in parse_qsl(context_object, max_num_fields=5000)]
    except ValueError:
        return None
    told: dict[str, str] = {}
    for key, value in pairs:
        told.setdefault(key, value)
    format = told.get('rft_val_fmt', '')
    matrix = format.removeprefix(_FORMAT) if format.startswith(_FORMAT) else ''
    if matrix == 'book':
        type_ = _OF_GENRES.get(told.get('rft.genre', ''), 'book')
    elif matrix in _OF_MATRICES:
        type_ = told.get('rft.type', 'webpage') if matrix == 'dc' else _OF_MATRICES[matrix]
    else:
        return None
    first = ', '.join(filter(None, (told.get('rft.aulast', ''), told.get('rft.aufirst', ''))))
    title = told.get('rft.atitle') or told.get('rft.title') or ''
    container = told.get('rft.jtitle') or told.get('rft.source') or ''
    if matrix == 'book':
        container = told.get('rft.btitle', '') if title else ''
        title = title or told.get('rft.btitle', '')
    return Item(
        type_,
        title,
        [*filter(None, (first,)), *(value for key, value in pairs if key in _CREATORS)],
        told.get('rft.date', ''),
        container or told.get('rft.inst', ''),
        next((value[9:] for key, value in pairs if key == 'rft_id' and value.lower().startswith('info:doi/')), ''),
    )


def item_of_tags(page: Page) -> Item:
    """What Embedded Metadata makes of a paper's tags: ``citation_*`` first, then what other vocabularies tell.

    Of several PDFs the first is saved. Of Dublin Core's identifiers one that is a DOI counts.
    """
    deciding = [told for told in page.tags if told.text and _short(told.name) in _OF_TAGS]
    dois = (text for name in ZOTERO['doi'] for text in page.contents(name))
    return Item(
        _OF_TAGS[_short(deciding[-1].name)] if deciding else _type(page),
        page.content(*ZOTERO['title']),
        _parts(page, 'creators'),
        page.content(*ZOTERO['date']),
        deciding[-1].text if deciding else page.content(*ZOTERO['container']),
        next((match[1] for text in dois if (match := _DOI.fullmatch(text))), ''),
        page.contents(*ZOTERO['pdf'])[:1],
        _parts(page, 'tags'),
    )


def _short(name: str) -> str:
    return name.removeprefix('bepress_')


def _type(page: Page) -> str:
    """The type of a page without a tag that decides it, by Zotero's order of what else may tell it."""
    if page.content('z:itemType'):
        return page.content('z:itemType')
    told = [page.content(name) for name in ('prism.aggregationtype', 'prism.genre', 'eprints.type')]
    # A page that calls itself a web site for previews of links is one to Zotero, whatever else it tells.
    told += [{'website': 'webpage', 'book': 'book'}.get(page.content('og:type'), '')]
    told += [page.content('dc.type', 'dcterms.type')]
    for text in filter(None, told):
        word = ''.join(text.split()).lower()
        if word == 'webpage' or word in ZOTERO_TYPES:
            return ZOTERO_TYPES.get(word, 'webpage')
    if page.content('citation_isbn', 'bepress_citation_isbn'):
        return 'book'
    return 'journalArticle' if page.content('citation_title', 'bepress_citation_title') else 'webpage'


def _parts(page: Page, field: str) -> list[str]:
    """What the tags of a field list, each or all in one with semicolons."""
    return [part.strip() for text in page.contents(*ZOTERO[field]) for part in text.split(';') if part.strip()]


def check_items(page: Page) -> Iterator[Problem]:
    """ContextObjects that Zotero would look up elsewhere, and those that keep it from a paper's own tags."""
    for told in page.coins:
        item = item_of_coins(told.text)
        lacks = ['format'] if item is None else []
        if item is not None:
            lacks = [what for what, has in (('title', item.title), ('creator', item.creators)) if not has]
        if lacks:
            yield problem_at(
                page, told, 'zotero-incomplete', f'a ContextObject has no {" and no ".join(lacks)}',
                'Zotero looks the work up by whatever is left, or passes over it',
            )  # fmt: skip
    if page.citations and (translator := saved_from(page).translator) in ('unAPI', 'COinS'):
        told = page.coins[0] if translator == 'COinS' else page.citations[0]
        yield problem_at(
            page, told, 'zotero-shadowed',
            f'Zotero takes {translator} for better than the tags of the paper: the PDF, the abstract and the keywords '
            'are lost',
            'leave it off the page of a single paper',
        )  # fmt: skip
