"""A publication as the ``citation_*`` tags that Google Scholar and Zotero read from the page of one paper.

The rules are Scholar's (scholar.google.com/intl/en/scholar/inclusion.html): title, authors and date or nothing, every
author in a tag of its own, and no date or name that is more precise than what is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_pubs.export.names import filed_name
from sphinxcontrib_pubs.export.page_range import outermost_pages
from sphinxcontrib_pubs.export.zotero import ZOTERO_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_pubs.model import PartialDate, Publication

_IN_JOURNALS = frozenset({'article-journal', 'article-magazine', 'article-newspaper', 'review', 'review-book'})
_ZOTERO_TYPES = {**ZOTERO_TYPES, 'book': 'book', 'classic': 'book', 'pamphlet': 'book', 'patent': 'patent'}
_IN_PROCEEDINGS = frozenset({'paper-conference'})


def citation_tags(told: Publication, *, pdf: str = '') -> list[tuple[str, str]]:
    """Names and contents of the tags, in order; none where title, author or date is not known.

    ``pdf`` is the absolute address of a file beside the page: Scholar takes no other.
    """
    authors = [name for name in (_line(filed_name(each.person)) for each in told.authors) if name]
    date = told.appeared
    if not told.title_text.strip() or not authors or date is None or date.year <= 0 or told.verbatim:
        return []
    tags = [('citation_title', told.title_text)]
    tags += [('citation_author', name) for name in authors]
    tags.append(('citation_publication_date', _date(date)))
    tags += _further(told)
    if pdf:
        tags.append(('citation_pdf_url', pdf))
    return [(name, line) for name, content in tags if (line := _line(content))]


def _line(text: str) -> str:
    return ' '.join(text.split())


def _further(told: Publication) -> Iterator[tuple[str, str]]:
    venue = told.venue
    container = (venue.full_name or venue.name) if venue is not None else ''
    kind = venue.kind if venue is not None else ''
    in_journal = told.type in _IN_JOURNALS or (told.type in ('', 'document') and kind == 'journal')
    in_proceedings = told.type in _IN_PROCEEDINGS or (
        told.type in ('', 'document') and kind in ('conference', 'workshop')
    )
    if in_journal:
        yield 'citation_journal_title', container
        yield 'citation_issn', told.identifier('issn')
    elif in_proceedings:
        yield 'citation_conference_title', container
    elif told.type == 'thesis':
        yield 'citation_dissertation_institution', told.publisher or container
    elif told.type == 'report':
        yield 'citation_technical_report_institution', told.publisher or container
        yield 'citation_technical_report_number', told.number
    elif told.type == 'chapter':
        yield 'citation_inbook_title', container
    else:
        # By itself Zotero takes a page with these tags for one of a journal's article.
        yield 'z:itemType', _ZOTERO_TYPES.get(told.type, '')
    yield 'citation_isbn', told.identifier('isbn')
    yield 'citation_volume', told.volume
    yield 'citation_issue', told.issue
    yield from zip(
        ('citation_firstpage', 'citation_lastpage'), outermost_pages(told.page) or (told.page,), strict=False
    )
    yield 'citation_doi', told.identifier('doi')
    yield 'citation_arxiv_id', told.identifier('arxiv')
    yield 'citation_pmid', told.identifier('pmid')
    if told.type not in ('thesis', 'report'):
        yield 'citation_publisher', told.publisher
    yield 'citation_language', told.language
    yield 'citation_keywords', '; '.join(told.keywords)


def _date(date: PartialDate) -> str:
    """``2010/5/12``, or as much of it as is known."""
    return '/'.join(map(str, date.parts))
