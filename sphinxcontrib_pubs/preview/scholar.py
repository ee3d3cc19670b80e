"""Google Scholar's rules for the page of a paper (scholar.google.com/intl/en/scholar/inclusion.html, "Indexing")."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sphinxcontrib_pubs.preview.names import fault_of_name
from sphinxcontrib_pubs.preview.page import problem_at
from sphinxcontrib_pubs.preview.site import is_absolute, unreached
from sphinxcontrib_pubs.preview.vocabularies import DUBLIN_CORE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinxcontrib_pubs.model import Problem
    from sphinxcontrib_pubs.preview.page import Page, Told
    from sphinxcontrib_pubs.preview.site import Site

#: The tags without which a page counts as one without tags.
REQUIRED = ('citation_title', 'citation_author', 'citation_publication_date')
#: A page with one of these is not taken; with any other problem it is, but not all that it tells.
REJECTING = frozenset({'scholar-incomplete', 'scholar-date', 'scholar-abstract', 'scholar-unreachable'})
CLICKS = 10
LARGEST_PDF = 5 * 1024 * 1024

_DATE = re.compile(r'(\d{4})(?:([/-])(\d{1,2})(?:\2(\d{1,2}))?)?')
_ISSN = re.compile(r'\d{4}-?\d{3}[\dXx]')
_PAGE = re.compile(r'[^\W_]+(?:[.:/-][^\W_]+)*')
_RANGE = re.compile(r'(\d{1,9})\s*[-–—]+\s*(\d{1,9})')


def check_papers(site: Site) -> Iterator[Problem]:
    """What Scholar would not take of the papers of a site, page by page."""
    far = unreached(site, CLICKS)
    for page in site.pages.values():
        if page.citations:
            yield from check_paper(page)
            if page.name in far:
                yield problem_at(
                    page, page.citations[0], 'scholar-unreachable',
                    f'no plain links lead from the index page to this paper within {CLICKS} clicks',
                    'link to it from a list of publications that is itself linked',
                )  # fmt: skip


def check_paper(page: Page) -> Iterator[Problem]:
    """What the page alone, and the PDF beside it, tell of Scholar's decision."""
    missing = [name for name in REQUIRED if not page.field(name)]
    if missing:
        yield problem_at(
            page, page.citations[0], 'scholar-incomplete',
            f'{" and ".join(missing)} missing: Scholar takes the page as one without tags',
            'title, authors and date are told together or not at all',
        )  # fmt: skip
    for author in page.field('citation_author'):
        if fault := fault_of_name(author.text):
            yield problem_at(
                page, author, 'scholar-author', f'the author "{author.text}" {fault}',
                'each author has a tag of its own, with the name alone',
            )  # fmt: skip
    for told in page.field('citation_publication_date'):
        if not is_date(told.text):
            yield problem_at(page, told, 'scholar-date', f'"{told.text}" is no date', 'write 2021, 2021/5 or 2021/5/12')
    for told in page.field('citation_pdf_url'):
        if fault := fault_of_pdf(told.text, page):
            yield problem_at(
                page, told, 'scholar-pdf', f'the PDF {told.text} {fault}',
                'Scholar takes a PDF of at most 5 MB that lies beside the page',
            )  # fmt: skip
    yield from _fields(page)
    if all(told.name.startswith(DUBLIN_CORE) for told in page.citations):
        yield problem_at(
            page, page.citations[0], 'scholar-vocabulary', 'the paper is told in Dublin Core alone',
            'Scholar takes that as a last resort: tell it in tags such as citation_title as well',
        )  # fmt: skip
    if page.abstract is None:
        hidden = page.hidden_abstract
        yield problem_at(
            page, hidden or page.citations[0], 'scholar-abstract',
            'the abstract is hidden until a reader unfolds it' if hidden else 'there is no abstract',
            'show the whole of it: pages with bibliographic data alone are not considered',
        )  # fmt: skip


def is_date(text: str) -> bool:
    """``2010``, ``2010/5`` or ``2010/5/12``, also with hyphens, and a day that there is."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[3] or 1), int(match[4] or 1))
    except ValueError:
        return False
    return True


def fault_of_pdf(address: str, page: Page) -> str:
    """Why Scholar would not take a PDF: "the file must be in the same subdirectory as the page", at most 5 MB."""
    if not is_absolute(address):
        return 'is told by an address that is not absolute'
    parts = urlsplit(address)
    folder, _, name = unquote(parts.path).rpartition('/')
    if is_absolute(page.address):
        home = urlsplit(page.address)
        if parts.netloc.lower() != home.netloc.lower():
            return f'lies on another host than the page, {home.netloc}'
        is_beside = folder == unquote(home.path).rpartition('/')[0]
    else:
        # A page that does not tell its address: the site may lie anywhere on its host.
        is_beside = f'{folder}/'.endswith(f'/{page.name.rpartition("/")[0]}/'.replace('//', '/'))
    if not is_beside:
        return 'lies in another directory than the page'
    if not name.lower().endswith('.pdf'):
        return 'has no name that ends in .pdf'
    return _fault_of_file(page.file.parent, name)


def _fault_of_file(folder: Path, name: str) -> str:
    try:
        path = folder / name
        if not path.is_file():
            return 'is not there'
        if path.stat().st_size > LARGEST_PDF:
            return f'has {path.stat().st_size / 1024 / 1024:.1f} MB'
        with path.open('rb') as file:
            return '' if file.read(5) == b'%PDF-' else 'does not begin as a PDF does'
    except (OSError, ValueError) as error:  # ValueError: a null character in a name
        return f'cannot be read: {error}'


def _fields(page: Page) -> Iterator[Problem]:
    for told in page.field('citation_title')[1:]:
        yield _field(page, told, 'is a second title', 'Scholar takes one paper a page')
    for told in page.field('citation_issn'):
        if not _ISSN.fullmatch(told.text):
            yield _field(page, told, 'is no ISSN', 'write eight digits, such as 1234-567X')
    for told in _told(page, 'citation_volume', 'citation_issue', 'citation_isbn', 'citation_firstpage'):
        if _ISSN.fullmatch(told.text) and '-' in told.text and not _is_range(told.text, told.name):
            yield _field(page, told, 'is an ISSN', 'it belongs into citation_issn')
    for told in _told(page, 'citation_online_date', 'citation_date'):
        if not is_date(told.text):
            yield _field(page, told, 'is no date', 'write 2021, 2021/5 or 2021/5/12')
    for told in _told(page, 'citation_firstpage', 'citation_lastpage'):
        if _is_range(told.text, told.name) or not _PAGE.fullmatch(told.text) or re.match(r'pp?\.', told.text):
            yield _field(page, told, 'is no page', 'the first and the last page have a tag each')


def _told(page: Page, *fields: str) -> Iterator[Told]:
    return (told for field in fields for told in page.field(field))


def _is_range(text: str, name: str) -> bool:
    """Whether it is a pair of pages, of which the second is the larger, or the two years of a volume."""
    match = _RANGE.fullmatch(text)
    if match is None or int(match[1]) > int(match[2]):
        return False
    return 'page' in name or (int(match[1]) >= 1800 and int(match[2]) <= 2100)


def _field(page: Page, told: Told, message: str, hint: str) -> Problem:
    return problem_at(page, told, 'scholar-field', f'{told.name} "{told.text}" {message}', hint)
