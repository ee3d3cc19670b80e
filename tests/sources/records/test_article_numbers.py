"""The number of an article stands in the place of its pages, or else beside them, whatever format tells it."""

from __future__ import annotations

import pytest

from sphinxcontrib_pubs.sources.load import read

FORMATS = {
    'bibtex': ('@article{{k, title = {{T}}{}}}', ', {} = {{{}}}', {'pages': 'pages', 'article': 'eid'}),
    'ris': ('TY  - JOUR\nTI  - T\n{}ER  - \n', '{}  - {}\n', {'pages': 'SP', 'article': 'C7'}),
    'csl-json': (
        '[{{"title": "T", "type": "article-journal"{}}}]',
        ', "{}": "{}"',
        {'pages': 'page', 'article': 'article-number', 'number': 'number'},
    ),
    'yaml': ('- title: T\n{}', '  {}: {}\n', {'pages': 'pages', 'article': 'article_number', 'number': 'number'}),
}


#: What an entry tells, its pages and number, and whether its article's number is left over.
CASES = [
    ({'article': 'e7'}, 'e7', '', False),
    ({'pages': '5', 'article': 'e7'}, '5', 'e7', False),
    ({'pages': 'e7', 'article': 'e7'}, 'e7', '', False),
    ({'article': 'e7', 'number': '3'}, 'e7', '3', False),
    ({'pages': '5', 'article': 'e7', 'number': '3'}, '5', '3', True),
]


@pytest.mark.parametrize(
    ('format', 'told', 'page', 'number', 'kept'),
    # What BibTeX and RIS call the number of an article is its issue.
    [(format, *case) for format in FORMATS for case in CASES if case[0].keys() <= FORMATS[format][2].keys()],
)
def test_an_article_has_its_number(format: str, told: dict[str, str], page: str, number: str, kept: bool) -> None:
    whole, field, names = FORMATS[format]
    text = whole.format(''.join(field.format(names[name], value) for name, value in told.items()))
    (publication,) = read(text, file='x', format=format).publications
    assert (publication.page, publication.number) == (page, number)
    assert (('article-number', 'e7') in publication.extra) is kept
