"""A member's list: the option ``author``, by ids and by names, in every source and every layout."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

PEOPLE = {
    'ito': {'name': 'Ito, Mei', 'variants': ['Ito-Lind, Mei']},
    'roe': 'Roe, Jane',
    'wu-l': 'Wu, Lan',
    'wu-k': 'Wu, Li',
}
MARKDOWN = """- Ito, M., & Roe, J. (2018). _On lists of words._ **KDD**.
- Ito-Lind, M. (2022). _On lists of stones._ **KDD**.
- Wu, Lan. (2020). _On lists of lamps._ **KDD**.
- Bell, A. (2019). _On lists of bells._ **KDD**.
"""
BIBTEX = """@article{words, author = {Ito, Mei and Roe, Jane}, title = {On lists of words}, year = 2018}
@article{stones, author = {Mei Ito-Lind}, title = {On lists of stones}, year = 2022}
@article{lamps, author = {Lan Wu}, title = {On lists of lamps}, year = 2020}
@article{bells, author = {Bell, A.}, title = {On lists of bells}, year = 2019}
"""
ITEMS = [
    (('Ito', 'M.'), ('Roe', 'J.'), 'words', 2018),
    (('Ito-Lind', 'Mei'), None, 'stones', 2022),
    (('Wu', 'Lan'), None, 'lamps', 2020),
    (('Bell', 'A.'), None, 'bells', 2019),
]
CSL = json.dumps(
    [
        {
            'id': word,
            'type': 'article-journal',
            'title': f'On lists of {word}',
            'author': [{'family': each[0], 'given': each[1]} for each in (first, second) if each],
            'issued': {'date-parts': [[year]]},
        }
        for first, second, word, year in ITEMS
    ]
)
RIS = ''.join(
    f'TY  - JOUR\nAU  - {", ".join(first)}\n'
    + (f'AU  - {", ".join(second)}\n' if second else '')
    + f'TI  - On lists of {word}\nPY  - {year}\nER  - \n\n'
    for first, second, word, year in ITEMS
)
YAML = ''.join(
    f'- title: On lists of {word}\n  authors: {json.dumps([", ".join(each) for each in (first, second) if each])}\n'
    f'  year: {year}\n'
    for first, second, word, year in ITEMS
)
ALL = ['words', 'stones', 'lamps', 'bells']
SOURCES = {'list.txt': MARKDOWN, 'list.bib': BIBTEX, 'list.json': CSL, 'list.ris': RIS, 'list.yml': YAML}


def page(author: str, source: str = 'list.txt', *options: str) -> str:
    return '\n'.join(['# Papers', '', f'```{{publications}} {source}', f':author: {author}', *options, '```', ''])


def words(html: str) -> list[str]:
    return re.findall(r'On lists of (\w+)\.?</(?:em|cite|a|span)>', html)


@pytest.mark.parametrize('source', SOURCES)
def test_every_source_gives_the_works_of_a_person(source: str, make_site: Callable[..., Site]) -> None:
    files = {'index.md': page('ito', source), source: SOURCES[source]}
    built = make_site(files, pubs_people=PEOPLE).build()
    assert built.warnings == ''
    assert words(built.text('index.html')) == ['words', 'stones']


@pytest.mark.parametrize('layout', ['list', 'cards', 'table', 'timeline'])
def test_every_layout_shows_them(layout: str, make_site: Callable[..., Site]) -> None:
    files = {'index.md': page('ito', 'list.bib', f':layout: {layout}', ':sort: -year'), 'list.bib': BIBTEX}
    built = make_site(files, pubs_people=PEOPLE).build()
    assert words(built.text('index.html')) == ['stones', 'words']


def test_every_other_builder_shows_them(make_site: Callable[..., Site]) -> None:
    text = (
        make_site({'index.md': page('ito'), 'list.txt': MARKDOWN}, pubs_people=PEOPLE).build('text').text('index.txt')
    )
    assert 'words' in text and 'stones' in text and 'lamps' not in text


@pytest.mark.parametrize(
    ('author', 'expected'),
    [
        ('roe, wu-l', ['words', 'lamps']),
        ('roe; wu-l', ['words', 'lamps']),
        ('Ito, Mei', ['words', 'stones']),
        ('Mei Ito-Lind; roe', ['words', 'stones']),
        ('Roe, Jane; Wu, Lan', ['words', 'lamps']),
        ('roe, ito', ['words', 'stones']),
        ('wu-k', []),
    ],
)
def test_people_are_named_by_ids_or_names(author: str, expected: list[str], make_site: Callable[..., Site]) -> None:
    built = make_site({'index.md': page(author), 'list.txt': MARKDOWN}, pubs_people=PEOPLE).build()
    assert built.warnings == ''
    assert words(built.text('index.html')) == expected


def test_a_filter_narrows_them_further(make_site: Callable[..., Site]) -> None:
    files = {'index.md': page('ito', 'list.txt', ':filter: year > 2018'), 'list.txt': MARKDOWN}
    assert words(make_site(files, pubs_people=PEOPLE).build().text('index.html')) == ['stones']


def test_it_is_short_for_a_filter_by_people(make_site: Callable[..., Site]) -> None:
    written = page('ito, roe').replace(':author: ito, roe', ":filter: any_of(people, 'ito', 'roe')")
    files = {'index.md': page('ito, roe'), 'other.md': f'---\norphan: true\n---\n{written}', 'list.txt': MARKDOWN}
    built = make_site(files, pubs_people=PEOPLE).build()
    assert built.warnings == ''
    assert words(built.text('other.html')) == words(built.text('index.html')) == ['words', 'stones']


@pytest.mark.parametrize(
    ('author', 'column', 'said', 'shown'),
    [
        # Those that are known are shown; where nobody is, the option is left out.
        ('roe, itto', 15, r'nobody with the id or the name "itto" \(did you mean ito', ['words']),
        (
            'itto',
            10,
            r'nobody with the id or the name "itto" \(did you mean ito',
            ALL,
        ),
        ('Wu, L.', 10, r'"Wu, L\." may be several people \(did you mean wu-l or wu-k\?\)', ALL),
        ('roe; Wu, L.', 15, r'"Wu, L\." may be several people \(did you mean wu-l or wu-k\?\)', ['words']),
        ('roe,', 14, r'nobody with the id or the name ""', ['words']),
        ('', 11, r'expected the id or the name of a person, found nothing', ALL),
    ],
)
def test_a_name_that_is_nobodys_is_told_at_its_column(
    author: str, column: int, said: str, shown: list[str], make_site: Callable[..., Site]
) -> None:
    built = make_site({'index.md': page(author), 'list.txt': MARKDOWN}, pubs_people=PEOPLE).build()
    assert re.search(
        rf"index\.md:4:{column}: WARNING: option 'author': .*{said}.*\[pubs\.option-value\]", built.warnings
    )
    assert words(built.text('index.html')) == shown


def test_each_of_many_names_is_told_once_and_the_last_are_counted(make_site: Callable[..., Site]) -> None:
    many = ', '.join(f'nobody{number % 50}' for number in range(200))
    warnings = make_site({'index.md': page(f'ito, {many}'), 'list.txt': MARKDOWN}, pubs_people=PEOPLE).build().warnings
    assert re.findall(r'the name "(\w+)"', warnings) == [f'nobody{number}' for number in range(20)]
    assert '30 more names are nobody’s' in warnings and warnings.count('WARNING') == 21


def test_a_site_that_knows_nobody_is_told_where_people_stand(make_site: Callable[..., Site]) -> None:
    warnings = make_site({'index.md': page('ito'), 'list.txt': MARKDOWN}).build().warnings
    assert 'pubs_people in conf.py names the people of the site' in warnings


def test_the_list_is_read_again_when_the_people_change(make_site: Callable[..., Site]) -> None:
    files = {'index.md': page('ito'), 'list.txt': MARKDOWN, 'people.yml': 'ito: "Ito, Mei"\n'}
    site = make_site(files, pubs_people='people.yml')
    assert words(site.build().text('index.html')) == ['words']
    site.write('people.yml', 'ito: {name: "Ito, Mei", variants: ["Ito-Lind, Mei"]}\n')
    assert words(site.build().text('index.html')) == ['words', 'stones']
