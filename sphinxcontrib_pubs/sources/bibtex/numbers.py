"""Pages, numbers and issues of an entry, which programs write into each other's fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxcontrib_pubs.sources.bibtex.fields import pages
from sphinxcontrib_pubs.sources.records.values import bare_number

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from sphinxcontrib_pubs.sources.latex.markup import Latex
    from sphinxcontrib_pubs.sources.records.addresses import Addresses

#: Works whose number is that of an issue.
IN_ISSUES = frozenset({'article-journal', 'article-magazine', 'article-newspaper', 'article', 'periodical', 'review'})
#: Works that stand in a series, where a number without further words is the series'.
_IN_SERIES = frozenset({'book', 'chapter', 'paper-conference', 'entry-encyclopedia'})

#: Works that are no part of another one, whose pages people count.
_OF_PAGES = frozenset({'book', 'pamphlet', 'thesis', 'report'})
#: ``320``, ``xii+320``, ``xii, 32 pp.``; a number below a hundred may be the one page that is cited.
_WHOLE = re.compile(r'([ivxlc]{1,9}\s?[+,]\s?\d{1,5}|\d{3,5}|\d{1,5}(?=\s?p))(?:\s?(?:pp?\.?|pages))?', re.IGNORECASE)


def take_numbers(
    left: MutableMapping[str, str], csl: str, latex: Latex, addresses: Addresses
) -> tuple[str, str, str, tuple[tuple[str, str], ...]]:
    """Takes page, number and issue out of ``left``, with the values that are none of these.

    A number of an article is its issue, one in a series the series', else its own.
    """
    extra: tuple[tuple[str, str], ...] = ()
    number, issue = (latex.text(left.pop(name)) if name in left else '' for name in ('number', 'issue'))
    if csl in IN_ISSUES:
        if number and issue and issue != number:
            extra = (('issue-name', issue),)
        number, issue = '', bare_number(number or issue)
    elif number and csl in _IN_SERIES and 'series' in left:
        extra, number = (('collection-number', number),), ''
    elif number and not issue and csl == 'paper-conference' and 'volume' in left:
        number, issue = '', number
    page = pages(left.pop('pages', ''), latex)
    if page and csl in _OF_PAGES and 'pagetotal' not in left and (whole := _WHOLE.fullmatch(page)) is not None:
        left['pagetotal'], page = whole[1], ''
    article = latex.text(left.pop('eid', ''))
    # NASA's ADS has the number of a preprint in both.
    if page.startswith('arXiv:') and addresses.arxiv(page):
        page = ''
    if article.startswith('arXiv:') and addresses.arxiv(article):
        article = ''
    if article and not page:
        page = article
    elif article and not number:
        number = '' if article == page else article
    elif article and article not in (page, number):
        extra = (*extra, ('article-number', article))
    return page, number, issue, extra
